"""Frames by article and version: in how many paragraphs each frame occurs, English beside Chinese."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import polars as pl

from analysis.corpus.print_order import Article, articles_in_order, of_articles, several_issues
from analysis.figures.drawing import Drawing, counted
from analysis.figures.heading import Heading
from analysis.figures.labels import draw_issue
from analysis.figures.measure import shorten, text_width, wrap
from analysis.figures.page import Align, Page, Scale
from analysis.figures.paging import even_rows, parts_of
from analysis.figures.style import (
    DOUBLE_COLUMN,
    GRID,
    POINT,
    QUIET,
    RULE,
    SINGLE_COLUMN,
    SMALL_TEXT,
    TEXT,
    VERSIONS,
)

QUESTION = "Which frames does each article use, and do its two versions agree?"

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


#: Id, English title (or whichever there is) and Chinese title of a frame.
Row = tuple[str, str, str]


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


def draw_frames(
    salience: pl.DataFrame, articles: pl.DataFrame, frame_titles: Mapping[str, Mapping[str, str]]
) -> Drawing:
    """Draw the share of paragraphs with each frame, per article and version, with 95 % intervals.

    A panel is an article and a row is a frame; all panels share one scale. Frames stand in the order of their
    mean share over all article versions, the commonest first, ties in the order of ``frame_titles``.

    Args:
        salience: table ``framing/salience``; the grouping ``article`` is drawn.
        articles: table ``corpus/articles``, for names and order.
        frame_titles: frame id → language → title, in the order of the codebook. A frame without a title is
            called by its id.

    Returns:
        The drawing; its data has one row an article, version and frame.
    """
    ordered = articles_in_order(articles)
    data = _data(salience, ordered, frame_titles)
    rows = [(frame, *_titles(frame, frame_titles)) for frame in dict.fromkeys(data["frame"])]
    layout = _layout(ordered, rows, data)
    heading = Heading(QUESTION, _finding(data), ["Line: 95 % interval", "n: paragraphs"], layout.width)
    size = layout.per_band
    bands = [Band(ordered[start : start + size], layout) for start in range(0, len(ordered), size)]
    heights = [band.head + ROW * len(rows) + AXIS + BETWEEN for band in bands]
    pages = []
    for part in parts_of(heights, heading.most_height):
        y = heading.height(part.name)
        page = Page(layout.width, y + max(sum(part.heights) - BETWEEN, 0) + 0.5)
        heading.draw(page, part.name)
        for number, height in zip(part.blocks, part.heights, strict=True):
            _draw_band(page, data, bands[number], rows, y)
            y += height
        pages.append(page)
    return Drawing("frames", QUESTION, heading.finding, _caption(data, len(ordered)), tuple(pages), data)


def _data(
    salience: pl.DataFrame, articles: Sequence[Article], titles: Mapping[str, Mapping[str, str]]
) -> pl.DataFrame:
    known = [*titles, *sorted(set(salience["frame"].to_list()) - set(titles))]
    drawn = of_articles(salience, articles)
    mean = drawn.group_by("frame", maintain_order=True).agg(pl.col("share").mean().alias("mean"))
    return (
        drawn.join(mean, on="frame", how="left", maintain_order="left")
        .with_columns(
            pl.col("frame").replace_strict(known, list(range(len(known))), return_dtype=pl.Int64).alias("at")
        )
        .sort(pl.col("mean").round(12), "at", "place", "language", descending=[True, False, False, False])
        .select("group", "language", "frame", "units", "units_with", "share", "low", "high", "interval")
        .rename({"units": "paragraphs", "units_with": "paragraphs_with"})
    )


def _layout(articles: Sequence[Article], rows: Sequence[Row], data: pl.DataFrame) -> Layout:
    widths = [max(text_width(english), text_width(chinese, SMALL_TEXT)) for _, english, chinese in rows]
    label = min(max(max(widths, default=0.0) + 2.5, NARROWEST_LABEL), WIDEST_LABEL)
    width = SINGLE_COLUMN if len(articles) == 1 else DOUBLE_COLUMN
    per_band = even_rows(len(articles), MOST_PANELS)
    panel = (width - label - GAP * (per_band - 1) - MARGIN) / per_band
    # The scale ends at the next step of 20 % above the highest interval.
    steps = math.ceil(round(max(data["high"].to_list(), default=1.0) / 0.2, 6))
    return Layout(width, label, panel, per_band, several_issues(articles), min(max(steps, 1), 5) * 0.2)


def _titles(frame: str, titles: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    named = titles.get(frame, {})
    return named.get("en") or named.get("zh") or frame, named.get("zh", "") if named.get("en") else ""


def _finding(data: pl.DataFrame) -> str:
    both = data.pivot("language", index=["group", "frame"], values="share", maintain_order=True)
    if not {"en", "zh"} <= set(both.columns):
        return ""
    both = both.drop_nulls().with_columns((pl.col("en") - pl.col("zh")).abs().alias("apart"))
    if both.is_empty():
        return ""
    apart = both["apart"].to_list()
    return (
        "Between the two versions of an article the share of a frame differs by "
        f"{sum(apart) / len(apart) * 100:.0f} percentage points on average "
        f"and by {max(apart) * 100:.0f} at most."
    )


def _caption(data: pl.DataFrame, articles: int) -> str:
    intervals = ", ".join(dict.fromkeys(data["interval"].to_list())) or "none"
    return (
        "Share of paragraphs with at least one term of a frame, in "
        f"{counted(articles, 'article')}. One panel an article, by author; one row a frame, the commonest "
        "over all article versions first. Blue circles: English version; vermillion squares: Chinese "
        f"version; lines: 95 % intervals ({intervals}), which take the paragraphs of a version as a sample "
        "of what the author would write. n: paragraphs of the version, headings not counted. The two "
        "versions of an article are one text in two languages, not two samples: whether their lines overlap "
        "is no test of a difference between them. With one article an author, differences between panels are "
        "differences between articles."
    )


def _names(article: Article, layout: Layout) -> list[str]:
    """The author for the head of a panel: English on up to three lines, Chinese on two."""
    return [
        line
        for language, lines in (("en", 3), ("zh", 2))
        for line in wrap(article.name(language), layout.panel, TEXT, lines)
    ]


def _draw_band(page: Page, data: pl.DataFrame, band: Band, rows: Sequence[Row], top: float) -> None:
    layout = band.layout
    bottom = top + band.head
    if layout.issues:
        _draw_issues(page, band, top + 3.4)
    _draw_labels(page, band, rows, bottom)
    for place, article in enumerate(band.articles):
        own = data.filter(pl.col("group") == article.group)
        left = layout.left(place)
        _draw_head(page, own, article, layout, left, bottom)
        _draw_panel(page, own, rows, Scale(0, layout.high, left, left + layout.panel), bottom)


def _draw_issues(page: Page, band: Band, y: float) -> None:
    """Write each issue once, over a line that spans its panels."""
    layout = band.layout
    for issue, members in groupby(enumerate(band.articles), key=lambda item: item[1].issue):
        places = [place for place, _ in members]
        left, right = layout.left(places[0]), layout.left(places[-1]) + layout.panel
        draw_issue(page, left, y, issue, right - left, QUIET)
        page.lines([((left, y + 1.2), (right, y + 1.2))], RULE)


def _draw_head(
    page: Page, data: pl.DataFrame, article: Article, layout: Layout, left: float, bottom: float
) -> None:
    """Author and number of paragraphs of each version, from the bottom upwards."""
    sizes = dict(data.select("language", "paragraphs").unique(maintain_order=True).iter_rows())
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


def _draw_labels(page: Page, band: Band, rows: Sequence[Row], top: float) -> None:
    layout = band.layout
    right = layout.left(len(band.articles) - 1) + layout.panel
    page.lines([((0, top + ROW * row), (right, top + ROW * row)) for row in range(len(rows) + 1)], GRID)
    room = layout.label - 2
    for row, (_, english, chinese) in enumerate(rows):
        y = top + ROW * row + (2.75 if chinese else 3.9)
        page.text(0, y, shorten(english, room), meaning="frame")
        page.text(
            0, y + 2.55, shorten(chinese, room, SMALL_TEXT), size=SMALL_TEXT, colour=QUIET, meaning="frame"
        )
    y = top + ROW * len(rows) + 3.2
    page.text(0, y, "Share of paragraphs (%)", size=SMALL_TEXT, colour=QUIET, meaning="axis")


def _draw_panel(page: Page, data: pl.DataFrame, rows: Sequence[Row], scale: Scale, top: float) -> None:
    _draw_axis(page, scale, top, top + ROW * len(rows))
    places = {frame: row for row, (frame, _, _) in enumerate(rows)}
    for language, version in VERSIONS.items():
        points, spans = [], []
        for row in data.filter(pl.col("language") == language).iter_rows(named=True):
            y = top + ROW * (places[row["frame"]] + 0.5) + version.side * OFFSET
            points.append((scale(row["share"]), y))
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
