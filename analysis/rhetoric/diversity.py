"""Lexical diversity and the make of sentences of each article version, with intervals."""

from __future__ import annotations

import numpy as np
import polars as pl

from analysis.rhetoric.text_measures import (
    HDD,
    INDICES,
    MATTR,
    MTLD,
    NOMINALISATION,
    Settings,
    Text,
    read_text,
)
from analysis.statistics.cluster_ratio import clustered_rate
from analysis.statistics.half_samples import half_sample_interval, half_samples
from analysis.tables.rhetoric_diversity import DIVERSITY

VERSION = ["issue", "article", "language"]

HALVES = "Student's t; half of the paragraphs drawn without replacement"
CLUSTERS = "Jeffreys' for a Poisson count, paragraphs as clusters"
TOO_SHORT = "none: the text has fewer words than the index asks for"
ONE_PARAGRAPH = "none: the text has one paragraph"
SHORT_HALVES = "none: half of the text has fewer words than the index asks for"

_LENGTH_UNITS = {"en": "words", "zh": "characters"}
_UNITS = {
    MATTR: "types by tokens",
    MTLD: "words",
    HDD: "types by tokens",
    NOMINALISATION: "per 100 words",
}
# What an index can be at most, so that Student's t does not promise more: the least of all is 0.
_MOST = {MATTR: 1.0, HDD: 1.0, NOMINALISATION: 100.0}


def diversity(
    tokens: pl.DataFrame, paragraphs: pl.DataFrame, settings: Settings, samples: int, seed: int
) -> pl.DataFrame:
    """Measure every article version by :data:`analysis.rhetoric.text_measures.INDICES`.

    Nothing here compares the languages: a Chinese word is not an English word, and MTLD counts words.

    Args:
        tokens: the table ``corpus/tokens``, restricted to what is measured.
        paragraphs: the table ``corpus/paragraphs``; headings are left out.
        settings: the parameters of the indices.
        samples: how many halves of each text are drawn for the intervals.
        seed: seed of the drawing; each text draws by itself, so that no text changes the interval of another.

    Returns:
        The table ``rhetoric/diversity``; a version without a word has no rows.
    """
    running = paragraphs.filter(pl.col("kind") == "paragraph")
    place = [*VERSION, "paragraph"]
    rows: list[dict[str, object]] = []
    versions = tokens.join(running, on=place, how="semi").partition_by(VERSION, as_dict=True)
    for issue, article, language in sorted(versions):
        text = read_text(versions[(issue, article, language)], str(language), settings)
        if text is not None:
            head = {"issue": issue, "article": article, "language": language}
            rows += [{**head, **row} for row in _measure(text, str(language), settings, samples, seed)]
    return _ranked(DIVERSITY.frame([{**row, "rank": None} for row in rows]))


def _measure(
    text: Text, language: str, settings: Settings, samples: int, seed: int
) -> list[dict[str, object]]:
    whole = np.array(text.measures(settings))
    paragraphs = len(text.length)
    low = high = np.full(len(INDICES), np.nan)
    if paragraphs > 1:
        generator = np.random.Generator(np.random.PCG64(seed))
        kept = half_samples(paragraphs, samples, generator)
        halves = np.array([text.measures(settings, chosen) for chosen in kept])
        low, high = half_sample_interval(whole, halves, paragraphs)
        # A rate is no matter of repetition, and halves of a text without any would all say 0.
        rate = clustered_rate(
            text.nominalisations,
            np.bincount(text.paragraph, minlength=paragraphs),
            np.zeros(paragraphs, dtype=np.int64),
        )
        at = INDICES.index(NOMINALISATION)
        low[at], high[at] = 100 * rate.low, 100 * rate.high
    return [
        {
            "index": index,
            "window": settings.of(index),
            "value": None if np.isnan(whole[at]) else float(whole[at]),
            "low": None if np.isnan(low[at]) else max(float(low[at]), 0.0),
            "high": None if np.isnan(high[at]) else min(float(high[at]), _MOST.get(index, np.inf)),
            "unit": _UNITS.get(index, _LENGTH_UNITS[language]),
            "interval": _interval(index, whole[at], low[at], paragraphs),
            "words": len(text.words),
            "types": len(np.unique(text.words)),
            "sentences": int(text.sentences.sum()),
            "clauses": int(text.clauses.sum()),
            "paragraphs": paragraphs,
        }
        for at, index in enumerate(INDICES)
    ]


def _interval(index: str, value: float, low: float, paragraphs: int) -> str:
    if np.isnan(value):
        return TOO_SHORT
    if paragraphs < 2:
        return ONE_PARAGRAPH
    if index == NOMINALISATION:
        return CLUSTERS
    return SHORT_HALVES if np.isnan(low) else HALVES


def _ranked(table: pl.DataFrame) -> pl.DataFrame:
    """Ranks among the articles of an issue in one language, the largest value first."""
    rank = pl.col("value").rank("min", descending=True).over("issue", "language", "index")
    return DIVERSITY.check(table.with_columns(rank=rank.cast(pl.Int64)))
