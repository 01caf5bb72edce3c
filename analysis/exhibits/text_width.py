"""How wide text may become in a font that is not known: an upper estimate, in millimetres at 8 points."""

from __future__ import annotations

from unicodedata import combining

from analysis.exhibits.scripts import is_wide

#: Points of type in tables, and a TeX point in millimetres.
SIZE = 8.0
POINT = 0.35146
EM = SIZE * POINT

# In em; what common text fonts (Latin Modern, Times, Palatino, Helvetica) have at most, or nearly so.
_NARROW, _FIGURE, _LETTER, _CAPITAL, _BROAD = 0.36, 0.56, 0.56, 0.76, 0.95
_NARROW_CHARACTERS = frozenset("iljtfrI.,;:'|![]() ’‘·-")
_BROAD_CHARACTERS = frozenset("mwMW%@—…−+=<>≤≥×∞→")


def text_width(text: str) -> float:
    """Width of a line, in millimetres at :data:`SIZE`."""
    return EM * sum(map(_width, text))


def longest_word(text: str) -> float:
    """Width of the widest piece that is not broken at the end of a line; Chinese breaks after each character."""
    pieces = "".join(f" {character} " if is_wide(character) else character for character in text)
    return max((text_width(piece) for piece in pieces.split()), default=0.0)


def _width(character: str) -> float:
    if is_wide(character):
        return 1.0
    if character in _BROAD_CHARACTERS:
        return _BROAD
    if character in _NARROW_CHARACTERS:
        return _NARROW
    if combining(character):
        return 0.0
    if character.isascii():
        return _CAPITAL if character.isupper() else _LETTER
    return _CAPITAL if character.isalpha() or character in "–“”" else _BROAD
