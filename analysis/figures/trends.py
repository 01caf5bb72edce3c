"""Frames over time: the share of each frame in the issues of a study, English beside Chinese."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from analysis.corpus.line_text import clean
from analysis.corpus.print_order import articles_in_order
from analysis.figures.drawing import Drawing, counted
from analysis.figures.frame_order import frame_order
from analysis.figures.heading import Heading
from analysis.figures.issue_time import issue_times
from analysis.figures.measure import shorten, text_width
from analysis.figures.page import Page, Scale, Segment
from analysis.figures.paging import even_rows, parts_of
from analysis.figures.panels import Row
from analysis.figures.size import DOUBLE, Size
from analysis.figures.style import GRID, QUIET, RULE, SMALL_TEXT, VERSIONS, WHISKER
from analysis.figures.time_ticks import Tick, time_ticks
from analysis.pages.numbers import Numbers

QUESTION = "How does the share of each frame change from issue to issue, in both versions?"
NOTES = (
    "Scale: share of paragraphs (%)",
    "Upright line: 95 % interval",
    "n: paragraphs, last panel",
)
SIZE = Row("", "n: paragraphs", "段落数")

#: Height of a panel: its name, its marks, its axis; and what parts panels, upwards and sideways.
NAME, MARKS, AXIS, BETWEEN, GAP = 4.2, 15.0, 4.2, 2.6, 4.5
#: From the English name to the Chinese one, where they stand on two lines, and where they stand on one.
LEADING, BESIDE_NAME = 2.6, 1.4
#: Left of the first panel, for the numbers of the upright scale.
SCALE = 7.0
MARGIN = 0.8
MOST_PANELS = 4
LEAST_PANEL = 34.0
#: Between neighbouring issues: what panels side by side leave at least, and where marks have their full size.
LEAST_STEP, FULL_STEP = 1.9, 3.2
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


def draw_trends(
    salience: pl.DataFrame,
    articles: pl.DataFrame,
    dates: Mapping[str, str],
    frame_titles: Mapping[str, Mapping[str, str]],
    *,
    size: Size = DOUBLE,
) -> Drawing:
    """Draw the share of paragraphs with each frame in each issue and version, with 95 % intervals.

    A panel is a frame, in the order of the figure of frames; the last panel has the number of paragraphs. All panels
    of shares share one scale. Issues stand in true time, so that a line is as steep as the change is fast, and an
    issue that the study lacks leaves a gap.

    Args:
        salience: table ``framing/salience``; the grouping ``issue`` is drawn, ``article`` gives the order of frames.
        articles: table ``corpus/articles``, for the same.
        dates: issue → date (``2041``, ``2041-03`` or ``2041-03-01``), for every issue of the table.
        frame_titles: frame id → language → title, in the order of the codebook. A frame without a title is called
            by its id.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row a frame, issue and version.
    """
    drawn = salience.filter(pl.col("grouping") == "issue")
    found = set(drawn["group"].to_list())
    times = issue_times({issue: date for issue, date in dates.items() if issue in found})
    frames = frame_order(salience, articles_in_order(articles), frame_titles)
    frames += sorted(set(drawn["frame"].to_list()) - set(frames))
    frames = [frame for frame in frames if frame in set(drawn["frame"].to_list())]
    data = _data(drawn, frames, times, dates)
    quote = Numbers("trends")
    heading = Heading(QUESTION, _finding(data, list(times), frame_titles, quote), NOTES, size.width)
    rows = [Row.of(frame, frame_titles) for frame in frames]
    axis = _Axis.of(times, dates, rows, size.width)
    pages = _pages(data, rows, axis, heading, size)
    return Drawing(
        "trends", QUESTION, heading.finding, _caption(data, len(times), quote), pages, data, tuple(quote)
    )


def _data(
    salience: pl.DataFrame, frames: Sequence[str], times: Mapping[str, float], dates: Mapping[str, str]
) -> pl.DataFrame:
    at = {frame: place for place, frame in enumerate(frames)}
    order = {issue: place for place, issue in enumerate(times)}
    return (
        salience.sort(
            pl.col("frame").replace_strict(at, return_dtype=pl.Int64),
            pl.col("group").replace_strict(order, return_dtype=pl.Int64),
            "language",
        )
        .with_columns(
            pl.col("group").replace_strict(dict(dates), return_dtype=pl.String).alias("date"),
            pl.col("group").replace_strict(dict(times), return_dtype=pl.Float64).round(4).alias("time"),
        )
        .select(
            "frame",
            pl.col("group").alias("issue"),
            "date",
            "time",
            "language",
            "articles",
            pl.col("units").alias("paragraphs"),
            pl.col("units_with").alias("paragraphs_with"),
            "share",
            "low",
            "high",
            "interval",
        )
    )


def _finding(
    data: pl.DataFrame, issues: Sequence[str], titles: Mapping[str, Mapping[str, str]], quote: Numbers
) -> str:
    """Which frame varies most, and whether the versions move together."""
    if len(issues) < 2 or data.is_empty():
        return ""
    spread = (
        data.group_by("frame", "language", maintain_order=True)
        .agg(
            pl.col("share").min().alias("least"),
            pl.col("share").max().alias("most"),
            pl.len().alias("issues"),
        )
        .filter(pl.col("issues") > 1)
        .with_columns((pl.col("most") - pl.col("least")).round(9).alias("apart"))
    )
    if spread.is_empty():
        return ""
    frame = (
        spread.group_by("frame", maintain_order=True)
        .agg(pl.col("apart").mean().round(9))
        .sort("apart", descending=True, maintain_order=True)["frame"][0]
    )
    ranges = []
    for language, least, most in (
        spread.filter(pl.col("frame") == frame).select("language", "least", "most").iter_rows()
    ):
        where = f"share of the frame that varies most, in an issue, {VERSIONS[language].name}"
        low, high = (
            quote(
                f"range.{language}.{end}",
                share * 100,
                f"{share * 100:.0f}",
                unit="%",
                meaning=f"{end} {where}",
            )
            for end, share in (("least", least), ("greatest", most))
        )
        ranges.append(f"{low} and {high} % in {VERSIONS[language].name}")
    name = clean(Row.of(frame, titles).english)
    agreed = ""
    steps, together = _steps(data, issues)
    if steps:
        part = quote("together", together, meaning="of them with both versions going the same way")
        whole = quote("steps", steps, meaning="changes of a frame from issue to issue in both versions")
        agreed = f"; of {whole} changes from issue to issue, the versions share the direction in {part}"
    return f"“{name}” varies most: between {', '.join(ranges)}{agreed}."


def _steps(data: pl.DataFrame, issues: Sequence[str]) -> tuple[int, int]:
    """Steps of a frame from issue to issue that change both versions, and those that change them the same way."""
    shares = {
        (frame, issue, language): share
        for frame, issue, language, share in data.select("frame", "issue", "language", "share").iter_rows()
    }
    changes = [
        [
            shares.get((frame, after, language), math.nan) - shares.get((frame, before, language), math.nan)
            for language in VERSIONS
        ]
        for frame in dict.fromkeys(data["frame"])
        for before, after in pairwise(issues)
    ]
    told = [(en, zh) for en, zh in changes if abs(en) > 1e-9 and abs(zh) > 1e-9]
    return len(told), sum((en > 0) == (zh > 0) for en, zh in told)


def _caption(data: pl.DataFrame, issues: int, quote: Numbers) -> str:
    intervals = ", ".join(dict.fromkeys(data["interval"].to_list())) or "none"
    sizes = data["paragraphs"]
    n = ""
    if not data.is_empty():
        least = quote(
            "paragraphs.least", int(sizes.min() or 0), meaning="fewest paragraphs of an issue and version"
        )
        most = quote(
            "paragraphs.most", int(sizes.max() or 0), meaning="most paragraphs of an issue and version"
        )
        n = f" (from {least} to {most})"
    return (
        f"Share of paragraphs with at least one term of a frame, in {counted(issues, 'issue')}. One panel a frame, the "
        "commonest over all article versions first, on one scale. From left to right true time: an issue stands in the "
        "middle of the year, month or day that it is dated, and issues of one date are spread over it. Blue circles, "
        "on the left of the place of an issue, joined by a line: English version; vermillion squares, on the right, "
        f"joined by a dashed line: Chinese version; upright lines: 95 % intervals ({intervals}), which take the "
        "articles of an issue as given. The lines between issues guide the eye and stand for no data. Last panel, n: "
        f"paragraphs of the issue in the version, headings not counted{n}. The two versions are one text in two "
        "languages, not two samples: whether their intervals overlap is no test of a difference. An issue has few "
        "articles, each by another author: a change between issues may be one of authors and occasions, not of the "
        "journal."
    )


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


def _highest(data: pl.DataFrame) -> float:
    """Where the scale of shares ends: at the next step of 20 % above the highest interval, or share."""
    ends = data.select(pl.max_horizontal("share", "high")).to_series().to_list()
    return min(max(math.ceil(round(max(ends, default=1.0) / 0.2, 6)), 1), 5) * 0.2


def _pages(
    data: pl.DataFrame, rows: Sequence[Row], axis: _Axis, heading: Heading, size: Size
) -> tuple[Page, ...]:
    panels = [*rows, SIZE] if rows else []
    lines = [panels[start : start + axis.per_row] for start in range(0, len(panels), axis.per_row)]
    heights = [axis.name + MARKS + AXIS + BETWEEN for _ in lines]
    pages = []
    for part in parts_of(heights, heading.most_height, size.maximum_height + BETWEEN - 0.5):
        y = heading.height(part.name)
        page = Page(size.width, y + max(sum(part.heights) - BETWEEN, 0) + 0.5)
        heading.draw(page, part.name)
        for number, height in zip(part.blocks, part.heights, strict=True):
            for place, row in enumerate(lines[number]):
                _draw_panel(page, data, row, axis, place, y + 1.2)
            y += height
        pages.append(page)
    return tuple(pages)


def _draw_panel(page: Page, data: pl.DataFrame, row: Row, axis: _Axis, place: int, top: float) -> None:
    left = axis.left(place)
    _draw_name(page, row, left, top + 2.4, axis)
    upper, lower = top + axis.name, top + axis.name + MARKS - 1.2
    if row is SIZE:
        own = data.filter(pl.col("frame") == data["frame"][0]).with_columns(
            pl.col("paragraphs").cast(pl.Float64).alias("value"),
            *(pl.lit(None, dtype=pl.Float64).alias(end) for end in ("low", "high")),
        )
        upright = Scale(0, _round_up(int(own["paragraphs"].max() or 1)), lower, upper)  # type: ignore[arg-type]
        numbers = [f"{number:,.0f}" for number in (0, upright.high)]
        _draw_axes(page, axis, upright, left, (0, upright.high), numbers)
    else:
        own = data.filter(pl.col("frame") == row.id).with_columns(pl.col("share").alias("value"))
        upright = Scale(0, _highest(data), lower, upper)
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
    for tick in axis.ticks:
        x = left + tick.place * axis.panel
        page.lines([((x, bottom), (x, bottom + (0.8 if tick.text else 0.5)))], RULE)
        page.text(
            left + tick.left,
            bottom + 3.2,
            tick.text,
            size=SMALL_TEXT,
            colour=QUIET,
            meaning="tick",
        )


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
