"""Tables: rhetorical markers in both versions, and what the translation does to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from analysis.exhibits.labels import article_label
from analysis.exhibits.number_kinds import COUNT, POINTS, PROBABILITY, TWO_DECIMALS
from analysis.exhibits.paired_rows import DIFFERENCE, FALSE_DISCOVERY, counted_units, of_all_articles
from analysis.exhibits.printed_table import Cell, Column, Estimate, PrintedTable, Section, without_empty
from analysis.exhibits.scripts import UNBROKEN
from analysis.pages.study_names import StudyNames

RATES = {"en": ("English", "per 1,000 words"), "zh": ("Chinese", "per 1,000 characters")}
GRAMMAR = (
    "A difference may be a choice of the translator, or grammar: Chinese needs no “we” and no modal verb where English "
    "does."
)


def markers_table(names: StudyNames, markers: pl.DataFrame, paired: pl.DataFrame) -> PrintedTable:
    """A row a category: its rate in each version, and the difference within aligned sentence units.

    Args:
        names: the names of the study.
        markers: the table ``rhetoric/markers``.
        paired: the table ``rhetoric/markers_paired``.
    """
    rows = of_all_articles(names, paired)
    by_category = {row["category"]: row for row in rows}
    rates = _rates(names, markers)
    columns = [Column("Category")]
    for version, unit in RATES.values():
        columns += [Column("n", COUNT, version), Column("Rate", TWO_DECIMALS, version, True, unit)]
    columns += [
        Column("English − Chinese", POINTS, "Aligned units", True),
        Column("p", PROBABILITY, "Aligned units"),
        Column("q", PROBABILITY, "Aligned units"),
    ]
    cells = [
        (
            names.category_name(category),
            *(cell for language in RATES for cell in _rate(rates.get((category, language)))),
            *_difference(by_category.get(category)),
        )
        for category in dict.fromkeys(category for category, _ in rates)
    ]
    return without_empty(
        PrintedTable(
            "markers",
            "Rhetorical markers in both versions",
            f"All articles together; the last columns compare the versions within {counted_units(rows):,} aligned "
            "sentence units.",
            tuple(columns),
            (Section("", tuple(cells)),),
            (
                "n: markers. Rates with 95 % intervals that take paragraphs as clusters; those of the two languages "
                "have different units and are not compared.",
                f"{DIFFERENCE} p: exact, versions exchanged paragraph unit by paragraph unit. {FALSE_DISCOVERY} "
                f"{GRAMMAR}",
            ),
            ("rhetoric/markers", "rhetoric/markers_paired"),
        )
    )


def markers_by_article_table(names: StudyNames, paired: pl.DataFrame) -> PrintedTable:
    """A row a category, a column an article: the difference within aligned sentence units.

    Args:
        names: the names of the study.
        paired: the table ``rhetoric/markers_paired``.
    """
    rows = paired.filter((pl.col("grouping") == "article") & (pl.col("units") > 0)).to_dicts()
    by_cell = {(row["category"], row["group"]): row for row in rows}
    units = {row["group"]: row["units"] for row in rows}
    groups = [group for group in names.compared if group in units]
    equals = f"{UNBROKEN}={UNBROKEN}"
    columns = [
        Column(f"{article_label(names, group)} (n{equals}{units[group]})", POINTS, interval=True, unit="")
        for group in groups
    ]
    cells: list[tuple[Cell, ...]] = [
        (names.category_name(category), *(_estimate(by_cell.get((category, group))) for group in groups))
        for category in dict.fromkeys(row["category"] for row in rows)
    ]
    return PrintedTable(
        "markers_by_article",
        "Rhetorical markers, English − Chinese, by article",
        "Difference of the shares of aligned sentence units that hold a marker of the category, in points of per "
        "cent, with its 95 % interval from resampled units.",
        (Column("Category"), *(columns or [Column("Difference", POINTS)])),
        (Section("", tuple(cells)),),
        (f"n: aligned sentence units. A difference above 0: more units hold it in English. {GRAMMAR}",),
        ("rhetoric/markers_paired",),
    )


def _rates(names: StudyNames, markers: pl.DataFrame) -> dict[tuple[str, str], dict[str, Any]]:
    """Category and language → row of all articles, or of the article where there is one only."""
    if len(names.articles) == 1:
        own = markers.filter(grouping="article", group=names.articles[0].group)
    else:
        own = markers.filter(grouping="study")
    return {(row["category"], row["language"]): row for row in own.to_dicts()}


def _rate(row: Mapping[str, Any] | None) -> tuple[Cell, ...]:
    if row is None:
        return (None, Estimate(None))
    return (row["hits"], Estimate(row["rate"], row["rate_low"], row["rate_high"]))


def _difference(row: Mapping[str, Any] | None) -> tuple[Cell, ...]:
    return (Estimate(None), None, None) if row is None else (_estimate(row), row["p"], row["q"])


def _estimate(row: Mapping[str, Any] | None) -> Estimate:
    return Estimate(None) if row is None else Estimate(row["difference"], row["low"], row["high"])
