"""Intervals of differences of shares: published values, another way to the same interval, coverage."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.paired_interval import draw_units, share_difference_interval
from analysis.statistics.share_difference import paired_share_difference, share_difference


def test_published_intervals_of_independent_shares() -> None:
    """Newcombe (1998), table II, method 10: 56 of 70 against 48 of 80, and two of his cases of small samples."""
    assert np.round(share_difference(56, 70, 48, 80), 4) == pytest.approx([0.0524, 0.3339])
    assert np.round(share_difference(9, 10, 3, 10), 4) == pytest.approx([0.1705, 0.8090])
    assert np.round(share_difference(0, 10, 0, 20), 4) == pytest.approx([-0.1611, 0.2775])


def test_the_paired_interval_is_what_its_resampled_form_tends_to() -> None:
    differences = np.repeat([1.0, -1.0, 0.0], [60, 30, 210])[:, None]
    draws = draw_units(differences, 4000, np.random.Generator(np.random.PCG64(1)))
    resampled = np.concatenate(share_difference_interval(draws))
    assert np.array(paired_share_difference(60, 30, 300)) == pytest.approx(resampled, abs=0.008)


@pytest.mark.parametrize(("share", "other"), [(0.5, 0.3), (0.3, 0.3), (0.2, 0.05)])
def test_both_intervals_cover_the_truth(share: float, other: float) -> None:
    generator = np.random.Generator(np.random.PCG64([2, int(100 * share)]))
    units, times = 40, 20_000
    one, two = generator.binomial(units, [share, other], size=(times, 2)).T
    low, high = share_difference(one, units, two, units)
    assert 0.935 <= np.mean((low <= share - other) & (share - other <= high)) <= 0.975
    # two things in the same units, that exclude each other no more than chance would
    cells = [share * (1 - other), other * (1 - share), 1 - share * (1 - other) - other * (1 - share)]
    first, second, _ = generator.multinomial(units, cells, size=times).T
    low, high = paired_share_difference(first, second, units)
    assert 0.935 <= np.mean((low <= share - other) & (share - other <= high)) <= 0.975


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_exchanging_the_sides_turns_the_interval(first: int, second: int, neither: int) -> None:
    units = first + second + neither + 1
    low, high = paired_share_difference(first, second, units)
    turned = paired_share_difference(second, first, units)
    assert low >= -1 and low <= high and high <= 1
    assert [low, high] == pytest.approx([-turned[1], -turned[0]])
    ends = share_difference(first, units, second, units)
    turned = share_difference(second, units, first, units)
    assert ends == pytest.approx((-turned[1], -turned[0]))
    assert ends[0] <= (first - second) / units <= ends[1]
