"""Attribution added or left out: only one side says that others said it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.shifts.answers import by_unit, surprises
from analysis.shifts.candidates import ATTRIBUTION, LANGUAGE_NAMES, Candidate, both, other_language, quoted
from analysis.shifts.material import Match, Material
from analysis.shifts.valence import SAYINGS

BEFORE = -4.5
SAYING = 3.0  # log2 odds for a word such as proverb, which leaves less doubt than a verb of saying
_GROUPS = ("attribution", SAYINGS)


def attribution_candidates(
    material: Material, markers: Sequence[Match], words: Sequence[Match]
) -> Iterator[Candidate]:
    """Units of which one side alone attributes something.

    A marker of attribution, or a word for a saying, is answered by any of the other side, and by a word that the
    dictionary knows for it. Bits are those of :func:`analysis.shifts.answers.surprises`.

    Args:
        material: what the measures share.
        markers: rhetorical markers in units.
        words: matches of the list of graded words; those for sayings are used.
    """
    paired = material.units.paired
    own = [match for match in (*markers, *words) if paired[match.unit] and match.group in _GROUPS]
    units = by_unit(own)
    answered = [
        match.found or any(other.language != match.language for other in units[match.unit]) for match in own
    ]
    worth = dict(zip(own, surprises(own, answered, lambda match: match.group), strict=True))
    lone = by_unit(match for match, has in zip(own, answered, strict=True) if not has)
    for unit, matches in sorted(lone.items()):
        language = matches[0].language
        saying = any(match.group == SAYINGS for match in matches)
        bits = max(worth[match] for match in matches)
        added = material.is_translation(unit, language)
        yield Candidate(
            unit,
            ATTRIBUTION,
            "attribution",
            SAYING if saying else BEFORE + bits,
            places=both(language, [match.span for match in matches]),
            surplus=language,
            evidence="a word for a saying" if saying else f"{bits:.1f} bits",
            why=f"{LANGUAGE_NAMES[language]} attributes what is said ({quoted([match.text for match in matches])}), "
            f"and the {LANGUAGE_NAMES[other_language(language)]} side does not: the translation "
            f"{'adds' if added else 'leaves out'} the attribution.",
        )
