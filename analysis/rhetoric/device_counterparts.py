"""What became of a series in the other version: looked for in the sentences that correspond to its members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import polars as pl

from analysis.rhetoric.series import Series

KEPT, BROKEN, LOST, UNALIGNED = "kept", "broken", "lost", "unaligned"
OTHER = {"en": "zh", "zh": "en"}

Key = tuple[str, str, str]  # issue, article, language
Opposite = Mapping[int, frozenset[int]]  # sentences of the other version by sentence of this one


class Counterpart(NamedTuple):
    """What a series became.

    Attributes:
        presence: ``kept`` (every member has its own counterpart in one series of the other version), ``broken`` (two
            members at least have), ``lost`` (fewer) or ``unaligned`` (no member's sentence has a counterpart).
        series: that series; None where it is lost.
        members: for each member, the place of its counterpart among that series' members.
    """

    presence: str
    series: Series | None
    members: tuple[int | None, ...]


def opposite_sentences(units: pl.DataFrame) -> dict[Key, dict[int, frozenset[int]]]:
    """For each version the sentences that stand opposite to each sentence; from the table ``alignment/units``."""
    found: dict[Key, dict[int, frozenset[int]]] = {}
    chosen = units.filter(pl.col("granularity") == "sentence").select("issue", "article", "en", "zh")
    for issue, article, english, chinese in chosen.iter_rows():
        sides = {"en": frozenset(english), "zh": frozenset(chinese)}
        for language, other in OTHER.items():
            places = found.setdefault((issue, article, language), {})
            for sentence in sides[language]:
                places[sentence] = sides[other]
    return found


def counterpart(series: Series, others: Sequence[Series], opposite: Opposite) -> Counterpart:
    """The series among ``others`` in which most members of a series have a counterpart of their own, in order."""
    wanted = [opposite.get(member.tokens[0].sentence, frozenset()) for member in series.members]
    lost: tuple[int | None, ...] = (None,) * len(wanted)
    if not any(wanted):
        return Counterpart(UNALIGNED, None, lost)
    best: tuple[tuple[int, float], Series | None, tuple[int | None, ...]] = ((1, 0.0), None, lost)
    for other in others:
        pairs = paired(wanted, [member.tokens[0].sentence for member in other.members])
        rank = (sum(at is not None for at in pairs), other.local)
        if rank[0] >= 2 and rank > best[0]:
            best = (rank, other, pairs)
    (kept, _), found, pairs = best
    if found is None:
        return Counterpart(LOST, None, lost)
    return Counterpart(KEPT if kept == len(wanted) else BROKEN, found, pairs)


def paired(wanted: Sequence[frozenset[int]], sentences: Sequence[int]) -> tuple[int | None, ...]:
    """Each member's counterpart: as many as can be paired in order (the longest common subsequence).

    Args:
        wanted: for each member the sentences of the other version that correspond to its own.
        sentences: the sentences of the members over there.

    Returns:
        For each member, the place of its counterpart among ``sentences``; None where it has none.
    """
    # length[i][j]: pairs among wanted[i:] and members[j:]
    length = [[0] * (len(sentences) + 1) for _ in range(len(wanted) + 1)]
    for i in reversed(range(len(wanted))):
        for j in reversed(range(len(sentences))):
            both = length[i + 1][j + 1] + 1 if sentences[j] in wanted[i] else 0
            length[i][j] = max(both, length[i + 1][j], length[i][j + 1])
    pairs: list[int | None] = []
    j = 0
    for i, sides in enumerate(wanted):
        # the first that leaves as many pairs to those behind it
        places = (at for at in range(j, len(sentences)) if sentences[at] in sides)
        at = next((at for at in places if length[i + 1][at + 1] + 1 == length[i][j]), None)
        pairs.append(at)
        j = j if at is None else at + 1
    return tuple(pairs)
