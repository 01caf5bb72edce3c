"""How the terms of the source are rendered: most variously, and least often."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.pages.markdown import escaped, table
from analysis.pages.numbers import Numbers
from analysis.pages.study_names import StudyNames

LEAST = 8
FIRST = 8
DIRECTIONS = {"zh to en": "Chinese", "en to zh": "English"}


def direction_told(names: StudyNames) -> str:
    """The direction whose renderings are told: from Chinese, unless English is the source of all articles."""
    sources = {names.sources.get(group, "zh") for group in names.compared}
    return "en to zh" if sources == {"en"} else "zh to en"


def renderings_section(names: StudyNames, study: Numbers, consistency: pl.DataFrame) -> list[str]:
    """Lines of the section, for terms and actors of at least :data:`LEAST` sentence units.

    Args:
        names: the names of the study. study: the numbers that the page says.
        consistency: the table ``framing/rendering_consistency``.
    """
    direction = direction_told(names)
    rows = consistency.filter(
        (pl.col("grouping") == "study") & (pl.col("direction") == direction) & (pl.col("units") >= LEAST)
    )
    various = rows.filter(pl.col("entropy") > 0).sort("entropy", "term", descending=[True, False])
    lacking = rows.filter(pl.col("rendered_share") < 1).sort("rendered_share", "term")
    if not rows.height:
        return []
    quote = study.within("renderings")
    return [
        "## How terms are rendered",
        "",
        f"{DIRECTIONS[direction]} terms and actors in {LEAST} sentence units or more that have both sides: the most "
        "various renderings, by the entropy of the forms,",
        "",
        *table(
            ["term", "matches rendered", "forms", "most used", "its share (%)", "entropy (bit)"],
            [_various(names, quote, row) for row in various.head(FIRST).to_dicts()],
            right=(1, 2, 4, 5),
        ),
        "",
        "and the terms that most often have no form of the codebook opposite (another wording, or nothing), with "
        "Wilson’s interval, which takes the units as independent:",
        "",
        *table(
            ["term", "units", "with a form opposite", "share (%)", "95 % interval"],
            [_lacking(names, quote, row) for row in lacking.head(FIRST).to_dicts()],
            right=(1, 2, 3, 4),
        ),
        "",
        "Tables: `framing/rendering_consistency`, `framing/renderings`, `framing/concordance`.",
    ]


def _various(names: StudyNames, quote: Numbers, row: dict[str, Any]) -> list[str]:
    own = _own(names, quote, row)
    return [
        names.entry(row["term"]),
        own("rendered", row["rendered_matches"], meaning="matches that are rendered"),
        own("forms", row["forms"], meaning="forms that render it"),
        escaped(row["first_form"] or ""),
        own.percent("first_share", row["first_share"], meaning="share of the most used rendering"),
        own.decimal("entropy", row["entropy"], 2, unit="bit", meaning="entropy of the forms that render it"),
    ]


def _lacking(names: StudyNames, quote: Numbers, row: dict[str, Any]) -> list[str]:
    own = _own(names, quote, row)
    meaning = "share of its units that have a form of the codebook opposite"
    return [
        names.entry(row["term"]),
        own("units", row["units"], unit="units", meaning="sentence units with it that have both sides"),
        own("rendered_units", row["rendered_units"], unit="units", meaning="units with a form opposite"),
        own.percent("share", row["rendered_share"], meaning=meaning),
        own.percent("share.low", row["rendered_low"], meaning=f"lower end of the {meaning}")
        + " to "
        + own.percent("share.high", row["rendered_high"], meaning=f"upper end of the {meaning}"),
    ]


def _own(names: StudyNames, quote: Numbers, row: dict[str, Any]) -> Numbers:
    return quote.within(f"{row['kind']}.{row['term']}", names.entry_name(row["term"]))
