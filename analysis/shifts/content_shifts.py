"""Content without counterpart: whole sentences, and stretches inside units, that the other version lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from analysis.framing.aligned_hits import LANGUAGES
from analysis.shifts.candidates import (
    ADDED,
    LANGUAGE_NAMES,
    OMITTED,
    Candidate,
    both,
    other_language,
    quoted,
    token_spans,
)
from analysis.shifts.material import Material
from analysis.shifts.unaccounted import unaccounted
from analysis.shifts.unit_words import UnitWords

# Log odds that a stretch was deleted, fitted on clauses deleted from hand-aligned speeches (docs/methods-shifts.md).
PER_BIT = 0.42  # of the coverage of its words
PER_COUNTER_BIT = 0.3  # of what nothing accounts for at about the same place of the other side
PER_LENGTH_BIT = 0.8  # of how much better the lengths of both sides agree without it
BEFORE = -4.2
MOST_LENGTH_BITS = 6.0
LEAST_BITS = 4.0  # of the coverage: less is a word or two that nothing accounts for
PER_SENTENCE_BIT = 0.3  # of the coverage of a sentence that the alignment found no counterpart for
SENTENCE_BEFORE = 0.0
WHOLE = 3.5  # log2 odds for a whole sentence: few translated ones have so little that is accounted for
LEAST_WHOLE = 4.0  # bits of such a sentence
MOST_COUNTER = 2.0  # bits opposite such a sentence, where a free rendering would stand
LEAST_WORDS = 4  # judged words that such a sentence has at least


class Surplus(NamedTuple):
    """A stretch without counterpart: its unit, language, tokens (inclusive), bits of coverage and of length.

    ``counter`` are the bits of what nothing accounts for at about the same place of the other side: the one may render
    the other freely. ``whole``: it is a whole sentence of a unit of several.
    """

    unit: int
    language: str
    first: int
    last: int
    bits: float
    length_bits: float
    counter: float
    whole: bool = False

    @property
    def score(self) -> float:
        """Log2 odds that it has no counterpart."""
        return (
            BEFORE
            + (WHOLE if self.whole else 0.0)
            + PER_BIT * self.bits
            + PER_LENGTH_BIT * min(self.length_bits, MOST_LENGTH_BITS)
            - PER_COUNTER_BIT * self.counter
        )


def lone_sentences(material: Material) -> Iterator[Candidate]:
    """Sentences and headings for which the alignment found no counterpart.

    The score is the log odds of the confidence of the alignment, and what the coverage of the words by the sentences
    beside the gap tells.
    """
    units = material.units
    confidence = np.clip(units.confidence, 0.02, 0.995)
    for unit in np.flatnonzero(~units.paired).tolist():
        for language in LANGUAGES:
            words = units.words[language]
            first, end = words.of_unit(unit)
            if end > first:
                bits = float(material.coverage[language].bits[first:end].sum())
                odds = float(np.log2(confidence[unit] / (1 - confidence[unit])))
                name, other = LANGUAGE_NAMES[language], LANGUAGE_NAMES[other_language(language)]
                yield Candidate(
                    unit,
                    ADDED if material.is_translation(unit, language) else OMITTED,
                    "sentence",
                    SENTENCE_BEFORE + odds + PER_SENTENCE_BIT * bits,
                    places=both(language, token_spans(words, first, end - 1)),
                    surplus=language,
                    evidence=f"alignment confidence {confidence[unit]:.2f}; coverage {bits:.1f} bits",
                    why=f"The alignment finds nothing in the {other} version for this {name} text.",
                )


def surpluses(material: Material) -> list[Surplus]:
    """Stretches inside units with both sides that the other side does not account for, by unit and language.

    Each maximal scoring stretch of the coverage is tried as it is, drawn out to the marks around it, and, in a unit of
    several sentences, to its sentences; the one with the best score is taken. Stretches of a unit do not overlap.
    """
    found: list[Surplus] = []
    for language in LANGUAGES:
        for unit in np.flatnonzero(material.units.paired).tolist():
            tried = sorted(
                _tried(material, language, unit), key=lambda item: (-item.score, item.first, item.last)
            )
            taken: list[Surplus] = []
            for item in tried:
                if all(item.last < other.first or item.first > other.last for other in taken):
                    taken.append(item)
            found += taken
    return sorted(found)


def _tried(material: Material, language: str, unit: int) -> Iterator[Surplus]:
    words, covered = material.units.words[language], material.coverage[language]
    own = unaccounted(material, language, unit)
    other = unaccounted(material, other_language(language), unit)
    for stretch in own.stretches:
        options = []
        for left, right in _extents(words, own.first, own.end, stretch.first, stretch.last):
            bits = float(covered.bits[left : right + 1].sum())
            counter = other.bits_opposite(own.place(left, right))
            whole = (
                _is_whole(words, own.first, own.end, left, right)
                and bits >= LEAST_WHOLE
                and counter <= MOST_COUNTER
                and int(covered.judged[left : right + 1].sum()) >= LEAST_WORDS
            )
            if whole or bits >= LEAST_BITS:
                length_bits = _length_bits(material, language, unit, left, right)
                options.append(Surplus(unit, language, left, right, bits, length_bits, counter, whole))
        if options:
            yield max(options, key=lambda item: (item.score, item.first - item.last))


def _extents(words: UnitWords, first: int, end: int, left: int, right: int) -> Iterator[tuple[int, int]]:
    """A stretch, the same drawn out to the marks around it, and to its sentence in a unit of several."""
    yield left, right
    low, high = left, right
    while low > first and not words.mark[low - 1]:
        low -= 1
    while high < end - 1 and not words.mark[high + 1]:
        high += 1
    yield low, high
    held = first + np.flatnonzero(words.sentence[first:end] == words.sentence[left])
    if len(held) < end - first:
        yield int(held[0]), int(held[-1])


def _is_whole(words: UnitWords, first: int, end: int, left: int, right: int) -> bool:
    """Whether tokens are one or more whole sentences of a unit that has others, a mark at the end aside."""
    begins = left == first or words.sentence[left - 1] != words.sentence[left]
    ends = right >= end - 1 or words.sentence[right + 1] != words.sentence[right]
    return begins and ends and words.sentence[first] != words.sentence[end - 1]


def _length_bits(material: Material, language: str, unit: int, left: int, right: int) -> float:
    """By how many bits the lengths of both sides agree better without a stretch."""
    words = material.units.words[language]
    size = words.end[left : right + 1] - words.start[left : right + 1]
    removed = float(size.sum()) + (len(size) if language == "en" else 0)
    english, chinese = (float(material.letters[side][unit]) for side in LANGUAGES)
    sides = np.array([[english, english], [chinese, chinese]])
    sides[0 if language == "en" else 1, 1] -= removed
    before, after = material.lengths.agreement(sides[0], sides[1])
    return float((after - before) / np.log(2))


def content_candidates(material: Material, found: Iterable[Surplus]) -> Iterator[Candidate]:
    """Stretches without counterpart as candidates."""
    for item in found:
        words = material.units.words[item.language]
        lacking = [
            words.written[place]
            for place in range(item.first, item.last + 1)
            if material.coverage[item.language].bits[place] > 0
        ]
        other = LANGUAGE_NAMES[other_language(item.language)]
        yield Candidate(
            item.unit,
            ADDED if material.is_translation(item.unit, item.language) else OMITTED,
            "whole sentence" if item.whole else "coverage",
            item.score,
            places=both(item.language, token_spans(words, item.first, item.last)),
            surplus=item.language,
            evidence=f"coverage {item.bits:.1f} bits; length {item.length_bits:+.1f} bits",
            why=f"Nothing in the {other} side of the unit accounts for {quoted(lacking)}"
            + (
                f", and the {LANGUAGE_NAMES[item.language]} side is longer than the {other} one leads to expect."
                if item.length_bits > 1
                else "."
            ),
        )
