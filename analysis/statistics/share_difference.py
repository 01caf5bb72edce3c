"""Intervals of a difference between two shares in closed form: of the same units, and of different units."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.intervals import wilson

Numbers = NDArray[np.float64]


def paired_share_difference(
    first_only: ArrayLike, second_only: ArrayLike, units: ArrayLike, confidence: float = 0.95
) -> tuple[Numbers, Numbers]:
    """Interval of the share of units with one thing minus the share of the same units with another.

    With b units that have only the first, c that have only the second, N in all, ``p = (b + 1) / (N + 2)`` and
    ``q = (c + 1) / (N + 2)``:

        p - q  +-  z sqrt( (p + q - (p - q)^2) / (N + 2) )

    Args:
        first_only: units with the first alone.
        second_only: units with the second alone.
        units: all units, at least 1, those with both or neither too.
        confidence: the level, two-sided.

    Returns:
        ``(low, high)``, within -1 and 1.

    Source: Bonett, D. G., & Price, R. M. (2012). Adjusted Wald confidence interval for a difference of binomial
    proportions based on paired data. Journal of Educational and Behavioral Statistics 37(4), 479-488.
    """
    size = np.asarray(units, dtype=np.float64) + 2
    p = (np.asarray(first_only, dtype=np.float64) + 1) / size
    q = (np.asarray(second_only, dtype=np.float64) + 1) / size
    half = NormalDist().inv_cdf(0.5 + confidence / 2) * np.sqrt((p + q - (p - q) ** 2) / size)
    return np.maximum(p - q - half, -1.0), np.minimum(p - q + half, 1.0)


def share_difference(
    successes: ArrayLike,
    trials: ArrayLike,
    other_successes: ArrayLike,
    other_trials: ArrayLike,
    confidence: float = 0.95,
) -> tuple[Numbers, Numbers]:
    """Interval of the difference of two independent shares, from the Wilson intervals of both.

    Args:
        successes, trials: of the first share; trials at least 1.
        other_successes, other_trials: of the share that is taken away from it.
        confidence: the level, two-sided.

    Returns:
        ``(low, high)``, within -1 and 1; they hold the observed difference.

    Source: Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions:
    comparison of eleven methods. Statistics in Medicine 17, 873-890, method 10.
    """
    p, q = (
        np.asarray(k, dtype=np.float64) / np.asarray(n, dtype=np.float64)
        for k, n in ((successes, trials), (other_successes, other_trials))
    )
    low_p, high_p = wilson(successes, trials, confidence)
    low_q, high_q = wilson(other_successes, other_trials, confidence)
    below = np.sqrt((p - low_p) ** 2 + (high_q - q) ** 2)
    above = np.sqrt((high_p - p) ** 2 + (q - low_q) ** 2)
    return np.asarray(p - q - below), np.asarray(p - q + above)
