"""Evaluation changed: a stronger or weaker word of a scale on one side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.shifts.answers import by_unit, surprises
from analysis.shifts.candidates import (
    LANGUAGE_NAMES,
    STRENGTHENED,
    WEAKENED,
    Candidate,
    both,
    other_language,
    quoted,
)
from analysis.shifts.material import Match, Material
from analysis.shifts.valence import Valence

BEFORE = -3.5
LONE_BEFORE = -4.0
PER_STEP = 1.5
STRONG = 3  # step from which a word that nothing answers is listed


def evaluation_candidates(
    material: Material, words: Sequence[Match], valence: Valence
) -> Iterator[Candidate]:
    """Units whose sides evaluate with different strength.

    Where both sides have words of a scale, their strongest are compared, if nothing on the other side accounts for one
    of the two (serious for 严肃 is no step down from 严峻). Where one side has a word of step :data:`STRONG` or above
    and the other none, it must be a word that nothing accounts for.

    Args:
        material: what the measures share.
        words: words of the scales in units.
        valence: the scales.
    """
    paired = material.units.paired
    own = [match for match in words if paired[match.unit] and match.group in valence.scales]
    units = by_unit(own)
    answered = [
        match.found
        or any(other.language != match.language and other.group == match.group for other in units[match.unit])
        for match in own
    ]
    bits = dict(zip(own, surprises(own, answered, lambda match: match.group), strict=True))
    for unit, matches in units.items():
        for scale in valence.scales:
            sides = {
                language: [match for match in matches if match.group == scale and match.language == language]
                for language in ("en", "zh")
            }
            source = material.source[unit]
            before, after = sides[source], sides[other_language(source)]
            if before and after:
                yield from _step(unit, scale, _strongest(before), _strongest(after))
            elif before or after:
                yield from _lone(material, scale, _strongest(before or after), bits)


def _strongest(matches: Sequence[Match]) -> Match:
    return max(matches, key=lambda match: int(match.term))


def _step(unit: int, scale: str, before: Match, after: Match) -> Iterator[Candidate]:
    steps = int(after.term) - int(before.term)
    if steps and not (before.found and after.found):
        both_unknown = 0.5 * (not before.found and not after.found)
        yield Candidate(
            unit,
            STRENGTHENED if steps > 0 else WEAKENED,
            "evaluation",
            BEFORE + PER_STEP * abs(steps) + both_unknown,
            places=both(before.language, [before.span], [after.span]),
            evidence=f"{scale}: step {before.term} and {after.term}",
            why=f"{quoted([before.text])} is rendered by a {'stronger' if steps > 0 else 'weaker'} word of the scale "
            f"of {scale}, {quoted([after.text])}.",
        )


def _lone(material: Material, scale: str, match: Match, bits: dict[Match, float]) -> Iterator[Candidate]:
    if int(match.term) >= STRONG and bits[match]:
        stronger = material.is_translation(match.unit, match.language)
        other = LANGUAGE_NAMES[other_language(match.language)]
        yield Candidate(
            match.unit,
            STRENGTHENED if stronger else WEAKENED,
            "evaluation",
            LONE_BEFORE + bits[match],
            places=both(match.language, [match.span]),
            surplus=match.language,
            evidence=f"{scale}: step {match.term} and none; {bits[match]:.1f} bits",
            why=f"{quoted([match.text])} is a strong word of the scale of {scale}, and the {other} side has none.",
        )
