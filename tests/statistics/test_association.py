"""Measures of association against published numbers, other programs, and what the formulas imply."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import SHARED

from analysis.statistics.association import (
    expected_count,
    log_dice,
    log_likelihood,
    log_odds_ratio,
    mutual_information_cubed,
    mutual_information_log2,
    simple_log_likelihood,
    t_score,
    z_score,
)

UCS = (1, 15334, 2, 191998)


def test_ucs_toolkit() -> None:
    # fau-klue/pandas-association-measures, tests/data/ucs-gold-100.ds: output of the UCS toolkit, whose MI is log10
    assert mutual_information_log2(*UCS) == pytest.approx(0.796611250194937 / np.log10(2), abs=1e-9)
    assert mutual_information_log2(*UCS) == pytest.approx(2.646285292725907, abs=1e-9)
    assert t_score(*UCS) == pytest.approx(0.840269169470515, abs=1e-9)
    assert z_score(*UCS) == pytest.approx(2.10244214695804, abs=1e-9)
    assert simple_log_likelihood(*UCS) == pytest.approx(1.9879920402794, abs=1e-9)
    assert log_likelihood(*UCS) == pytest.approx(2.4487567246743, abs=1e-9)
    # the same Dice coefficient, on the scale of logDice
    assert log_dice(*UCS[:3]) == pytest.approx(14 + np.log2(0.000130412102243088), abs=1e-9)


@pytest.mark.parametrize(
    ("counts", "expected", "tolerance"),
    [
        # Dunning (1993) and Manning & Schütze (1999, ch. 5), as NLTK's collocations.doctest prints them
        ((110, 2552, 221, 31777), 270.72, 0.006),
        ((150, 12593, 932, 14307668), 1291, 0.5),
    ],
)
def test_log_likelihood_of_bigrams(counts: tuple[int, ...], expected: float, tolerance: float) -> None:
    assert log_likelihood(*counts) == pytest.approx(expected, abs=tolerance)


def test_mutual_information_of_bigrams() -> None:
    # Manning & Schütze (1999, table 5.14), as NLTK's collocations.doctest prints them
    values = mutual_information_log2([20, 20], [42, 15019], [20, 15629], 14307668)
    assert values == pytest.approx([18.38, 0.29], abs=0.006)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # R output at sugiura-ken.org/wiki (logDice), after Rychlý (2008)
        ((8, 389, 230), 8.726204),
        ((300, 3000, 3000), 10.67807),
    ],
)
def test_log_dice(counts: tuple[int, int, int], expected: float) -> None:
    assert log_dice(*counts) == pytest.approx(expected, abs=1e-5)


def test_the_logarithm_of_log_dice_is_binary() -> None:
    # the Russian National Corpus takes the natural logarithm and prints 11.9356 (devhide.com, question 78226053)
    assert log_dice(256, 3035, 1000) == pytest.approx(11.021647041834857, abs=1e-9)
    assert log_dice(256, 3035, 1000) != pytest.approx(11.935563044335458, abs=0.5)


def test_a_pair_that_never_occurs_apart_has_a_log_dice_of_14() -> None:
    assert log_dice([1, 70], [1, 70], [1, 70]).tolist() == [14, 14]


def test_log_odds_ratio() -> None:
    # by hand: cells 3, 1, 2, 14
    assert log_odds_ratio(3, 4, 5, 20) == pytest.approx(np.log(3.5 * 14.5 / (1.5 * 2.5)))
    assert log_odds_ratio(0, 4, 5, 9) == pytest.approx(np.log(0.5 * 0.5 / (4.5 * 5.5)))


def test_two_things_that_never_occur_together() -> None:
    for measure in (mutual_information_log2, mutual_information_cubed, t_score):
        assert measure(0, 10, 10, 100) == -np.inf
    assert log_dice(0, 10, 10) == -np.inf
    assert z_score(0, 10, 10, 100) == -1
    assert simple_log_likelihood(0, 10, 10, 100) == pytest.approx(-2)


@st.composite
def fourfold(draw: st.DrawFn) -> tuple[int, int, int, int]:
    """Both, first, second and total of a table with no empty row or column."""
    both, only, other = draw(st.integers(1, 60)), draw(st.integers(0, 300)), draw(st.integers(0, 300))
    neither = draw(st.integers(1, 90_000))
    return both, both + only, both + other, both + only + other + neither


MEASURES = [
    mutual_information_log2,
    mutual_information_cubed,
    t_score,
    z_score,
    log_likelihood,
    simple_log_likelihood,
    log_odds_ratio,
]


@given(fourfold())
def test_the_two_things_can_be_exchanged(table: tuple[int, int, int, int]) -> None:
    both, first, second, total = table
    for measure in MEASURES:
        assert measure(*table) == pytest.approx(measure(both, second, first, total), rel=1e-9, abs=1e-7)
    assert log_dice(both, first, second) == log_dice(both, second, first)


@given(fourfold())
def test_signs_say_whether_more_than_expected(table: tuple[int, int, int, int]) -> None:
    both, first, second, total = table
    more = np.sign(both * total - first * second)
    for measure in (mutual_information_log2, t_score, z_score, log_likelihood, simple_log_likelihood):
        value = float(measure(*table))
        assert np.sign(value) == more or value == pytest.approx(0, abs=1e-6)


@given(fourfold())
def test_how_the_measures_hang_together(table: tuple[int, int, int, int]) -> None:
    both, first, second, total = table
    expected = expected_count(first, second, total)
    mi = mutual_information_log2(*table)
    assert mutual_information_cubed(*table) == pytest.approx(mi + 2 * np.log2(both))
    assert z_score(*table) == pytest.approx(t_score(*table) * np.sqrt(both / expected), abs=1e-9)
    assert log_dice(both, first, second) <= 14
    assert abs(log_likelihood(*table)) >= abs(simple_log_likelihood(*table)) - 1e-6


@given(fourfold())
def test_exchanging_presence_and_absence_turns_the_log_odds_ratio(table: tuple[int, int, int, int]) -> None:
    both, first, second, total = table
    turned = log_odds_ratio(second - both, total - first, second, total)
    assert log_odds_ratio(*table) == pytest.approx(-turned, abs=1e-9)


@given(fourfold())
def test_nltk_agrees(table: tuple[int, int, int, int]) -> None:
    from nltk.metrics import BigramAssocMeasures as Nltk

    both, first, second, total = table
    counts = (both, (first, second), total)
    assert mutual_information_log2(*table) == pytest.approx(Nltk.pmi(*counts), abs=1e-9)
    assert t_score(*table) == pytest.approx(Nltk.student_t(*counts), rel=1e-9, abs=1e-9)
    assert log_dice(both, first, second) == pytest.approx(14 + np.log2(Nltk.dice(*counts)), abs=1e-9)
    assert abs(log_likelihood(*table)) == pytest.approx(Nltk.likelihood_ratio(*counts), rel=1e-6, abs=1e-5)


def test_association_measures_agrees() -> None:
    import pandas as pd
    from association_measures.measures import score

    chance = np.random.Generator(np.random.PCG64(5))
    both = chance.integers(1, 40, 200)
    first, second = both + chance.integers(0, 900, 200), both + chance.integers(0, 900, 200)
    table = (both, first, second, np.full(200, 30_000))
    frame = pd.DataFrame({"f": both, "f1": first, "f2": second, "N": table[3]})
    theirs = score(frame, digits=None, signed=True)
    # their MI is a common logarithm
    assert mutual_information_log2(*table) == pytest.approx(
        theirs["mutual_information"].to_numpy() / np.log10(2)
    )
    assert t_score(*table) == pytest.approx(theirs["t_score"].to_numpy())
    assert z_score(*table) == pytest.approx(theirs["z_score"].to_numpy())
    assert log_likelihood(*table) == pytest.approx(theirs["log_likelihood"].to_numpy(), abs=1e-7)
    assert simple_log_likelihood(*table) == pytest.approx(theirs["simple_ll"].to_numpy(), abs=1e-7)
    assert log_dice(both, first, second) == pytest.approx(14 + np.log2(theirs["dice"].to_numpy()))


def reference(case: str) -> Any:
    path = SHARED / "reference-values.json"
    if not path.is_file():
        pytest.skip("the reference values (../shared) are not here")
    return next(entry for entry in json.loads(path.read_text("utf-8"))["cases"] if entry["id"] == case)


def test_reference_ucs() -> None:
    entry = reference("ucs_gold_1")
    table = tuple(entry["input"][key] for key in ("O11", "R1", "C1", "N"))
    for name, value in (
        ("MI_log2", mutual_information_log2(*table)),
        ("t_score", t_score(*table)),
        ("z_score", z_score(*table)),
        ("simple_ll_signed", simple_log_likelihood(*table)),
        ("log_likelihood_signed", log_likelihood(*table)),
        ("dice", 2 ** (log_dice(*table[:3]) - 14)),
    ):
        assert value == pytest.approx(entry["expected"][name], abs=entry["tolerance"])


def test_reference_bigrams() -> None:
    for case in ("dunning_the_swiss", "ms_powerful_computers"):
        entry = reference(case)
        value = log_likelihood(*(entry["input"][key] for key in ("n_ii", "n_ix", "n_xi", "n_xx")))
        assert value == pytest.approx(entry["expected"]["published"], abs=entry["tolerance"])
        assert value == pytest.approx(entry["expected"]["full_precision"], rel=1e-9)
    entry = reference("ms_pmi")
    for given_, expected in zip(entry["input"], entry["expected"], strict=True):
        value = mutual_information_log2(*(given_[key] for key in ("n_ii", "n_ix", "n_xi", "n_xx")))
        assert value == pytest.approx(expected, abs=entry["tolerance"])


def test_reference_log_dice() -> None:
    for case in ("logdice_8_389_230", "logdice_300_3000_3000", "logdice_negative_RNC"):
        entry = reference(case)
        value = log_dice(*(entry["input"][key] for key in ("fxy", "fx", "fy")))
        expected = entry["expected"]
        if isinstance(expected, dict):
            assert value != pytest.approx(expected["must_NOT_equal"], abs=entry["tolerance"])
            expected = expected["correct_log2"]
        assert value == pytest.approx(expected, abs=entry["tolerance"])
