"""What the codebook cannot see."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.pages.numbers import Numbers
from analysis.pages.study_names import StudyNames


def coverage_section(names: StudyNames, study: Numbers, coverage: pl.DataFrame) -> list[str]:
    """Lines of the section.

    Args:
        names: the names of the study. study: the numbers that the page says.
        coverage: the table ``framing/coverage``.
    """
    hits = {language: pl.col(f"hits_{language}") > 0 for language in ("en", "zh")}
    neither = coverage.filter(~hits["en"] & ~hits["zh"]).height
    one_sided = coverage.filter(hits["en"] != hits["zh"])
    quote = study.within("coverage")
    said = [
        _term(names, quote, row)
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
        f"Of {quote.counted('terms', coverage.height, 'term', meaning='terms of the codebook')} "
        f"{quote('neither', neither, meaning='terms of the codebook that occur in neither version')} occur in neither "
        f"version, and {quote('one', one_sided.height, meaning='terms that occur in one language only')} in one "
        "language only"
        + (f"; those with the most hits (English / Chinese): {', '.join(said)}." if said else ".")
        + " A term of the second kind lacks forms, or the other version words it differently.",
        "",
        "Tables: `framing/coverage`, `framing/coverage_forms`, `framing/uncovered`.",
    ]


def _term(names: StudyNames, quote: Numbers, row: dict[str, Any]) -> str:
    own = quote.within(f"{row['frame']}.{row['term']}", names.entry_name(row["term"]))
    english = own("en", row["hits_en"], unit="hits", meaning="hits in English")
    chinese = own("zh", row["hits_zh"], unit="hits", meaning="hits in Chinese")
    return f"{names.entry(row['term'])} ({english} / {chinese})"
