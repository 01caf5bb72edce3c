"""Benjamini and Hochberg's correction: the example of 1995, SciPy, and what must hold for any p-values."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import SHARED, needs_shared
from scipy.stats import false_discovery_control

from analysis.statistics.multiple_testing import benjamini_hochberg

P = st.lists(st.floats(0, 1), min_size=1, max_size=40)


def test_by_hand() -> None:
    # in order .01 .02 .04: .01*3/1, .02*3/2, .04*3/3
    assert benjamini_hochberg([0.04, 0.01, 0.02]).tolist() == pytest.approx([0.04, 0.03, 0.03])


@needs_shared
def test_the_example_of_benjamini_and_hochberg() -> None:
    cases = json.loads((SHARED / "reference-values.json").read_text("utf-8"))["cases"]
    [case] = [case for case in cases if case["id"] == "bh_15"]
    q = benjamini_hochberg(case["input"]["p"])
    assert q.tolist() == pytest.approx(case["expected"]["BH"], abs=case["tolerance"])
    assert (q <= 0.05).sum() == case["expected"]["rejected_at_05"]["BH"]


@given(P)
def test_the_same_as_scipy(p: list[float]) -> None:
    assert benjamini_hochberg(p) == pytest.approx(false_discovery_control(p, method="bh"))


@given(P)
def test_order_makes_no_difference_and_places_without_a_test_do_not_count(
    p: list[float],
) -> None:
    order = np.argsort(np.random.default_rng(len(p)).random(len(p)))
    assert benjamini_hochberg(np.array(p)[order]) == pytest.approx(benjamini_hochberg(p)[order])
    with_gaps = benjamini_hochberg([np.nan, *p, np.nan])
    assert np.isnan(with_gaps[[0, -1]]).all()
    assert with_gaps[1:-1] == pytest.approx(benjamini_hochberg(p))


def test_none_and_wrong_values() -> None:
    assert benjamini_hochberg([]).size == 0
    assert np.isnan(benjamini_hochberg([np.nan])).all()
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([0.5, 1.1])
