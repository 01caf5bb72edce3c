"""Find the codebook's English forms in tokens, as sequences of lemmas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.codebook.codebook import Codebook, Term
from analysis.codebook.selection import Span, leftmost_longest
from analysis.errors import StudyError
from analysis.language.english import tokenize_english
from analysis.language.lemmas import EnglishLemmas, is_acronym

_HYPHENS = frozenset("-‐‑–")
_APOSTROPHES = frozenset("'’")
_PIECE = re.compile("[^-‐‑–]+")
_POSSESSIVE = re.compile(r"['’][sS]?$")

_FIRST_CODE = 0x10000  # above the surrogates, so that a code is always one character
_OTHER = "\x00"  # a word of the text that is in no form
BREAK = "\x01"  # the end of a sentence, which no match crosses


class Piece(NamedTuple):
    """A word between white space and hyphens, with its characters in the text and the key to match it by."""

    start: int
    end: int
    text: str
    key: str


class _Word(NamedTuple):
    """A word of a form; where ``exact`` is set, the text must have that very word, or it with a plural -s."""

    key: str
    exact: str | None


class _Form(NamedTuple):
    words: tuple[_Word, ...]
    capital: bool  # the form is one capitalised word and matches only capitalised words
    entry: Term
    form: str


class EnglishForms:
    """All English forms of a codebook and its shields, ready to be searched for in one pass.

    Every key of a form becomes one character and a text a string of them, so that the automaton, which
    searches for characters, can begin and end only where words do.
    """

    def __init__(self, codebook: Codebook) -> None:
        """Prepare the forms.

        Raises:
            StudyError: two entries hold forms with the same lemmas (``country``, ``countries``).
        """
        import ahocorasick_rs

        self._lemmas = EnglishLemmas()
        self._pieces: dict[str, list[tuple[int, int, str, str]]] = {}
        written = [(entry, form, _tokens(form)) for entry in codebook.matched() for form in entry.en]
        # Capitals mean something only in words that the codebook knows as acronyms; elsewhere a text may
        # shout.
        self._acronyms = frozenset(
            self._lemma(part.group())
            for _, _, tokens in written
            for token, _, _ in tokens
            for part in _PIECE.finditer(token)
            if is_acronym(part.group())
        )
        self._codes: dict[str, str] = {}
        by_pattern: dict[str, list[_Form]] = {}
        for entry, form, tokens in written:
            prepared = self._prepare(entry, form, tokens)
            pattern = "".join(
                self._codes.setdefault(word.key, chr(_FIRST_CODE + len(self._codes)))
                for word in prepared.words
            )
            same = by_pattern.setdefault(pattern, [])
            for other in same:
                alike = other.capital == prepared.capital and other.words == prepared.words
                if alike and other.entry is not entry:
                    raise StudyError(
                        f"{codebook.file}: line {entry.line}",
                        f"the form “{form}” of `{entry.id}` has the same lemmas as “{other.form}” of "
                        f"`{other.entry.id}`, so that a match would have two meanings.",
                        "Delete one of the two forms.",
                    )
            same.append(prepared)
        # the stricter form first: a capitalised word before any, the very word before a lemma
        self._forms = [
            sorted(
                forms,
                key=lambda form: (not form.capital, -sum(word.exact is not None for word in form.words)),
            )
            for forms in by_pattern.values()
        ]
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_pattern))

    def _prepare(self, entry: Term, form: str, tokens: Sequence[tuple[str, int, int]]) -> _Form:
        pieces = self.pieces(tokens)
        words = tuple(_Word(piece.key, self._exact(piece)) for piece in pieces)
        return _Form(words, len(pieces) == 1 and pieces[0].text[0].isupper(), entry, form)

    def _exact(self, piece: Piece) -> str | None:
        """Names and participles must not be inflected further.

        Otherwise ``a united nation`` were the United Nations, and a developed country a developing one, since
        both have the lemma ``develop``. A plural in the codebook stands for its singular too.
        """
        if piece.key in self._acronyms or piece.text[0].isdigit():
            return None
        word = _bare(piece.text)
        inflected = word != piece.key and not word.endswith("s")
        return word if inflected or piece.text[0].isupper() else None

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
            acronym = self._lemma(part)
            if acronym in self._acronyms:
                return acronym
        if part[0].isdigit():
            return part.replace(",", "").lower()
        return self._lemma(part.lower())

    def _lemma(self, part: str) -> str:
        return self._lemmas.of_form([part], ["word"])[0]

    def spans(self, pieces: Sequence[Piece]) -> list[Span]:
        """Leftmost-longest matches; positions are places in ``pieces``. A piece whose key is :data:`BREAK`
        ends a sentence."""
        searched = "".join([self._codes.get(piece.key, _OTHER) for piece in pieces])
        found: list[Span] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(searched, overlapping=True):
            for form in self._forms[pattern]:
                if _fits(form, pieces[start:end]):
                    found.append(Span(start, end, form.entry, form.form))
                    break
        return leftmost_longest(found)


def _tokens(form: str) -> list[tuple[str, int, int]]:
    return [(form[start:end], start, end) for start, end, _ in tokenize_english(form)]


def _fits(form: _Form, pieces: Sequence[Piece]) -> bool:
    if form.capital and not pieces[0].text[0].isupper():
        return False
    return all(
        word.exact is None or _bare(piece.text) in (word.exact, word.exact + "s")
        for word, piece in zip(form.words, pieces, strict=True)
    )


def _bare(text: str) -> str:
    return text.replace(".", "").lower()
