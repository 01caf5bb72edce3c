"""Intervals that may lack an end, or go on beyond the scale."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.figures.page import Page, Scale
from analysis.figures.style import VERSIONS


def draw_open_intervals(
    page: Page, language: str, scale: Scale, spans: Sequence[tuple[float | None, float | None, float]]
) -> None:
    """Draw intervals of a version, given as low, high and y; one without an end, or beyond the scale, has an arrow."""
    lines, leftward, rightward = [], [], []
    for low, high, y in spans:
        if low is None or low < scale.low:
            leftward.append((scale.left, y))
        if high is None or high > scale.high:
            rightward.append((scale.right, y))
        start = scale.low if low is None else min(max(low, scale.low), scale.high)
        end = scale.high if high is None else max(min(high, scale.high), scale.low)
        lines.append((scale(start), scale(end), y))
    colour = VERSIONS[language].colour
    page.whiskers(language, lines)
    page.marks(leftward, "<", colour, 2.6, "arrow")
    page.marks(rightward, ">", colour, 2.6, "arrow")
