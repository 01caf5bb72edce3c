"""Intervals of clustered counts: against other code where nothing clusters, and how often they cover."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import gamma, norm, t

from analysis.statistics.cluster_ratio import clustered_rate, clustered_share, design_effect
from analysis.statistics.intervals import wilson

COUNTS = st.lists(st.tuples(st.integers(0, 8), st.integers(1, 40)), min_size=1, max_size=12)


def test_a_single_cluster_has_the_intervals_of_independent_counts() -> None:
    one = np.array([0])
    rate = clustered_rate(np.array([7]), np.array([500]), one)
    expected = gamma.ppf([0.025, 0.975], 7.5) / 500
    assert (rate.value, rate.low, rate.high) == pytest.approx((7 / 500, *expected))
    share = clustered_share(np.array([7]), np.array([50]), one)
    assert (share.low, share.high) == pytest.approx(tuple(float(end) for end in wilson(7, 50)))
    assert rate.design_effect == share.design_effect == 1


def test_the_design_effect_is_the_textbook_variance_by_that_of_independent_counts() -> None:
    counts, sizes = np.array([0, 9, 1, 0, 2, 0]), np.array([10, 12, 8, 11, 9, 10])
    residual = counts - 12 / 60 * sizes
    halves = [slice(0, 3), slice(3, 6)]
    variance = sum(3 * residual[half].var(ddof=1) for half in halves)
    small = (t.ppf(0.975, 4) / norm.ppf(0.975)) ** 2
    found = design_effect(counts, sizes, np.repeat([0, 1], 3), 12.0)
    assert found == pytest.approx(variance / 12 * small, rel=1e-5)
    # evenly spread counts do not make an interval shorter than independent ones
    assert design_effect(np.full(6, 2), np.full(6, 10), np.repeat([0, 1], 3), 12.0) == pytest.approx(
        small, rel=1e-5
    )


def test_nothing_and_everything() -> None:
    stratum = np.zeros(3, dtype=np.int64)
    rate = clustered_rate(np.zeros(3, dtype=np.int64), np.array([100, 100, 100]), stratum)
    assert rate.value == rate.low == 0 and rate.high == pytest.approx(gamma.ppf(0.975, 0.5) / 300)
    share = clustered_share(np.array([4, 4, 4]), np.array([4, 4, 4]), stratum)
    assert share.value == share.high == 1 and share.low == pytest.approx(float(wilson(12, 12)[0]))


@given(COUNTS)
def test_intervals_hold_the_value_and_the_order_of_clusters_does_not_matter(
    clusters: list[tuple[int, int]],
) -> None:
    counts, sizes = np.array(clusters).T
    stratum = np.arange(len(clusters)) % 2
    rate = clustered_rate(counts, sizes, stratum)
    share = clustered_share(np.minimum(counts, sizes), sizes, stratum)
    assert 0 <= rate.low <= rate.value <= rate.high
    assert 0 <= share.low <= share.value <= share.high <= 1
    turned = clustered_rate(counts[::-1], sizes[::-1], stratum[::-1])
    assert turned == pytest.approx(rate)
    assert rate.design_effect >= 1


@pytest.mark.parametrize("spread", [0.0, 0.5])
def test_intervals_cover_where_paragraphs_differ(spread: float) -> None:
    """Three articles of 14, 26 and 24 paragraphs, 4 to 20 hits a thousand words; ``spread`` of paragraph means."""
    generator = np.random.Generator(np.random.PCG64(11))
    stratum = np.repeat([0, 1, 2], [14, 26, 24])
    rates = np.array([0.005, 0.01, 0.016])[stratum]
    runs, rate_held, share_held = 400, 0, 0
    for _ in range(runs):
        sentences = generator.integers(1, 8, len(stratum))
        own = rates * generator.gamma(1 / spread**2, spread**2, len(stratum)) if spread else rates
        inside = np.repeat(np.arange(len(stratum)), sentences)
        drawn = generator.poisson(25 * own[inside])
        counts = np.bincount(inside, drawn, minlength=len(stratum)).astype(np.int64)
        found = clustered_rate(counts, 25 * sentences, stratum)
        true = float((rates * sentences).sum() / sentences.sum())
        rate_held += found.low <= true <= found.high
        with_one = np.bincount(inside, drawn > 0, minlength=len(stratum)).astype(np.int64)
        share = clustered_share(with_one, sentences, stratum)
        none = (1 + 25 * rates * spread**2) ** (-1 / spread**2) if spread else np.exp(-25 * rates)
        true_share = float(((1 - none) * sentences).sum() / sentences.sum())
        share_held += share.low <= true_share <= share.high
    assert 0.92 <= rate_held / runs <= 0.985
    assert 0.92 <= share_held / runs <= 0.985
