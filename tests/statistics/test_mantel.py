"""Agreement of two matrices: against scipy, and on matrices that have nothing to do with each other."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import pearsonr

from analysis.statistics.mantel import LEAST, correlation, mantel

Numbers = NDArray[np.float64]


def matrix(random: np.random.Generator, size: int) -> Numbers:
    values = random.random((size, size))
    return (values + values.T) / 2


def generator(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def without(values: Numbers, out: int) -> Numbers:
    return np.delete(np.delete(values, out, axis=0), out, axis=1)


@pytest.mark.parametrize("size", [4, 5, 6])
def test_r_is_that_of_scipy_and_p_counts_all_orders(size: int) -> None:
    random = generator(size)
    first = matrix(random, size)
    second = first + 0.6 * matrix(random, size)
    over = np.triu_indices(size, 1)
    found = mantel(first, second, 1000, generator())
    reached = []
    for order in permutations(range(size)):
        reached.append(pearsonr(first[np.ix_(order, order)][over], second[over]).statistic)
    assert found.correlation == pytest.approx(reached[0])
    assert found.p == pytest.approx(np.mean(np.array(reached) >= reached[0] - 1e-9))
    assert (found.exact, found.orders) == (True, len(reached))
    lacking = [correlation(without(first, out), without(second, out)) for out in range(size)]
    assert (found.least, found.most) == pytest.approx((min(lacking), max(lacking)))


def test_orders_at_random_come_near_all_orders() -> None:
    random = generator(8)
    first = matrix(random, 7)
    second = first + 2.0 * matrix(random, 7)
    whole, drawn = (mantel(first, second, most, generator()) for most in (5040, 2000))
    assert (whole.exact, drawn.exact) == (True, False)
    assert whole.p is not None and drawn.p == pytest.approx(whole.p, abs=0.03)
    assert mantel(first, second, 2000, generator()) == drawn


def test_matrices_that_have_nothing_to_do_with_each_other_are_rarely_called_alike() -> None:
    random = generator(21)
    called = [mantel(matrix(random, 5), matrix(random, 5), 200, generator()).p for _ in range(300)]
    assert 0.02 <= np.mean([p is not None and p <= 0.05 for p in called]) <= 0.08


def test_few_things_have_no_p_and_none_that_vary_no_r() -> None:
    random = generator(3)
    few = mantel(matrix(random, LEAST - 1), matrix(random, LEAST - 1), 100, generator())
    assert few.correlation is not None and few.p is None and few.least is None
    assert mantel(matrix(random, 2), matrix(random, 2), 100, generator()).correlation is None
    flat = np.full((5, 5), 0.3)
    assert mantel(flat, matrix(random, 5), 100, generator()).correlation is None
    assert mantel(np.zeros((0, 0)), np.zeros((0, 0)), 100, generator()).correlation is None
