"""Parallel series: neighbouring segments of the same build, against pairs of segments of the same article."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

import numpy as np

from analysis.rhetoric.anaphora import PARALLEL, Series
from analysis.rhetoric.device_segments import (
    CLAUSE,
    HEADING,
    ITEM,
    LEVELS,
    OPENING,
    SENTENCE,
    Segment,
    Version,
)
from analysis.rhetoric.parallel_chance import MEAN_BITS, ChancePairs

LEAST_BITS = 3.0  # a neighbour belongs to a run when a pair by chance is as alike once in eight times, or more rarely
EVENNESS = 0.4  # and as alike as this share of the run's most alike neighbours, in bits
CHOICE = 1.5  # bits that each neighbour costs, for the choice of where a run ends
FURTHER = 0.5  # weight of members that are two apart
ACROSS = 2.0  # bits that a neighbour in the next sentence costs, where the segments are parts of sentences
WHOLE = frozenset({HEADING, OPENING, SENTENCE})
NEVER_FIRST = frozenset({"u", "auxiliary", "conjunction"})  # classes of words that no trimmed member begins with


def parallel_series(version: Version, chance: ChancePairs) -> list[Series]:
    """Runs of neighbouring segments of which each is built like the one before.

        strength = Σ over neighbours (bits − CHOICE) + FURTHER · Σ over members two apart (bits − 1.44)
                   − log2(segments of the level)

    where the bits of a pair are its surprise among pairs of segments of other paragraphs (:class:`ChancePairs`). The
    first clause or item of a run may have words before it, and the last words behind it, that are no part of the frame
    (*We will be* builders of …, advocates of …): it is then cut to what fits best, at the price of the choice.
    """
    found = []
    for level in LEVELS:
        segments = version.segments[level]
        pairs = [
            (at, at + 1)
            for at in range(len(segments) - 1)
            if segments[at].scope == segments[at + 1].scope
            and min(len(segments[at].tokens), len(segments[at + 1].tokens)) > 1
        ]
        bits = chance.bits([(segments[a].tokens, segments[b].tokens) for a, b in pairs])
        links = {
            a: surprise - (0.0 if _same_sentence(segments[a], segments[b]) or level in WHOLE else ACROSS)
            for (a, b), surprise in zip(pairs, bits.tolist(), strict=True)
        }
        while links:
            peak = max(links, key=lambda at: (links[at], -at))
            least = max(LEAST_BITS, EVENNESS * links[peak])
            if links[peak] < LEAST_BITS:
                break
            first, last = peak, peak
            while links.get(first - 1, 0.0) >= least:
                first -= 1
            while links.get(last + 1, 0.0) >= least:
                last += 1
            total = sum(links.pop(at) - CHOICE for at in range(first, last + 1))
            found.append(_series(segments, range(first, last + 2), total, level, chance))
    return found


def _series(
    segments: Sequence[Segment], run: Sequence[int], total: float, level: str, chance: ChancePairs
) -> Series:
    members = [segments[at] for at in run]
    if level in (CLAUSE, ITEM):
        before, after = run[0] - 1, run[-1] + 1
        if before >= 0 and _same_sentence(segments[before], members[0]):
            trimmed, bits = _best_cut(segments[before], members[0], chance, from_end=True)
            if trimmed is not None:
                members.insert(0, trimmed)
                total += bits
        if after < len(segments) and _same_sentence(segments[after], members[-1]):
            trimmed, bits = _best_cut(segments[after], members[-1], chance, from_end=False)
            if trimmed is not None:
                members.append(trimmed)
                total += bits
    further = chance.bits([(a.tokens, b.tokens) for a, b in zip(members, members[2:], strict=False)])
    total += FURTHER * float(np.sum(further - MEAN_BITS))
    return Series(PARALLEL, level, tuple(members), total - log2(len(segments)), total)


def _same_sentence(first: Segment, second: Segment) -> bool:
    return first.tokens[0].sentence == second.tokens[0].sentence


def _best_cut(
    segment: Segment, neighbour: Segment, chance: ChancePairs, *, from_end: bool
) -> tuple[Segment | None, float]:
    """The segment cut to its last (first) words that are most like its neighbour, and the bits that it adds."""
    size = len(segment.tokens)
    sizes = [
        n
        for n in range(2, size)
        if abs(n - len(neighbour.tokens)) <= 2 and (not from_end or segment.tokens[size - n].kind not in NEVER_FIRST)
    ]
    if not sizes:
        return None, 0.0
    cuts = [segment.tokens[size - n :] if from_end else segment.tokens[:n] for n in sizes]
    bits = chance.bits([(cut, neighbour.tokens) for cut in cuts])
    best = int(np.argmax(bits))
    gain = float(bits[best]) - log2(len(sizes)) - CHOICE
    if gain < LEAST_BITS - CHOICE:
        return None, 0.0
    return segment._replace(tokens=cuts[best]), gain
