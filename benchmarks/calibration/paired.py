"""The paired comparison of the versions on articles that are made up: intervals of differences, McNemar's test.

In each unit a thing is meant some times: a Poisson number whose mean is drawn from a gamma distribution, so that few
units hold most of it. Each version puts into words each time with a probability of its own.

Beside it stands what one would have claimed who takes the versions for two samples of units: the difference of two
means, each with its own variance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.paired_interval import (
    between_articles_interval,
    draw_units,
    of_measures,
    rate_difference_interval,
    share_difference_interval,
    together,
)
from analysis.statistics.paired_tests import mcnemar, sign_flip
from benchmarks.calibration.results import COVERAGE, FALSE_POSITIVES, POWER, Case, Found, share_of
from benchmarks.calibration.word_texts import ARTICLES

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Study:
    """Made-up articles.

    Attributes:
        units: units of each article.
        rate: how often the thing is meant in a unit, on average.
        burst: shape of the gamma distribution of that rate over units; None: the same in all.
        keep_en: probability that English puts it into words.
        keep_zh: probability that Chinese does.
        alike: probability that a unit has the rate of the unit before it, and leans to the same version. With 0.1
            differences of hits correlate by 0.03 from one unit to the next, as in the real issue; with 0.5 by 0.16.
        lean: standard deviation between articles of the log-odds of keeping it in English.
        by_author: whether the articles, not their units, are the sample.
    """

    units: tuple[int, ...]
    rate: float
    keep_en: float
    keep_zh: float
    burst: float | None = None
    alike: float = 0.0
    lean: float = 0.0
    by_author: bool = False


def make(study: Study, studies: int, chance: np.random.Generator) -> tuple[Counts, Counts]:
    """Counts of both versions, shape ``(studies, units)``."""
    shape = (studies, sum(study.units))
    rates = np.full(shape, study.rate)
    if study.burst is not None:
        rates = chance.gamma(study.burst, study.rate / study.burst, shape)
    lean = np.repeat(chance.normal(0, 1, (studies, len(study.units))) * study.lean, study.units, axis=1)
    # without a lean between articles, units that are alike lean together; the mean lean is none
    if study.alike:
        lean = lean + chance.normal(0, 1, shape)
        for unit in range(1, shape[1]):
            same = chance.random(studies) < study.alike
            rates[same, unit], lean[same, unit] = rates[same, unit - 1], lean[same, unit - 1]
    meant = chance.poisson(rates)
    # leaning to English is leaning away from Chinese, so that no lean is no difference on average
    keep_en, keep_zh = (
        1 / (1 + np.exp(-(np.log(keep / (1 - keep)) + sign * lean)))
        for keep, sign in ((study.keep_en, 1), (study.keep_zh, -1))
    )
    return chance.binomial(meant, keep_en), chance.binomial(meant, keep_zh)


SHARES, HITS = "difference of shares", "difference of hits a unit"
MCNEMAR, SIGN_FLIP = "p of McNemar", "p of sign flips"
UNITS, BETWEEN, EXACT, MID, NAIVE = (
    "units resampled",
    "spread between articles",
    "exact",
    "mid-p",
    "two samples",
)
LEVEL = 0.05


def calibrate(case: Case, study: Study, studies: int, seed: int, resamples: int = 399) -> Iterator[Found]:
    """How often intervals hold the truth, which is known from a million units and more, and tests reject.

    Rows of authors (``study.by_author``) take articles as the sample, all others units within articles.
    """
    chance = np.random.Generator(np.random.PCG64([seed, 5]))
    large_en, large_zh = make(study, 1_000_000 // sum(study.units), chance)
    truths = {
        SHARES: float(((large_en > 0).astype(np.float64) - (large_zh > 0)).mean()),
        HITS: float((large_en - large_zh).mean()),
    }
    en, zh = make(study, studies, chance)
    present = (en > 0).astype(np.int64) - (zh > 0)
    # studies stand side by side as measures, so that one draw of units serves all of them
    both = np.concatenate([present, en - zh]).T.astype(np.float64)
    articles = [both[first:last] for first, last in pairwise(np.cumsum((0, *study.units)).tolist())]
    halves = {SHARES: slice(None, studies), HITS: slice(studies, None)}
    if study.by_author:
        totals = np.array([article.sum(axis=0) for article in articles])
        ends = between_articles_interval(totals, np.array(study.units))
        intervals = {(what, BETWEEN): (ends[0][half], ends[1][half]) for what, half in halves.items()}
        by_article = totals[:, halves[SHARES]].astype(np.int64).T.tolist()
        tests = {(SIGN_FLIP, EXACT): [sign_flip(own).exact for own in by_article]}
    else:
        group = together([draw_units(article, resamples, chance) for article in articles])
        intervals = {
            (SHARES, UNITS): share_difference_interval(of_measures(group, halves[SHARES])),
            (SHARES, NAIVE): _two_samples(en > 0, zh > 0),
            (HITS, UNITS): rate_difference_interval(of_measures(group, halves[HITS])),
            (HITS, NAIVE): _two_samples(en, zh),
        }
        pairs = zip((present > 0).sum(axis=1).tolist(), (present < 0).sum(axis=1).tolist(), strict=True)
        found = [mcnemar(first, second) for first, second in pairs]
        tests = {(MCNEMAR, EXACT): [p.exact for p in found], (MCNEMAR, MID): [p.mid for p in found]}
    ones = [1] * studies
    for (what, method), (low, high) in intervals.items():
        holds = ((low <= truths[what]) & (truths[what] <= high)).tolist()
        yield Found(what, case, method, COVERAGE, *share_of(holds, ones), studies)
    measure = FALSE_POSITIVES if study.keep_en == study.keep_zh else POWER
    for (what, method), values in tests.items():
        yield Found(what, case, method, measure, *share_of([p <= LEVEL for p in values], ones), studies)


def _two_samples(
    en: NDArray[np.generic], zh: NDArray[np.generic]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    first, second = en.astype(np.float64), zh.astype(np.float64)
    units = first.shape[1]
    half = 1.96 * np.sqrt((first.var(axis=1, ddof=1) + second.var(axis=1, ddof=1)) / units)
    difference = first.mean(axis=1) - second.mean(axis=1)
    return difference - half, difference + half


#: Frames of the issue of spring 2022, from rare to frequent: how often a frame is meant in a unit, the shape of its
#: gamma distribution, the probability that a version puts it into words. From the products of the hits of both
#: versions within units: E[xy] - E[x(x - 1)] is rate × keep², E[x(x - 1)] / E[x]² is 1 + 1 / burst.
FRAMES = {
    "rare frame": (0.5, 0.5, 0.78),
    "middling frame": (0.9, 0.7, 0.83),
    "frequent frame": (2.6, 1.4, 0.83),
}
#: What is planted: Chinese puts almost all into words, English less.
PLANTED = (0.60, 0.95)


def cases() -> dict[str, Study]:
    """What is tried: articles and an issue, frames of the real issue; then what bends the assumptions."""
    found: dict[str, Study] = {}
    places: dict[str, tuple[int, ...]] = {
        "article of 15": (15,),
        "article of 29": (29,),
        "issue of 140": ARTICLES,
    }
    for where, units in places.items():
        for frame, (rate, burst, keep) in FRAMES.items():
            found[f"{where} units, {frame}"] = Study(units, rate, keep, keep, burst)
        rate, burst, _ = FRAMES["middling frame"]
        found[f"{where} units, planted"] = Study(units, rate, *PLANTED, burst)
    rate, burst, keep = FRAMES["middling frame"]
    for name, alike in (("a little", 0.1), ("much", 0.5)):
        found[f"issue, neighbours alike {name}"] = Study(ARTICLES, rate, keep, keep, burst, alike=alike)
    for number in (2, 3, 6, 12):
        found[f"author of {number} articles that lean"] = Study(
            (ARTICLES * 2)[:number], rate, keep, keep, burst, lean=0.7, by_author=True
        )
    return found
