"""The whole page: an index of the study, its articles packed one by one, and the program that shows them."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from analysis.corpus.print_order import articles_in_order
from analysis.interchange.versions import LANGUAGES, Article, read_articles
from analysis.pages.embedding import json_block, packed_block
from analysis.pages.html_page import Sources, html_page
from analysis.reader.article_data import article_data, marks_by_version
from analysis.reader.keywords import SHOWN
from analysis.reader.layers import Layer
from analysis.tables.corpus import TOKENS


def reader_page(
    study: str,
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    units: pl.DataFrame,
    layers: Sequence[Layer],
    frames: Mapping[str, list[dict[str, Any]]],
    keywords: pl.DataFrame,
    least_confidence: float,
    sources: Sources,
) -> str:
    """The page in HTML.

    Args:
        study: the name of the study.
        articles: the table ``corpus/articles``, restricted to what is measured.
        paragraphs, sentences: the tables of ``corpus/``; rows of other versions are passed over.
        units: the table ``alignment/units``.
        layers: what can be highlighted, in the order of the legend.
        frames: the frames of each article (:func:`analysis.reader.frame_numbers.frame_numbers`).
        keywords: the keywords of each article (:func:`analysis.reader.keywords.article_keywords`).
        least_confidence: units below it are shown as doubtful.
        sources: what the page is made of.

    Raises:
        ValueError: the tables do not fit each other, or the sources of the page do not. This is a fault of the code.
    """
    read = {
        (article.issue, article.article): article
        for article in read_articles(articles, paragraphs, sentences, TOKENS.frame([]), units)
    }
    ordered = [read[article.issue, article.article] for article in articles_in_order(articles)]
    marks = marks_by_version(layers)
    words = _keywords(keywords)
    blocks = []
    for number, article in enumerate(ordered):
        group = f"{article.issue}/{article.article}"
        data = article_data(article, marks, layers)
        data["frames"], data["keywords"] = frames.get(group, []), words.get(group, {})
        block = packed_block(data)
        blocks.append(f'<script type="text/plain" id="article-{number}">{block}</script>')
    parts = {
        "study": html.escape(study),
        "index": json_block(_index(study, ordered, layers, least_confidence)),
        "articles": "\n".join(blocks),
    }
    return html_page(sources, parts)


def _index(
    study: str, articles: Sequence[Article], layers: Sequence[Layer], least_confidence: float
) -> dict[str, Any]:
    return {
        "study": study,
        "least_confidence": least_confidence,
        "articles": [
            {
                "issue": article.issue,
                "article": article.article,
                "titles": {
                    language: version.title for language, version in article.versions.items() if version.title
                },
                "authors": {
                    language: version.author_name
                    for language, version in article.versions.items()
                    if version.author_name
                },
            }
            for article in articles
        ],
        "layers": [
            {"id": layer.id, "kind": layer.kind, "title": dict(layer.title), "on": layer.on}
            for layer in layers
        ],
        "entries": [row for number, layer in enumerate(layers) for row in _entries(number, layer)],
    }


def _entries(number: int, layer: Layer) -> list[list[Any]]:
    """Entries that a reader may choose, as ``[layer, id, titles, hits in English, in Chinese]``."""
    if layer.forms:
        return []
    counts: dict[str, list[int]] = {}
    for entry, language, count in layer.spans.group_by("entry", "language").len().sort("entry").iter_rows():
        counts.setdefault(entry, [0, 0])[LANGUAGES.index(language)] = count
    # In the order of the codebook; what has no title there comes behind.
    known = [entry for entry in layer.entries if entry in counts]
    rest = [entry for entry in counts if entry not in layer.entries]
    return [[number, entry, dict(layer.entries.get(entry, {})), *counts[entry]] for entry in known + rest]


def _keywords(keywords: pl.DataFrame) -> dict[str, dict[str, list[list[Any]]]]:
    found: dict[str, dict[str, list[list[Any]]]] = {}
    for group, language, *numbers in keywords.select("group", "language", *SHOWN).iter_rows():
        found.setdefault(group, {}).setdefault(language, []).append(numbers)
    return found
