"""Frames along each article: in which aligned paragraphs each frame stands, and where one version only has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.corpus.print_order import Article, articles_in_order, several_issues
from analysis.figures.drawing import Drawing
from analysis.figures.frame_order import frame_order
from analysis.figures.heading import Heading
from analysis.figures.labels import draw_names, names_width
from analysis.figures.measure import shorten, text_width
from analysis.figures.page import Page, Scale
from analysis.figures.paging import even_rows
from analysis.figures.panels import Row
from analysis.figures.row_names import RowNames
from analysis.figures.size import DOUBLE, Size
from analysis.figures.stack import FOOT, stack
from analysis.figures.style import GRID, INK, POINT, QUIET, RULE, SMALL_TEXT, VERSIONS
from analysis.figures.unit_axis import draw_unit_axis
from analysis.framing.frames_in_units import frames_in_units, places_of_units
from analysis.pages.markdown import counted
from analysis.pages.numbers import Numbers

QUESTION = "Where along each article does each frame stand, and where does one version only have it?"
NOTES = (
    "Above the line: English only; below: Chinese only",
    "Grey: both versions",
    "1/9: one version only in 1 of 9 units",
)
ONE_SIDED = "Grey column: no counterpart"

#: Head of a panel, its axis, what parts bands, and what parts panels.
HEAD, ISSUE, AXIS, BETWEEN, GAP = 8.2, 3.4, 4.4, 3.5, 4.5
#: A further line of a head, where the names of both languages have no room on one.
NAME_LEADING = 2.95
#: Right of the strips of a panel, for the numbers.
COUNT = 8.0
#: Between neighbouring units: at least, while panels stand side by side.
LEAST_STEP = 1.1
#: Size of the marks in that of the house, at most; and in points at least.
MARK, LEAST_MARK = 0.85, 1.3
#: From the end of a stem to the edge of its row.
CLEAR = 0.75
#: Where the versions agree: light enough to step back, dark enough to be seen (3 : 1 on paper), and shorter.
AGREED, AGREED_LENGTH = "#949494", 0.75


@dataclass(frozen=True)
class _Layout:
    """Where panels stand, and how long a unit is."""

    names: RowNames
    per_band: int
    panel: float
    longest: int
    issues: bool
    stacked: bool

    @classmethod
    def of(cls, names: RowNames, articles: Sequence[Article], longest: int, width: float) -> _Layout:
        room = width - names.width
        most = int((room + GAP) / (longest * LEAST_STEP + COUNT + GAP))
        per_band = even_rows(len(articles), max(most, 1))
        panel = (room - GAP * (per_band - 1)) / per_band
        stacked = any(names_width(article) > panel for article in articles)
        return cls(names, per_band, panel, longest, several_issues(articles), stacked)

    @property
    def head(self) -> float:
        """Height of the heads of the panels: issue, names and n."""
        return HEAD + (ISSUE if self.issues else 0) + (NAME_LEADING if self.stacked else 0)

    def left(self, place: int) -> float:
        return self.names.width + place * (self.panel + GAP)

    def scale(self, place: int) -> Scale:
        return Scale(0, max(self.longest, 1), self.left(place), self.left(place) + self.panel - COUNT)


def draw_frames_along(
    hits: pl.DataFrame,
    units: pl.DataFrame,
    paragraphs: pl.DataFrame,
    salience: pl.DataFrame,
    articles: pl.DataFrame,
    frame_titles: Mapping[str, Mapping[str, str]],
    *,
    size: Size = DOUBLE,
) -> Drawing:
    """Draw for each article and frame the aligned paragraph units that have it, from first to last.

    A panel is an article, a row a frame, in the order of the figure of frames; all panels share one scale. Units
    hold running text on at least one side; units of headings are left out.

    Args:
        hits: table ``framing/hits``.
        units: table ``alignment/units``.
        paragraphs: table ``corpus/paragraphs``.
        salience: table ``framing/salience``, for the order of the frames; those of one language are left out.
        articles: table ``corpus/articles``, for names and order; articles with one version are left out.
        frame_titles: frame id → language → title, in the order of the codebook. A frame without a title is called
            by its id.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row an article, frame and unit that has it in a version.
    """
    measured = articles_in_order(articles)
    places = places_of_units(units, paragraphs, articles)
    lengths = dict(
        places.group_by(pl.format("{}/{}", "issue", "article"), maintain_order=True).len().iter_rows()
    )
    ordered = [article for article in measured if len(article.versions) == 2 and article.group in lengths]
    both = salience.group_by("frame").agg(pl.col("language").n_unique() == len(VERSIONS)).filter("language")
    frames = [frame for frame in frame_order(salience, measured, frame_titles) if frame in set(both["frame"])]
    data = _data(hits, units, places, ordered, frames)
    gaps = _gaps(places)
    numbers = Numbers("frames_along")
    one_sided = any(gaps.get(article.group) for article in ordered)
    notes = [*NOTES, *([ONE_SIDED] if one_sided else [])]
    heading = Heading(QUESTION, _finding(data, frames, numbers), notes, size.width)
    pages = _pages(data, ordered, frames, frame_titles, lengths, gaps, heading, size)
    caption = _caption(places, data, ordered, len(measured) - len(ordered), numbers)
    return Drawing("frames_along", QUESTION, heading.finding, caption, pages, data, tuple(numbers))


def _data(
    hits: pl.DataFrame,
    units: pl.DataFrame,
    places: pl.DataFrame,
    articles: Sequence[Article],
    frames: Sequence[str],
) -> pl.DataFrame:
    at = {article.group: number for number, article in enumerate(articles)}
    rows = {frame: number for number, frame in enumerate(frames)}
    return (
        frames_in_units(hits, units, places)
        .with_columns(pl.format("{}/{}", "issue", "article").alias("group"))
        .filter(pl.col("group").is_in(list(at)), pl.col("frame").is_in(list(rows)))
        .with_columns(
            pl.when((pl.col("en") > 0) & (pl.col("zh") > 0))
            .then(pl.lit("both"))
            .when(pl.col("en") > 0)
            .then(pl.lit("en"))
            .otherwise(pl.lit("zh"))
            .alias("versions")
        )
        .sort(
            pl.col("group").replace_strict(at, return_dtype=pl.Int64),
            pl.col("frame").replace_strict(rows, return_dtype=pl.Int64),
            "place",
        )
        .select("group", "frame", "unit", "place", "compared", "versions")
    )


def _gaps(places: pl.DataFrame) -> dict[str, list[int]]:
    """Places of the units that only one version has, by article."""
    missing = places.filter(~pl.col("compared"))
    by_article = missing.group_by(pl.format("{}/{}", "issue", "article"), maintain_order=True).agg("place")
    return dict(by_article.iter_rows())


def _finding(data: pl.DataFrame, frames: Sequence[str], quote: Numbers) -> str:
    if not frames:
        return "No frame of the codebook has words in both languages, so there is nothing to compare."
    told = data.filter("compared")
    if told.is_empty():
        return ""
    alone = {language: told.filter(pl.col("versions") == language).height for language in VERSIONS}
    either = quote("either", told.height, meaning="pairs of unit and frame with the frame in a version")
    one = quote("one", sum(alone.values()), meaning="of them with the frame in one version only")
    english = quote("english", alone["en"], meaning="of them with the frame in English only")
    chinese = quote("chinese", alone["zh"], meaning="of them with the frame in Chinese only")
    return (
        f"Of {either} places where a frame stands in a unit, {one} are in one version only: {english} in English, "
        f"{chinese} in Chinese."
    )


def _caption(
    places: pl.DataFrame, data: pl.DataFrame, articles: Sequence[Article], left_out: int, quote: Numbers
) -> str:
    groups = [article.group for article in articles]
    own = places.filter(pl.format("{}/{}", "issue", "article").is_in(groups))
    number = quote("units", own.height, meaning="aligned paragraph units along the articles")
    one_sided = own.filter(~pl.col("compared")).height
    gaps = single = ""
    if one_sided:
        meaning = "aligned paragraph units without a counterpart in the other version"
        gaps = (
            f" Grey columns: {quote.counted('one_sided', one_sided, 'unit', meaning=meaning)} without a counterpart in "
            "the other version; what stands there is drawn, but not counted as a difference."
        )
    if left_out:
        meaning = "articles with one version or without units, which are left out"
        told = quote.counted("left_out", left_out, "article", meaning=meaning)
        single = f" {told} with one version or without units left out."
    among = quote.counted("articles", len(articles), "article", meaning="articles with both versions")
    return (
        f"Frames along {among} with both versions ({number} aligned paragraph units in "
        "all), one panel an article, by author; from left to right the units of the article in order, headings not "
        "counted, on one scale for all articles. One row a frame, the commonest over all article versions first. "
        "Grey: both versions of the unit have a term of the frame; blue with a circle, above the line: only the "
        "English version has; vermillion with a square, below: only the Chinese version has. Numbers at the right: "
        f"units that have the frame in one version only, of those that have it in any.{gaps}{single} These are "
        "complete counts of what the codebook finds, without intervals: a frame that one version seems to lack may "
        "stand there in words that the codebook does not know. The table of paired salience has intervals and tests of "
        "the difference. n: aligned paragraph units. With one article an author, differences between panels are "
        "differences between articles."
    )


def _pages(
    data: pl.DataFrame,
    articles: Sequence[Article],
    frames: Sequence[str],
    titles: Mapping[str, Mapping[str, str]],
    lengths: Mapping[str, int],
    gaps: Mapping[str, Sequence[int]],
    heading: Heading,
    size: Size,
) -> tuple[Page, ...]:
    # Heads are as high as they can be until the width of the panels is known.
    room = size.maximum_height - heading.most_height - HEAD - ISSUE - NAME_LEADING - AXIS - FOOT
    two, one = RowNames.choices([Row.of(frame, titles) for frame in frames], size.width)
    names = two if two.fit(room) else one
    longest = max((lengths[article.group] for article in articles), default=0)
    layout = _Layout.of(names, articles, longest, size.width)
    bands = [articles[start : start + layout.per_band] for start in range(0, len(articles), layout.per_band)]
    blocks = [(band, rows) for band in bands for rows in names.parts(room)]
    return stack(
        [layout.head + names.height * len(rows) + AXIS + BETWEEN for _, rows in blocks],
        lambda page, number, y: _draw_band(page, data, *blocks[number], layout, lengths, gaps, y),
        heading,
        size,
        between=BETWEEN,
    )


def _draw_band(
    page: Page,
    data: pl.DataFrame,
    articles: Sequence[Article],
    rows: Sequence[Row],
    layout: _Layout,
    lengths: Mapping[str, int],
    gaps: Mapping[str, Sequence[int]],
    top: float,
) -> None:
    first = top + layout.head
    last = first + layout.names.height * len(rows)
    for place, article in enumerate(articles):
        scale = layout.scale(place)
        step, length = scale(1) - scale(0), lengths[article.group]
        columns = [(scale(gap), first, step, last - first) for gap in gaps.get(article.group, ())]
        page.rectangles(columns, [GRID] * len(columns), "one side")
    layout.names.draw(page, rows, first, layout.left(len(articles) - 1) + layout.panel, "frame")
    for place, article in enumerate(articles):
        scale, length = layout.scale(place), lengths[article.group]
        _draw_head(page, article, length, layout, place, top)
        _draw_axis(page, scale, length, first, last)
        own = data.filter(pl.col("group") == article.group)
        for row in rows:
            middle = layout.names.middles(rows, first)[row.id]
            page.lines([((scale(0), middle), (scale(length), middle))], RULE, meaning="line")
            _draw_strip(page, own.filter(pl.col("frame") == row.id), scale, middle, layout)


def _draw_head(page: Page, article: Article, length: int, layout: _Layout, place: int, top: float) -> None:
    left = layout.left(place)
    y = top + layout.head - 1.6
    page.text(left, y, f"n = {counted(length, 'unit')}", size=SMALL_TEXT, colour=QUIET, meaning="n")
    y -= 2.9
    if layout.stacked:
        names = [name for language in VERSIONS if (name := article.name(language))]
        for name in reversed(names):
            page.text(left, y, shorten(name, layout.panel), meaning="author")
            y -= NAME_LEADING
        y += NAME_LEADING
    else:
        draw_names(page, left, y, article, layout.panel)
    if layout.issues:
        issue = shorten(article.issue, layout.panel)
        page.text(left, y - 3.2, issue, colour=QUIET, meaning="issue")


def _draw_strip(page: Page, data: pl.DataFrame, scale: Scale, middle: float, layout: _Layout) -> None:
    """The units with one frame: stems away from the line, with a mark where one version only has it."""
    step = scale(1) - scale(0)
    stem = layout.names.height / 2 - CLEAR
    thick = min(step * 0.5 / POINT, 1.2)
    both = [scale(place + 0.5) for place in data.filter(pl.col("versions") == "both")["place"]]
    half = stem * AGREED_LENGTH
    page.lines([((x, middle - half), (x, middle + half)) for x in both], AGREED, thick, "both")
    for language, version in VERSIONS.items():
        size = max(min(version.size * MARK, step * 0.9 / POINT), LEAST_MARK)
        end = middle + version.side * (stem - size * POINT / 2)
        own = [scale(place + 0.5) for place in data.filter(pl.col("versions") == language)["place"]]
        page.lines([((x, middle), (x, end)) for x in own], version.colour, thick, f"stem {language}")
        page.marks([(x, end) for x in own], version.marker, version.colour, size, f"mark {language}")
    told = data.filter("compared")
    alone = told.filter(pl.col("versions") != "both").height
    page.text(
        scale.right + COUNT - 0.3,
        middle + 0.8,
        f"{alone:,}/{told.height:,}",
        size=SMALL_TEXT,
        colour=INK if alone else QUIET,
        align="right",
        meaning="count",
    )


def _draw_axis(page: Page, scale: Scale, length: int, top: float, bottom: float) -> None:
    """Every tenth unit, or so many that the numbers have room."""
    room = text_width(f"{length:,}", SMALL_TEXT) + 2.5
    step = next(
        (step for step in (5, 10, 20, 50, 100, 200, 500) if scale(step) - scale(0) >= room), length or 1
    )
    draw_unit_axis(page, scale, length, step, top, bottom)
