"""Tell Chinese from other writing inside a line, and make any text one printable line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.corpus.line_text import clean

# Ideographs, kana and hangul with their marks and full-width forms: what a Latin font lacks.
_WIDE = (
    "\u1100-\u11ff\u2e80-\u2fdf\u2ff0-\u303f\u3040-\u30ff\u3100-\u318f\u31a0-\u31ef\u3200-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00016fe0-\U0001b2ff"
    "\U0001f200-\U0001f2ff\U00020000-\U000323af"
)
#: A space at which no line ends.
UNBROKEN = "\u00a0"
_PERCENT = re.compile(r"(?<=\d) (?=%)")
#: Chinese of so many characters is a word, and set without a break.
WORD = 8

# Marks that both scripts use belong to Chinese where they stand between Chinese characters.
_CHINESE = re.compile(f"[{_WIDE}]+(?:[“”‘’—…·]+[{_WIDE}]+)*")


def runs(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it is Chinese; the pieces joined are the text."""
    place = 0
    for match in _CHINESE.finditer(text):
        if match.start() > place:
            yield False, text[place : match.start()]
        yield True, match.group()
        place = match.end()
    if place < len(text):
        yield False, text[place:]


def is_wide(character: str) -> bool:
    """Whether a character takes a whole em."""
    return _CHINESE.fullmatch(character) is not None


def one_line(text: str) -> str:
    """Any text as one line that can be printed: composed, white space collapsed, no control characters.

    Spaces that must not end a line stay, and one is put before a per cent sign.
    """
    parts = (clean(part) for part in text.split(UNBROKEN))
    return _PERCENT.sub(UNBROKEN, UNBROKEN.join(parts))
