"""What became of the rhetorical devices in the other version, one mark a device."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.corpus.print_order import Article, articles_in_order
from analysis.figures.drawing import Drawing
from analysis.figures.heading import TEXT_LEADING, Heading
from analysis.figures.measure import text_width
from analysis.figures.page import Filled, Page, Point
from analysis.figures.panels import (
    MOST_PANELS,
    Band,
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
from analysis.figures.size import DOUBLE, Size
from analysis.figures.stack import FOOT as PAGE_FOOT
from analysis.figures.style import POINT, QUIET, SMALL_TEXT, TEXT, VERSIONS
from analysis.pages.numbers import Numbers
from analysis.rhetoric.device_names import DEVICE_TITLES

QUESTION = "What became of the rhetorical devices in the other version?"
NOTES = ("n: devices looked for", "Numbers: kept whole / looked for")

METAPHOR = "metaphor"


@dataclass(frozen=True)
class Fate:
    """How a device looks by what became of it; a cross is no outline."""

    name: str
    said: str
    filled: Filled
    marker: str = ""


FATES = (
    Fate("kept", "kept whole", "full"),
    Fate("broken", "broken: some members kept", "left"),
    Fate("lost", "not found there", "none"),
    Fate("unaligned", "no sentence there", "full", "x"),
)

BETWEEN = 6.0
FOOT = 0.6
PITCH = 1.75
LINE = 2.1
#: Above the first and below the last line of a row.
INSET = 0.9
#: Between the lines of the versions.
VERSION_GAP = 0.5
#: Right of the marks, for the numbers.
NUMBERS = 7.6
SMALLER = 0.2
KEY_GAP = 4.0


def draw_devices(devices: pl.DataFrame, articles: pl.DataFrame, *, size: Size = DOUBLE) -> Drawing:
    """Draw each device that the other version could hold as a mark, by article, kind, version and what became of it.

    Args:
        devices: table ``rhetoric/devices``; devices that the other version cannot have are left out.
        articles: table ``corpus/articles``, for names, order and which version is the source.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row an article, kind and version that has a device.
    """
    ordered = articles_in_order(articles)
    data = _data(devices, ordered, articles)
    quote = Numbers("devices")
    heading, blocks, layout = _laid_out(data, ordered, size, quote)
    pages = draw_blocks(
        blocks,
        lambda page, block, y: _draw_block(page, data, block, y),
        heading,
        layout.size,
        foot=FOOT,
        between=BETWEEN,
    )
    caption = _caption(data, len(ordered), quote)
    return Drawing("devices", QUESTION, heading.finding, caption, pages, data, tuple(quote))


class _Head(Heading):
    """The head with a second key below it: what became of a device."""

    def height(self, part: str = "") -> float:
        return super().height(part) + TEXT_LEADING * len(_key_lines(self.width))

    def draw(self, page: Page, part: str = "") -> None:
        super().draw(page, part)
        _draw_key(page, _key_lines(self.width), super().height(part))


def _laid_out(
    data: pl.DataFrame, ordered: Sequence[Article], size: Size, quote: Numbers
) -> tuple[Heading, list[Block], Layout]:
    """As many panels side by side as can be without a kind becoming higher than a page: wider panels make it lower."""
    titles = [Row.of(kind, DEVICE_TITLES) for kind in _kinds(data)]
    most = MOST_PANELS
    while True:
        layout = Layout.of(ordered, titles, size, most)
        heading = _Head(QUESTION, _finding(data, quote), NOTES, layout.width)
        bands = bands_of(ordered, layout)
        taken = heading.most_height + FOOT + PAGE_FOOT
        blocks = blocks_of(bands, [_rows(data, band) for band in bands], taken)
        highest = max((block.height(taken) for block in blocks), default=0.0)
        if highest <= size.maximum_height or layout.per_band == 1:
            return heading, blocks, layout
        most = layout.per_band - 1


def _data(devices: pl.DataFrame, ordered: Sequence[Article], articles: pl.DataFrame) -> pl.DataFrame:
    places = {article.group: at for at, article in enumerate(ordered)}
    kinds = {kind: at for at, kind in enumerate(DEVICE_TITLES)}
    sources = articles.select("issue", "article", "language", "source")
    names = [fate.name for fate in FATES]
    return (
        devices.filter(pl.col("presence").is_in(names))
        .join(sources, on=["issue", "article", "language"], how="inner")
        .group_by(pl.format("{}/{}", "issue", "article").alias("group"), "kind", "language", "source")
        .agg(
            *((pl.col("presence") == name).sum().cast(pl.Int64).alias(name) for name in names),
            pl.len().cast(pl.Int64).alias("devices"),
        )
        .filter(pl.col("group").is_in(list(places)))
        .sort(
            pl.col("group").replace_strict(places, return_dtype=pl.Int64),
            pl.col("kind").replace_strict(kinds, default=len(kinds), return_dtype=pl.Int64),
            "kind",
            "language",
        )
    )


def _kinds(data: pl.DataFrame) -> list[str]:
    found = set(data["kind"].to_list())
    return [*(kind for kind in DEVICE_TITLES if kind in found), *sorted(found - set(DEVICE_TITLES))]


def _per_line(layout: Layout) -> int:
    return max(int((layout.panel - NUMBERS) / PITCH), 1)


def _lines(count: int, layout: Layout) -> int:
    return max(math.ceil(count / _per_line(layout)), 1)


def _rows(data: pl.DataFrame, band: Band) -> list[Row]:
    """The kinds, each as high as its fullest panel of the band needs."""
    own = data.filter(pl.col("group").is_in([article.group for article in band.articles]))
    rows = []
    for kind in _kinds(data):
        deepest = _deepest(own.filter(pl.col("kind") == kind), band.layout)
        height = 2 * INSET + VERSION_GAP + LINE * deepest
        rows.append(Row.of(kind, DEVICE_TITLES, height))
    return rows


def _deepest(counts: pl.DataFrame, layout: Layout) -> int:
    """The lines of both versions in the panel that has most of them."""
    panels = counts.group_by("group").agg("language", "devices")
    both = [dict(zip(languages, numbers, strict=True)) for _, languages, numbers in panels.iter_rows()]
    lines = [sum(_lines(panel.get(language, 0), layout) for language in VERSIONS) for panel in both]
    return max([len(VERSIONS), *lines])


def _finding(data: pl.DataFrame, quote: Numbers) -> str:
    """What became of the devices that are not single words, from the source on and looking back."""
    told = data.filter(pl.col("kind") != METAPHOR)
    source, translation = told.filter("source"), told.filter(~pl.col("source"))
    if source.is_empty() or translation.is_empty():
        return ""
    of_source = quote.within("source", "metaphor words aside")
    of_translation = quote.within("translation", "metaphor words aside")
    source_devices, own_devices = "devices of the source", "devices of the translation"
    kept, devices = (int(source[count].sum()) for count in ("kept", "devices"))
    own_kept, own = (int(translation[count].sum()) for count in ("kept", "devices"))
    return (
        "Metaphor words aside, the translations hold "
        f"{of_source('kept', kept, meaning=f'{source_devices} kept whole')} of "
        f"{of_source.counted('devices', devices, 'device', meaning=f'{source_devices} looked for')} of the source "
        f"whole; of their own {of_translation('devices', own, meaning=f'{own_devices} looked for')} the source has "
        f"{of_translation('kept', own_kept, meaning=f'{own_devices} found whole')} whole."
    )


def _caption(data: pl.DataFrame, articles: int, quote: Numbers) -> str:
    kinds = quote.counted("drawn", int(data["devices"].sum()), "device", meaning="devices that are drawn")
    among = quote.counted("articles", articles, "article", meaning="articles with devices")
    return (
        f"Rhetorical devices in {among}, {kinds} for which the other version was searched; one "
        "panel an article, by author; one row a kind; one mark a device. Blue circles (upper lines): devices of the "
        "English version, looked for in Chinese; vermillion squares (lower lines): devices of the Chinese version, "
        "looked for in English. Filled: every member has a counterpart, or the other version has such a device in the "
        "corresponding sentences. Half filled: at least two members of a series have one, not all. Open: none was "
        "found. Cross: nothing corresponds to its sentences. Numbers: devices kept whole, of those looked for. n: all "
        "devices of the version that were looked for. Not found means that the program found none, not that a reader "
        "would see none: English is judged by fewer signs, so compare articles rather than directions. Metaphor words "
        "are candidates from a list. Kinds that only Chinese has are left out. These are complete counts of what was "
        "found, without an interval; the table of profiles has one for the shares of devices kept."
    )


def _key_lines(width: float) -> list[list[Fate]]:
    """The signs of the fates, in as many lines as the width needs."""
    lines: list[list[Fate]] = [[]]
    used = 0.0
    for fate in FATES:
        needed = _key_width(fate)
        if lines[-1] and used + needed > width:
            lines.append([])
            used = 0.0
        lines[-1].append(fate)
        used += needed + KEY_GAP
    return lines


def _key_width(fate: Fate) -> float:
    return 2 * PITCH + 1.0 + text_width(fate.said)


def _draw_key(page: Page, lines: Sequence[Sequence[Fate]], top: float) -> None:
    """Each fate with the marks of both versions."""
    for number, fates in enumerate(lines):
        x, y = 0.0, top + TEXT_LEADING * (number + 1) - 0.8
        for fate in fates:
            for place, language in enumerate(VERSIONS):
                middle = (x + PITCH * (place + 0.5), y - 0.35 * TEXT * POINT)
                _draw_marks(page, language, fate, [middle], "key")
            page.text(x + 2 * PITCH + 0.6, y, fate.said, colour=QUIET, meaning="key")
            x += _key_width(fate) + KEY_GAP


def _draw_marks(page: Page, language: str, fate: Fate, points: Sequence[Point], meaning: str = "") -> None:
    version = VERSIONS[language]
    page.filled_marks(
        points,
        fate.marker or version.marker,
        version.colour,
        version.size - SMALLER,
        fate.filled,
        meaning or f"{fate.name} {language}",
    )


def _draw_block(page: Page, data: pl.DataFrame, block: Block, top: float) -> None:
    band, rows = block.band, block.rows
    sizes = {
        (group, language): total
        for group, language, total in data.group_by("group", "language")
        .agg(pl.col("devices").sum())
        .iter_rows()
    }
    whole = {
        (article.group, language): sizes.get((article.group, language), 0)
        for article in band.articles
        for language in article.versions
    }
    draw_heads(page, band, whole, top)
    bottom = top + band.head
    draw_rows(page, band, rows, bottom, meaning="kind")
    edges = row_edges(rows, bottom)
    for place, article in enumerate(band.articles):
        own = data.filter(pl.col("group") == article.group)
        left = band.layout.left(place)
        points: dict[tuple[str, str], list[Point]] = {}
        for row, edge in zip(rows, edges, strict=False):
            for language, cell, y in _cells(own, row, edge, band.layout):
                _place_marks(points, language, cell, band.layout, left, y)
                page.text(
                    left + band.layout.panel,
                    y + 0.8,
                    f"{cell['kept']}/{cell['devices']}",
                    size=SMALL_TEXT,
                    colour=QUIET,
                    align="right",
                    meaning="count",
                )
        for fate in FATES:
            for language in VERSIONS:
                _draw_marks(page, language, fate, points.get((fate.name, language), []))


def _cells(
    data: pl.DataFrame, row: Row, top: float, layout: Layout
) -> Iterator[tuple[str, Mapping[str, int], float]]:
    """Language, counts and first line of each version that has the kind: English above, Chinese below."""
    cells = {cell["language"]: cell for cell in data.filter(pl.col("kind") == row.id).iter_rows(named=True)}
    first = top + INSET + LINE / 2
    for language in VERSIONS:
        cell = cells.get(language)
        if cell is not None:
            yield language, cell, first
        first += LINE * _lines(cell["devices"] if cell else 0, layout) + VERSION_GAP


def _place_marks(
    points: dict[tuple[str, str], list[Point]],
    language: str,
    cell: Mapping[str, int],
    layout: Layout,
    left: float,
    y: float,
) -> None:
    per_line = _per_line(layout)
    number = 0
    for fate in FATES:
        for _ in range(cell[fate.name]):
            line, column = divmod(number, per_line)
            where = (left + PITCH * (column + 0.5), y + LINE * line)
            points.setdefault((fate.name, language), []).append(where)
            number += 1
