"""Bags of words."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import numpy as np
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
    chosen = {
        "stopwords": frozenset(),
        "language": "en",
        "minimum_paragraphs": 1,
        "maximum_share": 1.0,
    } | options
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


def test_words_in_too_few_or_too_many_paragraphs_go_and_so_do_empty_paragraphs() -> None:
    rows = [("i", "a", "en", number, "everywhere", "word") for number in range(4)]
    rows += [
        ("i", "a", "en", 1, "rare", "word"),
        ("i", "a", "en", 2, "twice", "word"),
        ("i", "a", "en", 3, "twice", "word"),
    ]
    found = bag(rows, minimum_paragraphs=2, maximum_share=0.5)
    assert cells(found) == {("a", 2, "twice"): 1, ("a", 3, "twice"): 1}
    assert found.places.rows() == [("i", "a", "en", "by a", 2), ("i", "a", "en", "by a", 3)]


def test_no_text_gives_no_documents() -> None:
    found = bag([("i", "a", "zh", 0, "河流", "word")])
    assert (len(found.places), found.words, found.bags()) == (0, (), [])


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
@given(rows=ROWS, least=st.integers(1, 3), most=st.sampled_from([0.4, 0.7, 1.0]), shuffled=st.randoms())
def test_bags_are_what_counting_by_hand_gives(
    rows: list[Row], least: int, most: float, shuffled: Random
) -> None:
    counted: dict[tuple[str, str, int], Counter[str]] = {}
    for issue, article, _, paragraph, lemma, tag in rows:
        if tag != "number" and lemma != "the":
            counted.setdefault((issue, article, paragraph), Counter())[lemma] += 1
    frequency = Counter(word for bag_ in counted.values() for word in bag_)
    words = sorted(word for word, number in frequency.items() if least <= number <= most * len(counted))
    expected = [
        [(place, counted[where][word]) for place, word in enumerate(words) if counted[where][word]]
        for where in sorted(counted)
    ]

    mixed = list(rows)
    shuffled.shuffle(mixed)
    found = bag(mixed, stopwords=frozenset({"the"}), minimum_paragraphs=least, maximum_share=most)
    assert found.words == tuple(words)
    assert found.bags() == [one for one in expected if one]
    assert found.frequencies().tolist() == [frequency[word] for word in words]
    if words:
        assert np.array_equal(
            found.occurrence(np.array([len(words) - 1])),
            [[float(words[-1] in {words[place] for place, _ in one})] for one in expected if one],
        )
