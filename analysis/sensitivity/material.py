"""What a study has, as far as its findings can be counted anew from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.codebook.codebook import Codebook, Term
from analysis.framing.concordance_queries import compared_between_versions


@dataclass(frozen=True)
class Choices:
    """The choices that the study made.

    Attributes:
        study: the name of the study.
        keywords: how many words of an article are findings.
        minimum_count, least_expected, prior, interval, resamples, seed: as in the configuration's ``keyness``.
        segmenter: what cut the Chinese.
        least_confidence: aligned units below it are doubtful.
    """

    study: str
    keywords: int
    minimum_count: int
    least_expected: float
    prior: float
    interval: str
    resamples: int
    seed: int
    segmenter: str
    least_confidence: float


@dataclass(frozen=True)
class Material:
    """The tables of a study.

    Attributes:
        articles, paragraphs, sentences, tokens: of the stage corpus, restricted to what is measured.
        units: the table ``alignment/units``.
        hits: the table ``framing/hits``, and hits of word lists as :func:`list_hits` gives them.
        codebook: the codebook.
        lists: the word lists.
        stopwords: for each language the words left out.
        wide_stopwords: for each language a second list.
    """

    articles: pl.DataFrame
    paragraphs: pl.DataFrame
    sentences: pl.DataFrame
    tokens: pl.DataFrame
    units: pl.DataFrame
    hits: pl.DataFrame
    codebook: Codebook
    lists: Sequence[Term]
    stopwords: Mapping[str, frozenset[str]]
    wide_stopwords: Mapping[str, frozenset[str]]

    @property
    def frames(self) -> list[str]:
        """The frames of the codebook."""
        return [frame.id for frame in self.codebook.frames]

    @property
    def compared(self) -> list[str]:
        """What is compared between the versions."""
        return compared_between_versions(self.codebook, self.lists)


def list_hits(hits: pl.DataFrame) -> pl.DataFrame:
    """Hits of word lists as hits of frames, each form of a list a term of its own."""
    return hits.with_columns(frame=pl.col("term"), term=pl.col("form"))
