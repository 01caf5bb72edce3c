"""Paragraphs of articles that have one version only, as units with one side."""

from __future__ import annotations

import polars as pl

from analysis.tables.alignment import UNITS

LANGUAGES = ("en", "zh")


def with_lone_versions(units: pl.DataFrame, paragraphs: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Aligned units, and one for each paragraph of ``articles`` that were not aligned, having no other version.

    Args:
        units: the table ``alignment/units``. paragraphs, articles: the tables of the corpus.

    Returns:
        The same table with more rows; the ``unit`` of a paragraph is its own number, its confidence 1.
    """
    article = ["issue", "article"]
    version = [*article, "language"]
    lone = (
        paragraphs.join(articles.select(version), on=version, how="semi")
        .join(units.select(article).unique(), on=article, how="anti")
        .sort(*version, "paragraph")
    )
    rows = lone.select(
        *article,
        pl.lit("paragraph").alias("granularity"),
        pl.col("paragraph").alias("unit"),
        pl.col("paragraph").alias("paragraph_unit"),
        *(
            pl.when(pl.col("language") == language)
            .then(pl.concat_list("paragraph"))
            .otherwise(pl.lit([], dtype=pl.List(pl.Int64)))
            .alias(language)
            for language in LANGUAGES
        ),
        pl.lit(1.0).alias("confidence"),
    )
    return UNITS.check(pl.concat([units, UNITS.check(rows)]))
