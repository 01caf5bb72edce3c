"""Where a match stands in the alignment: the unit of its sentence or paragraph."""

from __future__ import annotations

import polars as pl

ARTICLE = ["issue", "article"]
LANGUAGES = ("en", "zh")


def unit_members(units: pl.DataFrame, granularity: str, *, one_sided: bool = False) -> pl.DataFrame:
    """The paragraphs or sentences of the units that have both sides.

    Args:
        units: the table ``alignment/units``.
        granularity: ``paragraph`` or ``sentence``; also the name of the column that the result has for it.
        one_sided: those of units with one side too.

    Returns:
        ``issue``, ``article``, ``language``, ``paragraph`` or ``sentence``, ``unit``, ``paragraph_unit``,
        ``confidence``: a row for each member.
    """
    kept = units.filter(pl.col("granularity") == granularity)
    if not one_sided:
        kept = kept.filter((pl.col("en").list.len() > 0) & (pl.col("zh").list.len() > 0))
    return pl.concat(
        [
            kept.filter(pl.col(language).list.len() > 0)
            .select(
                *ARTICLE,
                pl.lit(language).alias("language"),
                pl.col(language).alias(granularity),
                "unit",
                "paragraph_unit",
                "confidence",
            )
            .explode(granularity)
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


def units_with_text(
    units: pl.DataFrame,
    paragraphs: pl.DataFrame,
    articles: pl.DataFrame,
    granularity: str,
    *,
    one_sided: bool = False,
) -> pl.DataFrame:
    """The units in which the versions can be compared: both sides hold running text, not headings alone.

    Args:
        units: the table ``alignment/units``.
        paragraphs: the table ``corpus/paragraphs``.
        articles: the table ``corpus/articles``, restricted to what is measured.
        granularity: ``paragraph`` or ``sentence``; ``paragraphs`` has a column of this name.
        one_sided: also those of which one side only holds running text.

    Returns:
        ``issue``, ``article``, ``unit``, ``sides`` (the languages that hold running text), ``confidence``,
        ``paragraph_unit``: a row a unit, in order.
    """
    version = [*ARTICLE, "language"]
    running = paragraphs.filter(pl.col("kind") == "paragraph").join(articles, on=version, how="semi")
    sides = (
        unit_members(units, granularity, one_sided=one_sided)
        .join(running, on=[*version, granularity], how="semi")
        .group_by(*ARTICLE, "unit")
        .agg(
            pl.col("language").unique().sort().alias("sides"),
            pl.col("confidence", "paragraph_unit").first(),
        )
    )
    kept = sides if one_sided else sides.filter(pl.col("sides").list.len() == len(LANGUAGES))
    return kept.sort(*ARTICLE, "unit")
