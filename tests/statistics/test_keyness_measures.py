"""Keyness measures against published numbers, other programs, and what the formulas imply."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import SHARED

from analysis.statistics.keyness_measures import (
    log_likelihood_four_cell,
    log_likelihood_two_cell,
    log_ratio,
    weighted_log_odds,
)

# Counts of two small documents, and what two independent programs make of them.
Y1 = [1.0, 1.0, 1.0, 1.0, 2.0, 0.0, 0.0, 0.0]
Y2 = [1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0, 2.0]


@pytest.mark.parametrize(
    ("counts", "expected", "tolerance"),
    [
        # CQPweb exports and gold of pandas-association-measures (tests/data: cqpweb-gold-lr.tsv, log-ratio-gold.tsv)
        ((1189, 968, 168329, 19552238), 7.156575955874566, 1e-9),
        ((15, 3, 168329, 19552238), 9.182, 6e-4),
        ((5, 2, 168329, 19552238), 8.182, 6e-4),
        # Hardie (2014): three times as frequent
        ((6, 2, 10000, 10000), 1.584962500721156, 1e-12),
        # a count of zero is a half
        ((0, 8, 100, 100), -4.0, 1e-12),
        ((8, 0, 100, 200), 5.0, 1e-12),
    ],
)
def test_log_ratio(counts: tuple[int, int, int, int], expected: float, tolerance: float) -> None:
    assert log_ratio(*counts) == pytest.approx(expected, abs=tolerance)


@pytest.mark.parametrize(
    ("counts", "expected", "tolerance"),
    [
        # bigrams of Dunning (1993) and of Manning & Schütze (1999, ch. 5), as NLTK's collocations.doctest prints them
        ((110, 221 - 110, 2552, 31777 - 2552), 270.72, 0.006),
        ((150, 932 - 150, 12593, 14307668 - 12593), 1291, 0.5),
        # quanteda.textstats, tests/testthat/test-textstat_keyness.R: "b" in two small texts
        ((7, 2, 10, 9), 4.534939332256226, 1e-9),
        # UCS toolkit gold in pandas-association-measures
        ((1, 1, 15334, 191998 - 15334), 2.4487567246743, 1e-9),
    ],
)
def test_log_likelihood_four_cell(counts: tuple[int, ...], expected: float, tolerance: float) -> None:
    assert log_likelihood_four_cell(*counts) == pytest.approx(expected, abs=tolerance)


def test_log_likelihood_two_cell() -> None:
    # quanteda's example, over the two cells that hold the word
    assert log_likelihood_two_cell(7, 2, 10, 9) == pytest.approx(2.440100430696631, abs=1e-9)
    assert log_likelihood_two_cell(2, 7, 9, 10) == pytest.approx(-2.440100430696631, abs=1e-9)


def test_weighted_log_odds() -> None:
    # ConvoKit's Fighting Words on the counts of tidylo's test, prior 0.1 for each word
    delta, z = weighted_log_odds(Y1, Y2, sum(Y1), sum(Y2), [0.1] * 8)
    assert delta[[0, 1, 4, 7]] == pytest.approx([0, 2.559536624354786, 3.39906745540433, -3.39906745540433])
    assert z[[0, 1, 4, 7]] == pytest.approx([0, 0.7749381967053267, 1.0501663307525193, -1.0501663307525193])


def test_weighted_log_odds_of_some_words_needs_the_size_of_the_whole_prior() -> None:
    whole = weighted_log_odds(Y1, Y2, sum(Y1), sum(Y2), np.linspace(0.1, 2, 8))
    some = weighted_log_odds(
        Y1[2:5], Y2[2:5], sum(Y1), sum(Y2), np.linspace(0.1, 2, 8)[2:5], np.linspace(0.1, 2, 8).sum()
    )
    assert np.allclose(whole[1][2:5], some[1])


COUNTS = st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(60, 5000), st.integers(60, 5000))


@given(COUNTS)
def test_exchanging_the_sides_changes_the_sign(counts: tuple[int, int, int, int]) -> None:
    a, b, n1, n2 = counts
    for measure in (log_ratio, log_likelihood_two_cell, log_likelihood_four_cell):
        assert measure(a, b, n1, n2) == pytest.approx(-measure(b, a, n2, n1), abs=1e-6)
    assert weighted_log_odds(a, b, n1, n2, 1.0, 500)[1] == pytest.approx(
        -weighted_log_odds(b, a, n2, n1, 1.0, 500)[1], abs=1e-9
    )


@given(COUNTS)
def test_signs_agree_and_four_cells_hold_more_than_two(counts: tuple[int, int, int, int]) -> None:
    a, b, n1, n2 = counts
    two, four = log_likelihood_two_cell(*counts), log_likelihood_four_cell(*counts)
    assert np.sign(a * n2 - b * n1) in (np.sign(two), np.sign(four), 0)
    assert abs(four) >= abs(two) - 1e-9 or a * n2 == b * n1


def test_a_word_that_is_equally_frequent_has_no_keyness() -> None:
    for measure in (log_ratio, log_likelihood_two_cell, log_likelihood_four_cell):
        assert measure(5, 10, 100, 200) == pytest.approx(0, abs=1e-9)


def test_a_word_without_others_beside_it_has_no_log_odds() -> None:
    assert weighted_log_odds([5.0], [9.0], 5, 9, [500.0]) == (0.0, 0.0)


def test_a_strong_prior_shrinks() -> None:
    weak = weighted_log_odds(5, 1, 100, 100, 0.03, 1)[0]
    strong = weighted_log_odds(5, 1, 100, 100, 30.0, 1000)[0]
    assert 0 < strong < weak


def test_the_measures_take_arrays() -> None:
    a, b = np.array([[1, 2], [0, 3]]), np.array([[2, 0], [0, 3]])
    for measure in (log_ratio, log_likelihood_two_cell, log_likelihood_four_cell):
        values = measure(a, b, 50, 60)
        assert values.shape == (2, 2)
        assert values[1, 1] == pytest.approx(measure(3, 3, 50, 60))


@given(COUNTS)
def test_four_cells_are_scipys_log_likelihood_ratio(counts: tuple[int, int, int, int]) -> None:
    from scipy.stats import chi2_contingency

    a, b, n1, n2 = counts
    if a + b == 0:
        return
    expected = chi2_contingency(
        [[a, b], [n1 - a, n2 - b]], correction=False, lambda_="log-likelihood"
    ).statistic
    assert abs(log_likelihood_four_cell(*counts)) == pytest.approx(expected, abs=1e-8)


def test_log_ratio_and_four_cells_are_those_of_association_measures() -> None:
    import pandas as pd
    from association_measures.measures import score

    counts = pd.DataFrame({"f1": [12, 3, 5, 0], "N1": [400] * 4, "f2": [3, 9, 0, 7], "N2": [3000] * 4})
    measures = ["log_ratio", "log_likelihood"]
    scores = score(counts, measures=measures, signed=True, digits=12, discounting="Hardie2014", disc=0.5)
    sides = (counts["f1"], counts["f2"], counts["N1"], counts["N2"])
    assert log_ratio(*sides) == pytest.approx(scores["log_ratio"].to_numpy())
    assert log_likelihood_four_cell(*sides) == pytest.approx(scores["log_likelihood"].to_numpy())


def reference(case: str) -> Any:
    path = SHARED / "reference-values.json"
    if not path.is_file():
        pytest.skip("the reference values (../shared) are not here")
    return next(entry for entry in json.loads(path.read_text("utf-8"))["cases"] if entry["id"] == case)


@pytest.mark.parametrize(
    "case", ["logratio_gold_eingebracht", "cqpweb_lr_-eingebrachten", "cqpweb_lr_Gremienbericht"]
)
def test_reference_log_ratio(case: str) -> None:
    entry = reference(case)
    given_, expected = entry["input"], entry["expected"]
    value = log_ratio(given_["a"], given_["b"], given_["N1"], given_["N2"])
    expected = expected["log_ratio"] if isinstance(expected, dict) else expected
    assert value == pytest.approx(expected, abs=entry["tolerance"])


@pytest.mark.parametrize("case", ["dunning_the_swiss", "ms_powerful_computers"])
def test_reference_bigrams(case: str) -> None:
    entry = reference(case)
    both, first, second, all_ = (entry["input"][key] for key in ("n_ii", "n_ix", "n_xi", "n_xx"))
    value = log_likelihood_four_cell(both, second - both, first, all_ - first)
    assert value == pytest.approx(entry["expected"]["full_precision"], rel=1e-9)
    assert value == pytest.approx(entry["expected"]["published"], abs=entry["tolerance"])


def test_reference_ucs_and_quanteda() -> None:
    entry = reference("ucs_gold_1")
    given_ = entry["input"]
    value = log_likelihood_four_cell(
        given_["O11"], given_["C1"] - given_["O11"], given_["R1"], given_["N"] - given_["R1"]
    )
    assert value == pytest.approx(entry["expected"]["log_likelihood_signed"], abs=entry["tolerance"])
    entry = reference("quanteda_keyness_b")
    counts = tuple(entry["input"][key] for key in ("a", "b", "N1", "N2"))
    assert log_likelihood_four_cell(*counts) == pytest.approx(entry["expected"]["G2_4term"], abs=1e-9)
    assert log_likelihood_two_cell(*counts) == pytest.approx(entry["expected"]["G2_2term"], abs=1e-9)


def test_reference_hardie_and_monroe() -> None:
    entry = reference("hardie_3x")
    rates = entry["input"]
    value = log_ratio(rates["rel_freq_A"], rates["rel_freq_B"], 1, 1)
    assert value == pytest.approx(entry["expected"]["log_ratio"], abs=1e-12)
    entry = reference("monroe_uniform_0.1")
    given_ = entry["input"]
    delta, z = weighted_log_odds(
        given_["y1"], given_["y2"], sum(given_["y1"]), sum(given_["y2"]), given_["alpha"]
    )
    assert delta == pytest.approx(entry["expected"]["delta"], abs=1e-9)
    assert z == pytest.approx(entry["expected"]["z"], abs=1e-9)
