"""What the translation does to rhetorical markers: duty, will, doubt and stance within aligned sentences."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.findings.paired_differences import Paired, difference_lines, leaves_out_zero
from analysis.pages.markdown import table
from analysis.pages.numbers import NONE, Numbers
from analysis.pages.study_names import StudyNames


def markers_section(names: StudyNames, study: Numbers, paired: pl.DataFrame) -> list[str]:
    """Lines of the section.

    Args:
        names: the names of the study. study: the numbers that the page says.
        paired: the table ``rhetoric/markers_paired``.
    """
    rows = [
        row
        for row in paired.filter((pl.col("grouping") == "article") & (pl.col("units") > 0)).to_dicts()
        if row["group"] in names.compared
    ]
    if not rows:
        return []
    compared = Paired(names, study.within("markers"), "category", "category")
    return [
        "## What becomes of duty, will and doubt",
        "",
        "Rhetorical markers compared within the sentence units that have a sentence on both sides. A difference may be "
        "a choice of the translator, or grammar: Chinese needs no *we* and no modal where English does. Read the "
        "places.",
        "",
        *_study(compared, paired.filter(pl.col("grouping") == "study").to_dicts()),
        "English − Chinese in each article, in points of its sentence units; bold where the 95 % interval leaves out "
        "0:",
        "",
        *_matrix(compared, rows),
        "",
        *difference_lines(compared, rows),
        "",
        "Tables: `rhetoric/markers_paired`, with q over all its comparisons, articles and study, `rhetoric/markers`, "
        "`rhetoric/markers_hits`.",
    ]


def _study(compared: Paired, rows: list[dict[str, Any]]) -> list[str]:
    """All articles together, where there are several."""
    if len(compared.names.compared) < 2 or not rows:
        return []
    cells = [
        [
            compared.label(row),
            compared.both(row, "hits"),
            compared.both(row, "only"),
            f"**{compared.difference(row)}**" if leaves_out_zero(row) else compared.difference(row),
            *(compared.probability(row, which) for which in ("p", "q")),
        ]
        for row in rows
    ]
    units = compared.quote(
        "all.units", rows[0]["units"], unit="units", meaning="sentence units; all articles"
    )
    header = (
        "category",
        "markers, English / Chinese",
        "units with it in English / Chinese only",
        "difference of shares, points",
        "p",
        "q",
    )
    return [
        f"All articles, {units} sentence units:",
        "",
        *table(header, cells, right=range(1, len(header))),
        "",
    ]


def _matrix(compared: Paired, rows: list[dict[str, Any]]) -> list[str]:
    names = compared.names
    groups = [group for group in names.compared if any(row["group"] == group for row in rows)]
    by_cell = {(row["category"], row["group"]): row for row in rows}

    def cell(category: str, group: str) -> str:
        row = by_cell.get((category, group))
        if row is None:
            return NONE
        shown = compared.difference(row, interval=False)
        return f"**{shown}**" if leaves_out_zero(row) else shown

    categories = dict.fromkeys(row["category"] for row in rows)
    lines = [
        [names.category(category), *(cell(category, group) for group in groups)] for category in categories
    ]
    header = ["category", *(names.article(group) for group in groups)]
    return table(header, lines, right=range(1, len(header)))
