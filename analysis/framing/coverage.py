"""Audit the codebook: which terms occur, and which occur in one language only."""

from __future__ import annotations

import polars as pl

from analysis.codebook.codebook import Codebook, Term
from analysis.tables.framing import COVERAGE


def coverage(hits: pl.DataFrame, codebook: Codebook) -> pl.DataFrame:
    """Hits of each term of the frames in both languages, with a warning where one side is silent.

    A term whose Chinese forms occur while its English forms never do is a rendering that the codebook lacks,
    an omission in the translation, or a Chinese form that also means something else; the concordance tells
    which.

    Args:
        hits: the table ``framing/hits``.
        codebook: the codebook.

    Returns:
        The table ``framing/coverage``, in the order of the codebook.
    """
    counted = hits.group_by("frame", "term", "language").len().iter_rows()
    found = {(frame, term, language): int(number) for frame, term, language, number in counted}
    rows: list[tuple[object, ...]] = []
    for term in codebook.terms():
        english, chinese = (found.get((term.frame, term.id, language), 0) for language in ("en", "zh"))
        rows.append((term.frame, term.id, english, chinese, _warning(term, english, chinese)))
    return COVERAGE.frame(rows)


def _warning(term: Term, english: int, chinese: int) -> str | None:
    if not term.en or not term.zh:
        lacking, other, number = (
            ("Chinese", "English", english) if term.en else ("English", "Chinese", chinese)
        )
        if term.dictionary:
            # a dictionary has one language, and lacks nothing
            return None if number else "The term never occurs."
        if number:
            return f"The codebook has no {lacking} form, while the {other} forms occur {_times(number)}."
        return f"The term never occurs, and the codebook has no {lacking} form."
    if not english and not chinese:
        return "The term never occurs, in neither language."
    if not english:
        return f"The Chinese forms occur {_times(chinese)}, the English forms never."
    if not chinese:
        return f"The English forms occur {_times(english)}, the Chinese forms never."
    return None


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
