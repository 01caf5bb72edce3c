"""Lines of a source and how wide they were set.

A PDF's text keeps no indents, no fonts and no paragraph marks, but it keeps where each line ended. Whether a
line was full, and whether it began with an indent, follows from its width; so most paragraph breaks can be read
off the lines themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Widths in em of the letters of a usual book face (Times), grouped; what is not listed counts half an em.
_LATIN_WIDTHS = {
    0.25: " .,",
    0.28: "ijlt/:;",
    0.33: "frI!()-'’‘[]",
    0.39: "sJ",
    0.44: "acez?“”é",
    0.56: "FPS$",
    0.61: "ELTZ",
    0.70: "ABCDGHKNOQRUVXY",
    0.73: "w",
    0.78: "m&",
    0.89: "M%",
    0.94: "W—",
}
_LATIN = {character: width for width, characters in _LATIN_WIDTHS.items() for character in characters}


def _latin_width(character: str) -> float:
    return _LATIN.get(character, 0.5)


# Characters that may not begin a Chinese line, and those that may not end one.
NOT_FIRST = "，。、；：！？）》〉」』】”’…—%"
NOT_LAST = "（《〈「『【“‘"

_TERMINAL = {
    "en": re.compile(r"[.!?…][\"”’)\]]*$"),
    "zh": re.compile(r"[。！？…][”’』」）》]*$"),
}
_HALF = re.compile("[\u0000-\u00b6\u00b8-\u1fff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_LETTER = re.compile("[A-Za-z]")
_LATIN_RUN = re.compile(r"[A-Za-z0-9.,%+\-]+")


@dataclass(frozen=True)
class Line:
    """A line of the source that carries text.

    ``number`` is its place in the source, from 1; ``text`` has no white space at its ends; ``after_blank`` says
    that a blank line stands before it on the same page; ``page`` is the index of its page; ``note_marks`` are the
    marks of notes that were taken out of it.
    """

    number: int
    text: str
    page: int
    after_blank: bool = False
    note_marks: tuple[str, ...] = ()


def width(text: str, language: str) -> float:
    """Width of a line in em (Chinese: in full-width characters, Latin letters and digits counting half)."""
    if language == "zh":
        return len(text) - 0.5 * len(_HALF.findall(text))
    return sum(map(_latin_width, text))


def first_chunk(text: str, language: str) -> str:
    """The part of a line that could not have been torn from its first character by a line break."""
    if language == "en":
        word = text.split(" ", 1)[0]
        # A compound may be broken behind its hyphen, so only its first part has to fit.
        head, hyphen, _ = word.partition("-")
        return head + hyphen
    end = 0
    while end < len(text) and text[end] in NOT_LAST:
        end += 1
    run = _LATIN_RUN.match(text, end)
    end = run.end() if run else end + 1
    while end < len(text) and text[end] in NOT_FIRST:
        end += 1
    return text[:end]


def is_terminal(text: str, language: str) -> bool:
    """Whether a text ends as a sentence ends, closing quotes and brackets counted."""
    return bool(_TERMINAL[language].search(text))


def is_chinese(text: str) -> bool:
    """Whether Chinese characters make up the larger part of a text's letters."""
    han = len(_HAN.findall(text))
    latin = len(_LETTER.findall(text))
    # A Chinese character carries about as much as four or five letters.
    return han * 4 > latin
