"""Find where sentences begin and end in a paragraph, by rules alone.

Every rule is written out in ``docs/methods-language.md``. Offsets are characters of the paragraph, from 0,
the end exclusive. The sentences of a paragraph cover all its text but white space, in order, without overlap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Abbreviations that a name follows: their full stop never ends a sentence.
TITLES = _words(
    "Mr Mrs Ms Mx Dr Prof Amb Gen Adm Col Lt Capt Maj Sgt Sen Rep Gov Pres Hon Rev Fr St Messrs Mme Mlle "
    "vs cf viz al"
)
# Abbreviations that may stand last in a sentence: the word after them decides.
OPEN_ABBREVIATIONS = _words(
    "Co Corp Inc Ltd Bros Jr Sr Ave Blvd Dept Univ Est Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec "
    "approx ca ed eds"
)
# Abbreviations before a number (No. 5, pp. 3-9); before anything else they are words of their own.
BEFORE_NUMBERS = _words("No Nos pp p Art Arts para paras Fig Figs Vol Vols Ch Sec")
# Words that open a sentence far oftener than a name: after U.S. or Ltd. a new sentence has begun.
OPENERS = _words(
    "A After All Although An And As At Both But By During Each For From He Her His However I If In It Its "
    "Many Moreover Now On Our She Since So Some Such That The Their Then There These They This Those Through "
    "Thus To Today Under We What When Where Which While Who Why With Without You"
)

_CLOSERS_ENGLISH = "”’\"')\\]»›"
_END_ENGLISH = re.compile(rf"(?:\.{{2,}}|…+|[.!?])[.!?…]*[{_CLOSERS_ENGLISH}]*(?=\s|$)")
# A full stop with no space after it, as a lost space in print leaves it: the word before is a lower-case one.
_LOST_SPACE = re.compile(rf"(?<=[a-z]{{3}})[.!?][{_CLOSERS_ENGLISH}]*(?=[“‘]?[A-Z][a-z])")
_LAST_WORD = re.compile(r"[^\s“‘\"'(\[/—–]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[IVXLivxl]+|[A-Za-z])")
_NEXT_WORD = re.compile(r"[^\w]*(\w*)")
# A small numeral that opens a run-in heading: "... of the basin. ii. The upper ford"
_RUN_IN = re.compile(r"\s+[(\[]?(?:[ivx]+|[a-h])[.)]\s+[“‘]?[A-Z]")


def split_english(text: str) -> list[Span]:
    """Sentences of an English paragraph.

    A sentence ends at ``.``, ``!``, ``?`` or an ellipsis with the closing quotes and brackets that follow,
    unless a lower-case word comes next, or the full stop belongs to an abbreviation, an initial or a number
    of a list. The document is not looked at: the rules need no training and no word list but the few
    abbreviations above.

    Returns:
        ``(start, end)`` of each sentence.
    """
    ends: list[int] = []
    start = 0
    candidates = sorted({match.span() for match in _END_ENGLISH.finditer(text)} | _lost_spaces(text))
    for mark, end in candidates:
        if _ends_english(text, start, mark, end):
            ends.append(end)
            start = end
    return _spans(text, ends)


def _lost_spaces(text: str) -> set[Span]:
    spans = set()
    for match in _LOST_SPACE.finditer(text):
        word = _LAST_WORD.search(text, max(0, match.start() - 80), match.start())
        if word is None or not re.search(r"[@/]|www|http|\.", word.group()):
            spans.add(match.span())
    return spans


def _ends_english(text: str, start: int, mark: int, end: int) -> bool:
    following = _NEXT_WORD.match(text, end)
    word = following.group(1) if following else ""
    if not word:
        # Only punctuation is left: it belongs to this sentence, unless the text is over anyway.
        return not text[end:].strip()
    if word[0].islower() and not _RUN_IN.match(text, end):
        return False
    if text[mark] != "." or text[mark:end].rstrip(_CLOSERS_ENGLISH.replace("\\", "")) != ".":
        return any(character.isalnum() for character in text[start:mark])
    return not _is_abbreviation(text, start, mark, word)


def _is_abbreviation(text: str, start: int, mark: int, following: str) -> bool:
    """Whether the full stop at ``mark`` belongs to the word before it and the sentence goes on."""
    before = _LAST_WORD.search(text, start, mark)
    word = before.group() if before else ""
    if _ENUMERATOR.fullmatch(text[start:mark].strip()):
        return True
    if word in BEFORE_NUMBERS:
        return following[0].isdigit()
    if word in TITLES:
        return True
    if len(word) == 1 and word.isalpha() and word.isupper() and word != "I":
        # H. E. before a name, J. Smith.
        return following not in OPENERS or following in {"A", "I"}
    if word.lower() in {"e.g", "i.e"}:
        return True
    if word in OPEN_ABBREVIATIONS or _DOTTED.fullmatch(word):
        return following not in OPENERS
    return False


_ENDS_CHINESE = "。！？｡!?…"
_CLOSERS_CHINESE = "”’」』）》〉】〕\"')]"
_END_CHINESE = re.compile(rf"[{_ENDS_CHINESE}]+[{re.escape(_CLOSERS_CHINESE)}]*")
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_BRACKETS = {"（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "(": ")", "[": "]"}
# What shows that the sentence goes on after a mark: punctuation within a sentence, a dash before a source.
_GOES_ON = frozenset("，、；：—·～,;:")
# What shows that it goes on after a closing quote or an ellipsis: the quotation or list is part of a phrase.
_PARTICLES = frozenset("的之等")
_AFTER_LIST = _PARTICLES | frozenset("都皆均")


def split_chinese(text: str) -> list[Span]:
    """Sentences of a Chinese paragraph.

    A sentence ends at 。！？ or …… with the closing quotes and brackets that follow, when what comes next
    starts a new clause. It goes on when a comma, colon, dash, 的, 之 or 等 follows a closing quote; inside a
    title 《》 or a bracket that stands within a sentence; and inside a question or exclamation that is
    quoted as part of a clause (面对“…？…？”的疑问). A quotation of several sentences is split inside like any
    other text. A ； ends nothing.

    Returns:
        ``(start, end)`` of each sentence.
    """
    enclosed = _enclosures(text)
    ends: list[int] = []
    start = 0
    for match in _END_CHINESE.finditer(text):
        mark, end = match.span()
        if _ends_chinese(text, start, mark, end, enclosed):
            ends.append(end)
            start = end
    return _spans(text, ends)


def _ends_chinese(
    text: str, start: int, mark: int, end: int, enclosed: Sequence[tuple[int, int, bool]]
) -> bool:
    if not any(character.isalnum() for character in text[start:mark]):
        return False
    if text[mark] in "!?" and not _is_wide(text[mark - 1]) and end < len(text) and not text[end].isspace():
        return False
    for opening, closing, quoted in enclosed:
        if opening < mark < closing and (quoted or text[start:opening].strip()):
            return False
    rest = text[end:].lstrip()
    if not rest:
        return True
    if rest[0] in _GOES_ON:
        return False
    if set(text[mark:end]) == {"…"}:
        return rest[0] not in _AFTER_LIST
    return not (text[end - 1] in _CLOSERS_CHINESE and rest[0] in _PARTICLES)


def _is_wide(character: str) -> bool:
    return ord(character) >= 0x2E80 or character in "”’"


def _enclosures(text: str) -> list[tuple[int, int, bool]]:
    """Brackets, titles, and quotations that are part of a clause: opening, closing, whether a quotation."""
    pairs = _QUOTES | _BRACKETS
    closers = set(pairs.values())
    stack: list[tuple[str, int]] = []
    found: list[tuple[int, int, bool]] = []
    for place, character in enumerate(text):
        if character in pairs:
            stack.append((pairs[character], place))
        elif character in closers and any(wanted == character for wanted, _ in stack):
            while stack:
                wanted, opening = stack.pop()
                if wanted == character:
                    if character not in _QUOTES.values():
                        found.append((opening, place, False))
                    elif _is_part_of_clause(text, opening, place):
                        found.append((opening, place, True))
                    break
    return sorted(found)


def _is_part_of_clause(text: str, opening: int, closing: int) -> bool:
    """Whether a quotation has a word of its clause right before it and another after it."""
    rest = text[closing + 1 :].lstrip()
    if not opening or not text[opening - 1].isalnum() or not rest:
        return False
    if rest[0] in _PARTICLES:
        return True
    return rest[0].isalnum() and text[closing - 1] in "？！?!"


def _spans(text: str, ends: list[int]) -> list[Span]:
    """Cut ``text`` at ``ends`` and trim the white space from each piece."""
    spans: list[Span] = []
    start = 0
    for end in [*ends, len(text)]:
        piece = text[start:end]
        trimmed = piece.strip()
        if trimmed:
            first = start + len(piece) - len(piece.lstrip())
            spans.append((first, first + len(trimmed)))
        start = end
    return spans
