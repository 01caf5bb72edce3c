"""The linearised interval: against the variance of resamples, and what it holds."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from analysis.statistics.keyness_measures import log_ratio
from analysis.statistics.log_ratio_interval import log_ratio_interval
from analysis.statistics.log_ratio_linearised import log_ratio_linearised
from benchmarks.calibration.word_texts import Paragraphs, article_sums, resampled_sides

Ends = tuple[NDArray[np.float64], NDArray[np.float64]]


def generator(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def interval(counts: NDArray[np.int64], sizes: NDArray[np.int64], article: NDArray[np.int64]) -> Ends:
    inside = np.arange(article.max() + 1) == 0
    return log_ratio_linearised(article_sums(Paragraphs(counts, sizes, article)), inside)


def test_frequent_words_have_the_interval_of_resampling() -> None:
    article = np.repeat([0, 1, 2], [30, 40, 20])
    sizes = generator(1).integers(80, 120, size=90)
    counts = generator(2).negative_binomial(2, 0.3, size=(90, 40))
    low, high = interval(counts, sizes, article)
    target, reference = resampled_sides(Paragraphs(counts, sizes, article), (0,), 3999, generator(3))
    drawn_low, drawn_high = log_ratio_interval(target, reference, generator(4))
    assert np.abs(low - drawn_low).mean() < 0.05 and np.abs(high - drawn_high).mean() < 0.05


def test_ends_that_there_are() -> None:
    article = np.array([0, 0, 0, 1, 1, 1])
    counts = np.array([[3, 0, 1], [2, 0, 2], [3, 0, 1], [0, 2, 2], [0, 3, 0], [0, 2, 1]])
    low, high = interval(counts, np.full(6, 50), article)
    assert np.isnan(high[0]) and np.isnan(low[1])
    assert low[0] == pytest.approx(-high[1], abs=0.7) and low[0] > -1
    point = log_ratio(counts[:3].sum(axis=0), counts[3:].sum(axis=0), 150, 150)
    assert low[2] <= point[2] <= high[2]


def test_exchanging_the_sides_turns_the_interval_round() -> None:
    article = np.repeat([0, 1], 12)
    counts = generator(5).poisson(0.3, size=(24, 50))
    sums = article_sums(Paragraphs(counts, np.full(24, 70), article))
    low, high = log_ratio_linearised(sums, np.array([True, False]))
    back_low, back_high = log_ratio_linearised(sums, np.array([False, True]))
    assert np.allclose(low, -back_high, equal_nan=True) and np.allclose(high, -back_low, equal_nan=True)


def test_there_is_none_from_single_paragraphs() -> None:
    for article in ([0, 1, 1, 1], [0, 0, 1, 2]):
        low, high = interval(np.ones((4, 1), dtype=int), np.full(4, 50), np.array(article))
        assert np.isnan([low[0], high[0]]).all()
