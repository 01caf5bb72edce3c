"""The order of articles in a matrix of similarities: like beside like, the articles of an author together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

#: Similarities that differ by less are equal, on every machine.
DECIMALS = 9


def similarity_order(blocks: Sequence[Sequence[int]], alike: Callable[[int, int], float]) -> list[int]:
    """Order things by average linkage.

    The two most similar groups are put side by side, then the two most similar groups of what there is now, until all
    stand in one row; groups are turned so that the most similar of their ends meet. Ties go to what comes first.

    Args:
        blocks: things that stay together, in this order. alike: similarity of two things, by number.

    Source: UPGMA: Sokal, R. R., & Michener, C. D. (1958). A statistical method for evaluating systematic relationships.
    University of Kansas Science Bulletin 38, 1409-1438.
    """
    groups = [list(block) for block in blocks if block]
    between = {
        (one, other): _mean([alike(a, b) for a in groups[one] for b in groups[other]])
        for one in range(len(groups))
        for other in range(one + 1, len(groups))
    }
    alive = dict(enumerate(groups))
    while len(alive) > 1:
        one, other = max(
            ((a, b) for a in alive for b in alive if a < b),
            key=lambda pair: (round(between[pair], DECIMALS), -pair[0], -pair[1]),
        )
        first, second = alive.pop(one), alive.pop(other)
        for rest in alive:
            near, far = between[min(one, rest), max(one, rest)], between[min(other, rest), max(other, rest)]
            between[min(one, rest), max(one, rest)] = (near * len(first) + far * len(second)) / (
                len(first) + len(second)
            )
        alive[one] = _joined(first, second, alike)
    return next(iter(alive.values()), [])


def _joined(first: list[int], second: list[int], alike: Callable[[int, int], float]) -> list[int]:
    ways = [(one, other) for one in (first, first[::-1]) for other in (second, second[::-1])]
    # The first of the best ways keeps what is equal as it was.
    one, other = max(ways, key=lambda way: round(alike(way[0][-1], way[1][0]), DECIMALS))
    return [*one, *other]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
