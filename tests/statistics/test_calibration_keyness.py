"""The inference of keyness on texts whose truth is known; ``benchmarks/calibration_keyness.py`` has more cases."""

from __future__ import annotations

import pytest

from benchmarks.calibration_keyness import Texts, coverage, false_discoveries, rejections


@pytest.mark.parametrize(
    "texts",
    [
        Texts(0.0004, 2.0),
        Texts(0.003),
        Texts(0.003, 2.0),
        # where the resampled interval falls to 90 %
        Texts(0.01, 0.5),
        Texts(0.003, 2.0, spread=2.0, times=4),
    ],
)
def test_linearised_intervals_hold_the_truth(texts: Texts) -> None:
    assert 0.93 <= coverage(texts, studies=40, seed=3, resamples=99)[1] <= 0.975


@pytest.mark.parametrize(
    "texts",
    [
        Texts(0.003),
        Texts(0.003, 0.5),
        Texts(0.003, 2.0, spread=2.0),
        # the group's articles are three times as long as the others
        Texts(0.003, 2.0, spread=2.0, longer=3),
    ],
)
def test_p_is_small_as_often_as_it_says_where_nothing_differs(texts: Texts) -> None:
    exchanged, naive = rejections(texts, studies=50, seed=5)
    assert 0.035 <= exchanged <= 0.065
    assert (naive > 0.1) == (texts.burst is not None)


def test_p_finds_what_is_planted_and_q_keeps_false_discoveries_few() -> None:
    assert rejections(Texts(0.003, 2.0, times=3), studies=10, seed=6)[0] > 0.95
    by_p, by_g2 = false_discoveries(Texts(0.003, 2.0, spread=4.0, times=8.0), studies=40, seed=7)
    assert by_p <= 0.08 and by_g2 > 0.4
