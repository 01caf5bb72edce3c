"""Texts are as wide as they are said to be, and fitted texts fit."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from analysis.corpus.line_text import clean
from analysis.figures.measure import CHINESE_ELLIPSIS, ELLIPSIS, NOT_FIRST, shorten, text_width, wrap
from analysis.figures.style import POINT

pytestmark = pytest.mark.usefixtures("house")

# The fixture changes nothing between the examples.
examples = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

english = st.lists(st.text("abcdefgTVW-", min_size=1, max_size=12), min_size=1, max_size=9).map(" ".join)
chinese = st.text("河林渡水尺，、。·（）", min_size=1, max_size=40)


def test_width_is_the_sum_of_the_advances() -> None:
    # Chinese characters are one em wide, the figures of the font 0.555 em.
    assert text_width("林林林林林", 7) == pytest.approx(5 * 7 * POINT, rel=0.05)
    assert text_width("1" * 40, 7) == pytest.approx(40 * 0.555 * 7 * POINT, rel=0.02)
    assert text_width("", 7) == 0


def test_width_grows_with_the_size_and_kerning_narrows() -> None:
    assert text_width("River", 14) == pytest.approx(2 * text_width("River", 7))
    apart = text_width("T") + text_width("o")
    assert text_width("To") < apart - 0.03 * 7 * POINT


def test_clean_drops_what_is_not_drawn() -> None:
    assert clean(" One\n river\t\u200b ") == "One river"
    assert clean("e\u0301") == "é"
    assert clean(None) == ""


@examples
@given(text=st.one_of(english, chinese), width=st.floats(6, 60))
def test_shortened_text_fits_and_is_a_beginning(text: str, width: float) -> None:
    short = shorten(text, width)
    assert text_width(short) <= width + 1e-6
    if short != clean(text):
        assert short[-1] in (ELLIPSIS, CHINESE_ELLIPSIS)
        assert clean(text).startswith(short[:-1])


def test_text_that_fits_stays() -> None:
    assert shorten("One River", 40) == "One River"


def test_english_is_cut_between_words_and_chinese_gets_its_own_dots() -> None:
    short = shorten("Sediment, Sovereignty and the Price of Sand", 36)
    assert short == "Sediment, Sovereignty and…"
    assert shorten("泥沙主权与梅雷斯河下游的沙价", 20).endswith(CHINESE_ELLIPSIS)


@examples
@given(text=st.one_of(english, chinese), width=st.floats(15, 60), lines=st.integers(1, 4))
def test_wrapped_lines_fit(text: str, width: float, lines: int) -> None:
    broken = wrap(text, width, 7, lines)
    assert len(broken) <= lines
    assert all(text_width(line) <= width + 1e-6 for line in broken)


@examples
@given(text=chinese, width=st.floats(15, 60))
def test_wrapping_with_room_keeps_everything_and_no_line_starts_with_a_stop(text: str, width: float) -> None:
    # A run of stops cannot be broken at all.
    assume(not any(sign + other in text for sign in NOT_FIRST for other in NOT_FIRST))
    broken = wrap(text, width, 7, 99)
    assert "".join(broken) == clean(text)
    assert not any(line[0] in NOT_FIRST for line in broken[1:])


def test_names_break_after_the_point() -> None:
    assert wrap("托拜厄斯·梅罗", 16, 7, 2) == ["托拜厄斯·", "梅罗"]
    assert wrap("Orsolya Vantreve-Kaldarin", 16, 7, 3) == ["Orsolya", "Vantreve-", "Kaldarin"]
