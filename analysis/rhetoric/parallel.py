"""Parallel series: neighbouring segments of the same build, against pairs of segments of the same article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

from analysis.rhetoric.device_segments import CLAUSE, COUPLE, LEVELS, Segment, Token, Version
from analysis.rhetoric.parallel_chance import MEAN_BITS, ChancePairs
from analysis.rhetoric.parallel_links import Link, links
from analysis.rhetoric.series import NEIGHBOURS, PARALLEL, Series

# Bits of a neighbour that belongs to a run: at least LEAST_BITS (a pair by chance is as alike once in eight times), and
# the share EVENNESS of those of the two neighbours that the run grows from; ENOUGH belong to any run.
LEAST_BITS, EVENNESS, ENOUGH = 3.0, 0.4, 6.0
GUESSED = 2.0  # bits that a series costs whose members share no word: only guessed classes speak for it
CHOICE = 2.0  # bits that each neighbour costs, for the choice of where a run ends
LEAST_CUT = 1.0  # bits that a member cut out of a longer segment adds at least, its choice paid


def parallel_series(version: Version, chance: ChancePairs) -> list[Series]:
    """Runs of neighbouring segments of which each is built like the one before.

        strength = Σ over neighbours (bits − CHOICE) + Σ over members two apart (bits − 1.44)
                   − log2(segments of the level) − NEIGHBOURS (− GUESSED where the members share no word)

    where the bits of a pair are its surprise among pairs of segments of other paragraphs (:class:`ChancePairs`). The
    first clause or item of a run may have words before it, and the last words behind it, that are no part of the frame
    (*They became* makers of …, keepers of …): it is then cut to what fits best, at the price of the choice. Couples of
    clauses are a series where a frame spans both (*If* …, *then* …), not where the two clauses are alike themselves.
    """
    found = []
    for level in LEVELS:
        segments = version.segments[level]
        runs = _runs(segments, links(segments, level, chance))
        if level == COUPLE:
            runs = _of_unlike_clauses(runs, version, chance)
        pairs = [(a.tokens, b.tokens) for own, _ in runs for a, b in zip(own, own[2:], strict=False)]
        further = iter((chance.bits(pairs) - MEAN_BITS).tolist())
        for own, total in runs:
            local = total + sum(next(further) for _ in own[2:])
            if not set.intersection(*({token.key for token in member.tokens} for member in own)):
                local -= GUESSED
            found.append(Series(PARALLEL, level, tuple(own), local - NEIGHBOURS - log2(len(segments)), local))
    return found


def _of_unlike_clauses(
    runs: Sequence[tuple[list[Segment], float]], version: Version, chance: ChancePairs
) -> list[tuple[list[Segment], float]]:
    """The runs of couples without those whose couples are two like clauses: these are clauses or items in a row."""
    clauses = {(clause.paragraph, clause.start): clause for clause in version.segments[CLAUSE]}
    halves = [[_halves(member, clauses) for member in own] for own, _ in runs]
    bits = iter(chance.bits([pair for own in halves for pair in own]).tolist())
    alike = [sum(next(bits) >= LEAST_BITS for _ in own) for own in halves]
    return [run for run, count in zip(runs, alike, strict=True) if 2 * count < len(run[0])]


def _halves(
    couple: Segment, clauses: Mapping[tuple[int, int], Segment]
) -> tuple[Sequence[Token], Sequence[Token]]:
    """The words of the two clauses of a couple."""
    size = len(clauses[couple.paragraph, couple.start].tokens)
    return couple.tokens[:size], couple.tokens[size:]


def _runs(segments: Sequence[Segment], links: Mapping[int, Link]) -> list[tuple[list[Segment], float]]:
    """The members of the runs and their bits, the one with the most alike neighbours first; none shares a pair with
    another."""
    found = []
    free = dict(links)
    for peak in sorted(links, key=lambda at: (-links[at].best, at)):
        if peak not in free or links[peak].best < LEAST_BITS:
            continue
        link = links[peak]
        starts = [(link.whole, segments[peak], segments[peak + 1]), *filter(None, link[1:])]
        grown = [_grown(segments, free, peak, *start) for start in starts if start[0] >= LEAST_BITS]
        members, total, (first, last) = max(grown, key=lambda run: run[1])
        for at in range(first, last):
            del free[at]
        found.append((members, total))
    return found


def _grown(
    segments: Sequence[Segment],
    free: Mapping[int, Link],
    peak: int,
    bits: float,
    one: Segment,
    other: Segment,
) -> tuple[list[Segment], float, tuple[int, int]]:
    """A run from two neighbours, each whole or cut, outwards as far as it goes: members, bits, first and last place.

    Only the first and the last member of a run may be cut.
    """
    least = max(LEAST_BITS, min(ENOUGH, EVENNESS * bits))
    members, total = [one, other], bits - CHOICE
    first, last = peak, peak + 1
    while members[0] is segments[first] and first - 1 in free:
        link = free[first - 1]
        if link.whole >= least:
            members.insert(0, segments[first - 1])
            total += link.whole - CHOICE
        elif link.front is not None and link.front.bits >= LEAST_CUT + CHOICE:
            members.insert(0, link.front.first)
            total += link.front.bits - CHOICE
        else:
            break
        first -= 1
    while members[-1] is segments[last] and last in free:
        link = free[last]
        if link.whole >= least:
            members.append(segments[last + 1])
            total += link.whole - CHOICE
        elif link.behind is not None and link.behind.bits >= LEAST_CUT + CHOICE:
            members.append(link.behind.second)
            total += link.behind.bits - CHOICE
        else:
            break
        last += 1
    return members, total, (first, last)
