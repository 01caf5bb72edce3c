"""Join the lines of a block, and mend what the text of a PDF tore.

Nothing is changed on suspicion. A hyphen at a line's end stays, unless the word without it stands elsewhere in the
text and the form with it never does; letters set apart are put together only on a line that shows such damage, and
only where the whole word stands elsewhere and its pieces do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.corpus.lines import Line

_WORD = re.compile(r"[A-Za-z]+(?:[-’'][A-Za-z]+)*")
_SPACED = re.compile(r"\S {2,}\S")
_LATIN_JOINT = re.compile(r"[A-Za-z]$")


@dataclass(frozen=True)
class Lexicon:
    """Words that stand whole inside the lines of a text: how often each does, in lower case.

    ``parts`` are the parts of its compounds, which need not be words by themselves.
    """

    counts: Counter[str]
    parts: frozenset[str]

    def has(self, word: str) -> bool:
        return self.counts[word.lower()] > 0

    def has_part(self, word: str) -> bool:
        return self.has(word) or word.lower() in self.parts


@dataclass(frozen=True)
class Repair:
    """A change to the text, or a choice not to change it, at a line of the source."""

    line: int
    decision: str
    evidence: str


def build_lexicon(lines: Iterable[Line]) -> Lexicon:
    """Collect the English words that stand whole inside lines.

    A line's last word is left out where a hyphen ends it, and with it the first word of the line that goes on.
    Words of lines that show letter-spacing are left out too.
    """
    counts: Counter[str] = Counter()
    parts: set[str] = set()
    torn = False
    for line in lines:
        if _is_letter_spaced(line.text):
            torn = False
            continue
        words = _WORD.findall(line.text)
        start = 1 if torn else 0
        torn = line.text.endswith("-")
        whole = words[start : -1 if torn else None]
        counts.update(word.lower() for word in whole)
        parts.update(part.lower() for word in whole if "-" in word for part in word.split("-"))
    return Lexicon(counts, frozenset(parts))


def _is_letter_spaced(text: str) -> bool:
    return len(_SPACED.findall(text)) >= 2 or bool(re.search(r"\S {2,}\S* \S{1,3}\b.* {2,}", text))


def join_lines(lines: list[Line], language: str, lexicon: Lexicon) -> tuple[str, list[Repair]]:
    """Text of a block, and the repairs made on the way.

    English lines are joined by a space, or by nothing after a hyphen; Chinese lines by nothing, save between two
    Latin letters. White space is folded to single spaces.
    """
    repairs: list[Repair] = []
    text = ""
    for line in lines:
        piece = line.text
        if language == "en" and _is_letter_spaced(piece):
            piece = _close_letter_spacing(line, lexicon, repairs)
        piece = re.sub(r"\s+", " ", piece)
        if not text:
            text = piece
        elif language == "zh":
            text += (
                " " if _LATIN_JOINT.search(text) and piece[0].isascii() and piece[0].isalpha() else ""
            ) + piece
        elif re.search(r"[A-Za-z0-9]-$", text) and piece[0].isalnum():
            text = _join_hyphen(text, piece, line.number, lexicon, repairs)
        elif text.endswith(("—", "/")) and not text.endswith((" —", " /")):
            text += piece
        else:
            text += " " + piece
    return text, repairs


def _join_hyphen(text: str, piece: str, number: int, lexicon: Lexicon, repairs: list[Repair]) -> str:
    head = re.search(r"[A-Za-z]+(?:-[A-Za-z]+)*-$", text)
    tail = re.match(r"[A-Za-z]+", piece)
    if head and tail:
        hyphened = head.group() + tail.group()
        whole = head.group()[:-1] + tail.group()
        broken = (
            lexicon.has(whole)
            and not lexicon.has(hyphened)
            and not (lexicon.has_part(head.group()[:-1]) and lexicon.has_part(tail.group()))
        )
        if broken:
            evidence = (
                f"“{whole}” stands {lexicon.counts[whole.lower()]} times in the text, “{hyphened}” never"
            )
            repairs.append(Repair(number, "hyphen dissolved", evidence))
            return text[:-1] + piece
        times = lexicon.counts[hyphened.lower()]
        evidence = f"“{hyphened}”; with hyphen {times} times, without {lexicon.counts[whole.lower()]} times in the text"
        repairs.append(Repair(number, "hyphen kept", evidence))
    return text + piece


def _close_letter_spacing(line: Line, lexicon: Lexicon, repairs: list[Repair]) -> str:
    """Put together what letter-spacing set apart on a line: “meet ing” where “meeting” stands elsewhere."""
    words = line.text.split()
    closed: list[str] = []
    place = 0
    while place < len(words):
        joined = _longest_join(words, place, lexicon)
        if joined:
            whole, count = joined
            pieces = " ".join(words[place : place + count])
            repairs.append(Repair(line.number, "letter-spacing closed", f"“{pieces}” read as “{whole}”"))
            closed.append(whole)
            place += count
        else:
            closed.append(words[place])
            place += 1
    return " ".join(closed)


def _longest_join(words: list[str], place: int, lexicon: Lexicon) -> tuple[str, int] | None:
    for count in (4, 3, 2):
        pieces = words[place : place + count]
        if len(pieces) < count or not all(re.fullmatch(r"[A-Za-z]+", piece) for piece in pieces[:-1]):
            continue
        last = re.match(r"[A-Za-z]+", pieces[-1])
        if not last:
            continue
        whole = "".join(pieces[:-1]) + last.group()
        strange = any(not lexicon.has(piece) for piece in [*pieces[:-1], last.group()])
        if lexicon.has(whole) and strange:
            return "".join(pieces), count
    return None
