"""Both versions side by side: each match of a query in its unit, and what the other version says there."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.codebook.codebook import Term
from analysis.framing.queries import numbered
from analysis.tables.framing import CONCORDANCE

ARTICLE = ["issue", "article"]
VERSION = [*ARTICLE, "language"]
QUERY = ["frame", "term"]
COUNTERPART = [*ARTICLE, "unit", "other"]  # the other side of a unit
OPPOSITE = [*QUERY, *COUNTERPART]  # and of a query in it

RENDERED = "rendered"
NOT_RENDERED = "not rendered"
NO_COUNTERPART = "no counterpart"
ONE_VERSION = "one version"
NO_FORM = "no form"

BETWEEN = {"en": " ", "zh": ""}  # what stands between two sentences
SEPARATOR = " | "  # between two matched texts


def concordance(
    queries: Sequence[Term],
    hits: pl.DataFrame,
    articles: pl.DataFrame,
    sentences: pl.DataFrame,
    units: pl.DataFrame,
) -> pl.DataFrame:
    """Every match of the queries, in either version, with the sentences that correspond to it in the other.

    A match stands in its sentence unit: the sentences of its version that alignment put together, joined with
    a space in English and with nothing in Chinese. ``left``, ``keyword`` and ``right`` are that text, cut where
    the match begins and ends. The counterpart is the other side of the unit. Its status says what is there:

    * ``one version``: the article has no other version;
    * ``no counterpart``: the unit has no sentence in the other version;
    * ``no form``: the query has no form in the other language, so that nothing can be looked for;
    * ``rendered``: the counterpart holds a match of the query, ``not rendered``: it holds none.

    A counterpart with one match renders every match of its unit: ``hits_here`` and ``hits_there`` count them.

    Args:
        queries: terms, actors and word lists (see :mod:`analysis.framing.concordance_queries`), in the order
            of the result.
        hits: tables of hits put together, of frames, actors and word lists; hits of nothing that is asked
            for are left out.
        articles: the table ``corpus/articles``, restricted to what is measured.
        sentences: the table ``corpus/sentences``.
        units: the table ``alignment/units``; units of sentences are used.

    Returns:
        The table ``framing/concordance``: by query, issue, article and unit, in a unit the source first. The
        order of the rows that come in makes no difference.
    """
    sides = _sides(articles, sentences, units)
    placed = _placed(hits, articles, sides)
    asked = _asked(queries)
    # what follows joins texts in the order of reading
    found = placed.join(asked, on=QUERY, how="inner").sort("at", *VERSION, "sentence", "start")
    held = found.group_by(*QUERY, *VERSION, "side", "unit").agg(pl.len().alias("hits"), _distinct("keyword"))
    unmatched = placed.join(
        placed.select(*QUERY, *ARTICLE, "unit", language="other"),
        on=[*QUERY, *VERSION, "unit"],
        how="anti",
    )
    other_terms = _opposite(
        unmatched.join(asked.filter(pl.col("kind") == "term"), on=QUERY, how="semi"),
        unmatched,
        ["frame", *ARTICLE, "unit"],
        "term",
    )
    nearby = _opposite(found, found, [*QUERY, *ARTICLE, "paragraph_unit"], "unit")
    # what stands opposite is joined by the unit, and a sentence in no unit has nothing opposite
    lines = (
        found.join(
            held.select(*QUERY, *VERSION, "side", hits_here="hits"), on=[*QUERY, *VERSION, "side"], how="left"
        )
        .join(
            sides.select(*ARTICLE, "unit", other="language", counterpart="text"), on=COUNTERPART, how="left"
        )
        .join(
            held.select(*QUERY, *ARTICLE, "unit", other="language", hits_there="hits", rendering="keyword"),
            on=OPPOSITE,
            how="left",
        )
        .join(other_terms.rename({"texts": "other_terms"}), on=OPPOSITE, how="left")
        .join(nearby.rename({"texts": "nearby"}), on=OPPOSITE, how="left")
    )
    return CONCORDANCE.check(
        _with_status(lines)
        .sort("at", *ARTICLE, "unit", pl.col("source").not_(), "language", "sentence", "start")
        .select(*CONCORDANCE.schema)
    )


def _sides(articles: pl.DataFrame, sentences: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """The sentences of a version that stand together, with their text joined: a side of a unit.

    ``side`` is the unit, or a negative number for a sentence that is in none. The columns ``sentences`` and
    ``offsets`` say which sentences there are and where each begins in ``text``.
    """
    versions = articles.group_by(ARTICLE).agg(pl.col("language").n_unique().alias("versions"))
    aligned = units.filter(pl.col("granularity") == "sentence").join(
        versions.filter(pl.col("versions") == 2), on=ARTICLE, how="semi"
    )
    parts: list[pl.DataFrame] = []
    for language, between in BETWEEN.items():
        members = (
            aligned.select(
                *ARTICLE, "unit", "paragraph_unit", "confidence", pl.col(language).alias("sentence")
            )
            .explode("sentence")
            .drop_nulls("sentence")
        )
        parts.append(
            sentences.filter(pl.col("language") == language)
            .join(members, on=[*ARTICLE, "sentence"], how="left")
            .with_columns(side=pl.coalesce("unit", -1 - pl.col("sentence")))
            .sort(*VERSION, "side", "sentence")
            .group_by(*VERSION, "side", maintain_order=True)
            .agg(
                pl.col("unit", "paragraph_unit", "confidence").first(),
                pl.col("sentence").alias("sentences"),
                pl.col("start").alias("starts"),
                (pl.col("text").str.len_chars() + len(between))
                .cast(pl.Int64)
                .cum_sum()
                .shift(1, fill_value=0)
                .alias("offsets"),
                pl.col("text").str.join(between),
            )
        )
    return pl.concat(parts).join(versions, on=ARTICLE, how="inner")


def _placed(hits: pl.DataFrame, articles: pl.DataFrame, sides: pl.DataFrame) -> pl.DataFrame:
    """All matches, each cut out of its side of the unit."""
    where = sides.explode("sentences", "starts", "offsets").rename({"sentences": "sentence"})
    begin = pl.col("offsets") + pl.col("start") - pl.col("starts")
    length = pl.col("end") - pl.col("start")
    return (
        hits.drop("text")
        .join(articles.select(*VERSION, "author", "source"), on=VERSION, how="inner")
        .join(where, on=[*VERSION, "sentence"], how="inner")
        .with_columns(
            left=pl.col("text").str.slice(0, begin),
            keyword=pl.col("text").str.slice(begin, length),
            right=pl.col("text").str.slice(begin + length),
            other=pl.when(pl.col("language") == "en").then(pl.lit("zh")).otherwise(pl.lit("en")),
        )
    )


def _asked(queries: Sequence[Term]) -> pl.DataFrame:
    """The queries with their place in the result, and whether each language has a form of them."""
    return numbered(queries).with_columns(
        form_in_en=pl.Series([bool(query.en) for query in queries], dtype=pl.Boolean),
        form_in_zh=pl.Series([bool(query.zh) for query in queries], dtype=pl.Boolean),
    )


def _opposite(lines: pl.DataFrame, matches: pl.DataFrame, same: list[str], apart: str) -> pl.DataFrame:
    """For each query and unit, matched texts in the other version that share ``same`` and differ in ``apart``."""
    texts = matches.select(*same, "keyword", "sentence", "start", other="language", elsewhere=apart)
    return (
        lines.select(*dict.fromkeys([*OPPOSITE, *same]))
        .unique()
        .join(texts, on=[*same, "other"], how="inner")
        .filter(pl.col(apart) != pl.col("elsewhere"))
        .sort("sentence", "start")
        .group_by(OPPOSITE)
        .agg(_distinct("keyword").alias("texts"))
    )


def _distinct(column: str) -> pl.Expr:
    return pl.col(column).unique(maintain_order=True).str.join(SEPARATOR)


def _with_status(lines: pl.DataFrame) -> pl.DataFrame:
    """Lines with their status; what could not be looked for is empty, and not 0."""
    has_form = pl.when(pl.col("language") == "en").then("form_in_zh").otherwise("form_in_en")
    status = (
        pl.when(pl.col("versions") < 2)
        .then(pl.lit(ONE_VERSION))
        .when(pl.col("counterpart").is_null())
        .then(pl.lit(NO_COUNTERPART))
        .when(~has_form)
        .then(pl.lit(NO_FORM))
        .when(pl.col("hits_there").is_null())
        .then(pl.lit(NOT_RENDERED))
        .otherwise(pl.lit(RENDERED))
    )
    looked_for = pl.col("status").is_in([RENDERED, NOT_RENDERED])
    return lines.with_columns(status=status).with_columns(
        frame=pl.when(pl.col("kind") == "term").then("frame"),
        hits_there=pl.when(looked_for).then(pl.col("hits_there").fill_null(0)),
    )
