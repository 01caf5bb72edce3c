"""The part of the table of all places in two texts that a search looks at.

A place ``(i, j)`` lies before segment ``i`` of the English and segment ``j`` of the Chinese text. For each ``i`` the
search looks at ``width`` places from ``first[i]`` on, so that its memory grows with the length of the texts and not
with its square.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Band:
    """Places that are looked at: columns ``first[i]`` to ``first[i] + width - 1`` of each row ``i``.

    ``first`` has one entry more than there are English segments, never falls, and starts at 0.
    """

    first: NDArray[np.int64]
    width: int

    @property
    def rows(self) -> int:
        """English segments."""
        return len(self.first) - 1

    def columns(self) -> NDArray[np.int64]:
        """Column of each place, shape ``(rows + 1, width)``; it may lie behind the end of the text."""
        return self.first[:, None] + np.arange(self.width)[None, :]


def whole(english: int, chinese: int) -> Band:
    """All places of two texts with so many segments."""
    return Band(np.zeros(english + 1, dtype=np.int64), chinese + 1)


def around(places: Sequence[tuple[int, int]], english: int, chinese: int, margin: int) -> Band:
    """Places within ``margin`` rows, and half as many columns, of a path.

    Args:
        places: places that the path goes through, in order, the ends of both texts included.
        english: English segments.
        chinese: Chinese segments.
        margin: rows to each side.
    """
    rows = np.array([row for row, _ in places])
    columns = np.array([column for _, column in places])
    index = np.arange(english + 1)
    left = np.searchsorted(rows, index, side="left")
    right = np.searchsorted(rows, index, side="right")
    on_path = right > left
    # Between two places of the path everything is looked at, so that a long gap on one side is no wall.
    lowest = columns[np.where(on_path, left, left - 1)]
    highest = columns[np.where(on_path, right - 1, left)]
    low = np.maximum(lowest[np.maximum(index - margin, 0)] - margin // 2, 0)
    high = np.minimum(highest[np.minimum(index + margin, english)] + margin // 2, chinese)
    return Band(low.astype(np.int64), int((high - low).max()) + 1)
