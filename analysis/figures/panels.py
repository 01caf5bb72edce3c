"""Small multiples by article: panels side by side, as many bands as needed, with named rows on the left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from analysis.corpus.print_order import Article, several_issues
from analysis.figures.heading import Heading
from analysis.figures.labels import draw_issue
from analysis.figures.measure import shorten, text_width, wrap
from analysis.figures.page import Page
from analysis.figures.paging import even_rows, even_runs
from analysis.figures.size import DOUBLE, SINGLE, SLIDE, Size
from analysis.figures.stack import stack
from analysis.figures.style import GRID, INK, POINT, QUIET, RULE, SMALL_TEXT, TEXT, VERSIONS

MOST_PANELS = 8
#: A narrower panel has no room for the names of authors and the numbers of a scale.
LEAST_PANEL = 13.2
GAP = 2.4
#: Right of the last panel, for half a mark at the end of the scale.
MARGIN = 0.8
#: Height of a row with a name in both languages.
ROW = 6.0
NAME_LEADING = 2.95
N_LEADING = 2.6
#: The most that the names of rows take up, by the name of the size.
WIDEST_LABEL = {DOUBLE.name: 42.0, SLIDE.name: 42.0, SINGLE.name: 41.0}
#: They take up no more than this where that saves a band of panels.
NARROWED_LABEL = 34.0
NARROWEST_LABEL = 20.0


@dataclass(frozen=True)
class Row:
    """A row: its id, its English name (or whichever there is), its Chinese name and its height; a quiet one is grey."""

    id: str
    english: str
    chinese: str
    height: float = ROW
    quiet: bool = False

    @classmethod
    def of(cls, identifier: str, titles: Mapping[str, Mapping[str, str]], height: float = ROW) -> Row:
        """A row named by its titles, by its id where it has none."""
        named = titles.get(identifier, {})
        english = named.get("en") or named.get("zh") or identifier
        chinese = named.get("zh", "") if named.get("en") else ""
        return cls(identifier, english, chinese if chinese != english else "", height)


@dataclass(frozen=True)
class Layout:
    """Where the panels of a band stand."""

    size: Size
    label: float
    panel: float
    per_band: int
    issues: bool

    @classmethod
    def of(
        cls,
        articles: Sequence[Article],
        rows: Sequence[Row],
        size: Size = DOUBLE,
        most: int = MOST_PANELS,
        axis: str = "",
    ) -> Layout:
        """As many panels side by side as there are articles, at most ``most`` and as fit, all of the same width.

        ``axis`` stands below the names of the rows, and has to end before the first number of the scale.
        """
        widths = [max(text_width(row.english), text_width(row.chinese, SMALL_TEXT)) for row in rows]
        widths.append(text_width(axis, SMALL_TEXT))
        wanted = max(max(widths, default=0.0) + 2.5, NARROWEST_LABEL)
        size = size.for_one if len(articles) == 1 else size
        layouts = [
            cls._with_label(articles, min(wanted, widest), size, most)
            for widest in (WIDEST_LABEL[size.name], NARROWED_LABEL)
        ]
        return min(layouts, key=lambda layout: len(bands_of(articles, layout)))

    @classmethod
    def _with_label(cls, articles: Sequence[Article], label: float, size: Size, most: int) -> Layout:
        room = size.width - label - MARGIN
        fitting = max(int((room + GAP) / (LEAST_PANEL + GAP)), 1)
        per_band = even_rows(len(articles), min(most, fitting))
        panel = (room - GAP * (per_band - 1)) / per_band
        return cls(size, label, panel, per_band, several_issues(articles))

    @property
    def width(self) -> float:
        """Width of the figure."""
        return self.size.width

    def left(self, place: int) -> float:
        """Left edge of a panel of a band."""
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

    @property
    def right(self) -> float:
        """Right edge of the last panel."""
        return self.layout.left(len(self.articles) - 1) + self.layout.panel


def bands_of(articles: Sequence[Article], layout: Layout) -> list[Band]:
    """The articles in bands, in order."""
    size = layout.per_band
    return [Band(articles[start : start + size], layout) for start in range(0, len(articles), size)]


@dataclass(frozen=True)
class Block:
    """Panels side by side with some of their rows: as many as a page holds."""

    band: Band
    rows: Sequence[Row]

    def height(self, foot: float) -> float:
        """Height with the heads of the panels and ``foot`` millimetres below the rows."""
        return self.band.head + sum(row.height for row in self.rows) + foot


def blocks_of(bands: Sequence[Band], rows: Sequence[Sequence[Row]], taken: float) -> list[Block]:
    """Cut each band into blocks that fit a page, on which ``taken`` millimetres are not free; ``rows`` has those of
    each band."""
    return [
        Block(band, [own[place] for place in run])
        for band, own in zip(bands, rows, strict=True)
        for run in even_runs([row.height for row in own], band.layout.size.maximum_height - taken - band.head)
    ]


def draw_blocks(
    blocks: Sequence[Block],
    draw: Callable[[Page, Block, float], None],
    heading: Heading,
    size: Size,
    *,
    foot: float,
    between: float,
) -> tuple[Page, ...]:
    """Blocks below one another; each has ``foot`` millimetres below its rows and the space ``between`` it and the next.

    ``draw`` draws a block on a page from this y downwards.
    """
    heights = [block.height(foot + between) for block in blocks]

    def draw_block(page: Page, number: int, y: float) -> None:
        draw(page, blocks[number], y)

    return stack(heights, draw_block, heading, size, between=between)


def draw_heads(page: Page, band: Band, sizes: Mapping[tuple[str, str], int], top: float) -> None:
    """Write issues, authors, and n of each version; ``sizes`` has n by group and language."""
    if band.layout.issues:
        _draw_issues(page, band, top + 3.4)
    for place, article in enumerate(band.articles):
        _draw_head(page, sizes, article, band.layout, band.layout.left(place), top + band.head)


def draw_rows(
    page: Page, band: Band, rows: Sequence[Row], top: float, axis: str = "", meaning: str = "row"
) -> None:
    """Rule off the rows, which start at ``top``, and write their names; ``axis`` says below them what is measured."""
    edges = row_edges(rows, top)
    page.lines([((0, edge), (band.right, edge)) for edge in edges], GRID)
    room = band.layout.label - 2
    for row, edge in zip(rows, edges, strict=False):
        y = edge + (2.75 if row.chinese else 3.9)
        page.text(0, y, shorten(row.english, room), colour=QUIET if row.quiet else INK, meaning=meaning)
        page.text(
            0,
            y + 2.55,
            shorten(row.chinese, room, SMALL_TEXT),
            size=SMALL_TEXT,
            colour=QUIET,
            meaning=meaning,
        )
    page.text(0, edges[-1] + 3.2, axis, size=SMALL_TEXT, colour=QUIET, meaning="axis")


def row_edges(rows: Sequence[Row], top: float) -> list[float]:
    """Upper edges of the rows, and the lower edge of the last."""
    edges = [top]
    for row in rows:
        edges.append(edges[-1] + row.height)
    return edges


def _names(article: Article, layout: Layout) -> list[str]:
    """The author for the head of a panel: English on up to three lines, Chinese on two."""
    return [
        line
        for language, lines in (("en", 3), ("zh", 2))
        for line in wrap(article.name(language), layout.panel, TEXT, lines)
    ]


def _draw_issues(page: Page, band: Band, y: float) -> None:
    """Write each issue once, over a line that spans its panels."""
    layout = band.layout
    for issue, members in groupby(enumerate(band.articles), key=lambda item: item[1].issue):
        places = [place for place, _ in members]
        left, right = layout.left(places[0]), layout.left(places[-1]) + layout.panel
        draw_issue(page, left, y, issue, right - left, QUIET)
        page.lines([((left, y + 1.2), (right, y + 1.2))], RULE)


def _draw_head(
    page: Page,
    sizes: Mapping[tuple[str, str], int],
    article: Article,
    layout: Layout,
    left: float,
    bottom: float,
) -> None:
    """Author and n of each version, from the bottom upwards."""
    y = bottom - 1.4
    for language, version in reversed(VERSIONS.items()):
        size = sizes.get((article.group, language))
        if size is not None:
            page.version_marks(language, [(left + version.size * POINT / 2, y - 0.75)], "key")
            page.text(left + 2.0, y, f"n = {size:,}", size=SMALL_TEXT, colour=QUIET, meaning="n")
        elif language not in article.versions:
            page.text(left, y, f"no {version.name}", size=SMALL_TEXT, colour=QUIET, meaning="none")
        y -= N_LEADING
    y -= 0.3
    for line in reversed(_names(article, layout)):
        page.text(left, y, line, meaning="author")
        y -= NAME_LEADING
