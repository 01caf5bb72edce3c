"""p from exchanging articles: exact on small cases, valid where nothing differs, and never smaller than it can be."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.statistics.permutation_test import article_choices, permutation_p, smallest_p


def generator(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def test_by_hand() -> None:
    # articles of equal length: the sums of two of the residuals of 4, 3, 0, 0, 0, 1 around their mean
    counts = np.array([[4], [3], [0], [0], [0], [1]])
    p = permutation_p(counts, np.full(6, 100), [[0, 1], [2, 3], [0, 5]], 2000, generator())
    sums = [abs(counts[list(pair)].sum() - 8 / 3) for pair in combinations(range(6), 2)]
    for found, pair in zip(p[:, 0], ((0, 1), (2, 3), (0, 5)), strict=True):
        own = abs(counts[list(pair)].sum() - 8 / 3)
        assert found == pytest.approx(np.mean([value >= own - 1e-9 for value in sums]))
    assert p[0, 0] == pytest.approx(1 / 15)


@pytest.mark.parametrize(
    ("articles", "size", "most", "expected"),
    [(6, 2, 2000, 1 / 15), (6, 3, 2000, 2 / 20), (30, 5, 2000, 1 / 2001), (4, 2, 2000, 2 / 6)],
)
def test_the_smallest_p(articles: int, size: int, most: int, expected: float) -> None:
    assert smallest_p(articles, size, most) == pytest.approx(expected)
    counts = np.zeros((articles, 1), dtype=int)
    counts[:size] = 40
    p = permutation_p(counts, np.full(articles, 100), [list(range(size))], most, generator())
    assert p[0, 0] >= expected - 1e-12
    if most >= 2000 and articles < 10:
        assert p[0, 0] == pytest.approx(expected)


def test_drawn_choices_estimate_all_of_them() -> None:
    counts = generator(3).poisson(3, size=(12, 40))
    sizes = generator(4).integers(200, 900, size=12)
    exact = permutation_p(counts, sizes, [[0, 1, 2]], 220, generator())
    drawn = permutation_p(counts, sizes, [[0, 1, 2]], 219, generator())
    assert np.abs(exact - drawn).max() < 0.13
    assert article_choices(12, 3, 220, generator())[1] and not article_choices(12, 3, 219, generator())[1]
    assert (article_choices(12, 3, 219, generator())[0].sum(axis=1) == 3).all()


@settings(max_examples=40)
@given(st.data())
def test_the_group_and_the_rest_are_exchangeable(data: st.DataObject) -> None:
    articles = data.draw(st.integers(4, 7))
    counts = np.array(data.draw(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=articles,
                                         max_size=articles)))  # fmt: skip
    sizes = np.array(data.draw(st.lists(st.integers(50, 400), min_size=articles, max_size=articles)))
    size = data.draw(st.integers(2, articles - 2))
    group, rest = list(range(size)), list(range(size, articles))
    first, second = permutation_p(counts, sizes, [group, rest], 2000, generator())
    assert first == pytest.approx(second)
    order = np.array(data.draw(st.permutations(range(articles))))
    moved = [int(np.flatnonzero(order == article)[0]) for article in group]
    assert permutation_p(counts[order], sizes[order], [moved], 2000, generator())[0] == pytest.approx(first)
    assert ((first > 0) & (first <= 1)).all()


def test_a_word_that_occurs_nowhere_or_everywhere_alike_has_no_small_p() -> None:
    counts = np.array([[0, 5]] * 6)
    assert (permutation_p(counts, np.full(6, 100), [[0, 1]], 2000, generator()) == 1).all()
