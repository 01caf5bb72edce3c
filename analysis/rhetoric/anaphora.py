"""Anaphora: segments that begin with the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log2

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
from analysis.rhetoric.series import ANAPHORA, NEIGHBOURS, Series

LONGEST = 10  # words of an opening that are compared
FARTHEST_PAIR = 2  # openings or headings on that the second may stand where there are no more than two
# How many segments on the next member may stand; openings and headings may stand anywhere.
REACH = {POINT: 1, SENTENCE: 2, BRIEF: 1, PART: 2, COUPLE: 1, CLAUSE: 3, ITEM: 2}


def repeated_openings(version: Version, background: Background) -> list[Series]:
    """Series with a repeated opening (anaphora), at every level.

    Every number of words that n members share at their beginning, joining words that come again among them, makes a
    series:

        strength = (n − 1) · bits(shared words) − log2(segments of the level) − (n − 1) · log2(reach) − NEIGHBOURS

    where the reach is how many segments on the next member may stand.
    """
    return [series for level in LEVELS for series in _at_level(version.segments[level], level, background)]


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
