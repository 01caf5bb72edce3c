"""What a dictionary of any format holds: keys, each with patterns."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Key:
    """A key (category) of a dictionary.

    Attributes:
        path: names from the outermost key to this one.
        line: where it stands in its file, from 1.
        values: patterns and their lines, in their order.
    """

    path: tuple[str, ...]
    line: int
    values: list[tuple[str, int]] = field(default_factory=list)
