"""Networks in layers: orders with few crossings, labels that keep their distance."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.figures.layered_order import crossings, layered_order, spread

EDGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), unique=True, max_size=25)


def crossed(order: tuple[int, ...], words: tuple[int, ...], edges: list[tuple[int, int]]) -> int:
    """Pairs of lines that cross, counted one by one."""
    placed = [(order.index(node), words.index(word)) for node, word in edges]
    return sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(placed, 2))


@given(EDGES, EDGES)
@settings(max_examples=60, deadline=None)
def test_everything_has_its_place_and_no_order_is_made_worse(
    left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> None:
    sides = {"en": left, "zh": right}
    found = layered_order(6, sides)
    assert sorted(found.nodes) == list(range(6))
    for side, edges in sides.items():
        assert sorted(found.words[side]) == sorted({word for _, word in edges})
    number = sum(crossed(found.nodes, found.words[side], sides[side]) for side in sides)
    assert number == crossings(found.nodes, sides)
    assert layered_order(6, sides) == found


def test_nodes_that_share_words_come_together() -> None:
    edges = [(0, 0), (1, 1), (2, 2), (3, 1), (3, 3), (0, 4), (2, 4)]
    found = layered_order(4, {"en": edges, "zh": edges})
    assert crossings(found.nodes, {"en": edges}) == 0
    together = {frozenset(pair) for pair in pairwise(found.nodes)}
    assert {frozenset((0, 2)), frozenset((1, 3))} <= together


def test_words_of_one_node_keep_their_order() -> None:
    found = layered_order(1, {"en": [(0, 2), (0, 0), (0, 1)]})
    assert found.words["en"] == (2, 0, 1)


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=12),
    st.floats(0.5, 9),
    st.floats(0, 150),
)
def test_labels_keep_order_and_distance(wanted: list[float], height: float, more: float) -> None:
    bottom = height * len(wanted) + more
    found = spread(wanted, [height] * len(wanted), bottom)
    assert all(after - before >= height - 1e-6 for before, after in pairwise(found))
    assert found[0] >= height / 2 - 1e-6 and found[-1] <= bottom - height / 2 + 1e-6


def test_labels_with_room_stay_where_they_belong() -> None:
    assert spread([5.0, 20.0, 31.0], [4.0, 4.0, 4.0], 40) == pytest.approx([5, 20, 31])
    assert spread([10.0, 10.0], [4.0, 4.0], 40) == pytest.approx([8, 12])
    assert spread([], [], 10) == []
