"""Cut English tokens and forms into the words that are compared, each with a key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from analysis.language.english import tokenize_english
from analysis.language.lemmas import EnglishLemmas, is_acronym

_HYPHENS = frozenset("-‐‑–")
_APOSTROPHES = frozenset("'’")
_PIECE = re.compile("[^-‐‑–]+")
_POSSESSIVE = re.compile(r"['’][sS]?$")

# Letters of no language of a study stand for wildcards while a form is cut, so that a pattern is cut like a word.
_STAND_INS = {ord("*"): "ᚠ", ord("?"): "ᚢ"}
_MEANT = {ord("ᚠ"): "*", ord("ᚢ"): "?"}


class Piece(NamedTuple):
    """A word between white space and hyphens, with its characters in the text and the key to match it by."""

    start: int
    end: int
    text: str
    key: str


class EnglishWords:
    """Cuts tokens into words; capitals mean something only in words that are known as acronyms."""

    def __init__(self, forms: Iterable[str]) -> None:
        """Take the forms, whose words in capitals are the acronyms. In other words a text may shout."""
        self._lemmas = EnglishLemmas()
        self._pieces: dict[str, list[tuple[int, int, str, str]]] = {}
        self.acronyms = frozenset(
            self.lemma(part)
            for form in forms
            for token, _, _ in tokens_of_form(form)
            for part in _PIECE.findall(token)
            if is_acronym(part)
        )

    def pieces(self, tokens: Iterable[tuple[str, int, int]]) -> list[Piece]:
        """Words of a sentence from its tokens (text, start, end), however these treat hyphens and
        possessives.

        Hyphens between words are dropped and so is the possessive ’s; other marks stay, because a phrase does
        not go on behind a comma.
        """
        made: list[Piece] = []
        tokens = list(tokens)
        for place, (text, start, end) in enumerate(tokens):
            glued = place > 0 and tokens[place - 1][2] == start
            if glued and text in _APOSTROPHES:
                continue
            if text in _HYPHENS and glued and place + 1 < len(tokens) and tokens[place + 1][1] == end:
                continue
            if text not in self._pieces:
                self._pieces[text] = self._split(text)
            for first, last, part, key in self._pieces[text]:
                made.append(Piece(start + first, start + last, part, key))
        return made

    def of_form(self, form: str) -> list[Piece]:
        """Words of a form; wildcards stand in their ``text``."""
        return [
            piece._replace(text=piece.text.translate(_MEANT)) for piece in self.pieces(tokens_of_form(form))
        ]

    def _split(self, token: str) -> list[tuple[int, int, str, str]]:
        if not any(character.isalnum() for character in token):
            return [(0, len(token), token, token)]
        parts: list[tuple[int, int, str, str]] = []
        for match in _PIECE.finditer(token):
            part = _POSSESSIVE.sub("", match.group())
            if part:
                parts.append((match.start(), match.start() + len(part), part, self._key(part)))
        return parts

    def _key(self, part: str) -> str:
        if is_acronym(part):
            acronym = self.lemma(part)
            if acronym in self.acronyms:
                return acronym
        if part[0].isdigit():
            return part.replace(",", "").lower()
        return self.lemma(part.lower())

    def lemma(self, part: str) -> str:
        """The lemma of one word."""
        return self._lemmas.of_form([part], ["word"])[0]


def tokens_of_form(form: str) -> list[tuple[str, int, int]]:
    """Tokens of a form (text, start, end), a letter in place of each wildcard."""
    form = form.translate(_STAND_INS)
    return [(form[start:end], start, end) for start, end, _ in tokenize_english(form)]


def bare(text: str) -> str:
    """A word as it is compared: small letters, no dots, one kind of apostrophe."""
    return text.replace(".", "").replace("’", "'").lower()
