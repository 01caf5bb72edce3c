"""The stretches of one side of a unit that nothing on the other side accounts for, and what stands opposite a place."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from analysis.shifts.material import Material
from analysis.shifts.stretches import Stretch, maximal_stretches

MOST_BITS = 10.0  # that a stretch counts with opposite a place
OFF_PLACE = 8.0  # bits that a stretch at the other end of the unit is worth less


class Unaccounted(NamedTuple):
    """Stretches of one side of a unit; their places are tokens of the whole side of the study.

    ``first`` is the first token of the unit and ``end`` the one behind its last.
    """

    stretches: tuple[Stretch, ...]
    first: int
    end: int

    def place(self, left: int, right: int) -> float:
        """Where tokens stand in the unit, from 0 to 1."""
        return (left + right - 2 * self.first) / max(2 * (self.end - self.first), 1)

    def opposite(self, place: float) -> list[tuple[float, Stretch]]:
        """Each stretch with its bits, less :data:`OFF_PLACE` for the distance from a place of the other side.

        What renders a phrase stands at about its place.
        """
        return [
            (
                min(stretch.bits, MOST_BITS)
                - OFF_PLACE * abs(self.place(stretch.first, stretch.last) - place),
                stretch,
            )
            for stretch in self.stretches
        ]

    def bits_opposite(self, place: float) -> float:
        """The most bits that a stretch has there, at least 0."""
        return max([0.0, *(bits for bits, _ in self.opposite(place))])


def unaccounted(material: Material, language: str, unit: int) -> Unaccounted:
    """The maximal stretches of the sentences of one side of a unit (:mod:`analysis.shifts.stretches`)."""
    words = material.units.words[language]
    bits = material.coverage[language].bits
    first, end = words.of_unit(unit)
    cuts = np.flatnonzero(np.diff(words.sentence[first:end])) + 1
    found = [
        Stretch(first + left + stretch.first, first + left + stretch.last, stretch.bits)
        for left, right in pairwise([0, *cuts.tolist(), end - first])
        for stretch in maximal_stretches(bits[first + left : first + right].tolist())
    ]
    return Unaccounted(tuple(found), first, end)
