"""Which English sign may stand for which Chinese sign, and how strongly.

Four sources: signs that are the same in both languages (numbers, acronyms, names, marks), CC-CEDICT, pairs of terms
from a codebook, and what was learned from texts already aligned.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.alignment.dictionary import LONGEST, glosses
from analysis.alignment.signs import SHARED
from analysis.language.lemmas import is_acronym

# Words of glosses that translate nothing.
_EMPTY = frozenset(
    {
        "a",
        "an",
        "the",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "as",
        "and",
        "or",
        "be",
        "not",
        "no",
    }
    | {
        "sb",
        "sth",
        "one's",
        "one",
        "oneself",
        "etc",
        "abbr",
        "also",
        "esp",
        "usu",
        "see",
        "used",
        "lit",
        "fig",
        "that",
    }
    | {"this", "it", "its", "his", "into", "out", "up", "who", "which"}
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
PART = 0.6  # strength of a gloss of a part of the word, against one of the whole word
STEM = 0.7  # strength of a word that shares its stem with a gloss
SHORTEST_STEM = 5

Entries = Mapping[tuple[str, str], float]
"""Strength from 0 to 1 of each pair of an English and a Chinese sign."""


TermForms = tuple[Sequence[str], Sequence[str]]
"""Chinese and English forms of a term."""


@dataclass(frozen=True)
class Lexicon:
    """Pairs of signs as numbers.

    Attributes:
        en: English signs, sorted; a sign's number is its place.
        zh: Chinese signs, sorted.
        pairs: numbers of both signs of each pair, shape ``(pairs, 2)``, sorted.
        strengths: strength of each pair, from 0 to 1.
    """

    en: Mapping[str, int]
    zh: Mapping[str, int]
    pairs: NDArray[np.int64]
    strengths: NDArray[np.float64]


def make_lexicon(english: Iterable[str], chinese: Iterable[str], *sources: Entries) -> Lexicon:
    """The lexicon of the signs of a corpus from sources, of which the strongest counts for each pair."""
    en = {sign: place for place, sign in enumerate(sorted(set(english)))}
    zh = {sign: place for place, sign in enumerate(sorted(set(chinese)))}
    strongest: dict[tuple[int, int], float] = {
        (en[sign], zh[sign]): 1.0 for sign in en if sign.startswith(SHARED) and sign in zh
    }
    for source in sources:
        for (left, right), strength in source.items():
            if left in en and right in zh:
                pair = en[left], zh[right]
                strongest[pair] = max(strength, strongest.get(pair, 0.0))
    pairs = sorted(strongest)
    return Lexicon(
        en,
        zh,
        np.array(pairs, dtype=np.int64).reshape(-1, 2),
        np.array([strongest[pair] for pair in pairs], dtype=np.float64),
    )


def dictionary_entries(english: Iterable[str], chinese: Iterable[str]) -> Entries:
    """Pairs that CC-CEDICT knows, of the signs of a corpus.

    A Chinese word is looked up whole; a word that is not in the dictionary, and one of three or more characters, also
    by its parts. A gloss of several words counts less for each of them. An English word that only shares its stem with
    a gloss (``development``, to develop) counts less.
    """
    words = sorted({sign for sign in chinese if not sign.startswith(SHARED)})
    parts = {word: _parts(word) for word in words}
    known = {part: glosses(part) for word in words for part in (word, *parts[word])}
    vocabulary = _Vocabulary(english)
    renderings = {word: vocabulary.renderings(found) for word, found in known.items() if found}
    entries: dict[tuple[str, str], float] = {}
    for word in words:
        for rendering, strength in renderings.get(word, {}).items():
            entries[rendering, word] = strength
        for part in parts[word] if not known[word] or len(word) > 2 else ():
            for rendering, strength in renderings.get(part, {}).items():
                entries[rendering, word] = max(entries.get((rendering, word), 0.0), PART * strength)
    return entries


def term_entries(terms: Iterable[TermForms], english: Iterable[str], chinese: Iterable[str]) -> Entries:
    """Pairs that terms give, of the signs of a corpus: each Chinese form that is a sign, with the words of the English
    forms, which are read like glosses.
    """
    vocabulary = _Vocabulary(english)
    known = frozenset(chinese)
    entries: dict[tuple[str, str], float] = {}
    for forms, renderings in terms:
        found = [form for form in forms if form in known]
        if not found:
            continue
        for rendering, strength in vocabulary.renderings(renderings).items():
            for form in found:
                entries[rendering, form] = max(entries.get((rendering, form), 0.0), strength)
    return entries


def _parts(word: str) -> tuple[str, ...]:
    if len(word) <= 2:
        return tuple(word) if len(word) == 2 else ()
    return tuple(
        dict.fromkeys(
            word[start : start + length]
            for length in range(min(LONGEST, len(word) - 1), 1, -1)
            for start in range(len(word) - length + 1)
        )
    )


class _Vocabulary:
    """English signs of a corpus, and how they are reached from glosses."""

    def __init__(self, english: Iterable[str]) -> None:
        self._words = {sign for sign in english if not sign.startswith(SHARED)}
        self._stems: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            if len(word) >= SHORTEST_STEM:
                self._stems[word[:SHORTEST_STEM]].append(word)
        self._reached: dict[str, dict[str, float]] = {}

    def renderings(self, found: Sequence[str]) -> dict[str, float]:
        """Signs that the glosses of a word lead to, with their strength."""
        strengths: dict[str, float] = {}
        for gloss in found:
            words = [word for word in _WORD.findall(gloss) if word.lower() not in _EMPTY]
            for word in words:
                for sign, strength in self._reach(word).items():
                    strengths[sign] = max(strengths.get(sign, 0.0), strength * len(words) ** -0.5)
        return strengths

    def _reach(self, word: str) -> dict[str, float]:
        """Signs that a word of a gloss leads to. Glosses hold the basic forms of words, so they need no lemmas."""
        if word not in self._reached:
            lemma = word if is_acronym(word) else word.lower()
            near = self._stems.get(lemma[:SHORTEST_STEM], ())
            reached = {other: STEM for other in near if _same_stem(lemma, other)}
            if lemma in self._words:
                reached[lemma] = 1.0
            self._reached[word] = reached
        return self._reached[word]


def _same_stem(left: str, right: str) -> bool:
    shorter = min(len(left), len(right))
    needed = max(SHORTEST_STEM, shorter - 2)
    return shorter >= needed and left[:needed] == right[:needed]
