"""Which actors stand with which frames, in both versions."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.pages.markdown import escaped, table
from analysis.pages.numbers import Numbers
from analysis.pages.study_names import StudyNames

FIRST = 10


def actors_section(names: StudyNames, study: Numbers, actors_frames: pl.DataFrame) -> list[str]:
    """Lines of the section: pairs whose interval lies above zero in both versions.

    Args:
        names: the names of the study. study: the numbers that the page says.
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
    quote = study.within("actor_frames")
    rows = [_row(names, quote, row) for row in both.head(FIRST).to_dicts()]
    pairs = quote(
        "pairs", both.height, meaning="pairs of actor and frame with log-odds above 0 in both versions"
    )
    told = quote("told", min(FIRST, both.height), meaning="pairs of actor and frame that the page tells")
    return [
        "## Which actors stand with which frames",
        "",
        f"Of the pairs whose log-odds of standing in one sentence lie above 0 in both versions ({pairs}), the "
        f"first {told}. Many pairs were looked at, so some intervals lie above 0 by chance.",
        "",
        *table(
            ["actor", "frame", "sentences with both, English / Chinese", "log-odds, English", "Chinese"],
            rows,
            right=(2, 3, 4),
        ),
        "",
        "Table: `framing/actors_frames`.",
    ]


def _row(names: StudyNames, quote: Numbers, row: dict[str, Any]) -> list[str]:
    actor, frame = row["actor"], row["frame"]
    sides = [
        (
            quote.within(
                f"{actor}.{frame}.{key}",
                f"{names.actor_name(actor)} with {names.frame_name(frame)}, {told}",
            ),
            end,
        )
        for key, told, end in (("en", "English", ""), ("zh", "Chinese", "_zh"))
    ]
    return [
        escaped(names.actor_name(actor)),
        names.frame(frame),
        " / ".join(own("both", row["both" + end], meaning="sentences with both") for own, end in sides),
        *(_log_odds(own, row, end) for own, end in sides),
    ]


def _log_odds(own: Numbers, row: dict[str, Any], end: str) -> str:
    meaning = "log-odds of actor and frame in one sentence"
    value = own.signed("log_odds", row["log_odds" + end], 1, meaning=meaning)
    low = own.signed("log_odds.low", row["low" + end], 1, meaning=f"lower end of the {meaning}")
    high = own.signed("log_odds.high", row["high" + end], 1, meaning=f"upper end of the {meaning}")
    return f"{value} [{low}, {high}]"
