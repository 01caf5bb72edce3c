"""Where along an article each frame stands: the frames of both versions, unit by unit."""

from __future__ import annotations

import polars as pl

from analysis.framing.aligned_hits import ARTICLE, LANGUAGES, unit_members, units_with_text

UNIT = [*ARTICLE, "unit"]


def places_of_units(units: pl.DataFrame, paragraphs: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """The paragraph units of each article that hold running text, in order.

    Args:
        units: the table ``alignment/units``.
        paragraphs: the table ``corpus/paragraphs``.
        articles: the table ``corpus/articles``, restricted to what is measured.

    Returns:
        ``issue``, ``article``, ``unit``, ``place`` (from 0 within the article), ``sides`` (languages that hold
        running text) and ``compared``: whether both do. Only the compared ones are in ``framing/paired_salience``.
    """
    return units_with_text(units, paragraphs, articles, "paragraph", one_sided=True).select(
        *UNIT,
        pl.int_range(pl.len()).over(ARTICLE).alias("place"),
        "sides",
        (pl.col("sides").list.len() == len(LANGUAGES)).alias("compared"),
    )


def frames_in_units(hits: pl.DataFrame, units: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Which version of a unit has which frame.

    Args:
        hits: the table ``framing/hits``.
        units: the table ``alignment/units``.
        places: what :func:`places_of_units` returns.

    Returns:
        ``issue``, ``article``, ``unit``, ``place``, ``compared``, ``frame``, ``en``, ``zh``: for each unit and frame
        that has a term of it in a version, how many there are in each. Sorted by article, unit and frame.
    """
    return (
        hits.join(
            unit_members(units, "paragraph", one_sided=True),
            on=[*ARTICLE, "language", "paragraph"],
            how="inner",
        )
        .join(places, on=UNIT, how="inner")
        # a heading opposite running text is no counterpart of it
        .filter(pl.col("language").is_in(pl.col("sides")))
        .group_by(*UNIT, "place", "compared", "frame")
        .agg(
            *((pl.col("language") == language).sum().cast(pl.Int64).alias(language) for language in LANGUAGES)
        )
        .sort(*UNIT, "frame")
    )
