"""Queries as a table: terms, actors and word lists with their place in a result."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.codebook.codebook import ACTOR, Codebook, Term
from analysis.framing.concordance_queries import LIST, chosen_entries

KINDS = {ACTOR: "actor", LIST: "list"}


def chosen_queries(names: str | Sequence[str], codebook: Codebook, lists: Sequence[Term]) -> list[Term]:
    """Terms and actors of a codebook in its order, then word lists.

    Args:
        names: ``all``, or ids: of a term, of an actor, of a frame for all its terms, ``actor`` for all actors,
            and names of word lists.
        codebook: the codebook.
        lists: the word lists (see :func:`analysis.framing.concordance_queries.list_entries`).
    """
    kept = lists if isinstance(names, str) else [words for words in lists if words.id in set(names)]
    return [*chosen_entries(names, codebook), *kept]


def numbered(queries: Sequence[Term]) -> pl.DataFrame:
    """Each query with its number: ``at``, ``frame`` and ``term`` (as in hits), ``query`` and ``kind``."""
    return pl.DataFrame(
        [
            (at, query.frame, query.id, query.id, KINDS.get(query.frame, "term"))
            for at, query in enumerate(queries)
        ],
        schema={
            "at": pl.Int64,
            "frame": pl.String,
            "term": pl.String,
            "query": pl.String,
            "kind": pl.String,
        },
        orient="row",
    )
