"""What of the corpus a study measures: the articles of the sections that it names."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl


def measured_articles(articles: pl.DataFrame, sections: Sequence[str]) -> pl.DataFrame:
    """The article versions of the sections that a study measures, of the table ``corpus/articles``."""
    return articles.filter(pl.col("section").is_in(list(sections)))


def measured_texts(articles: pl.DataFrame, *paths: str) -> list[pl.DataFrame]:
    """Tables of texts, read from Parquet files, restricted to the article versions in ``articles``."""
    version = ["issue", "article", "language"]
    return [pl.read_parquet(path).join(articles.select(version), on=version, how="semi") for path in paths]
