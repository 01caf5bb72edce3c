"""The interval of a log ratio without resampling: for studies of so many groups that resampling takes minutes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.intervals import student_quantile
from analysis.statistics.keyness_measures import log_ratio
from analysis.statistics.log_ratio_interval import ADDED

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class ArticleSums:
    """Sums over the paragraphs of each article: all that the variance needs.

    Those of a word are there only for the articles that have it, a *cell* each: an article has a thousand words, a
    journal of a hundred issues a hundred thousand.

    Attributes:
        article: the number of the article of each cell, shape ``(cells,)``, as what follows.
        word: the number of the word of each cell.
        count: Σ c.
        squares: Σ c².
        products: Σ c · s, s the tokens of the paragraph.
        paragraphs_with: paragraphs with the word.
        size: Σ s, shape ``(articles,)``, as what follows.
        size_squares: Σ s².
        paragraphs: number of paragraphs.
        words: number of words.
    """

    article: Integers
    word: Integers
    count: Numbers
    squares: Numbers
    products: Numbers
    paragraphs_with: Numbers
    size: Numbers
    size_squares: Numbers
    paragraphs: Numbers
    words: int

    @classmethod
    def of(
        cls, cells: tuple[Integers, Integers, Integers], sizes: Integers, article: Integers, words: int
    ) -> ArticleSums:
        """The sums, from the counts of words in paragraphs.

        Args:
            cells: ``(paragraph, word, count)`` of the words that a paragraph has.
            sizes: tokens of each paragraph.
            article: the number of the article of each paragraph.
            words: number of words.
        """
        block, word, count = cells
        code, cell = np.unique(article[block] * max(words, 1) + word, return_inverse=True)

        def total(values: Integers) -> Numbers:
            return np.bincount(cell, values, minlength=len(code)).astype(np.float64)

        def of_article(values: Integers) -> Numbers:
            return np.bincount(article, values).astype(np.float64)

        return cls(
            code // max(words, 1),
            code % max(words, 1),
            total(count),
            total(count**2),
            total(count * sizes[block]),
            total(np.ones_like(count)),
            of_article(sizes),
            of_article(sizes**2),
            of_article(np.ones_like(sizes)),
            words,
        )

    @cached_property
    def totals(self) -> _Totals:
        """Of all articles together."""
        return _Totals.of(self, np.ones(len(self.size), dtype=np.bool_))

    @cached_property
    def deviations(self) -> tuple[Numbers, Numbers, Numbers]:
        """Σ (c - mean c)² and Σ (c - mean c)(s - mean s) of each cell, and Σ (s - mean s)² of each article."""
        number = np.maximum(self.paragraphs, 1)
        mean = self.count / number[self.article]
        return (
            self.squares - mean * self.count,
            self.products - mean * self.size[self.article],
            self.size_squares - self.size**2 / number,
        )


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
    own = _Totals.of(sums, inside)
    return _interval(_Side.of(own), _Side.of(sums.totals - own), confidence)


def log_ratio_linearised_to_list(
    sums: ArticleSums, counts: Numbers, size: float, confidence: float = 0.95
) -> tuple[Numbers, Numbers]:
    """Interval of the log ratio of each word to a frequency list, of whose texts nothing is known but the counts.

    The side of the articles is as in :func:`log_ratio_linearised`. A count b of the list is taken for a Poisson
    number: the variance of the logarithm of its relative frequency is 1/b, and a word that the list lacks has
    Jeffreys' posterior after no occurrence, Gamma(1/2), for its expected count. Words come in bursts in the texts
    of the list too, so the interval is too short where the list is small.

    Args:
        sums: sums over the paragraphs of the articles of the group.
        counts: counts of the list, shape ``(words,)``.
        size: tokens of the list.
        confidence: the level, two-sided.

    Returns:
        ``(low, high)`` as for :func:`log_ratio_linearised`.
    """
    return _interval(_Side.of(sums.totals), _Side.of_list(counts, size), confidence)


def _interval(target: _Side, reference: _Side, confidence: float) -> tuple[Numbers, Numbers]:
    if target.freedom < 1 or reference.freedom < 1:
        nothing = np.full(len(target.count), np.nan)
        return nothing, nothing.copy()
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
class _Totals:
    """Sums over articles, of deviations from the means of each; those of the rest are all less those of a group."""

    count: Numbers
    paragraphs_with: Numbers
    squares: Numbers
    products: Numbers
    size: float
    size_squares: float
    paragraphs: float
    articles: float

    @classmethod
    def of(cls, sums: ArticleSums, rows: NDArray[np.bool_]) -> _Totals:
        squares, products, size_squares = sums.deviations
        own = rows[sums.article]
        word = sums.word[own]

        def of_words(values: Numbers) -> Numbers:
            return np.bincount(word, values[own], minlength=sums.words).astype(np.float64)

        return cls(
            of_words(sums.count),
            of_words(sums.paragraphs_with),
            of_words(squares),
            of_words(products),
            float(sums.size[rows].sum()),
            float(size_squares[rows].sum()),
            float(sums.paragraphs[rows].sum()),
            float((sums.paragraphs[rows] > 0).sum()),
        )

    def __sub__(self, other: _Totals) -> _Totals:
        return _Totals(*(getattr(self, name.name) - getattr(other, name.name) for name in fields(self)))


@dataclass(frozen=True)
class _Side:
    """One side; a list has infinitely many paragraphs, of which none holds a word twice."""

    count: Numbers
    paragraphs_with: Numbers
    size: float
    paragraphs: float
    articles: float
    variance: Numbers

    @classmethod
    def of(cls, totals: _Totals) -> _Side:
        whole, size = np.maximum(totals.count, ADDED), totals.size
        variance = (
            totals.squares / whole**2 - 2 * totals.products / (whole * size) + totals.size_squares / size**2
        )
        return cls(
            totals.count,
            totals.paragraphs_with,
            size,
            totals.paragraphs,
            totals.articles,
            np.maximum(variance, 0),
        )

    @classmethod
    def of_list(cls, counts: Numbers, size: float) -> _Side:
        count = np.asarray(counts, dtype=np.float64)
        return cls(count, count, size, np.inf, 0, 1 / np.maximum(count, ADDED))

    @property
    def freedom(self) -> float:
        return self.paragraphs - self.articles

    @property
    def log_rate(self) -> Numbers:
        return np.asarray(np.log2((self.count + ADDED) / self.size))

    def half_width(self, confidence: float) -> Numbers:
        tail = 0.5 + confidence / 2
        if np.isinf(self.freedom):
            widened = NormalDist().inv_cdf(tail)
        else:
            widened = np.sqrt(self.paragraphs / self.freedom) * student_quantile(tail, self.freedom)
        return np.asarray(widened * np.sqrt(self.variance) / np.log(2))

    def unseen(self, confidence: float) -> tuple[float, float]:
        """Median and upper end of the number of paragraphs that would hold a word that none holds."""
        from scipy.special import betaincinv, gammaincinv  # cost more to import than most jobs need

        tails = [0.5, 0.5 + confidence / 2]
        if np.isinf(self.paragraphs):
            middle, top = gammaincinv(0.5, tails)
        else:
            middle, top = self.paragraphs * betaincinv(0.5, self.paragraphs + 0.5, tails)
        return float(middle), float(top)


def _upper(lacking: _Side, other: _Side, absent: NDArray[np.bool_], confidence: float) -> Numbers:
    """Upper end of the log ratio of a side that lacks the word to the other."""
    middle, top = lacking.unseen(confidence)
    repeated = np.maximum(other.count[absent] / np.maximum(other.paragraphs_with[absent], 1), 1)
    centre = np.log2(repeated * middle / lacking.size) - other.log_rate[absent]
    return np.asarray(centre + np.hypot(np.log2(top / middle), other.half_width(confidence)[absent]))
