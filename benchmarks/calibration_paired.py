"""How honest the paired comparison of the versions is, on studies that are made up.

    python -m benchmarks.calibration_paired

In each unit a thing is meant some times: a Poisson number with the mean ``rate``, or one whose mean is itself drawn
from a gamma distribution of shape ``burst``, so that few units hold most of it. Each version puts into words each
time with a probability of its own. Reported is how often 95 % intervals hold the true difference and how often tests
reject at 5 %. Two more lines bend what the methods assume: neighbouring units that are alike, and articles of an
author that lean to different sides.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.paired_interval import (
    between_articles_interval,
    draw_units,
    rate_difference_interval,
    share_difference_interval,
    together,
)
from analysis.statistics.paired_tests import mcnemar, sign_flip

ISSUE = (15, 28, 20, 23, 14, 31)  # units of six articles
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
        alike: probability that a unit has the rate of the unit before it, and leans to the same version.
        lean: standard deviation between articles of the log-odds of keeping it in English.
    """

    units: tuple[int, ...]
    rate: float
    keep_en: float
    keep_zh: float
    burst: float | None = None
    alike: float = 0.0
    lean: float = 0.0


@dataclass(frozen=True)
class Calibration:
    """Shares of the studies: intervals that hold the truth, tests that reject; and disagreeing units on average."""

    share_covered: float
    rate_covered: float
    author_share_covered: float
    author_rate_covered: float
    exact_rejected: float
    mid_rejected: float
    author_rejected: float
    discordant: float


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


def calibrate(study: Study, studies: int, resamples: int, seed: int) -> Calibration:
    """Run the methods on made-up studies whose truth is known from two million units and more."""
    chance = np.random.Generator(np.random.PCG64(seed))
    large_en, large_zh = make(study, max(studies, 2_000_000 // sum(study.units)), chance)
    share = float(((large_en > 0).astype(np.float64) - (large_zh > 0)).mean())
    rate = float((large_en - large_zh).mean())
    en, zh = make(study, studies, chance)
    present, counts = (en > 0).astype(np.int64) - (zh > 0), en - zh
    ends = np.cumsum((0, *study.units))
    draws, totals = [], []
    for first, last in pairwise(ends.tolist()):
        # studies stand side by side as measures, so that one draw of units serves all of them
        both = np.concatenate([present[:, first:last], counts[:, first:last]]).T.astype(np.float64)
        draws.append(draw_units(both, resamples, chance))
        totals.append(both.sum(axis=0))
    group = together(draws)
    shares, rates = share_difference_interval(group), rate_difference_interval(group)
    several = len(study.units) > 1
    between = (
        between_articles_interval(np.array(totals), np.array(study.units))
        if several
        else (np.full(2 * studies, np.nan),) * 2
    )
    tests = [
        mcnemar(first, second)
        for first, second in zip(
            (present > 0).sum(axis=1).tolist(), (present < 0).sum(axis=1).tolist(), strict=True
        )
    ]
    by_article = np.array(totals)[:, :studies].astype(np.int64).T.tolist()
    covered = [
        float(((low[half] <= truth) & (truth <= high[half])).mean())
        for (low, high), half, truth in (
            (shares, slice(None, studies), share),
            (rates, slice(studies, None), rate),
            (between, slice(None, studies), share),
            (between, slice(studies, None), rate),
        )
    ]
    return Calibration(
        share_covered=covered[0],
        rate_covered=covered[1],
        author_share_covered=covered[2],
        author_rate_covered=covered[3],
        exact_rejected=float(np.mean([test.exact <= 0.05 for test in tests])),
        mid_rejected=float(np.mean([test.mid <= 0.05 for test in tests])),
        author_rejected=float(np.mean([sign_flip(own).exact <= 0.05 for own in by_article])),
        discordant=float((present != 0).sum(axis=1).mean()),
    )


def scenarios() -> list[tuple[str, Study]]:
    """The lines of the report."""
    found: list[tuple[str, Study]] = []
    places: list[tuple[str, tuple[int, ...]]] = [
        ("15 units", (15,)),
        ("30 units", (30,)),
        ("issue of 131 units", ISSUE),
    ]
    for where, units in places:
        for how, rate, burst in (("rare", 0.3, None), ("bursty", 1.5, 1.0), ("very bursty", 1.5, 0.5)):
            for what, keep_zh in (("none", 0.6), ("planted", 0.95)):
                found.append((f"{where}, {how}, {what}", Study(units, rate, 0.6, keep_zh, burst)))
    for number in (2, 3, 6, 12):
        units = (ISSUE * 2)[:number]
        found.append((f"author of {number}, bursty, none", Study(units, 1.5, 0.6, 0.6, 1.0)))
        found.append((f"author of {number}, leaning, none", Study(units, 1.5, 0.6, 0.6, 1.0, lean=0.7)))
    found.append(("issue, neighbours alike, none", Study(ISSUE, 1.5, 0.6, 0.6, 1.0, alike=0.5)))
    return found


def main() -> None:
    """Print a line a scenario."""
    parser = argparse.ArgumentParser(description="Calibration of the paired comparison of the versions.")
    parser.add_argument("--studies", type=int, default=2000)
    parser.add_argument("--resamples", type=int, default=999)
    parser.add_argument("--seed", type=int, default=11)
    asked = parser.parse_args()
    print(f"{'':42}share  hits   exact  mid-p  author: share, hits, p  disagreeing")
    for name, study in scenarios():
        found = calibrate(study, asked.studies, asked.resamples, asked.seed)
        author = (
            f"{found.author_share_covered:.3f}  {found.author_rate_covered:.3f}  {found.author_rejected:.3f}"
        )
        print(
            f"{name:42}{found.share_covered:.3f}  {found.rate_covered:.3f}  {found.exact_rejected:.3f}  "
            f"{found.mid_rejected:.3f}  {author if len(study.units) > 1 else '-':21}  {found.discordant:.1f}"
        )


if __name__ == "__main__":
    main()
