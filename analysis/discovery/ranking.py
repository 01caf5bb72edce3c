"""How good a proposal a pair of candidates is: one score from what is known of both and of the pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.discovery.pairing import Pairs
from analysis.discovery.running_words import RunningWords
from analysis.discovery.sequences import Sequences

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]

ONE_WORD = 0.5  # cohesion of a word: it cannot fall apart, but shows no sign of being a set phrase either
ENCLOSED = 2.0  # what a Chinese phrase in quotation marks gains: 提法 are written so
NAMED = 1.5  # what an English name in capitals gains
ORDINARY = 0.4  # what is left of a short word and its English word: a dictionary knows them
NAME_WORDS = 1.5  # English words that a name of one word counts for
LONG = {"zh": 6, "en": 4}  # characters and words beyond which length counts no further
_LEAST = 0.01  # of cohesion, which can be negative


@dataclass(frozen=True)
class Traits:
    """What of a candidate counts in its rank; arrays have one entry a candidate.

    Attributes:
        size: its length, as a factor from 0: ``log2`` of the characters (Chinese), or of 1 and the content words.
        firmness: its cohesion, or :data:`ONE_WORD`.
        independence: how freely it stands.
        marked: whether half of its occurrences or more are whole names in capitals (English), or stand in quotation
            marks or brackets (Chinese).
        short: whether it is a word of at most two characters (Chinese) or one word without a capital.
    """

    size: Numbers
    firmness: Numbers
    independence: Numbers
    marked: NDArray[np.bool_]
    short: NDArray[np.bool_]


def traits(sequences: Sequences) -> Traits:
    """Measure candidates."""
    words = sequences.words
    last = sequences.places + np.repeat(sequences.length, sequences.count) - 1
    enclosed = sequences.share(words.opened[sequences.places] & words.closed[last]) >= 0.5
    firmness = np.where(
        sequences.length > 1, np.maximum(sequences.cohesion, _LEAST), np.minimum(sequences.cohesion, ONE_WORD)
    )
    if words.language == "zh":
        characters = np.array([len(text) for text in sequences.texts], dtype=np.float64)
        short = (sequences.length == 1) & (characters <= 2)
        return Traits(
            np.log2(np.clip(characters, 1, LONG["zh"])), firmness, sequences.independence, enclosed, short
        )
    # places before each word at which content without a capital, or content, stands
    plain = np.concatenate(([0], np.cumsum(words.content & ~words.capital)))
    complete = ~_goes_on(words, sequences.places, -1) & ~_goes_on(words, last, 1)
    names = sequences.share((plain[last + 1] == plain[sequences.places]) & complete) >= 0.5
    number = np.array(
        [
            sum(
                len([part for part in words.texts[word].split("-") if part not in _SMALL])
                for word, content in zip(
                    words.number[first : first + length].tolist(),
                    words.content[first : first + length].tolist(),
                    strict=True,
                )
                if content
            )
            for first, length in zip(sequences.first.tolist(), sequences.length.tolist(), strict=True)
        ],
        dtype=np.float64,
    )
    short = (sequences.length == 1) & (number <= 1) & ~names
    size = np.log2(1 + np.minimum(np.where(names, np.maximum(number, NAME_WORDS), number), LONG["en"]))
    return Traits(size, firmness, sequences.independence, names, short)


def _goes_on(words: RunningWords, places: Integers, step: int) -> NDArray[np.bool_]:
    """Whether the name goes on in a direction: with a capital in the same run, at once or behind one small word."""
    found = np.zeros(len(places), dtype=bool)
    small = np.ones(len(places), dtype=bool)
    for distance in (1, 2):
        beside = places + step * distance
        inside = (beside >= 0) & (beside < len(words))
        beside = np.where(inside, beside, places)
        inside &= words.run[beside] == words.run[places]
        named = words.capital[beside] & words.content[beside]
        found |= inside & named & small
        small = np.isin(words.number[beside], [at for at, text in enumerate(words.texts) if text in _WITHIN])
    return found


def scores(pairs: Pairs, chinese: Traits, english: Traits) -> Numbers:
    """Score of each pair: the product of

    - ``log2(1 + n)`` of the units n with both, which is evidence, and grows slowly;
    - the square root of Dice's coefficient, which is association;
    - the consistency of the links of their words;
    - ``i_zh^(3/4) i_en^(1/4)`` of both sides' independence, which tells a phrase from a fragment: the Chinese side
      decides more, since an English phrase often stands behind the same verb (*building* a community);
    - the geometric mean of both sides' firmness;
    - the product of both sides' sizes, because a long phrase is less likely to be ordinary language;
    - :data:`ENCLOSED` and :data:`NAMED` for a side that is marked, and :data:`ORDINARY` where both sides are short.

    Source: the factor of length is that of Frantzi, K., Ananiadou, S., & Mima, H. (2000). Automatic recognition of
    multi-word terms: the C-value/NC-value method. International Journal on Digital Libraries 3(2), 115-130. The product
    is the project's own; ``docs/methods-discovery.md`` says how it was chosen.
    """
    zh, en = pairs.zh, pairs.en
    evidence = np.log2(1 + pairs.joint) * np.sqrt(pairs.dice) * pairs.consistency
    free = chinese.independence[zh] ** 0.75 * english.independence[en] ** 0.25
    firm = np.sqrt(chinese.firmness[zh] * english.firmness[en])
    size = chinese.size[zh] * english.size[en]
    marks = np.where(chinese.marked[zh], ENCLOSED, 1.0) * np.where(english.marked[en], NAMED, 1.0)
    ordinary = np.where(chinese.short[zh] & english.short[en], ORDINARY, 1.0)
    # rounded, so that pairs with the same counts are equal on every machine
    return np.round(evidence * free * firm * size * marks * ordinary, 9)


# Small words that a name goes on behind, and small words inside words with hyphens.
_WITHIN = frozenset({"of", "’s", "'s"})
_SMALL = frozenset({"to", "of", "and", "the", "in", "on", "a", "by", "for"})
