"""Intervals of rates and shares whose counts come in clusters: markers in the paragraphs of an article."""

from __future__ import annotations

from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.intervals import student_quantile, wilson

Numbers = NDArray[np.float64]
Integers = NDArray[np.integer]


class Ratio(NamedTuple):
    """A ratio of totals with its interval; ``design_effect`` is what clustering multiplies its variance by."""

    value: float
    low: float
    high: float
    design_effect: float


def clustered_rate(counts: Integers, sizes: Integers, stratum: Integers, confidence: float = 0.95) -> Ratio:
    """A rate, such as hits a word, with an interval that allows for clustering.

    With k = sum of counts, W = sum of sizes and d the design effect (see :func:`design_effect`), the interval is
    Jeffreys' for a Poisson count of k / d in W / d:

        low, high = gamma quantiles of shape k / d + 0.5 at 2.5 % and 97.5 %, times d / W

    and low is 0 where nothing was counted.

    Args:
        counts: hits of each cluster, shape ``(clusters,)``, at least one cluster.
        sizes: size of each cluster, such as its words; their sum is at least 1.
        stratum: for each cluster the number of its stratum (article). Strata are fixed.
        confidence: the level, two-sided.

    Source: Korn, E. L., & Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of
    positive counts estimated from survey data. Survey Methodology 24(2), 193-201 (effective sample size); Brown, L. D.,
    Cai, T. T., & DasGupta, A. (2003). Interval estimation in exponential families. Statistica Sinica 13, 19-49
    (Jeffreys' interval).
    """
    from scipy.special import gammaincinv

    total, size = int(counts.sum()), int(sizes.sum())
    rate = total / size
    effect = design_effect(counts, sizes, stratum, rate * size, confidence)
    shape = total / effect + 0.5
    tail = (1 - confidence) / 2
    low, high = (float(gammaincinv(shape, tail_)) * effect / size for tail_ in (tail, 1 - tail))
    return Ratio(rate, 0.0 if total == 0 else min(low, rate), max(high, rate), effect)


def clustered_share(
    successes: Integers, trials: Integers, stratum: Integers, confidence: float = 0.95
) -> Ratio:
    """A share, such as sentences with a marker, with an interval that allows for clustering.

    With d the design effect (see :func:`design_effect`), the interval is Wilson's for k / d of N / d.

    Args:
        successes: units with the feature in each cluster, shape ``(clusters,)``.
        trials: units of each cluster; their sum is at least 1.
        stratum: for each cluster the number of its stratum (article). Strata are fixed.
        confidence: the level, two-sided.

    Source: Korn & Graubard (1998), as above, with Wilson's interval in place of Clopper's and Pearson's: Franco, C.,
    Little, R. J. A., Louis, T. A., & Slud, E. V. (2019). Comparative study of confidence intervals for proportions in
    complex sample surveys. Journal of Survey Statistics and Methodology 7(3), 334-364.
    """
    total, size = int(successes.sum()), int(trials.sum())
    share = total / size
    effect = design_effect(successes, trials, stratum, total * (1 - share), confidence)
    low, high = wilson(total / effect, size / effect, confidence)
    return Ratio(share, min(float(low), share), max(float(high), share), effect)


def design_effect(
    counts: Integers, sizes: Integers, stratum: Integers, independent: float, confidence: float = 0.95
) -> float:
    """How much clustering, and the small number of clusters, widen an interval of a ratio of totals, at least 1.

    With r the ratio and ``e = count - r * size`` for each cluster, the variance of the sum of counts when clusters are
    drawn anew within strata is

        v = sum over strata of n / (n - 1) * sum of (e - mean e)^2
        d = max(1, v / independent) * (t / z)^2

    with Student's t for as many degrees of freedom as there are clusters less strata, and z of the normal distribution.
    A stratum of one cluster adds nothing to v. Where nothing was counted, or all, or no stratum has two clusters, there
    is no v, and d is 1.

    Args:
        independent: the variance of the sum of counts if they did not cluster.

    Source: Cochran, W. G. (1977). Sampling techniques (3rd ed.). Wiley, section 9A.4; Korn & Graubard (1998).
    """
    _, place = np.unique(stratum, return_inverse=True)
    number = np.bincount(place)
    freedom = int((number - 1).sum())
    if independent <= 0 or freedom < 1:
        return 1.0
    deviations = counts - counts.sum() / sizes.sum() * sizes
    centred = deviations - (np.bincount(place, deviations) / number)[place]
    squares = np.bincount(place, centred**2)
    several = number > 1
    variance = float((number[several] / (number[several] - 1) * squares[several]).sum())
    level = 0.5 + confidence / 2
    small = student_quantile(level, freedom) / NormalDist().inv_cdf(level)
    return max(1.0, variance / independent) * small**2
