"""Choose among overlapping matches: from the left, the longest first, none overlapping another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from analysis.codebook.codebook import SHIELD, Term


class Span(NamedTuple):
    """A place where a form matches: positions in whatever was searched, the end exclusive.

    Attributes:
        start: where the match starts.
        end: where it ends.
        entry: the term, actor or shield that the form belongs to.
        form: the form, as the codebook writes it.
        looseness: 0 for a form without wildcards, and the larger the fewer characters a pattern fixes.
        excludes: the form is a context in which the entry is not to be matched (``not``).
    """

    start: int
    end: int
    entry: Term
    form: str
    looseness: int = 0
    excludes: bool = False


def leftmost_longest(spans: Iterable[Span]) -> list[Span]:
    """The spans that a reader from left to right would take, the longest at each place, in order.

    This is the rule of POSIX and of dictionary matching in general: a longer form shields the shorter forms
    inside it. Of two spans with the same place, that of the codebook's own term is taken before that of a
    dictionary, then the stricter form, then the first in ``spans``. Terms of dictionaries share a place: a word
    that stands in several categories counts in each of them.
    """
    chosen: list[Span] = []
    free_from = -1
    for span in sorted(spans, key=_order):
        if span.start >= free_from:
            chosen.append(span)
            free_from = span.end
        elif span.entry.dictionary and _may_share(span, chosen):
            chosen.append(span)
    return chosen


def _order(span: Span) -> tuple[int, int, bool, int]:
    return (span.start, -span.end, span.entry.dictionary, span.looseness)


def _may_share(span: Span, chosen: Sequence[Span]) -> bool:
    sharing = takewhile(lambda other: other[:2] == span[:2], reversed(chosen))
    holders = [other.entry for other in sharing]
    return bool(holders) and all(entry.frame != SHIELD and entry is not span.entry for entry in holders)


def outside_exclusions(spans: Iterable[Span]) -> tuple[list[Span], list[tuple[Span, Span]]]:
    """Leave out the matches of a term that lie inside a context which the term excludes.

    Args:
        spans: matches of forms and of excluded contexts.

    Returns:
        The matches of forms that stand, and pairs of a match that was left out and the context around it.
    """
    spans = list(spans)
    contexts: dict[int, list[Span]] = {}
    for span in spans:
        if span.excludes:
            contexts.setdefault(id(span.entry), []).append(span)
    if not contexts:
        return spans, []
    around = {entry: _Contexts(found) for entry, found in contexts.items()}
    standing: list[Span] = []
    left_out: list[tuple[Span, Span]] = []
    for span in spans:
        if span.excludes:
            continue
        known = around.get(id(span.entry))
        context = known.holding(span) if known else None
        if context is None:
            standing.append(span)
        else:
            left_out.append((span, context))
    return standing, left_out


class _Contexts:
    """The places of the contexts that one entry excludes."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans, key=_order)
        self._starts = [span.start for span in self._spans]
        self._longest = max(span.end - span.start for span in spans)

    def holding(self, span: Span) -> Span | None:
        """A context that the span lies in. Looked for no further back than the longest context reaches."""
        first = bisect_left(self._starts, span.end - self._longest)
        last = bisect_right(self._starts, span.start)
        return next((context for context in self._spans[first:last] if context.end >= span.end), None)


class Choice(NamedTuple):
    """What was made of all matches in a text.

    Attributes:
        every: all matches of forms and of excluded contexts.
        left_out: matches inside a context that their term excludes, with that context.
        chosen: the hits: leftmost-longest, in order.
    """

    every: Sequence[Span]
    left_out: Sequence[tuple[Span, Span]]
    chosen: Sequence[Span]

    def lost(self) -> list[tuple[Span, Span]]:
        """The matches that are no hits, each with the hit or the context that it gave way to."""
        starts = [span.start for span in self.chosen]
        settled = {id(span) for span in self.chosen} | {id(span) for span, _ in self.left_out}
        pairs = list(self.left_out)
        for span in self.every:
            if id(span) not in settled and not span.excludes:
                # the last hit that begins no later covers the start of every match that lost
                pairs.append((span, self.chosen[bisect_right(starts, span.start) - 1]))
        return pairs


def choose(spans: Sequence[Span]) -> Choice:
    """Choose the hits among all matches in a text."""
    standing, left_out = outside_exclusions(spans)
    chosen = leftmost_longest(standing)
    return Choice(spans, left_out, chosen)
