"""Which match of a term goes with which in the other version: by order within the aligned sentence unit."""

from __future__ import annotations

import polars as pl

from analysis.codebook.codebook import ACTOR
from analysis.framing.aligned_hits import ARTICLE, LANGUAGES, hits_in_units

QUERY = ["frame", "term"]
UNIT = [*ARTICLE, "unit"]
BLOCK = [*ARTICLE, "paragraph_unit"]
DIRECTIONS = {"zh to en": ("zh", "en"), "en to zh": ("en", "zh")}
KIND = pl.when(pl.col("frame") == ACTOR).then(pl.lit("actor")).otherwise(pl.lit("term"))


def rendering_pairs(hits: pl.DataFrame, articles: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Each match of a term in a unit with both sides, with the match of the term that renders it.

    Where a unit has k matches of the term on one side and m on the other, the first ``min(k, m)`` of both are
    paired in the order of reading; the others have no rendering. So a pair counts once in each direction, the
    numbers of pairs are the same in both, and no match renders two. Order is a guess where a unit repeats a term
    and words it differently; the number of matches with and without a rendering does not depend on it.

    Args:
        hits: matches of terms and actors (``framing/hits`` and ``framing/actors``) put together.
        articles: the table ``corpus/articles``, restricted to what is measured.
        units: the table ``alignment/units``; units of sentences are used.

    Returns:
        ``direction``, ``frame``, ``term``, ``issue``, ``article``, ``author``, ``unit``, ``paragraph_unit``,
        ``given`` (the form that is rendered) and, empty where there is none, ``rendering`` (the form that renders
        it) and ``spelling`` (as it stands in the text). A row for each match and direction. ``unit_id``,
        ``block_id`` and ``article_id`` are numbers of the unit, its paragraph unit and its article, for counting.
    """
    measured = articles.select(*ARTICLE, "language", "author")
    placed = (
        hits_in_units(hits, units, "sentence")
        .join(measured, on=[*ARTICLE, "language"], how="inner")
        .sort(*QUERY, *UNIT, "language", "sentence", "start")
        .with_columns(place=pl.int_range(pl.len()).over(*QUERY, *UNIT, "language"))
    )
    side = {language: placed.filter(pl.col("language") == language) for language in LANGUAGES}
    pairs = pl.concat(
        [
            side[here]
            .join(
                side[there].select(*QUERY, *UNIT, "place", rendering="form", spelling="text"),
                on=[*QUERY, *UNIT, "place"],
                how="left",
                maintain_order="left",
            )
            .select(
                pl.lit(direction).alias("direction"),
                *QUERY,
                *ARTICLE,
                "author",
                "unit",
                "paragraph_unit",
                pl.col("form").alias("given"),
                "rendering",
                "spelling",
            )
            for direction, (here, there) in DIRECTIONS.items()
        ]
    )
    for name, columns in (("unit_id", UNIT), ("block_id", BLOCK), ("article_id", ARTICLE)):
        # in order, so that sums over them are the same to the last digit
        numbered = pairs.select(columns).unique().sort(columns).with_row_index(name)
        pairs = pairs.join(numbered, on=columns, how="left")
    return pairs
