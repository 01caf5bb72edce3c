"""Numbered argument: sentences, clauses or headings that count from one (First, … Second, …; 一是……二是……; I., II.)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import polars as pl

from analysis.rhetoric.device_places import Device, Place, name_of

NUMBERED = "numbered"
LAST = -1  # the number of “finally”, which follows any
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ENGLISH = {word: number for number, word in enumerate(_WORDS, start=1)}
_ADVERBS = {
    "firstly": 1,
    "secondly": 2,
    "thirdly": 3,
    "fourthly": 4,
    "finally": LAST,
    "lastly": LAST,
    "last": LAST,
}
_NUMERALS = "一二三四五六七八九十"
_CHINESE_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": LAST}
_ORDINALS = "|".join([*_ADVERBS, *_ENGLISH])

# What counts, by style: a series keeps its style, but 首先 goes on with 第二.
_STYLES = (
    ("ordinal", re.compile(rf"(?P<word>{_ORDINALS})\s*(?:,|:|is\b|and foremost\b)", re.IGNORECASE)),
    ("ordinal", re.compile(rf"第(?P<zh>[{_NUMERALS}])(?:[，、：,:]|是)")),
    # 再次 and 最后 are adverbs and adjectives too (再次强调, 最后一天), so a mark or verb has to follow
    ("ordinal", re.compile(r"(?P<word>首先|其次|(?:再次|最后)(?=[，、：,:]|是|要))")),
    ("bracket", re.compile(rf"[（(](?P<zh>[{_NUMERALS}])[）)]")),
    ("bracket", re.compile(r"[（(](?P<figure>\d{1,2})[）)]")),
    ("figure", re.compile(r"(?P<figure>\d{1,2})[.．、]\s*(?=\D)")),
    ("numeral", re.compile(rf"(?P<zh>[{_NUMERALS}])、")),
    ("roman", re.compile(r"(?P<roman>X{0,2}(?:IX|IV|V?I{0,3})(?<=[IVX]))\.\s")),
    ("small roman", re.compile(r"(?P<roman>x{0,2}(?:ix|iv|v?i{0,3})(?<=[ivx]))\.\s")),
    ("is", re.compile(rf"(?P<zh>[{_NUMERALS}])(?:是|要)")),
    ("of these", re.compile(rf"其(?P<zh>[{_NUMERALS}])[，、：,:]")),
)
# A heading may have its number without any mark; elsewhere a bare number begins a quantity.
_HEADING_STYLES = (*_STYLES, ("figure", re.compile(r"(?P<figure>\d{1,2})\s+(?=[^\W\d])")))
_ROMAN = {"i": 1, "v": 5, "x": 10}
_CLAUSE = re.compile(r"(?:^|[；;：:，,])\s*[“‘「『\"]?")


class _Count(NamedTuple):
    style: str
    number: int
    place: Place


def numbered_arguments(paragraphs: pl.DataFrame, sentences: pl.DataFrame) -> Iterator[Device]:
    """Series that count from one to two at least, within one article version, each number once and in order.

    A number stands at the beginning of a sentence, or of a clause where it is a word of counting (一是, second,). The
    member runs to the end of its sentence, or to the next number in it.
    """
    place = ["issue", "article", "language", "paragraph"]
    rows = sentences.join(paragraphs.select(*place, "kind"), on=place, how="inner").sort(*place, "sentence")
    for version, part in rows.group_by(place[:3], maintain_order=True):
        key = (str(version[0]), str(version[1]), str(version[2]))
        counts = [
            count
            for paragraph, sentence, text, start, kind in part.select(
                "paragraph", "sentence", "text", "start", "kind"
            ).iter_rows()
            for count in _counts(
                text, Place(paragraph, sentence, start, start + len(text)), heading=kind == "heading"
            )
        ]
        yield from _series(counts, key)


def _counts(text: str, sentence: Place, *, heading: bool) -> list[_Count]:
    found: list[_Count] = []
    for opening in _CLAUSE.finditer(text):
        at = opening.end()
        for style, pattern in _HEADING_STYLES if heading else _STYLES:
            match = pattern.match(text, at)
            if match and (opening.start() == 0 or style in ("ordinal", "is", "of these")):
                place = sentence._replace(start=sentence.start + at)
                found.append(_Count(style, _number(match), place))
                break
    if not found:
        return []
    ends = [*(count.place.start for count in found[1:]), sentence.end]
    return [
        count._replace(place=count.place._replace(end=end)) for count, end in zip(found, ends, strict=True)
    ]


def _number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("zh"):
        return _NUMERALS.index(groups["zh"]) + 1
    if groups.get("figure"):
        return int(groups["figure"])
    if groups.get("roman"):
        values = [_ROMAN[letter] for letter in groups["roman"].lower()]
        return sum(
            -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
        )
    word = groups["word"].lower()
    return _CHINESE_WORDS.get(word) or _ADVERBS.get(word) or _ENGLISH[word]


def _series(counts: Sequence[_Count], key: tuple[str, str, str]) -> Iterator[Device]:
    used: set[int] = set()
    for at, first in enumerate(counts):
        if first.number != 1 or at in used:
            continue
        chain = [at]
        for later in range(at + 1, len(counts)):
            count = counts[later]
            if count.style != first.style or later in used:
                continue
            if count.number == 1:
                break
            if count.number in (len(chain) + 1, LAST):
                chain.append(later)
                if count.number == LAST:
                    break
        if len(chain) > 1:
            used.update(chain)
            places = tuple(counts[member].place for member in chain)
            frame = f"{first.style}: 1–{len(chain)}"
            yield Device(key, name_of(NUMBERED, "sentence", places[0]), NUMBERED, "sentence", places, frame)
