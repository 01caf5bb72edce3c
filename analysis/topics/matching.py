"""Match the topics of one model with those of another by their words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


def topic_similarity(topics: Sequence[Floats], others: Sequence[Floats]) -> Floats:
    """Cosine of the word distributions of every pair of topics, the mean over the languages that have words.

    Args:
        topics, others: of each language topics × words, with the same words.

    Returns:
        Topics × others, 0 to 1.
    """
    cosines = [
        cross_products(_unit_length(mine).T, _unit_length(theirs).T)
        for mine, theirs in zip(topics, others, strict=True)
        if mine.shape[1]
    ]
    return np.asarray(np.mean(cosines, axis=0)).clip(0, 1)


def match_topics(
    topics: Sequence[Floats], others: Sequence[Floats], fixed: Sequence[int] = ()
) -> tuple[Places, Floats]:
    """The one-to-one match of topics with those of another model that has the largest total similarity.

    The assignment is Kuhn's (1955), as SciPy solves it.

    Args:
        topics, others: see :func:`topic_similarity`. fixed: topics that are the same in both models by
        construction (seeded ones).

    Returns:
        For each of ``topics`` its match in ``others`` (-1 where ``others`` has fewer topics) and their
        similarity (0 where there is none).
    """
    from scipy.optimize import linear_sum_assignment

    similarity = topic_similarity(topics, others)
    kept = sorted(fixed)
    mine = np.setdiff1d(np.arange(similarity.shape[0]), kept)
    theirs = np.setdiff1d(np.arange(similarity.shape[1]), kept)
    rows, columns = linear_sum_assignment(similarity[np.ix_(mine, theirs)], maximize=True)
    match = np.full(similarity.shape[0], -1)
    match[kept] = kept
    match[mine[rows]] = theirs[columns]
    found = similarity[np.arange(len(match)), np.maximum(match, 0)]
    return match, np.where(match >= 0, found, 0.0)


def cross_products(columns: Floats, others: Floats | None = None) -> Floats:
    """Sums of products of every column with every column of ``others`` (by default of itself).

    Not a matrix product of BLAS: its sums, and so the last digits, depend on the number of threads.
    """
    others = np.ascontiguousarray(columns if others is None else others)
    return np.stack([np.einsum("w,wk->k", column, others) for column in np.ascontiguousarray(columns.T)])


def _unit_length(topics: Floats) -> Floats:
    lengths = np.sqrt((topics**2).sum(axis=1, keepdims=True))
    return np.asarray(topics / np.where(lengths > 0, lengths, 1))
