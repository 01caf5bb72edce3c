"""Put candidates and pairs from two sources together."""

from __future__ import annotations

import numpy as np

from analysis.discovery.pairing import Integers, Pairs
from analysis.discovery.sequences import Sequences


def joined_sequences(one: Sequences, other: Sequences) -> Sequences:
    """Candidates of the same words, those of ``one`` first."""
    return Sequences(
        one.words,
        one.texts + other.texts,
        np.concatenate([one.first, other.first]),
        np.concatenate([one.length, other.length]),
        np.concatenate([one.places, other.places]),
        _joined_offsets(one.offsets, other.offsets),
        np.concatenate([one.cohesion, other.cohesion]),
        np.concatenate([one.left_entropy, other.left_entropy]),
        np.concatenate([one.right_entropy, other.right_entropy]),
        np.concatenate([one.independence, other.independence]),
    )


def joined_pairs(one: Pairs, other: Pairs, chinese: int, english: int) -> Pairs:
    """Pairs of both, where ``other`` counts its candidates behind so many Chinese and English ones."""
    return Pairs(
        np.concatenate([one.zh, other.zh + chinese]),
        np.concatenate([one.en, other.en + english]),
        np.concatenate([one.zh_units, other.zh_units]),
        np.concatenate([one.en_units, other.en_units]),
        np.concatenate([one.joint, other.joint]),
        np.concatenate([one.units, other.units]),
        _joined_offsets(one.offsets, other.offsets),
        np.concatenate([one.consistency, other.consistency]),
    )


def _joined_offsets(one: Integers, other: Integers) -> Integers:
    return np.concatenate([one, other[1:] + one[-1]])
