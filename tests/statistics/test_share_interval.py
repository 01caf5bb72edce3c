"""The interval of a share over articles: against Wilson, a stratified variance by hand, and what it must keep."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from analysis.statistics.intervals import wilson
from analysis.statistics.share_interval import share_interval


def one(units_with: list[int], units: list[int]) -> tuple[float, float]:
    low, high = share_interval(np.array(units_with)[:, None], np.array(units))
    return float(low[0]), float(high[0])


def test_one_article_has_wilsons() -> None:
    assert one([7], [29]) == tuple(pytest.approx(float(end)) for end in wilson(7, 29))


def test_where_no_article_has_two_paragraphs_it_is_wilsons() -> None:
    assert one([1, 0, 1], [1, 1, 1]) == tuple(pytest.approx(float(end)) for end in wilson(2, 3))


def test_by_hand() -> None:
    # 3 of 10 and 24 of 30, share 27/40; shares with half a paragraph added, s(1 - s) n²/(n - 1) / 40²
    share = 27 / 40
    own = (3 + share / 2) / 10.5, (24 + share / 2) / 30.5
    variance = (own[0] * (1 - own[0]) * 100 / 9 + own[1] * (1 - own[1]) * 900 / 29) / 1600
    size = share * (1 - share) / variance
    z = t.ppf(0.975, 38)
    # the ends of a score interval solve |share - π| = z √(π (1 - π) / size)
    for end in one([3, 24], [10, 30]):
        assert abs(share - end) == pytest.approx(z * np.sqrt(end * (1 - end) / size), rel=1e-4)


def test_articles_that_differ_leave_less_doubt_than_articles_that_are_alike() -> None:
    alike, different = one([10, 10], [20, 20]), one([1, 19], [20, 20])
    assert different[1] - different[0] < 0.75 * (alike[1] - alike[0])
    # all or none is no certainty
    certain = one([0, 20], [20, 20])
    assert 0.05 < certain[1] - certain[0] < different[1] - different[0]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 12)), min_size=1, max_size=6))
def test_it_holds_the_share_and_turns_with_absence(articles: list[tuple[int, int]]) -> None:
    units = [number for _, number in articles]
    found = [min(articles[at]) for at in range(len(articles))]
    low, high = one(found, units)
    share = sum(found) / sum(units)
    assert 0 <= low <= share <= high <= 1 and low < high
    turned = one([number - with_it for with_it, number in zip(found, units, strict=True)], units)
    assert turned == (pytest.approx(1 - high), pytest.approx(1 - low))
