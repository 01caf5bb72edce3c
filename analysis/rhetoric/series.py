"""What a series is: its kind, the segments that make it up, and how strong it is."""

from __future__ import annotations

from typing import NamedTuple

from analysis.rhetoric.device_places import name_of
from analysis.rhetoric.device_segments import Segment

ANAPHORA, EPISTROPHE, ANADIPLOSIS, PARALLEL = "anaphora", "epistrophe", "anadiplosis", "parallel"
NEIGHBOURS = 2.0  # bits that a series costs since neighbours share words anyway: they have a topic in common


class Series(NamedTuple):
    """Segments that make up a series.

    Attributes:
        strength: bits: minus the binary logarithm of how many such series the version would have by chance.
        local: the same for a place that is known beforehand: without the choice among the segments of the version.
        repeating: places among the members of those that share the repeated words; empty: all.
    """

    kind: str
    level: str
    members: tuple[Segment, ...]
    strength: float
    local: float
    repeating: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        return name_of(self.kind, self.level, self.members[0].where)
