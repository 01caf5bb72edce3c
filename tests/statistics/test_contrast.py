"""Contrasts against the mean of others: other implementations, the equation that the ends solve, and coverage."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import brentq

from analysis.statistics.contrast import Estimate, contrast, distinctiveness, mean_estimate
from analysis.statistics.intervals import wilson
from analysis.statistics.share_difference import share_difference

PARTS = st.floats(0.0, 50.0, allow_subnormal=False).map(lambda part: round(part, 3))


def estimates() -> st.SearchStrategy[Estimate]:
    """Low, value and high in order, from zero."""
    ends = st.lists(PARTS, min_size=3, max_size=3).map(sorted)
    return ends.map(lambda sorted_ends: Estimate(sorted_ends[1], sorted_ends[0], sorted_ends[2] + 0.01))


@pytest.mark.parametrize(
    ("k", "n", "other", "m"), [(56, 70, 48, 80), (9, 10, 3, 10), (0, 20, 0, 10), (10, 10, 0, 20)]
)
def test_a_difference_of_shares_is_that_of_newcombe(k: int, n: int, other: int, m: int) -> None:
    first, second = (
        Estimate(count / size, *(float(end) for end in wilson(count, size)))
        for count, size in ((k, n), (other, m))
    )
    found = contrast(first, mean_estimate(*(np.array([end]) for end in second)))
    expected = share_difference(k, n, other, m)
    assert (found.difference_low, found.difference_high) == pytest.approx([float(end) for end in expected])


def test_newcombes_published_example() -> None:
    # Newcombe (1998), table II, method 10: 56/70 against 48/80 gives 0.0524 to 0.3339
    ends = [Estimate(k / n, *(float(end) for end in wilson(k, n))) for k, n in ((56, 70), (48, 80))]
    found = contrast(*ends)
    assert (round(found.difference_low, 4), round(found.difference_high, 4)) == (0.0524, 0.3339)


@given(estimates(), estimates())
def test_the_ends_of_a_ratio_are_where_the_ends_of_a_difference_are_zero(
    first: Estimate, second: Estimate
) -> None:
    assume(first.low > 0.01 and second.low > 0.01)
    found = contrast(first, second)
    assert found.ratio is not None and found.ratio_high is not None
    assert found.ratio_low is not None
    assert found.ratio_low <= found.ratio * (1 + 1e-12) and found.ratio <= found.ratio_high * (1 + 1e-12)

    def end(times: float, side: int) -> float:
        scaled = Estimate(*(times * part for part in second))
        return contrast(first, scaled)[1 + side]

    lowest = brentq(lambda times: end(times, 0), 1e-9, found.ratio + 1e-9, xtol=1e-14)
    assert found.ratio_low == pytest.approx(lowest, rel=1e-6)
    highest = brentq(lambda times: end(times, 1), found.ratio - 1e-9, found.ratio_high * 2 + 1, xtol=1e-14)
    assert found.ratio_high == pytest.approx(highest, rel=1e-6)


@given(estimates(), estimates())
def test_difference_and_ratio_agree_on_what_is_distinctive(first: Estimate, second: Estimate) -> None:
    found = contrast(first, second)
    assume(min(abs(found.difference_low), abs(found.difference_high)) > 1e-6)
    assert (found.difference_low > 0) == ((found.ratio_low or 0) > 1)
    assert (found.difference_high < 0) == (found.ratio_high is not None and found.ratio_high < 1)
    arms = distinctiveness(found.difference, found.difference_low, found.difference_high)
    assert (arms is not None and arms > 1) == (found.difference_low > 0 or found.difference_high < 0)


def test_nothing_elsewhere_has_no_ratio_but_a_lower_end() -> None:
    found = contrast(Estimate(4.0, 2.0, 7.0), Estimate(0.0, 0.0, 0.5))
    assert found.ratio is None and found.ratio_high is None
    # 4 - R 0 - sqrt((4 - 2)^2 + (R 0.5)^2) = 0
    assert found.ratio_low == pytest.approx(np.sqrt(16 - 4) / 0.5)
    assert contrast(Estimate(0.0, 0.0, 1.0), Estimate(0.0, 0.0, 1.0)).ratio_low == 0.0
    assert contrast(Estimate(2.0, 1.0, 3.0), Estimate(0.0, 0.0, 0.0))[3:] == (None, None, None)


@given(st.lists(estimates(), min_size=1, max_size=6))
def test_a_mean_lies_within_its_interval_and_knows_no_order(several: list[Estimate]) -> None:
    values, low, high = (np.array(column) for column in zip(*several, strict=True))
    found = mean_estimate(values, low, high)
    assert 0 <= found.low <= found.value <= found.high
    assert mean_estimate(values[::-1], low[::-1], high[::-1]) == pytest.approx(found)


def test_distinctiveness_of_a_normal_estimate_is_z_in_units_of_its_critical_value() -> None:
    assert distinctiveness(3.0, 3.0 - 1.96, 3.0 + 1.96) == pytest.approx(3 / 1.96)
    assert distinctiveness(-3.0, -9.0, -1.0) == pytest.approx(1.5)
    assert distinctiveness(0.0, 0.0, 0.0) is None


@pytest.mark.parametrize(
    "rates", [(3.0, 4.0, 6.0, 8.0, 9.0), (6.0, 6.0, 6.0, 6.0, 6.0), (1.0, 2.0, 3.0, 20.0, 30.0)]
)
@pytest.mark.parametrize("own", [2.0, 6.0, 25.0])
def test_intervals_against_five_others_hold_the_truth(own: float, rates: tuple[float, ...]) -> None:
    """Poisson counts of six articles, with Jeffreys' intervals: difference and ratio are held in 93 to 98 %."""
    from scipy.special import gammaincinv

    random = np.random.Generator(np.random.PCG64([20220301, int(own), int(rates[0])]))
    truth = np.array([own, *rates])
    counts = random.poisson(truth, size=(4000, 6))
    possible = np.arange(counts.max() + 1)
    low, high = (gammaincinv(possible + 0.5, tail) for tail in (0.025, 0.975))
    low[0] = 0.0
    held = {"difference": 0, "ratio": 0}
    for row in counts:
        parts = row.astype(float), low[row], high[row]
        found = contrast(
            Estimate(*(float(part[0]) for part in parts)), mean_estimate(*(part[1:] for part in parts))
        )
        mean = truth[1:].mean()
        held["difference"] += found.difference_low <= own - mean <= found.difference_high
        held["ratio"] += (found.ratio_low or 0) <= own / mean <= (found.ratio_high or np.inf)
    for name, count in held.items():
        assert 0.93 <= count / len(counts) <= 0.98, (name, count / len(counts))
