"""The worst rank of a keyword: against a plain loop over studies that lack an article."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.statistics.keyness_measures import weighted_log_odds
from analysis.statistics.leave_one_out import keyness_ranks, leave_one_out_rank


def plain(
    counts: NDArray[np.int64], sizes: NDArray[np.int64], inside: NDArray[np.bool_], prior: float
) -> list[int]:
    def z_without(left_out: int | None) -> NDArray[np.float64] | None:
        kept = np.array([number != left_out for number in range(len(sizes))])
        a, b = counts[kept & inside].sum(axis=0), counts[kept & ~inside].sum(axis=0)
        n1, n2 = sizes[kept & inside].sum(), sizes[kept & ~inside].sum()
        if not n1 or not n2:
            return None
        there = a + b > 0
        z = np.zeros(counts.shape[1])
        z[there] = weighted_log_odds(a[there], b[there], n1, n2, prior * (a + b)[there] / (n1 + n2), prior)[1]
        return z

    worst = [0] * counts.shape[1]
    whole = z_without(None)
    own = np.flatnonzero(counts[inside].any(axis=0))
    for left_out in range(len(sizes)):
        z = z_without(left_out)
        if z is None or whole is None:
            continue
        ordered = sorted(own, key=lambda word: (-round(z[word] * 1e8), word))
        for rank, word in enumerate(ordered, 1):
            if round(whole[word] * 1e8) > 0:
                worst[word] = max(worst[word], rank)
    return worst


@settings(max_examples=60)
@given(st.data())
def test_it_is_that_of_a_plain_loop(data: st.DataObject) -> None:
    articles, words = data.draw(st.integers(2, 5)), data.draw(st.integers(1, 6))
    row = st.lists(st.integers(0, 6), min_size=words, max_size=words)
    counts = np.array(data.draw(st.lists(row, min_size=articles, max_size=articles)))
    sizes = counts.sum(axis=1) + 10
    inside = np.arange(articles) < data.draw(st.integers(1, articles - 1))
    assert leave_one_out_rank(counts, sizes, inside, 50.0).tolist() == plain(counts, sizes, inside, 50.0)


def test_a_keyword_that_rests_on_one_article_falls() -> None:
    # the first word of the group is in one of its two articles, the second in both
    counts = np.array([[12, 5, 20], [0, 5, 20], [0, 1, 20], [1, 1, 20]])
    inside = np.array([True, True, False, False])
    worst = leave_one_out_rank(counts, counts.sum(axis=1) + 50, inside, 50.0)
    assert worst[1] == 2 and worst[0] == 3


def test_nothing_can_be_left_out_of_two_articles() -> None:
    counts = np.array([[5, 1], [1, 5]])
    assert leave_one_out_rank(counts, counts.sum(axis=1), np.array([True, False]), 10.0).tolist() == [0, 0]


def test_ranks() -> None:
    assert keyness_ranks(np.array([1.0, 3.0, 1.0 + 1e-12, -2.0])).tolist() == [2, 1, 3, 4]
    assert keyness_ranks(np.array([-1e300, 1e300, 0.0])).tolist() == [3, 1, 2]
    assert keyness_ranks(np.array([])).tolist() == []
