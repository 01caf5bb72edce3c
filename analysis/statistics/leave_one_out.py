"""How far a keyword rests on a single article: its worst rank when one is left out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.keyness_measures import weighted_log_odds

Numbers = NDArray[np.float64]


def keyness_ranks(z: Numbers) -> NDArray[np.int64]:
    """Ranks from 1 by falling z along the last axis; equal values rank in the order of their places."""
    order = np.argsort(-z, axis=-1, kind="stable")
    ranks = np.empty(order.shape, dtype=np.int64)
    np.put_along_axis(ranks, order, np.broadcast_to(np.arange(1, z.shape[-1] + 1), order.shape), axis=-1)
    return ranks


def leave_one_out_rank(
    counts: NDArray[np.number], sizes: NDArray[np.number], inside: NDArray[np.bool_], prior: float
) -> NDArray[np.int64] | None:
    """The largest of the ranks that a word has when the study lacks one of its articles.

    Each article is left out in turn: those of the rest, and those of the group, but never the last with words of
    either side. The words stay; counts, sizes and the prior are those of the remaining articles; ranks are by
    weighted log-odds. A word that only the absent article has is put at 0, no difference.

    Args:
        counts: counts of each word in each article, shape ``(articles, words)``.
        sizes: tokens of each article, shape ``(articles,)``.
        inside: which articles are the group.
        prior: size of the informative Dirichlet prior, in tokens.

    Returns:
        Ranks from 1, shape ``(words,)``; nothing where no article can be left out.

    Source: the question is that of Egbert, J., & Biber, D. (2019). Incorporating text dispersion into keyword
    analyses. Corpora 14(1), 77-104.
    """
    tokens = np.asarray(sizes, dtype=np.float64)
    worst: NDArray[np.int64] | None = None
    target, reference = counts[inside].sum(axis=0), counts[~inside].sum(axis=0)
    target_size, reference_size = tokens[inside].sum(), tokens[~inside].sum()
    for article in np.flatnonzero(tokens > 0):
        a, b, n1, n2 = target, reference, target_size, reference_size
        if inside[article]:
            a, n1 = a - counts[article], n1 - tokens[article]
        else:
            b, n2 = b - counts[article], n2 - tokens[article]
        if n1 <= 0 or n2 <= 0:
            continue
        ranks = keyness_ranks(_z(a, b, n1, n2, prior))
        worst = ranks if worst is None else np.maximum(worst, ranks)
    return worst


def _z(a: NDArray[np.number], b: NDArray[np.number], n1: float, n2: float, prior: float) -> Numbers:
    together = a + b
    remains = together > 0
    # a pseudo-count of 1 on both sides stands in where nothing remains, and the result is not used
    pseudo = np.where(remains, prior * together / (n1 + n2), 1.0)
    return np.where(remains, weighted_log_odds(a, b, n1, n2, pseudo, prior)[1], 0.0)
