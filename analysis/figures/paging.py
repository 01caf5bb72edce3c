"""How blocks of a figure are spread over pages: whole blocks, in order, as many as a page holds.

A block whose rows are more than a page holds is cut into several blocks first (:func:`even_runs`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.figures.size import DOUBLE, Size


@dataclass(frozen=True)
class Part:
    """One page of a figure: its blocks with their heights, and what the page is called.

    The name is empty for an only page, else ``page 2 of 3``.
    """

    blocks: range
    heights: tuple[float, ...]
    name: str
    last: bool


def parts_of(heights: Sequence[float], taken: float, size: Size = DOUBLE) -> list[Part]:
    """Spread blocks of the given heights (millimetres) over pages of a size.

    ``taken`` is what head and foot need on every page. A block that is higher than a page has a page to
    itself, which is as high as the block needs. Pages are as even as the order of the blocks allows. There is
    at least one page.
    """
    spread = even_runs(heights, size.maximum_height - taken)
    return [
        Part(
            blocks,
            tuple(heights[block] for block in blocks),
            f"page {number} of {len(spread)}" if len(spread) > 1 else "",
            number == len(spread),
        )
        for number, blocks in enumerate(spread, start=1)
    ]


def even_runs(heights: Sequence[float], room: float) -> list[range]:
    """Cut a sequence of things into the fewest runs that are at most ``room`` high, and as even as their order allows.

    A thing that is higher than the room is a run of its own. There is at least one run, which may be empty.
    """
    fewest = len(_fill(heights, room))
    # The smallest room that needs no more runs spreads them most evenly.
    low, high = 0.0, room
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(_fill(heights, middle)) <= fewest:
            high = middle
        else:
            low = middle
    return _fill(heights, high)


def even_rows(count: int, most: int) -> int:
    """How many things go side by side, at most ``most``, so that the rows are filled evenly."""
    rows = max(1, -(-count // most))
    return max(1, -(-count // rows))


def _fill(heights: Sequence[float], room: float) -> list[range]:
    runs: list[range] = []
    start, used = 0, 0.0
    for index, height in enumerate(heights):
        if index > start and used + height > room:
            runs.append(range(start, index))
            start, used = index, 0.0
        used += height
    return [*runs, range(start, len(heights))]
