"""Resampling of blocks: paragraphs are drawn whole, within the article that they belong to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def block_weights(
    stratum: NDArray[np.integer], resamples: int, generator: np.random.Generator
) -> NDArray[np.float32]:
    """How often each block is drawn in each resample.

    Within each stratum as many blocks are drawn, with replacement, as it has: strata (articles) are fixed,
    blocks (paragraphs) vary. Counts of a resample are ``weights @ counts``.

    Args:
        stratum: for each block the number of its stratum.
        resamples: how many resamples to draw.
        generator: where chance comes from.

    Returns:
        Weights of shape ``(resamples, blocks)``, whole numbers; each row sums, within each stratum, to the
        number of its blocks.

    Source: Davison, A. C., & Hinkley, D. V. (1997). Bootstrap methods and their application. Cambridge
    University Press, section 3.2 (stratified resampling).
    """
    weights = np.empty((resamples, len(stratum)), dtype=np.float32)
    for value in np.unique(stratum):
        members = np.flatnonzero(stratum == value)
        weights[:, members] = generator.multinomial(
            len(members), np.full(len(members), 1 / len(members)), size=resamples
        )
    return weights
