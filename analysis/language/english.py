"""Cut an English sentence into tokens, by rules alone. The rules are written out in
``docs/methods-language.md``.
"""

from __future__ import annotations

import re

from analysis.language.sentences import BEFORE_NUMBERS, OPEN_ABBREVIATIONS, TITLES

Token = tuple[int, int, str]

_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"
_ABBREVIATIONS = "|".join(sorted(TITLES | OPEN_ABBREVIATIONS | {"etc"}, key=lambda word: (-len(word), word)))
_BEFORE_NUMBERS = "|".join(sorted(BEFORE_NUMBERS))
_CLITIC = r"(?:s|S|re|ve|ll|d|m)\b"
_TOKEN = re.compile(
    rf"""
    (?P<plain> [A-Za-z]+(?=[\s,;)”]) )
  | (?P<address> https?://\S*[\w/] | www\.\S*[\w/] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
  | (?P<acronym>
      (?:[^\W\d_]{{1,2}}\.){{2,}} | (?:[A-Z]\.)+[A-Z]\b | [A-Z](?:&[A-Z])+\b | [A-Z]\.(?=\s+[A-Z]) )
  | (?P<abbreviation>
      \b(?:(?:{_ABBREVIATIONS})\.(?=\s*[^\s.]) | (?:{_BEFORE_NUMBERS})\.(?=\s*\d)) )
  | (?P<compound> \d+(?:[.,]\d+)*(?:[-‐‑]{_LETTERS})+ | \d+(?!(?:st|nd|rd|th|s)\b){_LETTERS}\d* )
  | (?P<number> (?:[A-Z]{{1,3}})?[$€£¥]\s?\d+(?:[.,]\d+)*%? | \d+(?:[.,]\d+)*(?:%|‰|(?:st|nd|rd|th|s)\b)? )
  | (?P<clitic> (?<=[\w.%])['’]{_CLITIC} )
  | (?P<word> {_LETTERS}(?:[-‐‑][^\W_]+|['’]{_LETTERS}|\d+)* )
  | (?P<mark> \.{{2,}} | …+ | —+ | -{{2,}} | \S )
    """,
    re.VERBOSE,
)
_PARTS = re.compile(rf"(.+?)(n['’]t|['’]{_CLITIC})")
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")
_ENUMERATOR = re.compile(r"[(\[]?([ivx]+|[IVX]+)(?:[.)]\s|[.)]?$)")


def tokenize_english(sentence: str) -> list[Token]:
    """Tokens of a sentence.

    A word keeps its inner hyphens and apostrophes (``people-to-people``, ``Xi’an``); ’s, n’t, ’re, ’ve, ’ll,
    ’d and ’m are tokens of their own. A number keeps its separators, currency and per cent sign. Every other
    character that is no white space is punctuation, dots and dashes in a row being one token.

    Returns:
        ``(start, end, tag)``: characters of ``sentence``, the end exclusive; tag ``word``, ``number`` or
        ``punctuation``. The tokens joined are the sentence without its white space.
    """
    tokens: list[Token] = []
    numeral = _ENUMERATOR.match(sentence)
    for match in _TOKEN.finditer(sentence):
        start, end = match.span()
        kind = match.lastgroup
        # The plain word is the common case: it stands first for speed and needs no further look.
        if kind == "mark":
            tokens.append((start, end, "punctuation"))
        elif numeral and start == numeral.start(1):
            # "ii. Rising water", "I. The upper ford": the numeral of a heading, its dot apart.
            tokens.append((start, numeral.end(1), "number"))
            tokens += [(numeral.end(1), end, "punctuation")] * (end > numeral.end(1))
        elif kind == "plain" and not match.group().isupper():
            tokens.append((start, end, "word"))
        elif kind == "number":
            tokens.append((start, end, "number"))
        elif kind in {"word", "plain"}:
            parts = _PARTS.fullmatch(match.group())
            if parts:
                cut = start + parts.end(1)
                tokens += [(start, cut, "word"), (cut, end, "word")]
            else:
                tokens.append((start, end, "number" if _ROMAN.fullmatch(match.group()) else "word"))
        else:
            tokens.append((start, end, "word"))
    return tokens
