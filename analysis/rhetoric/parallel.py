"""Parallel series: neighbouring segments of the same build, against pairs of segments of the same article."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

import numpy as np
from numpy.typing import NDArray

from analysis.rhetoric.anaphora import PARALLEL, Series
from analysis.rhetoric.device_background import Background
from analysis.rhetoric.device_segments import CLAUSE, HEADING, ITEM, LEVELS, OPENING, SENTENCE, Segment, Token, Version
from analysis.rhetoric.parallel_alignment import LONGEST, Words, similarities

NULL_PAIRS = 1000
LEAST_BITS = 3.0  # a neighbour belongs to a run when a pair by chance is as alike once in eight times, or more rarely
EVENNESS = 0.4  # and as alike as this share of the run's most alike neighbours, in bits
CHOICE = 1.5  # bits that each neighbour costs, for the choice of where a run ends
_SEED = 20220301
_LENGTHS = np.array([3, 4, 5, 7, 10])  # bins of the shorter segment's length, by their first
_TAIL = 0.9

FURTHER = 0.5  # weight of members that are two apart
MEAN_BITS = 1 / np.log(2)  # of a pair by chance: the mean of minus the binary logarithm of a uniform number
ACROSS = 2.0  # bits that a neighbour in the next sentence costs, where the segments are parts of sentences
WHOLE = frozenset({HEADING, OPENING, SENTENCE})
NEVER_FIRST = frozenset({"u", "auxiliary", "conjunction"})  # classes of words that no trimmed member begins with

Floats = NDArray[np.float64]


class ChancePairs:
    """How alike segments of a version are that stand in different paragraphs.

    Similarities are standardised by the length of the shorter segment, since short ones vary more. Beyond the upper
    tenth the tail is taken as exponential (as alignment scores have it: Karlin & Altschul 1990), so that surprise can
    be told beyond one in the number of pairs.
    """

    def __init__(self, version: Version, words: Words) -> None:
        self._words = words
        pool = [s.tokens for level in LEVELS for s in version.segments[level] if len(s.tokens) > 1]
        generator = np.random.Generator(np.random.PCG64([_SEED, len(pool)]))
        drawn = generator.integers(0, max(1, len(pool)), size=(NULL_PAIRS * 2, 2)) if pool else np.zeros((0, 2), int)
        pairs = [(pool[a], pool[b]) for a, b in drawn.tolist() if pool[a][0].paragraph != pool[b][0].paragraph]
        pairs = pairs[:NULL_PAIRS]
        self.known = len(pairs) >= 100
        if not self.known:
            return
        values = similarities(words, [a for a, _ in pairs], [b for _, b in pairs])
        bins = self._bins(pairs)
        self._mean, self._deviation = np.empty(len(_LENGTHS) + 1), np.empty(len(_LENGTHS) + 1)
        for place in range(len(_LENGTHS) + 1):
            inside = values[bins == place]
            inside = inside if len(inside) >= 30 else values
            self._mean[place], self._deviation[place] = inside.mean(), max(inside.std(), 1e-6)
        standard = np.sort((values - self._mean[bins]) / self._deviation[bins])
        self._standard = standard
        self._edge = float(np.quantile(standard, _TAIL))
        self._excess = float(np.mean(standard[standard > self._edge] - self._edge))

    def bits(self, pairs: Sequence[tuple[Sequence[Token], Sequence[Token]]]) -> Floats:
        """Minus the binary logarithm of the chance that a pair by chance is at least as alike; shape: (pairs,)."""
        if not pairs or not self.known:
            return np.zeros(len(pairs))
        values = similarities(self._words, [a for a, _ in pairs], [b for _, b in pairs])
        bins = self._bins(pairs)
        z = (values - self._mean[bins]) / self._deviation[bins]
        above = 1 - np.searchsorted(self._standard, z, side="left") / len(self._standard)
        tail = np.log2(1 - _TAIL) - (z - self._edge) / self._excess * np.log2(np.e)
        bits: Floats = np.where(z > self._edge, -tail, -np.log2(np.maximum(above, 1e-3)))
        return bits

    @staticmethod
    def _bins(pairs: Sequence[tuple[Sequence[Token], Sequence[Token]]]) -> NDArray[np.int64]:
        shorter = np.array([min(len(a), len(b), LONGEST) for a, b in pairs])
        return np.searchsorted(_LENGTHS, shorter, side="right")


def parallel_series(version: Version, background: Background, words: Words) -> list[Series]:
    """Runs of neighbouring segments of which each is built like the one before.

        strength = Σ over neighbours (bits − 1) − log2(segments of the level)

    where the bits of a pair are its surprise among pairs of segments of other paragraphs (:class:`ChancePairs`). The
    first clause or item of a run may have words before it, and the last words behind it, that are no part of the frame
    (*We will be* builders of …, advocates of …): it is then cut to what fits best, at the price of the choice.
    """
    chance = ChancePairs(version, words)
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
