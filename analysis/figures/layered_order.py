"""The order of a network in two layers: nodes, and the words that they share, so that few lines cross.

Nothing is random and nothing is iterated until it settles: orders are compared by whole numbers, so that a network
looks the same on every machine.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

#: A line from a node to a word, both by number.
Edge = tuple[int, int]

SWEEPS = 8
#: Rounds in which neighbouring nodes are exchanged.
ROUNDS = 6


@dataclass(frozen=True)
class LayeredOrder:
    """Nodes in order, and for each side its words in order."""

    nodes: tuple[int, ...]
    words: Mapping[str, tuple[int, ...]]


def layered_order(nodes: int, sides: Mapping[str, Sequence[Edge]]) -> LayeredOrder:
    """Order nodes and, on each side, words.

    Nodes that share words come to stand side by side; a word stands at the mean place of its nodes (the barycentre
    method), words at the same place in the order of ``sides``. The nodes are moved to the mean place of their words and
    back, then neighbours are exchanged as long as fewer lines cross.

    Args:
        nodes: how many nodes.
        sides: for each side its lines, the strongest of a node first.

    Source: Sugiyama, K., Tagawa, S., & Toda, M. (1981). Methods for visual understanding of hierarchical system
    structures. IEEE Transactions on Systems, Man, and Cybernetics 11(2), 109-125.
    """
    order = _chained(nodes, sides)
    best = order
    fewest = crossings(order, sides)
    for _ in range(SWEEPS):
        order = _by_words(order, sides)
        if (number := crossings(order, sides)) < fewest:
            best, fewest = order, number
    for _ in range(ROUNDS):
        before = fewest
        for place in range(nodes - 1):
            changed = [*best[:place], best[place + 1], best[place], *best[place + 2 :]]
            if (number := crossings(changed, sides)) < fewest:
                best, fewest = changed, number
        if fewest == before:
            break
    return LayeredOrder(tuple(best), {side: _words(best, edges) for side, edges in sides.items()})


def crossings(order: Sequence[int], sides: Mapping[str, Sequence[Edge]]) -> int:
    """How many pairs of lines cross, on all sides, with the words where they belong for this order of nodes."""
    place = {node: at for at, node in enumerate(order)}
    total = 0
    for edges in sides.values():
        at = {word: number for number, word in enumerate(_words(order, edges))}
        seen: list[int] = []
        for _, word in sorted((place[node], at[word]) for node, word in edges):
            total += len(seen) - bisect_right(seen, word)
            insort(seen, word)
    return total


def _chained(nodes: int, sides: Mapping[str, Sequence[Edge]]) -> list[int]:
    """From the first node on, always the one next that shares most words with the one before."""
    words = [
        {(side, word) for side, edges in sides.items() for own, word in edges if own == node}
        for node in range(nodes)
    ]
    waiting = list(range(nodes))
    order: list[int] = []
    while waiting:
        last = words[order[-1]] if order else set()
        following = max(waiting, key=lambda node: (len(last & words[node]), -node))
        waiting.remove(following)
        order.append(following)
    return order


def _words(order: Sequence[int], edges: Sequence[Edge]) -> tuple[int, ...]:
    """Words by the mean place of their nodes; ties in the order of the lines."""
    place = {node: at for at, node in enumerate(order)}
    own: dict[int, list[int]] = {}
    for node, word in edges:
        own.setdefault(word, []).append(place[node])
    # Equal means are equal numbers, since the quotient of two whole numbers is rounded one way everywhere.
    return tuple(sorted(own, key=lambda word: sum(own[word]) / len(own[word])))


def _by_words(order: Sequence[int], sides: Mapping[str, Sequence[Edge]]) -> list[int]:
    """Nodes by the mean place of their words; those without words keep their place among the others."""
    places: dict[int, list[Fraction]] = {node: [] for node in order}
    for edges in sides.values():
        words = _words(order, edges)
        at = {word: Fraction(2 * number + 1, 2 * len(words)) for number, word in enumerate(words)}
        for node, word in edges:
            places[node].append(at[word])
    means = {
        node: sum(own, Fraction(0)) / len(own) if own else Fraction(2 * at + 1, 2 * len(order))
        for at, (node, own) in enumerate(places.items())
    }
    return sorted(order, key=lambda node: means[node])


def spread(wanted: Sequence[float], heights: Sequence[float], bottom: float) -> list[float]:
    """Middles of labels that keep their order, do not overlap, and lie as near as they can to where they belong.

    Args:
        wanted: where each label belongs, in millimetres from the top. heights: of the labels.
        bottom: the end of the column; where labels need more than that, they go beyond it.

    Source: the pool-adjacent-violators algorithm: Barlow, R. E., Bartholomew, D. J., Bremner, J. M., & Brunk, H. D.
    (1972). Statistical inference under order restrictions. Wiley.
    """
    offsets = [0.0]
    for before, after in pairwise(heights):
        offsets.append(offsets[-1] + (before + after) / 2)
    pools: list[tuple[float, int]] = []
    for value, offset in zip(wanted, offsets, strict=False):
        mean, size = value - offset, 1
        while pools and pools[-1][0] >= mean:
            other, others = pools.pop()
            mean, size = (mean * size + other * others) / (size + others), size + others
        pools.append((mean, size))
    if not pools:
        return []
    first = heights[0] / 2
    last = max(bottom - heights[-1] / 2 - offsets[-1], first)
    levels = [min(max(mean, first), last) for mean, size in pools for _ in range(size)]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]
