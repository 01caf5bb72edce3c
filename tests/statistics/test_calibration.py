"""A small version of ``python -m benchmarks.calibration``: every inference, on texts whose truth is known.

Bounds are those of the benchmark, and Monte-Carlo errors are small beside them: the tests of intervals fail without
Student's t, or where paragraphs are not drawn within articles; those of p where words count as independent.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from analysis.framing.actors_frames import FEWEST
from benchmarks.calibration import association, keyness, paired, salience
from benchmarks.calibration.burstiness import bands
from benchmarks.calibration.results import (
    COVERAGE,
    FALSE_DISCOVERIES,
    FALSE_POSITIVES,
    POWER,
    Case,
    Found,
    share_of,
)
from benchmarks.calibration.shuffled import shuffled
from benchmarks.calibration.word_texts import ARTICLES, SPRING_2022, Band, Paragraphs, draw_paragraphs

CASE = Case("case")
SHORTEST = (ARTICLES.index(min(ARTICLES)),)


def shares(found: Iterable[Found], measure: str) -> dict[str, float]:
    """By method; every one is known to half a percent or what the test says."""
    return {one.method: one.share for one in found if one.measure == measure}


@pytest.mark.parametrize("band", SPRING_2022[1:5], ids=lambda band: band.name)
def test_intervals_of_log_ratios_hold_the_truth_in_the_shortest_article(band: Band) -> None:
    draw = keyness.drawn_issue(band, 150, compared=SHORTEST)
    found = list(keyness.coverage(CASE, draw, 60, seed=1, resamples=199))
    held = shares(found, COVERAGE)
    assert max(one.error for one in found) < 0.006
    assert 0.935 <= held[keyness.LINEARISED] <= 0.965
    assert 0.935 <= held[keyness.RESAMPLED] <= 0.965
    if band.name in ("11 to 20", "21 to 50"):
        assert held[keyness.NAIVE] < 0.935


def test_intervals_of_log_ratios_are_about_other_paragraphs_of_the_same_articles() -> None:
    """Where articles differ far more than their paragraphs, intervals that count it in hold the truth always."""
    draw = keyness.drawn_issue(Band("en", "", 1, 0.02, 0.1, spread=1.0), 150, compared=(0, 1, 2))
    held = shares(keyness.coverage(CASE, draw, 30, seed=13, resamples=199), COVERAGE)
    assert 0.935 <= held[keyness.LINEARISED] <= 0.965 and 0.93 <= held[keyness.RESAMPLED] <= 0.965


def test_intervals_of_log_ratios_hold_what_is_planted() -> None:
    draw = keyness.drawn_issue(SPRING_2022[3], 150, times=4)
    held = shares(keyness.coverage(CASE, draw, 40, seed=2, resampled=False), COVERAGE)
    assert 0.935 <= held[keyness.LINEARISED] <= 0.965 and held[keyness.NAIVE] < 0.91


@pytest.mark.parametrize("band", [SPRING_2022[0], SPRING_2022[3]], ids=lambda band: band.name)
def test_p_is_small_as_often_as_it_says_where_nothing_differs(band: Band) -> None:
    draw = keyness.drawn_issues(((band, 200),), keyness.TWO_ISSUES, keyness.OF_TWELVE)
    found = list(keyness.rejections(CASE, draw, 60, seed=3))
    rejected = shares(found, FALSE_POSITIVES)
    assert max(one.error for one in found) < 0.005
    assert 0.04 <= rejected[keyness.EXCHANGED] <= 0.06
    assert rejected[keyness.NAIVE] > 0.15


def test_p_does_not_call_long_articles_different() -> None:
    long = tuple(
        4 * units if at in keyness.OF_TWELVE else units for at, units in enumerate(keyness.TWO_ISSUES)
    )
    draw = keyness.drawn_issues(((SPRING_2022[3], 150),), long, keyness.OF_TWELVE)
    assert 0.04 <= shares(keyness.rejections(CASE, draw, 60, 14), FALSE_POSITIVES)[keyness.EXCHANGED] <= 0.06


def test_q_keeps_false_discoveries_few_and_finds_what_is_planted() -> None:
    words = ((SPRING_2022[2], 60), (SPRING_2022[4], 60))
    draw = keyness.drawn_issues(words, keyness.FOUR_ISSUES, keyness.OF_TWENTY_FOUR, times=16, planted=0.1)
    found = list(keyness.discoveries(CASE, draw, 60, seed=4))
    false, power = shares(found, FALSE_DISCOVERIES), shares(found, POWER)
    assert false[keyness.EXCHANGED] <= 0.11 and power[keyness.EXCHANGED] > 0.9
    assert false[keyness.NAIVE] > 0.5


def test_shuffled_paragraphs_differ_in_nothing_but_what_is_planted() -> None:
    """Paragraphs that have words together, as real ones do: no model of that is needed."""
    texts, _ = draw_paragraphs(SPRING_2022[3], ARTICLES, 120, np.random.Generator(np.random.PCG64(5)))
    texts = Paragraphs(np.repeat(texts.counts, 2, axis=1), texts.sizes, texts.article)
    rejected = shares(keyness.rejections(CASE, shuffled(texts, 12, 3), 120, seed=6), FALSE_POSITIVES)
    assert 0.04 <= rejected[keyness.EXCHANGED] <= 0.06
    assert rejected[keyness.NAIVE] > 0.1
    held = shares(keyness.coverage(CASE, shuffled(texts, 6, 1, 4, 1), 60, seed=7, resampled=False), COVERAGE)
    assert 0.93 <= held[keyness.LINEARISED] <= 0.97


@pytest.mark.parametrize("units", [(15,), (29,), ARTICLES[:2], ARTICLES], ids=str)
def test_intervals_of_shares_hold_the_truth(units: tuple[int, ...]) -> None:
    """4,000 studies know a share of 95 % to a third of a percent."""
    for share in (0.1, 0.45):
        held = shares(salience.coverage(units, share, 4000, seed=8), COVERAGE)
        assert 0.93 <= held[salience.OFFERED] <= 0.97
    if units == ARTICLES:
        # articles that differ leave less doubt than Wilson's interval over all paragraphs says
        assert (
            shares(salience.coverage(units, 0.4, 2000, 8, neighbours=0), COVERAGE)[salience.OFFERED] < 0.965
        )


@pytest.mark.parametrize(
    ("name", "of_shares", "of_hits"),
    [
        # where few units differ every interval of some width holds the truth
        ("article of 15 units, middling frame", (0.98, 1.0), (0.98, 1.0)),
        ("article of 15 units, planted", (0.98, 1.0), (0.905, 0.95)),
        ("article of 29 units, planted", (0.94, 0.975), (0.94, 0.97)),
        ("issue of 140 units, frequent frame", (0.94, 0.975), (0.94, 0.97)),
        ("issue of 140 units, planted", (0.94, 0.975), (0.945, 0.975)),
        # known to fall short
        ("issue, neighbours alike much", (0.91, 0.95), (0.86, 0.92)),
    ],
)
def test_intervals_of_paired_differences(
    name: str, of_shares: tuple[float, float], of_hits: tuple[float, float]
) -> None:
    found = list(paired.calibrate(CASE, paired.cases()[name], 1500, seed=9, resamples=299))
    held = {one.inference: one.share for one in found if one.method == paired.UNITS}
    assert of_shares[0] <= held[paired.SHARES] <= of_shares[1]
    assert of_hits[0] <= held[paired.HITS] <= of_hits[1]
    rejected = shares(found, FALSE_POSITIVES)
    if rejected and "much" not in name:
        assert rejected[paired.EXACT] <= 0.05 and rejected[paired.MID] <= 0.06


@pytest.mark.parametrize("articles", [3, 12])
def test_an_authors_articles_are_the_sample(articles: int) -> None:
    study = paired.cases()[f"author of {articles} articles that lean"]
    found = list(paired.calibrate(CASE, study, 1500, seed=10))
    assert all(one.share >= 0.935 for one in found if one.measure == COVERAGE)
    assert shares(found, FALSE_POSITIVES)[paired.EXACT] <= 0.05


def test_intervals_of_log_odds_hold_the_truth() -> None:
    assert association.FEWEST == FEWEST
    held = [
        shares(association.coverage(design, 600, seed=11, resamples=199), COVERAGE)[association.RESAMPLED]
        for design in association.DESIGNS
    ]
    # the error of one is 0.9 %, of the mean 0.3 %
    assert min(held) >= 0.925 and max(held) <= 0.98 and 0.94 <= np.mean(held) <= 0.962


def test_burstiness_is_estimated_from_pairs_of_occurrences() -> None:
    chance = np.random.Generator(np.random.PCG64(12))
    for band in (SPRING_2022[3], SPRING_2022[4]):
        texts, _ = draw_paragraphs(band, ARTICLES * 3, 2000, chance)
        # all its words as one band, whatever their counts
        found = bands("en", Paragraphs(texts.counts, texts.sizes, texts.article))[-1]
        assert found.rate == pytest.approx(band.rate, rel=0.3)
        assert found.burst == pytest.approx(band.burst, rel=0.2)
    even, _ = draw_paragraphs(Band("en", "", 1, 0.02), ARTICLES, 2000, chance)
    found = bands("en", even)[-1]
    assert abs(found.burst) < 0.03 and abs(found.spread) < 0.03 and abs(found.neighbours) < 0.03


def test_the_error_of_a_share_is_that_of_its_studies() -> None:
    # four studies that are all right or all wrong: four trials, not forty
    assert share_of([10, 0, 10, 0], [10] * 4) == (0.5, pytest.approx(np.sqrt(1 / 3) / 2))
    assert np.isnan(share_of([0], [0])).all()
