"""Ticks of an axis of time: the dates of issues where they have room, else years."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.figures.measure import text_width
from analysis.figures.style import SMALL_TEXT

#: Between two texts on the axis, in millimetres.
APART = 1.8


@dataclass(frozen=True)
class Tick:
    """A tick: where it stands along the axis, from 0 to 1; its text, which may be empty, and where that starts (mm)."""

    place: float
    text: str
    left: float = 0.0


def time_ticks(
    times: Mapping[str, float], places: Mapping[str, float], dates: Mapping[str, str], width: float
) -> list[Tick]:
    """Ticks of an axis ``width`` millimetres long; texts lie within it and do not touch.

    Args:
        times: issue → years and fractions of a year, in order.
        places: issue → place along the axis, from 0 to 1, in step with ``times``.
        dates: issue → date, as text.
        width: length of the axis.

    Returns:
        A tick an issue, with its date, where all dates have room. Else the beginnings of years that have room, and
        ticks without text at the issues; else the first and the last date.
    """
    issues = [Tick(place, dates[issue]) for issue, place in places.items()]
    if not issues:
        return []
    whole = _set(issues, width)
    if _parted(whole):
        return whole
    bare = [Tick(place, "") for place in places.values()]
    for step in (1, 2, 5, 10, 20, 50, 100):
        years = [tick for tick in _set(_years(times, places, step), width) if _centred(tick, width)]
        if len(years) < 2:
            break
        if _parted(years):
            return [*bare, *years]
    ends = _set([issues[0], issues[-1]], width)
    return [*bare, *(ends if _parted(ends) else ends[:1])]


def _years(times: Mapping[str, float], places: Mapping[str, float], step: int) -> list[Tick]:
    """Beginnings of the years that divide by ``step`` and lie on the axis."""
    issues = list(times)
    first, last = issues[0], issues[-1]
    if times[last] == times[first]:
        return []
    slope = (places[last] - places[first]) / (times[last] - times[first])
    start, end = (times[first] + (edge - places[first]) / slope for edge in (0, 1))
    years = range(math.ceil(start / step) * step, math.floor(end) + 1, step)
    return [Tick(places[first] + (year - times[first]) * slope, str(year)) for year in years]


def _set(ticks: Sequence[Tick], width: float) -> list[Tick]:
    """The same with their texts centred, as far as the axis reaches."""
    placed = []
    for tick in ticks:
        wide = text_width(tick.text, SMALL_TEXT)
        left = min(max(tick.place * width - wide / 2, 0.0), max(width - wide, 0.0))
        placed.append(Tick(tick.place, tick.text, left))
    return placed


def _centred(tick: Tick, width: float) -> bool:
    return abs(tick.left + text_width(tick.text, SMALL_TEXT) / 2 - tick.place * width) < 0.01


def _parted(ticks: Sequence[Tick]) -> bool:
    ends = [tick.left + text_width(tick.text, SMALL_TEXT) for tick in ticks]
    return all(after.left - end >= APART for end, after in zip(ends, ticks[1:], strict=False))
