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


def resampled_share(
    with_feature: NDArray[np.integer],
    blocks: NDArray[np.integer],
    resamples: int,
    generator: np.random.Generator,
) -> NDArray[np.float64]:
    """Shares of blocks with a feature, blocks drawn within strata.

    Drawing n blocks with replacement from a stratum of n, k of which have the feature, gives a binomial
    number of blocks with it; so the numbers are drawn directly.

    Args:
        with_feature: blocks with the feature, shape ``(..., strata)``.
        blocks: all blocks of each stratum, shape ``(strata,)``, each at least 1.
        resamples: how many resamples to draw.
        generator: where chance comes from.

    Returns:
        Shares of shape ``(..., resamples)``.
    """
    chance = with_feature / blocks
    drawn = generator.binomial(
        blocks, chance[..., None, :], size=(*chance.shape[:-1], resamples, chance.shape[-1])
    )
    return np.asarray(drawn.sum(axis=-1) / blocks.sum())
