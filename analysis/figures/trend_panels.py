"""Panels of frames over time: shares with their intervals, and how many paragraphs they rest on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from analysis.figures.heading import Heading
from analysis.figures.measure import shorten, text_width
from analysis.figures.page import Page, Scale, Segment
from analysis.figures.paging import even_rows
from analysis.figures.panels import Row
from analysis.figures.share_panels import highest_share
from analysis.figures.size import Size
from analysis.figures.stack import stack
from analysis.figures.style import GRID, QUIET, RULE, SMALL_TEXT, VERSIONS, WHISKER
from analysis.figures.time_ticks import Tick, time_ticks

#: The last panel.
PARAGRAPHS = Row("", "n: paragraphs", "段落数")

#: Height of a panel: its name, its marks, its axis; and what parts panels, upwards and sideways.
NAME, MARKS, AXIS, BETWEEN, GAP = 4.2, 15.0, 4.2, 2.6, 4.5
#: Between the head of the page, or the axis of the panels above, and the name of a panel.
BELOW = 1.2
#: From the English name to the Chinese one, where they stand on two lines, and where they stand on one.
LEADING, BESIDE_NAME = 2.6, 1.4
#: Left of the first panel, for the numbers of the upright scale.
SCALE = 7.0
MARGIN = 0.8
MOST_PANELS = 4
LEAST_PANEL = 34.0
#: Between neighbouring issues: what panels side by side leave at least, and where marks have their full size.
LEAST_STEP, FULL_STEP = 1.7, 3.2
#: From the place of an issue to the mark of a version, as a share of what lies between issues, and at most.
BESIDE, MOST_BESIDE = 0.2, 0.75
SMALLEST = 0.4
#: What lies beyond the first and last issue at most, as a share of what lies between them.
MOST_EDGE = 0.14
#: Dashes of the line that joins the Chinese marks.
DASH, SPACE = 0.9, 0.6


@dataclass(frozen=True)
class _Axis:
    """The axis of time: where issues stand, from 0 to 1, in order, and the ticks below a panel."""

    places: Mapping[str, float]
    ticks: Sequence[Tick]
    panel: float
    per_row: int
    two_lines: bool

    @classmethod
    def of(
        cls, times: Mapping[str, float], dates: Mapping[str, str], rows: Sequence[Row], width: float
    ) -> _Axis:
        room = width - SCALE - MARGIN
        most = max(min(int((room + GAP) / (LEAST_PANEL + GAP)), MOST_PANELS), 1)
        places = _places(times)
        while most > 1 and _step(places, _panel(room, most)) < LEAST_STEP:
            most -= 1
        per_row = even_rows(len(rows) + 1, most)
        panel = _panel(room, per_row)
        names = (text_width(row.english) + text_width(row.chinese, SMALL_TEXT) for row in rows)
        two_lines = max(names, default=0.0) + BESIDE_NAME > panel
        return cls(places, time_ticks(times, places, dates, panel), panel, per_row, two_lines)

    @property
    def step(self) -> float:
        """Millimetres between the nearest two issues."""
        return _step(self.places, self.panel)

    @property
    def name(self) -> float:
        """Height of the name of a panel."""
        return NAME + (LEADING if self.two_lines else 0)

    def left(self, place: int) -> float:
        return SCALE + place * (self.panel + GAP)


def _places(times: Mapping[str, float]) -> dict[str, float]:
    """Places from 0 to 1 along the axis, with as much room at its ends as half of the nearest issues are apart."""
    if not times:
        return {}
    first, last = min(times.values()), max(times.values())
    nearest = min((after - before for before, after in pairwise(times.values())), default=0.0)
    edge = min(nearest / 2, (last - first) * MOST_EDGE) or 0.5
    low, length = first - edge, last - first + 2 * edge
    return {issue: (time - low) / length for issue, time in times.items()}


def _step(places: Mapping[str, float], panel: float) -> float:
    return min((after - before for before, after in pairwise(places.values())), default=1.0) * panel


def _panel(room: float, per_row: int) -> float:
    return (room - GAP * (per_row - 1)) / per_row


def trend_pages(
    data: pl.DataFrame,
    rows: Sequence[Row],
    times: Mapping[str, float],
    dates: Mapping[str, str],
    heading: Heading,
    size: Size,
) -> tuple[Page, ...]:
    """Draw a panel a row of the columns that ``draw_trends`` returns as its data, and one of paragraphs.

    Args:
        data: what is drawn.
        rows: the frames.
        times: issue → years and fractions of a year, in order.
        dates: issue → date, as text.
        heading: head of every page.
        size: what the figure may fill.
    """
    axis = _Axis.of(times, dates, rows, size.width)
    panels = [*rows, PARAGRAPHS] if rows else []
    lines = [panels[start : start + axis.per_row] for start in range(0, len(panels), axis.per_row)]
    return stack(
        [axis.name + MARKS + AXIS + BETWEEN] * len(lines),
        lambda page, number, y: _draw_line(page, data, lines[number], axis, y + BELOW),
        heading,
        size,
        between=BETWEEN,
    )


def _draw_line(page: Page, data: pl.DataFrame, rows: Sequence[Row], axis: _Axis, top: float) -> None:
    for place, row in enumerate(rows):
        _draw_panel(page, data, row, axis, place, top)


def _draw_panel(page: Page, data: pl.DataFrame, row: Row, axis: _Axis, place: int, top: float) -> None:
    left = axis.left(place)
    _draw_name(page, row, left, top + 2.4, axis)
    upper, lower = top + axis.name, top + axis.name + MARKS - BELOW
    if row is PARAGRAPHS:
        own = data.filter(pl.col("frame") == data["frame"][0]).with_columns(
            pl.col("paragraphs").cast(pl.Float64).alias("value"),
            *(pl.lit(None, dtype=pl.Float64).alias(end) for end in ("low", "high")),
        )
        upright = Scale(0, _round_up(max([1, *own["paragraphs"]])), lower, upper)
        numbers = [f"{number:,.0f}" for number in (0, upright.high)]
        _draw_axes(page, axis, upright, left, (0, upright.high), numbers)
    else:
        own = data.filter(pl.col("frame") == row.id).with_columns(pl.col("share").alias("value"))
        upright = Scale(0, highest_share(data), lower, upper)
        ticks = (0.0, upright.high / 2, upright.high)
        # the scale of all panels of shares is written once a line
        numbers = [f"{tick * 100:.0f}" for tick in ticks] if place == 0 else [""] * len(ticks)
        _draw_axes(page, axis, upright, left, ticks, numbers)
    for language in VERSIONS:
        _draw_version(page, own.filter(pl.col("language") == language), language, axis, upright, left)


def _draw_name(page: Page, row: Row, left: float, y: float, axis: _Axis) -> None:
    english = shorten(row.english, axis.panel)
    page.text(left, y, english, meaning="frame")
    if axis.two_lines:
        x, y = left, y + LEADING
    else:
        x = left + text_width(english) + BESIDE_NAME
    chinese = shorten(row.chinese, left + axis.panel - x, SMALL_TEXT)
    page.text(x, y, chinese, size=SMALL_TEXT, colour=QUIET, meaning="frame")


def _draw_axes(
    page: Page, axis: _Axis, upright: Scale, left: float, ticks: Sequence[float], numbers: Sequence[str]
) -> None:
    right, bottom = left + axis.panel, upright.left
    page.lines([((left, upright(tick)), (right, upright(tick))) for tick in ticks[1:]], GRID)
    page.lines([((left, bottom), (right, bottom))], RULE, 0.6)
    for tick, number in zip(ticks, numbers, strict=True):
        y = upright(tick) + 0.8
        page.text(left - 1.0, y, number, size=SMALL_TEXT, colour=QUIET, align="right", meaning="share tick")
    for mark in axis.ticks:
        x = left + mark.place * axis.panel
        page.lines([((x, bottom), (x, bottom + (0.8 if mark.text else 0.5)))], RULE)
        page.text(left + mark.left, bottom + 3.2, mark.text, size=SMALL_TEXT, colour=QUIET, meaning="tick")


def _draw_version(
    page: Page, data: pl.DataFrame, language: str, axis: _Axis, upright: Scale, left: float
) -> None:
    version = VERSIONS[language]
    beside = version.side * min(axis.step * BESIDE, MOST_BESIDE)
    points = {}
    intervals: list[Segment] = []
    for issue, value, low, high in data.select("issue", "value", "low", "high").iter_rows():
        x = left + axis.places[issue] * axis.panel + beside
        points[issue] = (x, upright(value))
        if low is not None:
            intervals.append(((x, upright(low)), (x, upright(high))))
    joined = [
        (points[before], points[after])
        for before, after in pairwise(axis.places)
        if before in points and after in points
    ]
    if language == "zh":
        joined = [dash for line in joined for dash in _dashes(line)]
    smaller = max(min(axis.step / FULL_STEP, 1.0), SMALLEST)
    page.lines(joined, version.colour, 0.4, f"join {language}")
    page.lines(intervals, version.colour, WHISKER * max(smaller, 0.6), f"upright interval {language}")
    page.marks(
        list(points.values()), version.marker, version.colour, version.size * smaller, f"mark {language}"
    )


def _dashes(line: Segment) -> list[Segment]:
    """Pieces of a line, with a whole dash at both of its ends."""
    (x, y), (x_end, y_end) = line
    length = math.hypot(x_end - x, y_end - y)
    number = max(round((length - DASH) / (DASH + SPACE)), 0)
    if not number:
        return [line]
    period = (length - DASH) / number / length
    dash = DASH / length
    return [
        (
            (x + (x_end - x) * start, y + (y_end - y) * start),
            (x + (x_end - x) * (start + dash), y + (y_end - y) * (start + dash)),
        )
        for start in (period * place for place in range(number + 1))
    ]


def _round_up(number: int) -> int:
    """The next number of one digit and zeros, or half of it."""
    power = 10 ** (len(str(number)) - 1)
    return next(step * power // 2 for step in range(2, 21) if step * power // 2 >= number)
