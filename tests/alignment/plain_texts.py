"""Plain sentences as the alignment reads them, for tests."""

from __future__ import annotations

from functools import cache

from analysis.alignment.plain import PlainReader
from analysis.alignment.signs import chinese_signs, english_signs
from analysis.alignment.texts import Segment


@cache
def reader() -> PlainReader:
    return PlainReader()


def english(text: str) -> Segment:
    return reader().english(text)


def chinese(text: str) -> Segment:
    return reader().chinese(text)


def signs_in_english(text: str) -> frozenset[str]:
    return english_signs(text, english(text).tokens)


def signs_in_chinese(text: str) -> frozenset[str]:
    return chinese_signs(text, chinese(text).tokens)
