"""Actors that one side leaves out, or that the translation changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from analysis.codebook.codebook import ACTOR as ACTOR_FRAME
from analysis.shifts.answers import by_unit, given_before, lacking
from analysis.shifts.candidates import ACTOR, LANGUAGE_NAMES, Candidate, both, other_language, quoted
from analysis.shifts.material import Match, Material
from analysis.shifts.valence import COREFERENCE

BEFORE = -5.8
IN_ANOTHER_WORD = 2.0  # bits that a word takes away that may stand for the actor (both sides, 我国)
GIVEN_BEFORE = 1.5  # bits that it takes away if the other version names the actor in the unit before
CHANGED = 6.0  # bits at least where each side names an actor that the other lacks


def actor_candidates(material: Material, words: Sequence[Match]) -> Iterator[Candidate]:
    """Actors of the codebook that the other side of their unit neither names nor accounts for.

    Bits are those of :func:`analysis.shifts.answers.surprises`. An actor may hide in a pronoun, in “both sides” or in
    中方: where the other side has such a word, or the other version has named the actor in the unit before, bits are
    taken away. Where each side names an actor that the other lacks, and neither may hide, the actor may be changed: the
    bits of both are one candidate's, :data:`CHANGED` at least.

    Args:
        material: what the measures share.
        words: matches of the list of graded words; those of its coreference are used.
    """
    actors = [match for match in material.terms if match.group == ACTOR_FRAME]
    units = by_unit(material.terms)
    coreferent = {(match.unit, match.language) for match in words if match.group == COREFERENCE}
    of_unit: dict[int, list[tuple[list[Match], float, bool]]] = defaultdict(list)
    for (unit, language, _, _), (found, bits) in lacking(material, actors).items():
        hidden = (unit, other_language(language)) in coreferent
        given = given_before(material, units, found[0])
        bits -= IN_ANOTHER_WORD * hidden + GIVEN_BEFORE * given
        of_unit[unit].append((found, bits, hidden or given))
    for unit, listed in sorted(of_unit.items()):
        plain = [item for item in listed if not item[2]]
        sides = {
            language: [item for item in plain if item[0][0].language == language] for language in ("en", "zh")
        }
        changed = all(sides.values())
        if changed:
            yield _changed(unit, sides)
        for item in listed:
            if item[2] or not changed:
                yield _left_out(unit, *item)


def _changed(unit: int, sides: dict[str, list[tuple[list[Match], float, bool]]]) -> Candidate:
    bits = max(sum(max(item[1] for item in own) for own in sides.values()), CHANGED)
    matches = {language: [match for item in own for match in item[0]] for language, own in sides.items()}
    texts = {language: quoted([match.text for match in own]) for language, own in matches.items()}
    return Candidate(
        unit,
        ACTOR,
        "actors changed",
        BEFORE + bits,
        places=both("en", [match.span for match in matches["en"]], [match.span for match in matches["zh"]]),
        evidence=f"{bits:.1f} bits",
        why=f"The actors differ: English has {texts['en']}, Chinese {texts['zh']}.",
    )


def _left_out(unit: int, found: list[Match], bits: float, taken_up: bool) -> Candidate:
    language = found[0].language
    told = ", unless another word stands for it" if taken_up else ""
    return Candidate(
        unit,
        ACTOR,
        "actors",
        BEFORE + bits,
        places=both(language, [match.span for match in found]),
        surplus=language,
        evidence=f"{bits:.1f} bits",
        why=f"{LANGUAGE_NAMES[language]} has the actor {quoted([match.text for match in found])}, and the "
        f"{LANGUAGE_NAMES[other_language(language)]} side has no form of it{told}.",
    )
