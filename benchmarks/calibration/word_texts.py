"""Texts whose truth is known, drawn with the burstiness of a real issue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.log_ratio_interval import Side
from analysis.statistics.log_ratio_linearised import ArticleSums
from analysis.statistics.resampling import block_weights

Numbers = NDArray[np.float64]
Integers = NDArray[np.int64]
Members = NDArray[np.bool_]

#: Words rarer than this in a study get no row (``keyness.minimum_count``).
LEAST = 3


@dataclass(frozen=True)
class Band:
    """Words of about the same frequency, and how bursty they are.

    The count of a word in a paragraph is a Poisson number with the mean ``rate × tokens × g × h``. g is drawn for
    each article and h for each paragraph, from gamma distributions of mean 1.

    Attributes:
        language: of the version.
        name: how often its words occur in the issue.
        words: how many words of one issue are in the band.
        rate: occurrences of a word a counted token.
        burst: variance of h, 1/k of the negative binomial distribution; 0 for Poisson numbers in paragraphs.
        neighbours: covariance of h in neighbouring paragraphs.
        spread: variance of g, one over the shape of its distribution; 0 where all articles have the same rate.
    """

    language: str
    name: str
    words: int
    rate: float
    burst: float = 0.0
    neighbours: float = 0.0
    spread: float = 0.0


#: The words of the issue of spring 2022, by how often they occur in it, as
#: ``python -m benchmarks.calibration.burstiness results/spring-2022`` estimates them.
SPRING_2022 = (
    Band("en", "3 to 5", 386, 0.00037, 2.6, 0.42, 1.0),
    Band("en", "6 to 10", 201, 0.00072, 1.9, 0.32, 0.84),
    Band("en", "11 to 20", 119, 0.0014, 1.7, 0.37, 1.1),
    Band("en", "21 to 50", 71, 0.0029, 0.82, 0.22, 1.6),
    Band("en", "over 50", 18, 0.010, 0.18, 0.05, 0.33),
    Band("zh", "3 to 5", 450, 0.00042, 2.9, 0.76, 1.4),
    Band("zh", "6 to 10", 175, 0.00084, 2.3, 0.24, 1.6),
    Band("zh", "11 to 20", 69, 0.0016, 1.3, 0.43, 1.1),
    Band("zh", "21 to 50", 42, 0.0033, 0.84, 0.31, 1.5),
    Band("zh", "over 50", 11, 0.011, 0.27, 0.05, 0.50),
)
#: Paragraphs of its six articles, and the counted tokens of a paragraph: mean and standard deviation.
ARTICLES = (29, 24, 20, 23, 15, 29)
TOKENS = {"en": (74.0, 33.0), "zh": (63.0, 27.0)}
FEWEST_TOKENS = 15


@dataclass(frozen=True)
class Paragraphs:
    """Counts of words of one language.

    Attributes:
        counts: shape ``(paragraphs, words)``.
        sizes: counted tokens of each paragraph.
        article: for each paragraph the number of its article.
    """

    counts: Integers
    sizes: Integers
    article: Integers

    @property
    def membership(self) -> Integers:
        """1 where a paragraph belongs to an article, shape ``(articles, paragraphs)``."""
        return (np.arange(self.article.max() + 1)[:, None] == self.article).astype(np.int64)

    def only(self, words: NDArray[np.bool_]) -> Paragraphs:
        """Some of the words; sizes stay."""
        return Paragraphs(self.counts[:, words], self.sizes, self.article)


def draw_paragraphs(
    band: Band,
    articles: tuple[int, ...],
    words: int,
    chance: np.random.Generator,
    times: Numbers | float = 1.0,
    group: tuple[int, ...] = (0,),
    sizes: Integers | None = None,
) -> tuple[Paragraphs, Numbers]:
    """Draw a study of words of one band.

    Args:
        band: rate and burstiness of the words.
        articles: paragraphs of each article.
        words: how many.
        chance: where chance comes from.
        times: how many times as frequent each word is made in the articles of ``group``.
        group: those articles.
        sizes: tokens of each paragraph; drawn where they are not given.

    Returns:
        The paragraphs, and the rates of shape ``(articles, words)`` that articles have of their own.
    """
    article = np.repeat(np.arange(len(articles)), articles)
    if sizes is None:
        mean, deviation = TOKENS[band.language]
        lengths = chance.gamma((mean / deviation) ** 2, deviation**2 / mean, len(article))
        sizes = np.maximum(np.round(lengths).astype(np.int64), FEWEST_TOKENS)
    rates = np.full((len(articles), words), band.rate)
    if band.spread:
        rates *= chance.gamma(1 / band.spread, band.spread, rates.shape)
    rates[list(group)] *= times
    mean_counts = rates[article] * sizes[:, None] * _bursts(band, article, words, chance)
    return Paragraphs(np.asarray(chance.poisson(mean_counts)), sizes, article), rates


def _bursts(band: Band, article: Integers, words: int, chance: np.random.Generator) -> Numbers:
    """Gamma numbers of mean 1, of which neighbours within an article share a part."""
    if not band.burst:
        return np.ones((len(article), words))
    # a sum of gamma numbers of one scale is a gamma number whose shape is the sum of theirs
    shared = min(band.neighbours / band.burst, 0.5) / band.burst
    own = 1 / band.burst - 2 * shared
    bursts = chance.gamma(own, size=(len(article), words)) if own > 0 else np.zeros((len(article), words))
    if shared:
        parts = chance.gamma(shared, size=(len(article) + 1, words))
        last = np.append(article[:-1] != article[1:], True)
        after = parts[1:].copy()
        # an article's last paragraph shares nothing with the next article's first
        after[last] = chance.gamma(shared, size=(int(last.sum()), words))
        bursts += parts[:-1] + after
    return np.asarray(bursts * band.burst)


def resampled_sides(
    texts: Paragraphs, group: tuple[int, ...], resamples: int, chance: np.random.Generator
) -> tuple[Side, Side]:
    """The articles of the group and the others, with their resamples."""
    weights = block_weights(texts.article, resamples, chance)

    def side(rows: Members) -> Side:
        return Side(
            count=texts.counts[rows].sum(axis=0),
            size=int(texts.sizes[rows].sum()),
            drawn=(weights[:, rows] @ texts.counts[rows].astype(np.float32)).T,
            drawn_size=weights[:, rows] @ texts.sizes[rows].astype(np.float32),
            paragraphs_with=(texts.counts[rows] > 0).sum(axis=0),
            paragraphs=int(rows.sum()),
            articles=len(np.unique(texts.article[rows])),
        )

    inside = np.isin(texts.article, group)
    return side(inside), side(~inside)


def article_sums(texts: Paragraphs) -> ArticleSums:
    """The sums over the paragraphs of each article that the linearised interval needs."""
    block, word = np.nonzero(texts.counts)
    cells = block, word, texts.counts[block, word]
    return ArticleSums.of(cells, texts.sizes, texts.article, texts.counts.shape[1])
