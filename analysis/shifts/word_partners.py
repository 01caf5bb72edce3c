"""Which words of the other language can account for a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl

from analysis.alignment.dictionary import glosses, words_by_gloss
from analysis.alignment.lexicon import STEM, TermForms, dictionary_entries, term_entries
from analysis.alignment.signs import Token, names_in, read_as_names
from analysis.discovery.word_links import Strengths, strongest
from analysis.language.folding import folded
from analysis.shifts.unit_words import Flags, UnitWords

SHARED_CHARACTER = 0.35  # strength of a word that shares a character with renderings of a word
COMMON_SHARE = 0.1  # share of the renderings that must have the character, and at least two
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True)
class Partners:
    """What links the words of both languages.

    Attributes:
        strengths: for each language the strength of each pair, from 0 to 1, that language's word first.
        known: for each language the words that the dictionary, the lexicon or the codebook knows at all: only of these
            can it be told that nothing accounts for them.
    """

    strengths: dict[str, Strengths]
    known: dict[str, Flags]


def word_partners(
    english: UnitWords, chinese: UnitWords, lexicon: pl.DataFrame, terms: Iterable[TermForms]
) -> Partners:
    """Link the words of both sides.

    A pair is as strong as the strongest of: its strength in CC-CEDICT
    (:func:`analysis.alignment.lexicon.dictionary_entries`), in the lexicon that the alignment learned, that of the
    forms of terms of the codebook, and 1 where both are written alike (RCEP) or the one is how the other is read
    (pinyin), and :data:`SHARED_CHARACTER` where the Chinese word has a character that several words for the English
    one have (for "strengthen" 增强, which has that of 加强 and 强化). A word with hyphens has the links of its parts,
    weighed as a word that shares a stem.

    Args:
        english: words of the English side.
        chinese: words of the Chinese side.
        lexicon: the table ``alignment/lexicon``.
        terms: Chinese and English forms of each term and actor of the codebook.
    """
    en = {word: number for number, word in enumerate(english.texts)}
    zh = {word: number for number, word in enumerate(chinese.texts)}
    parts = {word: [part for part in word.split("-") if part] for word in en if "-" in word}
    wanted = sorted({*en, *(part for found in parts.values() for part in found)})
    han = [word for word in zh if _HAN.search(word)]
    found: dict[tuple[str, str], float] = dict(dictionary_entries(wanted, han))
    learned = lexicon.select(folded("en").alias("en"), "zh", "strength")
    sources = [
        term_entries(terms, wanted, han),
        {(left, right): strength for left, right, strength in learned.iter_rows()},
        {(word, word): 1.0 for word in en if word in zh},
        _names(english, han),
        _shared_characters(wanted, han),
    ]
    for source in sources:
        for pair, strength in source.items():
            found[pair] = max(strength, found.get(pair, 0.0))
    by_word: dict[str, list[tuple[int, float]]] = {}
    for (left, right), strength in found.items():
        if right in zh:
            by_word.setdefault(left, []).append((zh[right], strength))
    rows = [
        (en[word], other, strength * (1.0 if part == word else STEM))
        for word in en
        for part in (word, *parts.get(word, ()))
        for other, strength in by_word.get(part, ())
    ]
    own, others = (np.array([row[column] for row in rows], dtype=np.int64) for column in (0, 1))
    pairs = strongest(own, others, np.array([row[2] for row in rows], dtype=np.float64), max(len(zh), 1))
    glossed = words_by_gloss()
    known_en = np.array([word in glossed for word in english.texts], dtype=np.bool_)
    known_zh = np.array([bool(glosses(word)) for word in chinese.texts], dtype=np.bool_)
    known_en[own] = True
    known_zh[others] = True
    return Partners({"en": pairs, "zh": pairs.turned(max(len(en), 1))}, {"en": known_en, "zh": known_zh})


def _names(english: UnitWords, chinese: Iterable[str]) -> dict[tuple[str, str], float]:
    """English words with a capital that are how a Chinese word is read."""
    written = dict(zip(english.written, english.number.tolist(), strict=True))
    tokens = [Token(text, english.texts[number], "word") for text, number in written.items()]
    candidates = list(chinese)
    # Most names stand nowhere: with the few that do, looking at each word costs little.
    names = read_as_names("，".join(candidates), names_in(tokens))
    spelled: dict[str, list[str]] = {}
    for token in tokens:
        spelled.setdefault(re.sub(r"[^a-z]", "", token.text.lower()), []).append(token.lemma)
    return {
        (lemma, word): 1.0
        for word in candidates
        for name in sorted(read_as_names(word, names))
        for lemma in spelled.get(name, ())
    }


def _shared_characters(english: Iterable[str], chinese: Iterable[str]) -> dict[tuple[str, str], float]:
    """Chinese words with a character that words of the dictionary for an English word have in common."""
    holding: dict[str, list[str]] = {}
    for word in chinese:
        if len(word) > 1:
            for character in dict.fromkeys(word):
                holding.setdefault(character, []).append(word)
    by_gloss = words_by_gloss()
    found: dict[tuple[str, str], float] = {}
    for lemma in english:
        renderings = by_gloss.get(lemma, frozenset())
        counts = Counter(character for word in renderings for character in set(word))
        least = max(2, COMMON_SHARE * len(renderings))
        for character, count in counts.items():
            if count >= least:
                found.update(
                    dict.fromkeys(((lemma, word) for word in holding.get(character, ())), SHARED_CHARACTER)
                )
    return found
