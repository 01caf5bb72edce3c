"""Wildcards, against Python's own glob patterns."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.codebook.chinese_matching import LONGEST_GAP, gap_expression
from analysis.codebook.wildcards import Vocabulary, glob_expression, has_wildcard, literal_length

WORDS = st.lists(st.text("abcAB-'.+", min_size=1, max_size=6), max_size=25)


@given(WORDS, st.text("abc*?.+-", min_size=1, max_size=6))
def test_a_vocabulary_finds_what_a_glob_pattern_fits(words: list[str], pattern: str) -> None:
    expected = sorted({word for word in words if fnmatchcase(word, pattern)})
    assert Vocabulary(words).fitting(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("modern*", ["modern", "modernise", "modernity"]),
        ("*ity", ["modernity", "pity"]),
        ("modern?", []),
        ("p?ty", ["pity"]),
        ("*o*", ["modern", "modernise", "modernity", "postmodern"]),
        ("m*y", ["modernity"]),
        ("*", ["modern", "modernise", "modernity", "pity", "postmodern"]),
        ("modern", ["modern"]),
        ("modernes*", []),
    ],
)
def test_examples(pattern: str, expected: list[str]) -> None:
    words = ["pity", "modernise", "modern", "postmodern", "modernity"]
    assert Vocabulary(words).fitting(pattern) == expected


def test_the_last_character_of_unicode_begins_a_word_too() -> None:
    assert Vocabulary(["\U0010ffffx", "a"]).fitting("\U0010ffff*") == ["\U0010ffffx"]


def test_brackets_stand_for_themselves() -> None:
    assert glob_expression("a[bc]*") == r"a\[bc\].*"


def test_a_pattern_is_told_from_a_string_and_stricter_ones_from_looser() -> None:
    assert has_wildcard("modern*") and has_wildcard("gr?y") and not has_wildcard("modern")
    assert literal_length("modern* stat?") > literal_length("m*")


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("构建*命运共同体", "构建命运共同体", "构建命运共同体"),
        ("构建*命运共同体", "构建人类命运共同体", "构建人类命运共同体"),
        ("构建*命运共同体", "构建，命运共同体", None),
        ("构建*命运共同体", "构建一二三四五六七命运共同体", None),
        ("中?关系", "中美关系", "中美关系"),
        ("中?关系", "中关系", None),
        ("中?关系", "中国美关系", None),
    ],
)
def test_gaps_in_chinese_forms(form: str, text: str, expected: str | None) -> None:
    match = re.match(gap_expression(form), text)
    assert (match.group() if match else None) == expected


@given(st.text("甲乙，", max_size=9))
def test_a_gap_holds_no_mark_and_no_more_than_its_limit(between: str) -> None:
    fits = len(between) <= LONGEST_GAP and "，" not in between
    assert bool(re.fullmatch(gap_expression("丙*丁"), f"丙{between}丁")) == fits
