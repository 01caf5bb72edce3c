"""Adjusted p-values against the example of Benjamini and Hochberg, and scipy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.false_discovery import benjamini_hochberg, benjamini_yekutieli

# fmt: off
# p-values of the example of Benjamini & Hochberg (1995); adjusted by scipy 1.17.1
P = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1.0]
BH = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645, 0.07650000000000001,
      0.486, 0.5811818181818181, 0.7148749999999999, 0.7532307692307693, 0.8132142857142857, 1.0]
BY = [0.004977343489843491, 0.009954686979686982, 0.03152317543567544, 0.11821190788378289, 0.20008920829170831,
      0.21189262285333718, 0.21189262285333718, 0.2140257700632701, 0.25384451798201807, 1, 1, 1, 1, 1, 1]
# fmt: on


def test_the_example() -> None:
    assert benjamini_hochberg(P) == pytest.approx(BH, abs=1e-12)
    assert benjamini_yekutieli(P) == pytest.approx(BY, abs=1e-12)
    assert (benjamini_hochberg(P) <= 0.05).sum() == 4
    assert (np.array(P) * len(P) <= 0.05).sum() == 3


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40), st.randoms())
def test_scipy_agrees_and_order_does_not_matter(values: list[float], chance: object) -> None:
    from scipy.stats import false_discovery_control

    p = np.array(values)
    for adjust, method in ((benjamini_hochberg, "bh"), (benjamini_yekutieli, "by")):
        q = adjust(p)
        assert q == pytest.approx(false_discovery_control(p, method=method), abs=1e-12)
        assert (q >= p - 1e-15).all()
        assert adjust(p[::-1]) == pytest.approx(q[::-1], abs=1e-15)


def test_tests_that_were_not_made_do_not_count() -> None:
    q = benjamini_hochberg([0.01, np.nan, 0.04])
    assert q[[0, 2]] == pytest.approx([0.02, 0.04]) and np.isnan(q[1])
    assert np.isnan(benjamini_hochberg([np.nan, np.nan])).all()
    assert benjamini_hochberg([]).shape == (0,)


def test_what_is_no_probability_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([0.5, 1.1])
