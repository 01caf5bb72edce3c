"""Find the series of a version: what repeated edges and parallel builds show, each stretch of text once."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.rhetoric.anaphora import PARALLEL, Series, anadiploses, repeated_edges
from analysis.rhetoric.device_background import Background
from analysis.rhetoric.device_segments import Segment, Version
from analysis.rhetoric.parallel import parallel_series
from analysis.rhetoric.parallel_alignment import Words

EDGES_FIRST = 1.5  # a repeated opening or ending names a stretch unless its parallel build is more than so much stronger


def find_series(version: Version, least_local: float) -> list[Series]:
    """Series of at least a local strength, strongest first; of two that share two members the stronger is kept."""
    sentences: dict[int, list[str]] = {}
    for token in version.tokens:
        if not token.is_mark:
            sentences.setdefault(token.sentence, []).append(token.key)
    background = Background(sentences.values())
    words = Words(version.tokens, background, version.language)
    candidates = [
        *repeated_edges(version, background),
        *anadiploses(version, background),
        *parallel_series(version, background, words),
    ]
    strong = [series for series in candidates if series.local >= least_local]
    strong.sort(key=lambda s: (-s.strength * (1 if s.kind == PARALLEL else EDGES_FIRST), s.kind, s.level, s.members[0].paragraph, s.members[0].start))
    kept: list[Series] = []
    for series in strong:
        if not any(same_stretch(series.members, other.members) for other in kept):
            kept.append(series)
    return kept


def same_stretch(first: Sequence[Segment], second: Sequence[Segment]) -> bool:
    """Whether two members of the one series overlap two different members of the other."""
    return matched_members(first, second) >= 2


def matched_members(first: Sequence[Segment], second: Sequence[Segment]) -> int:
    """How many members of the one series can be paired with members of the other that they overlap, in order."""
    matched, after = 0, 0
    for member in first:
        for at in range(after, len(second)):
            if overlap(member, second[at]):
                matched, after = matched + 1, at + 1
                break
    return matched


def overlap(first: Segment, second: Segment) -> bool:
    return first.paragraph == second.paragraph and first.start < second.end and second.start < first.end
