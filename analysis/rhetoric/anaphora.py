"""Anaphora, epistrophe and anadiplosis: segments that begin alike, end alike, or take up the end of the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log2
from typing import NamedTuple

from analysis.rhetoric.device_background import TOPICAL, Background
from analysis.rhetoric.device_segments import (
    BRIEF,
    CLAUSE,
    COUPLE,
    HEADING,
    ITEM,
    LEVELS,
    OPENING,
    PART,
    POINT,
    SENTENCE,
    Segment,
    Token,
    Version,
)
from analysis.rhetoric.device_word_classes import NAMING
from analysis.rhetoric.parallel_chance import MEAN_BITS, ChancePairs

ANAPHORA, EPISTROPHE, ANADIPLOSIS, PARALLEL = "anaphora", "epistrophe", "anadiplosis", "parallel"
LONGEST = 10  # words of an opening that are compared
NEIGHBOURS = 2.0  # bits that a series costs since neighbours share words anyway: they have a topic in common
FARTHEST_PAIR = 2  # openings or headings on that the second of two may stand
# How many segments on the next member may stand; openings and headings may stand anywhere.
REACH = {POINT: 1, SENTENCE: 2, BRIEF: 1, PART: 2, COUPLE: 1, CLAUSE: 3, ITEM: 2}


class Series(NamedTuple):
    """Segments that make up a series.

    Attributes:
        strength: bits: minus the binary logarithm of how many such series the version would have by chance.
        local: the same for a place that is known beforehand: without the choice among the segments of the version.
        repeating: places among the members of those that share the repeated words; empty: all.
    """

    kind: str
    level: str
    members: tuple[Segment, ...]
    strength: float
    local: float
    repeating: tuple[int, ...] = ()


def repeated_edges(version: Version, background: Background) -> list[Series]:
    """Series with a repeated opening (anaphora), at every level.

    Every number of words that n members share at their beginning, joining words that come again among them, makes a
    series:

        strength = (n − 1) · bits(shared words) − log2(segments of the level) − (n − 1) · log2(reach) − NEIGHBOURS

    where the reach is how many segments on the next member may stand.
    """
    found: list[Series] = []
    for level in LEVELS:
        segments = version.segments[level]
        found += _at_level(segments, level, background)
    return found


def _at_level(segments: Sequence[Segment], level: str, background: Background) -> Iterator[Series]:
    read = [list(_readings(segment)) for segment in segments]
    firsts = Counter(tokens[0].key for readings in read for tokens in readings)
    groups: dict[tuple[str, ...], dict[int, tuple[Token, ...]]] = {}
    for at, readings in enumerate(read):
        for tokens in readings:
            edge = tuple(token.key for token in tokens[:LONGEST])
            for size in range(1, len(edge) + 1):
                groups.setdefault(edge[:size], {}).setdefault(at, tokens)
    for edge, places in groups.items():
        for run in _chains(segments, list(places), level):
            n = len(run)
            if n == 2 and level in (OPENING, HEADING) and run[1] - run[0] > FARTHEST_PAIR:
                continue
            members = tuple(segments[at]._replace(tokens=places[at], lead=()) for at in run)
            others = (firsts[edge[0]] - n) / max(1, len(segments) - n)
            first = members[0].tokens[: len(edge)]
            weights = [TOPICAL if token.kind in NAMING else 1.0 for token in first]
            bits = background.run_bits(edge, weights, n, others)
            local = (n - 1) * (bits - log2(REACH.get(level, len(segments))))
            yield Series(ANAPHORA, level, members, local - NEIGHBOURS - log2(len(segments)), local)


def _readings(segment: Segment) -> Iterator[tuple[Token, ...]]:
    """The words of a segment; and with the joining words before it, since what comes again does more than join."""
    yield segment.tokens
    for at in range(len(segment.lead)):
        yield segment.lead[at:] + segment.tokens


def _chains(segments: Sequence[Segment], places: Sequence[int], level: str) -> Iterator[list[int]]:
    """Runs of places of which each is within reach of the one before and in the same scope."""
    run: list[int] = []
    for at in places:
        near = run and segments[at].scope == segments[run[-1]].scope
        if run and not (near and at - run[-1] <= REACH.get(level, len(segments))):
            if len(run) > 1:
                yield run
            run = []
        run.append(at)
    if len(run) > 1:
        yield run


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
