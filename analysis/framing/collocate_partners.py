"""Collocates of the two languages side by side: which of them alignment learned to pair."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.language.folding import folded

UNIT = ["issue", "article", "unit"]
OTHER = {"en": "zh", "zh": "en"}


def add_partners(
    collocates: Mapping[str, pl.DataFrame],
    occurrences: Mapping[str, pl.DataFrame],
    units: pl.DataFrame,
    lexicon: pl.DataFrame,
) -> dict[str, pl.DataFrame]:
    """Beside each collocate the one of the same query in the other language that is its translation.

    Candidates are the pairs of the lexicon whose words are both collocates of the query, each in its
    language. Where a word has several, the one that shares most sentence units with it in windows of the
    query is taken; of these the strongest pair, then the first in the order of the alphabet.

    Args:
        collocates: for each language the collocates: ``at`` (the query), ``word``, ``log_dice``.
        occurrences: for each language where they stand: ``at``, ``word``, ``issue``, ``article``, ``sentence``.
        units: the table ``alignment/units``.
        lexicon: the table ``alignment/lexicon``.

    Returns:
        The collocates with ``partner``, ``partner_log_dice`` and ``partner_units``; empty without a partner.
    """
    pairs = lexicon.select(folded("en").alias("en"), "zh", "strength")
    for language in OTHER:
        pairs = pairs.join(
            collocates[language].select("at", "log_dice", pl.col("word").alias(language)),
            on=[language] if language == "en" else ["at", language],
            how="inner",
            suffix=f"_{language}",
        )
    aligned = units.filter(pl.col("granularity") == "sentence")
    held = {language: _units_with(occurrences[language], aligned, language) for language in OTHER}
    shared = (
        pairs.select("at", "en", "zh")
        .unique()
        .join(held["en"], on=["at", "en"])
        .join(held["zh"], on=["at", "zh", *UNIT])
        .group_by("at", "en", "zh")
        .agg(partner_units=pl.len().cast(pl.Int64))
    )
    pairs = pairs.join(shared, on=["at", "en", "zh"], how="left").with_columns(
        pl.col("partner_units").fill_null(0)
    )
    log_dice = {"en": "log_dice", "zh": "log_dice_zh"}
    result: dict[str, pl.DataFrame] = {}
    for language, other in OTHER.items():
        best = (
            pairs.sort("partner_units", "strength", other, descending=[True, True, False])
            .unique(["at", language], keep="first", maintain_order=True)
            .select(
                "at",
                "partner_units",
                word=language,
                partner=other,
                partner_log_dice=log_dice[other],
            )
        )
        result[language] = collocates[language].join(best, on=["at", "word"], how="left")
    return result


def _units_with(occurrences: pl.DataFrame, units: pl.DataFrame, language: str) -> pl.DataFrame:
    """Sentence units in which a collocate stands in a window of its query, on the side of its language."""
    sentences = (
        units.select(*UNIT, pl.col(language).alias("sentence")).explode("sentence").drop_nulls("sentence")
    )
    return (
        occurrences.join(sentences, on=["issue", "article", "sentence"], how="inner")
        .select("at", pl.col("word").alias(language), *UNIT)
        .unique()
    )
