"""Anadiplosis (顶真): a clause begins with the words that the one before it ends with."""

from __future__ import annotations

from itertools import pairwise
from math import log2

from analysis.rhetoric.device_background import Background
from analysis.rhetoric.device_segments import CLAUSE, Segment, Version
from analysis.rhetoric.parallel_chance import MEAN_BITS, ChancePairs
from analysis.rhetoric.series import ANADIPLOSIS, NEIGHBOURS, Series

LONGEST = 10  # words that are compared


def anadiploses(version: Version, background: Background, chance: ChancePairs) -> list[Series]:
    """Chains in which a clause begins with the words that the one before it ends with (顶真).

        strength = Σ over links (rarity of the rarest word taken up + bits of the pair's build − 1.44)
                   − log2(clauses of the version) − NEIGHBOURS

    where the bits of the build are those of a parallel series, less their mean by chance.
    """
    segments = version.segments[CLAUSE]
    found = []
    taken = [
        _taken_up(segments[at - 1], segments[at], background) if at else 0.0 for at in range(len(segments))
    ]
    build = chance.bits([(a.tokens, b.tokens) for a, b in pairwise(segments)]).tolist()
    links: list[float] = []
    for at, bits in enumerate([*taken, 0.0]):
        if bits:
            links.append(bits + build[at - 1] - MEAN_BITS)
        elif links:
            local = sum(links)
            members = segments[at - len(links) - 1 : at]
            found.append(
                Series(ANADIPLOSIS, CLAUSE, tuple(members), local - NEIGHBOURS - log2(len(segments)), local)
            )
            links = []
    return found


def _taken_up(before: Segment, after: Segment, background: Background) -> float:
    if before.scope != after.scope:
        return 0.0
    last = [token.key for token in before.tokens]
    first = [token.key for token in after.tokens]
    sizes = [size for size in range(1, min(len(last), len(first), LONGEST)) if last[-size:] == first[:size]]
    return max(map(background.rarity, first[: sizes[-1]])) if sizes else 0.0
