"""Table: which frames each article uses, in each version."""

from __future__ import annotations

import polars as pl

from analysis.exhibits.labels import VERSIONS, article_label
from analysis.exhibits.number_kinds import PERCENT
from analysis.exhibits.printed_table import Cell, Column, Estimate, PrintedTable, Section
from analysis.exhibits.scripts import UNBROKEN
from analysis.pages.study_names import StudyNames


def frames_table(names: StudyNames, salience: pl.DataFrame) -> PrintedTable:
    """A row a frame, and two columns an article: the share of each version, with its interval.

    Args:
        names: the names of the study.
        salience: the table ``framing/salience``.
    """
    own = salience.filter(pl.col("grouping") == "article").to_dicts()
    cells = {(row["group"], row["frame"], row["language"]): row for row in own}
    units = {(row["group"], row["language"]): row["units"] for row in own}
    keys = [
        (article.group, language)
        for article in names.articles
        for language in VERSIONS
        if (article.group, language) in units
    ]
    columns = [
        Column(VERSIONS[language], PERCENT, _article(names, group, units), True) for group, language in keys
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            names.frame_name(frame.id),
            *(_share(cells.get((group, frame.id, language))) for group, language in keys),
        )
        for frame in names.codebook.frames
    ]
    return PrintedTable(
        "frames",
        "Frames by article and version",
        "Share of the paragraphs of an article that hold at least one term of the frame, with its 95 % interval "
        "(Wilson).",
        (Column("Frame"), *(columns or [Column("Share", PERCENT)])),
        (Section("", tuple(rows) if columns else ()),),
        (
            "n: paragraphs, of the English and the Chinese version where they differ. Intervals say what other "
            "paragraphs of the same article might have shown. The two versions are one text in two languages: "
            "overlapping intervals are no test of a difference between them, for which see the paired comparison.",
        ),
        ("framing/salience",),
    )


def _article(names: StudyNames, group: str, units: dict[tuple[str, str], int]) -> str:
    """An article with the number of its paragraphs, of both versions where they differ."""
    numbers = dict.fromkeys(
        str(units[group, language]) for language in VERSIONS if (group, language) in units
    )
    return f"{article_label(names, group)} (n{UNBROKEN}={UNBROKEN}{f',{UNBROKEN}'.join(numbers)})"


def _share(row: dict[str, float] | None) -> Estimate:
    return Estimate(None) if row is None else Estimate(row["share"], row["low"], row["high"])
