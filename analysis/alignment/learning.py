"""Align many texts in two rounds: what the first round aligned teaches the second one words and lengths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from analysis.alignment.evidence import chance, match
from analysis.alignment.lattice import Lattice
from analysis.alignment.lengths import Lengths, first_lengths, fitted_lengths, fitted_variance
from analysis.alignment.lexicon import Entries, TermForms, dictionary_entries, make_lexicon, term_entries
from analysis.alignment.search import Knowledge, lattice_of
from analysis.alignment.signs import SHARED
from analysis.alignment.texts import Pair, Side
from analysis.alignment.translation_model import Translations, learn_translations
from analysis.alignment.weights import SENTENCES, Weights

LEAST_GROUPS = 2  # groups that a pair of words must occur in to be believed
LEAST_STRENGTH = 0.1  # of a learned pair
TRUST = (
    1.5  # a learned pair is this much stronger than its probability, up to 1: it is about these very texts
)

Places = list[tuple[int, int]]
"""Places that a path goes through, from the beginning of both texts to their end."""


@dataclass(frozen=True)
class Learned:
    """Words that were learned: their texts, and pairs of them as numbers."""

    en: tuple[str, ...]
    zh: tuple[str, ...]
    translations: Translations

    def believed(self) -> NDArray[np.bool_]:
        """Which pairs are seen often enough and are strong enough to be believed."""
        return (self.translations.groups >= LEAST_GROUPS) & (self.translations.strength >= LEAST_STRENGTH)

    def entries(self) -> Entries:
        """Pairs that are believed, for a lexicon."""
        found, believed = self.translations, self.believed()
        pairs = zip(found.en[believed].tolist(), found.zh[believed].tolist(), strict=True)
        strengths = np.minimum(TRUST * found.strength[believed], 1.0).tolist()
        return {
            (self.en[left], self.zh[right]): strength
            for (left, right), strength in zip(pairs, strengths, strict=True)
        }


def align_segments(
    pairs: Sequence[Pair], entries: Sequence[Entries], weights: Weights = SENTENCES
) -> tuple[list[Lattice], list[Knowledge], Learned]:
    """Align the segments of pairs of texts that belong together.

    Args:
        pairs: the texts; all of them teach each of them.
        entries: what is known of words, such as :func:`analysis.alignment.lexicon.dictionary_entries`.
        weights: weights of the features.

    Returns:
        The lattice of each pair after the second round, what was known in that round, and the words that were learned.
    """
    known = knowledge_of(pairs, entries, _first_lengths(pairs))
    lattices = [lattice_of(pair, item, weights) for pair, item in zip(pairs, known, strict=True)]
    paths = [lattice.places() for lattice in lattices]
    learned = learn(pairs, paths)
    known = knowledge_of(pairs, [*entries, learned.entries()], _learned_lengths(pairs, paths))
    lattices = [
        lattice_of(pair, item, weights, path) for pair, item, path in zip(pairs, known, paths, strict=True)
    ]
    return lattices, known, learned


def known_words(pairs: Sequence[Pair], terms: Iterable[TermForms]) -> list[Entries]:
    """What the dictionary and the terms know of the words of texts."""
    english, chinese = _signs(pair.en for pair in pairs), _signs(pair.zh for pair in pairs)
    return [dictionary_entries(english, chinese), term_entries(terms, english, chinese)]


def knowledge_of(
    pairs: Sequence[Pair], entries: Sequence[Entries], lengths: Sequence[Lengths]
) -> list[Knowledge]:
    """What is known when each pair is aligned."""
    lexicon = make_lexicon(_signs(pair.en for pair in pairs), _signs(pair.zh for pair in pairs), *entries)
    matches = [match(pair, lexicon) for pair in pairs]
    chances = chance(pairs, lexicon)
    return [Knowledge(lexicon, found, chances, item) for found, item in zip(matches, lengths, strict=True)]


def learn(pairs: Sequence[Pair], paths: Sequence[Places]) -> Learned:
    """Learn words from the groups that have segments on both sides."""
    en, zh = _words(pair.en for pair in pairs), _words(pair.zh for pair in pairs)
    english: list[NDArray[np.int64]] = []
    chinese: list[NDArray[np.int64]] = []
    for pair, path in zip(pairs, paths, strict=True):
        for (en_start, zh_start), (en_end, zh_end) in pairwise(path):
            if en_end > en_start and zh_end > zh_start:
                english.append(_numbers(pair.en, en_start, en_end, en))
                chinese.append(_numbers(pair.zh, zh_start, zh_end, zh))
    return Learned(tuple(en), tuple(zh), learn_translations(english, chinese))


def _signs(sides: Iterable[Side]) -> set[str]:
    return {sign for side in sides for segment in side.signs for sign in segment}


def _words(sides: Iterable[Side]) -> dict[str, int]:
    words = sorted(sign for sign in _signs(sides) if not sign.startswith(SHARED))
    return {word: place for place, word in enumerate(words)}


def _numbers(side: Side, start: int, end: int, words: dict[str, int]) -> NDArray[np.int64]:
    signs = frozenset().union(*side.signs[start:end])
    return np.array(sorted(words[sign] for sign in signs if sign in words), dtype=np.int64)


def _first_lengths(pairs: Sequence[Pair]) -> list[Lengths]:
    # The same for all texts: what a text lacks on one side must not pass for the ratio of its lengths.
    return [
        first_lengths([(float(pair.en.sizes.sum()), float(pair.zh.sizes.sum())) for pair in pairs])
    ] * len(pairs)


def _learned_lengths(pairs: Sequence[Pair], paths: Sequence[Places]) -> list[Lengths]:
    sizes = [_sizes(pair, path) for pair, path in zip(pairs, paths, strict=True)]
    first = first_lengths([(float(english.sum()), float(chinese.sum())) for english, chinese in sizes])
    study = fitted_variance(
        np.concatenate([np.empty(0), *(english for english, _ in sizes)]),
        np.concatenate([np.empty(0), *(chinese for _, chinese in sizes)]),
        first,
    )
    return [fitted_lengths(english, chinese, study) for english, chinese in sizes]


def _sizes(pair: Pair, path: Places) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Sizes of both sides of the groups that have both."""
    totals = [np.r_[0.0, np.cumsum(side.sizes)] for side in (pair.en, pair.zh)]
    places = np.array(path, dtype=np.int64)
    starts, ends = places[:-1], places[1:]
    english, chinese = (totals[side][ends[:, side]] - totals[side][starts[:, side]] for side in (0, 1))
    both = (ends > starts).all(axis=1)
    return english[both], chinese[both]
