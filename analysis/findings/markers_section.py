"""What the translation does to rhetorical markers: duty, will, doubt and stance within aligned sentences."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.findings.paired_differences import difference_cell, difference_lines, leaves_out_zero
from analysis.pages.markdown import probability, signed, table
from analysis.pages.study_names import StudyNames


def markers_section(names: StudyNames, paired: pl.DataFrame) -> list[str]:
    """Lines of the section.

    Args:
        names: the names of the study.
        paired: the table ``rhetoric/markers_paired``.
    """
    rows = [
        row
        for row in paired.filter((pl.col("grouping") == "article") & (pl.col("units") > 0)).to_dicts()
        if row["group"] in names.compared
    ]
    if not rows:
        return []
    return [
        "## What becomes of duty, will and doubt",
        "",
        "Rhetorical markers compared within the sentence units that have a sentence on both sides. A difference may be "
        "a choice of the translator, or grammar: Chinese needs no *we* and no modal where English does. Read the "
        "places.",
        "",
        *_study(names, paired.filter(pl.col("grouping") == "study").to_dicts()),
        "English − Chinese in each article, in points of its sentence units; bold where the 95 % interval leaves out "
        "0:",
        "",
        *_matrix(names, rows),
        "",
        *difference_lines(names, rows, "category", lambda row: names.category(row["category"])),
        "",
        "Tables: `rhetoric/markers_paired`, with q over all its rows, `rhetoric/markers`, `rhetoric/markers_hits`.",
    ]


def _study(names: StudyNames, rows: list[dict[str, Any]]) -> list[str]:
    """All articles together, where there are several."""
    if len(names.compared) < 2 or not rows:
        return []
    cells = [
        [
            names.category(row["category"]),
            f"{row['hits_en']} / {row['hits_zh']}",
            f"{row['en_only']} / {row['zh_only']}",
            f"**{difference_cell(row)}**" if leaves_out_zero(row) else difference_cell(row),
            probability(row["p"]),
            probability(row["q"]),
        ]
        for row in rows
    ]
    header = (
        "category",
        "markers, English / Chinese",
        "units with it in English / Chinese only",
        "difference of shares, points",
        "p",
        "q",
    )
    return [
        f"All articles, {rows[0]['units']:,} sentence units:",
        "",
        *table(header, cells, right=range(1, len(header))),
        "",
    ]


def _matrix(names: StudyNames, rows: list[dict[str, Any]]) -> list[str]:
    groups = [group for group in names.compared if any(row["group"] == group for row in rows)]
    by_cell = {(row["category"], row["group"]): row for row in rows}

    def cell(category: str, group: str) -> str:
        row = by_cell.get((category, group))
        if row is None:
            return "–"
        shown = signed(100 * row["difference"])
        return f"**{shown}**" if leaves_out_zero(row) else shown

    categories = dict.fromkeys(row["category"] for row in rows)
    lines = [
        [names.category(category), *(cell(category, group) for group in groups)] for category in categories
    ]
    header = ["category", *(names.article(group) for group in groups)]
    return table(header, lines, right=range(1, len(header)))
