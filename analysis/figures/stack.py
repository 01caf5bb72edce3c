"""Blocks of a figure below one another, on as many pages as they need, with the head on each page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.figures.heading import Heading
from analysis.figures.page import Page
from analysis.figures.paging import parts_of
from analysis.figures.size import Size

#: Below the last block of a page.
FOOT = 0.5


def stack(
    heights: Sequence[float],
    draw: Callable[[Page, int, float], None],
    heading: Heading,
    size: Size,
    *,
    between: float,
    above: float = 0.0,
    foot: float = FOOT,
) -> tuple[Page, ...]:
    """Draw blocks one below the other.

    Args:
        heights: heights of the blocks in millimetres, each with the space ``between`` it and the next one.
        draw: draws the block of that number on a page, from this y downwards.
        heading: head of every page.
        size: what the figure may fill.
        between: space below a block, which the last one of a page does without.
        above: space between the head and the first block, where a caller may add to the head.
        foot: space below the last block of a page.

    Returns:
        The pages; there is at least one.
    """
    pages = []
    # The last block of a page needs no space below it.
    for part in parts_of(heights, heading.most_height + above + foot - between, size):
        y = heading.height(part.name) + above
        page = Page.of(size, y + max(sum(part.heights) - between, 0) + foot)
        heading.draw(page, part.name)
        for block, height in zip(part.blocks, part.heights, strict=True):
            draw(page, block, y)
            y += height
        pages.append(page)
    return tuple(pages)
