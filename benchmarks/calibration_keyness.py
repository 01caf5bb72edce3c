"""How far the inference of keyness can be trusted: on texts that are drawn, so that the truth is known.

    python -m benchmarks.calibration_keyness [--studies 100]

Three questions. How often do 95 % intervals of the log ratio hold the truth, resampled and linearised? How often does
p fall to 0.05 where nothing differs, and how often would G², read as a test? How many discoveries at q = 0.05 are false
where a tenth of the words differs?

Words come in bursts: the count of a word in a paragraph is negative binomial around rate × length. Articles differ in
what they are about: the rate of a word in an article is drawn from a gamma distribution around its rate everywhere.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.contingency import chi_squared_tail
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.statistics.keyness_measures import log_likelihood_four_cell
from analysis.statistics.log_ratio_interval import Side, log_ratio_interval
from analysis.statistics.log_ratio_linearised import ArticleSums, log_ratio_linearised
from analysis.statistics.permutation_test import permutation_p
from analysis.statistics.resampling import block_weights

Numbers = NDArray[np.float64]
Integers = NDArray[np.int64]

LEVEL = 0.05
WORDS = 60
LEAST = 3  # words rarer than this in the study get no row
#: Paragraphs of the articles of an issue; the first is the group of which intervals are made.
ONE_ISSUE = (14, 30, 20, 26, 24, 31)
#: Three articles by the author who is compared, nine by others: 220 exchanges.
TWO_ISSUES = (14, 30, 20, 26, 24, 31, 18, 22, 27, 15, 29, 21)
GROUP = (0, 1, 2)


@dataclass(frozen=True)
class Texts:
    """How texts are drawn.

    Attributes:
        rate: occurrences of a word a token.
        burst: size of the negative binomial numbers in paragraphs, the smaller the burstier; nothing for Poisson.
        spread: shape of the gamma distribution of the rates of articles, the smaller the more articles differ;
            nothing for none.
        times: how many times as frequent planted words are in the group.
        longer: how many times as long the paragraphs of the group are.
    """

    rate: float
    burst: float | None = None
    spread: float | None = None
    times: float = 1.0
    longer: int = 1


def drawn_rates(
    texts: Texts, articles: int, planted: NDArray[np.bool_], chance: np.random.Generator
) -> Numbers:
    """Rates of shape ``(articles, words)``; the group's are raised for planted words."""
    rates = np.full((articles, len(planted)), texts.rate)
    if texts.spread is not None:
        rates *= chance.gamma(texts.spread, 1 / texts.spread, size=rates.shape)
    rates[np.ix_(np.array(GROUP), planted)] *= texts.times
    return rates


def drawn_counts(
    rates: Numbers, sizes: Integers, burst: float | None, chance: np.random.Generator
) -> Integers:
    """Counts of shape ``(paragraphs, words)`` for rates of that shape."""
    mean = rates * sizes[:, None]
    if burst is None:
        return np.asarray(chance.poisson(mean))
    return np.asarray(chance.negative_binomial(burst, burst / (burst + mean)))


def coverage(texts: Texts, studies: int, seed: int, resamples: int = 399) -> tuple[float, float]:
    """Share of 95 % intervals that hold the log ratio of the true rates: resampled, linearised.

    The first article against the others; words that occur at least three times. The rates of the articles are what
    is estimated, so the interval is about other paragraphs of the same articles.
    """
    article = np.repeat(np.arange(len(ONE_ISSUE)), ONE_ISSUE)
    chance = np.random.Generator(np.random.PCG64(seed))
    held: tuple[list[NDArray[np.bool_]], list[NDArray[np.bool_]]] = ([], [])
    for _ in range(studies):
        sizes = chance.integers(55, 165, size=len(article))
        rates = drawn_rates(texts, len(ONE_ISSUE), np.zeros(WORDS, dtype=np.bool_), chance)
        rates[0] *= texts.times
        counts = drawn_counts(rates[article], sizes, texts.burst, chance)
        rest = article != 0
        truth = np.log2(rates[0] / np.average(rates[article][rest], axis=0, weights=sizes[rest]))
        often = counts.sum(axis=0) >= LEAST
        target, reference = resampled_sides(counts, sizes, article, resamples, chance)
        intervals = (
            log_ratio_interval(target, reference, chance),
            log_ratio_linearised(article_sums(counts, sizes, article), np.arange(len(ONE_ISSUE)) == 0),
        )
        for found, (low, high) in zip(held, intervals, strict=True):
            inside = (np.nan_to_num(low, nan=-np.inf) <= truth) & (truth <= np.nan_to_num(high, nan=np.inf))
            found.append(inside[often])
    return float(np.concatenate(held[0]).mean()), float(np.concatenate(held[1]).mean())


def rejections(texts: Texts, studies: int, seed: int) -> tuple[float, float]:
    """Share of words with p at most 0.05: from exchanging articles, and from G² read as a test.

    Three articles against nine. With ``texts.times`` at 1 nothing differs, and the shares are false positives.
    """
    article = np.repeat(np.arange(len(TWO_ISSUES)), TWO_ISSUES)
    chance = np.random.Generator(np.random.PCG64(seed))
    exchanged, naive = [], []
    for _ in range(studies):
        p, g2 = _tested(texts, article, np.ones(WORDS, dtype=np.bool_), chance)
        exchanged.append(p <= LEVEL)
        naive.append(chi_squared_tail(g2) <= LEVEL)
    return float(np.concatenate(exchanged).mean()), float(np.concatenate(naive).mean())


