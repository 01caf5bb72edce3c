"""Cut the versions of articles into the segments that rhetorical series are made of.

A segment is a run of words of one paragraph: the first sentence of a paragraph (its opening), a heading, a point of a
numbered argument, a sentence, a brief sentence (as a paragraph's points are announced by, with longer ones between), a
part between semicolons, a couple of clauses (If …, then …), a clause between marks, or an item of an enumeration. What
only joins or counts segments (and, First, （一）, quotation marks) stands before a segment and is no part of it:
“First, we must” and “Second, we must” open alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import polars as pl

from analysis.rhetoric.device_places import Device, Place
from analysis.rhetoric.device_word_classes import chinese_classes, english_class

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
    chinese = rows.filter((pl.col("language") == "zh") & pl.col("tag").is_in(["word", "phrase"]))
    classes = chinese_classes(chinese["text"].unique().to_list())
    found = []
    for (issue, article, language), part in rows.group_by(place[:3], maintain_order=True):
        read: list[Token] = []
        headings: list[bool] = []
        columns = ("text", "lemma", "tag", "paragraph", "sentence", "start", "end", "kind")
        for text, lemma, tag, *where, kind in part.select(columns).iter_rows():
            if language == "zh":
                word_class = "number" if tag == "number" else classes.get(text, "other")
                key = text
            else:
                before = read[-1] if read and read[-1].sentence == where[1] else None
                behind = None if before is None or before.is_mark else before.kind
                word_class, key = english_class(text, tag, behind), lemma.lower()
            read.append(Token(text, key, word_class, tag, *where))
            headings.append(kind == "heading")
        key = (str(issue), str(article), str(language))
        segments = _segments(read, headings, key[2]) | {POINT: _points(read, points.get(key, ()), key[2])}
        found.append(Version(*key, tuple(read), segments))
    return found


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
    tokens: Sequence[Token], headings: Sequence[bool], language: str
) -> dict[str, tuple[Segment, ...]]:
    found: dict[str, list[Segment]] = {level: [] for level in LEVELS}

    def add(level: str, scope: int, piece: Sequence[Token]) -> None:
        lead, words = _body(piece, language)
        if words:
            found[level].append(Segment(level, scope, len(found[level]), words, lead))

    paragraph = -1
    for run in _runs(tokens, headings):
        first = run[0][0]
        sentence = [token for token, _ in run]
        if run[0][1]:
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


def _runs(tokens: Sequence[Token], headings: Sequence[bool]) -> Iterator[list[tuple[Token, bool]]]:
    """The tokens sentence by sentence, each with whether it stands in a heading."""
    run: list[tuple[Token, bool]] = []
    for pair in zip(tokens, headings, strict=True):
        if run and pair[0].sentence != run[-1][0].sentence:
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


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
