"""Tables: which frames stand in one version only."""

from __future__ import annotations

import polars as pl

from analysis.exhibits.labels import frame_or_list
from analysis.exhibits.number_kinds import COUNT
from analysis.exhibits.paired_rows import (
    COLUMNS,
    DIFFERENCE,
    FALSE_DISCOVERY,
    Paired,
    by_article,
    counted_units,
    of_all_articles,
    paired_cells,
)
from analysis.exhibits.printed_table import Column, PrintedTable, Section, without_empty
from analysis.pages.study_names import StudyNames

NOTES = (
    "Units: aligned groups of paragraphs that have a paragraph in both versions. A frame that stands in one version "
    "only may be put into words that the codebook lacks in the other.",
    f"{DIFFERENCE} p: exact McNemar test of the units with it in one version only. {FALSE_DISCOVERY}",
)
SOURCES = ("framing/paired_salience",)
HITS = (Column("English", COUNT, "Hits"), Column("Chinese", COUNT, "Hits"))


def versions_table(names: StudyNames, paired: pl.DataFrame) -> PrintedTable:
    """A row a frame or word list, all articles together.

    Args:
        names: the names of the study.
        paired: the table ``framing/paired_salience``.
    """
    rows = of_all_articles(names, paired)
    return without_empty(
        PrintedTable(
            "versions",
            "Frames that stand in one version only",
            f"Both versions of all articles compared within {counted_units(rows):,} aligned paragraph units.",
            (Column("Frame or word list"), *HITS, *COLUMNS),
            (
                Section(
                    "",
                    tuple(
                        (
                            frame_or_list(names, row["frame"]),
                            row["hits_en"],
                            row["hits_zh"],
                            *paired_cells(row),
                        )
                        for row in rows
                    ),
                ),
            ),
            NOTES,
            SOURCES,
        )
    )


def versions_by_article_table(names: StudyNames, paired: pl.DataFrame) -> PrintedTable:
    """The same for each article.

    Args:
        names: the names of the study.
        paired: the table ``framing/paired_salience``.
    """

    def label(row: Paired) -> str:
        return frame_or_list(names, row["frame"])

    return without_empty(
        PrintedTable(
            "versions_by_article",
            "Frames that stand in one version only, by article",
            "Both versions of each article compared within its aligned paragraph units.",
            (Column("Frame or word list"), *COLUMNS),
            by_article(names, paired, label, "units"),
            NOTES,
            SOURCES,
            section_header="article",
        )
    )
