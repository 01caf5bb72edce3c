"""Aligned paragraphs as units with counts in both languages, on the demo issues and on a small study."""

from __future__ import annotations

from itertools import chain

import numpy as np
import polars as pl

from analysis.topics.units import joint_units

ARTICLES = pl.DataFrame(
    [("i", "a", "en", "author"), ("i", "a", "zh", "author"), ("i", "b", "en", None)],
    schema=["issue", "article", "language", "author"],
    orient="row",
)


def paragraph_rows() -> tuple[pl.DataFrame, pl.DataFrame]:
    """Paragraphs and tokens: three English paragraphs (the first a heading) and two Chinese ones; article b."""
    texts = {
        ("a", "en", 0): "Peace",
        ("a", "en", 1): "peace the talk talk",
        ("a", "en", 2): "trade",
        ("a", "en", 3): "the",
        ("a", "zh", 0): "和平 会谈",
        ("a", "zh", 1): "贸易 贸易 在",
        ("b", "en", 0): "peace",
    }
    tokens = [
        ("i", article, language, paragraph, word, "word")
        for (article, language, paragraph), text in texts.items()
        for word in text.split()
    ]
    paragraphs = [("i", *place, "heading" if place == ("a", "en", 0) else "paragraph") for place in texts]
    return (
        pl.DataFrame(
            tokens, schema=["issue", "article", "language", "paragraph", "lemma", "tag"], orient="row"
        ),
        pl.DataFrame(paragraphs, schema=["issue", "article", "language", "paragraph", "kind"], orient="row"),
    )


def aligned() -> pl.DataFrame:
    rows = [
        ("i", "a", "paragraph", 0, [0], []),
        ("i", "a", "paragraph", 1, [1, 2], [0, 1]),
        ("i", "a", "paragraph", 2, [3], []),
        ("i", "a", "sentence", 0, [1], [0]),
        ("i", "b", "paragraph", 0, [0], []),
    ]
    return pl.DataFrame(
        rows,
        schema={
            "issue": pl.String,
            "article": pl.String,
            "granularity": pl.String,
            "unit": pl.Int64,
            "en": pl.List(pl.Int64),
            "zh": pl.List(pl.Int64),
        },
        orient="row",
    )


STOPWORDS = {"en": frozenset({"the"}), "zh": frozenset({"在"})}


def test_paragraphs_of_a_unit_are_joined_and_sides_may_be_missing() -> None:
    paragraphs, tokens = paragraph_rows()[::-1]
    units = joint_units(aligned(), tokens, paragraphs, ARTICLES, STOPWORDS)
    # A heading, and a paragraph of stop words only, are no units.
    assert units.places.rows() == [("i", "a", "author", 1), ("i", "b", None, 0)]
    assert units.words == {"en": ("peace", "talk", "trade"), "zh": ("会谈", "和平", "贸易")}
    assert units.counts["en"].toarray().tolist() == [[1, 2, 1], [1, 0, 0]]
    assert units.counts["zh"].toarray().tolist() == [[1, 1, 2], [0, 0, 0]]
    assert units.complete().tolist() == [0]
    assert units.take(np.array([1]))["en"].toarray().tolist() == [[1, 0, 0]]


def test_the_vocabulary_is_bounded_by_units() -> None:
    tokens, paragraphs = paragraph_rows()
    units = joint_units(aligned(), tokens, paragraphs, ARTICLES, STOPWORDS, minimum_units=2)
    assert units.words == {"en": ("peace",), "zh": ()}
    assert units.counts["zh"].shape == (2, 0)
    units = joint_units(aligned(), tokens, paragraphs, ARTICLES, STOPWORDS, maximum_share=0.5)
    assert units.words["en"] == ("talk", "trade")


def test_only_versions_that_are_measured_are_seen() -> None:
    tokens, paragraphs = paragraph_rows()
    units = joint_units(aligned(), tokens, paragraphs, ARTICLES.filter(language="zh"), STOPWORDS)
    assert units.words["en"] == () and units.counts["en"].shape == (1, 0)
    assert list(chain.from_iterable(units.counts["zh"].toarray().tolist())) == [1, 1, 2]
