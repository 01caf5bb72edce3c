"""All ways to divide two texts into groups that follow one another, searched at once.

A way is a path from the beginning of both texts to their end; each step is a group. Its score is the sum of the scores
of its groups. The best path is found by dynamic programming, and the probability of a group is the share of all paths,
weighted by the exponential of their scores, that go through it (forward-backward).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.alignment.band import Band

LARGEST = 7
"""Segments of one side that a group may have when the other side has one."""

STEPS: tuple[tuple[int, int], ...] = (
    (0, 1),
    (1, 0),
    (1, 1),
    *((1, size) for size in range(2, LARGEST + 1)),
    *((size, 1) for size in range(2, LARGEST + 1)),
    (2, 2),
    (2, 3),
    (3, 2),
)
"""Segments of the English and of the Chinese text in a group. The first step is the only one that stays in its row."""

Scores = NDArray[np.float32]
"""Score of the group of each step from each place on: shape ``(len(STEPS), rows + 1, width)``; -inf: not possible."""

_DOWN = np.array([down for down, _ in STEPS[1:]])
_RIGHT = np.array([right for _, right in STEPS[1:]])
# What a step that is not possible costs where a sum has to stay finite.
_NEVER = -1e6


@dataclass(frozen=True)
class Group:
    """Segments that correspond: ``en`` from ``en_start`` to ``en_end`` and so on, the ends exclusive."""

    en_start: int
    en_end: int
    zh_start: int
    zh_end: int
    probability: float


@dataclass(frozen=True)
class Lattice:
    """The scores of all groups of two texts, ready to be searched.

    Attributes:
        scores: score of each group.
        band: the places that are looked at.
        columns: Chinese segments.
    """

    scores: Scores
    band: Band
    columns: int

    def best_path(self) -> list[tuple[int, int, int]]:
        """Steps of the best path, in order: number of the step, row and column of the place it starts from.

        Raises:
            ValueError: the scores allow no path.
        """
        table = self.forward(np.maximum)
        row, column = self.band.rows, self.columns
        if table[row, column - int(self.band.first[row])] < _NEVER / 2:
            raise ValueError("no path leads from the beginning of both texts to their end")
        path = []
        while row or column:
            here = table[row, column - int(self.band.first[row])]
            off = []
            for step, (down, right) in enumerate(STEPS):
                if down > row or right > column:
                    continue
                place = column - right - int(self.band.first[row - down])
                if 0 <= place < self.band.width:
                    reached = table[row - down, place] + self.scores[step, row - down, place]
                    off.append((abs(reached - here), step))
            step = min(off)[1]
            row, column = row - STEPS[step][0], column - STEPS[step][1]
            path.append((step, row, column))
        return path[::-1]

    def places(self) -> list[tuple[int, int]]:
        """Places that the best path goes through, from the beginning of both texts to their end."""
        return [*((row, column) for _, row, column in self.best_path()), (self.band.rows, self.columns)]

    def groups(self) -> list[Group]:
        """The groups of the best path, with their probabilities."""
        chance = self.probabilities
        return [
            Group(
                row,
                row + STEPS[step][0],
                column,
                column + STEPS[step][1],
                min(float(chance[step, row, column - int(self.band.first[row])]), 1.0),
            )
            for step, row, column in self.best_path()
        ]

    @cached_property
    def probabilities(self) -> NDArray[np.float32]:
        """Probability of each group, in the shape of the scores."""
        return self._summed[1]

    @property
    def total(self) -> float:
        """Logarithm of the sum over all paths of the exponential of their scores."""
        return self._summed[0]

    @cached_property
    def _summed(self) -> tuple[float, NDArray[np.float32]]:
        before, after = self.forward(np.logaddexp), self.backward(np.logaddexp)
        total = float(before[self.band.rows, self.columns - int(self.band.first[self.band.rows])])
        chance = np.zeros(self.scores.shape, dtype=np.float32)
        for step, (down, right) in enumerate(STEPS):
            last = self.band.rows + 1 - down
            if last > 0:
                place = self.band.columns()[:last] + right - self.band.first[down:, None]
                inside = place < self.band.width
                end = np.take_along_axis(after[down:], np.where(inside, place, 0), axis=1)
                exponent = before[:last] + self.scores[step, :last] + np.where(inside, end, -np.inf)
                chance[step, :last] = np.exp(exponent - total)
        return total, chance

    def forward(self, add: np.ufunc) -> NDArray[np.float64]:
        """Score of all ways from the beginning to each place.

        Args:
            add: how ways come together: ``np.logaddexp`` (all of them) or ``np.maximum`` (the best one).
        """
        rows, width = self.band.rows, self.band.width
        # Above the first row and beside the band lies what no way comes from.
        table = np.full((rows + 1 + LARGEST, width + 2), -np.inf)
        flat = table.reshape(-1)
        row = np.arange(rows + 1)[:, None]
        above = np.maximum(row - _DOWN, 0)
        start = np.arange(width) - (_RIGHT + self.band.first[above] - self.band.first[row])[:, :, None]
        inside = (start >= 0) & (start < width) & (row >= _DOWN)[:, :, None]
        start = np.where(inside, start, -1)
        step = np.arange(1, len(STEPS))[None, :, None]
        arriving = np.where(inside, self.scores[step, above[:, :, None], start], -np.inf)
        source = (above + LARGEST)[:, :, None] * (width + 2) + start + 1
        totals = self._skipped()
        for number in range(rows + 1):
            line = table[number + LARGEST, 1:-1]
            line[:] = add.reduce(flat[source[number]] + arriving[number], axis=0)
            if not number:
                line[0] = 0.0
            line[:] = add.accumulate(line - totals[number]) + totals[number]
        return table[LARGEST:, 1:-1]

    def backward(self, add: np.ufunc) -> NDArray[np.float64]:
        """Score of all ways from each place to the end."""
        rows, width = self.band.rows, self.band.width
        table = np.full((rows + 1 + LARGEST, width + 2), -np.inf)
        flat = table.reshape(-1)
        row = np.arange(rows + 1)[:, None]
        below = np.minimum(row + _DOWN, rows)
        end = np.arange(width) + (_RIGHT + self.band.first[row] - self.band.first[below])[:, :, None]
        inside = (end >= 0) & (end < width) & (row + _DOWN <= rows)[:, :, None]
        target = below[:, :, None] * (width + 2) + np.where(inside, end, -1) + 1
        leaving = np.where(inside, np.moveaxis(self.scores[1:], 0, 1), -np.inf)
        totals = self._skipped()
        for number in range(rows, -1, -1):
            line = table[number, 1:-1]
            line[:] = add.reduce(flat[target[number]] + leaving[number], axis=0)
            if number == rows:
                line[self.columns - int(self.band.first[rows])] = 0.0
            line[:] = add.accumulate((line + totals[number])[::-1])[::-1] - totals[number]
        return table[: rows + 1, 1:-1]

    def _skipped(self) -> NDArray[np.float64]:
        """Score of skipping all Chinese segments from the left end of a row to each place."""
        skips = np.maximum(self.scores[0, :, :-1].astype(np.float64), _NEVER)
        return np.concatenate([np.zeros((len(skips), 1)), np.cumsum(skips, axis=1)], axis=1)
