"""Intervals of the share of paragraphs with a frame, on articles whose true shares are known."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analysis.statistics.share_interval import share_interval
from benchmarks.calibration.results import COVERAGE, Case, Found, share_of
from benchmarks.calibration.word_texts import ARTICLES, Numbers

INTERVAL = "share of paragraphs with a frame"
OFFERED, NAIVE = "Wilson, effective sample size", "normal, paragraphs pooled"
#: How far articles of the real issue differ: variance of their shares over that of a single paragraph.
BETWEEN = 0.2
#: Correlation of neighbouring paragraphs within an article in having a frame, as in the real issue.
NEIGHBOURS = 0.04
CASES = tuple((units, share) for units in ((15,), (29,), ARTICLES[:2], ARTICLES) for share in (0.1, 0.45))


def draw_shares(
    units: tuple[int, ...], share: float, neighbours: float, studies: int, chance: np.random.Generator
) -> tuple[list[Numbers], Numbers]:
    """Presence of a frame in the paragraphs of articles, each of shape ``(studies, units)``, and the true share.

    Each article has a share of its own, of a beta distribution around ``share``: with one and the same share coverage
    would hang on how it falls among the few that an article of fifteen paragraphs can have. A paragraph is like the
    one before it with the probability ``neighbours``, and else drawn anew.
    """
    concentration = 1 / BETWEEN - 1
    found = []
    truth = np.zeros(studies)
    for number in units:
        own = chance.beta(share * concentration, (1 - share) * concentration, studies)
        present = chance.random((studies, number)) < own[:, None]
        for at in range(1, number):
            alike = chance.random(studies) < neighbours
            present[alike, at] = present[alike, at - 1]
        found.append(present.astype(np.float64))
        truth += own * number / sum(units)
    return found, truth


def coverage(
    units: tuple[int, ...], share: float, studies: int, seed: int, neighbours: float = NEIGHBOURS
) -> Iterator[Found]:
    """How often 95 % intervals hold the true share of these articles."""
    chance = np.random.Generator(np.random.PCG64([seed, 4]))
    present, truth = draw_shares(units, share, neighbours, studies, chance)
    # studies stand side by side as frames: one call serves all
    units_with = np.array([article.sum(axis=1) for article in present]).astype(np.int64)
    low, high = share_interval(units_with, np.array(units))
    pooled = units_with.sum(axis=0) / sum(units)
    half = 1.96 * np.sqrt(pooled * (1 - pooled) / sum(units))
    case = Case(f"{_named(units)}, share {share:g}")
    for method, ends in ((OFFERED, (low, high)), (NAIVE, (pooled - half, pooled + half))):
        holds = ((ends[0] <= truth) & (truth <= ends[1])).tolist()
        yield Found(INTERVAL, case, method, COVERAGE, *share_of(holds, [1] * studies), studies)


def _named(units: tuple[int, ...]) -> str:
    many = f"{sum(units)} paragraphs"
    return f"article of {many}" if len(units) == 1 else f"{len(units)} articles of {many}"
