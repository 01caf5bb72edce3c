"""Bags of words."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.topics.documents import Documents, bag_paragraphs

Row = tuple[str, str, str, int, str, str]  # issue, article, language, paragraph, lemma, tag


def bag(rows: list[Row], headings: tuple[tuple[str, int], ...] = (), **options: Any) -> Documents:
    place = {"issue": pl.String, "article": pl.String, "language": pl.String, "paragraph": pl.Int64}
    tokens = pl.DataFrame(rows, schema=place | {"lemma": pl.String, "tag": pl.String}, orient="row")
    kinds = [
        (*where, "heading" if (where[1], where[3]) in headings else "paragraph")
        for where in tokens.select(list(place)).unique().rows()
    ]
    paragraphs = pl.DataFrame(kinds, schema=place | {"kind": pl.String}, orient="row")
    author = ("by " + pl.col("article")).alias("author")
    articles = tokens.select("issue", "article", "language").unique().with_columns(author)
    chosen = {"stopwords": frozenset(), "language": "en"} | options
    return bag_paragraphs(tokens, paragraphs, articles, **chosen)


def cells(documents: Documents) -> dict[tuple[str, int, str], int]:
    places = documents.places.select("article", "paragraph").rows()
    return {
        (*places[document], documents.words[word]): count
        for document, word, count in zip(
            documents.document.tolist(), documents.word.tolist(), documents.count.tolist(), strict=True
        )
    }


def test_only_words_and_phrases_of_paragraphs_in_the_language_are_counted() -> None:
    rows = [
        ("i", "a", "en", 0, "river", "word"),
        ("i", "a", "en", 0, "river", "word"),
        ("i", "a", "en", 0, "5", "number"),
        ("i", "a", "en", 0, ".", "punctuation"),
        ("i", "a", "en", 0, "the", "word"),
        ("i", "a", "en", 0, "x", "word"),
        ("i", "a", "en", 1, "dam", "word"),
        ("i", "a", "zh", 0, "河流", "word"),
    ]
    assert cells(bag(rows, headings=(("a", 1),), stopwords=frozenset({"the"}))) == {("a", 0, "river"): 2}


def test_one_character_goes_as_a_word_and_stays_as_a_phrase() -> None:
    rows = [
        ("i", "a", "zh", 0, "河", "word"),
        ("i", "a", "zh", 0, "水", "phrase"),
        ("i", "a", "zh", 0, "河流", "word"),
    ]
    assert bag(rows, language="zh").words == ("水", "河流")


def test_no_text_gives_no_documents() -> None:
    found = bag([("i", "a", "zh", 0, "河流", "word")])
    assert (len(found.places), found.words, cells(found)) == (0, (), {})


ROWS = st.lists(
    st.tuples(
        st.sampled_from("ij"),
        st.sampled_from("ab"),
        st.just("en"),
        st.integers(0, 3),
        st.sampled_from(["dam", "river", "ford", "bank", "silt", "the"]),
        st.sampled_from(["word", "word", "phrase", "number"]),
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=150)
@given(rows=ROWS, shuffled=st.randoms())
def test_bags_are_what_counting_by_hand_gives(rows: list[Row], shuffled: Random) -> None:
    counted = Counter(
        (issue, article, paragraph, lemma)
        for issue, article, _, paragraph, lemma, tag in rows
        if tag != "number" and lemma != "the"
    )
    mixed = list(rows)
    shuffled.shuffle(mixed)
    found = bag(mixed, stopwords=frozenset({"the"}))
    assert found.words == tuple(sorted({lemma for *_, lemma in counted}))
    places = found.places.select("issue", "article", "paragraph").rows()
    assert places == sorted({place for *place_, _ in counted for place in [tuple(place_)]})
    mine = {
        (*places[document], word): count
        for document, word, count in zip(
            found.document.tolist(), found.words_of_cells(), found.count.tolist(), strict=True
        )
    }
    assert mine == dict(counted)
