"""What the codebook cannot see."""

from __future__ import annotations

import polars as pl

from analysis.pages.markdown import counted
from analysis.pages.study_names import StudyNames


def coverage_section(names: StudyNames, coverage: pl.DataFrame) -> list[str]:
    """Lines of the section.

    Args:
        names: the names of the study.
        coverage: the table ``framing/coverage``.
    """
    hits = {language: pl.col(f"hits_{language}") > 0 for language in ("en", "zh")}
    neither = coverage.filter(~hits["en"] & ~hits["zh"]).height
    one_sided = coverage.filter(hits["en"] != hits["zh"])
    said = [
        f"{names.entry(row['term'])} ({row['hits_en']} / {row['hits_zh']})"
        for row in one_sided.with_columns(
            (pl.col("hits_en") + pl.col("hits_zh")).alias("hits"), pl.int_range(pl.len()).alias("at")
        )
        .sort("hits", "at", descending=[True, False])
        .head(10)
        .to_dicts()
    ]
    return [
        "## What the codebook cannot see",
        "",
        f"Of {counted(coverage.height, 'term')} {neither} occur in neither version, and {one_sided.height} in one "
        "language only"
        + (f"; those with the most hits (English / Chinese): {', '.join(said)}." if said else ".")
        + " A term of the second kind lacks forms, or the other version words it differently.",
        "",
        "Tables: `framing/coverage`, `framing/coverage_forms`, `framing/uncovered`.",
    ]
