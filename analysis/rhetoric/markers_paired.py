"""Which version a category of markers belongs to: both versions compared within aligned sentence units."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.framing.paired_salience import paired_salience
from analysis.tables.rhetoric_markers import MARKERS_PAIRED

_PARAGRAPH = ["issue", "article", "language", "paragraph"]


def markers_paired(
    hits: pl.DataFrame,
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    units: pl.DataFrame,
    categories: Sequence[str],
    study: str,
    least_confidence: float,
    resamples: int,
    seed: int,
) -> pl.DataFrame:
    """Compare the versions in each category (see :func:`analysis.framing.paired_salience.paired_salience`).

    Markers are frequent: most paragraphs hold a negation in both versions, and a comparison of paragraphs would not
    see a must that was added beside another. So presence is compared sentence unit by sentence unit, while chance
    stays with the paragraphs, because a translator who adds a must in one sentence tends to do so in the next.

    Returns:
        The table ``rhetoric/markers_paired``.
    """
    kinds = paragraphs.select(*_PARAGRAPH, "kind")
    compared = paired_salience(
        hits.rename({"category": "frame"}),
        articles,
        sentences.join(kinds, on=_PARAGRAPH, how="inner"),
        units,
        categories,
        study,
        least_confidence,
        resamples,
        seed,
        granularity="sentence",
    )
    return MARKERS_PAIRED.check(compared.rename({"frame": "category"}))
