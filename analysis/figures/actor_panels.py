"""Panels of actors: the odds ratio of each frame, on one logarithmic scale."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.figures.doublings import draw_doublings, half_of_scale
from analysis.figures.heading import Heading
from analysis.figures.measure import wrap
from analysis.figures.open_intervals import draw_open_intervals
from analysis.figures.page import Page, Scale
from analysis.figures.paging import even_rows
from analysis.figures.panels import Row
from analysis.figures.row_names import RowNames
from analysis.figures.size import Size
from analysis.figures.stack import FOOT, stack
from analysis.figures.style import PAPER, POINT, QUIET, SMALL_TEXT, TEXT, VERSIONS

Titles = Mapping[str, Mapping[str, str]]

AXIS_NAME = "Odds ratio (log scale)"

AXIS, BETWEEN, GAP, MARGIN = 4.4, 4.5, 2.4, 0.8
#: Heads of panels: one line of a name, one n.
NAME_LEADING, N_LEADING = 2.95, 2.6
#: Lines of a name in each language.
LINES = {"en": 3, "zh": 1}
LEAST_PANEL = 16.0


@dataclass(frozen=True)
class _Layout:
    """Where panels stand, and the scale of all of them."""

    names: RowNames
    per_band: int
    panel: float
    half: float

    @classmethod
    def of(cls, names: RowNames, actors: int, half: float, width: float) -> _Layout:
        room = width - names.width - MARGIN
        per_band = even_rows(actors, max(int((room + GAP) / (LEAST_PANEL + GAP)), 1))
        return cls(names, per_band, (room - GAP * (per_band - 1)) / per_band, half)

    def left(self, place: int) -> float:
        return self.names.width + place * (self.panel + GAP)

    def scale(self, place: int) -> Scale:
        left = self.left(place)
        return Scale(-self.half, self.half, left + 0.8, left + self.panel - 0.8)


def actor_pages(
    data: pl.DataFrame,
    actors: Sequence[str],
    titles: Titles,
    rows: Sequence[Row],
    heading: Heading,
    size: Size,
) -> tuple[Page, ...]:
    """Draw a panel an actor, of the columns that ``draw_actors`` returns as its data, one row a frame."""
    half = half_of_scale(data["odds_ratio"])
    for names in RowNames.choices(rows, size.width, AXIS_NAME):
        layout = _Layout.of(names, len(actors), half, size.width)
        bands = [actors[start : start + layout.per_band] for start in range(0, len(actors), layout.per_band)]
        heads = [_head(band, titles, layout) for band in bands]
        room = size.maximum_height - heading.most_height - max(heads, default=0.0) - AXIS - FOOT
        if names.fit(room):
            break
    blocks = [
        (band, head, part) for band, head in zip(bands, heads, strict=True) for part in names.parts(room)
    ]
    return stack(
        [head + names.height * len(part) + AXIS + BETWEEN for _, head, part in blocks],
        lambda page, number, y: _draw_block(page, data, *blocks[number], titles, layout, y),
        heading,
        size,
        between=BETWEEN,
    )


def _head(actors: Sequence[str], titles: Titles, layout: _Layout) -> float:
    """Height of the heads of a band: names, and n of both versions."""
    lines = max(len(_names(actor, titles, layout)) for actor in actors)
    return 1.4 + NAME_LEADING * lines + N_LEADING * 2 + 1.0


def _names(actor: str, titles: Titles, layout: _Layout) -> list[str]:
    named = titles.get(actor) or {"en": actor}
    return [
        line
        for language, lines in LINES.items()
        for line in wrap(named.get(language, ""), layout.panel, TEXT, lines)
    ]


def _draw_head(
    page: Page,
    data: pl.DataFrame,
    actor: str,
    titles: Titles,
    layout: _Layout,
    place: int,
    bottom: float,
) -> None:
    """Name and n of each version, from the bottom upwards."""
    own = data.filter(pl.col("actor") == actor)
    counts = dict(own.select("language", "actor_sentences").unique().iter_rows())
    left, y = layout.left(place), bottom - 1.4
    for language, version in reversed(VERSIONS.items()):
        if language in counts:
            page.version_marks(language, [(left + version.size * POINT / 2, y - 0.75)], "key")
            n = f"n = {counts[language]:,}"
            page.text(left + 2.0, y, n, size=SMALL_TEXT, colour=QUIET, meaning="n")
        else:
            page.text(left, y, f"no {version.name}", size=SMALL_TEXT, colour=QUIET, meaning="none")
        y -= N_LEADING
    y -= 0.3
    for line in reversed(_names(actor, titles, layout)):
        page.text(left, y, line, meaning="actor")
        y -= NAME_LEADING


def _draw_block(
    page: Page,
    data: pl.DataFrame,
    actors: Sequence[str],
    head: float,
    rows: Sequence[Row],
    titles: Titles,
    layout: _Layout,
    top: float,
) -> None:
    for place, actor in enumerate(actors):
        _draw_head(page, data, actor, titles, layout, place, top + head)
    top += head
    right = layout.left(len(actors) - 1) + layout.panel
    bottom = top + layout.names.height * len(rows)
    layout.names.draw(page, rows, top, right, "frame")
    page.text(0, bottom + 3.2, AXIS_NAME, size=SMALL_TEXT, colour=QUIET, meaning="axis")
    middles = layout.names.middles(rows, top)
    for place, actor in enumerate(actors):
        scale = layout.scale(place)
        draw_doublings(page, scale, top, bottom)
        own = data.filter((pl.col("actor") == actor) & pl.col("frame").is_in(list(middles)))
        for language in VERSIONS:
            _draw_version(page, own.filter(pl.col("language") == language), language, scale, middles, layout)


def _draw_version(
    page: Page,
    data: pl.DataFrame,
    language: str,
    scale: Scale,
    middles: Mapping[str, float],
    layout: _Layout,
) -> None:
    version = VERSIONS[language]
    offset = version.side * layout.names.height * 0.19
    points, open_points, spans = [], [], []
    columns = ("frame", "odds_ratio", "low", "high")
    for frame, ratio, low, high in data.drop_nulls("odds_ratio").select(columns).iter_rows():
        y = middles[frame] + offset
        at = math.log2(ratio)
        points.append((scale(min(max(at, scale.low), scale.high)), y))
        if low is None:
            open_points.append(points[-1])
        else:
            spans.append((math.log2(low), math.log2(high), y))
    draw_open_intervals(page, language, scale, spans)
    page.version_marks(language, points)
    page.marks(open_points, version.marker, PAPER, version.size - 1.6, "open mark")
