"""What keyness counts: lemmas, forms, n-grams, terms and frames, by hand and against other programs."""

from __future__ import annotations

import re
from collections import Counter

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.util import ngrams as nltk_ngrams
from sklearn.feature_extraction.text import CountVectorizer
from small_study import articles_of, corpus_of, small_codebook

from analysis.framing.keyness import keyness
from analysis.framing.keyness_units import UNITS, Ngrams
from analysis.framing.matching import find_hits

STOP = {"en": frozenset({"the", "of", "and"}), "zh": frozenset({"的"})}
PARAGRAPHS = [
    ("a", "en", "The win-win cooperation", "heading"),
    ("a", "en", "Rivers of the north. North of Rivers and the river of the North, north"),
    ("a", "en", "Cooperation and win-win cooperation with India."),
    ("b", "en", "The river, and cooperation. River of cooperation 7 aid"),
    ("a", "zh", "合作共赢的援助。"),
    ("b", "zh", "援助的援助，国家。"),
]
VERSIONS: list[tuple[str, str, str | None]] = [
    (article, language, article) for language in ("en", "zh") for article in ("a", "b")
]


EVERY = Ngrams(3, 1)


def singular(word: str) -> str:
    return word.lower().removesuffix("s")


def compare(
    *units: str,
    paragraphs: list[tuple[str, ...]] = PARAGRAPHS,
    versions: list[tuple[str, str, str | None]] = VERSIONS,
    ngrams: Ngrams = EVERY,
    minimum: int = 1,
) -> pl.DataFrame:
    texts, sentences, tokens = corpus_of(paragraphs, "hyphens apart", singular)
    hits, _ = find_hits(small_codebook(), texts, sentences, tokens)
    number = pl.when(pl.col("text") == "7").then(pl.lit("number")).otherwise("tag")
    return keyness(
        tokens.with_columns(number.alias("tag")),
        articles_of(versions),
        texts,
        STOP,
        ("article",),
        minimum,
        50,
        99,
        1,
        "s",
        units=units,
        ngrams=ngrams,
        hits=hits,
    )


def counts(frame: pl.DataFrame, group: str, language: str = "en") -> dict[str, tuple[int, int]]:
    own = frame.filter((pl.col("group") == f"i/{group}") & (pl.col("language") == language)).sort("term")
    return {row["term"]: (row["target_count"], row["reference_count"]) for row in own.to_dicts()}


def sizes(frame: pl.DataFrame, group: str, language: str = "en") -> tuple[int, int]:
    own = frame.filter((pl.col("group") == f"i/{group}") & (pl.col("language") == language))
    assert own.select("target_size", "reference_size").n_unique() == 1
    return own["target_size"][0], own["reference_size"][0]


def test_lemmas_and_forms_are_the_same_tokens() -> None:
    lemmas, forms = compare("lemma"), compare("form")
    assert counts(lemmas, "a")["river"] == (3, 2)
    found = counts(forms, "a")
    assert (found["rivers"], found["river"]) == ((2, 0), (1, 2))
    assert found["north"] == counts(lemmas, "a")["north"] == (4, 0)
    assert sizes(lemmas, "a") == sizes(forms, "a") == (13, 5)


def test_ngrams_by_hand() -> None:
    """No stop word at an end, none over a comma, a hyphen, a full stop or a number; headings are left out."""
    frame = compare("ngrams")
    assert counts(frame, "a") == {
        "north of river": (1, 0),
        "cooperation and win": (1, 0),
        "win cooperation": (1, 0),
        "win cooperation with": (1, 0),
        "cooperation with": (1, 0),
        "cooperation with india": (1, 0),
        "with india": (1, 0),
        "river of cooperation": (0, 1),
    }
    assert sizes(frame, "a") == (21, 8)  # stop words are words
    assert counts(frame, "a", "zh")["援 助"] == (1, 2)
    assert "的 援" not in counts(frame, "a", "zh")
    assert counts(frame, "a", "zh")["赢 的 援"] == (1, 0)
    assert set(counts(compare("ngrams", ngrams=Ngrams(2, 1)), "a")) == {
        term for term in counts(frame, "a") if term.count(" ") == 1
    }
    assert counts(compare("ngrams", ngrams=Ngrams(3, 3), minimum=1), "a", "zh") == {"援 助": (1, 2)}


def test_terms_and_frames_are_hits_in_paragraphs() -> None:
    terms, frames = compare("term"), compare("frame")
    assert counts(terms, "a") == {"cooperation": (1, 2), "win_win": (1, 0), "aid": (0, 1)}
    assert counts(terms, "a", "zh") == {"win_win": (1, 0), "aid": (1, 2), "country": (0, 1)}
    for language in ("en", "zh"):
        assert counts(frames, "a", language) == {"cooperation": (2, 3)}
    for frame in (terms, frames):
        assert (sizes(frame, "a"), sizes(frame, "a", "zh")) == ((21, 8), (7, 7))


