"""Layers: what is marked where, in the tables and in the data of the page."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from typing import Any

import polars as pl
import pytest
from aligned_demo import demo
from reader_pages import CHINESE, ENGLISH, demo_study, hostile_layers, hostile_tables, spans_of
from small_study import corpus_of, small_codebook

from analysis.framing.matching import find_hits
from analysis.interchange.versions import read_articles
from analysis.pages.embedding import packed_block
from analysis.reader.article_data import article_data, marks_by_version
from analysis.reader.frame_numbers import frame_numbers
from analysis.reader.keywords import keyword_layer
from analysis.reader.layers import Layer, actor_layer, frame_layers
from analysis.tables.framing import SALIENCE
from analysis.tables.paired_salience import PAIRED_SALIENCE


def texts_of_marks(data: dict[str, Any], language: str) -> list[tuple[str, str]]:
    """Entry and text of each mark, cut as a browser does: in UTF-16 code units."""
    return [
        (
            data["entries"][entry][1],
            paragraph["text"].encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le"),
        )
        for paragraph in data["versions"][language]["paragraphs"]
        for entry, start, end, _ in paragraph["marks"]
    ]


def hostile_data(layers: list[Layer] | None = None) -> list[dict[str, Any]]:
    tables = hostile_tables()
    layers = hostile_layers() if layers is None else layers
    tokens = demo().tokens.clear()
    read = read_articles(
        tables["articles"], tables["paragraphs"], tables["sentences"], tokens, tables["units"]
    )
    return [article_data(article, marks_by_version(layers), layers) for article in read]


def test_a_frame_is_a_layer_and_its_terms_are_entries() -> None:
    codebook = small_codebook()
    paragraphs, sentences, tokens = corpus_of(
        [("a", "en", "Win-win cooperation with India."), ("a", "zh", "合作共赢和合作。")]
    )
    hits, actors = find_hits(codebook, paragraphs, sentences, tokens)
    shared, cooperation = frame_layers(hits, codebook)
    assert (
        shared.spans.is_empty() and shared.on and shared.title == {"en": "Shared future", "zh": "命运共同体"}
    )
    assert cooperation.spans.select("language", "start", "end", "entry").rows() == [
        ("en", 0, 19, "win_win"),
        ("zh", 0, 4, "win_win"),
        ("zh", 5, 7, "cooperation"),
    ]
    assert cooperation.entries["win_win"] == {"en": "win-win cooperation", "zh": "合作共赢"}
    actor = actor_layer(actors, codebook)
    assert actor.spans["entry"].to_list() == ["india"] and actor.entries["india"]["zh"] == "印度"


def test_every_hit_of_the_demo_is_marked_once_and_cuts_to_its_text() -> None:
    study = demo()
    layers = demo_study().layers
    tokens = study.tokens.clear()
    read = read_articles(study.articles, study.paragraphs, study.sentences, tokens, study.units)
    marks = marks_by_version(layers)
    found = []
    for article in read:
        data = article_data(article, marks, layers)
        for language in data["versions"]:
            found += [
                (article.issue, article.article, language, entry, text)
                for entry, text in texts_of_marks(data, language)
                if ":" not in entry and entry != "obligation"
            ]
    columns = ["issue", "article", "language", "term", "text"]
    expected = pl.concat([study.hits, study.actors]).select(columns).rows()
    assert sorted(found) == sorted(expected) and len(found) > 100


def test_word_lists_are_marked_where_the_concordance_finds_them() -> None:
    layer = next(layer for layer in demo_study().layers if layer.kind == "Word lists")
    lines = demo_study().concordance.filter(kind="list")
    assert layer.spans.height == lines.height > 0
    assert set(lines["keyword"].str.to_lowercase()) <= {"must", "should", "必须", "应当"}
    assert (layer.spans["end"] - layer.spans["start"]).to_list() == [
        len(word) for word in lines.select("keyword").to_series()
    ]


def test_keywords_are_marked_in_their_own_article_only_and_searched_by_all_their_forms() -> None:
    _, _, tokens = corpus_of(
        [("a", "en", "Rivers flow. A river is deep."), ("b", "en", "The River here.")],
        lemmatise=lambda word: word.lower().removesuffix("s"),
    )
    keywords = pl.DataFrame({"group": ["i/a"], "language": ["en"], "term": ["river"]})
    layer = keyword_layer(keywords, tokens)
    assert layer.spans.select("article", "start", "end").rows() == [("a", 0, 6), ("a", 15, 20)]
    assert layer.forms == {"en:river": ("en", ("river", "rivers"))}


def test_places_count_as_a_browser_counts() -> None:
    data = hostile_data()[0]
    assert texts_of_marks(data, "en") == [("part", "One"), ("whole", "river bank"), ("part", "bank.")]
    assert texts_of_marks(data, "zh") == [("whole", "野家")]
    paragraph = data["versions"]["zh"]["paragraphs"][0]
    units = len(CHINESE[0].encode("utf-16-le")) // 2
    assert paragraph["sentences"][-1][2] == units == len(CHINESE[0]) + 1


def test_an_article_holds_its_texts_its_units_and_its_own_entries_only() -> None:
    both, alone = hostile_data()
    assert [entry[:2] for entry in alone["entries"]] == [[0, "whole"]]
    assert [paragraph["text"] for paragraph in alone["versions"]["en"]["paragraphs"]] == ENGLISH
    assert alone["units"] == {"paragraph": [], "sentence": []}
    assert both["units"]["sentence"][2] == [[2, 3], [], 0.8]


@pytest.mark.parametrize(
    "row",
    [
        ("a", "en", 0, 5, 5, "x"),
        ("a", "en", 0, -1, 3, "x"),
        ("a", "en", 1, 0, 999, "x"),
        ("a", "en", 7, 0, 1, "x"),
    ],
)
def test_a_mark_outside_its_paragraph_is_refused(row: tuple[str, str, int, int, int, str]) -> None:
    with pytest.raises(ValueError, match=r"i\.a\.en"):
        hostile_data([Layer("one", "Kind", {}, spans_of([row]))])


def test_spans_of_other_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="layer one"):
        Layer("one", "Kind", {}, spans_of([]).drop("note"))


def test_the_order_of_spans_makes_no_difference() -> None:
    layers = demo_study().layers
    turned = [Layer(layer.id, layer.kind, layer.title, layer.spans.reverse()) for layer in layers]
    assert marks_by_version(turned) == marks_by_version(layers)
    assert marks_by_version([]) == {}


def test_a_block_gives_back_what_was_packed() -> None:
    data = hostile_data()[0]
    assert json.loads(zlib.decompress(b64decode(packed_block(data)))) == data


def test_frames_without_a_hit_are_left_out_of_the_numbers_and_the_most_frequent_come_first() -> None:
    shares = SALIENCE.frame(
        [
            ("article", "i/a", language, frame, 1, 10, having, having, having / 10, 0.1, 0.9, "Wilson", 1)
            for frame, english, chinese in (("shared_future", 1, 2), ("cooperation", 4, 5))
            for language, having in (("en", english), ("zh", chinese))
        ]
        + [("article", "i/b", "en", "cooperation", 1, 10, 0, 0, 0.0, 0.0, 0.3, "Wilson", 1)]
    )
    found = frame_numbers(shares, PAIRED_SALIENCE.frame([]), small_codebook())
    assert list(found) == ["i/a"]
    assert [row["title"]["en"] for row in found["i/a"]] == ["Cooperation", "Shared future"]
    assert found["i/a"][0]["zh"] == [5, 10, 0.5, 0.1, 0.9] and "paired" not in found["i/a"][0]
