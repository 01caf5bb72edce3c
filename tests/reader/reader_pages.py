"""Pages for the tests of the reader: the demo study, and a small study whose texts try to break the page."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import polars as pl
from aligned_demo import demo
from project import PROJECT
from small_study import project_codebook

from analysis.framing.concordance import concordance
from analysis.framing.concordance_queries import chosen_entries, find_list_hits, list_entries
from analysis.framing.keyness import keyness
from analysis.framing.paired_salience import paired_salience
from analysis.framing.salience import salience
from analysis.pages.html_page import Sources
from analysis.reader.frame_numbers import frame_numbers
from analysis.reader.keywords import article_keywords, keyword_layer
from analysis.reader.layers import SPANS, Layer, actor_layer, frame_layers, list_layers
from analysis.reader.page import reader_page
from analysis.tables.alignment import UNITS
from analysis.tables.corpus import ARTICLES, PARAGRAPHS, SENTENCES
from analysis.tables.framing import KEYNESS
from workflow.page_sources import page_files, read_sources

LISTS: list[dict[str, Any]] = [{"name": "obligation", "en": ["must", "should"], "zh": ["必须", "应当"]}]


@cache
def sources() -> Sources:
    return read_sources(**page_files("reader", PROJECT))


class Demo(NamedTuple):
    """The demo study as the reader takes it."""

    concordance: pl.DataFrame
    keywords: pl.DataFrame
    layers: list[Layer]
    page: str


@cache
def demo_study() -> Demo:
    study, codebook = demo(), project_codebook()
    lists = list_entries(LISTS)
    found = find_list_hits(lists, codebook, study.paragraphs, study.sentences, study.tokens, "lists")
    lines = concordance(
        [*chosen_entries("all", codebook), *lists],
        pl.concat([study.hits, study.actors, found]),
        study.articles,
        study.sentences,
        study.units,
    )
    shares = salience(study.hits, study.articles, study.paragraphs, codebook, "demo")
    frames = [frame.id for frame in codebook.frames]
    pairs = paired_salience(
        study.hits, study.articles, study.paragraphs, study.units, frames, "demo", 0.5, 50, 1
    )
    none: frozenset[str] = frozenset()
    words = keyness(
        study.tokens,
        study.articles,
        study.paragraphs,
        {"en": none, "zh": none},
        ["article"],
        3,
        500,
        50,
        1,
        "demo",
    )
    keywords = article_keywords(words, 5)
    layers = [
        *frame_layers(study.hits, codebook),
        actor_layer(study.actors, codebook),
        *list_layers(lines, lists),
        keyword_layer(keywords, study.tokens),
    ]
    numbers = frame_numbers(shares, pairs, codebook)
    page = reader_page(
        "demo",
        study.articles,
        study.paragraphs,
        study.sentences,
        study.units,
        layers,
        numbers,
        keywords,
        0.5,
        sources(),
    )
    return Demo(lines, keywords, layers, page)


# Texts that would break out of a script, an attribute or a comment, and a character outside the first plane.
TITLE = "\"'><script>window.broken = 1</script><!-- &amp; \u2028"
ENGLISH = [
    "One </script><script>window.broken = 2</script> sentence. A second <img src=x onerror=alert(1)>.",
    "Only English & 'quoted' here. \U00020bb7 stands before the river bank.",
]
CHINESE = ["第一句<b>粗</b>。\U00020bb7野家在河边。"]


def hostile_tables() -> dict[str, pl.DataFrame]:
    """Articles, paragraphs, sentences and units: an article in both versions, and one in English only."""
    head = ("articles", True, TITLE, TITLE, "x", TITLE, TITLE, TITLE, 1, 2, 2, 0, 4, 9, 9)
    articles = [("i", "a", "en", 1, *head), ("i", "a", "zh", 1, *head), ("i", "b", "en", 2, *head)]
    texts = [("a", "en", ENGLISH), ("a", "zh", CHINESE), ("b", "en", ENGLISH)]
    paragraphs, sentences = [], []
    for article, language, own in texts:
        count = 0
        for number, text in enumerate(own):
            paragraphs.append(("i", article, language, number, "paragraph", None, text, 1, 1))
            cut = text.index(". " if language == "en" else "。") + 1
            rest = cut + 1 if language == "en" else cut
            for start, end in ((0, cut), (rest, len(text))):
                sentences.append(("i", article, language, number, count, text[start:end], start, end))
                count += 1
    units = [
        ("i", "a", "paragraph", 0, 0, [0], [0], 0.9),
        ("i", "a", "paragraph", 1, 1, [1], [], 0.4),
        ("i", "a", "sentence", 0, 0, [0], [0], 0.9),
        ("i", "a", "sentence", 1, 0, [1], [1], 0.3),
        ("i", "a", "sentence", 2, 1, [2, 3], [], 0.8),
    ]
    return {
        "articles": ARTICLES.frame(articles),
        "paragraphs": PARAGRAPHS.frame(paragraphs),
        "sentences": SENTENCES.frame(sentences),
        "units": UNITS.frame(units),
    }


def spans_of(rows: list[tuple[str, str, int, int, int, str]]) -> pl.DataFrame:
    """Spans of ``(article, language, paragraph, start, end, entry)``."""
    return pl.DataFrame([("i", *row, "note <i>") for row in rows], schema=dict(SPANS), orient="row")


def hostile_layers() -> list[Layer]:
    """Two layers whose marks overlap in the second English paragraph and both versions of the first."""
    river = ENGLISH[1].index("river")
    rows = [
        ("a", "en", 1, river, river + 10, "whole"),
        ("a", "zh", 0, CHINESE[0].index("野家"), CHINESE[0].index("野家") + 2, "whole"),
        ("b", "en", 1, river, river + 5, "whole"),
    ]
    parts = [("a", "en", 1, river + 6, river + 11, "part"), ("a", "en", 0, 0, 3, "part")]
    return [
        Layer(TITLE, "Kind <b>", {"en": TITLE}, spans_of(rows), {"whole": {"en": TITLE}}, on=True),
        Layer("second", "Kind <b>", {}, spans_of(parts[:1]), on=True),
        Layer("third", "Other", {"zh": "第三"}, spans_of(parts[1:])),
    ]


def hostile_page() -> str:
    return reader_page(
        "<hostile> & 'study'",
        *hostile_tables().values(),
        hostile_layers(),
        {"i/a": [{"title": {"en": TITLE}, "en": [1, 2, 0.5, 0.1, 0.9], "paired": [2, 0.1, None, None]}]},
        KEYNESS.frame([]),
        0.5,
        sources(),
    )
