"""Parallel series: neighbouring segments of the same build, against pairs of segments of the same article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from analysis.rhetoric.device_word_classes import NAMING
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


class _Link(NamedTuple):
    """How alike two neighbours are, in bits: whole, and with the one of them cut that gives most."""

    whole: float
    cut: float = 0.0
    in_front: bool = False
    part: Segment | None = None

    @property
    def best(self) -> float:
        return max(self.whole, self.cut)


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
        runs = _runs(segments, _links(segments, level, chance))
        pairs = [(a.tokens, b.tokens) for own, _ in runs for a, b in zip(own, own[2:], strict=False)]
        further = iter((chance.bits(pairs) - MEAN_BITS).tolist())
        for own, total in runs:
            local = total + FURTHER * sum(next(further) for _ in own[2:])
            if not set.intersection(*({token.key for token in member.tokens} for member in own)):
                local -= GUESSED
            found.append(Series(PARALLEL, level, tuple(own), local - log2(len(segments)), local))
    return found


def _links(segments: Sequence[Segment], level: str, chance: ChancePairs) -> dict[int, _Link]:
    """The links of neighbours, by the place of the first of the two."""
    pairs = [
        at
        for at, (a, b) in enumerate(pairwise(segments))
        if a.scope == b.scope and min(len(a.tokens), len(b.tokens)) > 1
    ]
    bits = chance.bits([(segments[at].tokens, segments[at + 1].tokens) for at in pairs])
    links = {
        at: _Link(
            surprise
            - (0.0 if level in WHOLE or _same_sentence(segments[at], segments[at + 1]) else ACROSS)
        )
        for at, surprise in zip(pairs, bits.tolist(), strict=True)
    }
    return _with_cuts(segments, links, chance) if level in (CLAUSE, ITEM) else links


def _with_cuts(
    segments: Sequence[Segment], links: Mapping[int, _Link], chance: ChancePairs
) -> dict[int, _Link]:
    """The links, each with the best of those in which the first of the two is cut to its end, or the second to its
    beginning."""
    found = dict(links)
    cuts: list[tuple[int, bool, Segment, int]] = []
    for at in links:
        first, second = segments[at], segments[at + 1]
        if _same_sentence(first, second):
            for in_front, parts in ((True, _ends(first, second)), (False, _beginnings(second, first))):
                cuts += [(at, in_front, part, len(parts)) for part in parts]
    others = [segments[at + 1 if in_front else at] for at, in_front, _, _ in cuts]
    bits = chance.bits([(part.tokens, other.tokens) for (_, _, part, _), other in zip(cuts, others, strict=True)])
    for (at, in_front, part, choices), surprise in zip(cuts, bits.tolist(), strict=True):
        gain = surprise - log2(choices + 1)
        if gain > found[at].cut:
            found[at] = found[at]._replace(cut=gain, in_front=in_front, part=part)
    return found


def _runs(segments: Sequence[Segment], links: dict[int, _Link]) -> list[tuple[list[Segment], float]]:
    """The members of the runs and their bits, the one with the most alike neighbours first; none shares a pair with
    another."""
    found = []
    free = dict(links)
    for peak in sorted(links, key=lambda at: (-links[at].best, at)):
        if peak not in free or links[peak].best < LEAST_BITS:
            continue
        least = max(LEAST_BITS, min(ENOUGH, EVENNESS * links[peak].best))
        members = [segments[peak], segments[peak + 1]]
        link = free.pop(peak)
        total = link.best - CHOICE
        first, last = peak, peak + 1
        whole_first = whole_last = True
        if link.cut > link.whole and link.part is not None:
            members[0 if link.in_front else 1] = link.part
            whole_first, whole_last = not link.in_front, link.in_front
        while whole_first and (link := free.get(first - 1, _NONE)).best:
            if link.whole >= least:
                members.insert(0, segments[first - 1])
                total += link.whole - CHOICE
            elif link.part is not None and link.in_front and link.cut >= LEAST_CUT + CHOICE:
                members.insert(0, link.part)
                total += link.cut - CHOICE
                whole_first = False
            else:
                break
            first -= 1
            del free[first]
        while whole_last and (link := free.get(last, _NONE)).best:
            if link.whole >= least:
                members.append(segments[last + 1])
                total += link.whole - CHOICE
            elif link.part is not None and not link.in_front and link.cut >= LEAST_CUT + CHOICE:
                members.append(link.part)
                total += link.cut - CHOICE
                whole_last = False
            else:
                break
            del free[last]
            last += 1
        found.append((members, total))
    return found


_NONE = _Link(0.0)


def _ends(segment: Segment, like: Segment) -> list[Segment]:
    """The last words of a segment that begin with a word of the class that another begins with."""
    tokens, head = segment.tokens, like.tokens[0]
    return [
        segment._replace(tokens=tokens[at:], lead=())
        for at in range(1, len(tokens) - 1)
        if abs(len(tokens) - at - len(like.tokens)) <= 2
        and (tokens[at].kind == head.kind or tokens[at].key == head.key)
        and tokens[at].kind not in NEVER_FIRST
        and not {tokens[at - 1].kind, tokens[at].kind} <= NAMING
    ]


def _beginnings(segment: Segment, like: Segment) -> list[Segment]:
    """The first words of a segment that end with a word of the class that another ends with."""
    tokens, last = segment.tokens, like.tokens[-1]
    return [
        segment._replace(tokens=tokens[:end])
        for end in range(2, len(tokens))
        if abs(end - len(like.tokens)) <= 2
        and (tokens[end - 1].kind == last.kind or tokens[end - 1].key == last.key)
        and not {tokens[end - 1].kind, tokens[end].kind} <= NAMING
    ]


def _same_sentence(first: Segment, second: Segment) -> bool:
    return first.tokens[0].sentence == second.tokens[0].sentence
