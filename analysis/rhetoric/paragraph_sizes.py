"""How long paragraphs are, in the units in which rates of markers and devices are told."""

from __future__ import annotations

import polars as pl

from analysis.framing.matching import PLACE
from analysis.language.tokens import words_of


def paragraph_sizes(paragraphs: pl.DataFrame, tokens: pl.DataFrame) -> pl.DataFrame:
    """Words of English paragraphs and characters of Chinese ones, white space not counted.

    Args:
        paragraphs: the table ``corpus/paragraphs``; headings are left out.
        tokens: the table ``corpus/tokens``; its English words are counted.

    Returns:
        ``issue``, ``article``, ``language``, ``paragraph`` and ``base``, in order.
    """
    words = words_of(tokens.filter(pl.col("language") == "en")).group_by(PLACE).agg(pl.len().alias("words"))
    characters = pl.col("text").str.replace_all(r"\s", "").str.len_chars()
    size = pl.when(pl.col("language") == "en").then(pl.col("words").fill_null(0)).otherwise(characters)
    return (
        paragraphs.filter(pl.col("kind") == "paragraph")
        .join(words, on=PLACE, how="left")
        .select(*PLACE, size.cast(pl.Int64).alias("base"))
        .sort(PLACE)
    )
