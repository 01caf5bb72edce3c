"""Numbers, ordinals and months: the same sign in both languages, and nothing where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment.quantities import chinese_number, chinese_quantities, english_quantities


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("US$750 billion", "7500亿美元"),
        ("13 billion", "130亿"),
        ("a 1.3-trillion project", "1.3万亿的项目"),
        ("1.3 Trillion", "一万三千亿"),
        ("1.5 trillion", "一万五千亿"),
        ("1.35 billion people", "十三亿五千万人"),
        ("over 1.3 billion", "13亿多"),
        ("over 1.3 billion", "十三亿多"),
        ("more than five million", "500多万"),
        ("more than five million", "五百多万"),
        ("more than five million", "500余万"),
        ("more than five million", "五百余万"),
        ("two hundred thousand", "20万"),
        ("forty-three million", "4300万"),
        ("50 million", "5千万"),
        ("30 million", "三千万"),
        ("3 million", "3百万"),
        ("one trillion", "一万亿"),
        ("100 million", "一万万"),
        ("13,000,000", "1,300万"),
        ("1,300", "１３００"),
        ("1,300", "1，300"),
        ("12,345.5", "12345.5"),
        ("9.5", "９．５"),
        ("5 percent", "百分之五"),
        ("30%", "30％"),
        ("a hundred and 100 percent", "百分之百"),
        ("Second, we", "第二，我们"),
        ("the twenty-first bridge", "第二十一座桥"),
        ("the nineteenth meeting", "第十九次会议"),
        ("the 19th meeting", "第19次会议"),
        ("November", "11月"),
        ("on May 4", "5月4日"),
        ("on 4 May 1919", "1919年5月4日"),
        ("in 2022, May", "2022年05月"),
        ("in March 15", "三月十五日"),
        ("on December 8", "十二月8日"),
        ("the 1990s", "20世纪90年代"),
        ("the 1990s", "二十世纪九十年代"),
        ("the 2020s", "21世纪20年代"),
        ("the 20th century", "20世纪"),
        ("in 2022", "二〇二二年"),
        ("in 2022", "二○二二年"),
        ("in 1978", "一九七八年"),
        ("in 2000", "两千年"),
        ("two ferries", "两艘渡船"),
        ("one third", "三分之一"),
        ("one-third", "三分之一"),
        ("zero", "零"),
        ("1,005", "一千零五"),
    ],
)
def test_a_quantity_is_the_same_sign_in_both_languages(english: str, chinese: str) -> None:
    assert set(english_quantities(english)) == set(chinese_quantities(chinese)) != set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Someone alone, anyone and none weighted the tone; often", []),
        ("seconds, thirds, tens and hundreds of millions, tenfold", []),
        ("It may grow. They may, in May Day style, march on.", []),
        ("However, may we ask? In a word, may it last.", []),
        ("Paid in 2019,2020 and 2021", ["#2019", "#2020", "#2021"]),
        ("First, the five-year plan", ["#1", "#5"]),
        ("a one-to-one talk of twenty-five", ["#1", "#1", "#25"]),
        ("five ferries and twenty-one  million", ["#5", "#2.1e+07"]),
        ("five.million", ["#5"]),
        ("1,2345", ["#1", "#2345"]),
        ("", []),
    ],
)
def test_english_near_misses(text: str, expected: list[str]) -> None:
    assert list(english_quantities(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("万亿美元，亿万人民，多年", []),
        ("12个月", ["#12"]),
        ("三个月", ["#3"]),
        ("三月不见", ["#3"]),  # three months or March: only a number behind it tells
        ("13月", ["#13"]),
        ("2019，2020和2021", ["#2019", "#2020", "#2021"]),
        ("2022，5月", ["#2022", "#month5"]),
        ("千分之三", ["#1000", "#3"]),
        ("", []),
    ],
)
def test_chinese_near_misses(text: str, expected: list[str]) -> None:
    assert list(chinese_quantities(text)) == expected


@pytest.mark.parametrize("text", ["9" * 400, "9" * 20 + "亿", "一亿亿亿", "一" * 400])
def test_a_number_too_large_to_be_one_is_cut_off(text: str) -> None:
    assert list(chinese_quantities(text)) == ["#1e+18"]


def test_quantities_come_in_the_order_of_the_text() -> None:
    assert list(english_quantities("Third, 5 of 20 million in July")) == ["#3", "#5", "#2e+07", "#month7"]
    assert list(chinese_quantities("第三，7月2000万中的五")) == ["#3", "#month7", "#2e+07", "#5"]


DIGITS = "零一二三四五六七八九"


def up_to_9999(number: int, short_ten: bool) -> str:
    """A number below 10,000 in characters, with 零 for zeros between digits."""
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if not digit:
            gap = bool(text)
            continue
        one = "" if short_ten and unit == 10 and digit == 1 and not text else DIGITS[digit]
        text += ("零" if gap else "") + one + name
        gap = False
    return text


def in_characters(number: int, short_ten: bool) -> str:
    """A number below 10^16 in characters: what stands before 亿 is itself a number with 万."""
    if not number:
        return "零"
    if number >= 10**8:
        front, rest, name, width = *divmod(number, 10**8), "亿", 10**7
    elif number >= 10**4:
        front, rest, name, width = *divmod(number, 10**4), "万", 10**3
    else:
        return up_to_9999(number, short_ten)
    head = in_characters(front, short_ten) + name
    # 一万零五, but 一万五千; after a gap ten is written 一十.
    return head + ("零" if rest < width else "") + in_characters(rest, False) if rest else head


SIZES = st.integers(0, 16).flatmap(lambda power: st.integers(0, 10**power - 1))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (10, "十"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (10_000_000, "一千万"),
        (10_050_000, "一千零五万"),
        (100_000_005, "一亿零五"),
        (1_350_000_000, "十三亿五千万"),
        (1_500_000_000_000, "一万五千亿"),
    ],
)
def test_the_numerals_of_these_tests_are_written_as_usual(number: int, expected: str) -> None:
    assert in_characters(number, True) == expected


@given(SIZES, st.booleans())
def test_a_numeral_in_characters_is_read_back(number: int, short_ten: bool) -> None:
    assert chinese_number(in_characters(number, short_ten)) == pytest.approx(number, rel=1e-15)


@given(st.integers(0, 10**9).map(str))
def test_a_row_of_digits_is_read_digit_by_digit(number: str) -> None:
    assert chinese_number("".join(DIGITS[int(digit)] for digit in number)) == int(number)


@given(SIZES)
def test_a_number_with_separators_has_the_sign_of_its_characters(number: int) -> None:
    expected = list(english_quantities(f"about {number:,} of them"))
    assert len(expected) == 1
    assert list(chinese_quantities(f"约{in_characters(number, True)}名")) == expected
    assert list(chinese_quantities(f"约{number:,}名")) == expected
    assert list(chinese_quantities(f"约{number}名")) == expected


@given(
    st.decimals("0.1", "9999", places=1).map(str),
    st.sampled_from(
        [
            ("thousand", 1e3, "万", 1e4),
            ("million", 1e6, "万", 1e4),
            ("billion", 1e9, "亿", 1e8),
            ("trillion", 1e12, "万亿", 1e12),
        ]
    ),
)
def test_a_scaled_number_is_the_same_sign_however_it_is_scaled(
    number: str, scales: tuple[str, float, str, float]
) -> None:
    english, size, chinese, unit = scales
    converted = f"{float(number) * size / unit:.6f}"
    assert list(english_quantities(f"{number} {english}")) == list(
        chinese_quantities(f"{converted}{chinese}")
    )


PIECES = [
    "零",
    "〇",
    "两",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "多",
    "余",
    "月",
    "世纪",
    "年代",
    "九",
    "1",
    "０",
    "٣",
]
PIECES += ["²", ",", "，", ".", "．", " ", "-", "百分之", "May", "twenty", "one", "million", "trillion", "th"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=400).map("".join)))
def test_any_text_is_read_and_every_sign_is_a_number_or_a_month(text: str) -> None:
    for sign in [*english_quantities(text), *chinese_quantities(text)]:
        kind, _, value = sign.rpartition("month") if "month" in sign else ("#", "", sign[1:])
        assert kind == "#"
        assert 0 <= float(value) <= 1e18
