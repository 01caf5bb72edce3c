"""How far a keyword rests on a single article: its worst rank when one is left out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

DECIMALS = 1e8


def keyness_ranks(z: Numbers, places: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
    """Ranks from 1 by falling z; values that agree to eight decimals rank in the order of their places.

    Value and place are packed into one whole number each: sorting those costs a fifth of a stable sort of
    places, and the last digits of a logarithm, which differ between machines, decide no rank.

    Args:
        z: a value a word.
        places: for each value the place of its word, from 0; by default the values stand in their places. Values
            that are nearly in order are sorted in a third of the time.

    Returns:
        The ranks by place, shape ``(words,)``.
    """
    words = len(z)
    bits = words.bit_length()
    most = 2.0 ** (62 - bits)
    steps = np.clip(np.rint(z * -DECIMALS), -most, most).astype(np.int64)
    packed = (steps << bits) + (np.arange(words) if places is None else places)
    # this kind is the one that gains from an order that there is
    order = np.sort(packed, kind="stable") & ((1 << bits) - 1)
    ranks = np.empty(words, dtype=np.int64)
    ranks[order] = np.arange(1, words + 1)
    return ranks


def leave_one_out_rank(
    counts: NDArray[np.number], sizes: NDArray[np.number], inside: NDArray[np.bool_], prior: float
) -> NDArray[np.int64]:
    """The worst rank of each keyword of a group when the study lacks one of its articles.

    Keywords are the words with a weighted log-odds above 0. Each article is left out in turn: those of the rest,
    and those of the group, but never the last with tokens of either side. Counts, sizes and the prior are then
    those of the remaining articles, and the words that the group has are ranked anew by weighted log-odds; words
    that it lacks lie below 0 and so below all keywords. A word that only the absent article has is put at 0.

    Args:
        counts: counts of each word in each article, shape ``(articles, words)``.
        sizes: tokens of each article, shape ``(articles,)``.
        inside: which articles are the group.
        prior: size of the informative Dirichlet prior, in tokens.

    Returns:
        The largest of the ranks from 1, shape ``(words,)``; 0 for a word that is no keyword, and for all where no
        article can be left out.

    Source: the question is that of Egbert, J., & Biber, D. (2019). Incorporating text dispersion into keyword
    analyses. Corpora 14(1), 77-104.
    """
    tokens = np.asarray(sizes, dtype=np.float64)
    found = np.flatnonzero(counts[inside].any(axis=0))
    own = np.asarray(counts[:, found], dtype=np.float64)
    target, reference = own[inside].sum(axis=0), own[~inside].sum(axis=0)
    target_size, reference_size = float(tokens[inside].sum()), float(tokens[~inside].sum())
    ranks = np.zeros(counts.shape[1], dtype=np.int64)
    if not (target_size > 0 and reference_size > 0):
        return ranks
    whole = _z(target, reference, target_size, reference_size, prior)
    # an article changes the order of the words little
    order = np.argsort(-whole, kind="stable")
    own, target, reference = own[:, order], target[order], reference[order]
    worst = np.zeros(len(found), dtype=np.int64)
    for article in np.flatnonzero(tokens > 0):
        a, b, n1, n2 = target, reference, target_size, reference_size
        if inside[article]:
            a, n1 = a - own[article], n1 - float(tokens[article])
        else:
            b, n2 = b - own[article], n2 - float(tokens[article])
        if n1 > 0 and n2 > 0:
            np.maximum(worst, keyness_ranks(_z(a, b, n1, n2, prior), order), out=worst)
    # rounded as for ranks: a word of equal frequency must not be a keyword for its last digit
    keywords = np.rint(whole * DECIMALS) > 0
    ranks[found[keywords]] = worst[keywords]
    return ranks


def _z(a: Numbers, b: Numbers, n1: float, n2: float, prior: float) -> Numbers:
    """z of :func:`analysis.statistics.keyness_measures.weighted_log_odds` in half the time: one logarithm."""
    pseudo = (a + b) * (prior / (n1 + n2))
    # where nothing remains, one pseudo-count on both sides stands in, and the result is not used
    gone = pseudo == 0
    pseudo[gone] = 1.0
    first, second = a + pseudo, b + pseudo
    others_first, others_second = (n1 + prior) - first, (n2 + prior) - second
    alone = (others_first <= 0) & (others_second <= 0)
    if alone.any():
        others_first[alone], others_second[alone] = first[alone], second[alone]
    z = np.log(first * others_second / (second * others_first))
    z /= np.sqrt(1 / first + 1 / second)
    z[gone] = 0.0
    return z
