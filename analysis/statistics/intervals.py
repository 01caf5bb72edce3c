"""Intervals for proportions and from resamples."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]


def wilson(successes: ArrayLike, trials: ArrayLike, confidence: float = 0.95) -> tuple[Numbers, Numbers]:
    """Wilson's score interval for a proportion, without continuity correction.

    Args:
        successes: how many of the trials succeeded.
        trials: how many there were, at least 1.
        confidence: the level, two-sided.

    Returns:
        ``(low, high)``, both within 0 and 1.

    Source: Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22, 209-212; recommended for small samples by Brown, Cai &
    DasGupta (2001).
    """
    k = np.asarray(successes, dtype=np.float64)
    n = np.asarray(trials, dtype=np.float64)
    return score_interval(k / n, n, NormalDist().inv_cdf(0.5 + confidence / 2))


def score_interval(share: Numbers, size: Numbers, quantile: float) -> tuple[Numbers, Numbers]:
    """Wilson's interval for a share of a sample of any size, also an effective one that is no whole number.

    Args:
        share: within 0 and 1.
        size: size of the sample, above 0.
        quantile: 1.96 for 95 % of a large sample.

    Returns:
        ``(low, high)``, both within 0 and 1.
    """
    z = quantile
    centre = (share + z * z / (2 * size)) / (1 + z * z / size)
    half = z * np.sqrt(share * (1 - share) / size + z * z / (4 * size * size)) / (1 + z * z / size)
    # the ends are exactly 0 and 1 for no and for all successes; rounding must not show
    low = np.where(share == 0, 0.0, np.clip(centre - half, 0, 1))
    high = np.where(share == 1, 1.0, np.clip(centre + half, 0, 1))
    return low, high


def percentile(resamples: ArrayLike, confidence: float = 0.95) -> tuple[Numbers, Numbers]:
    """Percentile interval from resampled values, which lie along the last axis.

    The ends are order statistics: of R values in order, those at ``(R + 1) * alpha / 2`` from either end
    (rounded down). They commute with monotone transformations: the interval of a logarithm is the logarithm
    of the interval.

    Source: Efron, B., & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall, ch. 13.
    """
    values = np.asarray(resamples)
    number = values.shape[-1]
    # rounded first, because 0.025 * 1000 is a hair below 25 in binary
    below = max(int(round((number + 1) * (1 - confidence) / 2, 9)), 1) - 1
    above = number - 1 - below
    ordered = np.partition(values, (below, above), axis=-1)
    return ordered[..., below].astype(np.float64), ordered[..., above].astype(np.float64)


def student_quantile(probability: float, freedom: float) -> float:
    """Quantile of Student's t distribution, to about six digits, for probabilities above one half.

    Written out here because the module that has it costs more to import than a whole study of keywords.

    Source: Hill, G. W. (1970). Algorithm 396: Student's t-quantiles. Communications of the ACM 13(10),
    619-620.
    """
    if not 0.5 < probability < 1 or freedom < 1:
        raise ValueError(f"no quantile for probability {probability} and {freedom} degrees of freedom")
    tails = 2 * (1 - probability)
    if freedom == 1:
        return float(1 / np.tan(tails * np.pi / 2))
    if freedom == 2:
        return float(np.sqrt(2 / (tails * (2 - tails)) - 2))
    a = 1 / (freedom - 0.5)
    b = (48 / a) / a
    c = ((20700 * a / b - 98) * a - 16) * a + 96.36
    d = ((94.5 / (b + c) - 3) / b + 1) * np.sqrt(a * np.pi / 2) * freedom
    y = float((d * tails) ** (2 / freedom))
    if y > 0.05 + a:
        x = NormalDist().inv_cdf(tails / 2)
        y = x * x
        if freedom < 5:
            c += 0.3 * (freedom - 4.5) * (x + 0.6)
        c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b
        y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
        y = float(np.expm1(a * y * y))
    else:
        y = (
            (
                1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3)
                + 0.5 / (freedom + 4)
            )
            * y
            - 1
        ) * (freedom + 1) / (freedom + 2) + 1 / y
    return float(np.sqrt(freedom * y))
