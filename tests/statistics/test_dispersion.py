"""Dispersion against published examples, plain loops, and what the measures must hold to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.dispersion import (
    average_reduced_frequency,
    burch_da,
    carroll_d2,
    deviation_of_proportions,
    deviation_of_proportions_normalised,
    dispersion_range,
    juilland_d,
    kullback_leibler,
    kullback_leibler_normalised,
    population_deviation,
    relative_range,
    rosengren_s,
    variation_coefficient,
)

# Gries' fictitious corpus (2008), as scattertext's test/test_Dispersion.py has it
CORPUS = [
    "b a m n i b e u p",
    "b a s a t b e w q n",
    "b c a g a b e s t a",
    "b a g h a b e a a t",
    "b a h a a b e a x a t",
]
# Lyne (1985, p. 85 and 299), "allemand", as in the README of tlda
ALLEMAND = [2, 0, 1, 1, 3, 0, 3, 0, 0, 0]
LYNE = [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]
WITH_SIZES = (
    juilland_d,
    rosengren_s,
    carroll_d2,
    burch_da,
    deviation_of_proportions,
    deviation_of_proportions_normalised,
    kullback_leibler,
    kullback_leibler_normalised,
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("b", (5, 0, 0, 0.968, 0.999, 0.02, 0.024, 0.003)), ("i", (1, 0.4, 2, 0, 0.18, 0.82, 1, 2.474))],
)
def test_gries_fictitious_corpus(word: str, expected: tuple[float, ...]) -> None:
    parts = [part.split() for part in CORPUS]
    counts, sizes = [part.count(word) for part in parts], [len(part) for part in parts]
    found = (
        dispersion_range(counts),
        population_deviation(counts),
        variation_coefficient(counts),
        juilland_d(counts, sizes),
        rosengren_s(counts, sizes),
        deviation_of_proportions(counts, sizes),
        deviation_of_proportions_normalised(counts, sizes),
        kullback_leibler(counts, sizes),
    )
    assert [float(value) for value in found] == pytest.approx(expected, abs=6e-4)


def test_lyne_allemand() -> None:
    assert relative_range(ALLEMAND) == pytest.approx(0.5)
    assert juilland_d(ALLEMAND, LYNE) == pytest.approx(0.6038797, abs=1e-6)
    assert carroll_d2(ALLEMAND, LYNE) == pytest.approx(0.6521444, abs=1e-6)
    assert rosengren_s(ALLEMAND, LYNE) == pytest.approx(0.4763652, abs=1e-6)
    # the README of tlda prints 1 - DP, and calls it Egbert et al. (2020); the number is the plain form of 2008
    assert 1 - deviation_of_proportions(ALLEMAND, LYNE) == pytest.approx(0.5009295, abs=1e-6)
    assert burch_da(ALLEMAND, LYNE) == pytest.approx(0.308164, abs=1e-6)
    assert kullback_leibler_normalised(ALLEMAND, LYNE) == pytest.approx(0.4665078, abs=1e-6)


def test_average_reduced_frequency_of_sketch_engine() -> None:
    # sketchengine.eu/documentation/average-reduced-frequency: 60 tokens; twelve shifts of a grid of twelve
    positions = np.array([0, 11, 13, 16, 56])
    assert average_reduced_frequency(np.zeros(5, dtype=int), positions, 60, 1) == pytest.approx(
        [2.6666666666666665]
    )
    reduced = [len({(place - shift) % 60 // 12 for place in positions}) for shift in range(12)]
    assert sorted(reduced) == sorted([3, 3, 3, 3, 3, 2, 2, 2, 2, 3, 3, 3])
    assert np.mean(reduced) == pytest.approx(2.6666666666666665)


PARTS = st.lists(st.tuples(st.integers(0, 30), st.integers(30, 90)), min_size=2, max_size=12).filter(
    lambda parts: any(count for count, _ in parts)
)


@given(PARTS, st.integers(2, 5))
def test_the_order_of_parts_and_the_scale_of_counts_do_not_matter(
    parts: list[tuple[int, int]], times: int
) -> None:
    counts, sizes = np.array(parts).T
    for measure in WITH_SIZES:
        value = measure(counts, sizes)
        assert measure(counts[::-1], sizes[::-1]) == pytest.approx(value, abs=1e-9)
        assert measure(counts * times, sizes * times) == pytest.approx(value, abs=1e-9)


@given(PARTS)
def test_ends_of_the_scales(parts: list[tuple[int, int]]) -> None:
    counts, sizes = np.array(parts).T
    even, clumped = sizes, np.where(np.arange(len(sizes)) == sizes.argmin(), 5, 0)
    for measure in (juilland_d, rosengren_s, carroll_d2, burch_da, kullback_leibler_normalised):
        assert measure(even, sizes) == pytest.approx(1, abs=1e-9)
        assert -1e-9 <= measure(counts, sizes) <= 1 + 1e-9
    for measure in (juilland_d, carroll_d2, burch_da):
        assert measure(clumped, sizes) == pytest.approx(0, abs=1e-9)
    assert deviation_of_proportions(even, sizes) == pytest.approx(0, abs=1e-9)
    assert deviation_of_proportions_normalised(clumped, sizes) == pytest.approx(1)
    assert -1e-9 <= deviation_of_proportions_normalised(counts, sizes) <= 1 + 1e-9


@given(PARTS)
def test_da_is_the_mean_over_pairs(parts: list[tuple[int, int]]) -> None:
    counts, sizes = np.array(parts).T
    rates = counts / sizes
    pairs = [abs(one - other) for at, one in enumerate(rates) for other in rates[:at]]
    assert burch_da(counts, sizes) == pytest.approx(1 - np.mean(pairs) / (2 * rates.mean()))


def test_words_that_are_absent_and_single_parts_have_no_dispersion() -> None:
    for measure in WITH_SIZES:
        values = measure([[0, 0], [1, 2]], [10, 10])
        assert np.isnan(values[0]) and np.isfinite(values[1])
    for measure in (juilland_d, carroll_d2, burch_da, deviation_of_proportions_normalised):
        assert np.isnan(measure([3], [10]))
    assert deviation_of_proportions([3], [10]) == 0


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40))
def test_average_reduced_frequency_is_the_mean_over_all_grids(text: list[int]) -> None:
    word = np.array(text)
    size = len(text)
    found = average_reduced_frequency(word, np.arange(size), size, 5)
    for number in range(5):
        places = np.flatnonzero(word == number)
        if not len(places):
            assert found[number] == 0
            continue
        step = size / len(places)
        gaps = np.diff(np.append(places, places[0] + size))
        assert found[number] == pytest.approx(np.minimum(gaps, step).sum() / step)
        assert 1 - 1e-9 <= found[number] <= len(places) + 1e-9
