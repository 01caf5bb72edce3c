"""The interval of a log ratio, from resampled paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.intervals import percentile, student_quantile
from analysis.statistics.keyness_measures import log_ratio

Numbers = NDArray[np.float64]

ADDED = 0.5  # to each resampled count, so that a resample without the word has a logarithm


@dataclass(frozen=True)
class Side:
    """One of the two sides that are compared, with its resamples.

    Attributes:
        count: count of each word, shape ``(words,)``.
        size: number of tokens.
        drawn: counts in the resamples, shape ``(words, resamples)``.
        drawn_size: numbers of tokens of the resamples, shape ``(resamples,)``.
        paragraphs_with: paragraphs that hold the word, shape ``(words,)``.
        paragraphs: number of paragraphs.
        articles: number of articles within which the paragraphs were drawn.
    """

    count: NDArray[np.integer]
    size: int
    drawn: NDArray[np.float32]
    drawn_size: NDArray[np.float32]
    paragraphs_with: NDArray[np.integer]
    paragraphs: int
    articles: int

    @property
    def freedom(self) -> int:
        """Paragraphs that are free to vary: one is lost to each article."""
        return self.paragraphs - self.articles


def log_ratio_interval(
    target: Side, reference: Side, generator: np.random.Generator, confidence: float = 0.95
) -> tuple[Numbers, Numbers]:
    """Interval of the log ratio of each word, paragraphs of both sides being resampled.

    The interval is a percentile interval with two corrections, without which it covers the truth too seldom
    for texts of a dozen paragraphs. Half a token is added to each count. And the deviation of each side's
    resamples from its estimate is widened by ``sqrt(n / f) * t / z``, with n paragraphs, f degrees of freedom
    and the quantiles of Student's t and the normal distribution.

    Resampling tells nothing of a word that is absent from a side. There the share of paragraphs that would
    hold it is drawn from Beta(1/2, n + 1/2), Jeffreys' posterior for none of n, and multiplied by how often
    the other side's paragraphs with the word repeat it. Such an interval has one end only.

    Args:
        target: the group.
        reference: the rest.
        generator: where chance comes from.
        confidence: the level, two-sided.

    Returns:
        ``(low, high)`` in binary logarithms; NaN where there is no such end: ``low`` for a word that the
        target lacks, ``high`` for one that the reference lacks, both where a side has no two paragraphs of
        one article.

    Source: Hesterberg, T. C. (2015). What teachers should know about the bootstrap. The American Statistician
    69(4), 371-386 (expanded percentile interval); Brown, L. D., Cai, T. T., & DasGupta, A.
    (2001). Interval estimation for a binomial proportion. Statistical Science 16(2), 101-133 (Jeffreys).
    """
    nothing = np.full(len(target.count), np.nan)
    if target.freedom < 1 or reference.freedom < 1:
        return nothing, nothing.copy()
    deviation = _log_rates(target, reference, generator, confidence)
    deviation -= _log_rates(reference, target, generator, confidence)
    low, high = percentile(deviation, confidence)
    estimate = log_ratio(target.count, reference.count, target.size, reference.size)
    low = np.where(target.count == 0, np.nan, np.minimum(low, estimate))
    high = np.where(reference.count == 0, np.nan, np.maximum(high, estimate))
    return low, high


def _log_rates(
    side: Side, other: Side, generator: np.random.Generator, confidence: float
) -> NDArray[np.float32]:
    """Resampled logarithms of the relative frequencies of a side, widened; shape ``(words, resamples)``."""
    rates: NDArray[np.float32] = np.log2(side.drawn + np.float32(ADDED))
    rates -= np.log2(np.maximum(side.drawn_size, 1))
    estimate = np.log2((side.count + ADDED) / side.size).astype(np.float32)[:, None]
    rates -= estimate
    rates *= np.float32(_widening(side, confidence))
    rates += estimate
    absent = np.flatnonzero(side.count == 0)
    share = generator.beta(0.5, side.paragraphs + 0.5, size=side.drawn.shape[1])
    repeated = np.maximum(other.count[absent] / np.maximum(other.paragraphs_with[absent], 1), 1)
    expected = np.maximum(share * side.paragraphs / side.size, 1e-30)
    rates[absent] = np.log2(repeated)[:, None] + np.log2(expected)
    return rates


def _widening(side: Side, confidence: float) -> float:
    tail = 0.5 + confidence / 2
    normal = student_quantile(tail, 1e6)
    return float(np.sqrt(side.paragraphs / side.freedom) * student_quantile(tail, side.freedom) / normal)
