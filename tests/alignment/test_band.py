"""The band around a path: what it holds for certain, and that it is as narrow as it can be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment.band import Band, around, whole

Places = list[tuple[int, int]]


def inside(band: Band, row: int, column: int) -> bool:
    return 0 <= column - int(band.first[row]) < band.width


@st.composite
def paths(draw: st.DrawFn) -> Places:
    """Places of a path from the beginning on, with steps of every kind and long gaps among them."""
    step = st.tuples(st.sampled_from([0, 1, 1, 2, 30]), st.sampled_from([0, 1, 1, 2, 30]))
    places = [(0, 0)]
    for down, right in draw(st.lists(step, min_size=1, max_size=25)):
        if down or right:
            places.append((places[-1][0] + down, places[-1][1] + right))
    return places


@given(paths(), st.integers(0, 15))
def test_everything_within_the_margin_of_the_path_is_inside(places: Places, margin: int) -> None:
    rows, columns = places[-1]
    band = around(places, rows, columns, margin)
    for row, column in places:
        for near_row in range(max(row - margin, 0), min(row + margin, rows) + 1):
            for near in (max(column - margin // 2, 0), column, min(column + margin // 2, columns)):
                assert inside(band, near_row, near)


@given(paths(), st.integers(1, 15))
def test_between_two_places_of_the_path_everything_is_inside(places: Places, margin: int) -> None:
    """So a gap on one side, where the path has no places, is no wall."""
    band = around(places, *places[-1], margin)
    for (top, left), (bottom, right) in pairwise(places):
        for row in range(top, bottom + 1):
            assert inside(band, row, left) and inside(band, row, right)


@given(paths(), st.integers(0, 15))
def test_the_band_opens_at_the_beginning_and_never_steps_back(places: Places, margin: int) -> None:
    rows, columns = places[-1]
    band = around(places, rows, columns, margin)
    assert band.rows == rows
    assert band.first[0] == 0 and (band.first[1:] >= band.first[:-1]).all()
    assert (band.first <= columns).all()


@given(paths(), st.integers(0, 15))
def test_the_band_is_as_wide_as_its_widest_row_needs(places: Places, margin: int) -> None:
    rows, columns = places[-1]
    band = around(places, rows, columns, margin)
    needed = 0
    for row in range(rows + 1):
        ends = []
        for near in (max(row - margin, 0), min(row + margin, rows)):
            # The places of the path in that row, or those it lies between.
            on_row = [column for place, column in places if place == near]
            before = [column for place, column in places if place < near]
            after = [column for place, column in places if place > near]
            ends.append((min(on_row or before[-1:]), max(on_row or after[:1])))
        low, high = max(ends[0][0] - margin // 2, 0), min(ends[1][1] + margin // 2, columns)
        assert band.first[row] == low
        needed = max(needed, high - low + 1)
    assert band.width == needed


@pytest.mark.parametrize(
    ("places", "margin", "first", "width"),
    [
        ([(0, 0), (1, 1), (2, 2), (3, 3)], 0, [0, 1, 2, 3], 1),
        ([(0, 0), (1, 1), (2, 2), (3, 3)], 1, [0, 0, 1, 2], 3),
        ([(0, 0), (0, 40), (1, 41)], 0, [0, 41], 41),
        ([(0, 0), (4, 0), (5, 1)], 0, [0, 0, 0, 0, 0, 1], 1),
        ([(0, 0), (3, 3)], 0, [0, 0, 0, 3], 4),
        ([(0, 0)], 12, [0], 1),
    ],
)
def test_a_band_by_hand(places: Places, margin: int, first: list[int], width: int) -> None:
    band = around(places, *places[-1], margin)
    assert (band.first.tolist(), band.width) == (first, width)


@pytest.mark.parametrize(("english", "chinese"), [(0, 0), (0, 5), (5, 0), (3, 7)])
def test_the_whole_table_has_every_place(english: int, chinese: int) -> None:
    band = whole(english, chinese)
    assert band.rows == english
    assert band.columns().tolist() == [list(range(chinese + 1))] * (english + 1)
