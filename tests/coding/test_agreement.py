"""Krippendorff's alpha: published values, another implementation, and when there is none."""

from __future__ import annotations

import numpy as np
import pytest
from nltk.metrics.agreement import AnnotationTask
from numpy.typing import NDArray

from analysis.coding.agreement import Agreement, _resampled_alpha, agreement
from benchmarks.calibration_coding import alpha_coverage


def alpha(codes: list[list[int | None]], resamples: int = 200) -> Agreement:
    """Agreement of coders, one list of 0, 1 and None each, in the order of the units."""
    counts = [
        [sum(code[unit] == value for code in codes) for value in (0, 1)] for unit in range(len(codes[0]))
    ]
    table: NDArray[np.int64] = np.array(counts, dtype=np.int64)
    return agreement(table, np.zeros(len(table), dtype=np.int64), resamples, np.random.default_rng(1))


def test_krippendorffs_example_of_binary_data() -> None:
    # Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability, section A: 2 observers, 10 articles
    jon = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    meg = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    found = alpha([jon, meg])
    assert found.units == 10
    assert found.alpha == pytest.approx(0.095, abs=0.0005)
    assert found.low is not None and found.high is not None and found.low < 0.095 < found.high


def test_alpha_is_that_of_nltk_with_three_coders_and_gaps() -> None:
    generator = np.random.default_rng(2)
    truth = generator.random(80) < 0.4
    codes: list[list[int | None]] = []
    for coder in range(3):
        slips = truth ^ (generator.random(80) < 0.1 * (coder + 1))
        codes.append(
            [None if gap else int(code) for code, gap in zip(slips, generator.random(80) < 0.3, strict=True)]
        )
    kept = [unit for unit in range(80) if sum(code[unit] is not None for code in codes) >= 2]
    triples = [
        (coder, unit, code[unit])
        for coder, code in enumerate(codes)
        for unit in kept
        if code[unit] is not None
    ]
    found = alpha(codes)
    assert found.units == len(kept) < 80
    assert found.alpha == pytest.approx(AnnotationTask(data=triples).alpha())


def triples_of(counts: list[list[int]]) -> list[tuple[int, int, int]]:
    """Codes of coders who need not be the same in two units."""
    return [
        (coder, unit, code)
        for unit, (no, yes) in enumerate(counts)
        for coder, code in enumerate([0] * no + [1] * yes)
    ]


def test_resamples_are_measured_as_the_package_does() -> None:
    generator = np.random.default_rng(3)
    codes = generator.integers(0, 4, size=(30, 2)) + np.array([1, 1])
    weights = generator.multinomial(30, np.full(30, 1 / 30), size=20)
    expected = [
        AnnotationTask(data=triples_of(np.repeat(codes, times, axis=0).tolist())).alpha() for times in weights
    ]
    assert _resampled_alpha(codes, weights.astype(np.float64)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("codes", "value", "reason"),
    [
        ([[1, 0, 1]], None, "No unit has two codes."),
        ([[1, None], [None, 0]], None, "No unit has two codes."),
        ([[1, 1, 1], [1, 1, 1]], None, "Every code is yes"),
        ([[0, 0, 0], [0, 0, 0]], None, "Every code is no"),
        ([[1, 0, 1, 0], [1, 0, 1, 0]], 1.0, "No unit is disputed"),
        ([[1, 0, 0, 0], [0, 0, 0, 0]], 0.0, "In many resamples all codes are the same"),
    ],
)
def test_what_is_missing_has_a_reason(
    codes: list[list[int | None]], value: float | None, reason: str
) -> None:
    found = alpha(codes)
    assert found.alpha == (None if value is None else pytest.approx(value))
    assert found.low is None and found.high is None
    assert found.reason is not None and found.reason.startswith(reason)


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    assert 0.90 <= alpha_coverage(50, 0.2, 0.05, studies=200, resamples=199, seed=5).coverage <= 0.98
