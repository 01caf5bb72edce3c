"""A logarithmic scale of ratios around 1, in doublings: how far it goes, and how it is ruled."""

from __future__ import annotations

import math
from collections.abc import Iterable

from analysis.figures.page import Page, Scale
from analysis.figures.style import GRID, QUIET, RULE, SMALL_TEXT

#: Half of the scale, in doublings: at least and at most.
LEAST_HALF, MOST_HALF = 2.0, 5.0


def half_of_scale(ratios: Iterable[float | None]) -> float:
    """Half of the scale, in doublings: holds all marks, as far as the widest scale goes; 0 has no place on it."""
    doublings = [abs(math.log2(ratio)) for ratio in ratios if ratio is not None and ratio > 0]
    return min(max([LEAST_HALF, *(math.ceil(far + 0.2) for far in doublings)]), MOST_HALF)


def draw_doublings(page: Page, scale: Scale, top: float, bottom: float) -> None:
    """Rule off every second doubling between ``top`` and ``bottom``, and write three ratios below."""
    even = range(-int(scale.high // 2) * 2, int(scale.high) + 1, 2)
    page.lines([((scale(tick), top), (scale(tick), bottom)) for tick in even if tick], GRID)
    page.lines([((scale(0), top), (scale(0), bottom))], RULE, 0.6)
    for tick in (-(outer := max(even)), 0, outer):
        text = f"{2**tick}" if tick >= 0 else f"1/{2**-tick}"
        page.lines([((scale(tick), bottom), (scale(tick), bottom + 0.8))], RULE)
        page.text(
            scale(tick), bottom + 3.2, text, size=SMALL_TEXT, colour=QUIET, align="center", meaning="tick"
        )
