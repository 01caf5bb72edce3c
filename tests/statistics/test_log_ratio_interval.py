"""The interval of a log ratio: what it holds, and how often it covers the truth on texts that are made up."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from analysis.statistics.keyness_measures import log_ratio
from analysis.statistics.log_ratio_interval import Side, log_ratio_interval
from analysis.statistics.resampling import block_weights

Counts = NDArray[np.int64]


def generator(seed: int) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def sides(
    counts: Counts, sizes: Counts, article: Counts, resamples: int, chance: np.random.Generator
) -> tuple[Side, Side]:
    """Article 0 against the others; ``counts`` are paragraphs by words."""
    weights = block_weights(article, resamples, chance)

    def side(rows: NDArray[np.bool_]) -> Side:
        return Side(
            count=counts[rows].sum(axis=0),
            size=int(sizes[rows].sum()),
            drawn=(weights[:, rows] @ counts[rows]).T.astype(np.float32),
            drawn_size=(weights[:, rows] @ sizes[rows]).astype(np.float32),
            paragraphs_with=(counts[rows] > 0).sum(axis=0),
            paragraphs=int(rows.sum()),
            articles=len(np.unique(article[rows])),
        )

    return side(article == 0), side(article != 0)


def small(counts: list[list[int]], article: list[int], seed: int = 1) -> tuple[NDArray[np.float64], ...]:
    table = np.array(counts)
    target, reference = sides(table, np.full(len(table), 50), np.array(article), 999, generator(seed))
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


def coverage(
    rates: list[float], burst: float | None, seed: int, texts: int = 60, words: int = 60
) -> tuple[float, float]:
    """Share of intervals that hold the true log ratio, over words that occur three times or more.

    Six articles of 14 to 31 paragraphs of 55 to 165 words. A word occurs in a paragraph with a mean of its rate
    times the length, as a Poisson number, or with ``burst`` as a negative binomial of that size: the smaller, the
    more a word that has occurred occurs again. The second number is over words that both sides have.
    """
    article = np.repeat(np.arange(6), [14, 30, 20, 26, 24, 31])
    chance = generator(seed)
    held, both = [], []
    for _ in range(texts):
        sizes = chance.integers(55, 165, size=len(article))
        mean = (np.array(rates)[article] * sizes)[:, None] * np.ones((1, words))
        counts = (
            chance.poisson(mean) if burst is None else chance.negative_binomial(burst, burst / (burst + mean))
        )
        rest = article != 0
        truth = np.log2(rates[0] / np.average(np.array(rates)[article][rest], weights=sizes[rest]))
        target, reference = sides(counts, sizes, article, 399, chance)
        low, high = log_ratio_interval(target, reference, chance)
        inside = (np.nan_to_num(low, nan=-np.inf) <= truth) & (truth <= np.nan_to_num(high, nan=np.inf))
        enough = target.count + reference.count >= 3
        held.append(inside[enough])
        both.append(inside[enough & (target.count > 0) & (reference.count > 0)])
    return float(np.concatenate(held).mean()), float(np.concatenate(both).mean())


@pytest.mark.parametrize(
    ("rates", "burst", "lowest", "highest"),
    [
        ([0.003] * 6, None, 0.93, 0.97),
        ([0.01] * 6, None, 0.93, 0.97),
        ([0.003] * 6, 2.0, 0.93, 0.97),
        ([0.01] * 6, 2.0, 0.92, 0.97),
        # planted: four times as frequent in the target; and different in each article of the rest
        ([0.004, 0.001, 0.001, 0.001, 0.001, 0.001], 2.0, 0.93, 0.97),
        ([0.006, 0.002, 0.004, 0.001, 0.002, 0.005], 2.0, 0.93, 0.97),
        # rare words: more than half of these intervals have one end, so that they cover too often, never too seldom
        ([0.0004] * 6, 2.0, 0.95, 1.0),
        # very bursty, each paragraph having the word often or not at all: known to fall short
        ([0.01] * 6, 0.5, 0.89, 0.96),
    ],
)
def test_95_percent_intervals_cover_the_truth_about_95_percent_of_the_time(
    rates: list[float], burst: float | None, lowest: float, highest: float
) -> None:
    everywhere, _ = coverage(rates, burst, seed=7)
    assert lowest <= everywhere <= highest


if __name__ == "__main__":
    # The figures in docs/methods-framing.md: PYTHONPATH=.:tests python tests/statistics/test_log_ratio_interval.py
    for rates_, burst_ in (
        *(([rate] * 6, burst) for rate in (0.0004, 0.001, 0.003, 0.01) for burst in (None, 2.0, 0.5)),
        ([0.004] + [0.001] * 5, 2.0),
        ([0.006, 0.002, 0.004, 0.001, 0.002, 0.005], 2.0),
    ):
        print(rates_[:2], burst_, *(f"{value:.3f}" for value in coverage(rates_, burst_, seed=11, texts=120)))
