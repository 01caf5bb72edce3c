"""The frame of a series: the words that its members share, with … for what differs."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.rhetoric.device_segments import Segment

SLOT = "…"


def frame(members: Sequence[Segment], language: str) -> str:
    """Words in all members, in order, as the first member writes them, with ``…`` wherever a member has others between.

    Found by folding the longest common subsequence over the members from the first; empty where nothing is shared.
    """
    keys = [[token.key for token in member.tokens] for member in members]
    shared = keys[0]
    for other in keys[1:]:
        shared = _common(shared, other)
    if not shared:
        return ""
    places = [_places(shared, own) for own in keys]
    words = [members[0].tokens[at].text for at in places[0]]
    parts = [SLOT] if any(own[0] > 0 for own in places) else []
    for at, word in enumerate(words):
        if at and any(own[at] - own[at - 1] > 1 for own in places):
            parts.append(SLOT)
        parts.append(word)
    if any(own[-1] < len(key) - 1 for own, key in zip(places, keys, strict=True)):
        parts.append(SLOT)
    return (" " if language == "en" else "").join(parts)


def _common(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """The longest common subsequence; of several the one whose words stand earliest in the first."""
    length = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in reversed(range(len(first))):
        for j in reversed(range(len(second))):
            same = length[i + 1][j + 1] + 1 if first[i] == second[j] else 0
            length[i][j] = max(same, length[i + 1][j], length[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(first) and j < len(second):
        if first[i] == second[j] and length[i][j] == length[i + 1][j + 1] + 1:
            found.append(first[i])
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _places(shared: Sequence[str], own: Sequence[str]) -> list[int]:
    """Where the shared words stand in a member, each as early as it can."""
    places, at = [], 0
    for word in shared:
        at = own.index(word, at)
        places.append(at)
        at += 1
    return places
