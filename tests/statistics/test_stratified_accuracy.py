"""Precision, recall and F1 from strata: against another implementation, by hand, and by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score, precision_score, recall_score

from analysis.statistics.intervals import wilson
from analysis.statistics.stratified_accuracy import Estimate, _ratio, stratified_accuracy
from benchmarks.calibration_coding import accuracy_coverage

HIT = [True, False, False]
KIND = [0, 1, 2]


def test_where_every_unit_is_coded_the_values_are_those_of_scikit_learn() -> None:
    generator = np.random.default_rng(5)
    found = generator.random(400) < 0.3
    opposite = ~found & (generator.random(400) < 0.2)
    truth = generator.random(400) < np.where(found, 0.8, np.where(opposite, 0.4, 0.05))
    strata = [found, opposite, ~found & ~opposite]
    size = [int(stratum.sum()) for stratum in strata]
    accuracy = stratified_accuracy(size, size, [int(truth[stratum].sum()) for stratum in strata], HIT, KIND)
    assert accuracy.precision and accuracy.recall and accuracy.f1
    assert accuracy.precision.value == pytest.approx(precision_score(truth, found))
    assert accuracy.recall.value == pytest.approx(recall_score(truth, found))
    assert accuracy.f1.value == pytest.approx(f1_score(truth, found))


def test_a_sample_gives_the_values_of_scikit_learn_with_its_weights() -> None:
    # 10 of 40 hits, 5 of 20 opposite, 10 of 500 others
    found = np.repeat([True, False, False], [10, 5, 10])
    truth = np.array([True] * 9 + [False] + [True] * 2 + [False] * 3 + [True] + [False] * 9)
    weight = np.repeat([4.0, 4.0, 50.0], [10, 5, 10])
    accuracy = stratified_accuracy([40, 20, 500], [10, 5, 10], [9, 2, 1], HIT, KIND)
    assert accuracy.precision and accuracy.recall and accuracy.f1
    assert (accuracy.tp, accuracy.fp, accuracy.fn, accuracy.tn) == pytest.approx((36, 4, 58, 462))
    for name, score in (("precision", precision_score), ("recall", recall_score), ("f1", f1_score)):
        assert getattr(accuracy, name).value == pytest.approx(score(truth, found, sample_weight=weight))
    # unweighted, recall would look twice as good
    assert recall_score(truth, found) == 0.75
    assert accuracy.recall.value == pytest.approx(36 / 94)


def test_precision_has_the_interval_of_wilson() -> None:
    accuracy = stratified_accuracy([90, 30, 600], [20, 10, 20], [17, 3, 0], HIT, KIND)
    low, high = wilson(17, 20)
    assert accuracy.precision
    assert (accuracy.precision.low, accuracy.precision.high) == pytest.approx((float(low), float(high)))


def test_the_interval_of_a_ratio_is_fiellers_where_both_intervals_are_symmetric() -> None:
    a, b, z, spread_a, spread_b = 30.0, 50.0, 1.96, 4.0, 6.0
    low, high = _ratio((a, a - z * spread_a, a + z * spread_a), (b, b - z * spread_b, b + z * spread_b))
    # Fieller (1954): roots of (a - q b)² = z² (spread_a² + q² spread_b²)
    roots = np.roots([b**2 - (z * spread_b) ** 2, -2 * a * b, a**2 - (z * spread_a) ** 2])
    assert [low, high] == pytest.approx(sorted(roots))


def test_strata_of_equal_size_and_kind_are_as_good_as_one() -> None:
    one = stratified_accuracy([60, 900], [20, 60], [15, 6], [True, False], [0, 1])
    several = stratified_accuracy(
        [60, 300, 300, 300], [20, 20, 20, 20], [15, 0, 2, 4], [True, False, False, False], [0, 1, 1, 1]
    )
    for name in ("precision", "recall", "f1"):
        first, second = getattr(one, name), getattr(several, name)
        assert (first.value, first.low, first.high) == pytest.approx((second.value, second.low, second.high))


def test_finding_nothing_that_was_missed_does_not_prove_that_recall_is_1() -> None:
    accuracy = stratified_accuracy([40, 20, 500], [20, 10, 20], [20, 0, 0], HIT, KIND)
    assert accuracy.recall and accuracy.f1 and accuracy.precision
    assert accuracy.recall.value == accuracy.recall.high == accuracy.f1.high == accuracy.precision.high == 1
    # 16 % of 500 others may hold the frame still, against 40 hits
    assert accuracy.recall.low < 0.34


def test_what_has_no_value() -> None:
    nothing_found = stratified_accuracy([0, 0, 500], [0, 0, 20], [0, 0, 2], HIT, KIND)
    assert nothing_found.precision is None
    assert nothing_found.recall and nothing_found.recall.value == nothing_found.recall.high == 0
    nothing_there = stratified_accuracy([0, 0, 500], [0, 0, 20], [0, 0, 0], HIT, KIND)
    assert nothing_there.recall is None and nothing_there.f1 is None
    all_wrong = stratified_accuracy([40, 20, 500], [20, 10, 20], [0, 1, 1], HIT, KIND)
    assert all_wrong.recall and all_wrong.recall.value == all_wrong.recall.low == 0
    assert all_wrong.recall.high > 0.1
    with pytest.raises(ValueError, match="none that was coded"):
        stratified_accuracy([40, 20, 500], [20, 0, 20], [10, 0, 0], HIT, KIND)


@st.composite
def codings(draw: st.DrawFn) -> tuple[list[int], list[int], list[int]]:
    coded = draw(st.lists(st.integers(1, 60), min_size=3, max_size=3))
    size = [number + draw(st.integers(0, 900)) for number in coded]
    return size, coded, [draw(st.integers(0, number)) for number in coded]


@given(codings())
def test_a_value_lies_in_its_interval_and_the_units_add_up(
    coding: tuple[list[int], list[int], list[int]],
) -> None:
    size, coded, positive = coding
    accuracy = stratified_accuracy(size, coded, positive, HIT, KIND)
    assert accuracy.tp + accuracy.fp == pytest.approx(size[0])
    assert accuracy.fn + accuracy.tn == pytest.approx(size[1] + size[2])
    estimates = [accuracy.precision, accuracy.recall, accuracy.f1]
    for estimate in filter(None, estimates):
        assert isinstance(estimate, Estimate)
        assert 0 <= estimate.low <= estimate.value + 1e-12
        assert estimate.value <= estimate.high + 1e-12 and estimate.high <= 1


@pytest.mark.parametrize(
    ("frames", "sample"), [(1, (20, 10, 20)), (1, (50, 25, 100)), (12, (20, 10, 20)), (24, (20, 10, 20))]
)
def test_intervals_hold_the_truth_as_often_as_they_say(frames: int, sample: tuple[int, int, int]) -> None:
    for name, missed in accuracy_coverage(frames, sample, studies=1000, seed=3).items():
        assert 0.925 <= missed.coverage <= 0.98, name
