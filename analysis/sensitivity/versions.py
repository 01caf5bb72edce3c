"""In which frames the two versions differ."""

from __future__ import annotations

import polars as pl

from analysis.sensitivity.findings import VERSION_DIFFERENCE, Estimate, Finding
from analysis.sensitivity.verdicts import established

GROUPINGS = ("article", "study")


def version_estimates(paired: pl.DataFrame) -> dict[Finding, Estimate]:
    """The difference in the share of aligned units, English minus Chinese, of articles and of the study.

    Args:
        paired: the table ``framing/paired_salience``.
    """
    rows = paired.filter(pl.col("grouping").is_in(GROUPINGS))
    columns = ("grouping", "group", "frame", "difference", "low", "high", "q")
    return {
        Finding(VERSION_DIFFERENCE, grouping, group, None, frame): Estimate(difference, low, high, q=q)
        for grouping, group, frame, difference, low, high, q in rows.select(columns).iter_rows()
    }


def version_findings(estimates: dict[Finding, Estimate]) -> list[Finding]:
    """The differences whose interval excludes 0, or whose q is small (see :mod:`analysis.sensitivity.verdicts`)."""
    return [
        finding
        for finding, estimate in estimates.items()
        if any(established(estimate, direction) for direction in (1.0, -1.0))
    ]


def sentences_as_paragraphs(table: pl.DataFrame) -> pl.DataFrame:
    """A table of hits with the sentence in the place of the paragraph, for measures that count by paragraph."""
    return table.with_columns(paragraph=pl.col("sentence"))


def sentence_units(sentences: pl.DataFrame, paragraphs: pl.DataFrame) -> pl.DataFrame:
    """Sentences of paragraphs as rows of the table of paragraphs; those of headings are left out."""
    place = ["issue", "article", "language", "paragraph"]
    running = paragraphs.filter(pl.col("kind") == "paragraph").select(*place, "kind")
    return sentences_as_paragraphs(sentences.join(running, on=place, how="inner"))


def sentence_links(units: pl.DataFrame) -> pl.DataFrame:
    """Aligned units of sentences as if they were units of paragraphs."""
    return units.filter(pl.col("granularity") == "sentence").with_columns(granularity=pl.lit("paragraph"))
