"""Intervals of paired differences: limits, symmetry, the closed form they approach.

How often they cover is in ``test_calibration.py``.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.statistics.paired_interval import (
    between_articles_interval,
    draw_units,
    rate_difference_interval,
    share_difference_interval,
    together,
)

Numbers = NDArray[np.float64]


def generator(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def column(*values: float) -> Numbers:
    return np.array(values, dtype=np.float64)[:, None]


def test_draws_by_hand() -> None:
    draws = draw_units(column(1, 0, -1, 2), 50, generator())
    assert (draws.units, draws.free, draws.total[0]) == (4, 3, 2)
    # 4/3 of 6 - 4/4
    assert draws.spread[0] == pytest.approx(4 / 3 * 5)
    assert draws.drawn.shape == draws.drawn_spread.shape == (50, 1)
    group = together([draws, draw_units(column(5), 50, generator())])
    assert (group.units, group.free, group.total[0]) == (5, 3, 7)
    # a single unit does not vary
    assert group.spread[0] == draws.spread[0]
    assert np.array_equal(group.drawn, draws.drawn + 5)


def test_the_interval_of_shares_is_that_of_bonett_and_price() -> None:
    """36 units, 9 with the first version alone and 3 with the second, to the grain of one unit."""
    first, second, units = 9, 3, 200
    differences = column(*[1] * first, *[-1] * second, *[0] * (units - first - second))
    low, high = share_difference_interval(draw_units(differences, 4000, generator()))
    p, q, n = (first + 1) / (units + 2), (second + 1) / (units + 2), units + 2
    half = 1.96 * np.sqrt((p + q - (p - q) ** 2) / n)
    assert (low[0], high[0]) == (
        pytest.approx(p - q - half, abs=1 / n),
        pytest.approx(p - q + half, abs=1 / n),
    )


def test_units_that_all_agree_still_leave_doubt() -> None:
    draws = draw_units(np.zeros((20, 2)), 400, generator())
    for interval in (share_difference_interval, rate_difference_interval):
        low, high = interval(draws)
        assert (low < 0).all() and (high > 0).all()
        assert high[0] == pytest.approx(-low[0])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(-4, 4), min_size=1, max_size=12), min_size=1, max_size=4))
def test_exchanging_the_versions_turns_the_interval(articles: list[list[int]]) -> None:
    chance = [(generator(5), generator(5)) for _ in articles]
    as_is = together([draw_units(column(*a), 99, g[0]) for a, g in zip(articles, chance, strict=True)])
    turned = together([draw_units(-column(*a), 99, g[1]) for a, g in zip(articles, chance, strict=True)])
    for interval in (share_difference_interval, rate_difference_interval):
        low, high = interval(as_is)
        turned_low, turned_high = interval(turned)
        assert turned_low == pytest.approx(-high) and turned_high == pytest.approx(-low)
        mean = as_is.total / as_is.units
        assert low <= mean <= high


def test_the_spread_between_articles_by_hand() -> None:
    # 2 of 10 and 6 of 10: mean .4, deviations -2 and 2, 2/1 * 8 + 2, t of one degree of freedom 12.7062
    low, high = between_articles_interval(column(2, 6), np.array([10, 10]))
    half = 12.7062 * np.sqrt(18)
    assert low[0] == pytest.approx((8 - half) / 22, rel=1e-4)
    assert high[0] == pytest.approx((8 + half) / 22, rel=1e-4)


def test_the_interval_of_hits_is_never_inside_the_normal_one() -> None:
    chance = generator(8)
    differences = chance.binomial(1, 0.05, size=(15, 300)) * chance.choice([-1, 1, 2], size=(15, 300))
    draws = draw_units(differences.astype(np.float64), 199, generator())
    low, high = rate_difference_interval(draws)
    half = 1.96 * np.sqrt(draws.spread + 2)
    assert (low <= (draws.total - half) / 17 + 1e-4).all() and (
        high >= (draws.total + half) / 17 - 1e-4
    ).all()
