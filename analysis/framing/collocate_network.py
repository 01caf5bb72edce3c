"""The network of queries and their collocates, and of queries that occur in the same sentences."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.codebook.codebook import Term
from analysis.framing.queries import numbered
from analysis.statistics.association import log_dice
from analysis.tables.collocation import COLLOCATE_NETWORK

SENTENCE = ["language", "issue", "article", "paragraph", "sentence"]
QUERY = ["language", "at"]


def collocate_network(
    collocates: pl.DataFrame,
    queries: Sequence[Term],
    hits: pl.DataFrame,
    minimum_count: int,
    minimum_range: int,
) -> pl.DataFrame:
    """Edges between queries and their collocates, and between queries, with logDice as their weight.

    Two queries co-occur in a sentence that holds a match of each, if the two matches do not overlap: a word
    list may match inside a term. Then ``count`` is the number of such sentences, ``source_count`` and
    ``target_count`` are the sentences with each query, and logDice is computed from these three.

    Args:
        collocates: the table ``framing/collocates``: its rows become edges.
        queries: terms, actors and word lists, in the order of the result.
        hits: tables of hits put together, restricted to what is measured.
        minimum_count: queries that share fewer sentences have no edge.
        minimum_range: queries that share sentences of fewer paragraphs have none.

    Returns:
        The table ``framing/collocate_network``: by language, first the edges to words, then those between
        queries; the latter have no direction, and the source is the query that was asked for first.
    """
    words = collocates.select(
        "language",
        pl.lit("collocate").alias("edge"),
        source="query",
        source_kind="kind",
        target="word",
        target_kind=pl.lit("word"),
        weight="log_dice",
        count="count",
        source_count="hits",
        target_count="word_count",
        paragraphs="paragraphs",
        articles="articles",
    )
    edges = pl.concat([words, _between_queries(queries, hits, minimum_count, minimum_range)])
    return COLLOCATE_NETWORK.check(edges.sort("language", maintain_order=True))


def _between_queries(
    queries: Sequence[Term], hits: pl.DataFrame, minimum_count: int, minimum_range: int
) -> pl.DataFrame:
    asked = numbered(queries)
    placed = hits.join(asked.select("frame", "term", "at"), on=["frame", "term"], how="inner").select(
        "at", *SENTENCE, "start", "end"
    )
    with_query = (
        placed.select("at", *SENTENCE).unique().group_by(QUERY).agg(sentences=pl.len().cast(pl.Int64))
    )
    apart = (pl.col("end") <= pl.col("start_other")) | (pl.col("end_other") <= pl.col("start"))
    shared = (
        placed.join(placed, on=SENTENCE, suffix="_other")
        .filter((pl.col("at") < pl.col("at_other")) & apart)
        .select("at", "at_other", *SENTENCE)
        .unique()
        .group_by("language", "at", "at_other")
        .agg(
            count=pl.len().cast(pl.Int64),
            paragraphs=pl.struct("issue", "article", "paragraph").n_unique().cast(pl.Int64),
            articles=pl.struct("issue", "article").n_unique().cast(pl.Int64),
        )
        .filter((pl.col("count") >= minimum_count) & (pl.col("paragraphs") >= minimum_range))
        .join(with_query.rename({"sentences": "source_count"}), on=QUERY)
        .join(with_query.rename({"sentences": "target_count", "at": "at_other"}), on=["language", "at_other"])
        .sort("at", "at_other")
    )
    names = asked.select("at", "query", "kind")
    weight = log_dice(*(shared[name].to_numpy() for name in ("count", "source_count", "target_count")))
    return (
        shared.with_columns(pl.Series("weight", weight, dtype=pl.Float64))
        .join(names.rename({"query": "source", "kind": "source_kind"}), on="at", maintain_order="left")
        .join(
            names.rename({"at": "at_other", "query": "target", "kind": "target_kind"}),
            on="at_other",
            maintain_order="left",
        )
        .with_columns(edge=pl.lit("query"))
        .select(*COLLOCATE_NETWORK.schema)
    )
