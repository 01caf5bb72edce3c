"""Intervals against published numbers and scipy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.intervals import percentile, student_quantile, wilson


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        # Newcombe, R. G. (1998). Statistics in Medicine 17, 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_published(successes: int, trials: int, low: float, high: float) -> None:
    assert wilson(successes, trials) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_scipys(case: tuple[int, int]) -> None:
    from scipy.stats import binomtest

    low, high = wilson(*case)
    expected = binomtest(*case).proportion_ci(0.95, method="wilson")
    assert (low, high) == (pytest.approx(expected.low, abs=1e-9), pytest.approx(expected.high, abs=1e-9))
    assert 0 <= low <= case[0] / case[1] <= high <= 1


def test_wilson_takes_arrays_and_a_level() -> None:
    low, high = wilson([0, 5, 10], [10, 10, 10], confidence=0.5)
    assert low[0] == 0 and high[2] == 1
    assert low[1] == pytest.approx(1 - high[1])
    assert high[1] < wilson(5, 10)[1]


def test_the_ends_of_a_percentile_interval_are_order_statistics() -> None:
    values = np.arange(1, 1000)[::-1]
    assert percentile(values) == (25.0, 975.0)
    assert percentile(values, confidence=0.9) == (50.0, 950.0)
    low, high = percentile(np.stack([values, values * 2]))
    assert (low.tolist(), high.tolist()) == ([25.0, 50.0], [975.0, 1950.0])


def test_the_number_of_resamples_needs_not_be_round() -> None:
    assert percentile(np.arange(1, 1001)) == (25.0, 976.0)
    assert percentile(np.array([3.0])) == (3.0, 3.0)
    assert percentile(np.arange(1, 11)) == (1.0, 10.0)


@given(st.lists(st.floats(0.1, 1e6), min_size=1, max_size=300))
def test_the_interval_of_a_logarithm_is_the_logarithm_of_the_interval(values: list[float]) -> None:
    assert np.allclose(np.log(percentile(values)), percentile(np.log(values)))


@pytest.mark.parametrize("probability", [0.9, 0.95, 0.975, 0.995])
def test_student_quantile_is_scipys(probability: float) -> None:
    from scipy.stats import t

    freedom = [*range(1, 40), 100, 1000, 100_000]
    found = [student_quantile(probability, value) for value in freedom]
    assert found == pytest.approx(t.ppf(probability, freedom), rel=1e-5)


def test_student_quantile_of_the_tables() -> None:
    # any printed table of t
    assert [round(student_quantile(0.975, f), 3) for f in (1, 2, 5, 10, 30)] == [
        12.706,
        4.303,
        2.571,
        2.228,
        2.042,
    ]
    with pytest.raises(ValueError, match="no quantile"):
        student_quantile(0.975, 0)
