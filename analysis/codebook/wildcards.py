"""Wildcards in forms: ``*`` for any number of characters of a word, none included, and ``?`` for exactly one.

The meaning is that of the glob patterns of quanteda (``valuetype = "glob"``) and of shells; brackets stand for
themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

WILDCARDS = frozenset("*?")
ANY_WORD = "*"


def has_wildcard(form: str) -> bool:
    """Whether a form is a pattern, not a string to be found as it stands."""
    return not WILDCARDS.isdisjoint(form)


def literal_length(form: str) -> int:
    """How many characters of a pattern stand for themselves: the more, the stricter it is."""
    return sum(character not in WILDCARDS for character in form)


def glob_expression(pattern: str) -> str:
    """The regular expression of a pattern; what it matches holds no line end."""
    return "".join(".*" if sign == "*" else "." if sign == "?" else re.escape(sign) for sign in pattern)


class Vocabulary:
    """The distinct words of a text, ready to be asked which of them fit a pattern.

    Expanding a pattern against the words that occur is exact and cheap: a text of a million words has some tens of
    thousands of them, and most patterns are looked for between two places of a sorted list only.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words; they hold no line end."""
        self._words = sorted(set(words))
        self._backwards: list[str] | None = None
        self._joined: str | None = None

    def fitting(self, pattern: str) -> list[str]:
        """The words that fit a pattern as a whole, sorted."""
        if pattern == ANY_WORD:
            return list(self._words)
        fits = re.compile(glob_expression(pattern)).fullmatch
        head = re.split(r"[*?]", pattern, maxsplit=1)[0]
        if head:
            return [word for word in _beginning(self._words, head) if fits(word)]
        tail = re.split(r"[*?]", pattern)[-1]
        if tail:
            if self._backwards is None:
                self._backwards = sorted(word[::-1] for word in self._words)
            ends = (word[::-1] for word in _beginning(self._backwards, tail[::-1]))
            return sorted(word for word in ends if fits(word))
        if self._joined is None:
            self._joined = "\n".join(self._words)
        return re.findall(f"(?m)^{glob_expression(pattern)}$", self._joined)


def _beginning(words: list[str], head: str) -> list[str]:
    """The words of a sorted list that begin with ``head``."""
    first = bisect_left(words, head)
    last = bisect_left(words, head[:-1] + chr(ord(head[-1]) + 1), first) if ord(head[-1]) < 0x10FFFF else None
    return words[first:last]
