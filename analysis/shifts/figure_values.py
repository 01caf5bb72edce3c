"""Figures of a text, with every value that the other language may give for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from analysis.alignment.quantities import (
    Quantity,
    chinese_number,
    placed_chinese_quantities,
    placed_english_quantities,
)

_READ: dict[str, Callable[[str], Iterable[Quantity]]] = {
    "en": placed_english_quantities,
    "zh": placed_chinese_quantities,
}
# Units of measure that a translation converts: what follows the number, and what its value is multiplied by.
_CONVERTED: dict[str, dict[str, tuple[float, ...]]] = {
    "zh": {"亩": (1 / 15, 1 / 6.07), "里": (0.5,), "斤": (0.5,), "成": (10.0,), "倍": (100.0,)},
    "en": {"percent": (0.1,), "per cent": (0.1,), "%": (0.1,), "mile": (1.609,), "acre": (6.07,)},
}
_NO_FIGURE = re.compile(r"(?:[A-Za-z+]-?|\bout of |\d[·+])$")  # COVID-19, three out of 10, 9·11
_BETWEEN = " -余多个"  # may stand between a number and its unit
_JOINED = re.compile(r"·(\d+)")
_PLAN = re.compile("(十[一二三四五六七八九])五")
_YEARS = {
    "zh": re.compile("今年|去年|明年|前年|年初|年底|本世纪"),
    "en": re.compile(r"\b(?:this|last|next|previous) (?:year|century)\b", re.IGNORECASE),
}
_SPANS_OF_YEARS = {
    "zh": {"半个世纪": 50.0, "半世纪": 50.0, "一个世纪": 100.0, "百年": 100.0},
    "en": {"half a century": 50.0, "a century": 100.0, "centenary": 100.0},
}
NEAR = 0.005  # relative difference up to which values are the same: 4.98 and 5 do differ


class Figure(NamedTuple):
    """A figure: its value and other readings of it, its text, and where it starts and ends."""

    values: tuple[float, ...]
    text: str
    start: int
    end: int

    @property
    def in_digits(self) -> bool:
        """Whether it is written in digits and above 1; words may be part of an idiom (百废待兴, one of the)."""
        return self.values[0] > 1 and any(character in "0123456789" for character in self.text)


def figures_of(text: str, language: str) -> Iterator[Figure]:
    """The figures of a text, months and parts of names (COVID-19) left out.

    Values are read with their scale (7500亿, US$750 billion) by :mod:`analysis.alignment.quantities`; a figure with a
    unit that is converted (90万亩, 四成) has the values after conversion, too.
    """
    for item in _READ[language](text):
        sign = item.sign.removeprefix("#")
        part_of_name = (
            _NO_FIGURE.search(text[max(item.start - 8, 0) : item.start])
            or text[item.end : item.end + 1] == "+"
        )
        if sign.startswith("month") or part_of_name:
            continue
        written, value = text[item.start : item.end].strip(), float(sign)
        behind = text[item.end : item.end + 9].lstrip(_BETWEEN)
        converted = [
            value * factor
            for unit, factors in _CONVERTED[language].items()
            if behind.startswith(unit)
            for factor in factors
        ]
        values = (value, *converted, *_other_readings(written, text, item.end))
        yield Figure(values, written, item.start, item.start + len(written))


def _other_readings(written: str, text: str, end: int) -> Iterator[float]:
    """十四五 is the fourteenth five-year plan, and 9·11 is 911."""
    if plan := _PLAN.fullmatch(written):
        yield chinese_number(plan[1])
    joined = _JOINED.match(text, end)
    if joined and written.isdigit():
        yield float(written + joined[1])


def is_named(value: float, text: str, language: str) -> bool:
    """Whether words of a text stand for a figure: this year for a year, half a century for 50."""
    year = 1800 < value < 2200 and _YEARS[language].search(text) is not None
    return year or any(span in text for span, size in _SPANS_OF_YEARS[language].items() if size == value)


def same_value(value: float, other: float) -> bool:
    """Whether two values are the same, or one is the year that a decade of two digits (90年代) begins with."""
    low, high = sorted((value, other))
    return high - low <= NEAR * high or (1000 < high < 2100 and 10 <= low < 100 and high % 100 == low)
