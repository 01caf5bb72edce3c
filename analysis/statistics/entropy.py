"""Entropy of categories, and its interval when they come in blocks."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.intervals import percentile

Numbers = NDArray[np.float64]


def shannon_entropy(counts: ArrayLike) -> Numbers:
    """Shannon entropy in bits, of counts along the last axis: ``- sum p log2 p``.

    0 where one category has all, ``log2 k`` where k categories have the same; 0 also where nothing is counted.
    This is the estimate of maximum likelihood, which is too small in small samples.

    Source: Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal 27, 379-423.
    """
    values = np.asarray(counts, dtype=np.float64)
    total = values.sum(axis=-1, keepdims=True)
    share = values / np.where(total > 0, total, 1)
    logarithm = np.log2(share, out=np.zeros_like(share), where=share > 0)
    # `+ 0.0`, because the negative of 0 is shown as -0
    return np.asarray(-(share * logarithm).sum(axis=-1) + 0.0)


def entropy_interval(
    counts: NDArray[np.integer], resamples: int, generator: np.random.Generator, confidence: float = 0.95
) -> tuple[float, float]:
    """Interval of an entropy whose observations come in blocks: a Bayesian bootstrap of the blocks.

    In each resample block i weighs w_i, exponential with mean 1. Beside the blocks stand half a block for each
    category and half a block for one that was not seen: g_j, gamma with shape one half, times the mean size of a
    block. Without them the entropy of few blocks comes out too small, and the interval with it. The entropy of

        p_j  proportional to  sum_i w_i c_ij + g_j mean

    is taken in each resample, and its percentiles are the ends.

    Args:
        counts: observations of each category in each block, shape ``(blocks, categories)``.
        resamples: how often.
        generator: where chance comes from.
        confidence: the level, two-sided.

    Returns:
        ``(low, high)`` in bits. The interval always holds the entropy of the sums.

    Source: Rubin, D. B. (1981). The Bayesian bootstrap. The Annals of Statistics 9(1), 130-134, with Jeffreys'
    prior of one half a category.
    """
    blocks, categories = counts.shape
    seen = np.concatenate([counts, np.zeros((blocks, 1), dtype=counts.dtype)], axis=1)
    weights = generator.standard_exponential((resamples, blocks))
    prior = generator.standard_gamma(0.5, (resamples, categories + 1)) * counts.sum() / blocks
    low, high = percentile(shannon_entropy(weights @ seen + prior), confidence)
    estimate = float(shannon_entropy(counts.sum(axis=0)))
    return min(float(low), estimate), max(float(high), estimate)
