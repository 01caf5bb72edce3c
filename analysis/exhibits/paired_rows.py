"""Rows of the tables that compare the two versions within aligned units."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from analysis.exhibits.labels import article_label
from analysis.exhibits.number_kinds import COUNT, POINTS, PROBABILITY
from analysis.exhibits.printed_table import Cell, Column, Estimate, Section
from analysis.pages.study_names import StudyNames

Paired = Mapping[str, Any]

COLUMNS = (
    Column("Both", COUNT, "Units with it in"),
    Column("English only", COUNT, "Units with it in"),
    Column("Chinese only", COUNT, "Units with it in"),
    Column("English − Chinese", POINTS, "Share of units", True),
    Column("p", PROBABILITY),
    Column("q", PROBABILITY),
)

DIFFERENCE = (
    "English − Chinese: difference of the shares of units, in points of per cent, with its 95 % interval from "
    "resampled units."
)
FALSE_DISCOVERY = (
    "q: p adjusted for the false discovery rate over all comparisons of the study (Benjamini and Hochberg 1995), "
    "those of single articles included."
)


def paired_cells(row: Paired) -> tuple[Cell, ...]:
    """The cells of :data:`COLUMNS` for a row of a paired table."""
    return (
        row["units_en"] - row["en_only"],
        row["en_only"],
        row["zh_only"],
        Estimate(row["difference"], row["low"], row["high"]),
        row["p"],
        row["q"],
    )


def of_all_articles(names: StudyNames, paired: pl.DataFrame) -> list[dict[str, Any]]:
    """The rows of the study, or those of its article where there is one only."""
    if len(names.compared) == 1:
        return paired.filter(grouping="article", group=names.compared[0]).to_dicts()
    return paired.filter(grouping="study").to_dicts() if names.compared else []


def by_article(
    names: StudyNames, paired: pl.DataFrame, label: Callable[[Paired], str], unit: str
) -> tuple[Section, ...]:
    """A section an article that has both versions, with the number of its units in the title."""
    rows = paired.filter((pl.col("grouping") == "article") & (pl.col("units") > 0)).to_dicts()
    found = []
    for group in names.compared:
        own = [row for row in rows if row["group"] == group]
        if own:
            title = f"{article_label(names, group)}, {own[0]['units']:,} {unit}"
            found.append(Section(title, tuple((label(row), *paired_cells(row)) for row in own)))
    return tuple(found)


def counted_units(rows: Sequence[Paired]) -> int:
    """How many units the rows compare; all rows of a group compare the same."""
    return max((row["units"] for row in rows), default=0)
