"""Cohesion and independence of sequences: against gensim, against entropy written out, and at their limits."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from gensim.models.phrases import npmi_scorer
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy

from analysis.statistics.phrases import branching, independence, normalised_pmi


@given(st.data())
def test_normalised_pmi_is_that_of_gensim(data: st.DataObject) -> None:
    total = data.draw(st.integers(10, 10_000))
    both = data.draw(st.integers(1, total // 2))
    first, second = (data.draw(st.integers(both, total)) for _ in range(2))
    theirs = npmi_scorer(first, second, both, 1, 0, total)
    assert float(normalised_pmi(both, first, second, total)) == pytest.approx(theirs, abs=1e-9)


def test_parts_that_never_part_have_the_greatest_value() -> None:
    assert normalised_pmi([3, 1, 7], [3, 1, 7], [3, 1, 7], 7).tolist() == pytest.approx([1, 1, 1])
    assert float(normalised_pmi(1, 10, 10, 100)) == pytest.approx(0)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), max_size=40))
def test_branching_is_the_entropy_of_neighbours_and_each_border_is_one_of_its_own(
    seen: list[tuple[int, int]],
) -> None:
    groups, neighbours = (np.array([row[side] for row in seen], dtype=np.int64) for side in (0, 1))
    found, greatest = branching(groups, neighbours, 5)
    for group in range(5):
        beside = [word or f"border {at}" for at, (of, word) in enumerate(seen) if of == group]
        counts = list(Counter(beside).values())
        assert found[group] == pytest.approx(entropy(counts, base=2) if counts else 0, abs=1e-9)
        assert greatest[group] == max(counts, default=0)


def test_a_fragment_is_not_independent_and_few_occurrences_do_not_decide() -> None:
    values = independence([20, 2, 2, 20], [20, 2, 1, 1])
    assert values.tolist() == pytest.approx([0.5 / 21, 0.5 / 3, 1.5 / 3, 19.5 / 21])
