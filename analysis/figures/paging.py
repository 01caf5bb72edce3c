"""How blocks of a figure are spread over pages: whole blocks, in order, as many as a page holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.figures.style import MAXIMUM_HEIGHT


@dataclass(frozen=True)
class Part:
    """One page of a figure: its blocks with their heights, and what the page is called.

    The name is empty for an only page, else ``page 2 of 3``.
    """

    blocks: range
    heights: tuple[float, ...]
    name: str
    last: bool


def parts_of(heights: Sequence[float], taken: float) -> list[Part]:
    """Spread blocks of the given heights (millimetres) over pages.

    ``taken`` is what head and foot need on every page. A block that is higher than a page has a page to
    itself, which is as high as the block needs. Pages are as even as the order of the blocks allows. There is
    at least one page.
    """
    room = MAXIMUM_HEIGHT - taken
    fewest = len(_fill(heights, room))
    # The smallest room that needs no more pages spreads the blocks most evenly.
    low, high = 0.0, room
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(_fill(heights, middle)) <= fewest:
            high = middle
        else:
            low = middle
    spread = _fill(heights, high)
    return [
        Part(
            blocks,
            tuple(heights[block] for block in blocks),
            f"page {number} of {len(spread)}" if len(spread) > 1 else "",
            number == len(spread),
        )
        for number, blocks in enumerate(spread, start=1)
    ]


def even_rows(count: int, most: int) -> int:
    """How many things go side by side, at most ``most``, so that the rows are filled evenly."""
    rows = max(1, -(-count // most))
    return max(1, -(-count // rows))


def _fill(heights: Sequence[float], room: float) -> list[range]:
    pages: list[range] = []
    start, used = 0, 0.0
    for index, height in enumerate(heights):
        if index > start and used + height > room:
            pages.append(range(start, index))
            start, used = index, 0.0
        used += height
    return [*pages, range(start, len(heights))]
