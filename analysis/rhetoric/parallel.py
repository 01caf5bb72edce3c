"""Parallel series: neighbouring segments of the same build, against pairs of segments of the same article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log2
from typing import NamedTuple

from analysis.rhetoric.anaphora import PARALLEL, Series
from analysis.rhetoric.device_segments import (
    BRIEF,
    CLAUSE,
    HEADING,
    ITEM,
    LEVELS,
    OPENING,
    POINT,
    SENTENCE,
    Segment,
    Version,
)
from analysis.rhetoric.parallel_chance import MEAN_BITS, ChancePairs

LEAST_BITS = (
    3.0  # a neighbour belongs to a run when a pair by chance is as alike once in eight times, or more rarely
)
EVENNESS = 0.4  # and as alike as this share of the run's most alike neighbours, in bits
GUESSED = 2.0  # bits that a series costs whose members share no word: only guessed classes speak for it
ENOUGH = 6.0  # bits of a neighbour that belongs to any run
CHOICE = 1.5  # bits that each neighbour costs, for the choice of where a run ends
FURTHER = 0.5  # weight of members that are two apart
LEAST_CUT = 1.0  # bits that a member cut out of a longer segment adds at least, its choice paid
ACROSS = 2.0  # bits that a neighbour in the next sentence costs, where the segments are parts of sentences
WHOLE = frozenset({HEADING, OPENING, POINT, SENTENCE, BRIEF})
NEVER_FIRST = frozenset(
    {"u", "auxiliary", "conjunction"}
)  # classes of words that no trimmed member begins with


class _Run(NamedTuple):
    """Neighbouring segments of a level, by their places, and what their likeness tells, in bits."""

    first: int
    last: int
    bits: float


def parallel_series(version: Version, chance: ChancePairs) -> list[Series]:
    """Runs of neighbouring segments of which each is built like the one before.

        strength = Σ over neighbours (bits − CHOICE) + FURTHER · Σ over members two apart (bits − 1.44)
                   − log2(segments of the level)

    where the bits of a pair are its surprise among pairs of segments of other paragraphs (:class:`ChancePairs`). The
    first clause or item of a run may have words before it, and the last words behind it, that are no part of the frame
    (*They became* makers of …, keepers of …): it is then cut to what fits best, at the price of the choice.
    """
    found = []
    for level in LEVELS:
        segments = version.segments[level]
        runs = _runs(segments, level, chance)
        members = [list(segments[run.first : run.last + 1]) for run in runs]
        totals = [run.bits for run in runs]
        if level in (CLAUSE, ITEM):
            _add_cut_neighbours(segments, runs, members, totals, chance)
        pairs = [(a.tokens, b.tokens) for own in members for a, b in zip(own, own[2:], strict=False)]
        further = iter((chance.bits(pairs) - MEAN_BITS).tolist())
        for own, total in zip(members, totals, strict=True):
            local = total + FURTHER * sum(next(further) for _ in own[2:])
            if not set.intersection(*({token.key for token in member.tokens} for member in own)):
                local -= GUESSED
            found.append(Series(PARALLEL, level, tuple(own), local - log2(len(segments)), local))
    return found


def _runs(segments: Sequence[Segment], level: str, chance: ChancePairs) -> list[_Run]:
    """The runs of a level, the one with the most alike neighbours first; none shares a pair with another."""
    pairs = [
        at
        for at, (a, b) in enumerate(pairwise(segments))
        if a.scope == b.scope and min(len(a.tokens), len(b.tokens)) > 1
    ]
    bits = chance.bits([(segments[at].tokens, segments[at + 1].tokens) for at in pairs])
    links = {
        at: surprise - (0.0 if level in WHOLE or _same_sentence(segments[at], segments[at + 1]) else ACROSS)
        for at, surprise in zip(pairs, bits.tolist(), strict=True)
    }
    found = []
    for peak in sorted(links, key=lambda at: (-links[at], at)):
        if peak not in links or links[peak] < LEAST_BITS:
            continue
        least = max(LEAST_BITS, min(ENOUGH, EVENNESS * links[peak]))
        first, last = peak, peak
        while links.get(first - 1, 0.0) >= least:
            first -= 1
        while links.get(last + 1, 0.0) >= least:
            last += 1
        found.append(_Run(first, last + 1, sum(links.pop(at) - CHOICE for at in range(first, last + 1))))
    return found


def _add_cut_neighbours(
    segments: Sequence[Segment],
    runs: Sequence[_Run],
    members: Sequence[list[Segment]],
    totals: list[float],
    chance: ChancePairs,
) -> None:
    """Put the segment before each run, and the one behind it, at its ends where a part of it is built like the run."""
    cuts: list[
        tuple[int, bool, Segment, int]
    ] = []  # run, whether in front, the part, how many parts there are
    for number, run in enumerate(runs):
        for in_front, at, end in ((True, run.first - 1, run.first), (False, run.last + 1, run.last)):
            if 0 <= at < len(segments) and _same_sentence(segments[at], segments[end]):
                parts = _parts(segments[at], len(segments[end].tokens), from_end=in_front)
                cuts += [(number, in_front, part, len(parts)) for part in parts]
    ends = [members[number][0 if in_front else -1] for number, in_front, _, _ in cuts]
    bits = chance.bits([(part.tokens, end.tokens) for (_, _, part, _), end in zip(cuts, ends, strict=True)])
    best: dict[tuple[int, bool], tuple[float, Segment]] = {}
    for (number, in_front, part, choices), surprise in zip(cuts, bits.tolist(), strict=True):
        gain = surprise - log2(choices) - CHOICE
        if gain >= LEAST_CUT and gain > best.get((number, in_front), (0.0, part))[0]:
            best[number, in_front] = (gain, part)
    for (number, in_front), (gain, part) in best.items():
        members[number].insert(0 if in_front else len(members[number]), part)
        totals[number] += gain


def _parts(segment: Segment, size: int, *, from_end: bool) -> list[Segment]:
    """The segment cut to its last (first) words, in lengths that differ from ``size`` by two words at most."""
    tokens = segment.tokens
    parts = []
    for n in range(max(2, size - 2), min(len(tokens), size + 3)):
        part = tokens[len(tokens) - n :] if from_end else tokens[:n]
        if n < len(tokens) and not (from_end and part[0].kind in NEVER_FIRST):
            parts.append(segment._replace(tokens=part))
    return parts


def _same_sentence(first: Segment, second: Segment) -> bool:
    return first.tokens[0].sentence == second.tokens[0].sentence
