"""Choose among overlapping matches: from the left, the longest first, none overlapping another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from analysis.codebook.codebook import Term


class Span(NamedTuple):
    """A place where a form matches: positions in whatever was searched, the end exclusive."""

    start: int
    end: int
    entry: Term
    form: str


def leftmost_longest(spans: Iterable[Span]) -> list[Span]:
    """The spans that a reader from left to right would take, the longest at each place, in order.

    This is the rule of POSIX and of dictionary matching in general: a longer form shields the shorter forms
    inside it. Of two spans with the same place, the first in ``spans`` is taken.
    """
    chosen: list[Span] = []
    free_from = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= free_from:
            chosen.append(span)
            free_from = span.end
    return chosen
