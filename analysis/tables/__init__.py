"""The contract between stages: every table, declared once, checked when written."""

from __future__ import annotations

from analysis.tables import (
    alignment,
    coding,
    collocation,
    corpus,
    coverage,
    devices,
    discovery,
    framing,
    paired_salience,
    renderings,
    sensitivity,
    topics,
)
from analysis.tables.declare import Column, Table

ALL: tuple[Table, ...] = (
    corpus.ARTICLES,
    corpus.PARAGRAPHS,
    corpus.SENTENCES,
    corpus.TOKENS,
    corpus.REPORT,
    corpus.DECISIONS,
    corpus.PAIRS,
    alignment.UNITS,
    alignment.UNALIGNED,
    alignment.SUMMARY,
    alignment.LEXICON,
    framing.HITS,
    framing.SALIENCE,
    paired_salience.PAIRED_SALIENCE,
    framing.KEYNESS,
    framing.COVERAGE,
    coverage.FORMS,
    coverage.OVERLAPS,
    coverage.UNCOVERED,
    framing.CONCORDANCE,
    collocation.COLLOCATES,
    collocation.COLLOCATE_NETWORK,
    framing.ACTORS_FRAMES,
    renderings.RENDERINGS,
    renderings.CONSISTENCY,
    coding.SHEET,
    coding.KEY,
    coding.CODES,
    coding.DISPUTED,
    coding.RELIABILITY,
    discovery.PROPOSALS,
    devices.DEVICES,
    devices.DEVICE_MEMBERS,
    topics.TERMS,
    topics.PREVALENCE,
    topics.FITS,
    sensitivity.FINDINGS,
    sensitivity.SUMMARY,
    sensitivity.ALTERNATIVES,
)

__all__ = ["ALL", "Column", "Table"]
