"""Pairs of texts that are made up: sentences of signs whose counterparts are known, in groups that are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from analysis.alignment.lattice import Lattice
from analysis.alignment.learning import align_segments, knowledge_of
from analysis.alignment.lengths import Lengths
from analysis.alignment.scoring import Link
from analysis.alignment.search import Knowledge
from analysis.alignment.texts import Pair, Side

WORDS = 400
ENTRIES = {(f"e{word}", f"z{word}"): 1.0 for word in range(WORDS)}


class Sentence(NamedTuple):
    """A sentence of either language: the numbers of its words, and its size in characters."""

    words: tuple[int, ...]
    size: float


def sentences(count: int, seed: int) -> list[Sentence]:
    """Sentences of six words; the size is that of the Chinese version."""
    generator = np.random.default_rng(seed)
    return [
        Sentence(tuple(generator.integers(0, WORDS, 6).tolist()), float(generator.integers(12, 60)))
        for _ in range(count)
    ]


def side(text: Sequence[Sentence], language: str, seed: int = 1) -> Side:
    """The text in a language: English is about three times as long, and each version loses a third of the words."""
    generator = np.random.default_rng([seed, language == "en"])
    scale = 3.0 if language == "en" else 1.0
    return Side(
        np.round(np.array([scale * item.size for item in text]) * generator.uniform(0.85, 1.15, len(text))),
        np.zeros(len(text), dtype=np.bool_),
        tuple(
            frozenset(f"{language[0]}{word}" for word in item.words if generator.random() > 1 / 3)
            for item in text
        ),
    )


def joined(first: Sentence, second: Sentence) -> Sentence:
    return Sentence(first.words + second.words, first.size + second.size)


def pair_of(english: Sequence[Sentence], chinese: Sequence[Sentence]) -> Pair:
    return Pair(side(english, "en"), side(chinese, "zh"))


def knowledge(pair: Pair) -> Knowledge:
    [known] = knowledge_of([pair], [ENTRIES], [Lengths(3.0)])
    return known


def align(pair: Pair) -> tuple[Lattice, Knowledge]:
    """The lattice of a pair of texts that learn from themselves only."""
    lattices, known, _ = align_segments([pair], [ENTRIES])
    return lattices[0], known[0]


def links(lattice: Lattice) -> list[Link]:
    return [
        (tuple(range(group.en_start, group.en_end)), tuple(range(group.zh_start, group.zh_end)))
        for group in lattice.groups()
    ]
