"""When a find is a series of a hand-made truth, and how finds are scored.

A member of a find *lies in* a place of the truth when their overlap is at least half of the shorter of the two. A find
*matches* a device in a version when at least two of its members, and at least half of them, lie in places of that
device, and these are either two or more members in one place (the truth gives the whole series as one text), or at
least half of the places, and two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

SERIES = ("anaphora", "epistrophe", "anadiplosis", "parallel")

Span = tuple[int, int, int]  # paragraph, start, end


class Find(NamedTuple):
    """A device that was found; ``article`` is its number in the issue."""

    article: int
    language: str
    kind: str
    device: str
    domain: str | None
    key: tuple[str, str, str, str]
    counterpart: str | None
    spans: tuple[Span, ...]


def lies_in(member: Span, place: Span) -> bool:
    """Whether the overlap is at least half of the shorter one."""
    shared = min(member[2], place[2]) - max(member[1], place[1])
    return member[0] == place[0] and 2 * shared >= min(member[2] - member[1], place[2] - place[1]) > 0


def matches(find: Sequence[Span], gold: Sequence[Span]) -> bool:
    """Whether a find matches a gold device in one version (see the module)."""
    inside = [[lies_in(member, place) for place in gold] for member in find]
    members = sum(map(any, inside))
    if members < 2 or 2 * members < len(find):
        return False
    held = [sum(row[at] for row in inside) for at in range(len(gold))]
    touched = sum(count > 0 for count in held)
    return max(held) >= 2 or (touched >= 2 and 2 * touched >= len(gold))


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
