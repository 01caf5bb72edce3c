"""Signs of segments: words, quantities, acronyms, names and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_texts import chinese, english, signs_in_chinese, signs_in_english

from analysis.alignment.signs import SHARED, names_in, read_as_names
from analysis.alignment.texts import read_pair


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rivers carried boats", {"river", "carry", "boat"}),
        ("people-centered growth", {"people-centered", "people", "centered", "growth"}),
        ("the third U.S. NGOs", {"the", "third", "#3", "US", "=us", "NGO", "=ngo"}),
        ("US and us", {"US", "=us", "and", "we"}),
        ("COVID-19", {"COVID-19", "COVID", "19", "=covid19", "#19"}),
        ("R&D", {"R&D", "=r&d"}),
        ("“Why?” (Yes!)", {"why", "yes", "!quotation", "!question", "!exclamation", "!bracket"}),
        ("30%", {"#30", "!percent"}),
        ("30 %", {"#30", "!percent"}),
        ("Well, it is so; and: so – on.", {"well", "it", "be", "so", "and", "on"}),
        ("", set()),
    ],
)
def test_english_signs(text: str, expected: set[str]) -> None:
    assert signs_in_english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("河流与船", {"河流", "与", "船"}),
        ("U.S.和NGO、COVID-19", {"=us", "和", "=ngo", "=covid19", "#19"}),
        ("R&D", {"=r&d"}),
        ("“河流？”（是！）", {"河流", "是", "!quotation", "!question", "!exclamation", "!bracket"}),
        ("《河流》", {"河流", "!quotation"}),
        ("30％", {"#30", "!percent"}),
        ("30%", {"#30", "!percent"}),
        ("百分之五", {"百分之五", "#5", "!percent"}),
        ("河流，船。", {"河流", "船"}),
        ("", set()),
    ],
)
def test_chinese_signs(text: str, expected: set[str]) -> None:
    assert signs_in_chinese(text) == expected


@pytest.mark.parametrize(
    ("english_text", "chinese_text", "shared"),
    [
        ("The WTO met in November.", "世贸组织（WTO）11月开会。", {"=wto", "#month11"}),
        ("Is COVID-19 over?", "COVID-19过去了吗？", {"=covid19", "#19", "!question"}),
        ("Of 1.4 billion, 30% fish.", "14亿人中，30％捕鱼。", {"#1.4e+09", "#30", "!percent"}),
        ("“Boats” came first", "第一，“船”来了", {"!quotation", "#1"}),
        ("Five percent of the G20", "二十国集团（Ｇ20）的百分之五", {"#20", "#5", "!percent", "=g20"}),
        ("They told us", "US告诉他们", set()),
    ],
)
def test_signs_that_both_languages_have(english_text: str, chinese_text: str, shared: set[str]) -> None:
    both = signs_in_english(english_text) & signs_in_chinese(chinese_text)
    assert {sign for sign in both if sign.startswith(SHARED)} == shared


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xi Jinping saw Xi’an", {"jinping", "xian"}),
        ("in Xi'an's harbor", {"xian"}),
        ("Lüshun and Nü-Wa", {"lvshun", "nvwa"}),
        ("People came to Tannick", set()),  # no pinyin
        ("Deng Xiao-ping", {"xiaoping", "xiao"}),
        ("jinping, WUHAN, a Li", set()),
        ("", set()),
    ],
)
def test_words_that_may_be_names(text: str, expected: set[str]) -> None:
    assert names_in(english(text).tokens) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("习近平到西安", {"jinping", "xian", "wuhan"}, {"jinping", "xian"}),
        ("在旅顺", {"lvshun", "lushun"}, {"lvshun"}),
        (
            "长安与银行",
            {"changan", "zhangan", "yinhang", "yinxing"},
            {"changan", "zhangan", "yinhang", "yinxing"},
        ),
        ("秦始皇", {"qinshihuang", "shihuang"}, {"qinshihuang", "shihuang"}),
        ("西，安", {"xian"}, set()),  # no name runs over a mark
        ("先", {"xian"}, set()),  # one character is no name of two syllables
        ("西A安", {"xian"}, set()),
        ("", {"xian"}, set()),
        ("西安", set(), set()),
    ],
)
def test_names_that_characters_can_be_read_as(text: str, names: set[str], expected: set[str]) -> None:
    assert read_as_names(text, frozenset(names)) == expected


def test_a_name_is_a_sign_of_the_segments_that_hold_it_and_only_if_both_texts_do() -> None:
    pair = read_pair(
        [english("Boats leave Xi’an."), english("Wuhan waits."), english("Xi’an rests.")],
        [chinese("船离开西安。"), chinese("西安休息。"), chinese("长沙也休息。")],
    )
    names = [
        [{sign for sign in signs if sign[0] == "@"} for signs in side.signs] for side in (pair.en, pair.zh)
    ]
    assert names == [[{"@xian"}, set(), {"@xian"}], [{"@xian"}, {"@xian"}, set()]]


def test_the_size_of_a_segment_does_not_count_white_space() -> None:
    pair = read_pair([english(" A b\tc\u00a0d ")], [chinese("河\u3000流"), chinese("")])
    assert pair.en.sizes.tolist() == [4.0]
    assert pair.zh.sizes.tolist() == [2.0, 0.0]


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_has_signs_that_are_not_empty(first: str, second: str) -> None:
    pair = read_pair([english(first), english(second)], [chinese(first), chinese(second)])
    for side in (pair.en, pair.zh):
        assert len(side) == 2
        assert all(sign for signs in side.signs for sign in signs)


@given(
    st.lists(st.sampled_from(["river", "boat", "Xi’an", "30%", "NGO", "first", "“", "(", "?"]), max_size=8)
)
def test_the_order_of_words_is_no_matter(words: list[str]) -> None:
    # A lower-case word stands first, for the capital of a first word is read as lower-case.
    assert signs_in_english(" ".join(["so", *words])) == signs_in_english(" ".join(["so", *reversed(words)]))
