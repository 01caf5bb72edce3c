"""Which version of a candidate says more, or says it with more force."""

from __future__ import annotations

import polars as pl

#: Which version is taken for the source where none is marked as such.
ASSUMED_SOURCE = "zh"


def more_in(source: pl.Expr) -> pl.Expr:
    """The language of the version that says more: by what one alone has, else by the force of what both say.

    Of words on both sides neither version says more, but a weakened statement has more force in the source and a
    strengthened one in the translation.

    Args:
        source: the language of the source version; Chinese where it is empty.

    Returns:
        An expression over ``shifts/shifts``: ``en``, ``zh``, or nothing where the two say something else.
    """
    of = source.fill_null(ASSUMED_SOURCE)
    translation = pl.when(of == "en").then(pl.lit("zh")).otherwise(pl.lit("en"))
    force = (
        pl.when(pl.col("kind") == "weakened")
        .then(of)
        .when(pl.col("kind") == "strengthened")
        .then(translation)
    )
    return pl.coalesce("surplus", force)
