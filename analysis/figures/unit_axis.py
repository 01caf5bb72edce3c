"""The axis of an article: its aligned units from first to last, numbered."""

from __future__ import annotations

from analysis.figures.page import Page, Scale
from analysis.figures.style import GRID, QUIET, RULE, SMALL_TEXT


def draw_unit_axis(page: Page, scale: Scale, units: int, step: int, top: float, bottom: float) -> None:
    """Rule off every so many units between ``top`` and ``bottom``, and write their numbers below."""
    ticks = range(0, units + 1, step)
    page.lines([((scale(tick), top), (scale(tick), bottom)) for tick in ticks], GRID)
    page.lines([((scale(tick), bottom), (scale(tick), bottom + 0.8)) for tick in ticks], RULE)
    for tick in ticks:
        page.text(
            scale(tick),
            bottom + 3.1,
            f"{tick:,}",
            size=SMALL_TEXT,
            colour=QUIET,
            align="center",
            meaning="tick",
        )
