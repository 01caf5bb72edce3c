"""Cut a Chinese sentence into tokens: set phrases first, then the words between them.

The rules are written out in ``docs/methods-language.md``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from analysis.errors import StudyError

Token = tuple[int, int, str]
Segment = Callable[[str], Sequence[str]]
"""Cuts a run of Chinese characters into words, which joined give the run again."""

SEGMENTERS = ("rjieba", "jieba", "characters")

_HAN = r"〇々\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = r"A-Za-zＡ-Ｚａ-ｚ\u00c0-\u024f"
_DIGITS = r"0-9０-９"
_TOKEN = re.compile(
    rf"""
    (?P<number> [{_DIGITS}]+(?:[.,．，][{_DIGITS}]+)*(?:[%％‰]|[十百千万亿]+)? (?![{_LATIN}]) )
  | (?P<word> [{_LATIN}{_DIGITS}]+(?:[-‐‑'’.&][{_LATIN}{_DIGITS}]+)* )
  | (?P<han> [{_HAN}]+ )
  | (?P<other> [^\W\d_]+ )
  | (?P<mark> —+ | …+ | \.{{2,}} | \S )
    """,
    re.VERBOSE,
)
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十百千万亿两]+")
_LATIN_OR_DIGIT = re.compile(rf"[{_LATIN}{_DIGITS}]")


def segmenter_named(name: str) -> Segment:
    """The segmenter of that name: ``rjieba``, ``jieba`` (the same model, in Python) or ``characters``.

    Raises:
        StudyError: there is no such segmenter.
    """
    if name == "rjieba":
        import rjieba

        return rjieba.cut
    if name == "jieba":
        return _jieba()
    if name == "characters":
        return list
    raise StudyError(
        "language.segmenter",
        f"there is no segmenter “{name}”.",
        f"Choose one of {', '.join(SEGMENTERS)}.",
    )


def _jieba() -> Segment:
    import jieba

    # Set up here and not by jieba itself, which would read and leave a cache file in the machine's temporary
    # folder.
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    cut: Segment = tokenizer.lcut
    return cut


class SetPhrases:
    """The set phrases of a codebook, found on characters: leftmost, then longest, without overlap.

    Args:
        phrases: the phrases; order and repetition make no difference.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick

        wanted = sorted({phrase.strip() for phrase in phrases} - {""})
        self._matcher = AhoCorasick(wanted, matchkind=MATCHKIND_LEFTMOST_LONGEST) if wanted else None

    def find(self, sentence: str) -> list[tuple[int, int]]:
        """``(start, end)`` of each phrase in the sentence.

        A phrase that begins or ends with a Latin letter or a digit does not match inside a longer word.
        """
        if self._matcher is None:
            return []
        matches = self._matcher.find_matches_as_indexes(sentence)
        return [(start, end) for _, start, end in matches if _stands_free(sentence, start, end)]


def _stands_free(sentence: str, start: int, end: int) -> bool:
    def joined(left: str, right: str) -> bool:
        return bool(_LATIN_OR_DIGIT.match(left) and _LATIN_OR_DIGIT.match(right))

    before = start > 0 and joined(sentence[start - 1], sentence[start])
    after = end < len(sentence) and joined(sentence[end - 1], sentence[end])
    return not before and not after


def tokenize_chinese(sentence: str, phrases: SetPhrases, segment: Segment) -> list[Token]:
    """Tokens of a sentence.

    Set phrases are single tokens with the tag ``phrase``; ``segment`` cuts the characters between them. A
    number with its decimals, per cent sign or magnitude (``1.3万亿``) is one token, so is a Latin word
    (``COVID-19``); a token of Chinese numerals only is a number. Every other character that is no white space
    is punctuation, dashes and dots in a row being one token.

    Returns:
        ``(start, end, tag)``: characters of ``sentence``, the end exclusive; tag ``word``, ``phrase``,
        ``number`` or ``punctuation``. The tokens joined are the sentence without its white space, but for
        white space in a phrase.
    """
    tokens: list[Token] = []
    place = 0
    for start, end in phrases.find(sentence):
        _tokenize_between(sentence, place, start, segment, tokens)
        tokens.append((start, end, "phrase"))
        place = end
    _tokenize_between(sentence, place, len(sentence), segment, tokens)
    return tokens


def _tokenize_between(sentence: str, start: int, end: int, segment: Segment, tokens: list[Token]) -> None:
    for match in _TOKEN.finditer(sentence, start, end):
        if match.lastgroup == "han":
            place = match.start()
            for word in segment(match.group()):
                tag = "number" if _NUMERAL.fullmatch(word) else "word"
                tokens.append((place, place + len(word), tag))
                place += len(word)
        elif match.lastgroup == "mark":
            tokens.append((*match.span(), "punctuation"))
        else:
            tokens.append((*match.span(), "number" if match.lastgroup == "number" else "word"))
