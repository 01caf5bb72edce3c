"""Force changed: what must be done may be done, what is doubted is certain; and a negation that one side lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.shifts.answers import by_unit, surprises
from analysis.shifts.candidates import (
    LANGUAGE_NAMES,
    POLARITY,
    STRENGTHENED,
    WEAKENED,
    Candidate,
    both,
    other_language,
    quoted,
)
from analysis.shifts.material import Match, Material
from analysis.shifts.valence import Valence

BEFORE = -3.0  # log2 odds before any evidence
PER_STEP = 2.5  # bits for each step between the strongest obligations of both sides
OBLIGATION = 3.5  # bits that an obligation without answer gives at least, however often one is added
LEAST = 1.0  # net bits below which nothing is listed
NEGATION_BEFORE = -5.5

# What may answer a marker, by its category: the Chinese list has 可能 where the English one has may and can.
ANSWERS = {
    "obligation": ("obligation",),
    "possibility": ("possibility", "hedges"),
    "hedges": ("possibility", "hedges"),
    "boosters": ("boosters",),
}
_BINDING = ("obligation", "boosters")  # more of them makes a statement stronger
_LEXICAL = ("hedges", "boosters")  # adverbs that a dictionary knows
_WILL = ("volition",)  # answers 要 and shall
_WORDS = {
    "obligation": "obligation",
    "possibility": "possibility",
    "hedges": "doubt",
    "boosters": "emphasis",
}


class _Change(NamedTuple):
    bits: float  # above 0: the translation is stronger
    text: str
    matches: tuple[Match, ...]


def force_candidates(material: Material, markers: Sequence[Match], valence: Valence) -> Iterator[Candidate]:
    """Units whose translation is stronger or weaker.

    A marker of obligation, possibility, doubt or emphasis is answered if the other side has one of
    :data:`ANSWERS`; an obligation of the middle step also by a word of will, and an adverb by a word that the
    dictionary knows for it. A marker without answer gives the bits of
    :func:`analysis.shifts.answers.surprises`: for a stronger translation if it has more obligation or emphasis or less
    doubt, else for a weaker one. An obligation gives :data:`OBLIGATION` at least: what a translation does often is a
    shift each time, though little news. Where both sides oblige, each step between their strongest markers gives
    :data:`PER_STEP`. The bits of a unit are summed with their signs.

    Args:
        material: what the measures share.
        markers: markers in units.
        valence: how strongly markers bind.
    """
    paired = material.units.paired
    relevant = [match for match in markers if paired[match.unit] and match.group in (*ANSWERS, *_WILL)]
    units = by_unit(relevant)
    own = [match for match in relevant if match.group in ANSWERS and not _is_ability(match, valence)]
    answered = [_is_answered(match, units[match.unit], valence) for match in own]
    found = surprises(own, answered, lambda match: match.group)
    bits = {
        match: max(value, OBLIGATION)
        if value and match.group == "obligation" and valence.force(match.group, match.term) > 1
        else value
        for match, value in zip(own, found, strict=True)
    }
    for unit, matches in by_unit(own).items():
        changes = [*_lone(material, matches, bits), *_steps(material, matches, valence)]
        net = sum(change.bits for change in changes)
        if abs(net) < LEAST:
            continue
        telling = [change for change in changes if change.bits * net > 0]
        spans = both(
            "en",
            [match.span for change in telling for match in change.matches if match.language == "en"],
            [match.span for change in telling for match in change.matches if match.language == "zh"],
        )
        name = LANGUAGE_NAMES[other_language(material.source[unit])]
        yield Candidate(
            unit,
            STRENGTHENED if net > 0 else WEAKENED,
            "force",
            BEFORE + abs(net),
            places=spans,
            evidence="; ".join(f"{change.text} ({abs(change.bits):.1f} bits)" for change in telling),
            why=f"The {name} side {'binds more strongly' if net > 0 else 'binds less strongly'}: "
            + "; ".join(change.text for change in telling)
            + ".",
        )


def _is_ability(match: Match, valence: Valence) -> bool:
    return match.group == "possibility" and not {match.form.lower(), match.text.lower()}.isdisjoint(
        valence.ability
    )


def _is_answered(match: Match, unit: Sequence[Match], valence: Valence) -> bool:
    wanted = ANSWERS[match.group]
    if match.group == "obligation" and valence.force(match.group, match.term) < 3:
        wanted += _WILL
    if match.group == "boosters" and match.term == "certainty":
        wanted += ("obligation", *_WILL)  # 必将, and what shall be
    others = [other for other in unit if other.language != match.language]
    return any(other.group in wanted for other in others) or (match.group in _LEXICAL and match.found)


def _lone(material: Material, matches: Sequence[Match], bits: dict[Match, float]) -> Iterator[_Change]:
    """Markers without answer; the same word twice, or in two categories (may), is one change."""
    together: dict[tuple[str, str, bool], list[Match]] = {}
    for match in matches:
        if bits[match]:
            key = (match.language, match.text.lower(), match.group in _BINDING)
            together.setdefault(key, []).append(match)
    for (language, _, binding), found in together.items():
        stronger = binding == material.is_translation(found[0].unit, language)
        value = max(bits[match] for match in found)
        text = (
            f"{quoted([found[0].text])} expresses {_WORDS[found[0].group]}, and the "
            f"{LANGUAGE_NAMES[other_language(language)]} side does not"
        )
        yield _Change(value if stronger else -value, text, tuple(found))


def _steps(material: Material, matches: Sequence[Match], valence: Valence) -> Iterator[_Change]:
    obliging = {
        language: [
            match
            for match in matches
            if match.language == language
            and match.group == "obligation"
            and valence.force("obligation", match.term)
        ]
        for language in ("en", "zh")
    }
    if not all(obliging.values()):
        return
    strongest = {
        language: max(found, key=lambda match: valence.force(match.group, match.term))
        for language, found in obliging.items()
    }
    source = material.source[matches[0].unit]
    before, after = strongest[source], strongest[other_language(source)]
    steps = valence.force(after.group, after.term) - valence.force(before.group, before.term)
    if steps:
        text = f"{quoted([before.text])} is rendered by {quoted([after.text])}"
        yield _Change(PER_STEP * steps, text, (before, after))


def polarity_candidates(material: Material, markers: Sequence[Match]) -> Iterator[Candidate]:
    """Units in which one side denies something and the other nothing.

    Only units are taken whose one side has exactly one negation, and one that the other side does not account for.
    Translators turn negations around (not absent, present), so the odds begin low.
    """
    paired = material.units.paired
    own = [match for match in markers if paired[match.unit] and match.group == "negation"]
    units = by_unit(own)
    answered = [
        match.found or any(other.language != match.language for other in units[match.unit]) for match in own
    ]
    for match, bits in zip(own, surprises(own, answered, lambda match: match.group), strict=True):
        if bits and len(units[match.unit]) == 1:
            other = LANGUAGE_NAMES[other_language(match.language)]
            yield Candidate(
                match.unit,
                POLARITY,
                "negation",
                NEGATION_BEFORE + bits,
                places=both(match.language, [match.span]),
                surplus=match.language,
                evidence=f"{bits:.1f} bits",
                why=f"{quoted([match.text])} denies something, and the {other} side denies nothing.",
            )
