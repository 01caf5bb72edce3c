"""Which matches of a term or marker have one on the other side of their unit, and how telling it is if none does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from analysis.shifts.material import Match

PRIOR_SIZE = 3.0  # matches that the rate of the whole group counts as
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

    The rate of a term in a language is estimated without the match that is judged, and drawn towards that of its group
    by :data:`PRIOR_SIZE` matches. So what the translation does everywhere tells little, and what it does once tells
    much. A match with an answer gives 0.

    Args:
        matches: matches in units with both sides.
        answered: for each whether the other side has an answer.
        group: what a match is put together with.
    """
    times: Counter[object] = Counter()
    without: Counter[object] = Counter()
    for match, has in zip(matches, answered, strict=True):
        for key in ((match.language, group(match)), (match.language, match.group, match.term)):
            times[key] += 1
            without[key] += not has
    bits = []
    for match, has in zip(matches, answered, strict=True):
        of_group, of_term = (match.language, group(match)), (match.language, match.group, match.term)
        rate = (without[of_group] + 0.5) / (times[of_group] + 1.0)
        own = (without[of_term] - (not has) + PRIOR_SIZE * rate) / (times[of_term] - 1 + PRIOR_SIZE)
        bits.append(0.0 if has else min(-float(np.log2(max(own, 1e-6))), MOST))
    return bits
