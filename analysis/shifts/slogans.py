"""Slogans of the codebook that the other version has no form of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from analysis.alignment.dictionary import glosses
from analysis.alignment.dictionary import words as known_words
from analysis.alignment.lexicon import SHORTEST_STEM
from analysis.codebook.codebook import ACTOR
from analysis.shifts.answers import surprises
from analysis.shifts.candidates import EXPLAINED, Candidate, quoted, token_spans
from analysis.shifts.material import Match, Material
from analysis.shifts.stretches import Stretch
from analysis.shifts.unaccounted import unaccounted

BEFORE = -6.0  # most are rendered word by word, in a form that the codebook lacks
SLOGAN = 6  # characters from which a form is a slogan
PER_OPPOSITE_BIT = 0.75
LITERAL = 4.0  # bits that a slogan loses if all its words have counterparts


def slogan_candidates(material: Material) -> Iterator[Candidate]:
    """Slogans of the codebook that the English side has no form of.

    A slogan is a Chinese form of at least :data:`SLOGAN` characters of a term that has fewer matches in the English
    side of the unit than in the Chinese one. Its parts may well have counterparts
    (people, country), so that coverage does not tell. Bits are those of
    :func:`analysis.shifts.answers.surprises`, and :data:`PER_OPPOSITE_BIT` of those of the English stretch at about its
    place that nothing accounts for; a phrase whose words have counterparts loses up to :data:`LITERAL`.
    """
    own = [match for match in material.terms if match.group != ACTOR and material.units.paired[match.unit]]
    number = Counter((match.unit, match.group, match.term, match.language) for match in own)
    own = [match for match in own if match.language == "zh"]
    answered = [
        number[match.unit, match.group, match.term, "en"] >= number[match.unit, match.group, match.term, "zh"]
        for match in own
    ]
    for match, bits in zip(own, surprises(own, answered, lambda match: "term"), strict=True):
        if bits and len(match.text) >= SLOGAN:
            opposite = _opposite(material, match)
            literal = _literal_share(material, match)
            value = bits + PER_OPPOSITE_BIT * (opposite[0] if opposite else 0.0) - LITERAL * literal
            english = token_spans(material.units.words["en"], *opposite[1][:2]) if opposite else ()
            yield Candidate(
                match.unit,
                EXPLAINED,
                "slogans",
                BEFORE + value,
                places=(english, (match.span,)),
                evidence=f"{bits:.1f} bits; {literal:.0%} word by word; coverage opposite "
                f"{opposite[0] if opposite else 0.0:.1f} bits",
                why=f"{quoted([match.text])} is a slogan of the codebook, and the English side has no form of it.",
            )


def _literal_share(material: Material, match: Match) -> float:
    """Share of the characters of a phrase whose words have a gloss with a word of the English side, or its stem."""
    words = material.units.words["en"]
    first, end = words.of_unit(match.unit)
    english = {words.texts[number] for number in words.number[first:end].tolist()}
    stems = {word[:SHORTEST_STEM] for word in english if len(word) >= SHORTEST_STEM}
    held, at = 0, 0
    while at < len(match.text):
        size = next((size for size in (4, 3, 2) if match.text[at : at + size] in known_words()), 1)
        found = {
            word
            for gloss in glosses(match.text[at : at + size])
            for word in re.findall("[a-z]+", gloss.lower())
        }
        if size > 1 and any(
            word in english or word[:SHORTEST_STEM] in stems for word in found if len(word) > 3
        ):
            held += size
        at += size
    return held / len(match.text)


def _opposite(material: Material, match: Match) -> tuple[float, Stretch] | None:
    """The English stretch that nothing accounts for at about the place of a match, with its bits there."""
    words = material.units.words["zh"]
    first, end = words.of_unit(match.unit)
    inside = [
        place
        for place in range(first, end)
        if words.paragraph[place] == match.span[0] and match.span[1] <= words.start[place] < match.span[2]
    ]
    if not inside:
        return None
    place = (inside[0] + inside[-1] - 2 * first) / max(2 * (end - first), 1)
    reached = [pair for pair in unaccounted(material, "en", match.unit).opposite(place) if pair[0] > 0]
    return max(reached, key=lambda pair: (pair[0], -pair[1].first), default=None)
