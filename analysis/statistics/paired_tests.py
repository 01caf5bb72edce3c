"""Exact tests of paired differences: is one version of the same thing favoured?

Both tests ask the same: if the two versions of each pair were exchanged by the toss of a coin, how often were the
sum of the differences as large as it is? They differ in what is tossed for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import comb
from typing import NamedTuple

import numpy as np

EXACT_BLOCKS = 500  # up to so many blocks the ways are counted in whole numbers


class PairedTest(NamedTuple):
    """The two p-values of a two-sided exact test.

    Attributes:
        exact: never rejects more often than its level, and with few pairs far less often.
        mid: the probability of the very result counts half. Rejects close to its level, now and then a little
            above it.
    """

    exact: float
    mid: float


@lru_cache(maxsize=4096)
def mcnemar(first_only: int, second_only: int) -> PairedTest:
    """McNemar's test of presence in paired units, from the units in which the versions disagree.

    With ``n = first_only + second_only``, ``k`` the smaller of the two and X binomial with n and one half:

        exact = min(1, 2 P(X <= k))        mid = exact - P(X = k), or 1 - P(X = k) / 2 where both are equal

    Units in which both versions have the thing, or neither, say nothing about a difference. Units are taken as
    independent of each other. Where no unit disagrees, both values are 1.

    Args:
        first_only: units in which the first version alone has it.
        second_only: units in which the second version alone has it.

    Source: McNemar, Q. (1947). Note on the sampling error of the difference between correlated proportions or
    percentages. Psychometrika 12(2), 153-157; Fagerland, M. W., Lydersen, S., & Laake, P. (2013). The McNemar
    test for binary matched-pairs data: mid-p and asymptotic are better than exact conditional. BMC Medical
    Research Methodology 13, 91.
    """
    number, fewer = first_only + second_only, min(first_only, second_only)
    # whole numbers throughout, so that nothing is lost in the tails of large tables
    term = tail = 1
    for drawn in range(1, fewer + 1):
        term = term * (number - drawn + 1) // drawn
        tail += term
    if not number:
        return PairedTest(1.0, 1.0)
    if first_only == second_only:
        return PairedTest(1.0, 1 - comb(number, fewer) / 2 ** (number + 1))
    return PairedTest(2 * tail / 2**number, (2 * tail - comb(number, fewer)) / 2**number)


def sign_flip(differences: Sequence[int]) -> PairedTest:
    """Permutation test of blocks whose versions may be exchanged as a whole, such as articles.

    The sum of the differences is held against the sums under all 2^G ways to turn the signs of G blocks:

        exact = P(|S| >= |s|)        mid = P(|S| >= |s|) - P(|S| = |s|) / 2

    Blocks without a difference play no part; without any other, both values are 1. The smallest possible exact value
    is 2^(1 - G): with fewer than six blocks nothing can be significant at 5 %. With blocks of single units this is
    McNemar's exact test.

    Args:
        differences: for each block first minus second, in whole numbers.

    Source: Fisher, R. A. (1935). The design of experiments. Oliver & Boyd, section 21.
    """
    sizes = [abs(difference) for difference in differences if difference]
    if not sizes:
        return PairedTest(1.0, 1.0)
    found = abs(sum(differences))
    if len(sizes) > EXACT_BLOCKS:
        return _sign_flip_of_many(sizes, found)
    sums = {0: 1}
    for size in sizes:
        turned: dict[int, int] = {}
        for reached, ways in sums.items():
            for to in (reached + size, reached - size):
                turned[to] = turned.get(to, 0) + ways
        sums = turned
    every = sum(sums.values())
    beyond = sum(ways for reached, ways in sums.items() if abs(reached) >= found)
    same = sum(ways for reached, ways in sums.items() if abs(reached) == found)
    return PairedTest(beyond / every, (beyond - same / 2) / every)


def _sign_flip_of_many(sizes: Sequence[int], found: int) -> PairedTest:
    """The same for many blocks, in floating point: only positive numbers are added, so that the tails stay right."""
    widest = sum(sizes)
    chance = np.zeros(2 * widest + 1)
    chance[widest] = 1.0
    reach = 0
    for size in sizes:
        inner = chance[widest - reach : widest + reach + 1] / 2
        reach += size
        chance[widest - reach : widest + reach + 1] = 0.0
        chance[widest - reach : widest + reach + 1 - 2 * size] += inner
        chance[widest - reach + 2 * size : widest + reach + 1] += inner
    beyond = float(chance[widest + found :].sum() + chance[: widest - found + 1].sum())
    if not found:
        return PairedTest(1.0, 1.0 - float(chance[widest]) / 2)
    same = float(chance[widest + found] + chance[widest - found])
    return PairedTest(min(beyond, 1.0), beyond - same / 2)
