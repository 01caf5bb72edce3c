"""Cut a section of events into its items."""

from __future__ import annotations

import re

from analysis.corpus.blocks import Block
from analysis.corpus.headings import ends_sentence


def split_events(blocks: list[Block], opening: re.Pattern[str]) -> list[tuple[list[Block], list[Block]]]:
    """Items of a section as (title blocks, body blocks), in order.

    An item's body begins with a block that ``opening`` matches; the blocks before it that end no sentence are its
    title. What stands before the first item belongs to it.
    """
    starts: list[tuple[int, int]] = []
    for place, block in enumerate(blocks):
        if not opening.fullmatch(block.raw):
            continue
        first = place
        least = starts[-1][1] + 1 if starts else 0
        while first > least and not ends_sentence(blocks[first - 1].raw, "en"):
            first -= 1
        starts.append((first, place))
    items = []
    for number, (first, place) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(blocks)
        before = blocks[:first] if number == 0 else []
        items.append((blocks[first:place], [*before, *blocks[place:end]]))
    return items
