"""Draw bilingual units from known topics."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]

LANGUAGES = ("en", "zh")
# How close a topic stays to the frequencies of words overall: the smaller, the more it is one of its own.
CONCENTRATION = 50.0


def drawn_topics(topics: int, seed: int, vocabulary: int = 4_000) -> dict[str, Floats]:
    """Of each language topics × words: draws from a Dirichlet distribution around Zipf's law."""
    random = np.random.Generator(np.random.PCG64([seed, 0]))
    zipf = 1 / (np.arange(vocabulary) + 2.7)
    weights = CONCENTRATION * zipf / zipf.sum()
    return {language: random.dirichlet(weights + 1e-9, topics) for language in LANGUAGES}


def drawn_units(
    topics: Mapping[str, Floats], units: int, seed: int, length: float = 75, sparsity: float = 0.1
) -> tuple[dict[str, Any], Floats]:
    """Counts by language (units × words), and the shares (units × topics) that they were drawn from.

    Args:
        topics: see :func:`drawn_topics`. length: mean words of a unit in each language, Poisson.
        sparsity: parameter of the symmetric Dirichlet distribution of the shares.
    """
    random = np.random.Generator(np.random.PCG64([seed, 1]))
    number = len(next(iter(topics.values())))
    shares = random.dirichlet(np.full(number, sparsity), units)
    counts = {}
    for language, distributions in topics.items():
        lengths = random.poisson(length, units)
        # How many words of each topic, then the words of one topic after the other.
        sizes = np.stack(
            [random.multinomial(size, share) for size, share in zip(lengths, shares, strict=True)]
        )
        parts = []
        for topic, distribution in enumerate(distributions):
            rows = np.repeat(np.arange(units), sizes[:, topic])
            words = np.searchsorted(np.cumsum(distribution), random.random(len(rows)))
            parts.append(np.stack([rows, np.minimum(words, len(distribution) - 1)]))
        places = np.concatenate(parts, axis=1)
        shape = (units, distributions.shape[1])
        counts[language] = csr_array((np.ones(places.shape[1], np.float32), tuple(places)), shape=shape)
        counts[language].sum_duplicates()
    return counts, shares
