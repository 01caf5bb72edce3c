"""The search of a lattice against all paths one by one, in whole tables and in bands."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from all_paths import Path, all_paths, lattice_in, paths_in, random_scores, score_of, whole_lattice
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.alignment.band import Band, around, whole
from analysis.alignment.lattice import STEPS, Lattice

SIZES = [(0, 1), (1, 0), (1, 1), (1, 7), (7, 1), (2, 3), (3, 2), (4, 4), (3, 5), (5, 3), (2, 8)]
Scores = NDArray[np.float32]


def expected(lattice: Lattice, scores: Scores, paths: list[Path]) -> None:
    """Assert that a lattice finds the best of the paths, their sum, and the share of it that has each group."""
    values = np.array([score_of(path, scores) for path in paths])
    assert score_of(tuple(lattice.best_path()), scores) == pytest.approx(values.max(), abs=1e-4)
    total = float(np.logaddexp.reduce(values))
    assert lattice.total == pytest.approx(total, abs=1e-4)
    chance = np.zeros(lattice.scores.shape)
    for path, value in zip(paths, values.tolist(), strict=True):
        for step, row, column in path:
            chance[step, row, column - int(lattice.band.first[row])] += math.exp(value - total)
    np.testing.assert_allclose(lattice.probabilities, chance, atol=1e-4)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("rows", "columns"), SIZES)
def test_the_best_path_is_the_best_of_all_paths(rows: int, columns: int, seed: int) -> None:
    scores = random_scores(rows, columns, seed)
    expected(whole_lattice(scores), scores, list(all_paths(rows, columns)))


@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 10**6), st.floats(0.1, 0.7))
def test_groups_that_are_not_possible_are_on_no_path(
    rows: int, columns: int, seed: int, impossible: float
) -> None:
    scores = random_scores(rows, columns, seed, impossible)
    paths = [path for path in all_paths(rows, columns) if score_of(path, scores) > -np.inf]
    assume(paths)
    lattice = whole_lattice(scores)
    expected(lattice, scores, paths)
    assert not lattice.probabilities[np.isneginf(lattice.scores)].any()


@given(st.integers(1, 5), st.integers(1, 4), st.integers(1, 3), st.integers(0, 10**6), st.data())
def test_a_band_is_searched_like_all_paths_inside_it(
    rows: int, columns: int, margin: int, seed: int, data: st.DataObject
) -> None:
    middle = data.draw(st.tuples(st.integers(0, rows), st.integers(0, columns)))
    band = around([(0, 0), middle, (rows, columns)], rows, columns, margin)
    scores = random_scores(rows, columns, seed)
    expected(lattice_in(band, columns, scores), scores, paths_in(band, columns))


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 10**6), st.data())
def test_a_band_as_narrow_as_a_path_finds_that_path(
    rows: int, columns: int, seed: int, data: st.DataObject
) -> None:
    places = [(0, 0)]
    while places[-1] != (rows, columns):
        row, column = places[-1]
        left = [step for step in STEPS if row + step[0] <= rows and column + step[1] <= columns]
        down, right = data.draw(st.sampled_from(left))
        places.append((row + down, column + right))
    band = around(places, rows, columns, 0)
    scores = random_scores(rows, columns, seed)
    for (row, column), (below, beside) in pairwise(places):
        scores[STEPS.index((below - row, beside - column)), row, column] = 50
    assert lattice_in(band, columns, scores).places() == places


@pytest.mark.parametrize("wider", [0, 3])
def test_a_band_that_covers_everything_is_the_whole_table(wider: int) -> None:
    """The band may reach behind the end of the text, where there is nothing."""
    scores = random_scores(5, 6, seed=4)
    small = whole_lattice(scores)
    large = lattice_in(Band(np.zeros(6, dtype=np.int64), 7 + wider), 6, scores)
    assert small.best_path() == large.best_path()
    assert small.total == pytest.approx(large.total)
    np.testing.assert_allclose(small.probabilities, large.probabilities[:, :, :7], atol=1e-6)
    assert not large.probabilities[:, :, 7:].any()


def holding(group: tuple[int, int, int], side: int) -> range:
    """Segments of a side that lie in a group."""
    step, *start = group
    return range(start[side], start[side] + STEPS[step][side])


@given(st.integers(0, 25), st.integers(0, 25), st.integers(1, 12), st.integers(0, 10**6))
def test_the_probabilities_of_the_groups_of_a_segment_add_up_to_one(
    rows: int, columns: int, margin: int, seed: int
) -> None:
    middle = (rows // 2, columns // 3)
    band = around([(0, 0), middle, (rows, columns)], rows, columns, margin)
    chance = lattice_in(band, columns, random_scores(rows, columns, seed)).probabilities
    totals = np.zeros(rows), np.zeros(columns)
    for step, row, place in zip(*np.nonzero(chance), strict=True):
        for side, total in enumerate(totals):
            segments = holding((step, row, int(band.first[row]) + place), side)
            total[segments.start : segments.stop] += chance[step, row, place]
    for total in totals:
        np.testing.assert_allclose(total, 1, atol=1e-4)


def shifted(scores: Scores, by: float) -> Scores:
    """The scores with each segment given so much, so that every path gains the same."""
    sizes = np.array([down + right for down, right in STEPS], dtype=np.float32)
    return scores + np.float32(by) * sizes[:, None, None]


@pytest.mark.parametrize("by", [-300.0, 300.0])
def test_what_all_paths_gain_changes_no_probability(by: float) -> None:
    """Long texts have totals whose exponential no number holds."""
    scores = random_scores(30, 30, seed=3)
    plain, moved = whole_lattice(scores), whole_lattice(shifted(scores, by))
    assert moved.best_path() == plain.best_path()
    assert moved.total == pytest.approx(plain.total + 60 * by, rel=1e-5)
    np.testing.assert_allclose(moved.probabilities, plain.probabilities, atol=2e-3)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 10**6))
def test_the_groups_have_each_segment_once_and_in_order(rows: int, columns: int, seed: int) -> None:
    groups = lattice_in(whole(rows, columns), columns, random_scores(rows, columns, seed)).groups()
    assert [item for group in groups for item in range(group.en_start, group.en_end)] == list(range(rows))
    assert [item for group in groups for item in range(group.zh_start, group.zh_end)] == list(range(columns))
    assert all(0 <= group.probability <= 1 for group in groups)


def test_a_group_carries_the_probability_of_its_own_step() -> None:
    lattice = whole_lattice(random_scores(4, 5, seed=8))
    places = lattice.places()
    assert [(group.en_start, group.zh_start) for group in lattice.groups()] == places[:-1]
    for (step, row, column), group in zip(lattice.best_path(), lattice.groups(), strict=True):
        assert group.probability == pytest.approx(float(lattice.probabilities[step, row, column]))


def test_two_empty_texts_have_no_groups() -> None:
    lattice = whole_lattice(random_scores(0, 0, seed=1))
    assert (lattice.groups(), lattice.total) == ([], 0.0)
