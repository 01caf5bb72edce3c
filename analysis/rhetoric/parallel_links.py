"""How alike neighbouring segments are in build: whole, or cut to a part; in bits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log2
from typing import NamedTuple

from analysis.rhetoric.device_segments import (
    BRIEF,
    CLAUSE,
    HEADING,
    ITEM,
    OPENING,
    POINT,
    SENTENCE,
    Segment,
    Token,
)
from analysis.rhetoric.device_word_classes import NAMING
from analysis.rhetoric.parallel_chance import ChancePairs

ACROSS = 2.0  # bits that a neighbour in the next sentence costs, where the segments are parts of sentences
LONGER = 2  # words by which a cut member may be longer or shorter than its neighbour
WHOLE = frozenset({HEADING, OPENING, POINT, SENTENCE, BRIEF})
CUT = frozenset({CLAUSE, ITEM})  # levels of which members may be cut
NEVER_FIRST = frozenset({"u", "auxiliary", "conjunction"})  # classes of words that no cut member begins with

Pair = tuple[Segment, Segment]


class Cut(NamedTuple):
    """The two members of a link of which one or both are cut, and how alike they are then, the choice paid."""

    bits: float
    first: Segment
    second: Segment


class Link(NamedTuple):
    """How alike two neighbours are: whole; the first cut to its end; the second cut to its beginning; both cut."""

    whole: float
    front: Cut | None = None
    behind: Cut | None = None
    both: Cut | None = None

    @property
    def cut(self) -> Cut | None:
        """The best cut."""
        return max(filter(None, (self.front, self.behind, self.both)), key=lambda cut: cut.bits, default=None)

    @property
    def best(self) -> float:
        return max(self.whole, self.cut.bits if self.cut else 0.0)


def links(segments: Sequence[Segment], level: str, chance: ChancePairs) -> dict[int, Link]:
    """The links of neighbours in one scope, by the place of the first of the two."""
    places = [
        at
        for at, (a, b) in enumerate(pairwise(segments))
        if a.scope == b.scope and min(len(a.tokens), len(b.tokens)) > 1
    ]
    bits = chance.bits([(segments[at].tokens, segments[at + 1].tokens) for at in places]).tolist()
    found = {
        at: Link(surprise - (0.0 if level in WHOLE or _same_sentence(segments, at) else ACROSS))
        for at, surprise in zip(places, bits, strict=True)
    }
    return _with_cuts(segments, found, chance) if level in CUT else found


def _with_cuts(
    segments: Sequence[Segment], whole: Mapping[int, Link], chance: ChancePairs
) -> dict[int, Link]:
    near = [at for at in whole if _same_sentence(segments, at)]
    best: list[dict[int, Cut]] = []
    for cut in (_front, _behind, _both):
        tried = [
            (at, pair, len(pairs))
            for at in near
            for pairs in [cut(segments[at], segments[at + 1])]
            for pair in pairs
        ]
        bits = chance.bits([(a.tokens, b.tokens) for _, (a, b), _ in tried])
        found: dict[int, Cut] = {}
        for (at, pair, choices), surprise in zip(tried, bits.tolist(), strict=True):
            gain = surprise - log2(choices + 1)
            if at not in found or gain > found[at].bits:
                found[at] = Cut(gain, *pair)
        best.append(found)
    front, behind, both = best
    return {at: Link(link.whole, front.get(at), behind.get(at), both.get(at)) for at, link in whole.items()}


def _front(first: Segment, second: Segment) -> list[Pair]:
    """The first cut to its last words, from a word of the class that the second begins with."""
    head = second.tokens[0]
    size = len(second.tokens)
    return [
        (_end(first, at), second)
        for at in range(1, len(first.tokens) - 1)
        if abs(len(first.tokens) - at - size) <= LONGER
        and _alike(first.tokens[at], head)
        and (first.tokens[at].key == head.key or _may_begin(first, at))
    ]


def _behind(first: Segment, second: Segment) -> list[Pair]:
    """The second cut to its first words, up to a word of the class that the first ends with."""
    last = first.tokens[-1]
    size = len(first.tokens)
    return [
        (first, second._replace(tokens=second.tokens[:end]))
        for end in range(2, len(second.tokens))
        if abs(end - size) <= LONGER and _alike(second.tokens[end - 1], last) and _may_end(second, end)
    ]


def _both(first: Segment, second: Segment) -> list[Pair]:
    """The first cut to its last words, from the word that the second begins with, and the second to as many."""
    found = []
    for at in range(1, len(first.tokens) - 1):
        size = len(first.tokens) - at
        if (
            first.tokens[at].key == second.tokens[0].key
            and size < len(second.tokens)
            and _may_end(second, size)
        ):
            found.append((_end(first, at), second._replace(tokens=second.tokens[:size])))
    return found


def _end(segment: Segment, at: int) -> Segment:
    return segment._replace(tokens=segment.tokens[at:], lead=())


def _alike(one: Token, other: Token) -> bool:
    return one.kind == other.kind or one.key == other.key


def _may_begin(segment: Segment, at: int) -> bool:
    """Whether a member may begin at a word: not within a name, and not at a word that hangs on the one before."""
    before, word = segment.tokens[at - 1 : at + 1]
    return word.kind not in NEVER_FIRST and not {before.kind, word.kind} <= NAMING


def _may_end(segment: Segment, end: int) -> bool:
    last, behind = segment.tokens[end - 1 : end + 1]
    return not {last.kind, behind.kind} <= NAMING


def _same_sentence(segments: Sequence[Segment], at: int) -> bool:
    return segments[at].tokens[0].sentence == segments[at + 1].tokens[0].sentence
