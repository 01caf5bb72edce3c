"""How the terms of the source are rendered: most variously, and least often."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.pages.markdown import escaped, percent, table
from analysis.pages.study_names import StudyNames

LEAST = 8
FIRST = 8
DIRECTIONS = {"zh to en": "Chinese", "en to zh": "English"}


def renderings_section(names: StudyNames, consistency: pl.DataFrame) -> list[str]:
    """Lines of the section, for terms and actors of at least :data:`LEAST` sentence units.

    Args:
        names: the names of the study.
        consistency: the table ``framing/rendering_consistency``.
    """
    sources = {names.sources.get(group, "zh") for group in names.compared}
    direction = "en to zh" if sources == {"en"} else "zh to en"
    rows = consistency.filter(
        (pl.col("grouping") == "study") & (pl.col("direction") == direction) & (pl.col("units") >= LEAST)
    )
    various = rows.filter(pl.col("entropy") > 0).sort("entropy", "term", descending=[True, False])
    lacking = rows.filter(pl.col("rendered_share") < 1).sort("rendered_share", "term")
    if not rows.height:
        return []
    return [
        "## How terms are rendered",
        "",
        f"{DIRECTIONS[direction]} terms and actors in {LEAST} sentence units or more that have both sides: the most "
        "various renderings, by the entropy of the forms,",
        "",
        *table(
            ["term", "matches rendered", "forms", "most used", "its share (%)", "entropy (bit)"],
            [_various(names, row) for row in various.head(FIRST).to_dicts()],
            right=(1, 2, 4, 5),
        ),
        "",
        "and the terms that most often have no form of the codebook opposite (another wording, or nothing):",
        "",
        *table(
            ["term", "units", "with a form opposite", "share (%)", "95 % interval"],
            [_lacking(names, row) for row in lacking.head(FIRST).to_dicts()],
            right=(1, 2, 3, 4),
        ),
        "",
        "Tables: `framing/rendering_consistency`, `framing/renderings`, `framing/concordance`.",
    ]


def _various(names: StudyNames, row: dict[str, Any]) -> list[str]:
    return [
        names.entry(row["term"]),
        str(row["rendered_matches"]),
        str(row["forms"]),
        escaped(row["first_form"] or ""),
        percent(row["first_share"]),
        f"{row['entropy']:.2f}",
    ]


def _lacking(names: StudyNames, row: dict[str, Any]) -> list[str]:
    return [
        names.entry(row["term"]),
        str(row["units"]),
        str(row["rendered_units"]),
        percent(row["rendered_share"]),
        f"{percent(row['rendered_low'])} to {percent(row['rendered_high'])}",
    ]
