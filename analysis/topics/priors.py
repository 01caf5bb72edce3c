"""Priors of topics: the shares of topics in a unit, learned, and words that a topic is seeded with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST_ALPHA = 1e-4


def learn_alpha(counts: NDArray[np.floating], alpha: Floats, steps: int = 5) -> Floats:
    """The Dirichlet prior under which counts are most probable, by Minka's fixed point.

    α_k ← α_k · Σ (ψ(n_k + α_k) − ψ(α_k)) / Σ (ψ(n + Σα) − ψ(Σα)), sums over units (Minka 2000, eq. 55). An
    asymmetric prior lets topics be rare or frequent in the whole corpus (Wallach, Mimno & McCallum 2009).

    Args:
        counts: expected counts, units × topics; empty units say nothing and are passed over.
        alpha: where to start. steps: of the fixed point.

    Returns:
        The prior of each topic, at least :data:`LEAST_ALPHA`.
    """
    from scipy.special import psi

    sums = counts.sum(axis=1, dtype=np.float64)
    counts, sums = counts[sums > 0].astype(np.float64), sums[sums > 0]
    alpha = np.asarray(alpha, dtype=np.float64)
    for _ in range(steps):
        total = alpha.sum()
        above = (psi(counts + alpha) - psi(alpha)).sum(axis=0)
        below = (psi(sums + total) - psi(total)).sum()
        alpha = np.maximum(alpha * above / below, LEAST_ALPHA) if below > 0 else alpha
    return alpha


def seeded_prior(
    vocabularies: Mapping[str, Sequence[str]],
    seeds: Sequence[Mapping[str, Sequence[str]]],
    topics: int,
    weight: float,
) -> dict[str, Floats]:
    """Prior counts that draw words into topics: topic i is seeded with the words ``seeds[i]``.

    The prior counts of a topic and language sum to ``weight``, in equal parts, so a frame with many terms does
    not weigh more than one with few (Jagarlamudi, Daumé & Udupa 2012 and keyATM, Eshima, Imai & Sasaki 2024, seed
    topics likewise through the prior of words).

    Args:
        vocabularies: the words of each language, in the order of the columns of the counts.
        seeds: of each seeded topic, words by language; words that are not in the vocabulary are passed over.
        topics: of the model, at least as many as ``seeds``; the others are not seeded.
        weight: prior occurrences of the seeds of a topic in a language, above 0.

    Returns:
        By language, topics × words: for :class:`~analysis.topics.polylingual.PolylingualTopicModel`'s ``prior``.

    Raises:
        ValueError: there are more seeds than topics, or ``weight`` is not above 0.
    """
    if len(seeds) > topics:
        raise ValueError(f"{len(seeds)} topics are seeded, but the model has {topics}.")
    if not weight > 0:
        raise ValueError(f"weight is {weight}; it has to be above 0.")
    prior = {language: np.zeros((topics, len(words))) for language, words in vocabularies.items()}
    for language, words in vocabularies.items():
        places = {word: place for place, word in enumerate(words)}
        for topic, seed in enumerate(seeds):
            found = sorted({places[word] for word in seed.get(language, ()) if word in places})
            if found:
                prior[language][topic, found] = weight / len(found)
    return prior
