"""What became of the rhetorical devices in translation, and which ones the translation has of its own."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.findings.device_fates import METAPHOR, counted_fates, devices_told
from analysis.pages.markdown import escaped, percent, table
from analysis.pages.study_names import StudyNames
from analysis.rhetoric.device_names import DEVICE_TITLES
from analysis.statistics.intervals import wilson


def devices_section(names: StudyNames, devices: pl.DataFrame) -> list[str]:
    """Lines of the section: devices of the source looked for in the translation, and the other way round.

    Args:
        names: the names of the study.
        devices: the table ``rhetoric/devices``; those that the other version cannot have are left out.
    """
    sourced = devices_told(names, devices)
    if sourced.is_empty():
        return []
    figures = sourced.filter(pl.col("kind") != METAPHOR)
    articles = [
        [names.article(group), *_both(figures.filter(pl.col("group") == group))] for group in names.compared
    ]
    found = set(sourced["kind"].to_list())
    kinds = [
        [
            escaped(DEVICE_TITLES.get(kind, {}).get("en", kind)),
            *_both(sourced.filter(pl.col("kind") == kind)),
        ]
        for kind in (*DEVICE_TITLES, *sorted(found - set(DEVICE_TITLES)))
        if kind in found
    ]
    header = (
        "of the source",
        "whole, % [95 % interval]",
        "whole / broken / not found / unaligned",
        "of the translation",
        "whole, %",
        "whole / broken / not found / unaligned",
    )
    return [
        "## What becomes of rhetorical devices",
        "",
        "Devices of the source looked for in the translation, and devices of the translation looked for in the source. "
        "*Broken*: at least two members of a series have a counterpart, not all; *not found*: the program found none, "
        "a reader might; *unaligned*: nothing corresponds to the sentences. English is judged by fewer signs than "
        "Chinese: compare articles, not directions. Series, numbered arguments, questions, exclamations and sayings, "
        "without words of metaphor:",
        "",
        *table(["article", *header], articles, right=range(1, 7)),
        "",
        "By kind, in all articles:",
        "",
        *table(["kind", *header], kinds, right=range(1, 7)),
        "",
        "Words of metaphor are candidates that a reader has still to judge. Tables: `rhetoric/devices`, "
        "`rhetoric/device_members`.",
    ]


def _both(devices: pl.DataFrame) -> Sequence[str]:
    """Cells of the devices of the source, then of those of the translation."""
    source = counted_fates(devices.filter("source"))
    translation = counted_fates(devices.filter(~pl.col("source")))
    return [
        str(sum(source)),
        _whole(source, interval=True),
        " / ".join(map(str, source)),
        str(sum(translation)),
        _whole(translation),
        " / ".join(map(str, translation)),
    ]


def _whole(counts: Sequence[int], *, interval: bool = False) -> str:
    total = sum(counts)
    if not total:
        return "–"
    shown = percent(counts[0] / total)
    if not interval:
        return shown
    low, high = (percent(float(end)) for end in wilson(counts[0], total))
    return f"{shown} [{low}, {high}]"
