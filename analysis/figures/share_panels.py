"""Shares by article and version: a panel an article, a row a frame or topic, one scale for all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from analysis.corpus.print_order import Article
from analysis.figures.heading import Heading
from analysis.figures.page import Align, Page, Scale
from analysis.figures.panels import (
    Block,
    Layout,
    Row,
    bands_of,
    blocks_of,
    draw_blocks,
    draw_heads,
    draw_rows,
    row_edges,
)
from analysis.figures.size import Size
from analysis.figures.stack import FOOT
from analysis.figures.style import GRID, QUIET, RULE, SMALL_TEXT, VERSIONS

AXIS = 4.4
BETWEEN = 6.0
OFFSET = 1.15


@dataclass(frozen=True)
class SharePanels:
    """What is drawn: shares with their intervals.

    Args:
        data: ``group``, ``language``, the columns ``key`` (id of the row) and ``size`` (n), ``share``, ``low`` and
            ``high``, which are empty where there is no interval.
        axis: what the scale measures.
    """

    articles: Sequence[Article]
    rows: Sequence[Row]
    data: pl.DataFrame
    key: str
    size: str
    axis: str

    def draw(self, question: str, finding: str, notes: Sequence[str], size: Size) -> tuple[Page, ...]:
        """The pages, with the head on each."""
        layout = Layout.of(self.articles, self.rows, size, axis=self.axis)
        heading = Heading(question, finding, notes, layout.width)
        bands = bands_of(self.articles, layout)
        blocks = blocks_of(bands, [self.rows] * len(bands), heading.most_height + AXIS + FOOT)
        return draw_blocks(
            blocks,
            lambda page, block, y: _draw_block(page, self, block, y),
            heading,
            layout.size,
            foot=AXIS,
            between=BETWEEN,
        )


def highest_share(data: pl.DataFrame) -> float:
    """Where the scale ends: at the next step of 20 % above the highest interval, or share."""
    ends = data.select(pl.max_horizontal("share", "high")).to_series().to_list()
    steps = math.ceil(round(max(ends, default=1.0) / 0.2, 6))
    return min(max(steps, 1), 5) * 0.2


def _draw_block(page: Page, panels: SharePanels, block: Block, top: float) -> None:
    data, band = panels.data, block.band
    sizes = data.select("group", "language", panels.size).unique(maintain_order=True)
    draw_heads(page, band, {(group, language): n for group, language, n in sizes.iter_rows()}, top)
    bottom = top + band.head
    draw_rows(page, band, block.rows, bottom, panels.axis, panels.key)
    for place, article in enumerate(band.articles):
        left = band.layout.left(place)
        scale = Scale(0, highest_share(data), left, left + band.layout.panel)
        own = data.filter(pl.col("group") == article.group).with_columns(pl.col(panels.key).cast(pl.String))
        _draw_panel(page, panels.key, own, block.rows, scale, bottom)


def _draw_panel(
    page: Page, key: str, data: pl.DataFrame, rows: Sequence[Row], scale: Scale, top: float
) -> None:
    edges = row_edges(rows, top)
    _draw_axis(page, scale, top, edges[-1])
    middles = {row.id: edge + row.height / 2 for row, edge in zip(rows, edges, strict=False)}
    for language, version in VERSIONS.items():
        points, spans = [], []
        own = data.filter(pl.col("language") == language, pl.col(key).is_in(list(middles)))
        for row in own.iter_rows(named=True):
            y = middles[row[key]] + version.side * OFFSET
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
