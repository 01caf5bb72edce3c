"""Differences between the versions within aligned units, as cells and tables of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from analysis.pages.markdown import counted, probability, signed, table
from analysis.pages.study_names import StudyNames

LEVEL = 0.05
FALSE_DISCOVERIES = 0.1


def difference_cell(row: dict[str, Any]) -> str:
    """The difference of shares with its interval, in points."""
    difference = signed(100 * row["difference"])
    if row["low"] is None:
        return difference
    return f"{difference} [{signed(100 * row['low'])}, {signed(100 * row['high'])}]"


def leaves_out_zero(row: dict[str, Any], low: str = "low", high: str = "high") -> bool:
    """Whether there is an interval, and zero is not in it."""
    return row[low] is not None and row[low] * row[high] > 0


def difference_lines(
    names: StudyNames, rows: Sequence[dict[str, Any]], what: str, label: Callable[[dict[str, Any]], str]
) -> list[str]:
    """The differences in presence or in hits whose interval leaves out zero, and how many there are by chance.

    Args:
        names: the names of the study.
        rows: rows of a paired table, each of an article.
        what: what is compared, such as ``frame or list``.
        label: what a row is about, in Markdown.
    """
    tested = [row for row in rows if row["p"] is not None]
    found = [
        row for row in rows if leaves_out_zero(row) or leaves_out_zero(row, low="hit_low", high="hit_high")
    ]
    found.sort(key=lambda row: row["p_mid"] if row["p_mid"] is not None else 2.0)
    strong = sum(row["q"] is not None and row["q"] <= FALSE_DISCOVERIES for row in tested)
    said = (
        f"Of {counted(len(tested), 'comparison')} of one article in one {what}, q ≤ {FALSE_DISCOVERIES} in "
        f"{strong}, exact p ≤ {LEVEL} in {sum(row['p'] <= LEVEL for row in tested)}; without any difference the second "
        f"would be expected in at most {len(tested) * LEVEL:.0f}."
    )
    if not found:
        return [said, "", "No interval leaves out zero."]
    cells = [
        [
            names.article(row["group"]),
            label(row),
            str(row["units"]),
            f"{row['en_only']} / {row['zh_only']}",
            difference_cell(row),
            f"{row['hits_en']} / {row['hits_zh']}",
            probability(row["p"]),
            probability(row["p_mid"]),
            probability(row["q"]),
        ]
        for row in found
    ]
    header = (
        "article",
        what,
        "units",
        "English / Chinese only",
        "difference of shares, points",
        "hits, English / Chinese",
        "p",
        "mid-p",
        "q",
    )
    return [
        said,
        "",
        "Where the interval of the shares or of the hits leaves out zero:",
        "",
        *table(header, cells, right=range(2, len(header))),
    ]
