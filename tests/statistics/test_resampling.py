"""Resampling of blocks: what is drawn, and that its spread is the one that theory gives."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.resampling import block_weights


def generator(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def test_each_stratum_is_drawn_to_its_size() -> None:
    stratum = np.array([2, 0, 0, 2, 2, 5])
    weights = block_weights(stratum, 50, generator())
    assert weights.shape == (50, 6)
    for value, size in ((0, 2), (2, 3), (5, 1)):
        assert (weights[:, stratum == value].sum(axis=1) == size).all()
    assert np.array_equal(weights, np.rint(weights)) and weights.min() >= 0
    assert len(np.unique(weights, axis=0)) > 10


def test_the_seed_decides() -> None:
    stratum = np.repeat([0, 1], 5)
    assert np.array_equal(block_weights(stratum, 9, generator(3)), block_weights(stratum, 9, generator(3)))
    assert not np.array_equal(
        block_weights(stratum, 9, generator(3)), block_weights(stratum, 9, generator(4))
    )


def test_the_mean_of_a_resample_has_the_standard_error_of_a_stratified_mean() -> None:
    values = np.array([1.0, 2, 3, 4, 10, 20, 30, 40, 50])
    stratum = np.repeat([0, 1], [4, 5])
    means = block_weights(stratum, 20_000, generator()) @ values / 9
    variance = (4 * values[:4].var() + 5 * values[4:].var()) / 81
    assert means.mean() == pytest.approx(values.mean(), rel=0.01)
    assert means.var() == pytest.approx(variance, rel=0.03)
