"""What speaks for and against each group of a lattice, as numbers that weights turn into a score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.alignment.band import Band
from analysis.alignment.evidence import Gains
from analysis.alignment.lattice import STEPS, Scores
from analysis.alignment.lengths import Lengths
from analysis.alignment.texts import Pair

KINDS = ("1:1", "empty", "1:2", "1:3", "1:many", "2:1", "3:1", "many:1", "2:2", "many:many")
"""Kinds of groups, English before Chinese; groups of a kind share a weight."""


def kind_of(english: int, chinese: int) -> str:
    """Kind of a group with so many English and Chinese segments."""
    if not english or not chinese:
        return "empty"
    if min(english, chinese) > 1:
        return "2:2" if (english, chinese) == (2, 2) else "many:many"
    if max(english, chinese) <= 3:
        return f"{english}:{chinese}"
    return "many:1" if chinese == 1 else "1:many"


STEP_KINDS = np.array([KINDS.index(kind_of(*step)) for step in STEPS])


class Features(NamedTuple):
    """Features of the group of each step from each place on; each in the shape of :data:`Scores`.

    Attributes:
        values: the features by name.
        possible: whether the group lies inside both texts.
    """

    values: Mapping[str, NDArray[np.float32]]
    possible: NDArray[np.bool_]

    def scores(self, weights: Mapping[str, float]) -> Scores:
        """Weighted sum of the features and the weight of the group's kind."""
        kinds = np.array([weights.get(kind, 0.0) for kind in KINDS], dtype=np.float32)
        total = np.broadcast_to(kinds[STEP_KINDS][:, None, None], self.possible.shape).copy()
        for name, value in self.values.items():
            total += np.float32(weights[name]) * value
        total[~self.possible] = -np.inf
        return total


def possible_groups(band: Band, columns: int) -> NDArray[np.bool_]:
    """Whether the group of each step from each place on lies inside both texts."""
    possible = np.zeros((len(STEPS), band.rows + 1, band.width), dtype=np.bool_)
    column = band.columns()
    for step, (down, right) in enumerate(STEPS):
        last = band.rows + 1 - down
        if last > 0:
            possible[step, :last] = column[:last] + right <= columns
    return possible


def sentence_features(pair: Pair, gains: Gains, lengths: Lengths, band: Band) -> Features:
    """Features of groups of segments by their words and lengths.

    ``found``: what each side finds in the other. ``length``: agreement of the lengths. ``lost``: what could have been
    found of a segment that is left without counterpart. ``heading``: -1 where one side has a heading and the other
    has none.
    """
    columns = len(pair.zh)
    possible = possible_groups(band, columns)
    names = ("found", "length", "lost", "heading")
    values = {name: np.zeros(possible.shape, dtype=np.float32) for name in names}
    at = np.minimum(band.columns(), columns)
    sizes = [np.r_[0.0, np.cumsum(side.sizes)] for side in (pair.en, pair.zh)]
    headings = [np.r_[0, np.cumsum(side.headings)] for side in (pair.en, pair.zh)]
    lost = [np.r_[0.0, np.cumsum(item)] for item in (gains.lost_en, gains.lost_zh)]
    for step, (down, right) in enumerate(STEPS):
        last = band.rows + 1 - down
        if last <= 0:
            continue
        start, end = at[:last], np.minimum(at[:last] + right, columns)
        row = np.arange(last)[:, None]
        if down and right:
            values["found"][step, :last] = _found(gains, band, down, right, last)
            english = np.broadcast_to(sizes[0][row + down] - sizes[0][row], start.shape)
            chinese = sizes[1][end] - sizes[1][start]
            values["length"][step, :last] = lengths.agreement(english, chinese)
            heading = (headings[0][row + down] > headings[0][row]) != (headings[1][end] > headings[1][start])
            values["heading"][step, :last] = -1.0 * heading
        elif down:
            values["lost"][step, :last] = lost[0][row + down] - lost[0][row]
        else:
            values["lost"][step, :last] = lost[1][end] - lost[1][start]
    return Features(values, possible)


def _found(gains: Gains, band: Band, down: int, right: int, last: int) -> NDArray[np.float32]:
    """What both sides of the groups of a step find, from each place of the rows before ``last`` on."""
    found = np.zeros((last, band.width), dtype=np.float32)
    for below in range(down):
        # The same column, seen from the row of each English segment of the group.
        place = band.columns()[:last] - band.first[below : last + below, None]
        inside = (place >= 0) & (place < band.width)
        values = gains.en[right - 1, below : last + below]
        found += np.where(inside, np.take_along_axis(values, np.where(inside, place, 0), axis=1), 0)
    for beside in range(right):
        values = gains.zh[down - 1, :last]
        found[:, : max(band.width - beside, 0)] += values[:, beside:]
    return found
