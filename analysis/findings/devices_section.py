"""What became of the rhetorical devices in translation, and which ones the translation has of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from analysis.findings.device_fates import FATES, METAPHOR, counted_fates, devices_told, paragraphs_of
from analysis.pages.markdown import escaped, table
from analysis.pages.numbers import NONE, Numbers
from analysis.pages.study_names import StudyNames
from analysis.rhetoric.device_names import DEVICE_TITLES
from analysis.rhetoric.device_shares import share_kept

#: What became of a device, in the words of the page.
SAID = {"kept": "whole", "broken": "broken", "lost": "not found", "unaligned": "unaligned"}


def devices_section(names: StudyNames, study: Numbers, devices: pl.DataFrame) -> list[str]:
    """Lines of the section: devices of the source looked for in the translation, and the other way round.

    Args:
        names: the names of the study. study: the numbers that the page says.
        devices: the table ``rhetoric/devices``; those that the other version cannot have are left out.
    """
    sourced = devices_told(names, devices)
    if sourced.is_empty():
        return []
    quote = study.within("device_fates")
    paragraphs = paragraphs_of(names)
    figures = sourced.filter(pl.col("kind") != METAPHOR)
    articles = [
        [
            names.article(group),
            *_both(
                quote.within(group, names.article_name(group)),
                figures.filter(pl.col("group") == group),
                paragraphs,
            ),
        ]
        for group in names.compared
    ]
    found = set(sourced["kind"].to_list())
    kinds = [
        [
            escaped(_title(kind)),
            *_both(
                quote.within(f"kind.{kind}", f"{_title(kind)}; all articles"),
                sourced.filter(kind=kind),
                paragraphs,
            ),
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
        "Chinese: compare articles, not directions. Series, numbered arguments, questions, "
        "exclamations and sayings, without words of metaphor:",
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


def _title(kind: str) -> str:
    return DEVICE_TITLES.get(kind, {}).get("en", kind)


def _both(quote: Numbers, devices: pl.DataFrame, paragraphs: Mapping[tuple[str, str], int]) -> Sequence[str]:
    """Cells of the devices of the source, then of those of the translation."""
    sides = {"source": devices.filter("source"), "translation": devices.filter(~pl.col("source"))}
    cells: list[str] = []
    for side, own in sides.items():
        said = quote.within(side)
        counts = dict(zip(FATES, counted_fates(own), strict=True))
        fates = (
            said(fate, count, meaning=f"devices of the {side}, {SAID[fate]} in the other version")
            for fate, count in counts.items()
        )
        cells += [
            said("devices", own.height, meaning=f"devices of the {side} looked for in the other version"),
            _whole(said, side, own, paragraphs),
            " / ".join(fates),
        ]
    return cells


def _whole(said: Numbers, side: str, devices: pl.DataFrame, paragraphs: Mapping[tuple[str, str], int]) -> str:
    """The share that the other version has whole; of devices of the source with its interval."""
    if devices.is_empty():
        return NONE
    meaning = f"share of the devices of the {side} that the other version has whole"
    share = share_kept(devices, paragraphs)
    shown = said.percent("whole", share.value, meaning=meaning)
    if side != "source":
        return shown
    return (
        f"{shown} [{said.percent('whole.low', share.low, meaning=f'lower end of the {meaning}')}, "
        f"{said.percent('whole.high', share.high, meaning=f'upper end of the {meaning}')}]"
    )
