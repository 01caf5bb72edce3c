"""The linearised interval from its definition, and the one to a frequency list: what it holds."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from analysis.statistics.log_ratio_linearised import (
    ArticleSums,
    log_ratio_linearised,
    log_ratio_linearised_to_list,
)

Integers = NDArray[np.int64]


def generator(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def sums_of(counts: Integers, sizes: Integers, article: Integers) -> ArticleSums:
    """The sums, from counts of shape ``(paragraphs, words)``."""
    block, word = np.nonzero(counts)
    return ArticleSums.of((block, word, counts[block, word]), sizes, article, counts.shape[1])


def test_the_variance_is_that_of_the_definition() -> None:
    """Σ (d - mean d)² within each article, d = c / a - s / n."""
    article = np.repeat([0, 1, 2], [5, 9, 7])
    sizes = generator(6).integers(40, 160, size=21)
    counts = generator(7).poisson(2, size=(21, 30)) + 1
    low, high = log_ratio_linearised(sums_of(counts, sizes, article), np.array([True, False, False]))
    variance = np.zeros((2, 30))
    for side, rows in enumerate((article == 0, article > 0)):
        shares = counts / counts[rows].sum(axis=0) - (sizes / sizes[rows].sum())[:, None]
        for own in np.unique(article[rows]):
            part = shares[article == own]
            variance[side] += ((part - part.mean(axis=0)) ** 2).sum(axis=0)
    # t with 4 and 14 degrees of freedom
    widened = variance * np.array([[5 / 4 * 2.7764**2], [16 / 14 * 2.1448**2]])
    assert (high - low) / 2 * np.log(2) == pytest.approx(np.sqrt(widened.sum(axis=0)), rel=1e-4)


def share_held(rate: float, times: float, burst: float | None, studies: int, seed: int) -> float:
    """Share of intervals that hold the truth: an article of 20 bursty paragraphs against a list of 20,000 tokens.

    The texts of the list are Poisson, or negative binomial in paragraphs of 100 tokens.
    """
    chance = generator(seed)
    held = []
    for _ in range(studies):
        sizes = chance.integers(55, 165, size=20)
        mean = rate * times * sizes[:, None] * np.ones(50)
        counts = chance.negative_binomial(2, 2 / (2 + mean))
        expected = np.full((200, 50), rate * 100)
        drawn = (
            chance.poisson(expected)
            if burst is None
            else chance.negative_binomial(burst, burst / (burst + expected))
        )
        listed = drawn.sum(axis=0)
        sums = sums_of(counts, sizes, np.zeros(20, dtype=np.int64))
        low, high = log_ratio_linearised_to_list(sums, listed, 20_000)
        truth = np.log2(times)
        inside = (np.nan_to_num(low, nan=-np.inf) <= truth) & (truth <= np.nan_to_num(high, nan=np.inf))
        held.append(inside[counts.sum(axis=0) + listed >= 3])
    return float(np.concatenate(held).mean())


@pytest.mark.parametrize(
    ("rate", "times"), [(0.0004, 1.0), (0.001, 1.0), (0.003, 1.0), (0.01, 1.0), (0.001, 4.0)]
)
@pytest.mark.parametrize("burst", [None, 0.5])
def test_intervals_to_a_list_hold_the_truth(rate: float, times: float, burst: float | None) -> None:
    """Of two expected occurrences there are five or more in one article of fifteen: there it is 92 %."""
    least = 0.9 if rate * times == 0.001 else 0.93
    assert share_held(rate, times, burst, 40, 9) >= least


def test_a_list_is_a_reference_of_very_many_paragraphs() -> None:
    chance = generator(10)
    counts = np.vstack([chance.poisson(1, size=(20, 12)), chance.poisson(0.002, size=(40_000, 12))])
    counts[20:, 0] = 0
    sizes = np.full(40_020, 50)
    article = np.repeat([0, 1], [20, 40_000])
    low, high = log_ratio_linearised(sums_of(counts, sizes, article), np.array([True, False]))
    sums = sums_of(counts[:20], sizes[:20], article[:20])
    list_low, list_high = log_ratio_linearised_to_list(sums, counts[20:].sum(axis=0), 40_000 * 50)
    assert np.isnan(high[0]) and np.isnan(list_high[0])
    assert np.allclose(low, list_low, atol=0.02) and np.allclose(high[1:], list_high[1:], atol=0.02)


def test_a_word_that_the_group_lacks_has_an_upper_end_only() -> None:
    sums = sums_of(np.zeros((8, 1), dtype=np.int64), np.full(8, 100), np.zeros(8, dtype=np.int64))
    low, high = log_ratio_linearised_to_list(sums, np.array([50]), 10_000)
    # at most: the upper end of the share of paragraphs, about 2.3 of 8, against 50 in 10,000
    assert np.isnan(low[0]) and 0 < high[0] - np.log2((2 / 800) / (50 / 10_000)) < 1
    one = sums_of(np.ones((1, 1), dtype=np.int64), np.array([100]), np.zeros(1, dtype=np.int64))
    assert np.isnan(log_ratio_linearised_to_list(one, np.array([50]), 10_000)).all()
