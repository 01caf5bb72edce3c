"""Phrases of four characters: idioms of the dictionary, and runs of clauses of four characters (四字格)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.alignment.dictionary import idioms
from analysis.rhetoric.device_places import Device, Place, name_of
from analysis.rhetoric.device_segments import ITEM, Segment, Token, Version

IDIOM, FOUR_CHARACTER = "idiom", "four_character"
SIZE = 4
SHORTEST_RUN = 2
_HAN = re.compile(r"[\u3400-\u9fff]{4}")


def four_character_devices(versions: Sequence[Version]) -> Iterator[Device]:
    """Idioms of four characters, and runs of two or more neighbouring items of exactly four characters."""
    for version in versions:
        if version.language == "zh":
            yield from _idioms(version)
            yield from _runs(version)


def _idioms(version: Version) -> Iterator[Device]:
    """Four characters that CC-CEDICT marks as an idiom and that begin and end where words do; leftmost first."""
    known, tokens, at = idioms(), version.tokens, 0
    key = (version.issue, version.article, version.language)
    while at < len(tokens):
        last, text = _joined(tokens, at)
        if len(text) == SIZE and text in known:
            place = Place(tokens[at].paragraph, tokens[at].sentence, tokens[at].start, tokens[last].end)
            yield Device(key, name_of(IDIOM, "phrase", place), IDIOM, "phrase", (place,), text, asked=False)
            at = last
        at += 1


def _joined(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """The words from a place on that make up four characters, without a mark between them, and the last one's place."""
    text, last = "", at - 1
    while last + 1 < len(tokens) and len(text) < SIZE:
        following = tokens[last + 1]
        if following.is_mark or following.sentence != tokens[at].sentence:
            break
        text, last = text + following.text, last + 1
    return last, text


def _runs(version: Version) -> Iterator[Device]:
    key = (version.issue, version.article, version.language)
    runs: list[list[Segment]] = []
    fitting = [s for s in version.segments[ITEM] if _HAN.fullmatch("".join(t.text for t in s.tokens))]
    for segment in fitting:
        if runs and segment.scope == runs[-1][-1].scope and segment.place == runs[-1][-1].place + 1:
            runs[-1].append(segment)
        else:
            runs.append([segment])
    for run in runs:
        if len(run) >= SHORTEST_RUN:
            places = tuple(segment.where for segment in run)
            name = name_of(FOUR_CHARACTER, "item", places[0])
            yield Device(key, name, FOUR_CHARACTER, "item", places, asked=False)
