"""Table: candidates for shifts, by kind."""

from __future__ import annotations

import polars as pl

from analysis.exhibits.number_kinds import COUNT, ONE_DECIMAL, PERCENT
from analysis.exhibits.printed_table import Cell, Column, Estimate, PrintedTable, Section, without_empty
from analysis.pages.study_names import StudyNames
from analysis.shifts.kind_names import SHIFT_TITLES
from analysis.statistics.intervals import wilson

COLUMNS = (
    Column("Kind"),
    Column("Candidates", COUNT, "Places"),
    Column("Source says more", COUNT, "Places"),
    Column("Translation says more", COUNT, "Places"),
    Column("Shifts to expect", ONE_DECIMAL),
    Column("Judged", COUNT, "By a reader"),
    Column("Shifts", COUNT, "By a reader"),
    Column("Precision", PERCENT, "By a reader", True),
)
ALL = "all"


def shifts_table(names: StudyNames, by_article: pl.DataFrame) -> PrintedTable:
    """A row a kind, all articles together.

    Args:
        names: the names of the study.
        by_article: the table ``shifts/by_article``.
    """
    counts = (
        by_article.filter(pl.format("{}/{}", "issue", "article").is_in([one.group for one in names.articles]))
        .group_by("kind", maintain_order=True)
        .agg(
            pl.col(
                "candidates", "source_more", "translation_more", "expected", "judged", "real", "units"
            ).sum()
        )
    )
    rows = {row["kind"]: row for row in counts.to_dicts()}
    others = sorted(set(rows) - set(SHIFT_TITLES) - {ALL})
    cells: list[tuple[Cell, ...]] = []
    for kind in (*SHIFT_TITLES, *others, ALL):
        if (row := rows.get(kind)) is None:
            continue
        title = "All" if kind == ALL else SHIFT_TITLES.get(kind, {}).get("en", kind)
        judged = row["judged"]
        cells.append(
            (
                title,
                row["candidates"],
                row["source_more"],
                row["translation_more"],
                row["expected"],
                judged or None,
                row["real"] if judged else None,
                _precision(row["real"], judged),
            )
        )
    units = rows[ALL]["units"] if ALL in rows else 0
    return without_empty(
        PrintedTable(
            "shifts",
            "Places where the two versions may part, by kind",
            f"Candidates for shifts in {units:,} sentence units, headings included: places where one version may tell "
            "its readers what the other does not, or with another force.",
            COLUMNS,
            (Section("", tuple(cells[:-1])), Section("", tuple(cells[-1:]))),
            (
                "Candidates are places to be read, not shifts. Says more: or says it with more force; in the rest of "
                "the places the versions say something else. Shifts to expect: sum of the estimated probabilities that "
                "a reader calls the place a shift.",
            ),
            ("shifts/by_article",),
        )
    )


def _precision(real: int, judged: int) -> Estimate:
    if not judged:
        return Estimate(None)
    low, high = wilson(real, judged)
    return Estimate(real / judged, float(low), float(high))
