"""The topics of a study: fitted or kept from another run, and all tables that describe them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from analysis.language.written_forms import AS_COUNTED
from analysis.tables.topics import DISTANCE, KEPT_NAMES, LABELS, MODEL, PREVALENCE, SHARES, TERMS
from analysis.topics.distance import distances
from analysis.topics.joint_model import Fitted
from analysis.topics.labels import labels, terms
from analysis.topics.named_topics import NamedTopic
from analysis.topics.names import name_topics
from analysis.topics.prevalence import prevalence
from analysis.topics.units import JointUnits
from analysis.topics.versions import version_shares, word_numbers


@dataclass(frozen=True)
class TopicTables:
    """The tables ``topics/…`` of the model that is shown."""

    model: pl.DataFrame
    terms: pl.DataFrame
    shares: pl.DataFrame
    prevalence: pl.DataFrame
    labels: pl.DataFrame
    distance: pl.DataFrame
    kept_names: pl.DataFrame


def describe_topics(
    fitted: Fitted,
    units: JointUnits,
    hits: pl.DataFrame,
    aligned: pl.DataFrame,
    study: str,
    named: Sequence[NamedTopic],
    stable_from: float,
    resamples: int,
    seed: int,
    written: pl.DataFrame = AS_COUNTED,
) -> TopicTables:
    """Describe the topics of a study.

    Args:
        fitted: the model, and the shares of ``units`` under it.
        units: in the vocabulary of the model.
        hits, aligned: the tables ``framing/hits`` and ``alignment/units``.
        written: the table ``corpus/written_forms``.
        study: name of the study: the id of the group that holds all.
        named: topics that the researcher named.
        stable_from: recurrence from which a topic is called stable.
        resamples, seed: draws for the intervals and for the distances between versions.
    """
    model = fitted.model
    versions = version_shares(model, units)
    words = terms(model.topics, model.words)
    described, kept = name_topics(
        labels(fitted, units, hits, aligned, stable_from, written), words, model.words, named
    )
    return TopicTables(
        model=model.table(),
        terms=words,
        shares=_shares(fitted, units),
        prevalence=prevalence(units.places, versions, study, resamples, seed),
        labels=described,
        distance=distances(units.places, versions, study, resamples, seed),
        kept_names=kept,
    )


def no_topics(named: Sequence[NamedTopic]) -> TopicTables:
    """The tables of a study without a unit that has words: all empty, all names lost."""
    return TopicTables(
        model=MODEL.frame([]),
        terms=TERMS.frame([]),
        shares=SHARES.frame([]),
        prevalence=PREVALENCE.frame([]),
        labels=LABELS.frame([]),
        distance=DISTANCE.frame([]),
        kept_names=KEPT_NAMES.frame([(one.name, None, None, True) for one in named]),
    )


def _shares(fitted: Fitted, units: JointUnits) -> pl.DataFrame:
    number = fitted.model.number
    lengths = word_numbers(units)
    wide = units.places.select("issue", "article", "unit").with_columns(
        pl.Series("words_en", lengths["en"]),
        pl.Series("words_zh", lengths["zh"]),
        topic=pl.lit(list(range(1, number + 1))),
        share=pl.Series(fitted.shares.tolist(), dtype=pl.List(pl.Float64)),
    )
    return SHARES.check(wide.explode("topic", "share"))
