"""Which frames each article uses, in each version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from analysis.pages.markdown import table
from analysis.pages.numbers import NONE, Numbers
from analysis.pages.study_names import StudyNames

FIRST = 3
LANGUAGES = {"en": "English", "zh": "Chinese"}
Row = dict[str, Any]


def frames_section(names: StudyNames, study: Numbers, salience: pl.DataFrame) -> list[str]:
    """Lines of the section: the share of each frame in each article and version, and the first three of each.

    Args:
        names: the names of the study. study: the numbers that the page says.
        salience: the table ``framing/salience``.
    """
    rows = salience.filter(pl.col("grouping") == "article").to_dicts()
    cells = {(row["group"], row["frame"], row["language"]): row for row in rows}
    groups = [article.group for article in names.articles]
    frames = [frame.id for frame in names.codebook.frames]

    quote = study.within("salience")

    def both(group: str, frame: str) -> str:
        found = [cells.get((group, frame, language)) for language in LANGUAGES]
        return " / ".join(_share(names, quote, row) if row else NONE for row in found)

    shares = [[names.frame(frame), *(both(group, frame) for group in groups)] for frame in frames]
    versions: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        versions.setdefault((row["group"], row["language"]), []).append(row)
    first = [
        [
            names.article(group),
            *(_first(names, quote, versions.get((group, language), [])) for language in LANGUAGES),
        ]
        for group in groups
    ]
    return [
        "## Which frames each article uses",
        "",
        "Share of the paragraphs that hold a term of the frame, in per cent, English / Chinese.",
        "",
        *table(
            ["frame", *(names.article(group) for group in groups)], shares, right=range(1, len(groups) + 1)
        ),
        "",
        f"The first {FIRST} frames of each version, with the 95 % interval of the share:",
        "",
        *table(["article", "in English", "in Chinese"], first),
        "",
        "Table: `framing/salience`.",
    ]


def _first(names: StudyNames, quote: Numbers, version: Sequence[Row]) -> str:
    """The first frames of a version, from its rows."""
    ranked = sorted((row for row in version if row["hits"]), key=lambda row: int(row["rank"]))[:FIRST]
    shown = [
        f"{names.frame(row['frame'])} {_share(names, quote, row)} "
        f"[{_share(names, quote, row, 'low')}, {_share(names, quote, row, 'high')}]"
        for row in ranked
    ]
    return "; ".join(shown) or NONE


def _share(names: StudyNames, quote: Numbers, row: Row, column: str = "share") -> str:
    """The share of a frame in a version, or an end of its interval."""
    frame, language = row["frame"], row["language"]
    own = quote.within(
        f"{row['group']}.{frame}.{language}",
        f"{names.frame_name(frame)}; {names.article_name(row['group'])}, {LANGUAGES[language]}",
    )
    key, end = {
        "share": ("", ""),
        "low": ("low", "lower end of the "),
        "high": ("high", "upper end of the "),
    }[column]
    return own.percent(
        key, row[column], meaning=f"{end}share of the paragraphs that hold a term of the frame"
    )
