"""Intervals of a mean paired difference: units resampled within articles, or the spread between articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.intervals import percentile, student_quantile
from analysis.statistics.resampling import block_weights

Numbers = NDArray[np.float64]

# Two units are added to those of a group, one that favours each version. Without them a group whose units all agree
# had an interval of no width, and one with few disagreements far too short an interval.
ADDED = 2
ADDED_VARIANCE = 2.0
# The sum of two draws from the added units, +1 and -1, each value as often as it comes; written out, so that no
# chance is spent on it and exchanging the versions turns the interval exactly.
ADDED_SUMS = (-2.0, 0.0, 0.0, 2.0)


@dataclass(frozen=True)
class Draws:
    """Sums of paired differences over the units of one or more articles, and over their resamples.

    Attributes:
        units: number of units.
        free: units that are free to vary; one is lost to each article.
        total: sum of the differences of each measure, shape ``(measures,)``.
        spread: variance of that sum when units are drawn anew within articles, shape ``(measures,)``.
        drawn: sums of the resamples, shape ``(resamples, measures)``.
        drawn_spread: the same variance in each resample, shape ``(resamples, measures)``.
    """

    units: int
    free: int
    total: Numbers
    spread: Numbers
    drawn: Numbers
    drawn_spread: Numbers


def draw_units(differences: Numbers, resamples: int, generator: np.random.Generator) -> Draws:
    """Resample the units of one article.

    Args:
        differences: first minus second version, shape ``(units, measures)``, at least one unit. All measures of a
            unit are drawn together.
        resamples: how often.
        generator: where chance comes from.
    """
    units = len(differences)
    weights = block_weights(np.zeros(units, dtype=np.int64), resamples, generator).astype(np.float64)
    total, drawn = differences.sum(axis=0), weights @ differences
    squares = differences**2
    # a single unit does not vary
    factor = units / (units - 1) if units > 1 else 0.0
    return Draws(
        units,
        units - 1,
        total,
        factor * (squares.sum(axis=0) - total**2 / units),
        drawn,
        factor * np.maximum(weights @ squares - drawn**2 / units, 0),
    )


def of_measures(draws: Draws, measures: slice) -> Draws:
    """Some of the measures."""
    return Draws(
        draws.units,
        draws.free,
        draws.total[measures],
        draws.spread[measures],
        draws.drawn[:, measures],
        draws.drawn_spread[:, measures],
    )


def together(draws: Sequence[Draws]) -> Draws:
    """Articles put together, each with the units that it has: articles stay fixed."""
    return Draws(
        sum(draw.units for draw in draws),
        sum(draw.free for draw in draws),
        reduce(np.add, (draw.total for draw in draws)),
        reduce(np.add, (draw.spread for draw in draws)),
        reduce(np.add, (draw.drawn for draw in draws)),
        reduce(np.add, (draw.drawn_spread for draw in draws)),
    )


def share_difference_interval(draws: Draws, confidence: float = 0.95) -> tuple[Numbers, Numbers]:
    """Interval of a difference of shares: percentiles of the resampled means, two units added.

    To N units, whose differences are 1, 0 and -1, one unit with 1 and one with -1 are added, and two of these two
    are drawn beside the units of the articles. The mean of a resample is its sum divided by N + 2.

    Returns:
        ``(low, high)``, shape ``(measures,)``. The interval always holds the observed difference.

    Source: the added units are those of Bonett, D. G., & Price, R. M. (2012). Adjusted Wald confidence interval
    for a difference of binomial proportions based on paired data. Journal of Educational and Behavioral
    Statistics 37(4), 479-488, of whose interval this is the resampled form. Davison & Hinkley (1997), section
    3.2 (stratified resampling).
    """
    means = np.concatenate([draws.drawn + added for added in ADDED_SUMS]) / (draws.units + ADDED)
    return _around(draws.total / draws.units, *percentile(means.T, confidence))


def rate_difference_interval(draws: Draws, confidence: float = 0.95) -> tuple[Numbers, Numbers]:
    """Interval of a difference of counts a unit: studentised resamples, two units added; never inside the normal one.

    Counts of a bursty thing are skewed, and so is the mean of a dozen of them. So each resample is measured in its
    own standard error: with S the sum, v its variance, and S*, v* those of a resample with its added units,

        t* = (S* - S) / sqrt(v* + 2)        low, high = (S - t*_(97.5 %) s, S - t*_(2.5 %) s) / (N + 2)

    where ``s = sqrt(v + 2)``; 2 is the variance that the added units bring. Where few units differ, resamples know
    few values, and their quantiles may lie anywhere below the normal ones. So none is taken nearer to 0 than
    these: the interval is never inside ``(S -+ 1.96 s) / (N + 2)``.

    Returns:
        ``(low, high)``, shape ``(measures,)``. The interval always holds the observed difference.

    Source: Efron, B., & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall, section 12.5;
    the inner interval is the adjusted Wald interval of Bonett & Price (2012) for counts.
    """
    scale = np.sqrt(draws.drawn_spread + ADDED_VARIANCE)
    centred = draws.drawn - draws.total
    studentised = np.concatenate([(centred + added) / scale for added in ADDED_SUMS])
    below, above = percentile(studentised.T, confidence)
    normal = NormalDist().inv_cdf(0.5 + confidence / 2)
    below, above = np.minimum(below, -normal), np.maximum(above, normal)
    error = np.sqrt(draws.spread + ADDED_VARIANCE)
    size = draws.units + ADDED
    low, high = (draws.total - above * error) / size, (draws.total - below * error) / size
    return _around(draws.total / draws.units, low, high)


def between_articles_interval(
    totals: Numbers, units: NDArray[np.integer], confidence: float = 0.95
) -> tuple[Numbers, Numbers]:
    """Interval of a mean difference when the articles themselves are the sample.

    With d_g the sum of article g, n_g its units, N their sum, D = sum of d_g, and ``e_g = d_g - n_g D / N``:

        D / (N + 2)  +-  t(G - 1) sqrt( G / (G - 1) sum e_g^2 + 2 ) / (N + 2)

    This is what resampling whole articles tends to with many of them. With two or three articles resampling knows
    only a handful of outcomes, and Student's t says how little that is.

    Args:
        totals: sums of the differences, shape ``(articles, measures)``, at least two articles.
        units: units of each article, shape ``(articles,)``.
        confidence: the level, two-sided.

    Returns:
        ``(low, high)``, shape ``(measures,)``.

    Source: Cochran, W. G. (1977). Sampling techniques (3rd ed.). Wiley, section 9A.4 (ratio to size in cluster
    samples).
    """
    number, size = len(units), int(units.sum())
    total = totals.sum(axis=0)
    deviations = totals - units[:, None] * total / size
    variance = number / (number - 1) * (deviations**2).sum(axis=0) + ADDED_VARIANCE
    half = student_quantile(0.5 + confidence / 2, number - 1) * np.sqrt(variance)
    return _around(total / size, (total - half) / (size + ADDED), (total + half) / (size + ADDED))


def _around(estimate: Numbers, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    return np.minimum(low, estimate), np.maximum(high, estimate)
