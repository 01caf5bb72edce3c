"""How strongly the words of both languages stand for each other, in general and within each unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.alignment.lexicon import STEM, dictionary_entries
from analysis.discovery.running_words import RunningWords
from analysis.language.folding import folded

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]

# words of units whose links are looked at together: those of many issues take gigabytes
WORDS_AT_ONCE = 20_000


@dataclass(frozen=True)
class Strengths:
    """Numbers from 0 to 1 for pairs of numbers, kept as sorted keys.

    Attributes:
        keys: ``left * span + right``, sorted.
        values: the strength of each.
        span: above every right number.
    """

    keys: Integers
    values: Numbers
    span: int

    def of(self, left: Integers, right: Integers) -> Numbers:
        """Strength of each pair; 0 for one that is not known."""
        if not len(self.keys):
            return np.zeros(len(left))
        wanted = left * self.span + right
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, self.values[at], 0.0)

    def turned(self, span: int) -> Strengths:
        """The same pairs with both sides exchanged; ``span`` is above every left number."""
        return strongest(self.keys % self.span, self.keys // self.span, self.values, span)


def strongest(left: Integers, right: Integers, values: Numbers, span: int) -> Strengths:
    """The greatest of the values that each pair has."""
    keys, which = np.unique(left * span + right, return_inverse=True)
    greatest = np.zeros(len(keys))
    np.maximum.at(greatest, which, values)
    return Strengths(keys, greatest, span)


@dataclass(frozen=True)
class WordLinks:
    """What links the content words of two languages.

    Attributes:
        english: strength of each pair of an English and a Chinese word, in that order.
        chinese: the same pairs, the Chinese word first.
        best_english: for each unit and English word of it the greatest strength with a Chinese word of the unit.
        best_chinese: for each unit and Chinese word the greatest strength with an English word of it.
    """

    english: Strengths
    chinese: Strengths
    best_english: Strengths
    best_chinese: Strengths


def word_links(english: RunningWords, chinese: RunningWords, lexicon: pl.DataFrame) -> WordLinks:
    """Link the content words of all units.

    A pair is as strong as the strongest of: its strength in CC-CEDICT
    (:func:`analysis.alignment.lexicon.dictionary_entries`), its strength in the lexicon that the alignment learned from
    these texts, and 1 where both are written alike (RCEP). A word with hyphens has the links of its parts, too, weighed
    as a word that shares a stem with a gloss.

    Args:
        english: words of the English side.
        chinese: words of the Chinese side.
        lexicon: the table ``alignment/lexicon``.
    """
    known_en, known_zh = (_content_words(words) for words in (english, chinese))
    parts = {word: [part for part in word.split("-") if part] for word in known_en if "-" in word}
    wanted = sorted({*known_en, *(part for found in parts.values() for part in found)})
    strengths = dict(dictionary_entries(wanted, known_zh))
    for (en, zh), strength in _links_of_cut_words(wanted, chinese).items():
        strengths[en, zh] = max(strength, strengths.get((en, zh), 0.0))
    learned = lexicon.select(folded("en").alias("en"), "zh", "strength")
    for en, zh, strength in learned.iter_rows():
        strengths[en, zh] = max(strength, strengths.get((en, zh), 0.0))
    strengths |= {(word, word): 1.0 for word in known_en if word in known_zh}
    by_word: dict[str, list[tuple[str, float]]] = {}
    for (en, zh), strength in strengths.items():
        if zh in known_zh:
            by_word.setdefault(en, []).append((zh, strength))
    rows = [
        (known_en[word], known_zh[zh], strength * (1.0 if part == word else STEM))
        for word in known_en
        for part in (word, *parts.get(word, ()))
        for zh, strength in by_word.get(part, ())
    ]
    left, right = (np.array([row[column] for row in rows], dtype=np.int64) for column in (0, 1))
    values = np.array([row[2] for row in rows], dtype=np.float64)
    spans = len(english.texts), len(chinese.texts)
    pairs = strongest(left, right, values, spans[1])
    turned = pairs.turned(spans[0])
    return WordLinks(
        pairs, turned, _best_in_units(english, chinese, pairs), _best_in_units(chinese, english, turned)
    )


def _links_of_cut_words(english: Iterable[str], chinese: RunningWords) -> dict[tuple[str, str], float]:
    """What the pieces of a word of the dictionary stand for in it: 关系 in 伙伴关系 for "partnership"."""
    pieces: dict[str, set[str]] = defaultdict(set)
    for first, last in chinese.whole:
        numbers = chinese.number[first : last + 1].tolist()
        pieces["".join(chinese.texts[number] for number in numbers)] |= {
            chinese.texts[number] for number in numbers
        }
    found: dict[tuple[str, str], float] = {}
    for (en, zh), strength in dictionary_entries(english, pieces).items():
        for piece in pieces[zh]:
            found[en, piece] = max(strength, found.get((en, piece), 0.0))
    return found


def _content_words(words: RunningWords) -> dict[str, int]:
    numbers = np.unique(words.number[words.content]).tolist()
    return {words.texts[number]: number for number in numbers}


def _best_in_units(left: RunningWords, right: RunningWords, pairs: Strengths) -> Strengths:
    """For each unit and content word of the left side its greatest strength with a word of the right side."""
    here, there = _words_of_units(left), _words_of_units(right)
    words, partners = np.divmod(pairs.keys, pairs.span)
    held = there[0] * pairs.span + there[1]
    greatest = np.zeros(len(here[0]))
    for start in range(0, len(greatest), WORDS_AT_ONCE):
        part = slice(start, start + WORDS_AT_ONCE)
        unit, word = here[0][part], here[1][part]
        firsts = np.searchsorted(words, word)
        met = np.searchsorted(words, word, side="right") - firsts
        row = np.repeat(np.arange(len(met)), met)
        pair = np.repeat(firsts, met) + np.arange(len(row)) - np.repeat(np.cumsum(met) - met, met)
        found = np.isin(unit[row] * pairs.span + partners[pair], held)
        np.maximum.at(greatest[part], row[found], pairs.values[pair[found]])
    linked, span = greatest > 0, len(left.texts)
    return Strengths(here[0][linked] * span + here[1][linked], greatest[linked], span)


def _words_of_units(words: RunningWords) -> tuple[Integers, Integers]:
    """Distinct pairs of a unit and a content word, sorted."""
    span = len(words.texts)
    keys = np.unique(words.unit[words.content] * span + words.number[words.content])
    return keys // span, keys % span
