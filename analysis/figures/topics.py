"""Topics by article: how much of each article a topic takes up, English topics beside Chinese ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import polars as pl

from analysis.corpus.line_text import clean
from analysis.corpus.print_order import Article, articles_in_order, of_articles, several_issues
from analysis.figures.drawing import Drawing, counted
from analysis.figures.heading import Heading
from analysis.figures.labels import draw_issue
from analysis.figures.measure import text_width, wrap
from analysis.figures.page import Page, Scale
from analysis.figures.paging import even_rows, parts_of
from analysis.figures.style import (
    DOUBLE_COLUMN,
    GRID,
    HAIRLINE,
    INK,
    POINT,
    QUIET,
    RULE,
    SMALL_TEXT,
    TEXT,
    VERSIONS,
)
from analysis.figures.turned import draw_turned, turned_height

QUESTION = "Which topics does each article dwell on?"

MOST_COLUMNS = 8
HALF_GAP = 5.0
HALF = (DOUBLE_COLUMN - HALF_GAP) / 2
ROW = 6.6
STABILITY = 9.8
NARROWEST_CELL = 5.9
NAME_LEADING = 2.95
LEADING = 2.8
BETWEEN = 5.0
UNSTABLE = "#808080"
NO_LABEL = "no label"
#: Between a label and the stability beside it.
LABEL_GAP = 1.5
#: The largest share has this much of the colour of its version: black on it still has a contrast of 4.5 to 1.
DEEPEST = 0.8
#: From the middle of a cell to its number and to its interval, and from its sides to the ends of the scale.
NUMBER, INTERVAL, INSET = -0.05, 1.65, 0.9


NOTES = ("Number: share in %", "Line: 95 % interval", "n: paragraphs", "Grey: unstable topic")


@dataclass(frozen=True)
class Layout:
    """Width of a label and its lines, width of the cell of an article, end of the scale in a cell."""

    label: float
    lines: int
    cell: float
    high: float
    issues: bool

    @property
    def row(self) -> float:
        return ROW + LEADING * (self.lines - 2)


@dataclass(frozen=True)
class Band:
    """Articles side by side."""

    articles: Sequence[Article]
    layout: Layout

    def names(self, language: str) -> list[str]:
        return [article.name(language) or article.label for article in self.articles]

    @property
    def head(self) -> float:
        """Height of the heads of the columns: issue, names and n."""
        needed = 0.0
        for language in VERSIONS:
            level = _level(self.names(language), language, self.layout)
            if level is None:
                needed = max(needed, *map(turned_height, self.names(language)))
            else:
                needed = max(needed, *(NAME_LEADING * len(lines) for lines in level))
        return 6.6 + needed + (5.0 if self.layout.issues else 0)


@dataclass(frozen=True)
class Half:
    """One language of a band: labels and stability of its topics, then a column an article."""

    band: Band
    language: str
    left: float

    @property
    def stability(self) -> float:
        """Right edge of the column of stabilities."""
        return self.left + self.band.layout.label + STABILITY - 1.2

    def column(self, place: int) -> float:
        """Left edge of the column of an article."""
        return self.left + self.band.layout.label + STABILITY + place * self.band.layout.cell


def draw_topics(
    prevalence: pl.DataFrame, fits: pl.DataFrame, articles: pl.DataFrame, model: str = "lda"
) -> Drawing:
    """Draw the share of every topic in every article, with its 95 % interval and the stability of the topic.

    English topics stand on the left and Chinese ones on the right; they are fitted apart, so a row on the
    left has nothing to do with the row beside it. Topics that refits do not find again are grey.

    Args:
        prevalence: table ``topics/prevalence``; the grouping ``article`` is drawn.
        fits: table ``topics/fits``: labels and stability.
        articles: table ``corpus/articles``, for names and order.
        model: which model is drawn, as it is called in the tables.

    Returns:
        The drawing; its data has one row an article, language and topic.
    """
    ordered = articles_in_order(articles)
    data = _data(prevalence, fits, ordered, model)
    size = even_rows(len(ordered), MOST_COLUMNS)
    layout = _layout(data, size, several_issues(ordered))
    heading = Heading(QUESTION, _finding(data), NOTES, DOUBLE_COLUMN)
    bands = [Band(ordered[start : start + size], layout) for start in range(0, len(ordered), size)]
    topics = max([1, *data.group_by("language").agg(pl.col("topic").n_unique())["topic"]])
    heights = [band.head + layout.row * topics + BETWEEN for band in bands]
    pages = []
    for part in parts_of(heights, heading.most_height):
        y = heading.height(part.name)
        page = Page(DOUBLE_COLUMN, y + max(sum(part.heights) - BETWEEN, 0) + 0.8)
        heading.draw(page, part.name)
        for number, height in zip(part.blocks, part.heights, strict=True):
            for side, language in enumerate(VERSIONS):
                own = data.filter(pl.col("language") == language)
                _draw_half(page, own, Half(bands[number], language, side * (HALF + HALF_GAP)), y)
            y += height
        pages.append(page)
    caption = _caption(data, model, len(ordered), layout.high)
    return Drawing("topics", QUESTION, heading.finding, caption, tuple(pages), data)


def _data(
    prevalence: pl.DataFrame, fits: pl.DataFrame, articles: Sequence[Article], model: str
) -> pl.DataFrame:
    labels = fits.filter(pl.col("model") == model).select("language", "topic", "label", "stability", "stable")
    return (
        of_articles(prevalence.filter(pl.col("model") == model), articles)
        .join(labels, on=["language", "topic"], how="left", maintain_order="left")
        .sort("language", "topic", "place")
        .select(
            "model",
            "language",
            "topic",
            "label",
            "stability",
            "stable",
            "group",
            "paragraphs",
            "share",
            "low",
            "high",
        )
    )


def _layout(data: pl.DataFrame, columns: int, issues: bool) -> Layout:
    """Give the labels a line each where there is room, else as little as they need on two or three."""
    labels = list(dict.fromkeys(label or NO_LABEL for label in data["label"]))
    room = HALF - STABILITY
    widest = max((text_width(label) for label in labels), default=20.0) + _indent() + LABEL_GAP
    most = room - columns * NARROWEST_CELL
    label = min(max(widest, 20.0), most)
    lines = 1
    if widest > label:
        widths = [26.0 + step for step in range(int(most - 26.0) + 1)]
        lines, label = next(
            ((lines, width) for lines in (2, 3) for width in widths if _fit(labels, width, lines)), (3, most)
        )
    high = max([0.1, *data["high"]])
    return Layout(label, max(lines, 2), (room - label) / columns, min(high, 1.0), issues)


def _fit(labels: Sequence[str], width: float, lines: int) -> bool:
    """Whether all labels keep all their words on so many lines."""
    return _whole([wrap(label, width - _indent() - LABEL_GAP, TEXT, lines) for label in labels], labels)


def _whole(broken: Sequence[Sequence[str]], texts: Sequence[str]) -> bool:
    """Whether the lines hold everything that the texts say."""
    return all(
        "".join(lines).replace(" ", "") == clean(text).replace(" ", "")
        for lines, text in zip(broken, texts, strict=True)
    )


def _indent() -> float:
    """Room for the number of a topic before its label."""
    return text_width("00") + 0.8


def _topics(data: pl.DataFrame) -> pl.DataFrame:
    columns = ["language", "topic", "label", "stability", "stable"]
    return data.select(columns).unique(maintain_order=True).sort("language", "topic")


def _finding(data: pl.DataFrame) -> str:
    known = _topics(data).filter(pl.col("stable").is_not_null())
    if known.is_empty():
        return ""
    parts = []
    for language, version in VERSIONS.items():
        own = known.filter(pl.col("language") == language)
        if own.height:
            stable = int(own["stable"].sum())
            parts.append(f"{stable} of {own.height} {version.name}")
    return f"Found again in refits: {' and '.join(parts)} topics."


def _caption(data: pl.DataFrame, model: str, articles: int, high: float) -> str:
    name = {"lda": "LDA", "nmf": "NMF"}.get(model, model)
    if data["stability"].null_count() < data.height:
        stability = (
            "Stability: mean overlap of the first ten words with the best matching topic of refits (LDA: from "
            "other seeds; NMF: on 80 % of the paragraphs; Jaccard, 0 to 1); topics under the threshold of the "
            "study are grey and marked "
            "unstable."
        )
    else:
        stability = "This model has one fit, so stability is not measured."
    return (
        "Mean share of each topic over the paragraphs of an article, "
        f"{counted(articles, 'article')} by author ({name}, paragraphs as documents, each language fitted by "
        "itself: topics of the two languages do not correspond by row). Topics are named by their three "
        "words with the highest frex and stand in the order of prevalence. Number and depth of colour: share "
        "in percent; mark and line below it: share and 95 % interval, paragraphs resampled within articles, "
        f"on a scale from 0 to {high * 100:.0f} %. {stability} n: paragraphs of the version. With one "
        "article an author, these are topics of an article, not of its author."
    )


def _level(names: Sequence[str], language: str, layout: Layout) -> list[list[str]] | None:
    """The names on up to two lines (Chinese: one), or nothing if one does not fit level into its column."""
    broken = [wrap(name, layout.cell - 0.8, TEXT, 1 if language == "zh" else 2) for name in names]
    return broken if _whole(broken, names) else None


def _draw_half(page: Page, data: pl.DataFrame, half: Half, top: float) -> None:
    band = half.band
    bottom = top + band.head
    version = VERSIONS[half.language]
    page.version_marks(half.language, [(half.left + version.size * POINT / 2, bottom - 2.15)], "key")
    page.text(
        half.left + 2.2, bottom - 1.3, f"{version.name} topics", colour=version.colour, meaning="version"
    )
    page.text(
        half.stability,
        bottom - 1.3,
        "stability",
        size=SMALL_TEXT,
        colour=QUIET,
        align="right",
        meaning="head",
    )
    if band.layout.issues:
        _draw_issues(page, half, top + 5.2)
    _draw_names(page, data, half, bottom)
    _draw_topics(page, data, half, bottom)
    _draw_cells(page, data, half, bottom)


def _draw_issues(page: Page, half: Half, y: float) -> None:
    """Write each issue once, over a line that spans its columns."""
    for issue, members in groupby(enumerate(half.band.articles), key=lambda item: item[1].issue):
        places = [place for place, _ in members]
        start, end = half.column(places[0]) + 0.5, half.column(places[-1] + 1) - 0.5
        draw_issue(page, start, y, issue, end - start, QUIET)
        page.lines([((start, y + 1.1), (end, y + 1.1))], RULE)


def _draw_names(page: Page, data: pl.DataFrame, half: Half, bottom: float) -> None:
    """Author and number of paragraphs over every column."""
    layout = half.band.layout
    names = half.band.names(half.language)
    level = _level(names, half.language, layout)
    sizes = dict(data.select("group", "paragraphs").unique(maintain_order=True).iter_rows())
    for place, article in enumerate(half.band.articles):
        middle = half.column(place) + layout.cell / 2
        size = f"n {sizes[article.group]}" if article.group in sizes else "none"
        page.text(middle, bottom - 1.3, size, size=SMALL_TEXT, colour=QUIET, align="center", meaning="n")
        if level is None:
            draw_turned(page, middle, bottom - 4.2, names[place])
            continue
        for line, text in enumerate(reversed(level[place])):
            page.text(middle, bottom - 4.4 - NAME_LEADING * line, text, align="center", meaning="author")


def _draw_topics(page: Page, data: pl.DataFrame, half: Half, top: float) -> None:
    topics = _topics(data)
    layout = half.band.layout
    left, right = half.left, half.left + HALF
    edges = [top + layout.row * row for row in range(topics.height + 1)]
    page.lines([((left, y), (right, y)) for y in edges], GRID)
    if topics.is_empty():
        page.text(left, top + 4, "no topics", colour=QUIET, meaning="none")
    for row, topic in enumerate(topics.iter_rows(named=True)):
        middle = top + layout.row * (row + 0.5)
        colour = QUIET if topic["stable"] is False else INK
        lines = wrap(topic["label"] or NO_LABEL, layout.label - _indent() - LABEL_GAP, TEXT, layout.lines)
        first = middle + 0.9 - (len(lines) - 1) * LEADING / 2
        page.text(left, first, f"{topic['topic']}", colour=colour, meaning="topic")
        for line, text in enumerate(lines):
            page.text(left + _indent(), first + LEADING * line, text, colour=colour, meaning="topic")
        _draw_stability(page, topic, half.stability, middle)


def _draw_stability(page: Page, topic: Mapping[str, object], x: float, middle: float) -> None:
    value = "–" if topic["stability"] is None else f"{topic['stability']:.2f}"
    values = [value, "unstable"] if topic["stable"] is False else [value]
    y = middle + 0.85 - (len(values) - 1) * 1.2
    for line, text in enumerate(values):
        page.text(x, y + 2.5 * line, text, size=SMALL_TEXT, colour=QUIET, align="right", meaning="stability")


def _draw_cells(page: Page, data: pl.DataFrame, half: Half, top: float) -> None:
    version, layout = VERSIONS[half.language], half.band.layout
    rows = {topic: row for row, topic in enumerate(_topics(data)["topic"])}
    places = {article.group: place for place, article in enumerate(half.band.articles)}
    strongest = max([1e-9, *data["share"]])
    boxes, tints, tracks, intervals, points = [], [], [], [], []
    for cell in data.filter(pl.col("group").is_in(list(places))).iter_rows(named=True):
        x, y = half.column(places[cell["group"]]), top + layout.row * rows[cell["topic"]]
        boxes.append((x + 0.15, y + 0.15, layout.cell - 0.3, layout.row - 0.3))
        colour = UNSTABLE if cell["stable"] is False else version.colour
        tints.append(_tint(colour, DEEPEST * cell["share"] / strongest))
        number = f"{cell['share'] * 100:.0f}"
        page.text(x + layout.cell / 2, y + layout.row / 2 + NUMBER, number, align="center", meaning="share")
        scale = Scale(0, layout.high, x + INSET, x + layout.cell - INSET)
        line = y + layout.row / 2 + INTERVAL
        tracks.append(((scale.left, line), (scale.right, line)))
        intervals.append(((scale(cell["low"]), line), (scale(cell["high"]), line)))
        points.append((scale(cell["share"]), line))
    page.rectangles(boxes, tints, f"cell {half.language}")
    page.lines(tracks, RULE, HAIRLINE, "scale")
    page.lines(intervals, INK, 0.8, f"interval {half.language}")
    page.marks(points, version.marker, INK, 1.8, f"mark {half.language}")


def _tint(colour: str, depth: float) -> str:
    """``colour`` mixed with white: 0 is white, 1 the colour itself."""
    channels = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - channel) * depth):02x}" for channel in channels)
