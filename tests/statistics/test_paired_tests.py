"""Exact paired tests: the binomial test of SciPy, all sign flips written out, and the published example."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, binomtest

from analysis.statistics.paired_tests import EXACT_BLOCKS, _sign_flip_of_many, mcnemar, sign_flip

COUNT = st.integers(0, 60)


@given(COUNT, COUNT)
def test_mcnemar_is_the_binomial_test_of_the_units_that_disagree(first: int, second: int) -> None:
    found = mcnemar(first, second)
    number = first + second
    assert found.exact == pytest.approx(binomtest(first, number).pvalue if number else 1)
    fewer = min(first, second)
    half = binom.pmf(fewer, number, 0.5) / 2
    one_sided = binom.cdf(fewer, number, 0.5) - half
    assert found.mid == pytest.approx((1 - half if first == second else 2 * one_sided) if number else 1)
    assert mcnemar(second, first) == found
    assert 0 < found.mid <= found.exact <= 1


def test_mcnemar_by_hand() -> None:
    # 1 of 9: 2 (1 + 9) / 512, and 9 / 512 less
    assert mcnemar(8, 1) == (20 / 512, 11 / 512)
    assert mcnemar(0, 0) == (1, 1)
    assert mcnemar(3, 3) == (1, 1 - 10 / 64)
    assert mcnemar(5, 0).exact > 0.05 > mcnemar(6, 0).exact


def test_the_values_of_fagerland_and_others() -> None:
    """Their table 1, airway hyper-responsiveness before and after transplantation: 1 and 7 pairs disagree."""
    found = mcnemar(1, 7)
    assert found.exact == pytest.approx(0.0703, abs=5e-5)
    assert found.mid == pytest.approx(0.0391, abs=5e-5)


def test_large_tables_keep_their_tails() -> None:
    assert mcnemar(900, 1100).exact == pytest.approx(binomtest(900, 2000).pvalue)
    assert 0 < mcnemar(100, 1000).exact < 1e-100


@given(st.lists(st.integers(-6, 6), max_size=9))
def test_sign_flip_is_the_share_of_all_ways_to_turn_the_signs(differences: list[int]) -> None:
    found = sign_flip(differences)
    sums = np.array(
        [
            abs(sum(sign * size for sign, size in zip(signs, differences, strict=True)))
            for signs in product((1, -1), repeat=len(differences))
        ]
    )
    reached = abs(sum(differences))
    assert found.exact == pytest.approx((sums >= reached).mean())
    if any(differences):
        assert found.mid == pytest.approx((sums > reached).mean() + (sums == reached).mean() / 2)
    assert sign_flip([-difference for difference in differences]) == found


@given(st.integers(0, 8), st.integers(0, 8))
def test_the_sign_flip_of_single_units_is_mcnemar(first: int, second: int) -> None:
    assert sign_flip([1] * first + [-1] * second) == pytest.approx(mcnemar(first, second))


def test_two_articles_can_show_nothing() -> None:
    assert sign_flip([5, 9]).exact == 0.5
    assert sign_flip([]) == (1, 1)


def test_many_blocks_are_the_same_in_floating_point() -> None:
    generator = np.random.Generator(np.random.PCG64(4))
    for number in (EXACT_BLOCKS - 3, EXACT_BLOCKS):
        differences = generator.integers(-4, 6, number).tolist()
        sizes = [abs(difference) for difference in differences if difference]
        exact = sign_flip(differences)
        assert _sign_flip_of_many(sizes, abs(sum(differences))) == pytest.approx(exact, rel=1e-10)
        if sum(sizes) % 2 == 0:
            assert _sign_flip_of_many(sizes, 0).exact == 1
    assert sign_flip([1] * 900 + [-1] * 1100) == pytest.approx(mcnemar(900, 1100), rel=1e-9)
    assert sign_flip([1] * 300 + [-1] * 300) == pytest.approx(mcnemar(300, 300), rel=1e-9)
    assert 0 < sign_flip([1] * 1000 + [-1] * 100).exact < 1e-100
