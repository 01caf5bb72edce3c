"""Fit gensim's latent Dirichlet allocation (Blei, Ng & Jordan 2003; Hoffman, Blei & Bach 2010).

gensim infers the topics of one document after the other in Python. Here all documents of a chunk are inferred
together on arrays, by the same updates to the same tolerance, which costs a fraction; everything else is
gensim's own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bag = Sequence[tuple[int, int]]


def train_lda(bags: Sequence[Bag], words: Sequence[str], number: int, passes: int, seed: int) -> Any:
    """Fit one model, all documents being one batch, in one thread.

    Args:
        bags: a document's distinct words and their counts, as places in ``words``; no document is empty.
        words: the vocabulary.
        number: topics.
        passes: times that the model sees all documents.
        seed: of the random start.

    Returns:
        gensim's model. Its ``inference`` gives gamma of other documents, none empty.
    """
    from gensim.models.ldamodel import LdaModel

    class Lda(LdaModel):  # type: ignore[misc]
        def inference(
            self, chunk: Sequence[Bag], collect_sstats: bool = False
        ) -> tuple[Floats, Floats | None]:
            start = self.random_state.gamma(100.0, 1.0 / 100.0, (len(chunk), self.num_topics))
            gamma, statistics = infer(
                chunk, self.expElogbeta, self.alpha, start, self.iterations, self.gamma_threshold
            )
            return gamma, statistics if collect_sstats else None

    model: Any = Lda(
        corpus=list(bags),
        id2word=dict(enumerate(words)),
        num_topics=number,
        passes=passes,
        random_state=seed,
        chunksize=len(bags),
        update_every=0,
        eval_every=None,
        dtype=np.float64,
    )
    return model


def infer(
    bags: Sequence[Bag], weights: Floats, alpha: Floats, start: Floats, iterations: int, tolerance: float
) -> tuple[Floats, Floats]:
    """Infer the topics of documents under fixed topics: the E-step of variational Bayes for LDA.

    The updates are those of ``gensim.models.ldamodel.LdaModel.inference`` (Hoffman et al. 2010, algorithm 2,
    lines 4 to 10); each document stops when its own mean change falls under the tolerance.

    Args:
        bags: documents, none empty. weights: exp E[log beta], topics × words. alpha: prior of the topics in a
        document. start: gamma to start from, documents × topics. iterations: at most so many updates a
        document. tolerance: mean absolute change of a document's gamma below which it has converged.

    Returns:
        Gamma (documents × topics), and the sufficient statistics of the topics (topics × words).
    """
    from scipy.special import psi

    sizes = np.fromiter((len(bag) for bag in bags), np.int64, len(bags))
    pairs = np.fromiter(
        chain.from_iterable(chain.from_iterable(bags)), np.int64, 2 * int(sizes.sum())
    ).reshape(-1, 2)
    words, counts = pairs[:, 0], pairs[:, 1].astype(np.float64)
    tiny = np.finfo(np.float64).eps

    def weight(gamma: Floats) -> Floats:
        return np.asarray(np.exp(psi(gamma) - psi(gamma.sum(axis=0))))

    # Topics lie in rows, so that each operation runs along contiguous memory.
    gamma = np.ascontiguousarray(start.T)
    theta = weight(gamma)
    active = np.arange(len(bags))
    moving = np.ones(len(bags), dtype=bool)
    beta, number, size = weights[:, words], counts, sizes
    for _ in range(iterations):
        now, before = theta[:, active], gamma[:, active]
        norm = np.einsum("kn,kn->n", np.repeat(now, size, axis=1), beta) + tiny
        firsts = np.cumsum(size) - size
        fresh = alpha[:, None] + now * np.add.reduceat(beta * (number / norm), firsts, axis=1)
        gamma[:, active] = np.where(moving, fresh, before)
        theta[:, active] = np.where(moving, weight(fresh), now)
        moving &= np.abs(fresh - before).mean(axis=0) >= tolerance
        if not moving.any():
            break
        if 4 * moving.sum() < 3 * len(moving):
            # Leaving out what has converged costs a copy, so it is done in steps.
            keep = np.repeat(moving, size)
            active, size, number, beta = active[moving], size[moving], number[keep], beta[:, keep]
            moving = moving[moving]

    beta = weights[:, words]
    spread = np.repeat(theta, sizes, axis=1)
    share = spread * (counts / (np.einsum("kn,kn->n", spread, beta) + tiny))
    statistics = np.stack([np.bincount(words, row, minlength=weights.shape[1]) for row in share])
    return np.ascontiguousarray(gamma.T), statistics * weights
