"""Audit the codebook form by form: which forms never occur, and which are hidden by others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

from analysis.codebook.codebook import SHIELD, Codebook, Term
from analysis.codebook.selection import Span
from analysis.framing.matching import Matches
from analysis.tables.coverage import FORMS, OVERLAPS

FormKey = tuple[str, str, str, str]  # frame, term, role, form


class Audit(NamedTuple):
    """The tables ``framing/coverage_forms`` and ``framing/coverage_overlaps``."""

    forms: pl.DataFrame
    overlaps: pl.DataFrame


def audit(matches: Matches, codebook: Codebook) -> Audit:
    """Count the matches of each form, and how often one form keeps another from being counted.

    A match that is not counted gave way to the hit in which it begins: to a longer form, or to one that began
    further left; or it lies in a context that its term excludes. Actors and shields are audited too, because they
    hide forms of terms.

    Args:
        matches: the matches of the codebook in the paragraphs of a study.
        codebook: the codebook.

    Returns:
        The forms in the order of the codebook, English before Chinese; the overlaps by language and how often, the
        most frequent first.
    """
    rows: list[tuple[object, ...]] = []
    pairs: list[tuple[object, ...]] = []
    for language in ("en", "zh"):
        choice = matches.choices.get(language)
        lost = choice.lost() if choice else []
        counted = Counter(map(_key, choice.chosen if choice else []))
        found = Counter(map(_key, choice.every if choice else []))
        hiding = Counter(
            _key(winner) for _, winner in lost if winner.excludes or winner.entry.frame == SHIELD
        )
        overlaps = Counter((_key(winner), _key(span), _kind(span, winner)) for span, winner in lost)
        for key in _forms(codebook, language):
            hits = (hiding if _hides(key) else counted)[key]
            rows.append((language, *key, found[key], hits, _warning(key, found[key], hits)))
        ranked = sorted(overlaps.items(), key=lambda item: (-item[1], item[0]))
        for ((frame, term, _, form), (hidden_frame, hidden_term, _, hidden), kind), times in ranked:
            pairs.append((language, frame, term, form, hidden_frame, hidden_term, hidden, kind, times))
    return Audit(FORMS.frame(rows), OVERLAPS.frame(pairs))


def _key(span: Span) -> FormKey:
    return (span.entry.frame, span.entry.id, "not" if span.excludes else "form", span.form)


def _forms(codebook: Codebook, language: str) -> Iterator[FormKey]:
    """Each form and excluded context once, in the order of the codebook."""

    def of(entry: Term) -> Iterator[FormKey]:
        for role, forms in (("form", entry.forms(language)), ("not", entry.contexts(language))):
            yield from ((entry.frame, entry.id, role, form) for form in dict.fromkeys(forms))

    for entry in codebook.matched():
        yield from of(entry)


def _kind(span: Span, winner: Span) -> str:
    if winner.excludes:
        return "not"
    if (span.start, span.end) == (winner.start, winner.end):
        return "same"
    return "inside" if span.end <= winner.end else "crossing"


def _hides(key: FormKey) -> bool:
    return key[0] == SHIELD or key[2] == "not"


def _warning(key: FormKey, matches: int, hits: int) -> str | None:
    if not matches:
        return "It never occurs."
    if hits:
        return None
    if _hides(key):
        return "It occurs, but hides nothing."
    return "It occurs only where another form is counted, or in a context that its term excludes."