def test_the_distance_of_hits_is_counted_in_words() -> None:
    """Two hits in twelve words: a third and two thirds of the text apart, so that ARF is 1/6 · (4 + 6)."""
    words = "x x x aid x x x aid x x x x"
    frame = compare(
        "term",
        paragraphs=[("a", "en", words), ("b", "en", "aid x")],
        versions=[("a", "en", "a"), ("b", "en", "b")],
    )
    own = frame.filter(pl.col("group") == "i/a")
    assert own["average_reduced_frequency"].to_list() == [pytest.approx((4 + 6) / 6)]


def test_units_stand_in_the_order_given_and_do_not_change_one_another() -> None:
    together = compare("ngrams", "lemma", "frame")
    assert together["unit"].unique(maintain_order=True).to_list() == ["ngrams", "lemma", "frame"]
    for unit in ("ngrams", "lemma", "frame"):
        assert together.filter(pl.col("unit") == unit).equals(compare(unit))
    assert together["reference"].unique().to_list() == ["rest"]


def test_an_unknown_unit_or_a_lack_of_hits_is_a_fault_of_the_code() -> None:
    assert set(UNITS) == {"lemma", "form", "ngrams", "term", "frame"}
    with pytest.raises(ValueError, match="no unit 'sentence'"):
        compare("sentence")
    texts, _, tokens = corpus_of(PARAGRAPHS)
    with pytest.raises(ValueError, match="needs hits"):
        keyness(tokens, articles_of(VERSIONS), texts, {}, ("article",), 1, 50, 99, 1, "s", units=("term",))


WORD = st.sampled_from(["dam", "lake", "of", "the", "tide", ","])
TEXTS = st.lists(st.lists(WORD, min_size=1, max_size=14), min_size=2, max_size=6)


@settings(max_examples=40)
@given(TEXTS, st.integers(2, 4), st.integers(1, 3))
def test_ngrams_are_those_of_nltk_and_scikit_learn(texts: list[list[str]], longest: int, least: int) -> None:
    paragraphs = [("ab"[place % 2], "en", " ".join(words)) for place, words in enumerate(texts)]
    frame = compare(
        "ngrams",
        paragraphs=paragraphs,
        versions=[("a", "en", "a"), ("b", "en", "b")],
        ngrams=Ngrams(longest, least),
    )
    vectorizer = CountVectorizer(ngram_range=(2, longest), token_pattern=r"\w+", lowercase=False)
    by_nltk: dict[str, Counter[str]] = {"a": Counter(), "b": Counter()}
    by_sklearn: dict[str, Counter[str]] = {"a": Counter(), "b": Counter()}
    for article, _, text in paragraphs:
        for run in re.split(" ?, ?", text):
            words = run.split()
            for length in range(2, longest + 1):
                by_nltk[article].update(" ".join(ngram) for ngram in nltk_ngrams(words, length))
            by_sklearn[article].update(vectorizer.build_analyzer()(run))
    assert by_nltk == by_sklearn
    total = by_nltk["a"] + by_nltk["b"]
    expected = {
        ngram: (by_nltk["a"][ngram], by_nltk["b"][ngram])
        for ngram in sorted(total)
        if total[ngram] >= least and not {ngram.split()[0], ngram.split()[-1]} & STOP["en"]
    }
    some = [any(word != "," for word in words) for words in texts]
    if any(some[0::2]) and any(some[1::2]):
        assert counts(frame, "a") == expected
    else:
        assert frame.is_empty()


@settings(max_examples=30)
@given(TEXTS)
def test_a_frame_has_the_hits_of_its_terms(texts: list[list[str]]) -> None:
    words = {"dam": "cooperation", "lake": "aid", "tide": "win-win"}
    paragraphs = [
        ("ab"[place % 2], "en", " ".join(words.get(word, word) for word in text))
        for place, text in enumerate(texts)
    ]
    frame = compare(
        "term", "frame", paragraphs=paragraphs, versions=[("a", "en", "a"), ("b", "en", "b")]
    ).filter(pl.col("group") == "i/a")
    sums = frame.group_by("unit").agg(pl.col("target_count", "reference_count").sum()).sort("unit")
    if not frame.is_empty():
        assert sums.rows()[0][1:] == sums.rows()[1][1:]
        assert (frame["target_paragraphs"] <= frame["target_count"]).all()
