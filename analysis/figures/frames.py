"""Frames by article and version: in how many paragraphs each frame occurs, English beside Chinese."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import polars as pl

from analysis.corpus.print_order import Article, articles_in_order, of_articles
from analysis.figures.drawing import Drawing, counted
from analysis.figures.heading import Heading
from analysis.figures.page import Align, Page, Scale
from analysis.figures.paging import parts_of
from analysis.figures.panels import Band, Layout, Row, bands_of, draw_heads, draw_rows, row_edges
from analysis.figures.style import GRID, QUIET, RULE, SMALL_TEXT, VERSIONS

QUESTION = "Which frames does each article use, and do its two versions agree?"

AXIS = 4.4
BETWEEN = 6.0
OFFSET = 1.15


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
    rows = [Row.of(frame, frame_titles) for frame in dict.fromkeys(data["frame"])]
    layout = Layout.of(ordered, rows)
    heading = Heading(QUESTION, _finding(data), ["Line: 95 % interval", "n: paragraphs"], layout.width)
    bands = bands_of(ordered, layout)
    heights = [band.head + sum(row.height for row in rows) + AXIS + BETWEEN for band in bands]
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


def _highest(data: pl.DataFrame) -> float:
    """Where the scale ends: at the next step of 20 % above the highest interval."""
    steps = math.ceil(round(max(data["high"].to_list(), default=1.0) / 0.2, 6))
    return min(max(steps, 1), 5) * 0.2


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


def _draw_band(page: Page, data: pl.DataFrame, band: Band, rows: Sequence[Row], top: float) -> None:
    sizes = data.select("group", "language", "paragraphs").unique(maintain_order=True)
    draw_heads(page, band, {(group, language): n for group, language, n in sizes.iter_rows()}, top)
    bottom = top + band.head
    draw_rows(page, band, rows, bottom, "Share of paragraphs (%)", "frame")
    for place, article in enumerate(band.articles):
        left = band.layout.left(place)
        scale = Scale(0, _highest(data), left, left + band.layout.panel)
        _draw_panel(page, data.filter(pl.col("group") == article.group), rows, scale, bottom)


def _draw_panel(page: Page, data: pl.DataFrame, rows: Sequence[Row], scale: Scale, top: float) -> None:
    edges = row_edges(rows, top)
    _draw_axis(page, scale, top, edges[-1])
    middles = {row.id: edge + row.height / 2 for row, edge in zip(rows, edges, strict=False)}
    for language, version in VERSIONS.items():
        points, spans = [], []
        for row in data.filter(pl.col("language") == language).iter_rows(named=True):
            y = middles[row["frame"]] + version.side * OFFSET
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
