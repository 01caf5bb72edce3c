"""The keywords of each article, as numbers beside the text and as a layer in it."""

from __future__ import annotations

import polars as pl

from analysis.findings.marking_words import marking_words
from analysis.language.folding import folded
from analysis.language.written_forms import AS_COUNTED, as_written
from analysis.reader.layers import SPANS, Layer

#: Columns of ``framing/keyness`` that the page shows.
SHOWN = ("term", "target_count", "log_ratio", "low", "high")


def article_keywords(keyness: pl.DataFrame, number: int) -> pl.DataFrame:
    """The first keywords of each article and language whose interval of the log ratio lies above 0.

    Args:
        keyness: the table ``framing/keyness``.
        number: how many for each article and language.

    Returns:
        Rows of the table for words against the rest of the study, in the order of their ranks.
    """
    kept = marking_words(keyness).sort("group", "language", "rank", "term")
    return kept.group_by("group", "language", maintain_order=True).head(number)


def keyword_layer(keywords: pl.DataFrame, tokens: pl.DataFrame, written: pl.DataFrame = AS_COUNTED) -> Layer:
    """Where the keywords of an article stand in it.

    An entry is a word of a language, ``<language>:<lemma>``. The concordance of a keyword is a search for the words
    that have this lemma anywhere in the study, because other articles have other keywords.

    Args:
        keywords: the rows that :func:`article_keywords` gives.
        tokens: the table ``corpus/tokens``.
        written: the table ``corpus/written_forms``.
    """
    wanted = keywords.select("group", "language", lemma="term").unique()
    words = (
        tokens.filter(pl.col("tag").is_in(["word", "phrase"]))
        .with_columns(lemma=folded())
        .join(wanted.select("language", "lemma").unique(), on=["language", "lemma"], how="semi")
    )
    entry = pl.format("{}:{}", "language", "lemma")
    spans = (
        words.with_columns(group=pl.format("{}/{}", "issue", "article"))
        .join(wanted, on=["group", "language", "lemma"], how="semi")
        .with_columns(entry=entry, note=pl.lit(""))
        .select(pl.col(name).cast(kind) for name, kind in SPANS.items())
    )
    forms = (
        words.with_columns(entry=entry, form=pl.col("text").str.to_lowercase())
        .group_by("entry", "language", "lemma")
        .agg(pl.col("form").unique().sort())
        .sort("entry")
    )
    shown = as_written(forms.select("entry", "language", "lemma"), written, "lemma")
    return Layer(
        "keyword",
        "Keywords",
        {"en": "Keywords of the article", "zh": "本文关键词"},
        spans,
        {row["entry"]: {row["language"]: row["lemma"]} for row in shown.iter_rows(named=True)},
        {row["entry"]: (row["language"], tuple(row["form"])) for row in forms.iter_rows(named=True)},
    )
