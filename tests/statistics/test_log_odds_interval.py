"""The interval of a log-odds ratio: what it holds; how often it covers the truth is in ``test_calibration.py``."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from analysis.statistics.association import log_odds_ratio
from analysis.statistics.log_odds_interval import log_odds_interval
from analysis.statistics.resampling import block_weights

Floats = NDArray[np.float64]


def generator(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def test_the_estimate_lies_inside() -> None:
    chance = generator(1)
    cells = chance.poisson(0.6, size=(4, 30, 50)).astype(np.float64)
    both, first, second, neither = cells.sum(axis=1)
    estimate = log_odds_ratio(both, both + first, both + second, both + first + second + neither)
    low, high = log_odds_interval(cells, block_weights(np.zeros(30, dtype=int), 399, chance), 1)
    assert (low <= estimate).all() and (estimate <= high).all() and (low < high).all()


def test_exchanging_presence_and_absence_turns_the_interval() -> None:
    chance = generator(2)
    cells = chance.poisson(0.8, size=(4, 25, 8)).astype(np.float64)
    weights = block_weights(np.zeros(25, dtype=int), 399, chance)
    low, high = log_odds_interval(cells, weights, 1)
    turned = log_odds_interval(cells[[1, 0, 3, 2]], weights, 1)
    assert low == pytest.approx(-turned[1], abs=1e-5) and high == pytest.approx(-turned[0], abs=1e-5)


def test_sentences_that_go_together_are_less_certain() -> None:
    """The same counts, in paragraphs of one sentence and in paragraphs of four that are alike."""
    kinds = np.repeat(np.eye(4), 20, axis=0)
    alone = kinds.T[:, :, None]
    together = 4 * kinds[::4].T[:, :, None]
    chance = generator(3)
    narrow = log_odds_interval(alone, block_weights(np.zeros(80, dtype=int), 999, chance), 1)
    wide = log_odds_interval(together, block_weights(np.zeros(20, dtype=int), 999, chance), 1)
    assert wide[1] - wide[0] > 1.6 * (narrow[1] - narrow[0])


def test_articles_of_one_paragraph_are_refused() -> None:
    weights = block_weights(np.arange(3), 100, generator(4))
    with pytest.raises(ValueError, match="two paragraphs"):
        log_odds_interval(np.ones((4, 3, 1)), weights, 3)
