"""The words that mark an article."""

from __future__ import annotations

import polars as pl


def marking_words(keyness: pl.DataFrame) -> pl.DataFrame:
    """Lemmas that are more frequent in an article than in the others, beyond the interval; the best rank first.

    Args:
        keyness: the table ``framing/keyness``.
    """
    return keyness.filter(
        pl.col("unit") == "lemma",
        pl.col("reference") == "rest",
        pl.col("grouping") == "article",
        pl.col("low") > 0,
    ).sort("rank", maintain_order=True)
