"""The interval of a log ratio without resampling: for studies of so many groups that resampling takes minutes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.intervals import student_quantile
from analysis.statistics.keyness_measures import log_ratio
from analysis.statistics.log_ratio_interval import ADDED

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class ArticleSums:
    """Sums over the paragraphs of each article, of each word: all that the variance needs.

    Attributes:
        count: Σ c, shape ``(articles, words)``.
        squares: Σ c², shape ``(articles, words)``.
        products: Σ c · s, s the tokens of the paragraph, shape ``(articles, words)``.
        paragraphs_with: paragraphs with the word, shape ``(articles, words)``.
        size: Σ s, shape ``(articles,)``.
        size_squares: Σ s², shape ``(articles,)``.
        paragraphs: number of paragraphs, shape ``(articles,)``.
    """

    count: Numbers
    squares: Numbers
    products: Numbers
    paragraphs_with: Numbers
    size: Numbers
    size_squares: Numbers
    paragraphs: Numbers


def log_ratio_linearised(
    sums: ArticleSums, inside: NDArray[np.bool_], confidence: float = 0.95
) -> tuple[Numbers, Numbers]:
    """Interval of the log ratio of each word from its linearised variance over paragraphs within articles.

    What :func:`analysis.statistics.log_ratio_interval.log_ratio_interval` draws is here computed to first order.
    Half a token is added to the counts at the centre only: in the variance it would make rare words too sure.
    The variance of the logarithm of a side's relative frequency a/n is

        Σ over articles of Σ (d - mean d)²        d = c / a - s / n, over the paragraphs of an article

    and its standard deviation is widened by the same ``√(n / f) · t / z``. For a side without the word the upper
    end of Jeffreys' posterior takes its place; the two sides are put together by recovered variances.

    Args:
        sums: sums over the paragraphs of all articles.
        inside: which articles are the group; the others are the rest.
        confidence: the level, two-sided.

    Returns:
        ``(low, high)`` in binary logarithms, NaN where there is no such end, as for the resampled interval.

    Source: Davison, A. C., & Hinkley, D. V. (1997). Bootstrap methods and their application. Cambridge
    University Press, section 2.7 (nonparametric delta method); Zou, G. Y., & Donner, A. (2008). Construction
    of confidence limits about effect measures. Statistics in Medicine 27, 1693-1702.
    """
    words = sums.count.shape[1]
    sides = [_Side.of(sums, rows) for rows in (inside, ~inside)]
    if any(side.freedom < 1 for side in sides):
        return np.full(words, np.nan), np.full(words, np.nan)
    target, reference = sides
    half = np.sqrt(target.half_width(confidence) ** 2 + reference.half_width(confidence) ** 2)
    centre = target.log_rate - reference.log_rate
    low, high = centre - half, centre + half
    # absent from the target: the target can be as frequent as the upper end says, and no less than nothing
    absent = target.count == 0
    high[absent] = _upper(target, reference, absent, confidence)
    absent = reference.count == 0
    low[absent] = -_upper(reference, target, absent, confidence)
    estimate = log_ratio(target.count, reference.count, target.size, reference.size)
    low = np.where(target.count == 0, np.nan, np.minimum(low, estimate))
    high = np.where(reference.count == 0, np.nan, np.maximum(high, estimate))
    return low, high


@dataclass(frozen=True)
class _Side:
    count: Numbers
    paragraphs_with: Numbers
    size: float
    paragraphs: float
    articles: int
    variance: Numbers

    @classmethod
    def of(cls, sums: ArticleSums, rows: NDArray[np.bool_]) -> _Side:
        rows = rows & (sums.paragraphs > 0)
        count, size = sums.count[rows].sum(axis=0), float(sums.size[rows].sum())
        whole = np.maximum(count, ADDED)
        squares = (
            sums.squares[rows].sum(axis=0) / whole**2
            - 2 * sums.products[rows].sum(axis=0) / (whole * size)
            + sums.size_squares[rows].sum() / size**2
        )
        sizes, number = sums.size[rows][:, None] / size, sums.paragraphs[rows][:, None]
        means = ((sums.count[rows] / whole - sizes) ** 2 / number).sum(axis=0)
        return cls(
            count,
            sums.paragraphs_with[rows].sum(axis=0),
            size,
            float(sums.paragraphs[rows].sum()),
            int(rows.sum()),
            np.maximum(squares - means, 0),
        )

    @property
    def freedom(self) -> int:
        return int(self.paragraphs) - self.articles

    @property
    def log_rate(self) -> Numbers:
        return np.asarray(np.log2((self.count + ADDED) / self.size))

    def half_width(self, confidence: float) -> Numbers:
        widened = np.sqrt(self.paragraphs / self.freedom) * student_quantile(
            0.5 + confidence / 2, self.freedom
        )
        return np.asarray(widened * np.sqrt(self.variance) / np.log(2))


def _upper(lacking: _Side, other: _Side, absent: NDArray[np.bool_], confidence: float) -> Numbers:
    """Upper end of the log ratio of a side that lacks the word to the other."""
    from scipy.special import betaincinv  # costs more to import than most jobs need

    middle, top = betaincinv(0.5, lacking.paragraphs + 0.5, [0.5, 0.5 + confidence / 2])
    repeated = np.maximum(other.count[absent] / np.maximum(other.paragraphs_with[absent], 1), 1)
    centre = np.log2(repeated * middle * lacking.paragraphs / lacking.size) - other.log_rate[absent]
    return np.asarray(centre + np.hypot(np.log2(top / middle), other.half_width(confidence)[absent]))
