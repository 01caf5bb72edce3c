"""Lengths: what a deviation is, what it is worth, and what texts teach of them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.alignment.lengths import (
    FIRST_VARIANCE,
    FREEDOM,
    PRIOR_SIZE,
    Lengths,
    first_lengths,
    fitted_lengths,
    fitted_variance,
)


def test_a_deviation_computed_by_hand() -> None:
    lengths = Lengths(ratio=3.0, variance=16.0)
    # 90 characters where 3 * 20 are expected; the mean size is (90/3 + 20) / 2 = 25, so the deviation is 30 / (4 * 5).
    assert lengths.deviation(np.array([90.0]), np.array([20.0])) == pytest.approx([1.5])
    assert lengths.agreement(np.array([90.0]), np.array([20.0])) == pytest.approx(
        [-2.5 * np.log(1 + 2.25 / 4)]
    )
    assert lengths.agreement(np.array([60.0, 0.0]), np.array([20.0, 0.0])).tolist() == [0.0, 0.0]


SIZES = st.floats(0, 5000)


@given(SIZES, SIZES, st.floats(0.2, 8), st.floats(5, 80))
def test_agreement_is_the_log_density_of_students_t_below_its_maximum(
    english: float, chinese: float, ratio: float, variance: float
) -> None:
    from scipy.stats import t

    lengths = Lengths(ratio, variance)
    sides = np.array([english]), np.array([chinese])
    expected = t.logpdf(lengths.deviation(*sides), FREEDOM) - t.logpdf(0, FREEDOM)
    assert lengths.agreement(*sides) == pytest.approx(expected, abs=1e-9)


@given(st.floats(1, 2000), st.floats(0.2, 8), st.floats(0, 1))
def test_agreement_falls_to_both_sides_of_what_is_expected(chinese: float, ratio: float, step: float) -> None:
    shares = np.array([0.0, 0.5 - step / 2, 1.0, 1.5 + step, 4.0])
    agreement = Lengths(ratio).agreement(shares * ratio * chinese, np.full(5, chinese))
    assert agreement[2] == pytest.approx(0, abs=1e-9)
    assert agreement[0] <= agreement[1] + 1e-12 and agreement[1] < agreement[2]
    assert agreement[2] > agreement[3] > agreement[4]


def simulated(
    ratio: float, variance: float, groups: int, seed: int, wrong: float = 0.0
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Sizes of groups as the model has them, and a share of groups whose sides have nothing to do with each other."""
    random = np.random.default_rng(seed)
    chinese = random.uniform(10, 120, groups)
    english = ratio * chinese + random.normal(0, np.sqrt(variance * chinese))
    stray = random.random(groups) < wrong
    return np.maximum(np.where(stray, random.permutation(english), english), 1.0), chinese


@pytest.mark.parametrize(("ratio", "variance"), [(3.4, 8.0), (3.0, 20.0), (2.5, 60.0)])
def test_a_known_variance_is_found_again(ratio: float, variance: float) -> None:
    found = fitted_variance(*simulated(ratio, variance, 4000, seed=1), Lengths(1.0))
    assert found.ratio == pytest.approx(ratio, rel=0.01)
    assert found.variance == pytest.approx(variance, rel=0.1)


def test_a_tenth_of_wrong_groups_does_not_ruin_the_variance() -> None:
    found = fitted_variance(*simulated(3.0, 20.0, 4000, seed=2, wrong=0.1), Lengths(1.0))
    assert found.variance == pytest.approx(20.0, rel=0.35)


def test_a_variance_stays_within_what_it_can_be() -> None:
    sizes = np.full(20, 30.0)
    assert fitted_variance(3 * sizes, sizes, Lengths(1.0)) == Lengths(3.0, 5.0)
    wild = np.where(np.arange(20) % 2, 1.0, 3000.0)
    assert fitted_variance(wild, np.full(20, 30.0), Lengths(1.0)).variance == 80.0


@pytest.mark.parametrize(
    ("english", "chinese"), [([90.0] * 9, [30.0] * 9), ([0.0] * 12, [30.0] * 12), ([90.0] * 12, [0.0] * 12)]
)
def test_too_little_text_teaches_no_variance(english: list[float], chinese: list[float]) -> None:
    study = Lengths(2.0, 33.0)
    assert fitted_variance(np.array(english), np.array(chinese), study) == study


def test_a_short_text_is_drawn_to_the_ratio_of_the_study() -> None:
    study = Lengths(3.0, 17.0)
    chinese = [0.0, 50.0, PRIOR_SIZE, 20 * PRIOR_SIZE, 1e9]
    found = [fitted_lengths(np.array([4.0 * size]), np.array([size]), study) for size in chinese]
    assert [lengths.variance for lengths in found] == [17.0] * 5
    ratios = [lengths.ratio for lengths in found]
    assert all(shorter < longer for shorter, longer in pairwise(ratios))
    assert ratios[0] == 3.0
    assert ratios[2] == pytest.approx(3.5)  # as much text as stands behind the study: half way
    assert ratios[4] == pytest.approx(4.0, abs=1e-5)
    assert fitted_lengths(np.empty(0), np.empty(0), study) == study


@pytest.mark.parametrize(
    ("sizes", "ratio"),
    [
        ([(300, 100)], 3.0),
        ([(300, 100), (340, 100), (60, 100)], 3.0),  # of the last text, most is missing
        ([(0, 100), (100, 0), (200, 100)], 2.0),
        ([(0, 100)], 1.0),
        ([], 1.0),
    ],
)
def test_lengths_before_anything_is_aligned(sizes: list[tuple[float, float]], ratio: float) -> None:
    assert first_lengths(sizes) == Lengths(ratio, FIRST_VARIANCE)