def false_discoveries(texts: Texts, studies: int, seed: int) -> tuple[float, float]:
    """Mean share of false ones among the words with q at most 0.05, by p and by G²; a tenth of the words differs."""
    article = np.repeat(np.arange(len(TWO_ISSUES)), TWO_ISSUES)
    chance = np.random.Generator(np.random.PCG64(seed))
    planted = np.arange(WORDS) < WORDS // 10
    shares: tuple[list[float], list[float]] = ([], [])
    for _ in range(studies):
        # no word is left out, so that the planted ones keep their places
        p, g2 = _tested(texts, article, planted, chance, least=0)
        for found, values in zip(shares, (p, chi_squared_tail(g2)), strict=True):
            called = benjamini_hochberg(values) <= LEVEL
            found.append(float((called & ~planted).sum() / max(called.sum(), 1)))
    return float(np.mean(shares[0])), float(np.mean(shares[1]))


def _tested(
    texts: Texts,
    article: Integers,
    planted: NDArray[np.bool_],
    chance: np.random.Generator,
    least: int = LEAST,
) -> tuple[Numbers, Numbers]:
    """p and four-cell G² of the words of a drawn study that occur often enough."""
    number = int(article.max()) + 1
    group = np.isin(article, GROUP)
    sizes = chance.integers(55, 165, size=len(article)) * np.where(group, texts.longer, 1)
    rates = drawn_rates(texts, number, planted, chance)
    counts = drawn_counts(rates[article], sizes, texts.burst, chance)
    counts = counts[:, counts.sum(axis=0) >= least]
    membership = (np.arange(number)[:, None] == article).astype(np.int64)
    p = permutation_p(membership @ counts, membership @ sizes, [GROUP], 2000, chance)[0]
    target, reference = counts[group].sum(axis=0), counts[~group].sum(axis=0)
    return p, log_likelihood_four_cell(target, reference, sizes[group].sum(), sizes[~group].sum())


def resampled_sides(
    counts: Integers, sizes: Integers, article: Integers, resamples: int, chance: np.random.Generator
) -> tuple[Side, Side]:
    """The first article and the others, with their resamples."""
    weights = block_weights(article, resamples, chance)

    def side(rows: NDArray[np.bool_]) -> Side:
        return Side(
            count=counts[rows].sum(axis=0),
            size=int(sizes[rows].sum()),
            drawn=(weights[:, rows] @ counts[rows]).T.astype(np.float32),
            drawn_size=(weights[:, rows] @ sizes[rows]).astype(np.float32),
            paragraphs_with=(counts[rows] > 0).sum(axis=0),
            paragraphs=int(rows.sum()),
            articles=len(np.unique(article[rows])),
        )

    return side(article == 0), side(article != 0)


def article_sums(counts: Integers, sizes: Integers, article: Integers) -> ArticleSums:
    """The sums over the paragraphs of each article that the linearised interval needs."""
    membership = (np.arange(article.max() + 1)[:, None] == article).astype(np.float64)
    return ArticleSums(
        membership @ counts,
        membership @ counts**2,
        membership @ (counts * sizes[:, None]),
        membership @ (counts > 0),
        membership @ sizes,
        membership @ sizes**2,
        membership.sum(axis=1),
    )


INTERVAL_CASES = (
    *(Texts(rate, burst) for rate in (0.0004, 0.001, 0.003, 0.01) for burst in (None, 2.0, 0.5)),
    Texts(0.001, 2.0, times=4),
    Texts(0.003, 2.0, spread=2.0),
    Texts(0.003, 2.0, spread=2.0, times=4),
)
TEST_CASES = (
    Texts(0.001),
    Texts(0.003),
    Texts(0.003, 2.0),
    Texts(0.003, 0.5),
    Texts(0.003, 2.0, spread=2.0),
    Texts(0.01, 2.0, spread=2.0),
    Texts(0.003, 2.0, spread=2.0, longer=3),
    Texts(0.003, longer=3),
    Texts(0.0005, 2.0, spread=2.0, longer=3),
    Texts(0.003, 2.0, times=3),
    Texts(0.003, 2.0, spread=2.0, times=3),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--studies", type=int, default=100, help="drawn studies of each case, of 60 words")
    options = parser.parse_args()
    print("95 % intervals that hold the truth: resampled, linearised")
    for texts in INTERVAL_CASES:
        shares = coverage(texts, options.studies, seed=11)
        print(f"  {texts}: {shares[0]:.3f} {shares[1]:.3f}", flush=True)
    print("words with p ≤ 0.05: exchanged articles, G² read as a test")
    for texts in TEST_CASES:
        shares = rejections(texts, options.studies, seed=12)
        print(f"  {texts}: {shares[0]:.3f} {shares[1]:.3f}", flush=True)
    print("false among the discoveries at q ≤ 0.05, a tenth of the words planted: p, G²")
    for times in (4.0, 8.0):
        texts = Texts(0.003, 2.0, spread=4.0, times=times)
        shares = false_discoveries(texts, options.studies, seed=13)
        print(f"  {texts}: {shares[0]:.3f} {shares[1]:.3f}", flush=True)


if __name__ == "__main__":
    main()
