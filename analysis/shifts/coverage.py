"""Whether the other side of its unit accounts for a word, and what it tells when nothing does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analysis.discovery.word_links import Strengths
from analysis.shifts.unit_words import Flags, Integers, Numbers, Units, UnitWords
from analysis.shifts.word_partners import Partners

LEAST = 0.3  # strength from which a word of the other side accounts for a word
PRIOR_SIZE = 3.0  # occurrences that the rate of all words counts as
CHANCE_SIZE = 6.0  # the same for what is found by chance
NEAR = (-6, -5, -4, -3, 3, 4, 5, 6)  # units away: the same subject, another statement
SURE = 0.5  # confidence from which a unit teaches how often words are accounted for
FOUND_AT_LEAST = -2.0  # bits: one word met by chance must not outweigh a clause


@dataclass(frozen=True)
class Coverage:
    """What is known of each token of one side; arrays have one entry a token.

    Attributes:
        judged: content words that the sources know.
        found: whether something in the other side of the unit accounts for the word.
        bits: log2 of how probable that is if the word has no counterpart, over how probable it is in a translation:
            positive where nothing accounts for the word, 0 where it is not judged.
    """

    judged: Flags
    found: Flags
    bits: Numbers


def coverage(units: Units, partners: Partners, language: str, matched: Flags, worth: Numbers) -> Coverage:
    """Judge the words of one side.

    A word w is *found* in a unit if the other side has a word linked to it by :data:`LEAST`; where the other side is
    empty, if that of the unit before or behind has one. Let q be how often w is found in the study's confident units,
    and c how probable it is by chance: how often it is found in units :data:`NEAR` by that are not its own, raised to
    the length of this unit. A word that is found gives ``log2(c / q)`` bits for having no counterpart (at least
    :data:`FOUND_AT_LEAST`), and one that is not ``log2((1 - c) / (1 - q))``.

    q is estimated without the occurrence that is judged. Both are drawn towards the rate of all words, so a word that
    is never accounted for anywhere tells next to nothing, and neither does one that is found everywhere by chance.

    Args:
        units: the units and their words.
        partners: what links the words.
        language: the side that is judged.
        matched: tokens inside a match of a term that has a match on the other side, too.
        worth: what is left, from 0 to 1, of the bits of a token that nothing accounts for, because something on the
            other side may take it up without naming it.
    """
    here = units.words[language]
    there = units.words["zh" if language == "en" else "en"]
    judged = here.content & partners.known[language][here.number]
    span = max(len(here.texts), 1)
    keys, which = np.unique(here.unit * span + here.number, return_inverse=True)
    unit, word = keys // span, keys % span
    paired = units.paired
    search = _search(unit, word, partners.strengths[language], there, units)
    beside = search(-1) | search(1)
    lone = ~paired[unit]
    found = np.where(lone, beside, search(0))[which] | matched
    by_chance = _chance(unit, word, search, units, span)[word]
    size = np.bincount(there.unit[there.content], minlength=len(units))
    length = np.clip(size / max(size[size > 0].mean(), 1.0) if size.any() else size + 1.0, 0.25, 3.0)
    chance = 1 - (1 - by_chance) ** np.where(lone, 2.0, length[unit])
    taught = judged & paired[here.unit] & (units.confidence[here.unit] >= SURE)
    rate = float(found[taught].mean()) if taught.any() else 0.5
    times = np.bincount(here.number[taught], minlength=span)
    successes = np.bincount(here.number[taught], found[taught], minlength=span)
    own = taught.astype(np.float64)
    q = (successes[here.number] - own * found + PRIOR_SIZE * rate) / (times[here.number] - own + PRIOR_SIZE)
    c = np.clip(chance[which], 0.01, 0.9)
    q = np.clip(np.maximum(q, c), 0.02, 0.98)
    bits = np.where(found, np.maximum(np.log2(c / q), FOUND_AT_LEAST), np.log2((1 - c) / (1 - q)))
    bits = np.where(bits > 0, worth * bits, bits)
    return Coverage(judged, found, np.where(judged, bits, 0.0))


def _search(
    unit: Integers, word: Integers, links: Strengths, there: UnitWords, units: Units
) -> Callable[[int], Flags]:
    """A function that says of each word whether the unit so many steps away in the article holds a partner."""
    strong = links.values >= LEAST
    keys = links.keys[strong]
    words = keys // links.span
    first = np.searchsorted(words, word)
    met = np.searchsorted(words, word, side="right") - first
    row = np.repeat(np.arange(len(word)), met)
    pair = np.repeat(first, met) + np.arange(len(row)) - np.repeat(np.cumsum(met) - met, met)
    partner = keys[pair] % links.span
    present = np.unique(there.unit * links.span + there.number)

    def search(step: int) -> Flags:
        inside = in_article(unit + step, unit, units)[row]
        wanted = (unit[row] + step) * links.span + partner
        at = np.minimum(np.searchsorted(present, wanted), len(present) - 1)
        held = inside & (present[at] == wanted) if len(present) else np.zeros(len(row), dtype=np.bool_)
        return np.bincount(row[held], minlength=len(word)) > 0

    return search


def in_article(target: Integers, unit: Integers, units: Units) -> Flags:
    """Whether there is such a unit in the same article."""
    inside = (target >= 0) & (target < len(units))
    inside[inside] = units.article[target[inside]] == units.article[unit[inside]]
    return np.asarray(inside, dtype=np.bool_)


def _chance(
    unit: Integers, word: Integers, search: Callable[[int], Flags], units: Units, span: int
) -> Numbers:
    """How often each word is found in units near its own."""
    times, successes = np.zeros(span), np.zeros(span)
    paired = units.paired
    for step in NEAR:
        inside = in_article(unit + step, unit, units)
        inside[inside] = paired[(unit + step)[inside]]
        times += np.bincount(word[inside], minlength=span)
        successes += np.bincount(word[inside], search(step)[inside], minlength=span)
    rate = successes.sum() / max(times.sum(), 1.0)
    return np.asarray((successes + CHANCE_SIZE * rate) / (times + CHANCE_SIZE))
