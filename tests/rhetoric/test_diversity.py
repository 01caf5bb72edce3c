"""Lengths, nominalisations and diversity of small texts by hand."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from analysis.language.tokens import tokenize_corpus
from analysis.rhetoric.diversity import HALVES, ONE_PARAGRAPH, SHORT_HALVES, TOO_SHORT, diversity
from analysis.rhetoric.text_measures import INDICES, Settings
from analysis.statistics.lexical_diversity import type_token_ratio
from analysis.tables.corpus import PARAGRAPHS

SETTINGS = Settings(4, 0.72, 3, {"en": ("tion", "ity"), "zh": ("性", "化")}, frozenset({"station"}))
Row = tuple[str, str, str, str]


def tables(rows: list[Row]) -> tuple[pl.DataFrame, pl.DataFrame]:
    places: dict[tuple[str, str], int] = {}
    made = []
    for article, language, kind, text in rows:
        place = places[article, language] = places.get((article, language), -1) + 1
        level = 1 if kind == "heading" else None
        made.append(("i", article, language, place, kind, level, text, 1, 1))
    paragraphs = PARAGRAPHS.frame(made)
    return tokenize_corpus(paragraphs, (), "rjieba")[1], paragraphs


def measure(rows: list[Row], settings: Settings = SETTINGS) -> pl.DataFrame:
    return diversity(*tables(rows), settings, 100, 1)


def row(found: pl.DataFrame, index: str, article: str = "a", language: str = "en") -> dict[str, Any]:
    return found.filter(article=article, language=language, index=index).row(0, named=True)


def test_lengths_and_nominalisations_by_hand() -> None:
    found = measure(
        [
            ("a", "en", "heading", "A long heading, with many words; not one of them counts."),
            ("a", "en", "paragraph", "The station closed, and security was low. It's 5 p.m. now: go."),
            ("a", "en", "paragraph", "Nations cooperate (a little)."),
        ]
    )
    sentences = row(found, "sentence_length")
    # station … low: 7; It 's counts once: It 5 p.m. now go; Nations cooperate a little
    assert (sentences["sentences"], sentences["value"]) == (3, pytest.approx((7 + 5 + 4) / 3))
    clauses = row(found, "clause_length")
    assert (clauses["clauses"], clauses["value"]) == (6, pytest.approx(16 / 6))
    assert sentences["unit"] == clauses["unit"] == "words"
    # security and nation, in 15 words: 5 is none, and a station is excepted
    nominal = row(found, "nominalisation")
    assert (nominal["words"], nominal["value"]) == (15, pytest.approx(100 * 2 / 15))


def test_no_interval_promises_more_types_than_words() -> None:
    found = measure(
        [
            ("a", "en", "paragraph", "River and river, river and river, river and river."),
            ("a", "en", "paragraph", "Every lock opened slowly while boats waited outside."),
        ]
    )
    for index in ("mattr", "hdd"):
        found_row = row(found, index)
        assert found_row["value"] < found_row["high"] == 1.0


def test_chinese_lengths_are_in_characters() -> None:
    found = measure([("a", "zh", "paragraph", "现代化很重要，上游、下游都同意。2041年开工！")])
    sentences = row(found, "sentence_length", language="zh")
    assert (sentences["unit"], sentences["sentences"]) == ("characters", 2)
    assert sentences["value"] == pytest.approx((13 + 7) / 2)
    # the enumeration comma does not end a clause
    assert row(found, "clause_length", language="zh")["clauses"] == 3
    assert row(found, "nominalisation", language="zh")["value"] > 0


def test_where_there_is_no_value_or_no_interval_the_reason_stands() -> None:
    found = measure(
        [
            ("a", "en", "paragraph", "Two words."),
            ("b", "en", "paragraph", "This text has enough words for all."),
            ("c", "en", "paragraph", "This text has enough words."),
            ("c", "en", "paragraph", "Or not."),
            ("d", "en", "paragraph", "5 10."),
        ]
    )
    assert row(found, "mattr")["value"] is None and row(found, "mattr")["interval"] == TOO_SHORT
    assert row(found, "mattr")["rank"] is None
    assert row(found, "mattr", "b")["interval"] == ONE_PARAGRAPH and row(found, "mattr", "b")["low"] is None
    assert row(found, "mattr", "c")["interval"] == SHORT_HALVES
    assert row(found, "sentence_length", "c")["interval"] == HALVES
    assert "d" not in found["article"]
    assert set(found["index"]) == set(INDICES)


def test_no_nominalisation_in_a_text_is_no_certainty_that_there_are_none() -> None:
    found = row(measure([("a", "en", "paragraph", "The river rose today.")] * 3), "nominalisation")
    assert (found["value"], found["low"]) == (0, 0) and 5 < found["high"] < 100


def test_windows_are_those_of_the_settings_and_a_window_of_the_whole_text_is_the_ratio() -> None:
    text = "The river rose and the river fell and the town slept."
    found = measure([("a", "en", "paragraph", text)], SETTINGS._replace(window=11))
    assert row(found, "mattr")["window"] == 11 and row(found, "mtld")["window"] == 0.72
    assert row(found, "hdd")["window"] == 3 and row(found, "sentence_length")["window"] is None
    words = pl.Series(text.lower().rstrip(".").split()).to_physical().rank("dense").to_numpy()
    assert row(found, "mattr")["value"] == pytest.approx(type_token_ratio(words))
    assert row(found, "mattr")["types"] == 7


def test_ranks_are_within_a_language_and_no_text_moves_another() -> None:
    first: list[Row] = [
        ("a", "en", "paragraph", f"The {word} river rose today.") for word in ("old", "new", "big")
    ]
    second: list[Row] = [("b", "en", "paragraph", "The river and the river and the river.")] * 3
    third: list[Row] = [("b", "zh", "paragraph", "河水上涨，河水下降，河水平稳。")] * 2
    together = measure([*first, *second, *third])
    alone = measure(first)
    own = together.filter(article="a").drop("rank")
    assert own.equals(alone.drop("rank"))
    assert [row(together, "mattr", article)["rank"] for article in ("a", "b")] == [1, 2]
    assert row(together, "mattr", "b", "zh")["rank"] == 1
    tokens, paragraphs = tables([*first, *second, *third])
    shuffled = tokens.sample(fraction=1, shuffle=True, seed=1), paragraphs.reverse()
    assert diversity(*shuffled, SETTINGS, 100, 1).equals(together)


def test_nothing_to_measure() -> None:
    tokens, paragraphs = tables([("a", "en", "heading", "A heading.")])
    assert diversity(tokens, paragraphs, SETTINGS, 100, 1).is_empty()
