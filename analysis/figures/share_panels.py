"""Shares by article and version in panels: a panel an article, a row a frame or topic, one scale for all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import polars as pl

from analysis.corpus.print_order import Article, several_issues
from analysis.figures.heading import Heading
from analysis.figures.labels import draw_issue
from analysis.figures.measure import shorten, text_width, wrap
from analysis.figures.page import Align, Page, Scale
from analysis.figures.paging import even_rows, parts_of
from analysis.figures.style import (
    DOUBLE_COLUMN,
    GRID,
    INK,
    POINT,
    QUIET,
    RULE,
    SINGLE_COLUMN,
    SMALL_TEXT,
    TEXT,
    VERSIONS,
)

MOST_PANELS = 8
GAP = 2.4
#: Right of the last panel, for half a mark at the end of the scale.
MARGIN = 0.8
ROW = 6.0
AXIS = 4.4
BETWEEN = 6.0
OFFSET = 1.15
NAME_LEADING = 2.95
N_LEADING = 2.6
WIDEST_LABEL = 42.0
NARROWEST_LABEL = 20.0


@dataclass(frozen=True)
class Row:
    """A frame or topic: what it is called in the data, and its label on two lines; a quiet one is set in grey."""

    key: object
    first: str
    second: str
    quiet: bool = False


@dataclass(frozen=True)
class Panels:
    """What is drawn: shares with intervals.

    Args:
        data: ``group``, ``language``, the column ``key``, the column ``size``, ``share``, ``low``, ``high``; without an
            interval the last two are empty.
        key: column that names the row. size: column that holds n. axis: what the scale measures.
    """

    articles: Sequence[Article]
    rows: Sequence[Row]
    data: pl.DataFrame
    key: str
    size: str
    axis: str
    meaning: str

    def draw(self, question: str, finding: str, notes: Sequence[str]) -> tuple[Page, ...]:
        """The pages, with the head on each."""
        layout = _layout(self)
        heading = Heading(question, finding, notes, layout.width)
        size = layout.per_band
        bands = [
            Band(self.articles[start : start + size], layout) for start in range(0, len(self.articles), size)
        ]
        heights = [band.head + ROW * len(self.rows) + AXIS + BETWEEN for band in bands]
        pages = []
        for part in parts_of(heights, heading.most_height):
            y = heading.height(part.name)
            page = Page(layout.width, y + max(sum(part.heights) - BETWEEN, 0) + 0.5)
            heading.draw(page, part.name)
            for number, height in zip(part.blocks, part.heights, strict=True):
                _draw_band(page, self, bands[number], y)
                y += height
            pages.append(page)
        return tuple(pages)


@dataclass(frozen=True)
class Layout:
    """Where the panels of a band stand: as many bands as needed, each with the frames as rows."""

    width: float
    label: float
    panel: float
    per_band: int
    issues: bool
    high: float

    def left(self, place: int) -> float:
        return self.label + place * (self.panel + GAP)


@dataclass(frozen=True)
class Band:
    """Panels side by side."""

    articles: Sequence[Article]
    layout: Layout

    @property
    def head(self) -> float:
        """Height of the heads of the panels: issue, names and n."""
        lines = max(len(_names(article, self.layout)) for article in self.articles)
        return 1.0 + NAME_LEADING * lines + N_LEADING * 2 + 1.0 + (5.0 if self.layout.issues else 0)


def _layout(panels: Panels) -> Layout:
    articles, data = panels.articles, panels.data
    widths = [max(text_width(row.first), text_width(row.second, SMALL_TEXT)) for row in panels.rows]
    label = min(max(max(widths, default=0.0) + 2.5, NARROWEST_LABEL), WIDEST_LABEL)
    width = SINGLE_COLUMN if len(articles) == 1 else DOUBLE_COLUMN
    per_band = even_rows(len(articles), MOST_PANELS)
    panel = (width - label - GAP * (per_band - 1) - MARGIN) / per_band
    # The scale ends at the next step of 20 % above the highest interval.
    steps = math.ceil(round(max(_ends(data), default=1.0) / 0.2, 6))
    return Layout(width, label, panel, per_band, several_issues(articles), min(max(steps, 1), 5) * 0.2)


def _ends(data: pl.DataFrame) -> list[float]:
    """How far each row of the data reaches: to the end of its interval, or to its share."""
    return data.select(pl.max_horizontal("share", "high"))["share"].to_list()


def _names(article: Article, layout: Layout) -> list[str]:
    """The author for the head of a panel: English on up to three lines, Chinese on two."""
    return [
        line
        for language, lines in (("en", 3), ("zh", 2))
        for line in wrap(article.name(language), layout.panel, TEXT, lines)
    ]


def _draw_band(page: Page, panels: Panels, band: Band, top: float) -> None:
    layout = band.layout
    bottom = top + band.head
    if layout.issues:
        _draw_issues(page, band, top + 3.4)
    _draw_labels(page, panels, band, bottom)
    for place, article in enumerate(band.articles):
        own = panels.data.filter(pl.col("group") == article.group)
        left = layout.left(place)
        _draw_head(page, own, panels.size, article, layout, left, bottom)
        _draw_panel(page, panels, own, Scale(0, layout.high, left, left + layout.panel), bottom)


def _draw_issues(page: Page, band: Band, y: float) -> None:
    """Write each issue once, over a line that spans its panels."""
    layout = band.layout
    for issue, members in groupby(enumerate(band.articles), key=lambda item: item[1].issue):
        places = [place for place, _ in members]
        left, right = layout.left(places[0]), layout.left(places[-1]) + layout.panel
        draw_issue(page, left, y, issue, right - left, QUIET)
        page.lines([((left, y + 1.2), (right, y + 1.2))], RULE)


def _draw_head(
    page: Page, data: pl.DataFrame, size: str, article: Article, layout: Layout, left: float, bottom: float
) -> None:
    """Author and n of each version, from the bottom upwards."""
    sizes = dict(data.select("language", size).unique(maintain_order=True).iter_rows())
    y = bottom - 1.4
    for language, version in reversed(VERSIONS.items()):
        if language in sizes:
            page.version_marks(language, [(left + version.size * POINT / 2, y - 0.75)], "key")
            page.text(left + 2.0, y, f"n = {sizes[language]}", size=SMALL_TEXT, colour=QUIET, meaning="n")
        else:
            page.text(left, y, f"no {version.name}", size=SMALL_TEXT, colour=QUIET, meaning="none")
        y -= N_LEADING
    y -= 0.3
    for line in reversed(_names(article, layout)):
        page.text(left, y, line, meaning="author")
        y -= NAME_LEADING


def _draw_labels(page: Page, panels: Panels, band: Band, top: float) -> None:
    layout, rows = band.layout, panels.rows
    right = layout.left(len(band.articles) - 1) + layout.panel
    page.lines([((0, top + ROW * row), (right, top + ROW * row)) for row in range(len(rows) + 1)], GRID)
    room = layout.label - 2
    for place, row in enumerate(rows):
        y = top + ROW * place + (2.75 if row.second else 3.9)
        colour = QUIET if row.quiet else INK
        page.text(0, y, shorten(row.first, room), colour=colour, meaning=panels.meaning)
        page.text(
            0,
            y + 2.55,
            shorten(row.second, room, SMALL_TEXT),
            size=SMALL_TEXT,
            colour=QUIET,
            meaning=panels.meaning,
        )
    y = top + ROW * len(rows) + 3.2
    page.text(0, y, panels.axis, size=SMALL_TEXT, colour=QUIET, meaning="axis")


def _draw_panel(page: Page, panels: Panels, data: pl.DataFrame, scale: Scale, top: float) -> None:
    _draw_axis(page, scale, top, top + ROW * len(panels.rows))
    places = {row.key: place for place, row in enumerate(panels.rows)}
    for language, version in VERSIONS.items():
        points, spans = [], []
        for row in data.filter(pl.col("language") == language).iter_rows(named=True):
            y = top + ROW * (places[row[panels.key]] + 0.5) + version.side * OFFSET
            points.append((scale(row["share"]), y))
            if row["low"] is not None:
                spans.append((scale(row["low"]), scale(row["high"]), y))
        page.whiskers(language, spans)
        page.version_marks(language, points)


def _draw_axis(page: Page, scale: Scale, top: float, bottom: float) -> None:
    ticks = (0.0, scale.high / 2, scale.high)
    page.lines([((scale(tick), top), (scale(tick), bottom)) for tick in ticks[1:]], GRID)
    page.lines([((scale(0), top), (scale(0), bottom))], RULE, 0.6)
    page.lines([((scale(tick), bottom), (scale(tick), bottom + 0.8)) for tick in ticks], RULE)
    # The last number stays within its panel, clear of the 0 of the next one.
    aligns: tuple[Align, ...] = ("center", "center", "right")
    for tick, align in zip(ticks, aligns, strict=True):
        page.text(
            scale(tick),
            bottom + 3.2,
            f"{tick * 100:.0f}",
            size=SMALL_TEXT,
            colour=QUIET,
            align=align,
            meaning="tick",
        )
