"""Even items: three or more short items side by side, as long as each other (修旧桥、通水渠、补围墙)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log2

from analysis.rhetoric.device_background import MOST_BITS
from analysis.rhetoric.device_segments import ITEM, Segment, Token, Version
from analysis.rhetoric.device_word_classes import CONTENT, NAMING
from analysis.rhetoric.series import PARALLEL, Series

FEWEST = 3  # members: two items of the same lengths are met everywhere
LONGEST = 4  # words of a member

Form = tuple[int, int]


def even_items(version: Version) -> list[Series]:
    """Runs of at least three neighbouring items of a Chinese sentence, as long as each other, as are their first words.

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
    whole = Counter(form for segment in segments if (form := _form(segment.tokens)))
    begins = Counter(form for segment in segments for form in _parts(segment, from_end=False))
    ends = Counter(form for segment in segments for form in _parts(segment, from_end=True))
    found = []
    at = 0
    while at < len(segments):
        form = _form(segments[at].tokens)
        last = at + 1
        while last < len(segments) and _follows(segments, last) and _form(segments[last].tokens) == form:
            last += 1
        if form:
            members = list(segments[at:last])
            n = len(members)
            bits = (n - 1) * _bits(whole[form] - n, len(segments))
            if at and _follows(segments, at) and (part := _parts(segments[at - 1], from_end=True).get(form)):
                members.insert(0, segments[at - 1]._replace(tokens=part, lead=()))
                bits += _bits(ends[form] - n - 1, len(segments))
            if (
                last < len(segments)
                and _follows(segments, last)
                and (part := _parts(segments[last], from_end=False).get(form))
            ):
                members.append(segments[last]._replace(tokens=part))
                bits += _bits(begins[form] - n - 1, len(segments))
            if len(members) >= FEWEST:
                found.append(Series(PARALLEL, ITEM, tuple(members), bits - log2(whole[form]), bits))
        at = last
    return found


def _form(tokens: Sequence[Token]) -> Form | None:
    """Length of the first word and of all, in characters; None for a single word, many, and words of closed classes."""
    if not 1 < len(tokens) <= LONGEST or any(token.kind not in CONTENT for token in tokens):
        return None
    return len(tokens[0].text), sum(len(token.text) for token in tokens)


def _parts(segment: Segment, *, from_end: bool) -> dict[Form, tuple[Token, ...]]:
    """The last (first) words of an item, or the whole, by their form, where the cut is not within a name."""
    tokens = segment.tokens
    found: dict[Form, tuple[Token, ...]] = {}
    for n in range(2, min(LONGEST, len(tokens)) + 1):
        cut = len(tokens) - n if from_end else n
        part = tokens[cut:] if from_end else tokens[:cut]
        form = _form(part)
        if form and not (0 < cut < len(tokens) and {tokens[cut - 1].kind, tokens[cut].kind} <= NAMING):
            found.setdefault(form, part)
    return found


def _follows(segments: Sequence[Segment], at: int) -> bool:
    return segments[at].scope == segments[at - 1].scope


def _bits(others: int, size: int) -> float:
    return min(MOST_BITS, -log2((max(0, others) + 0.5) / (size + 0.5)))
