"""The share of devices that the other version has whole, with an interval that allows for their clustering."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from analysis.statistics.cluster_ratio import Ratio, clustered_share

KEPT = "kept"


def share_kept(devices: pl.DataFrame, paragraphs: Mapping[tuple[str, str], int]) -> Ratio:
    """Share of devices with the presence ``kept``, paragraphs being clusters within fixed articles.

    Words of metaphor that follow one another are rendered, or passed over, together. A device belongs to the paragraph
    in which it begins. Paragraphs without a device play their part too: other paragraphs might have had some.

    Args:
        devices: rows of ``rhetoric/devices`` with the column ``group``, at least one.
        paragraphs: how many paragraphs an article version has, by ``group`` and language.

    Returns:
        The share with its 95 % interval (see :func:`analysis.statistics.cluster_ratio.clustered_share`).
    """
    cells = (
        devices.group_by("group", "language", "paragraph")
        .agg((pl.col("presence") == KEPT).sum().alias("kept"), pl.len().alias("all"))
        .sort("group", "language", "paragraph")
    )
    kept, every, stratum = [], [], []
    for place, ((group, language), own) in enumerate(
        cells.group_by("group", "language", maintain_order=True)
    ):
        empty = max(0, paragraphs.get((str(group), str(language)), 0) - own.height)
        kept += [*own["kept"].to_list(), *[0] * empty]
        every += [*own["all"].to_list(), *[0] * empty]
        stratum += [place] * (own.height + empty)
    return clustered_share(np.array(kept), np.array(every), np.array(stratum))
