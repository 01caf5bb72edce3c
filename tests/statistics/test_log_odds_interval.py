"""The interval of a log-odds ratio: what it holds, and how often it covers the truth on texts that are made up."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from analysis.statistics.association import log_odds_ratio
from analysis.statistics.log_odds_interval import log_odds_interval
from analysis.statistics.resampling import block_weights

Floats = NDArray[np.float64]
FEWEST = 5


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


def logistic(value: Floats | float) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.asarray(value))))


def cells_of(
    paragraphs: int,
    share: tuple[float, float],
    together: float,
    spread: float,
    drawn: float,
    chance: np.random.Generator,
) -> Floats:
    """Sentences of two things in paragraphs of two to seven sentences, shape ``(4, paragraphs)``.

    ``share`` are the chances of the two things in a middling paragraph, ``spread`` the standard deviation of
    their logits from paragraph to paragraph, which correlate by ``together``; where the first is in a sentence,
    the logit of the second there is higher by ``drawn``.
    """
    effects = chance.normal(size=(2, paragraphs))
    effects[1] = together * effects[0] + np.sqrt(1 - together**2) * effects[1]
    home = np.repeat(np.arange(paragraphs), chance.integers(2, 8, paragraphs))
    first_logit, second_logit = (
        np.log(value / (1 - value)) + spread * effect for value, effect in zip(share, effects, strict=True)
    )
    first = chance.random(len(home)) < logistic(first_logit[home])
    second = chance.random(len(home)) < logistic(second_logit[home] + drawn * first)
    kinds = (first & second, first & ~second, ~first & second, ~first & ~second)
    return np.stack([np.bincount(home, kind, paragraphs) for kind in kinds])


def coverage(
    lengths: tuple[int, ...],
    share: tuple[float, float],
    together: float,
    spread: float,
    drawn: float,
    seed: int,
    texts: int,
) -> tuple[float, float]:
    """Share of the intervals offered that hold the true log-odds ratio, and how often one is offered."""
    chance = generator(seed)
    design = (share, together, spread, drawn)
    both, first, second, neither = cells_of(200_000, *design, chance).sum(axis=1)
    truth = np.log(both * neither / (first * second))
    article = np.repeat(np.arange(len(lengths)), lengths)
    held = []
    for _ in range(texts):
        cells = cells_of(len(article), *design, chance)
        if ((cells > 0).sum(axis=1) >= FEWEST).all():
            low, high = log_odds_interval(
                cells[:, :, None], block_weights(article, 399, chance), len(lengths)
            )
            held.append(low[0] <= truth <= high[0])
    return float(np.mean(held)), len(held) / texts


ISSUE = (14, 30, 20, 26, 24, 31)
DESIGNS = [
    # both in one sentence in three; spread evenly, without and with an association
    (ISSUE, (0.3, 0.3), 0.0, 0.0, 0.0),
    (ISSUE, (0.2, 0.2), 0.0, 0.0, 1.0),
    # in clusters, of their own and common to both
    (ISSUE, (0.3, 0.2), 0.0, 1.0, 0.0),
    (ISSUE, (0.1, 0.15), 0.5, 1.0, 0.0),
    (ISSUE, (0.1, 0.2), 0.0, 0.7, 1.5),
    (ISSUE, (0.3, 0.3), 0.0, 1.0, -1.0),
    # rarer, and one article alone
    (ISSUE, (0.08, 0.1), 0.3, 0.7, 1.0),
    ((30,), (0.3, 0.3), 0.0, 0.7, 0.0),
    ((30,), (0.3, 0.3), 0.0, 0.7, 1.0),
]


def test_95_percent_intervals_cover_the_truth_about_95_percent_of_the_time() -> None:
    measured = np.array([coverage(*design, seed=7, texts=200) for design in DESIGNS])
    held, offered = measured.T
    assert 0.935 <= held.mean() <= 0.965
    # chance alone moves the share of 200 by three percent
    assert held.min() >= 0.905 and held.max() <= 0.99
    assert offered.min() > 0.9


if __name__ == "__main__":
    # The figures in docs/methods-framing.md: PYTHONPATH=.:tests python tests/statistics/test_log_odds_interval.py
    for design_ in DESIGNS:
        print(design_, *(f"{value:.3f}" for value in coverage(*design_, seed=11, texts=2000)))
