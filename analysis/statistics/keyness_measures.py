"""Measures of keyness: how much more often a word occurs in one text than in another.

All functions take numbers or arrays that broadcast, and return arrays: ``target`` and ``reference`` are the
counts of the words, ``target_size`` and ``reference_size`` the numbers of tokens among which they were
counted.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]

ABSENT = 0.5  # what stands for a count of zero in the log ratio


def log_ratio(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    absent: float = ABSENT,
) -> Numbers:
    """Binary logarithm of the ratio of the relative frequencies.

    A value of 1 means twice as frequent in the target, -1 half as frequent. A count of zero, on either side,
    is replaced by ``absent``.

    Source: Hardie, A. (2014). Log Ratio: an informal introduction. ESRC Centre for Corpus Approaches to
    Social Science, Lancaster University.
    """
    a, b, n1, n2 = _numbers(target, reference, target_size, reference_size)
    a = np.where(a == 0, absent, a)
    b = np.where(b == 0, absent, b)
    return np.asarray(np.log2((a / n1) / (b / n2)))


def percent_difference(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    absent: float = 0.0,
) -> Numbers:
    """%DIFF: by how many per cent the relative frequency in the target exceeds that in the reference.

        100 · (a/n1 - b/n2) / (b/n2)

    100 means twice as frequent, -50 half as frequent, -100 absent from the target.

    Args:
        target, reference, target_size, reference_size: as above.
        absent: relative frequency that stands for 0 in the reference. The authors take 1e-18, which prints
            numbers of twenty digits; with 0 such a word has no value.

    Returns:
        Per cent; NaN for a word that the reference lacks, where ``absent`` is 0.

    Source: Gabrielatos, C., & Marchi, A. (2012). Keyness: appropriate metrics and practical issues. CADS
    International Conference, Bologna.
    """
    a, b, n1, n2 = _numbers(target, reference, target_size, reference_size)
    base = np.where(b == 0, absent, b / n2)
    return 100 * _divided(a / n1 - base, base)


def odds_ratio(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    added: float = 0.0,
) -> Numbers:
    """Ratio of the odds of the word in the target and in the reference: the sample odds ratio.

        (a / (n1 - a)) / (b / (n2 - b))

    This is not the conditional estimate that R's ``fisher.test`` prints.

    Args:
        target, reference, target_size, reference_size: as above.
        added: what is added to each of the four cells; 1/2 is the correction of Haldane and Anscombe.

    Returns:
        A ratio from 0; NaN where a divisor is 0.

    Source: Agresti, A. (2013). Categorical data analysis, 3rd ed. Wiley, section 2.2.3; Pojanapunya, P., &
    Watson Todd, R. (2018). Log-likelihood and odds ratio. Corpus Linguistics and Linguistic Theory 14(1),
    133-167.
    """
    a, b, n1, n2 = _numbers(target, reference, target_size, reference_size)
    a, b, others_a, others_b = a + added, b + added, n1 - a + added, n2 - b + added
    return _divided(a * others_b, b * others_a)


def weighted_log_odds(
    target: ArrayLike,
    reference: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    prior: ArrayLike,
    prior_size: ArrayLike | None = None,
) -> tuple[Numbers, Numbers]:
    """Log-odds ratio with an informative Dirichlet prior, and its z-score.

    Args:
        target, reference, target_size, reference_size: as above.
        prior: pseudo-count of each word, the same on both sides.
        prior_size: sum of the pseudo-counts over all words of the corpus; by default the sum of ``prior``,
            which is right only where no word is left out.

    Returns:
        ``(delta, z)``: the difference of the log-odds under the prior (natural logarithm, eq. 16), and that
        difference divided by the square root of its approximate variance (eq. 19 and 22).

    Source: Monroe, B. L., Colaresi, M. P., & Quinn, K. M. (2008). Fightin' Words: Lexical feature selection
    and evaluation for identifying the content of political conflict. Political Analysis 16(4), 372-403.
    """
    a, b, n1, n2 = _numbers(target, reference, target_size, reference_size)
    pseudo = np.asarray(prior, dtype=np.float64)
    size = pseudo.sum() if prior_size is None else np.asarray(prior_size, dtype=np.float64)
    a, b = a + pseudo, b + pseudo
    others_a, others_b = n1 + size - a, n2 + size - b
    # a word without others beside it is all there is on both sides: no difference
    alone = (others_a <= 0) & (others_b <= 0)
    delta = np.log(a / np.where(alone, a, others_a)) - np.log(b / np.where(alone, b, others_b))
    return np.asarray(delta), np.asarray(delta / np.sqrt(1 / a + 1 / b))


def weighted_log_odds_pooled(counts: ArrayLike, prior: ArrayLike | None = None) -> Numbers:
    """Weighted log-odds of tidylo: each group against the pooled corpus, itself included.

    Not to be mixed with :func:`weighted_log_odds`, which compares a group with the rest. A word that a group
    lacks has no row in tidylo's tables: there its pseudo-counts are left out of all sums, and it has no value.

    Args:
        counts: counts of each word, shape ``(groups, words)``.
        prior: pseudo-count of each word in each group; by default its count in all groups, as in tidylo.

    Returns:
        z-scores of shape ``(groups, words)``; NaN where a group lacks the word.

    Source: Silge, J., Hayes, A., & Schnoebelen, T. (2020). tidylo: weighted tidy log odds ratio, function
    ``bind_log_odds``.
    """
    found = np.asarray(counts, dtype=np.float64)
    pseudo = found.sum(axis=0) if prior is None else np.asarray(prior, dtype=np.float64)
    own = np.where(found > 0, found + pseudo, 0.0)
    pooled = np.broadcast_to(own.sum(axis=0), own.shape)
    odds = _divided(own, own.sum(axis=1, keepdims=True) - own)
    odds_pooled = _divided(pooled, own.sum() - pooled)
    spread = np.sqrt(_divided(np.ones_like(own), own) + _divided(np.ones_like(own), pooled))
    return np.asarray(np.log(np.where(found > 0, odds / odds_pooled, np.nan)) / spread)


def log_likelihood_two_cell(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike
) -> Numbers:
    """G² over the two cells that hold the word, negative where the word is rarer in the target.

    This is what UCREL's calculator and Wmatrix print. It ranks words; it is no test, because words are not
    independent draws.

    Source: Rayson, P., & Garside, R. (2000). Comparing corpora using frequency profiling. Proceedings of the
    Workshop on Comparing Corpora, ACL, 1-6.
    """
    a, b, n1, n2 = _numbers(target, reference, target_size, reference_size)
    g2 = 2 * (_cell(a, n1 * (a + b) / (n1 + n2)) + _cell(b, n2 * (a + b) / (n1 + n2)))
    return _signed(g2, a, b, n1, n2)


def log_likelihood_four_cell(
    target: ArrayLike, reference: ArrayLike, target_size: ArrayLike, reference_size: ArrayLike
) -> Numbers:
    """G² over all four cells, the word and all other words, negative where the word is rarer in the target.

    This is what AntConc and quanteda print. It ranks words; it is no test.

    Source: Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational
    Linguistics 19(1), 61-74.
    """
    a, b, n1, n2 = _numbers(target, reference, target_size, reference_size)
    c, d = n1 - a, n2 - b
    total = n1 + n2
    g2 = 2 * (
        _cell(a, n1 * (a + b) / total)
        + _cell(b, n2 * (a + b) / total)
        + _cell(c, n1 * (c + d) / total)
        + _cell(d, n2 * (c + d) / total)
    )
    return _signed(g2, a, b, n1, n2)


def _numbers(*values: ArrayLike) -> tuple[Numbers, ...]:
    return tuple(np.asarray(value, dtype=np.float64) for value in values)


def _divided(dividend: Numbers, divisor: Numbers) -> Numbers:
    """The quotient, NaN where the divisor is 0."""
    shape = np.broadcast(dividend, divisor).shape
    return np.divide(dividend, divisor, out=np.full(shape, np.nan), where=divisor != 0)


def _cell(observed: Numbers, expected: Numbers) -> Numbers:
    """``observed * ln(observed / expected)``, which goes to 0 with the observed count."""
    ratio = np.divide(
        observed, expected, out=np.ones(np.broadcast(observed, expected).shape), where=observed > 0
    )
    return np.asarray(observed * np.log(ratio))


def _signed(g2: Numbers, a: Numbers, b: Numbers, n1: Numbers, n2: Numbers) -> Numbers:
    # rounding can leave a tiny negative sum where the two frequencies are equal
    return np.asarray(np.where(a * n2 < b * n1, -1.0, 1.0) * np.maximum(g2, 0.0))
