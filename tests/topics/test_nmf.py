"""NMF: the weights against scikit-learn's, and a matrix whose factors are known."""

from __future__ import annotations

import numpy as np
import polars as pl

from analysis.topics.documents import Documents
from analysis.topics.nmf import fit_nmf, weigh


def documents(counts: np.ndarray) -> Documents:
    document, word = np.nonzero(counts)
    return Documents(
        places=pl.DataFrame({"paragraph": range(len(counts))}),
        words=tuple(f"w{place}" for place in range(counts.shape[1])),
        document=document,
        word=word,
        count=counts[document, word],
    )


def test_weights_equal_those_of_scikit_learn() -> None:
    from sklearn.feature_extraction.text import TfidfTransformer

    counts = np.random.Generator(np.random.PCG64(1)).poisson(0.8, (12, 9))
    counts[:, 0] += 1
    expected = TfidfTransformer().fit_transform(counts).toarray()
    np.testing.assert_allclose(weigh(documents(counts)).toarray(), expected, rtol=1e-12)


def test_a_product_of_known_factors_is_taken_apart() -> None:
    topics = np.array([[0.5, 0.5, 0, 0, 0], [0, 0, 0.25, 0.75, 0], [0, 0, 0, 0, 1.0]])
    shares = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, 0.5, 0], [0.2, 0, 0.8], [0, 0.6, 0.4]])
    from scipy.sparse import csr_array

    found, mine = fit_nmf(csr_array(3 * shares @ topics), 3, 1)
    order = np.argmax(found @ topics.T, axis=0)
    assert sorted(order) == [0, 1, 2]
    np.testing.assert_allclose(found[order], topics, atol=0.02)
    np.testing.assert_allclose(mine[:, order], shares, atol=0.02)


def test_shares_sum_to_one_or_to_nothing() -> None:
    from scipy.sparse import csr_array

    random = np.random.Generator(np.random.PCG64(2))
    weights = random.random((10, 6)) * (random.random((10, 6)) < 0.5)
    weights[3] = 0
    topics, shares = fit_nmf(csr_array(weights), 2, 1)
    np.testing.assert_allclose(topics.sum(axis=1), 1)
    np.testing.assert_allclose(np.delete(shares.sum(axis=1), 3), 1)
    assert not shares[3].any()
