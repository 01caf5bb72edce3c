"""Whether two matrices of similarities between the same things agree."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Integers = NDArray[np.int64]

#: With fewer things all orders together cannot come under p = .05.
LEAST = 4
ROUNDING = 1e-9


@dataclass(frozen=True)
class Mantel:
    """How two matrices agree.

    Attributes:
        correlation: Pearson's, over pairs; nothing where one of the matrices does not vary.
        least, most: the same, the things left out one by one.
        p: share of the orders of one matrix with at least this correlation; nothing for fewer than :data:`LEAST`
            things.
        orders: how many orders that was.
        exact: whether they were all there are.
    """

    correlation: float | None
    least: float | None
    most: float | None
    p: float | None
    orders: int
    exact: bool


def mantel(first: Numbers, second: Numbers, most: int, generator: np.random.Generator) -> Mantel:
    """Correlation of two symmetric matrices over their pairs, with a one-sided permutation p.

    Pairs that share a thing are not independent, so that p of a correlation of numbers would be wrong: the things of
    one matrix are renamed instead, in all orders or, where there are more than ``most``, in so many at random with
    the one that was found (Phipson & Smyth 2010).

    Args:
        first, second: symmetric, without nan beside the diagonal, which is not looked at.
        most: up to how many orders all are taken; otherwise so many are drawn.
        generator: where chance comes from.

    Source: Mantel, N. (1967). The detection of disease clustering and a generalized regression approach. Cancer
    Research 27(2), 209-220; Legendre, P., & Legendre, L. (2012). Numerical ecology, 3rd ed., section 10.5.1. Elsevier.
    """
    size = len(first)
    observed = correlation(first, second)
    if observed is None:
        return Mantel(None, None, None, None, 0, False)
    known = _without_each(first, second) if size >= LEAST else []
    lowest, highest = (min(known), max(known)) if known else (None, None)
    if size < LEAST:
        return Mantel(observed, lowest, highest, None, 0, False)
    exact = math.factorial(size) <= most
    over, under = np.triu_indices(size, 1)
    fixed = _standard(second[over, under])
    moved = np.full_like(first, 0.0)
    moved[over, under] = moved[under, over] = _standard(first[over, under])
    as_large = total = 0
    for order in _orders(size, most, exact, generator):
        total += 1
        found = float((moved[order[over], order[under]] * fixed).sum())
        # the same sum in another order may differ in its last digits
        as_large += found >= observed - ROUNDING
    p = as_large / total if exact else (as_large + 1) / (total + 1)
    return Mantel(observed, lowest, highest, p, total, exact)


def correlation(first: Numbers, second: Numbers) -> float | None:
    """Pearson's correlation over the pairs above the diagonal; nothing for fewer than 3, or where they do not vary."""
    over = np.triu_indices(len(first), 1)
    if len(over[0]) < 3:
        return None
    one, two = _standard(first[over]), _standard(second[over])
    return None if not (one.any() and two.any()) else float((one * two).sum())


def _without_each(first: Numbers, second: Numbers) -> list[float]:
    """The correlations that are left when one thing is left out, where there are any."""
    size = len(first)
    beside = ~np.eye(size, dtype=bool)
    # Around the means, so that differences of large sums do not lose digits.
    one, two = (np.where(beside, values - values[beside].mean(), 0.0) for values in (first, second))
    kept = (size - 1) * (size - 2) / 2

    def left(values: Numbers) -> Numbers:
        return np.asarray(values.sum() / 2 - values.sum(axis=1))

    across = left(one * two) - left(one) * left(two) / kept
    spread = [left(values**2) - left(values) ** 2 / kept for values in (one, two)]
    varied = (spread[0] > ROUNDING**2) & (spread[1] > ROUNDING**2)
    return [float(value) for value in across[varied] / np.sqrt(spread[0][varied] * spread[1][varied])]


def _standard(values: Numbers) -> Numbers:
    """Around their mean, with a sum of squares of 1; zeros where they do not vary."""
    apart = values - values.mean()
    length = math.sqrt(float((apart**2).sum()))
    return apart / length if length > ROUNDING else np.zeros_like(apart)


def _orders(size: int, most: int, exact: bool, generator: np.random.Generator) -> Iterator[Integers]:
    if exact:
        yield from (np.array(order) for order in permutations(range(size)))
    else:
        yield from (generator.permutation(size) for _ in range(most))
