"""Conservative log ratios: the end of a confidence interval that lies nearest to no difference.

Both take words for independent draws and correct for the number of words looked at. They rank by effect without
the rare words that the plain log ratio puts first; they do not test.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.keyness_measures import ABSENT, log_ratio

Numbers = NDArray[np.float64]


def conservative_log_ratio_normal(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    comparisons: int = 1,
    alpha: float = 0.01,
    absent: float = ABSENT,
) -> Numbers:
    """Conservative log ratio from the normal interval of the logarithm of the relative risk.

        log2(e) · max(0, |ln RR| - z · √(1/a + 1/b - 1/n1 - 1/n2)), with the sign of ln RR

    Args:
        target, reference, target_size, reference_size: counts and sizes.
        comparisons: number of words compared, by which alpha is divided (Bonferroni).
        alpha: two-sided level of the interval before that.
        absent: what stands for a count of 0.

    Returns:
        Binary logarithms; 0 where the interval holds 0.

    Source: Hardie, A. (2014). A single statistical technique for keywords, lockwords, and collocations. CASS,
    Lancaster University (the filter of CQPweb).
    """
    a, b, n1, n2 = (np.asarray(x, dtype=np.float64) for x in (target, reference, target_size, reference_size))
    ratio = log_ratio(a, b, n1, n2, absent)
    a, b = np.where(a == 0, absent, a), np.where(b == 0, absent, b)
    quantile = NormalDist().inv_cdf(1 - alpha / 2 / comparisons)
    half = quantile * np.sqrt(1 / a + 1 / b - 1 / n1 - 1 / n2) / np.log(2)
    return np.asarray(np.sign(ratio) * np.maximum(np.abs(ratio) - half, 0))


def conservative_log_ratio_poisson(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    comparisons: int = 1,
    alpha: float = 0.05,
) -> Numbers:
    """LRC: conservative log ratio from the exact interval of the ratio of two Poisson rates.

    Given a + b, the count of the target is binomial; Clopper and Pearson's interval of its chance π, at level
    alpha / m, gives that of the ratio, ``π / (1 - π) · n2 / n1``. A count of 0 needs no replacement.

    Args:
        target, reference, target_size, reference_size: counts and sizes.
        comparisons: number of words compared, m, by which alpha is divided (Bonferroni).
        alpha: two-sided level of the interval before that.

    Returns:
        Binary logarithms; 0 where the interval holds 0.

    Source: Evert, S. (2022). Measuring keyness. Digital Humanities 2022, Tokyo; pandas-association-measures,
    ``conservative_log_ratio(boundary="poisson")``.
    """
    from scipy.special import betaincinv  # costs more to import than most jobs need

    a, b, n1, n2 = np.broadcast_arrays(
        *(np.asarray(x, dtype=np.float64) for x in (target, reference, target_size, reference_size))
    )
    above = a * n2 >= b * n1
    # the two counts of the nearer end; exchanging the sides turns an upper end into a lower one
    more, fewer = np.where(above, a, b), np.where(above, b, a)
    # rare words share few pairs of counts, and the inverse is what costs
    pairs, place = np.unique(more.ravel() + 1j * fewer.ravel(), return_inverse=True)
    occurs = pairs.real > 0
    chance = np.zeros(len(pairs))
    chance[occurs] = betaincinv(pairs.real[occurs], pairs.imag[occurs] + 1, alpha / 2 / comparisons)
    with np.errstate(divide="ignore"):
        odds = np.log2(chance / (1 - chance))[place.ravel()].reshape(a.shape)
    end = np.maximum(odds + np.where(above, np.log2(n2 / n1), np.log2(n1 / n2)), 0)
    return np.asarray(np.where(above, end, -end) + 0.0)
