"""How wide text may become in a font that is not known: an upper estimate, in millimetres at 8 points."""

from __future__ import annotations

from unicodedata import combining, normalize

from analysis.exhibits.scripts import WORD, is_wide, runs

#: Points of type in tables, and a TeX point in millimetres.
SIZE = 8.0
POINT = 0.35146
EM = SIZE * POINT

# In em: the widest of Latin Modern 8 (serif and sans), Times, Palatino and Helvetica, as their free clones measure.
_CLASSES = {
    0.31: "',.:;il|",
    0.36: " !-fj‘’\u00a0",
    0.43: "I[]rt",
    0.5: '"()csz“”',
    0.56: "$*/0123456789?J\\`aegkoqxy{}–",
    0.6: "bhnpv",
    0.68: "LSZ^du~",
    0.76: "BEFP",
    0.84: "&+<=>ACDGHKNOQRTUVXY_w·−×±≤≥",
    0.9: "#%m",
    1.0: "M…",
    1.1: "@W—∞→",
}
_WIDTHS = {character: width for width, characters in _CLASSES.items() for character in characters}
#: Of letters and signs that are not listed.
_SMALL, _CAPITAL, _SIGN = 0.68, 0.9, 1.1


def text_width(text: str) -> float:
    """Width of a line, in millimetres at :data:`SIZE`."""
    return EM * sum(map(_width, text))


def longest_word(text: str) -> float:
    """Width of the widest piece that is not broken at the end of a line; Chinese is broken in long runs only."""
    pieces = (run[:WORD] if chinese else run for word in text.split(" ") for chinese, run in runs(word))
    return max(map(text_width, pieces), default=0.0)


def _width(character: str) -> float:
    if (known := _WIDTHS.get(character)) is not None:
        return known
    if is_wide(character):
        return 1.0
    if combining(character):
        return 0.0
    # An accent does not widen a letter.
    base = normalize("NFD", character)[0]
    if base != character:
        return _WIDTHS.get(base, _CAPITAL)
    if character.islower():
        return _SMALL
    return _CAPITAL if character.isalpha() else _SIGN
