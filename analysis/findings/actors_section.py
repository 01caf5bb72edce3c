"""Which actors stand with which frames, in both versions."""

from __future__ import annotations

import polars as pl

from analysis.pages.markdown import signed, table
from analysis.pages.study_names import StudyNames

FIRST = 10


def actors_section(names: StudyNames, actors_frames: pl.DataFrame) -> list[str]:
    """Lines of the section: pairs whose interval lies above zero in both versions.

    Args:
        names: the names of the study.
        actors_frames: the table ``framing/actors_frames``.
    """
    kept = actors_frames.filter((pl.col("grouping") == "study") & (pl.col("low") > 0))
    columns = ("actor", "frame", "both", "log_odds", "low", "high")
    sides = [kept.filter(pl.col("language") == language).select(columns) for language in ("en", "zh")]
    both = (
        sides[0]
        .join(sides[1], on=["actor", "frame"], suffix="_zh")
        .with_columns(pl.min_horizontal("low", "low_zh").alias("least"))
        .sort("least", "actor", "frame", descending=[True, False, False])
    )
    if not both.height:
        return []
    rows = [
        [
            names.entry(row["actor"]),
            names.frame(row["frame"]),
            f"{row['both']} / {row['both_zh']}",
            *(
                f"{signed(row['log_odds' + end], 1)} [{signed(row['low' + end], 1)}, {signed(row['high' + end], 1)}]"
                for end in ("", "_zh")
            ),
        ]
        for row in both.head(FIRST).to_dicts()
    ]
    return [
        "## Which actors stand with which frames",
        "",
        f"Of the pairs whose log-odds of standing in one sentence lie above 0 in both versions ({both.height}), the "
        f"first {min(FIRST, both.height)}. Many pairs were looked at, so some intervals lie above 0 by chance.",
        "",
        *table(
            ["actor", "frame", "sentences with both, English / Chinese", "log-odds, English", "Chinese"],
            rows,
            right=(2, 3, 4),
        ),
        "",
        "Table: `framing/actors_frames`.",
    ]
