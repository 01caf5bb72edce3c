"""Chi-squared, corrected G² and the Bayes factor against published numbers, R's definitions and scipy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.contingency import (
    bayes_factor_bic,
    chi_squared_tail,
    chi_squared_uncorrected,
    chi_squared_yates,
    log_likelihood_williams,
)
from analysis.statistics.keyness_measures import (
    log_likelihood_four_cell,
    log_likelihood_two_cell,
    odds_ratio,
    percent_difference,
    weighted_log_odds,
    weighted_log_odds_pooled,
)

# quanteda.textstats, tests/testthat/test-textstat_keyness.R: "b" in "b b b b b b b a a a" against "a a a a a a a b b";
# the numbers are those of R's chisq.test, with which quanteda's test compares, by scipy 1.17.1
B = (7, 2, 10, 9)
COUNTS = st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(60, 5000), st.integers(60, 5000))


def test_the_measures_of_quantedas_example() -> None:
    assert chi_squared_yates(*B) == pytest.approx(2.632438271604939, abs=1e-9)
    assert chi_squared_uncorrected(*B) == pytest.approx(4.337160493827161, abs=1e-9)
    assert log_likelihood_williams(*B) == pytest.approx(4.200833412154394, abs=1e-9)
    assert log_likelihood_four_cell(*B) / log_likelihood_williams(*B) == pytest.approx(1.0795332466969894)
    assert odds_ratio(*B) == pytest.approx(8.166666666666666, abs=1e-12)
    assert chi_squared_tail(chi_squared_yates(*B)) == pytest.approx(0.1047008150396406, abs=1e-9)
    assert chi_squared_tail(chi_squared_uncorrected(*B)) == pytest.approx(0.03728906301729924, abs=1e-9)
    assert chi_squared_tail(log_likelihood_four_cell(*B)) == pytest.approx(0.033209633968387844, abs=1e-9)


@given(COUNTS)
def test_chi_squared_is_scipys(counts: tuple[int, int, int, int]) -> None:
    from scipy.stats import chi2_contingency

    a, b, n1, n2 = counts
    if a + b == 0:
        assert chi_squared_uncorrected(*counts) == chi_squared_yates(*counts) == 0
        return
    table = [[a, b], [n1 - a, n2 - b]]
    for measure, correction in ((chi_squared_uncorrected, False), (chi_squared_yates, True)):
        expected = chi2_contingency(table, correction=correction)
        assert abs(measure(*counts)) == pytest.approx(expected.statistic, rel=1e-9, abs=1e-9)
        assert chi_squared_tail(measure(*counts)) == pytest.approx(expected.pvalue, rel=1e-9, abs=1e-9)


@given(COUNTS)
def test_exchanging_the_sides_changes_the_sign_and_not_the_evidence(
    counts: tuple[int, int, int, int],
) -> None:
    a, b, n1, n2 = counts
    for measure in (chi_squared_uncorrected, chi_squared_yates, log_likelihood_williams):
        assert measure(a, b, n1, n2) == pytest.approx(-measure(b, a, n2, n1), abs=1e-6)
    assert bayes_factor_bic(a, b, n1, n2) == pytest.approx(bayes_factor_bic(b, a, n2, n1), abs=1e-6)
    if a and b:
        assert odds_ratio(a, b, n1, n2) == pytest.approx(1 / odds_ratio(b, a, n2, n1))
        # what is doubled one way is halved the other way
        there, back = percent_difference(a, b, n1, n2), percent_difference(b, a, n2, n1)
        assert (1 + there / 100) * (1 + back / 100) == pytest.approx(1)


@given(COUNTS)
def test_corrections_make_smaller(counts: tuple[int, int, int, int]) -> None:
    assert abs(chi_squared_yates(*counts)) <= abs(chi_squared_uncorrected(*counts)) + 1e-12
    assert abs(log_likelihood_williams(*counts)) <= abs(log_likelihood_four_cell(*counts)) + 1e-12


@given(COUNTS, st.integers(2, 9))
def test_ten_times_the_text_is_the_same_effect_and_more_evidence(
    counts: tuple[int, int, int, int], times: int
) -> None:
    more = tuple(times * count for count in counts)
    for effect in (percent_difference, odds_ratio):
        assert effect(*more) == pytest.approx(effect(*counts), nan_ok=True)
    assert chi_squared_uncorrected(*more) == pytest.approx(times * chi_squared_uncorrected(*counts), abs=1e-6)


def test_percent_difference() -> None:
    # Gabrielatos & Marchi (2012): three times as frequent is 200 %
    assert percent_difference(6, 2, 10_000, 10_000) == pytest.approx(200)
    assert percent_difference(0, 2, 10_000, 10_000) == pytest.approx(-100)
    assert np.isnan(percent_difference(2, 0, 10_000, 10_000))
    # with their stand-in for nothing
    assert percent_difference(2, 0, 100, 100, absent=1e-18) == pytest.approx(2e18)


def test_odds_ratio_of_an_absent_word() -> None:
    assert odds_ratio(0, 2, 10, 10) == 0
    assert np.isnan(odds_ratio(2, 0, 10, 10))
    assert odds_ratio(2, 0, 10, 10, added=0.5) == pytest.approx(2.5 / 8.5 / (0.5 / 10.5))


def test_bayes_factor() -> None:
    # Wilson (2013): BIC = LL - ln N
    assert bayes_factor_bic(*B) == pytest.approx(float(log_likelihood_two_cell(*B)) - np.log(19))
    assert bayes_factor_bic(0, 0, 50, 50) == pytest.approx(-np.log(100))


def test_weighted_log_odds_of_tidylo_and_of_monroe_differ() -> None:
    # counts of tidylo's tests/testthat/test-bind-log-odds.R; its formula recomputed, its tests assert signs only
    counts = np.array([[1, 1, 1, 1, 2, 0, 0, 0], [1, 0, 1, 0, 0, 1, 1, 2]])
    z = weighted_log_odds_pooled(counts)
    assert z[0, [0, 1, 4]] == pytest.approx([0.0, 0.7731898882, 1.2380997618], abs=1e-9)
    assert np.isnan(z[0, 5:]).all() and np.isnan(z[1, [1, 3, 4]]).all()
    # the same prior in the comparison of two groups
    monroe = weighted_log_odds(counts[0], counts[1], 6, 6, counts.sum(axis=0))[1]
    assert monroe[4] == pytest.approx(0.955, abs=6e-4)
