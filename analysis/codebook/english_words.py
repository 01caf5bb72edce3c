"""Cut English tokens and forms into the words that are compared, each with a key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.language.english import tokenize_english
from analysis.language.lemmas import EnglishLemmas, is_acronym

Integers = NDArray[np.int64]

BREAK = -1  # the end of a sentence, which no match crosses

_HYPHENS = frozenset("-‐‑–")
_APOSTROPHES = frozenset("'’")
_PIECE = re.compile("[^-‐‑–]+")
_POSSESSIVE = re.compile(r"['’][sS]?$")

# Letters of no language of a study stand for wildcards while a form is cut, so that a pattern is cut like a word.
_STAND_INS = {ord("*"): "ᚠ", ord("?"): "ᚢ"}
_MEANT = {ord("ᚠ"): "*", ord("ᚢ"): "?"}


class Tokens(NamedTuple):
    """Tokens in the order of a text: the distinct texts, and for each token its text's place among them, its
    characters, and a number that changes with the sentence."""

    texts: Sequence[str]
    text: Integers
    start: Integers
    end: Integers
    sentence: Integers


class EnglishText(NamedTuple):
    """Words between white space and hyphens, in the order of a text.

    Attributes:
        parts: the distinct words, as they are written.
        keys: the key of each, by which it is matched.
        word: for each word of the text its place in ``parts``; :data:`BREAK` behind each sentence.
        token: for each word of the text the token that it stands in.
        start: where it starts, in the characters of its token's paragraph.
        end: where it ends, exclusive.
    """

    parts: list[str]
    keys: list[str]
    word: Integers
    token: Integers
    start: Integers
    end: Integers


class EnglishWords:
    """Cuts tokens into words; capitals mean something only in words that are known as acronyms."""

    def __init__(self, forms: Iterable[str]) -> None:
        """Take the forms, whose words in capitals are the acronyms. In other words a text may shout."""
        self._lemmas = EnglishLemmas()
        self.acronyms = frozenset(
            self._lemma(part)
            for form in forms
            if form != form.lower()
            for start, end, _ in tokenize_english(form.translate(_STAND_INS))
            for part in _PIECE.findall(form[start:end])
            if is_acronym(part)
        )

    def read(self, tokens: Tokens) -> EnglishText:
        """Words of a text from its tokens, however these treat hyphens and possessives.

        Hyphens between words are dropped and so is the possessive ’s; other marks stay, because a phrase does
        not go on behind a comma. Only distinct tokens are looked at one by one.
        """
        parts: dict[str, int] = {}
        pieces = [
            [(start, end, parts.setdefault(part, len(parts))) for start, end, part in _split(text)]
            for text in tokens.texts
        ]
        rows = np.flatnonzero(~_dropped(tokens))
        texts = tokens.text[rows]
        numbers = np.array([len(found) for found in pieces], dtype=np.int64)
        flat = np.array([piece for found in pieces for piece in found], dtype=np.int64).reshape(-1, 3)
        counts = numbers[texts]
        firsts = np.cumsum(numbers) - numbers
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        chosen = flat[np.repeat(firsts[texts], counts) + within]
        token = np.repeat(rows, counts)
        begun = tokens.start[token]
        breaks = np.flatnonzero(np.diff(tokens.sentence[token], append=-1)) + 1
        return EnglishText(
            list(parts),
            [self._key(part) for part in parts],
            np.insert(chosen[:, 2], breaks, BREAK),
            np.insert(token, breaks, BREAK),
            np.insert(begun + chosen[:, 0], breaks, BREAK),
            np.insert(begun + chosen[:, 1], breaks, BREAK),
        )

    def of_forms(self, forms: Sequence[str]) -> list[list[tuple[str, str]]]:
        """Words of each form, with their keys; wildcards stand in the words."""
        if not forms:
            return []
        ids: dict[str, int] = {}
        rows: list[tuple[int, int, int, int]] = []
        for place, form in enumerate(forms):
            cut = form.translate(_STAND_INS)
            for start, end, _ in tokenize_english(cut):
                rows.append((ids.setdefault(cut[start:end], len(ids)), start, end, place))
        text, start, end, sentence = np.array(rows, dtype=np.int64).T
        read = self.read(Tokens(list(ids), text, start, end, sentence))
        words: list[list[tuple[str, str]]] = [[] for _ in forms]
        for word, token in zip(read.word.tolist(), read.token.tolist(), strict=True):
            if word != BREAK:
                words[rows[token][3]].append((read.parts[word].translate(_MEANT), read.keys[word]))
        return words

    def _key(self, part: str) -> str:
        if not any(map(str.isalnum, part)):
            return part
        if is_acronym(part):
            acronym = self._lemma(part)
            if acronym in self.acronyms:
                return acronym
        if part[0].isdigit():
            return part.replace(",", "").lower()
        return self._lemma(part.lower())

    def _lemma(self, part: str) -> str:
        return self._lemmas.of_form([part], ["word"])[0]


def _split(token: str) -> list[tuple[int, int, str]]:
    """The words in a token, with their places in it."""
    if not any(map(str.isalnum, token)):
        return [(0, len(token), token)]
    parts: list[tuple[int, int, str]] = []
    for match in _PIECE.finditer(token):
        part = _POSSESSIVE.sub("", match.group())
        if part:
            parts.append((match.start(), match.start() + len(part), part))
    return parts


def _dropped(tokens: Tokens) -> NDArray[np.bool_]:
    """Apostrophes that stick to the word before them, and hyphens that stick to the words on both sides."""
    apostrophes = np.array([text in _APOSTROPHES for text in tokens.texts], dtype=bool)
    hyphens = np.array([text in _HYPHENS for text in tokens.texts], dtype=bool)
    joined = (tokens.sentence[1:] == tokens.sentence[:-1]) & (tokens.start[1:] == tokens.end[:-1])
    before = np.concatenate(([False], joined))[: len(tokens.text)]
    after = np.concatenate((joined, [False]))[: len(tokens.text)]
    return before & (apostrophes[tokens.text] | (hyphens[tokens.text] & after))


def bare(text: str) -> str:
    """A word as it is compared: small letters, no dots, one kind of apostrophe."""
    return text.replace(".", "").replace("’", "'").lower()
