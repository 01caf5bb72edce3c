"""Maximal scoring stretches, against their definition."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from analysis.shifts.stretches import maximal_stretches

SCORES = st.lists(st.integers(-4, 4), max_size=14)


def by_definition(scores: Sequence[float], first: int, last: int) -> list[tuple[int, int]]:
    """The stretch with the greatest sum (of equals the shortest, then the first), and the same on both sides of it."""
    options = [
        (-sum(scores[left : right + 1]), right - left, left, right)
        for left in range(first, last)
        for right in range(left, last)
        if sum(scores[left : right + 1]) > 0
    ]
    if not options:
        return []
    _, _, left, right = min(options)
    return [*by_definition(scores, first, left), (left, right), *by_definition(scores, right + 1, last)]


@given(SCORES)
def test_stretches_follow_the_definition(scores: list[int]) -> None:
    found = list(maximal_stretches(scores))
    expected = by_definition(scores, 0, len(scores))
    # where sums are equal, which stretch comes first is a matter of taste: the sums are not
    assert sorted(item.bits for item in found) == sorted(
        sum(scores[left : right + 1]) for left, right in expected
    )


@given(SCORES)
def test_stretches_are_apart_and_begin_and_end_with_something(scores: list[int]) -> None:
    end = -1
    for item in maximal_stretches(scores):
        assert item.first > end
        end = item.last
        assert item.bits == sum(scores[item.first : item.last + 1]) > 0
        assert scores[item.first] > 0 and scores[item.last] > 0


def test_the_example_of_the_paper() -> None:
    # Ruzzo and Tompa (1999), section 2
    scores = (4, -5, 3, -3, 1, 2, -2, 2, -2, 1, 5)
    found = [(item.first, item.last, item.bits) for item in maximal_stretches(scores)]
    assert found == [(0, 0, 4), (2, 2, 3), (4, 10, 7)]
