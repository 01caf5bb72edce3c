"""Fit scikit-learn's non-negative matrix factorisation on tf-idf weights (Lee & Seung 1999)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.topics.documents import Documents

Floats = NDArray[np.float64]

ITERATIONS = 1000


def weigh(documents: Documents) -> Any:
    """The tf-idf weights of documents: a sparse matrix, documents × words, each row of length 1.

    A count is multiplied by ``ln((1 + documents) / (1 + documents with the word)) + 1``: scikit-learn's
    smoothed inverse document frequency.
    """
    from scipy.sparse import csr_array

    size = len(documents.places)
    inverse = np.log((1 + size) / (1 + documents.frequencies())) + 1
    weights = documents.count * inverse[documents.word]
    lengths = np.sqrt(np.bincount(documents.document, weights**2, minlength=size))
    weights /= lengths[documents.document]
    return csr_array((weights, (documents.document, documents.word)), shape=(size, len(documents.words)))


def fit_nmf(weights: Any, number: int, seed: int) -> tuple[Floats, Floats]:
    """Factorise tf-idf weights, from the deterministic start NNDSVDa (Boutsidis & Gallopoulos 2008).

    Args:
        weights: documents × words, neither fewer than ``number``. number: topics. seed: of the randomised
        singular value decomposition behind the start.

    Returns:
        The weights of the words in each topic, rows summing to 1 (topics × words), and the shares of the
        topics in each document (documents × topics): what each topic contributes to the document's weights,
        as a share of all. A document that no topic describes has shares of 0.
    """
    from sklearn.decomposition import NMF

    model = NMF(number, init="nndsvda", max_iter=ITERATIONS, random_state=seed)
    loads = model.fit_transform(weights)
    mass = model.components_.sum(axis=1)
    topics = model.components_ / np.where(mass > 0, mass, 1)[:, None]
    contributions = loads * mass
    totals = contributions.sum(axis=1, keepdims=True)
    return topics, contributions / np.where(totals > 0, totals, 1)
