"""Stretches of a text that the other side does not account for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Stretch(NamedTuple):
    """Tokens ``first`` to ``last`` (inclusive) and the sum of their scores."""

    first: int
    last: int
    bits: float


def maximal_stretches(scores: Sequence[float]) -> Iterator[Stretch]:
    """All maximal scoring stretches, in order; they do not overlap.

    The first is the stretch with the greatest sum, the others are the same in what is left on its sides. Ties go to the
    shorter stretch. Time is linear.

    Args:
        scores: a number for each token.

    Source: Ruzzo, W. L., & Tompa, M. (1999). A linear time algorithm for finding all maximal scoring subsequences.
    ISMB 99, 234-241; the sums as log likelihood ratios after Karlin, S., & Altschul, S. F. (1990). Methods for
    assessing the statistical significance of molecular sequence features. PNAS 87, 2264-2268.
    """
    candidates: list[tuple[int, int, float, float]] = []  # first, last, sum before, sum with
    total = 0.0
    for place, score in enumerate(scores):
        before, total = total, total + score
        if score <= 0:
            continue
        first, left = place, before
        while True:
            at = len(candidates) - 1
            while at >= 0 and candidates[at][2] >= left:
                at -= 1
            if at < 0 or candidates[at][3] >= total:
                break
            first, _, left, _ = candidates[at]
            del candidates[at:]
        candidates.append((first, place, left, total))
    for first, last, left, right in candidates:
        yield Stretch(first, last, right - left)
