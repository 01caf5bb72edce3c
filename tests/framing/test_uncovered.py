"""Words and phrases that the codebook lacks."""

from __future__ import annotations

from collections import Counter

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import corpus_of, small_codebook

from analysis.framing.matching import find_hits
from analysis.framing.uncovered import uncovered

CODEBOOK = small_codebook()
STOP = {"en": frozenset({"the", "of", "and"}), "zh": frozenset({"的", "和"})}


def lacking(texts: list[tuple[str, str, str]], minimum: int = 2, rows: int = 50) -> pl.DataFrame:
    paragraphs, sentences, tokens = corpus_of(texts)
    hits = pl.concat(find_hits(CODEBOOK, paragraphs, sentences, tokens))
    return uncovered(tokens, paragraphs, hits, STOP, minimum, rows)


def found(texts: list[tuple[str, str, str]], minimum: int = 2) -> dict[str, int]:
    return dict(lacking(texts, minimum).select("text", "count").iter_rows())


def test_a_frequent_phrase_keeps_its_inner_stop_word_and_no_outer_one() -> None:
    text = "The rule of law and the rule of law."
    assert found([("a", "en", text)]) == {"rule of law": 2}


def test_a_word_that_also_stands_elsewhere_is_listed_beside_its_phrase() -> None:
    text = "The rule of law. The rule of law. New law."
    assert found([("a", "en", text)]) == {"law": 3, "rule of law": 2}


def test_what_a_hit_covers_is_not_listed() -> None:
    text = "Win-win cooperation grows. Win-win cooperation grows. Trade talks. Trade talks."
    assert found([("a", "en", text)]) == {"grows": 2, "trade talks": 2}


def test_actors_cover_too_and_marks_end_a_phrase() -> None:
    text = "India trades, gladly. India trades, gladly."
    assert found([("a", "en", text)]) == {"trades": 2, "gladly": 2}


def test_chinese_words_are_written_together() -> None:
    assert found([("a", "zh", "法治合作法治。"), ("a", "zh", "的法治")]) == {"法治": 3}


def test_english_stands_first_though_the_first_article_has_no_english_version() -> None:
    table = lacking([("a", "zh", "法治。法治。"), ("b", "en", "Trade talks. Trade talks.")])
    assert table["language"].to_list() == ["en", "zh"]


def test_range_and_rank() -> None:
    table = lacking([("a", "en", "Water law. Ship."), ("a", "en", "Water law."), ("b", "en", "Ship. Ship.")])
    assert table.rows() == [
        ("en", 1, "ship", 3, 2, 2, 1),
        ("en", 2, "water law", 2, 2, 1, 1),
    ]


def test_headings_are_not_read_and_no_text_gives_an_empty_table() -> None:
    corpus = corpus_of([("a", "en", "Water law. Water law.", "heading")])
    assert uncovered(corpus[2], corpus[0], find_hits(CODEBOOK, *corpus)[0], STOP, 2, 9).is_empty()
    assert lacking([]).is_empty()


def test_the_number_of_rows_is_kept() -> None:
    text = "alpha beta gamma delta. " * 3 + "alpha. beta. gamma. delta."
    table = lacking([("a", "en", text)], rows=2)
    assert table.filter(pl.col("words") == 1)["text"].to_list() == ["alpha", "beta"]
    assert table.filter(pl.col("words") > 1)["text"].to_list() == ["alpha beta gamma delta"]


WORDS = ["water", "law", "the", "of", "cooperation", "win-win", "ship", ",", "."]


@settings(max_examples=80)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=14), max_size=4), st.sampled_from([1, 2, 3]))
def test_counts_are_those_of_a_plain_search(sentences: list[list[str]], minimum: int) -> None:
    expected: Counter[tuple[str, ...]] = Counter()
    for sentence in sentences:
        runs: list[list[str]] = [[]]
        for word in sentence:
            if word in {"cooperation", "win-win", ",", "."}:
                runs.append([])
            else:
                runs[-1].append(word)
        for run in runs:
            for first in range(len(run)):
                for last in range(first + 1, min(first + 4, len(run)) + 1):
                    if run[first] not in STOP["en"] and run[last - 1] not in STOP["en"]:
                        expected[tuple(run[first:last])] += 1
    kept = {phrase: count for phrase, count in expected.items() if count >= minimum}

    def inside(phrase: tuple[str, ...], longer: tuple[str, ...]) -> bool:
        size = len(phrase)
        return len(longer) > size and any(
            longer[at : at + size] == phrase for at in range(len(longer) - size + 1)
        )

    wanted = {
        " ".join(phrase): count
        for phrase, count in kept.items()
        if not any(inside(phrase, other) and kept[other] >= count for other in kept)
    }
    texts = [("a", "en", " ".join(sentence)) for sentence in sentences if " ".join(sentence).strip()]
    assert found(texts, minimum) == wanted


@pytest.mark.parametrize("minimum", [1, 2])
def test_an_acronym_is_not_the_pronoun(minimum: int) -> None:
    corpus = corpus_of([("a", "en", "GDP gdp GDP gdp")], lemmatise=str)
    table = uncovered(corpus[2], corpus[0], find_hits(CODEBOOK, *corpus)[0], STOP, minimum, 9)
    assert "gdp gdp" not in table["text"].to_list()
