"""The inference of keyness on texts whose truth is known: intervals of the log ratio, p and q.

Beside each stands what counting words as independent draws would have claimed: the normal interval of the logarithm
of a relative risk, and G² read as a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.contingency import chi_squared_tail
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.statistics.keyness_measures import log_likelihood_four_cell, log_ratio
from analysis.statistics.log_ratio_interval import log_ratio_interval
from analysis.statistics.log_ratio_linearised import log_ratio_linearised
from analysis.statistics.permutation_test import permutation_p
from benchmarks.calibration.results import (
    COVERAGE,
    FALSE_DISCOVERIES,
    FALSE_POSITIVES,
    POWER,
    Case,
    Found,
    share_of,
)
from benchmarks.calibration.word_texts import (
    ARTICLES,
    LEAST,
    Band,
    Numbers,
    Paragraphs,
    article_sums,
    draw_paragraphs,
    resampled_sides,
)

INTERVAL = "interval of the log ratio"
TEST = "p of keyness"
DISCOVERY = "q of keyness"
LINEARISED, RESAMPLED, EXCHANGED, NAIVE = "linearised", "resampled", "articles exchanged", "independent words"

LEVEL = 0.05
FALSE_DISCOVERY_RATE = 0.10
PERMUTATIONS = 2000
#: Three articles by the author who is compared and nine by others: 220 exchanges.
TWO_ISSUES, OF_TWELVE = ARTICLES * 2, (0, 1, 2)
#: Four against twenty: 10,626 exchanges, of which 2,000 are drawn.
FOUR_ISSUES, OF_TWENTY_FOUR = ARTICLES * 4, (0, 1, 2, 3)

Chance = np.random.Generator
#: Draws a study: its paragraphs, the true log ratio of each word, and the articles that are compared.
Draw = Callable[[int, Chance], tuple[Paragraphs, Numbers, tuple[int, ...]]]


def independent_words_interval(texts: Paragraphs, group: tuple[int, ...]) -> tuple[Numbers, Numbers]:
    """95 % interval of the log ratio if all words were independent draws: the normal interval of a relative risk.

    Half a token is added to counts of 0. Source: Katz, D., et al. (1978). Obtaining confidence intervals for the
    risk ratio in cohort studies. Biometrics 34(3), 469-474.
    """
    target, reference, target_size, reference_size = _sides(texts, group)
    a, b = np.maximum(target, 0.5), np.maximum(reference, 0.5)
    half = 1.96 * np.sqrt(1 / a + 1 / b - 1 / target_size - 1 / reference_size) / np.log(2)
    point = log_ratio(target, reference, target_size, reference_size)
    return point - half, point + half


def drawn_issue(
    band: Band, words: int = 100, times: float = 1.0, compared: tuple[int, ...] | None = None
) -> Draw:
    """Issues of words of a band; some articles, or each in turn, are compared with the others.

    The rates of the articles are what is estimated: the interval is about other paragraphs of the same articles.
    """

    def draw(number: int, chance: Chance) -> tuple[Paragraphs, Numbers, tuple[int, ...]]:
        group = compared or (number % len(ARTICLES),)
        texts, rates = draw_paragraphs(band, ARTICLES, words, chance, times, group)
        inside = np.isin(np.arange(len(ARTICLES)), group)
        sizes = texts.membership @ texts.sizes
        target, rest = (np.average(rates[rows], axis=0, weights=sizes[rows]) for rows in (inside, ~inside))
        return texts, np.log2(target / rest), group

    return draw


def coverage(
    case: Case, draw: Draw, studies: int, seed: int, resamples: int = 399, *, resampled: bool = True
) -> Iterator[Found]:
    """How often 95 % intervals hold the true log ratio, over words that occur at least three times."""
    chance = np.random.Generator(np.random.PCG64([seed, 1]))
    methods = [LINEARISED, *([RESAMPLED] if resampled else []), NAIVE]
    hits: dict[str, list[int]] = {method: [] for method in methods}
    trials = []
    for number in range(studies):
        texts, truth, group = draw(number, chance)
        often = texts.counts.sum(axis=0) >= LEAST
        texts, truth = texts.only(often), truth[often]
        inside = np.isin(np.arange(texts.article.max() + 1), group)
        for method in methods:
            if method == LINEARISED:
                low, high = log_ratio_linearised(article_sums(texts), inside)
            elif method == RESAMPLED:
                low, high = log_ratio_interval(*resampled_sides(texts, group, resamples, chance), chance)
            else:
                low, high = independent_words_interval(texts, group)
            # an end that there is not is no claim
            holds = (np.nan_to_num(low, nan=-np.inf) <= truth) & (truth <= np.nan_to_num(high, nan=np.inf))
            hits[method].append(int(holds.sum()))
        trials.append(len(truth))
    for method in methods:
        yield Found(INTERVAL, case, method, COVERAGE, *share_of(hits[method], trials), studies)


def tested(texts: Paragraphs, group: tuple[int, ...], chance: Chance) -> dict[str, Numbers]:
    """p of each word, by exchange of articles and from G²."""
    membership = texts.membership
    p = permutation_p(membership @ texts.counts, membership @ texts.sizes, [group], PERMUTATIONS, chance)[0]
    return {EXCHANGED: p, NAIVE: chi_squared_tail(log_likelihood_four_cell(*_sides(texts, group)))}


def rejections(
    case: Case, draw: Draw, studies: int, seed: int, measure: str = FALSE_POSITIVES
) -> Iterator[Found]:
    """How often p is at most 0.05: false positives where nothing differs, else power."""
    chance = np.random.Generator(np.random.PCG64([seed, 2]))
    hits: dict[str, list[int]] = {EXCHANGED: [], NAIVE: []}
    trials = []
    for number in range(studies):
        texts, _, group = draw(number, chance)
        texts = texts.only(texts.counts.sum(axis=0) >= LEAST)
        for method, p in tested(texts, group, chance).items():
            hits[method].append(int((p <= LEVEL).sum()))
        trials.append(texts.counts.shape[1])
    for method, found in hits.items():
        yield Found(TEST, case, method, measure, *share_of(found, trials), studies)


def discoveries(case: Case, draw: Draw, studies: int, seed: int) -> Iterator[Found]:
    """Mean share of false ones among the words with q at most 0.10, and how many of the true ones are found.

    True ones are the words whose true log ratio is not 0.
    """
    chance = np.random.Generator(np.random.PCG64([seed, 3]))
    false: dict[str, list[float]] = {EXCHANGED: [], NAIVE: []}
    power: dict[str, list[int]] = {EXCHANGED: [], NAIVE: []}
    planted = []
    for number in range(studies):
        texts, truth, group = draw(number, chance)
        often = texts.counts.sum(axis=0) >= LEAST
        texts, differs = texts.only(often), truth[often] != 0
        for method, p in tested(texts, group, chance).items():
            called = benjamini_hochberg(p) <= FALSE_DISCOVERY_RATE
            false[method].append(float((called & ~differs).sum() / max(called.sum(), 1)))
            power[method].append(int((called & differs).sum()))
        planted.append(int(differs.sum()))
    ones = [1] * studies
    for method in (EXCHANGED, NAIVE):
        yield Found(DISCOVERY, case, method, FALSE_DISCOVERIES, *share_of(false[method], ones), studies)
        yield Found(DISCOVERY, case, method, POWER, *share_of(power[method], planted), studies)


def drawn_issues(
    bands: tuple[tuple[Band, int], ...],
    articles: tuple[int, ...],
    group: tuple[int, ...],
    times: float = 1.0,
    planted: float = 1.0,
) -> Draw:
    """Issues of some words of each band, a share of which is more frequent in a group of articles.

    What is tested is whether the articles of the group are like any others, so the truth is how many times as
    frequent a word was made there, whatever rates the articles happen to have.
    """

    def draw(number: int, chance: Chance) -> tuple[Paragraphs, Numbers, tuple[int, ...]]:
        parts, truths = [], []
        sizes = None
        for band, words in bands:
            factor = np.where(np.arange(words) < round(planted * words), times, 1.0)
            texts, _ = draw_paragraphs(band, articles, words, chance, factor, group, sizes)
            sizes = texts.sizes
            parts.append(texts)
            truths.append(np.log2(factor))
        counts = np.concatenate([part.counts for part in parts], axis=1)
        return Paragraphs(counts, parts[0].sizes, parts[0].article), np.concatenate(truths), group

    return draw


def _sides(texts: Paragraphs, group: tuple[int, ...]) -> tuple[Numbers, Numbers, int, int]:
    own: NDArray[np.bool_] = np.isin(texts.article, group)
    target = texts.counts[own].sum(axis=0).astype(np.float64)
    reference = texts.counts[~own].sum(axis=0).astype(np.float64)
    return target, reference, int(texts.sizes[own].sum()), int(texts.sizes[~own].sum())
