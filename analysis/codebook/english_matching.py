"""Find the codebook's English forms in tokens, as sequences of lemmas or of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from analysis.codebook.codebook import EXACT, Codebook, Term
from analysis.codebook.english_words import EnglishText, EnglishWords, Tokens, bare
from analysis.codebook.selection import Span
from analysis.codebook.wildcards import ANY_WORD, Vocabulary, has_wildcard, literal_length
from analysis.errors import StudyError
from analysis.language.lemmas import is_acronym

_FIRST_CODE = 0x10000  # above the surrogates, so that a code is always one character
_OTHER = 0  # a word of the text that is in no form, and the end of a sentence
_LONGEST = 1000  # more characters than a form may have


# For each word of a form the words that it can be, where it is a pattern.
Fitting = tuple[frozenset[str] | None, ...]


class _Word(NamedTuple):
    """A word of a form.

    Attributes:
        key: the key that the text must have; of a pattern, nothing.
        exact: where it is set, the text must have that very word, or it with a plural -s.
        plural: whether that -s is allowed.
        pattern: a word with wildcards, as it is written.
    """

    key: str
    exact: str | None = None
    plural: bool = True
    pattern: str | None = None

    @property
    def strictness(self) -> int:
        return 0 if self.exact is None else 1 if self.plural else 2


class _Form(NamedTuple):
    words: tuple[_Word, ...]
    capital: bool  # the form is one capitalised word and matches only capitalised words
    entry: Term
    form: str
    excludes: bool
    looseness: int
    keys_suffice: bool  # no word of the form asks for more than its key


class _Anchor(NamedTuple):
    """A form, found by some of its words: the place of the first of them, and the words that patterns may be."""

    form: _Form
    offset: int = 0
    fitting: Fitting = ()


class EnglishForms:
    """All English forms of a codebook and its shields, ready to be searched for in one pass.

    Every key of a form becomes one character and a text a string of them, so that the automaton, which
    searches for characters, can begin and end only where words do. A form with wildcards is looked for by its
    longest part without them; where it has none, by the words of the text that one of its words can be.
    """

    def __init__(self, codebook: Codebook) -> None:
        """Prepare the forms.

        Raises:
            StudyError: two entries hold forms with the same lemmas (``country``, ``countries``).
        """
        written = [
            (entry, form, excludes)
            for entry in codebook.matched()
            for forms, excludes in ((entry.en, False), (entry.contexts("en"), True))
            for form in forms
        ]
        self._words = EnglishWords(form for _, form, _ in written)
        self._codes: dict[str, int] = {}
        self._patterns: dict[str, list[_Anchor]] = {}
        self._wild: list[_Form] = []
        cut = self._words.of_forms([form for _, form, _ in written])
        for (entry, form, excludes), words in zip(written, cut, strict=True):
            prepared = self._prepare(entry, form, excludes, words)
            if not words:
                # an ending without its word, in a dictionary of others: no word of a text is one
                continue
            if prepared.looseness:
                self._wild.append(prepared)
                continue
            same = self._patterns.setdefault(self._coded(word.key for word in prepared.words), [])
            for other in same:
                _refuse_twin(prepared, other.form, codebook.file)
            same.append(_Anchor(prepared))
        # the stricter form first: a capitalised word before any, the very word before a lemma
        for same in self._patterns.values():
            same.sort(
                key=lambda anchor: (
                    not anchor.form.capital,
                    -sum(word.strictness for word in anchor.form.words),
                )
            )

    def read(self, tokens: Tokens) -> EnglishText:
        """The words of a text from its tokens."""
        return self._words.read(tokens)

    def _coded(self, keys: Iterable[str]) -> str:
        codes = self._codes
        return "".join([chr(codes.setdefault(key, _FIRST_CODE + len(codes))) for key in keys])

    def _prepare(self, entry: Term, form: str, excludes: bool, cut: Sequence[tuple[str, str]]) -> _Form:
        words = tuple(self._word(text, key, entry) for text, key in cut)
        capital = len(cut) == 1 and cut[0][0][0].isupper()
        looseness = _LONGEST - literal_length(form) if has_wildcard(form) else 0
        loose = not (capital or looseness or any(word.exact is not None for word in words))
        return _Form(words, capital, entry, form, excludes, looseness, loose)

    def _word(self, text: str, key: str, entry: Term) -> _Word:
        if has_wildcard(text):
            return _Word("", pattern=text)
        if entry.match == EXACT:
            return _Word(key, bare(text), plural=False)
        return _Word(key, self._exact(text, key))

    def _exact(self, text: str, key: str) -> str | None:
        """Names and participles must not be inflected further.

        Otherwise ``a united nation`` were the United Nations, and a developed country a developing one, since
        both have the lemma ``develop``. A plural in the codebook stands for its singular too.
        """
        if key in self._words.acronyms or text[0].isdigit():
            return None
        word = bare(text)
        inflected = word != key and not word.endswith("s")
        return word if inflected or text[0].isupper() else None

    def matches(self, text: EnglishText) -> list[Span]:
        """All places where forms and excluded contexts match, overlapping ones too, in no order that matters;
        positions are places in the words of the text."""
        import ahocorasick_rs

        patterns = dict(self._patterns)
        keys = dict(zip(text.parts, text.keys, strict=True))
        if self._wild:
            words = {part: key for part, key in keys.items() if any(map(str.isalnum, part))}
            for pattern, anchor in self._anchors(words):
                patterns[pattern] = [*patterns.get(pattern, []), anchor]
        anchors = list(patterns.values())
        codes = np.array([self._codes.get(key, _OTHER) for key in text.keys] + [_OTHER], dtype="<u4")
        # the break behind a sentence is -1: the last code
        searched = codes[text.word].tobytes().decode("utf-32-le")
        parts, word = [*text.parts, ""], text.word.tolist()
        found: list[Span] = []
        # the same words come again and again, above all in short forms
        verdicts: dict[tuple[int, ...], bool] = {}
        automaton = ahocorasick_rs.AhoCorasick(list(patterns))
        for number, start, end in automaton.find_matches_as_indexes(searched, overlapping=True):
            for form, offset, fitting in anchors[number]:
                if form.keys_suffice:
                    found.append(Span(start, end, form.entry, form.form, 0, form.excludes))
                    continue
                first = start - offset
                if first < 0:
                    continue
                last = first + len(form.words)
                sighted = (id(form), *word[first:last])
                fits = verdicts.get(sighted)
                if fits is None:
                    fits = verdicts[sighted] = _fits(form, fitting, [parts[at] for at in sighted[1:]], keys)
                if fits:
                    found.append(Span(first, last, form.entry, form.form, form.looseness, form.excludes))
        return found

    def _anchors(self, texts: Mapping[str, str]) -> Iterable[tuple[str, _Anchor]]:
        """What the automaton looks for to find the forms with wildcards in a text of these words and keys."""
        written = _Written(texts)
        for form in self._wild:
            fitting = tuple(
                None if word.pattern is None else written.fitting(word.pattern, form.entry.match != EXACT)
                for word in form.words
            )
            if any(words is not None and not words for words in fitting):
                continue
            offset, keys = _part_without_patterns(form)
            if keys:
                yield self._coded(keys), _Anchor(form, offset, fitting)
                continue
            sizes = [len(words) for words in fitting if words is not None]
            offset = sizes.index(min(sizes))
            for key in sorted({texts[text] for text in fitting[offset] or ()}):
                yield self._coded([key]), _Anchor(form, offset, fitting)


def _refuse_twin(form: _Form, other: _Form, file: str) -> None:
    """Two terms must not have forms that match the same words; dictionaries may."""
    alike = other.capital == form.capital and other.words == form.words
    shared = form.entry.dictionary or other.entry.dictionary or form.excludes or other.excludes
    if alike and not shared and other.entry is not form.entry:
        raise StudyError(
            f"{file}: line {form.entry.line}",
            f"the form “{form.form}” of `{form.entry.id}` has the same lemmas as “{other.form}” of "
            f"`{other.entry.id}`, so that a match would have two meanings.",
            "Delete one of the two forms.",
        )


def _part_without_patterns(form: _Form) -> tuple[int, list[str]]:
    """The longest run of words without wildcards: the place of its first word, and their keys."""
    best: tuple[int, list[str]] = (0, [])
    for plain, run in groupby(enumerate(form.words), key=lambda item: item[1].pattern is None):
        words = list(run)
        if plain and len(words) > len(best[1]):
            best = words[0][0], [word.key for _, word in words]
    return best


class _Written:
    """The words of a text, asked for those that a pattern can be."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        self._by_lemma: dict[str, list[str]] = {}
        for text, key in texts.items():
            self._by_word.setdefault(bare(text), []).append(text)
            self._by_lemma.setdefault(key.lower(), []).append(text)
        self._words, self._lemmas = Vocabulary(self._by_word), Vocabulary(self._by_lemma)
        self._found: dict[tuple[str, bool], frozenset[str]] = {}

    def fitting(self, pattern: str, lemmas: bool) -> frozenset[str]:
        """Words that fit as they are written or, with ``lemmas``, whose lemma does. A pattern in capitals fits only
        words in capitals."""
        if (pattern, lemmas) not in self._found:
            sought = bare(pattern)
            found = {text for word in self._words.fitting(sought) for text in self._by_word[word]}
            if lemmas and pattern != ANY_WORD:
                found |= {text for lemma in self._lemmas.fitting(sought) for text in self._by_lemma[lemma]}
            if is_acronym(pattern.replace("*", "").replace("?", "")):
                found = {text for text in found if is_acronym(text)}
            self._found[pattern, lemmas] = frozenset(found)
        return self._found[pattern, lemmas]


def _fits(form: _Form, fitting: Fitting, texts: Sequence[str], keys: Mapping[str, str]) -> bool:
    """Whether the words of a text are those of a form."""
    if len(texts) < len(form.words) or (form.capital and not texts[0][0].isupper()):
        return False
    if not fitting:
        return all(map(_is_word, form.words, texts))
    return all(
        text in words if words is not None else word.key == keys.get(text) and _is_word(word, text)
        for word, words, text in zip(form.words, fitting, texts, strict=True)
    )


def _is_word(word: _Word, text: str) -> bool:
    if word.exact is None:
        return True
    found = bare(text)
    return found == word.exact or (word.plural and found == f"{word.exact}s")
