"""How the terms of the codebook are rendered: every form that stands opposite, how often and by whom."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.codebook.codebook import ACTOR, Codebook
from analysis.framing.rendering_candidates import rendering_candidates
from analysis.framing.rendering_pairs import DIRECTIONS, KIND, QUERY
from analysis.statistics.groupings import GROUPINGS, group_members
from analysis.tables.renderings import RENDERINGS

FORM, NONE, CANDIDATE = "form", "none", "candidate"
SEPARATOR = " | "

GROUP = ["grouping", "group"]
ASKED = [*GROUP, "direction", *QUERY, "given"]


def renderings(
    pairs: pl.DataFrame,
    articles: pl.DataFrame,
    tokens: pl.DataFrame,
    units: pl.DataFrame,
    codebook: Codebook,
    stopwords: Mapping[str, frozenset[str]],
    study: str,
) -> pl.DataFrame:
    """Every form that renders a term or actor, in each direction, by article, author, issue and for the study.

    Counted are matches, paired within the sentence units that have both sides as
    :func:`analysis.framing.rendering_pairs.rendering_pairs` describes. Forms are those of the codebook: all that a
    form matches (inflected, in capitals, with or without hyphens) is one rendering, and ``spellings`` says how it
    stands in the text. For terms that have units without any form on the other side a last row holds the best
    candidate (:mod:`analysis.framing.rendering_candidates`).

    Args:
        pairs: what :func:`analysis.framing.rendering_pairs.rendering_pairs` returns.
        articles: the table ``corpus/articles``, restricted to what is measured.
        tokens: the table ``corpus/tokens``.
        units: the table ``alignment/units``.
        codebook: the codebook; terms and actors stand in its order.
        stopwords: for each language the words that begin and end no candidate.
        study: the name of the study.

    Returns:
        The table ``framing/renderings``; within a term the most frequent form first. The order of the rows that
        come in makes no difference.
    """
    grouped = in_groups(pairs, articles, study)
    by_form = grouped.filter(pl.col("grouping") == "study")
    counted = pl.concat(
        [_counted(grouped.with_columns(given=pl.lit(None, dtype=pl.String))), _counted(by_form)]
    )
    proposed = rendering_candidates(pairs, tokens, units, stopwords).with_columns(
        pl.lit("study").alias("grouping"), pl.lit(study).alias("group"), pl.lit(CANDIDATE).alias("status")
    )
    return RENDERINGS.check(
        pl.concat([counted, proposed], how="diagonal")
        .join(groups_in_order(articles, study), on=GROUP, how="inner")
        .join(terms_in_order(codebook), on=QUERY, how="inner")
        .with_columns(
            kind=KIND,
            first=pl.col("direction").replace_strict({name: at for at, name in enumerate(DIRECTIONS)}),
            last=pl.col("status").replace_strict({FORM: 0, NONE: 1, CANDIDATE: 2}),
        )
        .sort(
            "group_at",
            "term_at",
            "first",
            "given",
            "last",
            -pl.col("matches"),
            "rendering",
            nulls_last=False,
        )
        .with_columns(frame=pl.when(pl.col("frame") != ACTOR).then("frame"))
        .select(*RENDERINGS.schema)
    )


def in_groups(pairs: pl.DataFrame, articles: pl.DataFrame, study: str) -> pl.DataFrame:
    """Rows of articles repeated for each group that the article belongs to."""
    members = group_members(articles, GROUPINGS, study).select(*GROUP, "issue", "article").unique()
    return pairs.join(members, on=["issue", "article"], how="inner")


def groups_in_order(articles: pl.DataFrame, study: str) -> pl.DataFrame:
    """Groups with their place, ``group_at``."""
    members = group_members(articles, GROUPINGS, study).select(*GROUP)
    places = {grouping: at for at, grouping in enumerate(GROUPINGS)}
    return (
        members.unique(maintain_order=True)
        .sort(pl.col("grouping").replace_strict(places), maintain_order=True)
        .with_row_index("group_at")
    )


def terms_in_order(codebook: Codebook) -> pl.DataFrame:
    """Terms and actors with their place, ``term_at``."""
    rows = [(entry.frame, entry.id) for entry in codebook.entries()]
    return pl.DataFrame(rows, schema=dict.fromkeys(QUERY, pl.String), orient="row").with_row_index("term_at")


def _counted(grouped: pl.DataFrame) -> pl.DataFrame:
    """Matches, units, articles and authors of each rendering."""
    spelled = (
        grouped.group_by(*ASKED, "rendering", "spelling")
        .len()
        .sort(-pl.col("len").cast(pl.Int64), "spelling")
        .group_by(*ASKED, "rendering", maintain_order=True)
        .agg(pl.col("spelling").drop_nulls().str.join(SEPARATOR).alias("spellings"))
    )
    return (
        grouped.group_by(*ASKED, "rendering")
        .agg(
            pl.len().cast(pl.Int64).alias("matches"),
            pl.col("unit_id").n_unique().cast(pl.Int64).alias("units"),
            pl.col("article_id").n_unique().cast(pl.Int64).alias("articles"),
            pl.col("author").drop_nulls().n_unique().cast(pl.Int64).alias("authors"),
        )
        .join(spelled, on=[*ASKED, "rendering"], how="left", nulls_equal=True)
        .with_columns(
            share=pl.col("matches") / pl.col("matches").sum().over(ASKED),
            status=pl.when(pl.col("rendering").is_null()).then(pl.lit(NONE)).otherwise(pl.lit(FORM)),
            spellings=pl.when(pl.col("rendering").is_not_null()).then("spellings"),
            association=pl.lit(None, dtype=pl.Float64),
        )
    )
