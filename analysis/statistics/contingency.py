"""Statistics of the table of four cells, word or other word by target or reference, that come from tests.

All of them take words for independent draws, which they are not: they rank, and none of them tests here. The
tail probability is offered to show what a test by it would claim (``benchmarks/calibration/keyness.py``).
Arguments are those of :mod:`analysis.statistics.keyness_measures`.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.keyness_measures import log_likelihood_four_cell, log_likelihood_two_cell

Numbers = NDArray[np.float64]

_complementary_error = np.frompyfunc(math.erfc, 1, 1)


def chi_squared_uncorrected(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike
) -> Numbers:
    """Pearson's chi-squared over four cells, negative where the word is rarer in the target.

    Source: Pearson, K. (1900). On the criterion that a given system of deviations ... Philosophical Magazine
    50, 157-175; R's ``chisq.test(correct = FALSE)``.
    """
    return _chi_squared(target, reference, target_size, reference_size, corrected=0.0)


def chi_squared_yates(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike
) -> Numbers:
    """Pearson's chi-squared with Yates' correction, negative where the word is rarer in the target.

    Each difference from the expected count becomes smaller by 1/2, but not below 0. This is what quanteda's
    ``textstat_keyness`` prints by default.

    Source: Yates, F. (1934). Contingency tables involving small numbers and the χ² test. Supplement to the
    Journal of the Royal Statistical Society 1(2), 217-235; R's ``chisq.test``.
    """
    return _chi_squared(target, reference, target_size, reference_size, corrected=0.5)


def log_likelihood_williams(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike
) -> Numbers:
    """G² over four cells divided by Williams' q, negative where the word is rarer in the target.

        q = 1 + (N/n1 + N/n2 - 1) · (N/c + N/(N - c) - 1) / 6N        N = n1 + n2, c = a + b

    Returns:
        The corrected G²; 0 for a word that occurs nowhere, or besides which there is none.

    Source: Williams, D. A. (1976). Improved likelihood ratio tests for complete contingency tables.
    Biometrika 63(1), 33-37.
    """
    a, b, n1, n2 = (np.asarray(x, dtype=np.float64) for x in (target, reference, target_size, reference_size))
    total, word = n1 + n2, a + b
    varies = (word > 0) & (word < total)
    inside = np.where(varies, word, 1.0)
    words = np.where(varies, total / inside + total / np.where(varies, total - word, 1.0) - 1, 0.0)
    q = 1 + (total / n1 + total / n2 - 1) * words / (6 * total)
    return np.asarray(log_likelihood_four_cell(a, b, n1, n2) / q)


def bayes_factor_bic(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike
) -> Numbers:
    """Approximate Bayes factor from the Bayesian information criterion, as twice its natural logarithm.

        G²(two cells) - ln(n1 + n2)

    Above 0 the difference is worth its parameter: 2 to 6 is called positive evidence, 6 to 10 strong, above
    10 very strong; below 0 the evidence is for no difference. Not signed by direction. Words that are not
    independent inflate it as they inflate G².

    Source: Wilson, A. (2013). Embracing Bayes factors for key item analysis in corpus linguistics. In M.
    Bieswanger & A. Koll-Stobbe (Eds.), New approaches to the study of linguistic variability, 3-11. Lang;
    scale of Kass, R. E., & Raftery, A. E. (1995). Bayes factors. JASA 90, 773-795.
    """
    g2 = np.abs(log_likelihood_two_cell(target, reference, target_size, reference_size))
    total = np.asarray(target_size, dtype=np.float64) + np.asarray(reference_size, dtype=np.float64)
    return np.asarray(g2 - np.log(total))


def chi_squared_tail(statistic: ArrayLike) -> Numbers:
    """Probability that chi-squared with one degree of freedom exceeds the statistic, whatever its sign."""
    root = np.sqrt(np.abs(np.asarray(statistic, dtype=np.float64)) / 2)
    return np.asarray(_complementary_error(root), dtype=np.float64)


def _chi_squared(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    corrected: float,
) -> Numbers:
    a, b, n1, n2 = (np.asarray(x, dtype=np.float64) for x in (target, reference, target_size, reference_size))
    total, word = n1 + n2, a + b
    expected = n1 * word / total
    # the difference is the same in all four cells, so the sum over cells is one product
    difference = np.maximum(np.abs(a - expected) - corrected, 0)
    variance = expected * n2 / total * (total - word) / total
    value = np.divide(difference**2, variance, out=np.zeros(np.shape(variance)), where=variance > 0)
    return np.asarray(np.where(a * n2 < b * n1, -value, value))
