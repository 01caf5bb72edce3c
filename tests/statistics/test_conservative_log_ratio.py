"""Conservative log ratios against the gold values and the program of pandas-association-measures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.conservative_log_ratio import (
    conservative_log_ratio_normal,
    conservative_log_ratio_poisson,
)
from analysis.statistics.keyness_measures import log_ratio

# tests/data/log-ratio-gold.tsv of pandas-association-measures: "eingebracht", 599 words compared
GOLD = (1189, 968, 168329, 19552238)
COUNTS = st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(60, 5000), st.integers(60, 5000))
BOTH = (conservative_log_ratio_normal, conservative_log_ratio_poisson)


def test_gold() -> None:
    assert conservative_log_ratio_normal(*GOLD, comparisons=599) == pytest.approx(6.888131619986817, abs=1e-6)
    assert conservative_log_ratio_poisson(*GOLD, comparisons=599) == pytest.approx(
        6.910068549501856, abs=1e-6
    )


def test_both_are_those_of_association_measures() -> None:
    import pandas as pd
    from association_measures.measures import conservative_log_ratio, score

    counts = pd.DataFrame(
        {"f1": [12, 30, 5, 40, 0, 3], "N1": [400] * 6, "f2": [3, 9, 400, 7, 60, 20], "N2": [3000] * 6}
    )
    sides = (counts["f1"], counts["f2"], counts["N1"], counts["N2"])
    for boundary, alpha, measure in (("normal", 0.01, BOTH[0]), ("poisson", 0.05, BOTH[1])):
        expected = score(
            counts,
            measures=[conservative_log_ratio.__name__],
            boundary=boundary,
            alpha=alpha,
            vocab=9,
            digits=12,
        )["conservative_log_ratio"].to_numpy()
        assert measure(*sides, comparisons=9) == pytest.approx(expected, abs=1e-9)


@given(COUNTS, st.integers(1, 1000))
def test_nearer_to_nothing_than_the_log_ratio_and_of_its_sign(
    counts: tuple[int, int, int, int], comparisons: int
) -> None:
    a, b, n1, n2 = counts
    ratio = float(log_ratio(*counts))
    for measure in BOTH:
        value = float(measure(*counts, comparisons=comparisons))
        assert value == 0 or np.sign(value) == np.sign(a * n2 - b * n1)
        assert abs(value) <= abs(ratio) + 1e-9
        assert abs(value) <= abs(float(measure(*counts))) + 1e-9
        assert value == pytest.approx(-float(measure(b, a, n2, n1, comparisons=comparisons)), abs=1e-9)


def test_absent_words() -> None:
    assert conservative_log_ratio_poisson(0, 0, 100, 100) == 0
    assert conservative_log_ratio_poisson(50, 0, 100, 100) > 2
    assert conservative_log_ratio_poisson([50, 0], [0, 50], 100, 100).shape == (2,)
