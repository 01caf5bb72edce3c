"""A candidate shift: where it is, what it is, how sure, and why it is listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.shifts.unit_words import UnitWords

OMITTED, ADDED, FIGURE = "omitted", "added", "figure"
WEAKENED, STRENGTHENED, POLARITY = "weakened", "strengthened", "polarity"
TERM, ACTOR, ATTRIBUTION, EXPLAINED = "term", "actor", "attribution", "explained"
KINDS = (
    OMITTED,
    ADDED,
    FIGURE,
    WEAKENED,
    STRENGTHENED,
    POLARITY,
    TERM,
    ACTOR,
    ATTRIBUTION,
    EXPLAINED,
)

Span = tuple[int, int, int]
"""Paragraph, and the characters at which a place starts and ends in it."""

Places = tuple[tuple[Span, ...], tuple[Span, ...]]
"""Places in the English and in the Chinese side of a unit."""

NOWHERE: Places = ((), ())

_MARKS = '“”‘’「」"'

LANGUAGE_NAMES = {"en": "English", "zh": "Chinese"}


@dataclass(frozen=True)
class Candidate:
    """A candidate.

    Attributes:
        unit: number of its unit.
        kind: one of :data:`KINDS`.
        measure: what found it.
        score: estimated log2 odds that a reader calls it a shift.
        places: places in the English and in the Chinese side, in order.
        surplus: the language that says more, or nothing where neither does.
        evidence: the numbers behind the score, in short.
        why: a sentence that says why it is listed.
    """

    unit: int
    kind: str
    measure: str
    score: float
    places: Places = NOWHERE
    surplus: str = ""
    evidence: str = ""
    why: str = field(default="", compare=False)

    def spans(self, language: str) -> tuple[Span, ...]:
        """Places in a language."""
        return self.places[0 if language == "en" else 1]


def both(language: str, here: Iterable[Span], there: Iterable[Span] = ()) -> Places:
    """Places in a language and in the other one, English first."""
    own, other = tuple(sorted(set(here))), tuple(sorted(set(there)))
    return (own, other) if language == "en" else (other, own)


def other_language(language: str) -> str:
    """The language of the other version."""
    return "zh" if language == "en" else "en"


def token_spans(words: UnitWords, first: int, last: int) -> tuple[Span, ...]:
    """Places of tokens ``first`` to ``last``, one a paragraph."""
    found: dict[int, tuple[int, int]] = {}
    for place in range(first, last + 1):
        paragraph, start, end = int(words.paragraph[place]), int(words.start[place]), int(words.end[place])
        before = found.get(paragraph)
        found[paragraph] = (start, end) if before is None else (min(before[0], start), max(before[1], end))
    return tuple((paragraph, start, end) for paragraph, (start, end) in found.items())


def quoted(texts: Sequence[str], most: int = 4) -> str:
    """Words in quotation marks, each once, the first few."""
    named = list(dict.fromkeys(" ".join(text.split()).strip(_MARKS) for text in texts))
    more = f" and {len(named) - most} more" if len(named) > most else ""
    return ", ".join(f"“{text}”" for text in named[:most]) + more
