"""Anaphora, epistrophe and anadiplosis: segments that begin alike, end alike, or take up the end of the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2
from typing import NamedTuple

from analysis.rhetoric.device_background import Background
from analysis.rhetoric.device_segments import CLAUSE, HEADING, ITEM, LEVELS, OPENING, PART, SENTENCE, Segment, Version

ANAPHORA, EPISTROPHE, ANADIPLOSIS, PARALLEL = "anaphora", "epistrophe", "anadiplosis", "parallel"
LONGEST = 10  # words of an opening that are compared
# How many segments on the next member may stand; openings and headings may stand anywhere.
REACH = {SENTENCE: 2, PART: 2, CLAUSE: 3, ITEM: 2}


class Series(NamedTuple):
    """Segments that make up a series.

    Attributes:
        strength: bits: minus the binary logarithm of how many such series the version would have by chance.
        local: the same for a place that is known beforehand: without the choice among the segments of the version.
    """

    kind: str
    level: str
    members: tuple[Segment, ...]
    strength: float
    local: float


def repeated_edges(version: Version, background: Background) -> list[Series]:
    """Series with a repeated opening (anaphora) or ending (epistrophe), at every level.

    Of the words shared by n members, counted from the edge, that number is taken whose series is strongest:

        strength = (n − 1) · bits(shared words) − log2(segments of the level) − (n − 1) · log2(reach)

    where the reach is how many segments on the next member may stand.
    """
    found = []
    for level in LEVELS:
        segments = version.segments[level]
        found += _at_level(segments, level, ANAPHORA, background)
    return found


def _at_level(segments: Sequence[Segment], level: str, kind: str, background: Background) -> Iterator[Series]:
    backwards = kind == EPISTROPHE
    edges = [_edge(segment, backwards) for segment in segments]
    firsts: dict[str, int] = {}
    for edge in edges:
        firsts[edge[0]] = firsts.get(edge[0], 0) + 1
    groups: dict[tuple[str, ...], list[int]] = {}
    for at, edge in enumerate(edges):
        for size in range(1, len(edge) + 1):
            groups.setdefault(edge[:size], []).append(at)
    for edge, places in groups.items():
        for run in _chains(segments, places, level):
            n = len(run)
            others = (firsts[edge[0]] - n) / max(1, len(segments) - n)
            words = tuple(reversed(edge)) if backwards else edge
            bits = background.run_bits(words, n, others, backwards=backwards)
            reach = REACH.get(level, len(segments))
            local = (n - 1) * (bits - log2(max(1, reach)))
            yield Series(kind, level, tuple(segments[at] for at in run), local - log2(len(segments)), local)


def _edge(segment: Segment, backwards: bool) -> tuple[str, ...]:
    keys = [token.key for token in segment.tokens]
    return tuple(reversed(keys[-LONGEST:])) if backwards else tuple(keys[:LONGEST])


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


def anadiploses(version: Version, background: Background) -> list[Series]:
    """Chains in which a clause begins with the words that the one before it ends with (顶真).

        strength = Σ bits(words taken up) − log2(clauses of the version)
    """
    segments = version.segments[CLAUSE]
    found = []
    links: list[float] = []
    for at in range(1, len(segments) + 1):
        bits = _taken_up(segments[at - 1], segments[at], background) if at < len(segments) else 0.0
        if bits:
            links.append(bits)
        elif links:
            members = segments[at - len(links) - 1 : at]
            local = sum(links)
            found.append(Series(ANADIPLOSIS, CLAUSE, tuple(members), local - log2(len(segments)), local))
            links = []
    return found


def _taken_up(before: Segment, after: Segment, background: Background) -> float:
    if before.scope != after.scope:
        return 0.0
    last = [token.key for token in before.tokens]
    first = [token.key for token in after.tokens]
    sizes = [size for size in range(1, min(len(last), len(first), LONGEST)) if last[-size:] == first[:size]]
    return background.run_bits(first[: sizes[-1]], 1, 0.0) if sizes else 0.0
