"""Coherence of topics: normalised pointwise mutual information of their first words, in and across languages."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

# Added to probabilities under a logarithm, as Röder, Both & Hinneburg (2015) and gensim do.
EPSILON = 1e-12


def npmi(together: Floats, first: Floats, second: Floats) -> Floats:
    """Normalised pointwise mutual information: ``ln(p(a, b) / (p(a) p(b))) / -ln p(a, b)`` (Bouma 2009).

    :data:`EPSILON` is added to p(a, b). A word that never occurs is as far from all others as can be: -1.

    Args:
        together, first, second: p(a, b), p(a) and p(b).

    Returns:
        -1 to 1.
    """
    pairs = together + EPSILON
    alone = first * second
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.log(pairs / alone) / -np.log(pairs)
    return np.asarray(np.where(alone > 0, found, -1.0))


def npmi_within(occurrence: Floats) -> float | None:
    """Mean NPMI of all pairs of words (Lau, Newman & Baldwin 2014), or nothing where there are fewer than two.

    Args:
        occurrence: whether a word occurs in a window: windows × words, 0 or 1.
    """
    if occurrence.shape[1] < 2:
        return None
    together = _cooccurrence(occurrence, occurrence)
    first, second = np.triu_indices(occurrence.shape[1], 1)
    alone = np.diag(together)
    return float(np.mean(npmi(together[first, second], alone[first], alone[second])))


def npmi_across(occurrence: Floats, others: Floats) -> float | None:
    """Mean NPMI of all pairs of a word of one language and a word of another, in aligned windows (Hao,
    Boyd-Graber & Paul 2018).

    Args:
        occurrence, others: windows × words of each language, 0 or 1; the same windows.

    Returns:
        -1 to 1, or nothing where a language has no word, or there is no window.
    """
    if not (occurrence.size and others.size):
        return None
    together = _cooccurrence(occurrence, others)
    first, second = occurrence.mean(axis=0)[:, None], others.mean(axis=0)[None]
    return float(np.mean(npmi(together, first, second)))


def occurrence(counts: Any, words: Places) -> Floats:
    """Whether each of ``words`` stands in each unit: units × words of 0 and 1.

    Args:
        counts: units × vocabulary, SciPy's sparse array. words: places in the vocabulary.
    """
    return np.asarray((counts[:, words] > 0).toarray(), dtype=np.float64)


def _cooccurrence(first: Floats, second: Floats) -> Floats:
    """Share of windows in which both words occur. Counts are whole numbers, so sums are exact in any order."""
    return np.asarray(first.T @ second / len(first))
