"""Label topics: by their words in both languages, the frames that go with them, and their most typical units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.language.written_forms import AS_COUNTED, as_written
from analysis.statistics.entropy import shannon_entropy
from analysis.tables.topics import LABELS, TERMS
from analysis.topics.joint_model import Fitted
from analysis.topics.near_frames import written_frames
from analysis.topics.rounding import decimals, rounded
from analysis.topics.topic_measures import coherence
from analysis.topics.units import JointUnits
from analysis.topics.words import frex

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

SHOWN = 30  # words of a topic and language in the table of terms, by either rank
LABEL = 3  # words of a label in each language
TYPICAL = 3
NEAREST = 3
LEAST_CORRELATION = 0.2
LEAST_UNITS = 3
LANGUAGES = ("en", "zh")


def terms(topics: Mapping[str, Floats], words: Mapping[str, Sequence[str]]) -> pl.DataFrame:
    """The table ``topics/terms``: words that are among the first :data:`SHOWN` by probability or by frex.

    Args:
        topics: by language topics × words. words: the vocabularies.
    """
    rows: list[tuple[object, ...]] = []
    for language in LANGUAGES:
        found = topics[language]
        if not found.size:
            continue
        scores = decimals(frex(found))
        for topic in range(len(found)):
            by_probability, by_frex = _ranks(found[topic]), _ranks_of_frex(scores[topic], found[topic])
            for place in np.flatnonzero((by_probability <= SHOWN) | (by_frex <= SHOWN)).tolist():
                rows.append(
                    (
                        topic + 1,
                        language,
                        words[language][place],
                        float(found[topic, place]),
                        float(scores[topic, place]),
                        int(by_probability[place]),
                        int(by_frex[place]),
                    )
                )
    return TERMS.frame(rows).sort("topic", "language", "rank_by_probability")


def labels(
    fitted: Fitted,
    units: JointUnits,
    hits: pl.DataFrame,
    aligned: pl.DataFrame,
    stable_from: float,
    written: pl.DataFrame = AS_COUNTED,
) -> pl.DataFrame:
    """The table ``topics/labels``; names are added by :func:`~analysis.topics.names.name_topics`.

    Args:
        units: the units whose shares ``fitted`` holds. hits: the table ``framing/hits``.
        written: the table ``corpus/written_forms``: labels have the capitals of the texts.
        aligned: the table ``alignment/units``. stable_from: recurrence from which a topic is called stable.
    """
    shown = as_written(terms(fitted.model.topics, units.words), written)
    presence = frame_presence(units.places, hits, aligned)
    found = coherence(fitted.model.topics, units)
    rows = []
    for topic in range(fitted.model.number):
        shares = fitted.shares[:, topic]
        words = {language: _label(shown, topic + 1, language) for language in LANGUAGES}
        recurrence = None if fitted.recurrence is None else rounded(fitted.recurrence[topic])
        without = fitted.recurrence_without
        rows.append(
            {
                "topic": topic + 1,
                "label": " · ".join(text for text in words.values() if text) or "–",
                "label_en": words["en"],
                "label_zh": words["zh"],
                "name": None,
                "name_match": None,
                "seed": fitted.model.seeds[topic],
                "share": rounded(shares.mean()),
                "recurrence": recurrence,
                "stable": None if recurrence is None else recurrence >= stable_from,
                "recurrence_without": None if without is None else rounded(without[topic]),
                "articles": _effective_articles(units.places, shares),
                "frames": _nearest(shares, presence),
                "typical_units": _typical(units.places, shares),
                "coherence_en": _maybe(found.within["en"][topic]),
                "coherence_zh": _maybe(found.within["zh"][topic]),
                "coherence_across": _maybe(found.across[topic]),
            }
        )
    return LABELS.frame(rows)


def frame_presence(
    places: pl.DataFrame, hits: pl.DataFrame, aligned: pl.DataFrame
) -> dict[str, NDArray[np.bool_]]:
    """Of each frame, whether each unit holds a hit of it in either version; frames in fewer than :data:`LEAST_UNITS`
    units are left out.
    """
    paragraphs = pl.concat(
        aligned.filter(pl.col("granularity") == "paragraph")
        .select("issue", "article", "unit", pl.lit(language).alias("language"), paragraph=pl.col(language))
        .explode("paragraph")
        .drop_nulls()
        for language in LANGUAGES
    )
    keys = ["issue", "article", "language", "paragraph"]
    found = (
        hits.select(*keys, "frame")
        .unique()
        .join(paragraphs, on=keys)
        .select("issue", "article", "unit", "frame")
        .unique()
        .join(places.with_row_index("row"), on=["issue", "article", "unit"])
        .group_by("frame")
        .agg(pl.col("row").sort())
        .sort("frame")
    )
    presence = {}
    for frame, rows in found.rows():
        if len(rows) >= LEAST_UNITS:
            held = np.zeros(len(places), dtype=bool)
            held[rows] = True
            presence[frame] = held
    return presence


def _nearest(shares: Floats, presence: Mapping[str, NDArray[np.bool_]]) -> str | None:
    """Frames by the correlation of their presence with the share of the topic in units."""
    found = []
    for frame, held in presence.items():
        spread = shares.std() * held.std()
        if spread > 0:
            r = float(((shares - shares.mean()) * (held - held.mean())).mean() / spread)
            found.append((-round(r, 2), frame))
    return written_frames((frame, -r) for r, frame in sorted(found)[:NEAREST] if -r >= LEAST_CORRELATION)


def _typical(places: pl.DataFrame, shares: Floats) -> str:
    order = np.argsort(-shares, kind="stable")[:TYPICAL]
    rows = places.select("issue", "article", "unit").rows()
    return "; ".join("/".join(map(str, rows[place])) + f" ({shares[place]:.2f})" for place in order.tolist())


def _effective_articles(places: pl.DataFrame, shares: Floats) -> float | None:
    """2 to the power of the entropy of the articles that the topic's share comes from."""
    weights = (
        places.select("issue", "article")
        .with_columns(share=pl.Series(shares))
        .group_by("issue", "article", maintain_order=True)
        .agg(pl.col("share").sum())["share"]
    )
    return rounded(float(2 ** shannon_entropy(weights.to_numpy())), 2) if weights.sum() > 0 else None


def _label(shown: pl.DataFrame, topic: int, language: str) -> str | None:
    own = shown.filter(
        (pl.col("topic") == topic)
        & (pl.col("language") == language)
        & (pl.col("rank_by_probability") <= SHOWN)
    )
    return ", ".join(own.sort("rank_by_frex")["term"].head(LABEL)) or None


def _ranks(values: Floats) -> Places:
    """Rank of each value from 1, the largest first; ties in the order of places."""
    ranks = np.empty(len(values), dtype=np.int64)
    ranks[np.argsort(-values, kind="stable")] = np.arange(1, len(values) + 1)
    return ranks


def _ranks_of_frex(scores: Floats, probabilities: Floats) -> Places:
    """Ranks by frex; of equals the more probable word comes first."""
    ranks = np.empty(len(scores), dtype=np.int64)
    ranks[np.lexsort((-probabilities, -scores))] = np.arange(1, len(scores) + 1)
    return ranks


def _maybe(value: float | None) -> float | None:
    return None if value is None else rounded(value)
