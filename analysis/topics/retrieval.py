"""Retrieval of a unit's translation from topic shares alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Likeness = Callable[[Floats, Floats], Floats]


def cosine(rows: Floats, others: Floats) -> Floats:
    """Cosine of every pair of rows; 0 where a row is zero."""

    def unit_length(rows: Floats) -> Floats:
        lengths = np.sqrt((rows**2).sum(axis=1, keepdims=True))
        return np.asarray(rows / np.where(lengths > 0, lengths, 1))

    return np.asarray(np.einsum("ik,jk->ij", unit_length(rows), unit_length(others)))


def centred_cosine(rows: Floats, others: Floats) -> Floats:
    """:func:`cosine` after the mean of each side is taken out: what all texts of a language share says nothing."""
    return cosine(rows - rows.mean(axis=0), others - others.mean(axis=0))


def likeness_of_shares(chains: Floats, others: Floats) -> Floats:
    """How alike two texts' shares of topics are, against the other texts: units × other units, -1 to 1.

    The cosine of the logarithms of shares (ratios count: a topic that is rare everywhere tells most), less their
    mean over the texts of the side (whether a topic's words are common in a language does not count), over the
    topics of all chains.

    Args:
        chains, others: chains × units × topics, above 0, see ``PolylingualTopicModel.transform_by_chain``: texts to
            look for and texts to look among, each in one language, two or more.
    """
    return centred_cosine(*(np.concatenate(list(np.log(shares)), axis=1) for shares in (chains, others)))


def reciprocal_ranks(likeness: Floats) -> Floats:
    """Of each unit one by the rank of its translation (Voorhees 1999).

    Args:
        likeness: units × candidates; the translation of unit i is candidate i. Candidates as alike as the
        translation share its rank: half of them are taken to come before it.
    """
    own = np.diag(likeness)[:, None]
    before = (likeness > own).sum(axis=1) + ((likeness == own).sum(axis=1) - 1) / 2
    return np.asarray(1 / (1 + before))


def split_units(
    units: Sequence[int] | NDArray[np.int64], training: int, testing: int, seed: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Two random parts of units, in order: for training and for testing.

    Raises:
        ValueError: there are fewer units than both parts need.
    """
    if len(units) < training + testing:
        raise ValueError(f"{training} + {testing} units are wanted, but there are {len(units)}.")
    drawn = np.random.Generator(np.random.PCG64(seed)).permutation(np.asarray(units, dtype=np.int64))
    return np.sort(drawn[:training]), np.sort(drawn[training : training + testing])
