"""The interval of a log ratio: what it holds; how often it covers the truth is in ``test_calibration.py``."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from analysis.statistics.keyness_measures import log_ratio
from analysis.statistics.log_ratio_interval import log_ratio_interval
from benchmarks.calibration.word_texts import Paragraphs, resampled_sides


def generator(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def small(counts: list[list[int]], article: list[int], seed: int = 1) -> tuple[NDArray[np.float64], ...]:
    table = np.array(counts)
    texts = Paragraphs(table, np.full(len(table), 50), np.array(article))
    target, reference = resampled_sides(texts, (0,), 999, generator(seed))
    point = log_ratio(target.count, reference.count, target.size, reference.size)
    return (*log_ratio_interval(target, reference, generator(seed)), point)


def test_the_estimate_lies_inside() -> None:
    chance = generator(2)
    counts = chance.poisson(0.4, size=(40, 200))
    low, high, point = small(counts.tolist(), [0] * 12 + [1] * 20 + [2] * 8)
    ends = np.isfinite(low) & np.isfinite(high)
    assert ends.sum() > 100
    assert (low[ends] <= point[ends]).all() and (point[ends] <= high[ends]).all()


def test_a_word_that_a_side_lacks_has_one_end() -> None:
    low, high, _ = small([[3, 0], [2, 0], [3, 0], [0, 2], [0, 3], [0, 2]], [0, 0, 0, 1, 1, 1])
    assert np.isnan(high[0]) and low[0] > -1
    assert np.isnan(low[1]) and high[1] < 1
    assert low[0] == pytest.approx(-high[1], abs=1.5)


def test_the_more_paragraphs_lack_a_word_the_surer_we_are() -> None:
    few = small([[2], [2], [0], [0]], [0, 0, 1, 1])[0]
    many = small([[2], [2]] + [[0]] * 40, [0, 0] + [1] * 40)[0]
    assert many[0] > few[0] + 2


def test_there_is_no_interval_from_single_paragraphs() -> None:
    for article in ([0, 1, 1, 1], [0, 0, 1, 2]):
        low, high, _ = small([[2], [1], [2], [1]], article)
        assert np.isnan([low[0], high[0]]).all()


def test_a_word_in_one_paragraph_is_less_certain_than_one_in_many() -> None:
    spread = [[1, 0]] * 9 + [[1, 10]]
    low, high, point = small(spread + [[1, 1]] * 10, [0] * 10 + [1] * 10)
    assert point[0] == point[1]
    assert high[1] - low[1] > 2 * (high[0] - low[0])
