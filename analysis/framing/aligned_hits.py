"""Where a match stands in the alignment: the unit of its sentence or paragraph."""

from __future__ import annotations

import polars as pl

ARTICLE = ["issue", "article"]
LANGUAGES = ("en", "zh")


def unit_members(units: pl.DataFrame, granularity: str) -> pl.DataFrame:
    """The paragraphs or sentences of the units that have both sides.

    Args:
        units: the table ``alignment/units``.
        granularity: ``paragraph`` or ``sentence``; also the name of the column that the result has for it.

    Returns:
        ``issue``, ``article``, ``language``, ``paragraph`` or ``sentence``, ``unit``, ``paragraph_unit``,
        ``confidence``: a row for each member.
    """
    both = units.filter(
        (pl.col("granularity") == granularity) & (pl.col("en").list.len() > 0) & (pl.col("zh").list.len() > 0)
    )
    return pl.concat(
        [
            both.select(
                *ARTICLE,
                pl.lit(language).alias("language"),
                pl.col(language).alias(granularity),
                "unit",
                "paragraph_unit",
                "confidence",
            ).explode(granularity)
            for language in LANGUAGES
        ]
    )


def hits_in_units(hits: pl.DataFrame, units: pl.DataFrame, granularity: str) -> pl.DataFrame:
    """Matches with the unit that they stand in; those in a unit with one side are left out.

    Args:
        hits: the table ``framing/hits``, or one of the same columns.
        units: the table ``alignment/units``.
        granularity: ``paragraph`` or ``sentence``.

    Returns:
        The matches with ``unit``, ``paragraph_unit`` and ``confidence``.
    """
    return hits.join(unit_members(units, granularity), on=[*ARTICLE, "language", granularity], how="inner")
