"""Pair candidates of both languages: in how many units they meet, and whether their words stand for each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.discovery.sequences import Sequences
from analysis.discovery.word_links import Strengths, WordLinks

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]

LEAST_DICE = 0.15  # pairs that meet more rarely are not looked at
# Chinese candidates whose meetings are counted together: all of many issues take gigabytes
CANDIDATES_AT_ONCE = 500
SAMPLED = 4  # units of a pair that are looked at for the links of its words
OUTSIDE = 0.5  # what is left of the consistency if the first or last word is linked to other words only
UNKNOWN = 0.15  # a word whose best link in a unit is weaker is not known to stand for anything there


@dataclass(frozen=True)
class Pairs:
    """Pairs of candidates that meet in units; arrays have one entry a pair.

    Attributes:
        zh: the Chinese candidate.
        en: the English one.
        zh_units: units with the Chinese candidate.
        en_units: units with the English one.
        joint: units with both.
        units: all these units, those of a pair together and in order.
        offsets: where the units of each pair begin in ``units``; the last is where they end.
        consistency: geometric mean of :func:`consistency` in both directions.
    """

    zh: Integers
    en: Integers
    zh_units: Integers
    en_units: Integers
    joint: Integers
    units: Integers
    offsets: Integers
    consistency: Numbers

    def __len__(self) -> int:
        return len(self.zh)

    @property
    def dice(self) -> Numbers:
        """Twice the units with both, divided by the sum of the units with either (Dice, 1945)."""
        return np.asarray(2 * self.joint / (self.zh_units + self.en_units))

    def units_of(self, pair: int) -> Integers:
        """Units of a pair."""
        return self.units[self.offsets[pair] : self.offsets[pair + 1]]


def pair_candidates(chinese: Sequences, english: Sequences, links: WordLinks, minimum_units: int) -> Pairs:
    """All pairs that meet often enough.

    Args:
        chinese: Chinese candidates.
        english: English ones.
        links: what links their words.
        minimum_units: in how many units a pair must meet.

    Source: Dice, L. R. (1945). Measures of the amount of ecologic association between species. Ecology 26(3), 297-302,
    used for translations by Smadja, F., McKeown, K. R., & Hatzivassiloglou, V. (1996). Translating collocations for
    bilingual lexicons. Computational Linguistics 22(1), 1-38.
    """
    unit_zh, held_zh = _units_of(chinese)
    unit_en, held_en = _units_of(english)
    zh_units = np.bincount(held_zh, minlength=len(chinese))
    en_units = np.bincount(held_en, minlength=len(english))
    order = np.argsort(
        held_zh, kind="stable"
    )  # the units of a candidate stay in order, and so do those of a pair
    unit_zh, held_zh = unit_zh[order], held_zh[order]
    found = [(np.empty(0, dtype=np.int64),) * 4]
    for start in range(0, len(chinese), CANDIDATES_AT_ONCE):
        part = slice(*np.searchsorted(held_zh, (start, start + CANDIDATES_AT_ONCE)))
        firsts = np.searchsorted(unit_en, unit_zh[part])
        met = np.searchsorted(unit_en, unit_zh[part], side="right") - firsts
        row = np.repeat(np.arange(len(met)), met)
        partner = np.repeat(firsts, met) + np.arange(len(row)) - np.repeat(np.cumsum(met) - met, met)
        keys = held_zh[part][row] * len(english) + held_en[partner]
        order = np.argsort(keys, kind="stable")
        pairs, joint = np.unique(keys[order], return_counts=True)
        zh, en = pairs // max(len(english), 1), pairs % max(len(english), 1)
        kept = (joint >= minimum_units) & (2 * joint >= LEAST_DICE * (zh_units[zh] + en_units[en]))
        units = unit_zh[part][row][order][np.repeat(kept, joint)]
        found.append((zh[kept], en[kept], joint[kept], units))
    zh, en, joint, units = (np.concatenate(column) for column in zip(*found, strict=True))
    offsets = np.concatenate(([0], np.cumsum(joint))).astype(np.int64)
    linked = _consistency_both_ways(zh, en, chinese, english, links, units, offsets)
    return Pairs(zh, en, zh_units[zh], en_units[en], joint, units, offsets, linked)


def pairs_of_one_unit(
    zh: Integers, en: Integers, chinese: Sequences, english: Sequences, links: WordLinks
) -> Pairs:
    """Pairs that are given, of candidates that occur once, in the same unit."""
    one = np.ones(len(zh), dtype=np.int64)
    units = chinese.words.unit[chinese.first[zh]]
    offsets = np.arange(len(zh) + 1)
    linked = _consistency_both_ways(zh, en, chinese, english, links, units, offsets)
    return Pairs(zh, en, one, one, one, units, offsets, linked)


def _consistency_both_ways(
    zh: Integers,
    en: Integers,
    chinese: Sequences,
    english: Sequences,
    links: WordLinks,
    units: Integers,
    offsets: Integers,
) -> Numbers:
    forth = consistency(zh, en, chinese, english, links.chinese, links.best_chinese, units, offsets)
    back = consistency(en, zh, english, chinese, links.english, links.best_english, units, offsets)
    # sums of the same numbers in another order can exceed 1 by a rounding
    return np.asarray(np.round(np.minimum(np.sqrt(forth * back), 1.0), 9), dtype=np.float64)


def consistency(
    here: Integers,
    there: Integers,
    left: Sequences,
    right: Sequences,
    strengths: Strengths,
    best: Strengths,
    units: Integers,
    offsets: Integers,
) -> Numbers:
    """Share of what links the words of one candidate to the unit that links them to the other candidate.

    For each content word w of the candidate, ``all`` is its greatest strength with any word of the unit's other side,
    and ``in`` twice its greatest strength with a word of the other candidate, at most ``all``: a link of half the
    strength of the best is as good, since a word may stand in the unit more than once. The share is the sum of ``in``
    over that of ``all``, over the words and up to :data:`SAMPLED` units of the pair; a Chinese word weighs as much as
    it has characters. A word with ``all`` below :data:`UNKNOWN` is taken as half linked: nothing is known of it. The
    share is multiplied by that of the first or the last content word, whichever is smaller, but by :data:`OUTSIDE` at
    least: a word at the border that is linked to something else does not belong to the phrase.

    1: all that the words are known to stand for lies in the other candidate. This is the condition on phrase pairs of
    statistical machine translation, that no link leaves the pair, with strengths in the place of links.

    Returns:
        An entry a pair, from 0 to 1.

    Source: Och, F. J., & Ney, H. (2004). The alignment template approach to statistical machine translation.
    Computational Linguistics 30(4), 417-449, section 3.
    """
    mine, others = _content_words(left), _content_words(right)
    pair, word = _joined(here, *mine)
    # greatest strength of each word with one of the other candidate
    row, other = _joined(there[pair], *others)
    inside = np.zeros(len(pair))
    np.maximum.at(inside, row, strengths.of(word[row], other))
    # the same word in up to a few units of the pair
    number = np.minimum(np.diff(offsets), SAMPLED)
    repeat = number[pair]
    row = np.repeat(np.arange(len(pair)), repeat)
    within = np.arange(len(row)) - np.repeat(np.cumsum(repeat) - repeat, repeat)
    greatest = best.of(units[offsets[pair[row]] + within], word[row])
    known = greatest >= UNKNOWN
    texts = left.words.texts
    size = np.array([len(text) if left.words.language == "zh" else 1 for text in texts])[word[row]]
    linked = np.where(known, np.minimum(2 * inside[row], greatest), np.maximum(inside[row], UNKNOWN / 2))
    possible = np.maximum(greatest, UNKNOWN)
    weight = np.bincount(row, size * linked, minlength=len(pair))
    out_of = np.bincount(row, size * possible, minlength=len(pair))
    numerator = np.bincount(pair, weight, minlength=len(here))
    denominator = np.bincount(pair, out_of, minlength=len(here))
    share = np.divide(numerator, denominator, out=np.zeros(len(here)), where=denominator > 0)
    first, last = _borders(left)
    outer = (word == first[here[pair]]) | (word == last[here[pair]])
    weakest = np.ones(len(here))
    np.minimum.at(weakest, pair[outer], (weight / out_of)[outer])
    return share * np.maximum(weakest, OUTSIDE)


def _borders(sequences: Sequences) -> tuple[Integers, Integers]:
    """Numbers of the first and the last content word of each candidate."""
    words = sequences.words
    place = np.where(words.content, np.arange(len(words)), -1)
    last = np.maximum.accumulate(place)[sequences.first + sequences.length - 1]
    turned = np.where(words.content, np.arange(len(words)), len(words))[::-1]
    first = np.minimum.accumulate(turned)[::-1][sequences.first]
    return words.number[np.minimum(first, len(words) - 1)], words.number[last]


def _units_of(sequences: Sequences) -> tuple[Integers, Integers]:
    """Distinct pairs of a unit and a candidate that it holds, sorted."""
    number = max(len(sequences), 1)
    unit = sequences.words.unit[sequences.places]
    keys = np.unique(unit * number + sequences.of_place)
    return keys // number, keys % number


def _content_words(sequences: Sequences) -> tuple[Integers, Integers]:
    """Distinct content words of all candidates, those of a candidate together, and where they begin."""
    words, number = sequences.words, max(len(sequences), 1)
    candidate = np.repeat(np.arange(len(sequences)), sequences.length)
    within = np.arange(len(candidate)) - np.repeat(
        np.cumsum(sequences.length) - sequences.length, sequences.length
    )
    place = sequences.first[candidate] + within
    content = words.content[place]
    span = len(words.texts)
    keys = np.unique(candidate[content] * span + words.number[place][content])
    return keys % span, np.searchsorted(keys // span, np.arange(number + 1))


def _joined(candidates: Integers, words: Integers, offsets: Integers) -> tuple[Integers, Integers]:
    """Rows of each entry of ``candidates`` with each of its words: the entry, and the word."""
    number = offsets[candidates + 1] - offsets[candidates]
    row = np.repeat(np.arange(len(candidates)), number)
    within = np.arange(len(row)) - np.repeat(np.cumsum(number) - number, number)
    return row, words[offsets[candidates[row]] + within]
