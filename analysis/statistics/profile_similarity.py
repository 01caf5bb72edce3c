"""How like the profiles of articles are, whatever is counted in their paragraphs, freed of what sampling adds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.intervals import student_quantile

Numbers = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Cells whose products with all articles are held at once.
CELLS_AT_ONCE = 20_000


@dataclass(frozen=True)
class ParagraphCounts:
    """What is counted in the paragraphs of a language, as the cells that are not 0.

    Attributes:
        paragraph, feature, count: the cells, in the order of paragraphs; counts are whole numbers, weighted ones too,
            so that sums are the same in whatever order they are taken.
        sizes: of each paragraph what its counts are a part of: its words, or 1.
        article: of each paragraph the number of its article, in order.
        articles, features: how many there are.
    """

    paragraph: Integers
    feature: Integers
    count: Integers
    sizes: Integers
    article: Integers
    articles: int
    features: int


@dataclass(frozen=True)
class ProfileSimilarity:
    """Similarities of all pairs of articles, and what they become without each paragraph.

    Attributes:
        value: similarity, articles × articles; nan where it is not defined, and on the diagonal.
        without: for each paragraph the similarity of its article to each article with that paragraph left out,
            paragraphs × articles.
        article: of each paragraph the number of its article.
    """

    value: Numbers
    without: Numbers
    article: Integers

    @cached_property
    def sizes(self) -> Integers:
        """Paragraphs of each article."""
        return np.bincount(self.article, minlength=len(self.value)).astype(np.int64)

    @cached_property
    def _apart(self) -> Numbers:
        """Of each paragraph how far its absence moves the similarities, from the mean of its article's paragraphs."""
        moved = np.full_like(self.without, np.nan)
        for number in range(len(self.value)):
            own = self.article == number
            if own.any():
                moved[own] = self.without[own] - self.without[own].mean(axis=0)
        return moved

    @cached_property
    def standard_error(self) -> Numbers:
        """Standard error of each similarity: the jackknife of two samples, paragraphs left out one by one.

        Source: Arvesen, J. N. (1969). Jackknifing U-statistics. Annals of Mathematical Statistics 40(6), 2076-2100.
        """
        part = _summed(self._apart**2, self.article, len(self.value))
        factor = (self.sizes - 1) / np.maximum(self.sizes, 1)
        part *= factor[:, None]
        return np.asarray(np.sqrt(part + part.T))

    def interval(self, confidence: float = 0.95) -> tuple[Numbers, Numbers]:
        """Ends of the intervals: Student's t, with the paragraphs of both articles less two degrees of freedom."""
        freedom = np.maximum(self.sizes[:, None] + self.sizes[None, :] - 2, 1)
        different, place = np.unique(freedom, return_inverse=True)
        quantiles = [student_quantile(0.5 + confidence / 2, float(degrees)) for degrees in different]
        quantile = np.array(quantiles)[place].reshape(freedom.shape) if quantiles else freedom.astype(float)
        half = quantile * self.standard_error
        return np.maximum(self.value - half, 0.0), self.value + half


def profile_similarity(counts: ParagraphCounts) -> ProfileSimilarity:
    """Cosine of the profiles of every two articles, as it would be if their texts had no end.

    With x_p the counts of a paragraph, n_p its size, X and N their sums over an article,

        s(A, B) = m(A, B) / √( m(A, A) m(B, B) )
        m(A, B) = X_A · X_B / (N_A N_B)
        m(A, A) = ( X_A · X_A − Σ x_p · x_p ) / ( N_A² − Σ n_p² )

    so that all products are of two different paragraphs. Counts of a short text are ragged, which makes two samples of
    one text unlike: the plain cosine is the smaller the shorter the texts. Here products of a paragraph with itself, in
    which that lies, are left out: 1 says that two articles differ no more than parts of one article do, 0 that they
    have nothing in common. By chance it can exceed 1.

    For single words drawn from a text this is the index of overlap of Morisita with the geometric mean in its
    denominator; leaving out whole paragraphs keeps out what recurs within one.

    Returns:
        Similarities; of an article with fewer than three paragraphs, or none of whose features recurs in another of its
        paragraphs, there are none.

    Source: Morisita, M. (1959). Measuring of interspecific association and similarity between communities. Memoirs of
    the Faculty of Science, Kyushu University, Series E 3, 65-80; on its freedom from sample size: Wolda, H. (1981).
    Similarity indices, sample size and diversity. Oecologia 50(3), 296-302.
    """
    number, article = counts.articles, counts.article
    sizes = counts.sizes.astype(np.float64)
    profiles = np.zeros((number, counts.features))
    np.add.at(profiles, (article[counts.paragraph], counts.feature), counts.count)
    own_square = np.bincount(counts.paragraph, counts.count.astype(np.float64) ** 2, minlength=len(article))
    products = _products(counts, profiles)

    cross = _summed(products, article, number)
    total = np.bincount(article, sizes, minlength=number)
    squares = np.bincount(article, sizes**2, minlength=number)
    pairs = total**2 - squares
    square = np.diag(cross) - np.bincount(article, own_square, minlength=number)

    paragraphs = np.bincount(article, minlength=number)
    own_product = products[np.arange(len(article)), article]
    square_without = square[article] - 2 * (own_product - own_square)
    pairs_without = (total[article] - sizes) ** 2 - (squares[article] - sizes**2)
    with np.errstate(divide="ignore", invalid="ignore"):
        norm = np.where((square > 0) & (paragraphs > 2), np.sqrt(square / pairs), np.nan)
        value = cross / np.outer(total, total) / np.outer(norm, norm)
        norm_without = np.where(square_without > 0, np.sqrt(square_without / pairs_without), np.nan)
        without = (
            (cross[article] - products)
            / ((total[article] - sizes)[:, None] * total[None, :])
            / (norm_without[:, None] * norm[None, :])
        )
    np.fill_diagonal(value, np.nan)
    without[np.arange(len(article)), article] = np.nan
    return ProfileSimilarity(value, without, article)


def _products(counts: ParagraphCounts, profiles: Numbers) -> Numbers:
    """Product of each paragraph with the sum of each article: paragraphs × articles."""
    found = np.zeros((len(counts.article), len(profiles)))
    by_feature = np.ascontiguousarray(profiles.T)
    for start in range(0, len(counts.count), CELLS_AT_ONCE):
        part = slice(start, start + CELLS_AT_ONCE)
        parts = by_feature[counts.feature[part]] * counts.count[part, None]
        # A paragraph may begin in one part and end in the next.
        places, sums = _runs(parts, counts.paragraph[part])
        found[places] += sums
    return found


def _summed(values: Numbers, group: Integers, number: int) -> Numbers:
    """Sums of the rows of each group, which are in order: groups × columns."""
    found = np.zeros((number, values.shape[1]))
    places, sums = _runs(values, group)
    found[places] = sums
    return found


def _runs(values: Numbers, group: Integers) -> tuple[Integers, Numbers]:
    """Groups that have rows, which are in order, and the sums of these."""
    if not len(group):
        return group, values
    starts = np.flatnonzero(np.diff(group, prepend=group[0] - 1))
    return group[starts], np.add.reduceat(values, starts, axis=0)
