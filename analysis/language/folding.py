"""The word that a token counts as: its lemma, case folded except in acronyms."""

from __future__ import annotations

import polars as pl

# An acronym keeps its capitals: folded, US would be the pronoun.
_ACRONYM = r"^[A-Z][A-Z0-9&-]*[A-Z0-9]$"


def folded(lemma: str = "lemma") -> pl.Expr:
    """The lemma in small letters, an acronym as it is.

    Args:
        lemma: the column that holds lemmas.
    """
    column = pl.col(lemma)
    return pl.when(column.str.contains(_ACRONYM)).then(column).otherwise(column.str.to_lowercase())
