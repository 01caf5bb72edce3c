"""Table: how the terms of the source are rendered, and how consistently."""

from __future__ import annotations

import polars as pl

from analysis.exhibits.labels import form_in
from analysis.exhibits.number_kinds import COUNT, PERCENT, TWO_DECIMALS
from analysis.exhibits.printed_table import Cell, Column, Estimate, PrintedTable, Section
from analysis.findings.renderings_section import DIRECTIONS, LEAST, direction_told
from analysis.pages.markdown import percent
from analysis.pages.study_names import StudyNames

#: Terms, and forms of each.
FIRST, FORMS = 25, 3


def renderings_table(names: StudyNames, consistency: pl.DataFrame, renderings: pl.DataFrame) -> PrintedTable:
    """A row a term or actor, those in most sentence units first.

    Args:
        names: the names of the study.
        consistency: the table ``framing/rendering_consistency``.
        renderings: the table ``framing/renderings``.
    """
    direction = direction_told(names)
    source, target = direction.split(" to ")
    of_study = (pl.col("grouping") == "study") & (pl.col("direction") == direction)
    kept = (
        consistency.filter(of_study & (pl.col("units") >= LEAST))
        .sort("units", "term", descending=[True, False])
        .head(FIRST)
    )
    forms = renderings.filter(of_study & pl.col("given").is_null() & (pl.col("status") == "form"))
    rows: list[tuple[Cell, ...]] = []
    for row in kept.to_dicts():
        own = forms.filter((pl.col("kind") == row["kind"]) & (pl.col("term") == row["term"]))
        rows.append(
            (
                form_in(names, row["term"], source),
                row["units"],
                Estimate(row["rendered_share"], row["rendered_low"], row["rendered_high"]),
                _forms(own, row["rendered_matches"]),
                row["forms"],
                row["entropy"],
            )
        )
    language = DIRECTIONS[direction]
    other = "English" if target == "en" else "Chinese"
    return PrintedTable(
        "renderings",
        f"How {language} terms are rendered in {other}",
        f"The {len(rows)} terms and actors of the codebook that stand in most aligned sentence units, at least "
        f"{LEAST}.",
        (
            Column("Term"),
            Column("Units", COUNT),
            Column("With a form opposite", PERCENT, "", True),
            Column("Usual forms", unit="% of matches"),
            Column("Forms", COUNT),
            Column("Entropy", TWO_DECIMALS, unit="bit"),
        ),
        (Section("", tuple(rows)),),
        (
            "With a form opposite: share of the units whose other side holds a form of the codebook, with its 95 % "
            "interval (Wilson); the others hold another wording, or nothing.",
            f"Usual forms: the {FORMS} most frequent of the matches that are paired with a form. Entropy of the forms: "
            "0 where one form is used throughout, 1 where two are used equally often.",
        ),
        ("framing/rendering_consistency", "framing/renderings"),
    )


def _forms(forms: pl.DataFrame, matches: int) -> str:
    ordered = forms.sort("matches", "rendering", descending=[True, False]).head(FORMS)
    return (
        "; ".join(
            f"{form} ({percent(count / matches)})"
            for form, count in ordered.select("rendering", "matches").iter_rows()
            if matches
        )
        or "–"
    )
