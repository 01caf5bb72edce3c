"""Table: what became of rhetorical devices in the other version."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.exhibits.labels import article_label
from analysis.exhibits.number_kinds import COUNT, PERCENT
from analysis.exhibits.printed_table import Cell, Column, Estimate, PrintedTable, Section, without_empty
from analysis.findings.device_fates import METAPHOR, UNALIGNED, counted_fates, devices_told, paragraphs_of
from analysis.pages.study_names import StudyNames
from analysis.rhetoric.device_names import DEVICE_TITLES
from analysis.rhetoric.device_shares import share_kept

SIDES = ("Devices of the source", "Devices of the translation")


def devices_table(names: StudyNames, devices: pl.DataFrame) -> PrintedTable:
    """Devices that were kept, broken and lost, by kind and by article, in both directions.

    Args:
        names: the names of the study.
        devices: the table ``rhetoric/devices``.
    """
    told = devices_told(names, devices)
    paragraphs = paragraphs_of(names)
    lone = UNALIGNED in told["presence"]
    found = dict.fromkeys(told["kind"].to_list())
    kinds = [
        (
            DEVICE_TITLES.get(kind, {}).get("en", kind),
            *_both(told.filter(pl.col("kind") == kind), paragraphs, lone),
        )
        for kind in (*DEVICE_TITLES, *sorted(set(found) - set(DEVICE_TITLES)))
        if kind in found
    ]
    figures = told.filter(pl.col("kind") != METAPHOR)
    articles = [
        (article_label(names, group), *_both(figures.filter(pl.col("group") == group), paragraphs, lone))
        for group in names.compared
    ]
    columns = [
        column
        for side in SIDES
        for column in (
            Column("n", COUNT, side),
            Column("Kept", COUNT, side),
            Column("Broken", COUNT, side),
            Column("Lost", COUNT, side),
            Column("Unaligned", COUNT, side),
            Column("Kept", PERCENT, side, True),
        )
    ]
    return without_empty(
        PrintedTable(
            "devices",
            "What became of rhetorical devices in the other version",
            "Devices of the source looked for in the translation, and devices of the translation looked for in the "
            "source.",
            (Column("Kind or article"), *columns),
            (
                Section("By kind", tuple(kinds)),
                Section("By article, without words of metaphor", tuple(articles)),
            )
            if kinds
            else (),
            (
                "Broken: at least two members of a series have a counterpart, not all. Lost: the program found none; "
                "a reader might. Unaligned: nothing corresponds to the sentences. Share kept with its 95 % interval "
                "(Wilson, paragraphs as clusters).",
                "English is judged by fewer signs than Chinese: compare kinds and articles, not directions. Words of "
                "metaphor are candidates that a reader has still to judge.",
            ),
            ("rhetoric/devices",),
            section_header="by",
        )
    )


def _both(devices: pl.DataFrame, paragraphs: Mapping[tuple[str, str], int], lone: bool) -> list[Cell]:
    """Cells of the devices of the source, then of those of the translation; ``lone``: some stand opposite nothing."""
    cells: list[Cell] = []
    for own in (devices.filter(pl.col("source")), devices.filter(~pl.col("source"))):
        kept, broken, lost, unaligned = counted_fates(own)
        share = share_kept(own, paragraphs)[:3] if own.height else (None,)
        cells += [own.height, kept, broken, lost, unaligned if lone else None, Estimate(*share)]
    return cells
