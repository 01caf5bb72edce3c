"""Find the codebook's Chinese forms in text, on characters, so that no segmentation can split them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from analysis.codebook.codebook import Codebook, Term
from analysis.codebook.selection import Span
from analysis.codebook.wildcards import Vocabulary, has_wildcard, literal_length
from analysis.errors import StudyError

_FULL_WIDTH = {0xFF01 + place: chr(0x21 + place) for place in range(94)}
_DOTS = dict.fromkeys(map(ord, "•‧・･"), "·")
_CAPITALS = {ord(capital): capital.lower() for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_ONE_WIDTH = {**_FULL_WIDTH, **_DOTS}

LONGEST_GAP = 6  # characters that `*` may stand for in a form
_LONGEST = 1000  # more characters than a form may have


class _Form(NamedTuple):
    entry: Term
    form: str
    excludes: bool
    whole: re.Pattern[str] | None = None  # a form with wildcards, of which the automaton knows the beginning
    looseness: int = 0


class ChineseForms:
    """All Chinese forms of a codebook and its shields, ready to be searched for in one pass."""

    def __init__(self, codebook: Codebook, words: Iterable[str] = ()) -> None:
        """Prepare the forms.

        Args:
            codebook: the codebook.
            words: the distinct words of the text, for the wildcards of dictionaries, which stand for ends of words.

        Raises:
            StudyError: two entries hold forms that differ only in width, case or dots.
        """
        import ahocorasick_rs

        forms: dict[str, list[_Form]] = {}
        vocabulary: Vocabulary | None = None
        for entry in codebook.matched():
            for form in entry.zh:
                if entry.dictionary and has_wildcard(form):
                    vocabulary = vocabulary or Vocabulary(map(comparable, words))
                    looseness = _LONGEST - literal_length(form)
                    for word in vocabulary.fitting(comparable(form)):
                        forms.setdefault(word, []).append(_Form(entry, form, False, None, looseness))
                else:
                    _add(forms, entry, form, False, codebook.file)
            for form in entry.contexts("zh"):
                _add(forms, entry, form, True, codebook.file)
        self._forms = list(forms.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(forms))

    def matches(self, text: str, boundaries: Collection[int] = ()) -> list[Span]:
        """All places where forms and excluded contexts match, overlapping ones too; positions are characters.

        A form that begins or ends with a Latin letter or digit (``G20``, ``21世纪``) does not match where
        the text goes on with one, so never inside a number or a Latin word.

        Args:
            text: the text.
            boundaries: places where words of the text begin or end; forms that are whole words begin and end there
                (see :meth:`analysis.codebook.codebook.Term.is_whole_word`), excluded contexts need not.
        """
        searched = comparable(text)
        found: list[Span] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(searched, overlapping=True):
            for entry, form, excludes, whole, looseness in self._forms[pattern]:
                last = end
                if whole is not None:
                    match = whole.match(searched, start)
                    if match is None:
                        continue
                    last = match.end()
                if _inside_word(searched, start) or _inside_word(searched, last):
                    continue
                bound = not excludes and entry.is_whole_word(form)
                if not bound or (start in boundaries and last in boundaries):
                    found.append(Span(start, last, entry, form, looseness, excludes))
        return found


def _add(forms: dict[str, list[_Form]], entry: Term, form: str, excludes: bool, file: str) -> None:
    written = comparable(form)
    if has_wildcard(form):
        head = re.split(r"[*?]", written, maxsplit=1)[0]
        looseness = _LONGEST - literal_length(form)
        forms.setdefault(head, []).append(
            _Form(entry, form, excludes, re.compile(gap_expression(written)), looseness)
        )
        return
    same = forms.setdefault(written, [])
    for other in same:
        clash = other.whole is None and other.looseness == 0 and not (excludes or other.excludes)
        if clash and other.entry is not entry and not (entry.dictionary or other.entry.dictionary):
            raise StudyError(
                f"{file}: line {entry.line}",
                f"the form “{form}” of `{entry.id}` matches the same text as “{other.form}” of "
                f"`{other.entry.id}`.",
                "Delete one of the two forms.",
            )
    same.append(_Form(entry, form, excludes))


def gap_expression(form: str) -> str:
    """The regular expression of a form with gaps: ``?`` is one letter, digit or Chinese character, ``*`` none to
    :data:`LONGEST_GAP` of them, as many as fit; neither reaches over a mark or white space."""
    signs = {"?": r"[^\W_]", "*": rf"[^\W_]{{0,{LONGEST_GAP}}}"}
    return "".join(signs.get(sign, re.escape(sign)) for sign in form)


def comparable(text: str) -> str:
    """Text as it is compared, character for character: half-width, lower-case, one kind of dot in names."""
    return text.translate(_ONE_WIDTH).translate(_CAPITALS)


def _inside_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and _is_latin(text[place - 1]) and _is_latin(text[place])


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
