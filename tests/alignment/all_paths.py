"""Every way to divide two short texts into groups, one by one: what the search of a lattice is measured against."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analysis.alignment.band import Band, whole
from analysis.alignment.lattice import STEPS, Lattice

Path = tuple[tuple[int, int, int], ...]
"""Groups in order: number of the step, row and column of the place that it starts from."""


@cache
def all_paths(rows: int, columns: int) -> tuple[Path, ...]:
    return tuple(_paths(0, 0, rows, columns))


def _paths(row: int, column: int, rows: int, columns: int) -> Iterator[Path]:
    if (row, column) == (rows, columns):
        yield ()
    for step, (down, right) in enumerate(STEPS):
        if row + down <= rows and column + right <= columns:
            for rest in _paths(row + down, column + right, rows, columns):
                yield ((step, row, column), *rest)


def paths_in(band: Band, columns: int) -> list[Path]:
    """The paths that keep to the places of a band."""

    def inside(row: int, column: int) -> bool:
        return 0 <= column - int(band.first[row]) < band.width

    return [
        path
        for path in all_paths(band.rows, columns)
        if inside(band.rows, columns) and all(inside(row, column) for _, row, column in path)
    ]


def random_scores(rows: int, columns: int, seed: int, impossible: float = 0.0) -> NDArray[np.float32]:
    """Scores of all groups in a whole table, of which a share is not possible."""
    generator = np.random.default_rng(seed)
    shape = (len(STEPS), rows + 1, columns + 1)
    scores = generator.normal(0, 2, shape).astype(np.float32)
    scores[generator.random(shape) < impossible] = -np.inf
    for step, (down, right) in enumerate(STEPS):
        scores[step, max(rows + 1 - down, 0) :] = -np.inf
        scores[step, :, max(columns + 1 - right, 0) :] = -np.inf
    return scores


def lattice_in(band: Band, columns: int, scores: NDArray[np.float32]) -> Lattice:
    """The scores of a whole table as a lattice that sees a band of it."""
    place = band.columns()
    inside = place <= columns
    rows = np.arange(band.rows + 1)[:, None]
    seen = np.where(inside, scores[:, rows, np.where(inside, place, 0)], -np.inf)
    return Lattice(seen.astype(np.float32), band, columns)


def whole_lattice(scores: NDArray[np.float32]) -> Lattice:
    rows, columns = scores.shape[1] - 1, scores.shape[2] - 1
    return lattice_in(whole(rows, columns), columns, scores)


def score_of(path: Path, scores: NDArray[np.float32]) -> float:
    return sum(float(scores[group]) for group in path)
