"""Table: which words mark each article, in each version."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

import polars as pl

from analysis.exhibits.labels import VERSIONS, article_label
from analysis.exhibits.number_kinds import COUNT, PROBABILITY, SIGNED
from analysis.exhibits.printed_table import Cell, Column, Estimate, PrintedTable, Section, without_empty
from analysis.findings.marking_words import marking_words
from analysis.pages.study_names import StudyNames

FIRST = 10


def keywords_table(names: StudyNames, keyness: pl.DataFrame) -> PrintedTable:
    """For each article the first words of each version whose interval lies above zero, side by side by rank.

    Args:
        names: the names of the study.
        keyness: the table ``framing/keyness``.
    """
    kept = marking_words(keyness)
    columns = [
        column
        for version in VERSIONS.values()
        for column in (
            Column("Word", group=version),
            Column("Here", COUNT, version),
            Column("Elsewhere", COUNT, version),
            Column("Log ratio", SIGNED, version, True),
            Column("q", PROBABILITY, version),
        )
    ]
    sections = []
    for article in names.articles:
        own = [
            kept.filter(pl.col("group") == article.group, pl.col("language") == language)
            .head(FIRST)
            .to_dicts()
            for language in VERSIONS
        ]
        rows = [_cells(english) + _cells(chinese) for english, chinese in zip_longest(*own)]
        if rows:
            sections.append(Section(article_label(names, article.group), tuple(rows)))
    untested = (
        ""
        if keyness["q"].null_count() < keyness.height
        else (" There is no p: with one article in a group, nothing tells the group from the article.")
    )
    return without_empty(
        PrintedTable(
            "keywords",
            "Words that mark each article",
            f"The first {FIRST} words of each version by weighted log-odds (Monroe, Colaresi and Quinn 2008) whose "
            "interval of the log ratio lies above 0, each article against the others of its language.",
            tuple(columns),
            tuple(sections),
            (
                "Here, elsewhere: how often the word stands in the article and in the others. Log ratio: how many "
                "times as frequent, in doublings (+3 is 8 times), with its 95 % interval; ∞: the others lack the "
                "word, or so few have it that there is no upper end. The words are picked from all because they stand "
                "out, so that their ratios flatter them and the intervals are too sure.",
                "English lemmas, Chinese words. Words of the two languages are not paired. Where an author has one "
                f"article, these are words of the article, not yet of the author.{untested}",
            ),
            ("framing/keyness",),
            stub=0,
            section_header="article",
        )
    )


def _cells(row: dict[str, Any] | None) -> tuple[Cell, ...]:
    if row is None:
        return ("", "", "", "", "")
    return (
        row["term"],
        row["target_count"],
        row["reference_count"],
        Estimate(row["log_ratio"], row["low"], row["high"]),
        row["q"],
    )
