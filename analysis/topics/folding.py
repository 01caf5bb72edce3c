"""Fold units into topics that stay as they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.topics.cells import Counts, cut, row_sums

Floats = NDArray[np.float64]


def fold_in(counts: Sequence[Counts], topics: Sequence[Floats], alpha: Floats, iterations: int) -> Floats:
    """Topic shares of units under fixed topics, by CVB0: units in one language, or in several.

    g(k) ∝ (n_unit,k − g(k) + α_k) · p(word | k) for every occurrence; the share is (n_unit,k + α_k) by its sum.
    A unit's shares do not depend on the other units. A unit without words gets the prior, α by its sum.

    Args:
        counts: of each language units × words, see :func:`~analysis.topics.cells.check_counts`.
        topics: of each language topics × words, rows summing to 1. alpha: prior of the topics.
        iterations: updates of each unit.

    Returns:
        Units × topics, rows summing to 1.
    """
    from scipy.sparse import hstack

    joint = hstack(list(counts), format="csr", dtype=np.float32)
    words = np.concatenate([np.ascontiguousarray(one.T) for one in topics]).astype(np.float32)
    tiny = np.finfo(np.float32).tiny
    units = np.zeros((joint.shape[0], len(alpha)), np.float32)
    prior = alpha.astype(np.float32)
    for block in cut([joint], len(alpha)):
        likely = block.of_cells(words)
        likely /= np.maximum(row_sums(likely), tiny)
        own = likely.copy()
        once = np.minimum(block.counts, 1)[:, None]
        for _ in range(iterations):
            shares = np.repeat(block.by_unit @ own + prior, block.sizes, axis=0)
            own *= once
            shares -= own
            np.maximum(shares, tiny, out=shares)
            shares *= likely
            shares /= np.maximum(row_sums(shares), tiny)
            own = shares
        units[block.units] = block.by_unit @ own
    return shares_of(units, alpha)


def shares_of(units: NDArray[np.float32], alpha: Floats) -> Floats:
    """Expected shares of topics: expected counts (units × topics) and prior by their sum."""
    shares = units.astype(np.float64) + alpha
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))
