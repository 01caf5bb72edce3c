"""Set phrases that the other version explains: nothing that is known for them stands there, but other words do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from analysis.alignment.dictionary import idioms
from analysis.alignment.dictionary import words as known_words
from analysis.shifts.candidates import EXPLAINED, Candidate, quoted, token_spans
from analysis.shifts.content_shifts import Surplus
from analysis.shifts.material import Material
from analysis.shifts.stretches import Stretch
from analysis.shifts.unaccounted import MOST_BITS, unaccounted
from analysis.shifts.unit_words import UnitWords

BEFORE = -2.3
PER_BIT = 0.3  # of the coverage of the phrase, and of the words opposite
LEAST_PHRASE = 1.5  # bits of coverage of the phrase
LEAST_OPPOSITE = 2.5  # bits of coverage of the stretch opposite
BETTER = 0.3  # log2 odds by which it is a better account of added content than that nothing stands for it
SLOGAN = 6  # characters from which a word is a slogan and no name
_OPENING, _CLOSING = "“‘「", "”’」"
_LONGEST_QUOTED = 12  # characters


def explained_candidates(material: Material, surpluses: Sequence[Surplus]) -> Iterator[Candidate]:
    """Chinese set phrases that the English side renders by words that nothing in the Chinese accounts for.

    Set phrases are what CC-CEDICT marks as an idiom, four characters between marks (联通古今、), words of at least
    :data:`SLOGAN` characters (共商共建共享), and short quotations. The score grows with the bits of coverage of the
    phrase and of the best English stretch; it is no less than that of the surplus of content that the stretch is.

    Args:
        material: what the measures share.
        surpluses: what :func:`analysis.shifts.content_shifts.surpluses` returns.
    """
    english, chinese = material.units.words["en"], material.units.words["zh"]
    bits = material.coverage["zh"].bits
    borders = chinese.borders
    of_unit: dict[int, list[Surplus]] = {}
    for item in surpluses:
        if item.language == "en":
            of_unit.setdefault(item.unit, []).append(item)
    for unit in np.flatnonzero(material.units.paired).tolist():
        first, end = borders[unit : unit + 2].tolist()
        phrases = [
            (left, right, value)
            for left, right in _phrases(chinese, first, end)
            if (value := float(bits[left : right + 1].sum())) >= LEAST_PHRASE
        ]
        if not phrases:
            continue
        other = unaccounted(material, "en", unit)
        together: dict[Stretch, list[tuple[int, int, float, float]]] = {}
        for left, right, value in phrases:
            place = (left + right - 2 * first) / max(2 * (end - first), 1)
            reached = [pair for pair in other.opposite(place) if pair[0] >= LEAST_OPPOSITE]
            if reached:
                best, stretch = max(reached, key=lambda pair: (pair[0], -pair[1].first))
                together.setdefault(stretch, []).append((left, right, value, best))
        for stretch, found in together.items():
            value = sum(item[2] for item in found)
            opposite = max(item[3] for item in found)
            texts = ["".join(chinese.written[left : right + 1]) for left, right, *_ in found]
            words = " ".join(english.written[stretch.first : stretch.last + 1])
            added = [
                item.score + BETTER
                for item in of_unit.get(unit, [])
                if item.first <= stretch.last and item.last >= stretch.first
            ]
            yield Candidate(
                unit,
                EXPLAINED,
                "set phrases",
                max([BEFORE + PER_BIT * (min(value, MOST_BITS) + opposite), *added]),
                places=(
                    token_spans(english, stretch.first, stretch.last),
                    tuple(place for left, right, *_ in found for place in token_spans(chinese, left, right)),
                ),
                evidence=f"coverage {value:.1f} and {stretch.bits:.1f} bits",
                why=f"No word that is known for the set phrase {quoted(texts)} stands in the English side, which has "
                f"{quoted([words])}, and nothing in the Chinese side accounts for that.",
            )


def _phrases(words: UnitWords, first: int, end: int) -> Iterator[tuple[int, int]]:
    """First and last token of the set phrases of a unit, without overlaps, in order."""
    taken = first
    known = idioms()
    for place in range(first, end):
        if place < taken:
            continue
        last = _quotation(words, place, end)
        if last is None:
            last = _four_characters(words, place, first, end, known)
        if last is None and len(words.written[place]) >= SLOGAN:
            last = place
        if last is not None:
            taken = last + 1
            yield place, last


def _quotation(words: UnitWords, place: int, end: int) -> int | None:
    if words.written[place] not in _OPENING:
        return None
    size = 0
    for last in range(place + 1, end):
        if words.written[last] in _CLOSING:
            return last if size else None
        size += len(words.written[last])
        if size > _LONGEST_QUOTED:
            return None
    return None


def _four_characters(words: UnitWords, place: int, first: int, end: int, known: frozenset[str]) -> int | None:
    """The last token of four characters from a place on that are an idiom or stand between marks.

    The unit from ``first`` to ``end`` has a mark around it: the heading before it ends in none.
    """
    text, last = "", place
    while last < end and len(text) < 4 and not words.mark[last]:
        text += words.written[last]
        last += 1
    if len(text) != 4 or not all("\u4e00" <= character <= "\u9fff" for character in text):
        return None
    halves = known_words()
    coined = text[:2] not in halves or text[2:] not in halves  # 泽被千秋, and not 远程医疗
    between_marks = coined and (place == first or words.mark[place - 1]) and (last >= end or words.mark[last])
    return last - 1 if text in known or between_marks else None
