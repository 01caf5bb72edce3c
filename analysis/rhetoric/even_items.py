"""Even items: three or more short items side by side, word for word of the same lengths (修旧桥、通水渠、补围墙)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log2

from analysis.rhetoric.anaphora import PARALLEL, Series
from analysis.rhetoric.device_background import MOST_BITS
from analysis.rhetoric.device_segments import ITEM, Segment, Token, Version
from analysis.rhetoric.device_word_classes import CONTENT, NAMING

FEWEST = 3
LONGEST = 4  # words of a member

Form = tuple[int, ...]


def even_items(version: Version) -> list[Series]:
    """Runs of at least three neighbouring items of a Chinese sentence whose words are of the same lengths, one by one.

    One item at least must be whole. The one before the run may have words before its member, and the one behind words
    after it (*for the towns* 修旧桥、通水渠、补围墙 *they paid*): a member is cut out, but never out of a name. Only
    words of open classes count: 在北方、从南方 are phrases that any text has.

        strength = Σ over all members but one −log2(share of the items that are, begin or end so)
                   − log2(whole items of that form)

    The shares are estimated without the run, and none is rarer than :data:`MOST_BITS`.
    """
    if version.language != "zh":
        return []
    segments = version.segments[ITEM]
    whole = Counter(_form(segment.tokens) for segment in segments)
    begins = Counter(_form(s.tokens[:n]) for s in segments for n in _lengths(s))
    ends = Counter(_form(s.tokens[-n:]) for s in segments for n in _lengths(s))
    found = []
    at = 0
    while at < len(segments):
        form = _form(segments[at].tokens)
        last = at + 1
        while last < len(segments) and _follows(segments, last) and _form(segments[last].tokens) == form:
            last += 1
        if 1 < len(form) <= LONGEST:
            n = last - at
            members = list(segments[at:last])
            bits = (n - 1) * _bits(whole[form] - n, len(segments))
            before = _cut(segments[at - 1], form, from_end=True) if at and _follows(segments, at) else None
            behind = (
                _cut(segments[last], form, from_end=False)
                if last < len(segments) and _follows(segments, last)
                else None
            )
            if before:
                members.insert(0, before)
                bits += _bits(ends[form] - n - 1, len(segments))
            if behind:
                members.append(behind)
                bits += _bits(begins[form] - n - 1, len(segments))
            if len(members) >= FEWEST:
                found.append(Series(PARALLEL, ITEM, tuple(members), bits - log2(whole[form]), bits))
        at = last
    return found


def _form(tokens: Sequence[Token]) -> Form:
    """The lengths of the words in characters; empty where a word is of a closed class."""
    return tuple(len(t.text) for t in tokens) if all(t.kind in CONTENT for t in tokens) else ()


def _lengths(segment: Segment) -> range:
    return range(2, min(LONGEST, len(segment.tokens)) + 1)


def _follows(segments: Sequence[Segment], at: int) -> bool:
    return segments[at].scope == segments[at - 1].scope


def _bits(others: int, size: int) -> float:
    return min(MOST_BITS, -log2((max(0, others) + 0.5) / (size + 0.5)))


def _cut(segment: Segment, form: Form, *, from_end: bool) -> Segment | None:
    """The last (first) words of an item if they have the form and the cut does not go through a name."""
    tokens, n = segment.tokens, len(form)
    if len(tokens) <= n:
        return None
    part = tokens[-n:] if from_end else tokens[:n]
    sides = (tokens[-n - 1], tokens[-n]) if from_end else (tokens[n - 1], tokens[n])
    if _form(part) != form or all(token.kind in NAMING for token in sides):
        return None
    return segment._replace(tokens=part, lead=() if from_end else segment.lead)
