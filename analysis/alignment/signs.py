"""Turn the segments of a text into signs: what can be recognised in the other language.

Signs are text. Words are their lemma (English) or themselves (Chinese). ``#`` opens a quantity, ``=`` a name in Latin
letters that both versions may print as it is, ``@`` a name that one version writes in characters and the other in
pinyin, ``!`` a mark that both languages have. Signs that open with one of these are the same sign in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple
from unicodedata import normalize

from analysis.alignment.dictionary import readings, syllables
from analysis.alignment.quantities import chinese_quantities, english_quantities
from analysis.language.lemmas import is_acronym

SHARED = ("#", "=", "@", "!")

_MARKS = {"?": "!question", "？": "!question", "!": "!exclamation", "！": "!exclamation"}
_MARKS |= (
    dict.fromkeys('“”"《》「」', "!quotation")
    | dict.fromkeys("()（）", "!bracket")
    | dict.fromkeys("%％", "!percent")
)
_LATIN = re.compile(r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９+&.-]*[A-Za-zＡ-Ｚａ-ｚ][A-Za-z0-9Ａ-Ｚａ-ｚ０-９+&.-]*")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_MOST_READINGS = 2  # readings of a character that a name is tried with


class Token(NamedTuple):
    """A token as the language stage makes it."""

    text: str
    lemma: str
    tag: str


def english_signs(text: str, tokens: Sequence[Token]) -> frozenset[str]:
    """Signs of an English segment."""
    signs = set(english_quantities(text))
    for token in tokens:
        if token.tag == "punctuation":
            signs.update(_MARKS[mark] for mark in token.text if mark in _MARKS)
        elif token.tag == "word":
            if is_acronym(token.text):
                signs.add(_latin(token.lemma))
            elif any(map(str.isdigit, token.text)):
                signs.add(_latin(token.text))
            elif token.lemma == "percent":
                signs.add("!percent")
            signs.add(token.lemma)
            if "-" in token.lemma:
                signs.update(part for part in token.lemma.split("-") if part)
        elif "%" in token.text:
            signs.add("!percent")
    return frozenset(signs)


def chinese_signs(text: str, tokens: Sequence[Token]) -> frozenset[str]:
    """Signs of a Chinese segment."""
    signs = set(chinese_quantities(text))
    if "百分之" in text:
        signs.add("!percent")
    for token in tokens:
        if token.tag == "punctuation":
            signs.update(_MARKS[mark] for mark in token.text if mark in _MARKS)
        elif _LATIN.fullmatch(token.text):
            signs.add(_latin(token.text))
        elif token.tag in ("word", "phrase"):
            signs.add(token.text)
        elif "%" in token.text or "％" in token.text:
            signs.add("!percent")
    return frozenset(signs)


def _latin(name: str) -> str:
    """Sign of a name in Latin letters that both versions may print, such as G20."""
    return "=" + re.sub(r"[-.]", "", normalize("NFKC", name)).lower()


def names_in(tokens: Iterable[Token]) -> frozenset[str]:
    """Words of an English text that may be Chinese names: with a capital, and pinyin of two or three syllables."""
    return frozenset(
        name
        for token in tokens
        if token.tag == "word" and token.text[:1].isupper() and not is_acronym(token.text)
        for part in {token.text, *token.text.split("-")}
        if _could_be_pinyin(name := re.sub(r"[^a-z]", "", part.lower().replace("ü", "v")))
    )


@cache
def _could_be_pinyin(word: str) -> bool:
    return _two_or_three_syllables().fullmatch(word) is not None


@cache
def _two_or_three_syllables() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(syllables()))}){{2,3}}")


def read_as_names(text: str, names: frozenset[str]) -> frozenset[str]:
    """Those of the names that two or three characters in a row of a Chinese text can be read as."""
    found: set[str] = set()
    beginnings = {name[:end] for name in names for end in range(1, len(name))}
    for run in _HAN.findall(text):
        for start in range(len(run) - 1):
            # Few characters can begin a name at all.
            if not beginnings.isdisjoint(_readings(run[start])):
                for length in (2, 3):
                    found.update(_spellings(run[start : start + length]) & names)
    return frozenset(found)


@cache
def _spellings(characters: str) -> frozenset[str]:
    return frozenset("".join(reading) for reading in product(*map(_readings, characters)))


@cache
def _readings(character: str) -> tuple[str, ...]:
    return readings(character)[:_MOST_READINGS]
