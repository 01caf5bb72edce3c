"""Which frames each article uses, in each version."""

from __future__ import annotations

import polars as pl

from analysis.pages.markdown import percent, table
from analysis.pages.study_names import StudyNames

FIRST = 3


def frames_section(names: StudyNames, salience: pl.DataFrame) -> list[str]:
    """Lines of the section: the share of each frame in each article and version, and the first three of each.

    Args:
        names: the names of the study.
        salience: the table ``framing/salience``.
    """
    rows = salience.filter(pl.col("grouping") == "article").to_dicts()
    cells = {(row["group"], row["frame"], row["language"]): row for row in rows}
    groups = [article.group for article in names.articles]
    frames = [frame.id for frame in names.codebook.frames]

    def both(group: str, frame: str) -> str:
        found = [cells.get((group, frame, language)) for language in ("en", "zh")]
        return " / ".join(percent(row["share"] if row else None) for row in found)

    shares = [[names.frame(frame), *(both(group, frame) for group in groups)] for frame in frames]
    first = [
        [names.article(group), *(_first(names, cells, group, language) for language in ("en", "zh"))]
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


def _first(
    names: StudyNames, cells: dict[tuple[str, str, str], dict[str, object]], group: str, language: str
) -> str:
    own = [row for (of, _, version), row in cells.items() if (of, version) == (group, language)]
    ranked = sorted((row for row in own if row["hits"]), key=lambda row: int(str(row["rank"])))[:FIRST]
    shown = [
        f"{names.frame(str(row['frame']))} {percent(_share(row, 'share'))} "
        f"[{percent(_share(row, 'low'))}, {percent(_share(row, 'high'))}]"
        for row in ranked
    ]
    return "; ".join(shown) or "–"


def _share(row: dict[str, object], column: str) -> float | None:
    value = row[column]
    return float(value) if isinstance(value, float) else None
