"""The groupings that there are: those that the texts tell, and those that a researcher names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GROUPINGS = ("article", "author", "issue", "study")


@dataclass(frozen=True)
class NamedGrouping:
    """A grouping that a researcher names: what group an article is in cannot be seen from the texts.

    Attributes:
        name: its name, none of :data:`GROUPINGS`.
        groups: for each group its articles, ``<issue>/<article>``, or ``<article>`` where one issue has it.
        where: where it is written, for messages.
    """

    name: str
    groups: Mapping[str, Sequence[str]]
    where: str = "groupings"
