"""How far a sequence of words holds together, and how freely it stands in the text."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Integers = NDArray[np.int64]


def normalised_pmi(both: ArrayLike, first: ArrayLike, second: ArrayLike, total: float) -> Numbers:
    """Normalised pointwise mutual information of two parts that follow each other.

    ``ln(p(xy) / (p(x) p(y))) / -ln p(xy)``: 1 where the parts never occur without each other, 0 where they meet as
    often as by chance, towards -1 where they avoid each other. Of a sequence, the least value over the places where it
    can be cut is taken by the caller.

    Args:
        both: how often the sequence occurs, from 1.
        first: how often its first part does.
        second: how often its second part does.
        total: words of the text.

    Source: Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction. Proceedings of
    GSCL, 31-40.
    """
    o, a, b = (np.asarray(value, dtype=np.float64) for value in (both, first, second))
    surprise = np.log(total / o)
    value = np.log(o * total / (a * b))
    # a sequence that is the whole text holds together
    return np.asarray(np.divide(value, surprise, out=np.ones_like(value), where=surprise > 0))


def branching(groups: Integers, neighbours: Integers, number: int) -> tuple[Numbers, Integers]:
    """Entropy of the words beside each sequence, and how often the most frequent of them stands there.

    Args:
        groups: for each occurrence the sequence, from 0.
        neighbours: for each occurrence the word beside it; 0 where the sequence stands at the end of what can be a
            phrase, which counts as a word of its own each time.
        number: number of sequences.

    Returns:
        Entropy in bits and the greatest count, an entry a sequence; 0 for one that does not occur.

    Source: Harris, Z. S. (1955). From phoneme to morpheme. Language 31(2), 190-222; Jin, Z., & Tanaka-Ishii, K.
    (2006). Unsupervised segmentation of Chinese text by use of branching entropy. COLING/ACL, 428-435.
    """
    if not len(groups):
        return np.zeros(number), np.zeros(number, dtype=np.int64)
    span = int(neighbours.max()) + 1
    beside = np.where(neighbours > 0, neighbours, span + np.arange(len(neighbours)))
    keys, counts = np.unique(groups * (span + len(neighbours)) + beside, return_counts=True)
    group = keys // (span + len(neighbours))
    share = counts / np.bincount(groups, minlength=number)[group]
    entropy = np.bincount(group, -share * np.log2(share), minlength=number)
    greatest = np.zeros(number, dtype=np.int64)
    np.maximum.at(greatest, group, counts)
    return np.asarray(entropy, dtype=np.float64) + 0.0, greatest


def independence(count: ArrayLike, greatest: ArrayLike) -> Numbers:
    """Share of the occurrences of a sequence beside which not the most frequent neighbour stands.

    ``(n - m + ½) / (n + 1)``: near 0 for a fragment, which goes on in the same way wherever it stands, near 1 for a
    phrase. The half keeps few occurrences from deciding: two beside the same word give 0.17, twenty 0.02.

    Args:
        count: occurrences n.
        greatest: occurrences m of the most frequent neighbour.
    """
    n, m = np.asarray(count, dtype=np.float64), np.asarray(greatest, dtype=np.float64)
    return np.asarray((n - m + 0.5) / (n + 1))
