"""Damage aligned texts as extraction does: paragraphs deleted, joined and split at random, with the truth kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.alignment.lattice import STEPS
from analysis.alignment.scoring import Link
from analysis.alignment.texts import Segment


@dataclass(frozen=True)
class Block:
    """A paragraph: its sentences, and the numbers of the undamaged groups of paragraphs that it holds text of."""

    sentences: tuple[Segment, ...]
    origins: frozenset[int]


@dataclass(frozen=True)
class Rates:
    """Shares of the paragraphs of each version that are deleted, joined with the next one, and split."""

    deleted: float = 0.05
    joined: float = 0.10
    split: float = 0.05


def damaged(blocks: Sequence[Block], rates: Rates, generator: np.random.Generator) -> list[Block]:
    """One version of a text with damage; a split falls between two sentences."""
    kept = [block for block in blocks if generator.random() >= rates.deleted]
    result: list[Block] = []
    place = 0
    while place < len(kept):
        block = kept[place]
        place += 1
        if place < len(kept) and generator.random() < rates.joined:
            other = kept[place]
            place += 1
            result.append(Block(block.sentences + other.sentences, block.origins | other.origins))
        elif len(block.sentences) > 1 and generator.random() < rates.split:
            cut = int(generator.integers(1, len(block.sentences)))
            result += [
                Block(block.sentences[:cut], block.origins),
                Block(block.sentences[cut:], block.origins),
            ]
        else:
            result.append(block)
    return result


def true_links(english: Sequence[Block], chinese: Sequence[Block]) -> list[Link]:
    """The smallest groups of damaged paragraphs that hold text of the same undamaged ones, in order."""
    group_of: dict[int, int] = {}
    for block in [*english, *chinese]:
        merged = {group_of.get(origin, origin) for origin in block.origins}
        target = min(merged)
        group_of |= dict.fromkeys(block.origins, target)
        group_of = {origin: target if group in merged else group for origin, group in group_of.items()}
    members: dict[int, tuple[list[int], list[int]]] = {}
    for side, blocks in enumerate((english, chinese)):
        for place, block in enumerate(blocks):
            members.setdefault(group_of[min(block.origins)], ([], []))[side].append(place)
    links: list[Link] = []
    for _, (en, zh) in sorted(members.items()):
        if en and zh:
            links.append((tuple(en), tuple(zh)))
        else:
            links += [((place,), ()) for place in en] + [((), (place,)) for place in zh]
    return links


def reachable(link: Link) -> bool:
    """Whether a monotone search can find the group: its paragraphs follow one another and are not too many."""
    in_a_row = all(side[-1] - side[0] == len(side) - 1 for side in link if side)
    return in_a_row and (len(link[0]), len(link[1])) in STEPS


def without_sentences(
    english: Sequence[Segment],
    chinese: Sequence[Segment],
    links: Sequence[Link],
    share: float,
    generator: np.random.Generator,
) -> tuple[list[Segment], list[Segment], list[Link]]:
    """Texts with a share of the sentences of each version deleted at random, and their links."""
    kept = [generator.random(len(side)) >= share for side in (english, chinese)]
    numbers = [np.cumsum(item) - 1 for item in kept]
    left: list[Link] = []
    for link in links:
        en, zh = (
            tuple(int(numbers[side][place]) for place in link[side] if kept[side][place]) for side in (0, 1)
        )
        if en and zh:
            left.append((en, zh))
        else:
            left += [((place,), ()) for place in en] + [((), (place,)) for place in zh]
    texts = [
        [segment for segment, stays in zip(side, item, strict=True) if stays]
        for side, item in zip((english, chinese), kept, strict=True)
    ]
    return texts[0], texts[1], left
