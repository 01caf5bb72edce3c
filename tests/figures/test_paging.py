"""Blocks are spread over pages whole, in order, and no page is higher than it may be."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.figures.paging import even_rows, even_runs, parts_of
from analysis.figures.size import SLIDE
from analysis.figures.style import MAXIMUM_HEIGHT

heights = st.lists(st.floats(1, 240), max_size=40)


@settings(deadline=None)
@given(heights=heights, taken=st.floats(0, 60))
def test_all_blocks_in_order_and_within_the_page(heights: list[float], taken: float) -> None:
    parts = parts_of(heights, taken)
    assert [block for part in parts for block in part.blocks] == list(range(len(heights)))
    for part in parts:
        assert part.heights == tuple(heights[block] for block in part.blocks)
        assert sum(part.heights) + taken <= MAXIMUM_HEIGHT + 1e-6 or len(part.blocks) == 1
    assert [part.last for part in parts] == [False] * (len(parts) - 1) + [True]


@settings(deadline=None)
@given(heights=heights)
def test_no_more_pages_than_filling_each_would_need(heights: list[float]) -> None:
    pages, used = 1, 0.0
    for height in heights:
        if used and used + height > MAXIMUM_HEIGHT:
            pages, used = pages + 1, 0.0
        used += height
    assert len(parts_of(heights, 0)) == pages


def test_pages_are_even() -> None:
    assert [len(part.blocks) for part in parts_of([10.0] * 30, 0)] == [15, 15]


def test_names() -> None:
    assert [part.name for part in parts_of([10.0], 0)] == [""]
    assert [part.name for part in parts_of([200.0, 200.0], 0)] == ["page 1 of 2", "page 2 of 2"]


def test_a_block_higher_than_a_page_stands_alone() -> None:
    assert [list(part.blocks) for part in parts_of([100.0, 400.0, 100.0], 0)] == [[0], [1], [2]]


@settings(deadline=None)
@given(heights=st.lists(st.floats(1, 30), min_size=1, max_size=60), room=st.floats(30, 200))
def test_runs_keep_the_order_fit_and_are_few(heights: list[float], room: float) -> None:
    runs = even_runs(heights, room)
    assert [place for run in runs for place in run] == list(range(len(heights)))
    assert all(sum(heights[place] for place in run) <= room + 1e-6 for run in runs)
    # No two neighbours would have fitted into one: there would be fewer.
    pairs = itertools.pairwise(runs)
    assert all(sum(heights[place] for place in (*one, *other)) > room - 1e-6 for one, other in pairs)


def test_a_slide_holds_less_than_a_page() -> None:
    assert [len(part.blocks) for part in parts_of([20.0] * 8, 20, SLIDE)] == [3, 3, 2]


@given(count=st.integers(0, 100), most=st.integers(1, 12))
def test_rows_are_even(count: int, most: int) -> None:
    side = even_rows(count, most)
    assert 1 <= side <= most
    # No other number of columns needs fewer rows, and no smaller one needs as few.
    rows = -(-count // side)
    assert rows == -(-count // most)
    assert side == 1 or -(-count // (side - 1)) > rows
