"""The network of collocates that is drawn: which nodes, which words, which lines."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.codebook.codebook import ACTOR
from analysis.language.written_forms import AS_COUNTED, as_written

#: A researcher who names frames may name more than can be seen.
MOST_NODES = 40
NODE = ["kind", "query"]
KINDS = ("term", "actor", "list")
COLUMNS = (
    *NODE,
    "language",
    "word",
    "written",
    "closest",
    "log_dice",
    "count",
    "expected",
    "hits",
    "word_count",
    "paragraphs",
    "articles",
    "partner",
    "partner_units",
)


def shown_collocates(
    collocates: pl.DataFrame,
    nodes: int | Sequence[str] = 8,
    words: int = 6,
    forms: pl.DataFrame = AS_COUNTED,
) -> pl.DataFrame:
    """The lines of the network: between chosen nodes and the closest words of any of them.

    The nodes are chosen by name, or are those with the most matches in both versions together, terms before actors
    before word lists. A word is drawn that is among the ``words`` closest (logDice) of a node in its language; then it
    has a line to each node that it is a collocate of. Words that stand near a node less often than chance would have it
    are no company and are left out.

    Args:
        collocates: table ``framing/collocates``.
        nodes: how many, or ids: of a term, of an actor, of a frame for all its terms, ``actor`` for all actors, and
            names of word lists; at most :data:`MOST_NODES`. Those without collocates are passed over.
        forms: table ``corpus/written_forms``: how English words are written.
        words: words a node and language.

    Returns:
        :data:`COLUMNS`, a line between a node and a word a row: nodes in their order, English first, the closest word
        first. ``closest`` says whether the word is among the closest of this node. ``partner`` is empty where it is not
        drawn, or where the two never share an aligned sentence unit near the node.
    """
    near = collocates.filter(pl.col("count") > pl.col("expected"))
    order = _nodes(near, nodes)
    placed = near.join(order, on=NODE, how="inner").with_columns(
        closest=pl.col("rank").rank("ordinal").over([*NODE, "language"]) <= words
    )
    chosen = placed.filter("closest").select("language", "word").unique()
    lines = placed.join(chosen, on=["language", "word"], how="semi").sort("at", "language", "rank", "word")
    drawn = lines.select(*NODE, pl.col("word").alias("partner"), pl.lit(True).alias("there"))
    held = lines.join(drawn.unique(), on=[*NODE, "partner"], how="left", maintain_order="left").with_columns(
        kept=pl.col("there").fill_null(False) & (pl.col("partner_units") > 0).fill_null(False)
    )
    shown = held.with_columns(pl.when("kept").then(pl.col(name)) for name in ("partner", "partner_units"))
    return as_written(shown.with_columns(written="word"), forms, "written").select(COLUMNS)


def _nodes(near: pl.DataFrame, nodes: int | Sequence[str]) -> pl.DataFrame:
    """The chosen nodes with their place ``at``."""
    kind = pl.col("kind").replace_strict(KINDS, list(range(len(KINDS))), return_dtype=pl.Int64)
    found = (
        near.select(*NODE, "frame", "language", "hits")
        .unique()
        .group_by(*NODE, "frame")
        .agg(pl.col("hits").sum())
        .sort(kind, "hits", "query", descending=[False, True, False])
    )
    if isinstance(nodes, int):
        return found.head(nodes).select(NODE).with_row_index("at")
    chosen = [
        found.filter(
            (pl.col("query") == name)
            | (pl.col("frame") == name).fill_null(False)
            | ((pl.col("kind") == name) & (name == ACTOR))
        )
        for name in nodes
    ]
    different = pl.concat([found.clear(), *chosen]).unique(NODE, keep="first", maintain_order=True)
    return different.head(MOST_NODES).select(NODE).with_row_index("at")
