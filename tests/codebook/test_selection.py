"""Leftmost-longest selection, against a search over all ways of taking spans."""

from __future__ import annotations

import ahocorasick_rs
from hypothesis import given
from hypothesis import strategies as st

from analysis.codebook.codebook import Term
from analysis.codebook.selection import Span, leftmost_longest

TERM = Term("t", "f", ("一",), ())


def span(start: int, end: int) -> Span:
    return Span(start, end, TERM, "")


def test_the_longer_form_wins_at_the_same_place() -> None:
    assert leftmost_longest([span(0, 2), span(0, 4), span(2, 4)]) == [span(0, 4)]


def test_the_earlier_form_wins_over_a_longer_one_that_begins_inside_it() -> None:
    assert leftmost_longest([span(1, 9), span(0, 2)]) == [span(0, 2)]


def test_neighbours_are_both_taken() -> None:
    assert leftmost_longest([span(2, 4), span(0, 2)]) == [span(0, 2), span(2, 4)]


@given(st.text("ab", max_size=30), st.lists(st.text("ab", min_size=1, max_size=5), min_size=1, unique=True))
def test_it_chooses_what_an_automaton_made_for_leftmost_longest_finds(text: str, forms: list[str]) -> None:
    every = ahocorasick_rs.AhoCorasick(forms).find_matches_as_indexes(text, overlapping=True)
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    expected = ahocorasick_rs.AhoCorasick(forms, matchkind=kind).find_matches_as_indexes(text)
    chosen = leftmost_longest(Span(start, end, TERM, forms[pattern]) for pattern, start, end in every)
    assert [(s.start, s.end, s.form) for s in chosen] == [(a, b, forms[p]) for p, a, b in expected]
