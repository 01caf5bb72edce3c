"""Similarity of articles and authors in both versions: matrices, and how far the versions agree."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from analysis.figures.drawing import Drawing
from analysis.figures.heading import Heading
from analysis.figures.page import Page
from analysis.figures.similarity_matrix import (
    BOUNDED,
    HEAD,
    KEY,
    NAMED,
    TITLES,
    TWO_LINES,
    WIDEST_PITCH,
    draw_labels,
    draw_matrix,
    label_width,
)
from analysis.figures.similarity_rows import BASES, SimilarityRows, similarity_rows
from analysis.figures.similarity_scatter import MOST_INTERVALS, draw_scatter, scatter_height
from analysis.figures.size import DOUBLE, Size
from analysis.figures.stack import stack
from analysis.figures.style import QUIET
from analysis.pages.markdown import signed
from analysis.pages.numbers import Numbers

QUESTION = "Which articles are alike, and do both versions say the same?"
NOTES = (
    "Below the diagonal English, above it Chinese",
    "The darker the more alike",
)
AUTHORS = "Frame, open mark: one author"

GAP = 5.0
BETWEEN = 5.0
WIDEST_LABEL = 44.0
#: Matrices stand side by side where their cells are as wide as this.
SIDE_BY_SIDE = 3.4
LEAST_SIDE = 24.0
LEAST_PLOT = 40.0
#: Width of the column of row numbers where there is no room for names.
BARE_LABEL = 6.0
#: What names need at least, shortened.
LEAST_LABEL = 16.0
ABOVE = 1.4


@dataclass(frozen=True)
class _Layout:
    """Names on the left, then matrices: all side by side, or one below the other; then plots, likewise."""

    label: float
    pitch: float
    columns: int
    plots: int
    plot: float
    plots_left: float

    @classmethod
    def of(cls, rows: SimilarityRows, size: Size, room: float) -> _Layout:
        """Three matrices in a row if their cells are wide enough, or as wide as they would be one by one."""
        count = max(len(rows.rows), 1)
        high = (room - HEAD - KEY) / count
        most = min(WIDEST_LABEL, size.width * 0.3)
        label = min(label_width(rows.rows, 2), most)
        pitch, row = _pitch(count, label, size.width, room)
        if pitch < TWO_LINES:
            whole = label_width(rows.rows, 1)
            label = whole if whole <= most else min(label_width(rows.rows, 0), most)
            pitch, row = _pitch(count, label, size.width, room)
        if pitch < NAMED and high >= NAMED and size.width - NAMED * count >= LEAST_LABEL:
            # Shorter names are better than none.
            label, pitch, row = size.width - NAMED * count, NAMED, False
        elif pitch < NAMED:
            # Numbers in place of names leave the matrix more room.
            label = BARE_LABEL
            pitch, row = min(_pitch(count, label, size.width, room)[0], NAMED - 0.01), False
        columns = len(BASES) if row else 1
        if row and (side := pitch * count) >= LEAST_PLOT:
            return cls(label, pitch, columns, len(BASES), side, label)
        plots = max(1, min(len(BASES), int((size.width + GAP) // (LEAST_PLOT + GAP))))
        return cls(label, pitch, columns, plots, (size.width - GAP * (plots - 1)) / plots, 0.0)


def _pitch(count: int, label: float, width: float, room: float) -> tuple[float, bool]:
    """Width of a cell, and whether matrices stand side by side."""
    high = (room - HEAD - KEY) / count
    three = (width - label - GAP * (len(BASES) - 1)) / len(BASES) / count
    one = min((width - label) / count, high, WIDEST_PITCH)
    row = (three >= SIDE_BY_SIDE or three >= one) and three * count >= LEAST_SIDE
    return (min(three, high, WIDEST_PITCH), True) if row else (one, False)


def draw_similarity(
    similarity: pl.DataFrame, agreement: pl.DataFrame, articles: pl.DataFrame, *, size: Size = DOUBLE
) -> Drawing:
    """Draw how alike every two articles are in words, frames and markers, in each version, and how the versions agree.

    Rows follow the similarity of words (average linkage), the articles of an author together. More than
    :data:`~analysis.figures.similarity_rows.MOST_ARTICLES` articles are drawn issue by issue.

    Args:
        similarity: table ``profiles/similarity``. agreement: table ``profiles/similarity_agreement``.
        articles: table ``corpus/articles``, for names and authors.
        size: what the figure may fill.

    Returns:
        The drawing; its data has one row a basis, version and pair, with the agreement of the basis.
    """
    rows = similarity_rows(similarity, articles)
    agreed = {row["basis"]: row for row in agreement.filter(pl.col("grouping") == "article").to_dicts()}
    quote = Numbers("similarity")
    finding = _finding(agreed, quote)
    # The longest notes there may be: whether intervals have room is known after the head.
    heading = Heading(QUESTION, finding, _notes(rows, WIDEST_PITCH), size.width)
    layout = _Layout.of(rows, size, size.maximum_height - heading.most_height - ABOVE - 1.0)
    heading = Heading(QUESTION, finding, _notes(rows, layout.pitch), size.width)
    data = _data(rows, agreed)
    caption = _caption(rows, similarity, agreed, quote)
    if rows.values.is_empty():
        page = Page.of(size, heading.height() + 6)
        heading.draw(page)
        page.text(0, heading.height() + 3.5, "no two articles to compare", colour=QUIET, meaning="none")
        return Drawing("similarity", QUESTION, finding, caption, (page,), data, tuple(quote))

    groups = [BASES[start : start + layout.columns] for start in range(0, len(BASES), layout.columns)]
    plots = [BASES[start : start + layout.plots] for start in range(0, len(BASES), layout.plots)]
    matrix = HEAD + layout.pitch * len(rows.rows) + KEY
    values = {basis: rows.values.filter(pl.col("basis") == basis) for basis in BASES}
    same = {(row, column) for block in rows.blocks for row in block for column in block if column < row}

    def draw_block(page: Page, number: int, y: float) -> None:
        if number < len(groups):
            draw_labels(page, rows.rows, y + HEAD, layout.pitch, layout.label)
            for place, basis in enumerate(groups[number]):
                left = layout.label + place * (layout.pitch * len(rows.rows) + GAP)
                draw_matrix(page, rows, values[basis], TITLES[basis], left, y, layout.pitch)
            return
        for place, basis in enumerate(plots[number - len(groups)]):
            left = layout.plots_left + place * (layout.plot + GAP)
            told = _told(agreed.get(basis))
            draw_scatter(page, values[basis], same, TITLES[basis], told, left, y, layout.plot)

    heights = [matrix + BETWEEN] * len(groups) + [scatter_height(layout.plot) + BETWEEN] * len(plots)
    pages = stack(heights, draw_block, heading, size, between=BETWEEN, above=ABOVE)
    return Drawing("similarity", QUESTION, finding, caption, pages, data, tuple(quote))


def _notes(rows: SimilarityRows, pitch: float) -> list[str]:
    """The key, with intervals where they are drawn and authors where some have several articles."""
    notes = [*NOTES]
    if rows.unit == "article" and pitch >= BOUNDED:
        notes.append("95 % interval: ± and lines")
    elif rows.unit == "article" and math.comb(len(rows.rows), 2) <= MOST_INTERVALS:
        notes.append("Lines: 95 % interval")
    return [*notes, AUTHORS] if rows.blocks else notes


def _data(rows: SimilarityRows, agreed: Mapping[str, Mapping[str, object]]) -> pl.DataFrame:
    """What is drawn, by number and id of the rows."""
    ids = {place: row.id for place, row in enumerate(rows.rows)}
    named = rows.values.select(
        "basis",
        "language",
        *(
            expression
            for name, number in (("row", "row_number"), ("column", "column_number"))
            for expression in (
                (pl.col(name) + 1).alias(number),
                pl.col(name).replace_strict(ids, return_dtype=pl.String, default=None),
            )
        ),
        "similarity",
        "low",
        "high",
    )
    drawn = ("correlation", "least", "most", "p")
    of = pl.DataFrame(
        [(basis, *(row[name] for name in drawn)) for basis, row in agreed.items()],
        schema={"basis": pl.String, **dict.fromkeys(drawn, pl.Float64)},
        orient="row",
    )
    return named.join(of, on="basis", how="left", maintain_order="left")


def _finding(agreed: Mapping[str, Mapping[str, object]], quote: Numbers) -> str:
    told = []
    for basis in BASES:
        value = agreed.get(basis, {}).get("correlation")
        if isinstance(value, float):
            printed = quote(
                f"{basis}.correlation",
                value,
                _signed(value),
                meaning=f"correlation of the English and Chinese similarities of articles in {basis}",
            )
            told.append(f"{printed} in {basis}")
    if not told:
        return ""
    listed = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
    return f"English and Chinese similarities of the same articles correlate with r = {listed}."


def _told(agreement: Mapping[str, object] | None) -> tuple[str, str]:
    """The two lines above a plot."""
    if agreement is None or agreement["correlation"] is None:
        return "no r: fewer than three in both versions", ""
    first = f"r = {_signed(agreement['correlation'])}"
    if agreement["least"] is not None:
        least, most = _signed(agreement["least"]), _signed(agreement["most"])
        first += f", without one article {least} to {most}"
    if agreement["p"] is None:
        return first, "no p: fewer than four articles"
    number = f"{agreement['orders']:,}"
    orders = f"all {number} orders" if agreement["exact"] else f"{number} random orders"
    return first, f"p = {agreement['p']:.2g}, {orders}"


def _signed(value: object) -> str:
    """A number of two decimals, with a true minus."""
    return signed(float(str(value)), 2).removeprefix("+")


def _caption(
    rows: SimilarityRows,
    similarity: pl.DataFrame,
    agreed: Mapping[str, Mapping[str, object]],
    quote: Numbers,
) -> str:
    count = quote.counted(
        f"{rows.unit}s", len(rows.rows), rows.unit, meaning=f"{rows.unit}s that are compared"
    )
    what = (
        "Cells are means over pairs of articles, each half of the diagonal those within an issue, without intervals."
        if rows.unit == "issue"
        else "±: half of the 95 % interval, from paragraphs left out one by one (jackknife, Student's t); where cells "
        "are small, intervals, issues and full names stand in the data only."
    )
    return (
        f"Similarity of {count} in words (lemmas without stop words, rare ones weighing more), frames (shares of "
        "paragraphs) and rhetorical markers (rates): the cosine of two profiles, freed of what sampling takes from it, "
        "so that 1 says that two differ no more than parts of one article do, which chance can exceed, and 0 that they "
        "have nothing in common. English stands below the diagonal in blue, Chinese above it in vermillion, each "
        f"measured in its language alone; the shades of a matrix run from its lowest to its highest tenth. {what} "
        "Rows and columns are numbered alike and follow the similarity of words (average linkage, both versions). "
        "Below: each pair in English and in Chinese, lines are the same intervals; r is Pearson's over pairs, with its "
        "range when one article is left out; p is the share of the orders of the articles of one version with at least "
        "this r (Mantel test, one-sided). Both versions have the same paragraphs, so that chance in what an article "
        "holds moves both alike: a low r speaks of translation, or of lists that catch different things in them. "
        f"{_authors(rows, similarity, quote)}"
    )


def _authors(rows: SimilarityRows, similarity: pl.DataFrame, quote: Numbers) -> str:
    """What can be said of authors."""
    if rows.unit == "issue":
        return "Similarities of authors stand in the table profiles/similarity."
    if not rows.blocks:
        return "With one article an author, these are similarities of articles, not of authors."
    told = []
    own = similarity.filter(pl.col("grouping") == "author", pl.col("similarity").is_not_null())
    for basis in BASES:
        of = own.filter(pl.col("basis") == basis)
        within = of.filter(pl.col("group") == pl.col("other"))["similarity"].to_list()
        between = of.filter(pl.col("group") != pl.col("other"))["similarity"].to_list()
        if within and between:
            inside, outside = sum(within) / len(within), sum(between) / len(between)
            one = f"mean similarity of articles of one author in {basis}"
            two = f"mean similarity of articles of two authors in {basis}"
            printed = quote(f"{basis}.within", inside, _signed(inside), meaning=one)
            other = quote(f"{basis}.between", outside, _signed(outside), meaning=two)
            told.append(f"{printed} against {other} in {basis}")
    several = len(rows.blocks)
    authors = quote.counted(
        "several", several, "author", meaning="authors with several articles that are compared"
    )
    compared = f": {'; '.join(told)}" if told else ""
    return (
        f"Frames and open marks: {authors} with several articles. Mean similarity within an author against between "
        f"authors, over both versions{compared}. An author with one article cannot be told from the article."
    )
