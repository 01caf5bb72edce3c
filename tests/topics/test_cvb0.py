"""A sweep of CVB0 against the formula written out cell by cell, merging, and the learned prior."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_array

from analysis.topics import cells, cvb0
from analysis.topics.cells import check_counts, cut
from analysis.topics.cvb0 import State, new_state, start_at_random, sweep
from analysis.topics.folding import fold_in
from analysis.topics.merging import merge_topics
from analysis.topics.priors import learn_alpha

Floats = NDArray[np.float64]


def drawn_counts(random: np.random.Generator, units: int, widths: Sequence[int]) -> list[csr_array]:
    counts = {str(place): random.poisson(0.8, (units, width)) for place, width in enumerate(widths)}
    counts["0"][:, 0] += 1
    return list(check_counts(counts).values())


def started(counts: list[csr_array], topics: int, seed: int) -> tuple[State, list[cells.Block]]:
    blocks = cut(counts, topics)
    state = new_state(blocks, counts[0].shape[0], [one.shape[1] for one in counts], topics)
    start_at_random(state, blocks, np.random.Generator(np.random.PCG64(seed)), [0.01] * len(counts))
    return state, blocks


def by_the_formula(
    counts: list[csr_array],
    units: Floats,
    words: list[Floats],
    own: dict[tuple[int, int, int], Floats],
    alpha: Floats,
) -> tuple[Floats, list[Floats]]:
    fresh_units, fresh_words = np.zeros_like(units), [np.zeros_like(one) for one in words]
    for language, matrix in enumerate(counts):
        dense, beta = matrix.toarray(), 0.01
        for unit, word in np.argwhere(dense > 0):
            g = own[language, int(unit), int(word)]
            share = (units[unit] - g + alpha) * (words[language][word] - g + beta)
            share /= words[language].sum(axis=0) - g + beta * dense.shape[1]
            share /= share.sum()
            fresh_units[unit] += dense[unit, word] * share
            fresh_words[language][word] += dense[unit, word] * share
    return fresh_units, fresh_words


@settings(deadline=None, max_examples=20)
@given(
    seed=st.integers(0, 10_000),
    topics=st.integers(1, 5),
    kept=st.booleans(),
    size=st.sampled_from([5, 400_000]),
)
def test_a_sweep_is_the_formula(seed: int, topics: int, kept: bool, size: int) -> None:
    random = np.random.Generator(np.random.PCG64(seed))
    counts = drawn_counts(random, 6, [7, 4])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "WORKED_ON", size)
        patch.setattr(cvb0, "KEPT", 10**9 if kept else -1)
        state, blocks = started(counts, topics, seed)
    own: dict[tuple[int, int, int], Floats] = {}
    for place, block in enumerate(blocks):
        unit = np.repeat(np.arange(6)[block.units], block.sizes)
        word = block.words[block.word]
        for cell in range(len(word)):
            mine = np.zeros(topics) if state.own is None else state.own[place][cell] / 255
            own[block.language, int(unit[cell]), int(word[cell])] = mine
    alpha = random.uniform(0.05, 1, topics)
    expected = by_the_formula(
        counts, state.units.astype(float), [one.astype(float) for one in state.words], own, alpha
    )
    sweep(state, blocks, alpha.astype(np.float32), [0.01, 0.01])
    np.testing.assert_allclose(state.units, expected[0], rtol=2e-3, atol=1e-4)
    for mine, theirs in zip(state.words, expected[1], strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=2e-3, atol=1e-4)
    # Every word is counted once, on both sides.
    np.testing.assert_allclose(state.units.sum(axis=1), sum(one.sum(axis=1) for one in counts), rtol=1e-5)
    for matrix, mine in zip(counts, state.words, strict=True):
        np.testing.assert_allclose(mine.sum(axis=1), matrix.sum(axis=0), rtol=1e-5)


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 10_000))
def test_the_order_of_units_and_words_does_not_matter(seed: int) -> None:
    random = np.random.Generator(np.random.PCG64(seed))
    counts = drawn_counts(random, 8, [9])
    topics = [random.dirichlet(np.ones(9), 3)]
    rows, columns = random.permutation(8), random.permutation(9)
    turned = [csr_array(counts[0].toarray()[np.ix_(rows, columns)])]
    alpha = np.full(3, 0.1)
    shares = fold_in(counts, topics, alpha, 20)
    np.testing.assert_allclose(
        fold_in(turned, [topics[0][:, columns]], alpha, 20), shares[rows], rtol=1e-3, atol=1e-5
    )


def test_a_longer_text_with_the_same_words_is_surer() -> None:
    topics = [np.array([[0.9, 0.1], [0.1, 0.9]])]
    short, long = (fold_in([csr_array([[3.0 * times, 0]])], topics, np.ones(2), 50)[0] for times in (1, 10))
    assert 0.5 < short[0] < long[0] < 1


def test_double_topics_are_merged_and_nothing_is_lost() -> None:
    random = np.random.Generator(np.random.PCG64(3))
    first, second = random.dirichlet(np.full(20, 0.1), 2)
    words = np.column_stack([first * 50, second * 80, first * 30, second * 10]).astype(np.float32)
    units = random.random((5, 4)).astype(np.float32)
    own = [np.array([[200, 20, 55, 0], [0, 255, 255, 9]], np.uint8)]
    state = State(units.copy(), [words], own)
    merge_topics(state, 2)
    np.testing.assert_allclose(state.words[0], np.column_stack([first * 80, second * 90]), rtol=1e-5)
    np.testing.assert_allclose(
        state.units, np.column_stack([units[:, [0, 2]].sum(1), units[:, [1, 3]].sum(1)])
    )
    assert state.own is not None
    assert state.own[0].tolist() == [[255, 20], [255, 255]]


def test_a_prior_is_learned_from_counts() -> None:
    random = np.random.Generator(np.random.PCG64(4))
    truth = np.array([2.0, 0.5, 0.1])
    counts = np.stack([random.multinomial(100, share) for share in random.dirichlet(truth, 3000)])
    found = learn_alpha(np.vstack([counts, np.zeros((5, 3))]).astype(float), np.ones(3), steps=300)
    np.testing.assert_allclose(found, truth, rtol=0.07)
    assert learn_alpha(np.array([[5.0, 0.0]]), np.ones(2), steps=500).min() >= 1e-4
