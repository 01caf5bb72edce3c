"""Table: which actors stand with which frames, in both versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from analysis.exhibits.labels import VERSIONS
from analysis.exhibits.number_kinds import COUNT, ONE_DECIMAL, SIGNED
from analysis.exhibits.printed_table import Cell, Column, Estimate, PrintedTable, Section, without_empty
from analysis.pages.study_names import StudyNames


def actors_table(names: StudyNames, actors_frames: pl.DataFrame) -> PrintedTable:
    """For each frame the actors that stand with it more often than by chance, in either version.

    Args:
        names: the names of the study.
        actors_frames: the table ``framing/actors_frames``.
    """
    own = actors_frames.filter(pl.col("grouping") == "study")
    told = own.filter(pl.col("low") > 0).select("frame", "actor").unique(maintain_order=True)
    cells = {(row["frame"], row["actor"], row["language"]): row for row in own.to_dicts()}
    columns = [
        column
        for version in VERSIONS.values()
        for column in (
            Column("Sentences", COUNT, version),
            Column("Expected", ONE_DECIMAL, version),
            Column("Log-odds", SIGNED, version, True),
        )
    ]
    sections = []
    for frame in names.codebook.frames:
        pairs = [
            [cells.get((frame.id, actor, language)) for language in VERSIONS]
            for actor in told.filter(pl.col("frame") == frame.id)["actor"]
        ]
        pairs.sort(key=lambda pair: (-_strength(pair), str(next(row for row in pair if row)["actor"])))
        rows = tuple(
            (
                names.actor_name(str(next(row for row in pair if row)["actor"])),
                *(cell for row in pair for cell in _cells(row)),
            )
            for pair in pairs
        )
        if rows:
            sections.append(Section(names.frame_name(frame.id), rows))
    return without_empty(
        PrintedTable(
            "actors",
            "Actors that stand with a frame",
            "Pairs of a frame and an actor in one sentence whose log-odds lie above 0, with the whole 95 % interval, "
            "in one version at least; all articles together.",
            (Column("Frame and actor"), *columns),
            tuple(sections),
            (
                "Sentences: those with both, beside how many there would be by chance. Log-odds: natural logarithm of "
                "the odds ratio, paragraphs resampled for the interval. Without an interval: too few sentences "
                "for one. Many pairs were looked at, so some intervals "
                "lie above 0 by chance; one that does in both versions is more likely to be more than that.",
            ),
            ("framing/actors_frames",),
            section_header="frame",
        )
    )


def _strength(pair: list[Any]) -> float:
    """The better of the lower ends of the versions."""
    return max((row["low"] for row in pair if row and row["low"] is not None), default=0.0)


def _cells(row: Mapping[str, Any] | None) -> tuple[Cell, ...]:
    if row is None:
        return (None, None, Estimate(None))
    return (row["both"], row["expected"], Estimate(row["log_odds"], row["low"], row["high"]))
