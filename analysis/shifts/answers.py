"""Which matches of a term or marker have one on the other side of their unit, and how telling it is if none does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from analysis.codebook.codebook import ACTOR
from analysis.shifts.material import Match, Material

PRIOR_SIZE = 3.0  # units that the rate of the whole group counts as
MOST = 5.0  # bits of one match


def by_unit(matches: Iterable[Match]) -> dict[int, list[Match]]:
    """Matches of each unit, in order."""
    found: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        found[match.unit].append(match)
    return dict(found)


def surprises(
    matches: Sequence[Match], answered: Sequence[bool], group: Callable[[Match], object]
) -> list[float]:
    """Bits that each match without an answer gives: minus log2 of how often its like has none.

    The rate of a term in a language is counted over units, since what happens to one match of a unit happens to the
    next; a unit has an answer if one of its matches has. It is estimated without the unit that is judged, and drawn
    towards that of its group by :data:`PRIOR_SIZE` units. So what the translation does everywhere tells little, and
    what it does once tells much. A match with an answer gives 0.

    Args:
        matches: matches in units with both sides.
        answered: for each whether the other side has an answer.
        group: what a match is put together with.
    """
    keys = [((match.language, group(match)), (match.language, match.group, match.term)) for match in matches]
    has_answer: dict[tuple[object, int], bool] = {}
    for match, pair, has in zip(matches, keys, answered, strict=True):
        for key in pair:
            has_answer[key, match.unit] = has or has_answer.get((key, match.unit), False)
    units: Counter[object] = Counter(key for key, _ in has_answer)
    silent: Counter[object] = Counter(key for (key, _), has in has_answer.items() if not has)
    bits = []
    for match, (of_group, of_term), has in zip(matches, keys, answered, strict=True):
        rate = (silent[of_group] + 0.5) / (units[of_group] + 1.0)
        own = silent[of_term] - (not has_answer[of_term, match.unit])
        share = (own + PRIOR_SIZE * rate) / (units[of_term] - 1 + PRIOR_SIZE)
        bits.append(0.0 if has else min(-float(np.log2(max(share, 1e-6))), MOST))
    return bits


def has_match(unit: Sequence[Match], match: Match) -> bool:
    """Whether a unit has a match of the same term in the other language."""
    return any(
        other.language != match.language and (other.group, other.term) == (match.group, match.term)
        for other in unit
    )


def given_before(material: Material, units: Mapping[int, Sequence[Match]], match: Match) -> bool:
    """Whether the other version has the term in the unit before, in the same article; ``units`` has all matches."""
    return bool(material.units.follows[match.unit]) and has_match(units.get(match.unit - 1, ()), match)


Lacking = dict[tuple[int, str, str, str], tuple[list[Match], float]]
"""For a unit, language, frame and term the matches without an answer, and the bits of the most telling one."""


def lacking(material: Material, matches: Iterable[Match]) -> Lacking:
    """Terms, or actors, that the other side of their unit has no match of and does not account for, in order."""
    paired = material.units.paired
    own = [match for match in matches if paired[match.unit]]
    units = by_unit(material.terms)
    answered = [match.found or has_match(units.get(match.unit, []), match) for match in own]
    bits = surprises(own, answered, lambda match: match.group == ACTOR)
    found: Lacking = {}
    for match, value in zip(own, bits, strict=True):
        if value:
            key = match.unit, match.language, match.group, match.term
            before, most = found.get(key, ([], 0.0))
            found[key] = [*before, match], max(most, value)
    return dict(sorted(found.items()))
