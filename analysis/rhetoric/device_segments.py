"""Cut the versions of articles into the segments that rhetorical series are made of.

A segment is a run of words of one paragraph: the first sentence of a paragraph (its opening), a heading, a point of a
numbered argument, a sentence, a brief sentence (as a paragraph's points are announced by, with longer ones between), a
part between semicolons, a couple of clauses (If …, then …), a clause between marks, or an item of an enumeration. What
only joins or counts segments (and, First, （一）, quotation marks) stands before a segment and is no part of it:
“First, we must” and “Second, we must” open alike.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import polars as pl

from analysis.rhetoric.device_places import Device, Place
from analysis.rhetoric.device_word_classes import NUMBER, OTHER, chinese_classes, english_class
from analysis.rhetoric.short_words import Word, cut_short

OPENING, HEADING, SENTENCE, BRIEF = "opening", "heading", "sentence", "brief"
POINT, PART, COUPLE, CLAUSE, ITEM = "point", "part", "couple", "clause", "item"
LEVELS = (HEADING, OPENING, POINT, SENTENCE, BRIEF, PART, COUPLE, CLAUSE, ITEM)
LONGEST_BRIEF = 6  # words of a brief sentence

_PARTS = frozenset("；;")
_CLAUSES = _PARTS | frozenset("，,：:—–。.！!？?…")
_ITEMS = _CLAUSES | frozenset("、")
_BREAKS = {PART: _PARTS, CLAUSE: _CLAUSES, ITEM: _ITEMS}
_JOINING = {
    "en": frozenset(
        {"and", "or", "but", "nor", "yet", "also", "then", "not", "only", "rather", "than", "let", "alone"}
    ),
    "zh": frozenset(
        {
            "并",
            "并且",
            "和",
            "与",
            "及",
            "以及",
            "也",
            "还",
            "又",
            "更",
            "而",
            "而且",
            "且",
            "同时",
            "更是",
            "都",
            "就",
        }
    ),
}
_SPLITTING = frozenset({"and", "or"})  # English words that part the items of an enumeration without a comma
_ORDINALS = {
    "en": frozenset(
        {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
        | {"firstly", "secondly", "thirdly", "fourthly", "finally", "lastly", "next"}
    ),
    "zh": frozenset({"首先", "其次", "再次", "最后", "再者", "此外"}),
}
_COUNTING_IS = re.compile(r"[一二三四五六七八九十]是")
_COUNTED = re.compile(r"第?[一二三四五六七八九十]{1,2}(?:是|要)?|\d{1,2}|[ivx]{1,4}|[a-h]")


class Token(NamedTuple):
    """A word or mark: its key (lemma or Chinese word), coarse class, tag, and place in its paragraph."""

    text: str
    key: str
    kind: str
    tag: str
    paragraph: int
    sentence: int
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        return self.tag == "punctuation"


class Segment(NamedTuple):
    """Words ``tokens`` of a segment, marks left out; ``scope`` numbers what neighbours may not reach over.

    ``lead`` is the joining words right before them (也, 又, *or*), which are no part of it.
    """

    level: str
    scope: int
    place: int
    tokens: tuple[Token, ...]
    lead: tuple[Token, ...] = ()

    @property
    def paragraph(self) -> int:
        return self.tokens[0].paragraph

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def where(self) -> Place:
        return Place(self.paragraph, self.tokens[0].sentence, self.start, self.end)


class Version(NamedTuple):
    """A version of an article: its tokens and its segments by level, both in the order of the text."""

    issue: str
    article: str
    language: str
    tokens: tuple[Token, ...]
    segments: Mapping[str, tuple[Segment, ...]]


def versions(
    paragraphs: pl.DataFrame, tokens: pl.DataFrame, numbered: Iterable[Device] = ()
) -> list[Version]:
    """The versions of all articles, by issue, article and language.

    Args:
        paragraphs: the table ``corpus/paragraphs``.
        tokens: the table ``corpus/tokens``.
        numbered: the numbered arguments of the same texts, whose members are the points.
    """
    points: dict[tuple[str, str, str], list[tuple[Place, ...]]] = {}
    for device in numbered:
        points.setdefault(device.version, []).append(device.places)
    place = ["issue", "article", "language", "paragraph"]
    kinds = paragraphs.select(*place, "kind")
    rows = tokens.join(kinds, on=place, how="inner").sort(*place, "sentence", "token")
    found = []
    for (issue, article, language), part in rows.group_by(place[:3], maintain_order=True):
        headings = set(part.filter(kind="heading")["sentence"].to_list())
        read = list(_chinese(part) if language == "zh" else _english(part))
        key = (str(issue), str(article), str(language))
        segments = _segments(read, headings, key[2]) | {POINT: _points(read, points.get(key, ()), key[2])}
        found.append(Version(*key, tuple(read), segments))
    return found


def _chinese(rows: pl.DataFrame) -> Iterator[Token]:
    columns = ("text", "tag", "paragraph", "sentence", "start", "end")
    words = list(cut_short(Word(*row) for row in rows.select(columns).iter_rows()))
    classes = chinese_classes({word.text for word in words if word.tag in ("word", "phrase")})
    for text, tag, *where in words:
        yield Token(text, text, NUMBER if tag == NUMBER else classes.get(text, OTHER), tag, *where)


def _english(rows: pl.DataFrame) -> Iterator[Token]:
    columns = ("text", "lemma", "tag", "paragraph", "sentence", "start", "end")
    before: Token | None = None
    for text, lemma, tag, *where in rows.select(columns).iter_rows():
        known = before is not None and before.sentence == where[1] and not before.is_mark
        word_class = english_class(text, tag, before.kind if before and known else None)
        before = Token(text, lemma.lower(), word_class, tag, *where)
        yield before


def _points(tokens: Sequence[Token], series: Sequence[Sequence[Place]], language: str) -> tuple[Segment, ...]:
    """The points of numbered arguments, without their numbers; each argument is a scope."""
    sentences: dict[int, list[Token]] = {}
    for token in tokens if series else ():
        sentences.setdefault(token.sentence, []).append(token)
    found: list[Segment] = []
    for scope, places in enumerate(series):
        for place in places:
            piece = [t for t in sentences[place.sentence] if place.start <= t.start and t.end <= place.end]
            lead, words = _body(piece, language)
            if words:
                found.append(Segment(POINT, scope, len(found), words, lead))
    return tuple(found)


def _segments(
    tokens: Sequence[Token], headings: Container[int], language: str
) -> dict[str, tuple[Segment, ...]]:
    found: dict[str, list[Segment]] = {level: [] for level in LEVELS}

    def add(level: str, scope: int, piece: Sequence[Token]) -> None:
        lead, words = _body(piece, language)
        if words:
            found[level].append(Segment(level, scope, len(found[level]), words, lead))

    paragraph = -1
    for sentence in _sentences(tokens):
        first = sentence[0]
        if first.sentence in headings:
            add(HEADING, 0, sentence)
            continue
        if first.paragraph != paragraph:
            paragraph = first.paragraph
            add(OPENING, 0, sentence)
        add(SENTENCE, paragraph, sentence)
        if sum(not token.is_mark for token in sentence) <= LONGEST_BRIEF:
            add(BRIEF, paragraph, sentence)
        for level, breaks in _BREAKS.items():
            pieces = list(_pieces(sentence, breaks, language == "en" and level == ITEM))
            if level != PART or len(pieces) > 1:
                for piece in pieces:
                    add(level, first.sentence if level == ITEM else paragraph, piece)
    found[COUPLE] = list(_couples(found[CLAUSE]))
    return {level: tuple(segments) for level, segments in found.items()}


def _couples(clauses: Sequence[Segment]) -> Iterator[Segment]:
    """Each two neighbouring clauses of a sentence, those that do not overlap in one scope."""
    sentences: dict[int, list[Segment]] = {}
    for clause in clauses:
        sentences.setdefault(clause.tokens[0].sentence, []).append(clause)
    scopes = ((own, first) for own in sentences.values() for first in (0, 1) if len(own) >= 4)
    place = 0
    for scope, (own, first) in enumerate(scopes):
        for a, b in zip(own[first::2], own[first + 1 :: 2], strict=False):
            yield Segment(COUPLE, scope, place, a.tokens + b.lead + b.tokens, a.lead)
            place += 1


def _sentences(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    for _, sentence in groupby(tokens, key=lambda token: token.sentence):
        yield list(sentence)


def _pieces(sentence: Sequence[Token], breaks: frozenset[str], at_words: bool) -> Iterator[list[Token]]:
    piece: list[Token] = []
    for token in sentence:
        if (token.is_mark and token.text[0] in breaks) or (at_words and token.key in _SPLITTING):
            yield piece
            piece = []
        else:
            piece.append(token)
    yield piece


def _body(piece: Sequence[Token], language: str) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The joining words before a piece, and its words from behind what joins or counts it."""
    words = [token for token in piece if not token.is_mark]
    start = 0
    while start < len(words) - 1 and _is_lead(words, piece, start, language):
        start += 1
    first = start
    while first > 0 and words[first - 1].key in _JOINING[language]:
        first -= 1
    return tuple(words[first:start]), tuple(words[start:])


def _is_lead(words: Sequence[Token], piece: Sequence[Token], at: int, language: str) -> bool:
    token = words[at]
    if token.key in _JOINING[language]:
        return True
    if any(word.key not in _JOINING[language] for word in words[:at]):
        return False
    following = next((other for other in piece if other.start >= token.end), None)
    stands_apart = following is not None and following.is_mark and following.text[0] in "，,、.)）:："
    if token.key in _ORDINALS[language] or (language == "zh" and token.text.startswith("第")):
        return stands_apart
    if language == "zh" and _COUNTING_IS.fullmatch(token.text):
        return True
    return stands_apart and bool(_COUNTED.fullmatch(token.key))
