"""Read numbers, ordinals, months and the like in both languages as values that can be compared.

``7500亿`` and ``US$750 billion``, ``百分之五`` and ``5 percent``, ``第二`` and ``Second``, ``11月`` and ``November``
become the same sign. A sign is text: ``#`` and the value, ``#month`` and the month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SMALL = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
_SMALL |= {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
}
_SMALL |= {"seventeen": 17, "eighteen": 18, "nineteen": 19}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_ORDINALS = {
    "first": 1,
    "firstly": 1,
    "second": 2,
    "secondly": 2,
    "third": 3,
    "thirdly": 3,
    "fourth": 4,
    "fourthly": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
}
_MONTHS = {"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8}
_MONTHS |= {"september": 9, "october": 10, "november": 11, "december": 12}
_WORDS = "|".join(sorted([*_SMALL, *_TENS, *_ORDINALS], key=lambda word: (-len(word), word)))
_ENGLISH = re.compile(
    rf"""
    (?P<month> \b(?:January|February|(?-i:M)arch|April|June|July|August|September|October|November|December)\b
             | \b(?-i:M)ay\b(?=\s+\d) | (?<=[\d,]\s)(?-i:M)ay\b )
  | (?P<digits> \d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)? | \d+(?:\.\d+)? )
    (?:st|nd|rd|th|s)?
    (?P<scale> [\s-]*(?:hundred|thousand|million|billion|trillion)\b )?
  | \b(?P<words> (?:(?:{"|".join(_TENS)})-)?(?:{_WORDS}) )
    (?P<scales> (?:[\s-]+(?:hundred|thousand|million|billion|trillion)\b)* )
    (?![a-z])
    """,
    re.VERBOSE | re.IGNORECASE,
)

_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_NUMERALS |= {"〇": 0, "○": 0, "两": 2, "俩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 1e4, "亿": 1e8}
_CHARACTERS = "".join(_NUMERALS)
_CHINESE = re.compile(
    rf"""
    (?P<month>
        (?P<arabic_month>1[0-2]|0?[1-9])月
      | (?P<chinese_month>十[一二]|[一二三四五六七八九十])月(?=[{_CHARACTERS}十\d]) )
  | (?P<decade> (?P<century>\d{{2}}|[二十一九八]{{1,3}})世纪(?P<years>\d0|[一二三四五六七八九]十)年代 )
  | (?P<digits> (?:\d{{1,3}}(?:[,，]\d{{3}})+(?!\d)|\d+)(?:\.\d+)? ) (?:多|余)?
    (?P<scale> [百千]?(?:万亿|亿万|万|亿) | [百千](?=[万亿多余年名个]) )?
  | (?P<numeral> [{_CHARACTERS}十百千]+[{_CHARACTERS}十百千万亿]*(?:[多余](?=[万亿]))?(?:万亿|万|亿)? )
    """,
    re.VERBOSE,
)
_LARGEST = 1e18  # what is larger is no quantity, and would overflow


class Quantity(NamedTuple):
    """A quantity as it stands in a text: its sign, where it starts and ends, and whether it is written in digits."""

    sign: str
    start: int
    end: int
    digits: bool


def english_quantities(text: str) -> Iterator[str]:
    """Signs of the numbers, ordinals and months in an English text, in order."""
    return (found.sign for found in placed_english_quantities(text))


def placed_english_quantities(text: str) -> Iterator[Quantity]:
    """The numbers, ordinals and months in an English text with their places, in order."""
    for match in _ENGLISH.finditer(text):
        if match["month"]:
            sign = f"#month{_MONTHS[match['month'].lower()]}"
        elif match["digits"]:
            value = float(match["digits"].replace(",", ""))
            sign = _sign(value * _SCALES.get((match["scale"] or "").strip(" -\t\n").lower(), 1.0))
        else:
            value = float(sum(_word_value(word) for word in match["words"].lower().split("-")))
            for scale in re.findall(r"[a-z]+", match["scales"].lower()):
                value *= _SCALES[scale]
            sign = _sign(value)
        yield Quantity(sign, *match.span(), bool(match["digits"]))


def _word_value(word: str) -> int:
    return _SMALL.get(word) or _TENS.get(word) or _ORDINALS.get(word) or 0


def chinese_quantities(text: str) -> Iterator[str]:
    """Signs of the numbers, ordinals and months in a Chinese text, in order."""
    return (found.sign for found in placed_chinese_quantities(text))


def placed_chinese_quantities(text: str) -> Iterator[Quantity]:
    """The numbers, ordinals and months in a Chinese text with their places, in order."""
    # as many characters as before, so that places stay
    text = text.translate(_HALF_WIDTH).replace("百分之", "\0\0\0")
    for match in _CHINESE.finditer(text):
        if match["month"]:
            month = match["arabic_month"]
            sign = f"#month{int(month) if month else int(chinese_number(match['chinese_month']))}"
        elif match["decade"]:
            century = match["century"]
            years = match["years"]
            hundreds = int(century) if century.isdigit() else int(chinese_number(century))
            tens = int(years) if years.isdigit() else int(chinese_number(years))
            sign = _sign(100.0 * (hundreds - 1) + tens)
        elif match["digits"]:
            value = float(match["digits"].replace(",", "").replace("，", ""))
            for unit in match["scale"] or "":
                value *= _UNITS.get(unit) or _MYRIADS[unit]
            sign = _sign(value)
        else:
            sign = _sign(chinese_number(re.sub("[多余]", "", match["numeral"])))
        yield Quantity(sign, *match.span(), bool(match["digits"] or match["arabic_month"]))


_HALF_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0E: ".", 0xFF05: "%"}


def chinese_number(numeral: str) -> float:
    """Value of a Chinese numeral: 二十五 is 25, 一千三百万 is 13,000,000, 二〇一二 is 2012.

    A row of digits without units is read digit by digit.
    """
    if not any(character in _UNITS or character in _MYRIADS for character in numeral):
        return float("".join(str(_NUMERALS[character]) for character in numeral) or 0)
    total, section, digit = 0.0, 0.0, 0.0
    for character in numeral:
        if character in _NUMERALS:
            digit = _NUMERALS[character]
        elif character in _UNITS:
            section += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            total = _scaled(total, section + digit, _MYRIADS[character])
            section = digit = 0.0
    return total + section + digit


def _scaled(total: float, part: float, unit: float) -> float:
    """What a 万 or 亿 makes of what was read before it."""
    if unit > total:
        return (
            total + part or 1.0
        ) * unit  # 一万五千亿, 万亿: a larger unit multiplies all that stands before it
    return total + part * unit if part else total * unit  # 十三亿五千万


def _sign(value: float) -> str:
    return f"#{min(value, _LARGEST):.6g}"
