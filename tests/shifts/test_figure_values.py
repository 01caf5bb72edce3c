"""Figures and the values that the other language may give for them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment.quantities import (
    chinese_quantities,
    english_quantities,
    placed_chinese_quantities,
    placed_english_quantities,
)
from analysis.shifts.figure_values import figures_of, is_named, same_value


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("US$750 billion", "7500亿美元"),
        ("60,000 hectares", "90万亩"),
        ("90 percent", "九成"),
        ("50 kilometers", "100里"),
        ("the 911 attacks", "“9·11”事件"),
        ("the 14th Five-Year Plan", "“十四五”规划"),
        ("the 1990s", "90年代"),
        ("68 million", "6800万"),
    ],
)
def test_figures_that_are_the_same(english: str, chinese: str) -> None:
    left, right = next(iter(figures_of(english, "en"))), list(figures_of(chinese, "zh"))
    assert any(same_value(a, b) for a in left.values for b in right[0].values)


@pytest.mark.parametrize(
    ("text", "language"), [("COVID-19 and G20", "en"), ("three out of 10", "en"), ("5+1机制", "zh")]
)
def test_parts_of_names_are_no_figures(text: str, language: str) -> None:
    assert not [item for item in figures_of(text, language) if item.in_digits]


def test_words_that_stand_for_figures() -> None:
    assert is_named(2022, "截至今年2月", "zh") and is_named(50, "half a century ago", "en")
    assert not is_named(2022, "截至2月", "zh") and not is_named(40, "half a century ago", "en")


def test_a_round_number_of_words_is_read_as_it_is() -> None:
    assert next(figures_of("十余万人", "zh")).values == (100_000.0,)
    assert next(figures_of("十四万人", "zh")).values == (140_000.0,)


@given(st.text("0123456789 ,.多余万亿千百十一二三五%percentmillion年代世纪月百分之", max_size=30))
def test_places_are_those_of_the_signs(text: str) -> None:
    assert all(item.text for language in ("en", "zh") for item in figures_of(text, language))
    for placed, plain in (
        (placed_english_quantities, english_quantities),
        (placed_chinese_quantities, chinese_quantities),
    ):
        found = list(placed(text))
        assert [item.sign for item in found] == list(plain(text))
        assert all(0 <= item.start < item.end <= len(text) for item in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
