"""How many topics: what each number of topics brings and costs, measure by measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from analysis.figures.drawing import Drawing
from analysis.figures.heading import Heading
from analysis.figures.measure import wrap
from analysis.figures.page import Page, Scale
from analysis.figures.round_ticks import tick_text, ticks_around
from analysis.figures.size import DOUBLE, SINGLE, Size
from analysis.figures.style import GRID, INK, QUIET, RULE, SMALL_TEXT, TEXT, VERSIONS
from analysis.pages.numbers import Numbers
from analysis.pages.topic_argument import note_argument

QUESTION = "How many topics do the texts bear?"

#: Panels side by side: two in a single column, three where there is more room.
COLUMNS = 3
COLUMNS_IN_ONE = 2
GAP = 8.0
AXIS = 8.0
#: Height of the plot of a panel: less on a slide, which holds all of them, but never so little.
PANEL, LEAST_PANEL = 26.0, 12.0
#: Height of the head of a panel with a title of one line.
HEAD = 8.4
TITLE_LEADING = 2.9
FOOT = 6.0
BETWEEN = 4.0
#: Above the first panel and below the last one.
START, END = 1.2, 0.6
MARK = 2.2
SHADE = "#efefef"


@dataclass(frozen=True)
class Panel:
    """A small multiple: a measure, or the same one of both versions."""

    title: str
    note: str
    columns: Sequence[str]
    colours: Sequence[str] = (INK,)
    markers: Sequence[str] = ("o",)


@dataclass(frozen=True)
class Layout:
    """All panels are of one size: ``width``, ``head`` and ``plot`` in millimetres."""

    columns: int
    width: float
    head: float
    plot: float

    @classmethod
    def of(cls, size: Size, top: float) -> Layout:
        """A layout that fills the width below ``top``, and as much of the height as there is."""
        columns = COLUMNS_IN_ONE if size.width <= SINGLE.width else COLUMNS
        width = (size.width - GAP * (columns - 1)) / columns
        lines = max(len(wrap(panel.title, width)) for panel in PANELS)
        head = HEAD + TITLE_LEADING * (lines - 1)
        rows = -(-len(PANELS) // columns)
        room = (size.maximum_height - top - END - BETWEEN * (rows - 1)) / rows - head - FOOT
        return cls(columns, width, head, max(min(PANEL, room), LEAST_PANEL))

    @property
    def row(self) -> float:
        """From the top of a panel to the end of its axis."""
        return self.head + self.plot + FOOT

    @property
    def height(self) -> float:
        """Height of all panels."""
        rows = -(-len(PANELS) // self.columns)
        return rows * self.row + (rows - 1) * BETWEEN


PANELS = (
    Panel("Recurrence over seeds", "overlap of first words, 0 to 1", ["recurrence_seeds"]),
    Panel(
        "Recurrence without some of the articles", "overlap of first words, 0 to 1", ["recurrence_without"]
    ),
    Panel("Held-out words", "log probability of a word", ["held_out"]),
    Panel("Retrieval of held-out translations", "mean reciprocal rank, 0 to 1", ["retrieval"]),
    Panel(
        "Coherence",
        "NPMI of first words, −1 to 1",
        ["coherence_en", "coherence_zh"],
        [version.colour for version in VERSIONS.values()],
        [version.marker for version in VERSIONS.values()],
    ),
    Panel("Exclusivity", "of first words, 0 to 1", ["exclusivity"]),
)


def draw_topic_number(selection: pl.DataFrame, choice: pl.DataFrame, *, size: Size = DOUBLE) -> Drawing:
    """Draw each measure against the number of topics: a mark for each seed, a line through the means.

    Args:
        selection: table ``topics/selection``. choice: table ``topics/choice``.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row a number, seed and measure.
    """
    measures = [column for panel in PANELS for column in panel.columns]
    data = (
        selection.select("number", "seed", *measures)
        .unpivot(index=["number", "seed"], variable_name="measure", value_name="value")
        .drop_nulls("value")
        .sort(pl.col("measure").replace_strict(measures, list(range(len(measures)))), "number", "seed")
        .select("measure", "number", "seed", "value")
    )
    quote = Numbers("topic_number")
    heading = Heading(
        QUESTION,
        _finding(choice, quote),
        ["Mark: a seed", "Line: mean", "Grey: the number shown"],
        size.width,
    )
    top = heading.height() + START
    layout = Layout.of(size, top)
    page = Page.of(size, top + layout.height + END)
    heading.draw(page)
    numbers = sorted(set(selection["number"].to_list()))
    shown = choice.filter(pl.col("shown"))["number"].to_list()
    for place, panel in enumerate(PANELS):
        row, column = divmod(place, layout.columns)
        left, upper = column * (layout.width + GAP), top + row * (layout.row + BETWEEN)
        _draw_panel(page, panel, data, numbers, shown, left, upper, layout)
    caption = _caption(selection, quote)
    return Drawing("topic_number", QUESTION, heading.finding, caption, (page,), data, tuple(quote))


def _finding(choice: pl.DataFrame, quote: Numbers) -> str:
    argued = choice.filter(pl.col("argued_for"))
    if argued.is_empty():
        return "No number could be tried: there is no aligned paragraph with words."
    number, argument = argued.select("number", "argument").row(0)
    shown = choice.filter(pl.col("shown"))["number"].to_list()
    pinned = ""
    if shown and shown != [number]:
        pinned = (
            f" The study pins {quote('pinned', shown[0], meaning='number of topics that the study pins')}."
        )
    note_argument(quote, str(argument))
    told = quote.counted("argued", number, "topic", meaning="number of topics that the table argues for")
    return f"The table argues for {told}. {argument}{pinned}"


def _caption(selection: pl.DataFrame, quote: Numbers) -> str:
    parts = set(selection["parts"].drop_nulls().to_list())
    held = {"articles": "whole articles", "units": "paragraphs, because there is one article"}
    told = " and ".join(held[part] for part in sorted(parts))
    seeds = quote.counted("seeds", selection["seed"].n_unique(), "seed", meaning="seeds for each number")
    return (
        f"Measures of the polylingual topic model by its number of topics, with {seeds} for "
        "each number (marks) and their mean (line). The number of the model that is shown stands on grey. "
        "Recurrence: overlap (Jaccard) of a topic's first ten words with its match in a fit from another "
        "seed, or in one that lacks a part of the articles. Held-out words: mean log probability (natural "
        "logarithm) of half of the words of a held-out paragraph, given the other half; retrieval: mean "
        "reciprocal rank of the translation of a held-out paragraph among the "
        f"others{f'; held out are {told}' if told else ''}. Coherence: NPMI of the first ten words of a topic, "
        "the study being the reference and the aligned paragraph the window, English (blue circles) and "
        "Chinese (vermillion squares). Exclusivity: share of a topic in the probability of its first ten "
        "words over all topics. More topics foretell better and recur less: there is no best number, and a "
        "finding should hold at the neighbours too. "
        "No intervals: seeds differ in their random starts and in what is held out, not in their texts."
    )


def _draw_panel(
    page: Page,
    panel: Panel,
    data: pl.DataFrame,
    numbers: Sequence[int],
    shown: Sequence[int],
    left: float,
    top: float,
    layout: Layout,
) -> None:
    start, end = left + AXIS, left + layout.width - 1.5
    high, low = top + layout.head, top + layout.head + layout.plot
    # The title ends above the note, so that one line stands beside the last of two.
    for line, text in enumerate(reversed(wrap(panel.title, layout.width, TEXT))):
        page.text(left, high - 5.8 - TITLE_LEADING * line, text, meaning="panel")
    page.text(left, high - 3.0, panel.note, size=SMALL_TEXT, colour=QUIET, meaning="panel")
    own = data.filter(pl.col("measure").is_in(list(panel.columns)))
    if own.is_empty():
        page.text(
            start, high + layout.plot / 2, "not measured", size=SMALL_TEXT, colour=QUIET, meaning="none"
        )
        return
    across = Scale(min(numbers), max(max(numbers), min(numbers) + 1), start + 2, end - 2)
    ticks = ticks_around(own["value"].to_list())
    down = Scale(ticks[0], ticks[-1], low, high)
    for number in shown:
        page.rectangles([(across(number) - 1.6, high, 3.2, low - high)], [SHADE], "shown")
    page.lines([((start, down(tick)), (end, down(tick))) for tick in ticks], GRID)
    page.lines([((start, low), (end, low))], RULE, 0.6)
    for tick in ticks:
        page.text(
            start - 1.0,
            down(tick) + 0.75,
            tick_text(tick, ticks),
            size=SMALL_TEXT,
            colour=QUIET,
            align="right",
            meaning="tick",
        )
    for number in _without_crowding(numbers, across):
        page.text(
            across(number),
            low + 2.9,
            f"{number}",
            size=SMALL_TEXT,
            colour=QUIET,
            align="center",
            meaning="number",
        )
    page.text(
        left + AXIS / 2, low + 2.9, "topics", size=SMALL_TEXT, colour=QUIET, align="center", meaning="axis"
    )
    for column, colour, marker in zip(panel.columns, panel.colours, panel.markers, strict=True):
        values = own.filter(pl.col("measure") == column)
        means = values.group_by("number").agg(pl.col("value").mean()).sort("number").rows()
        points = [(across(number), down(value)) for number, value in means]
        page.lines(list(pairwise(points)), colour, 0.7, f"mean {column}")
        marks = [(across(number), down(value)) for number, value in values.select("number", "value").rows()]
        page.marks(marks, marker, colour, MARK, f"mark {column}")


def _without_crowding(numbers: Sequence[int], across: Scale) -> list[int]:
    """Numbers whose labels do not touch, from the left."""
    kept: list[int] = []
    for number in numbers:
        if not kept or across(number) - across(kept[-1]) >= 4.2:
            kept.append(number)
    return kept
