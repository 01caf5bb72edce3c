"""What the codebook has already, and the ids of what it lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis.codebook.checks import comparable_form
from analysis.codebook.codebook import Codebook
from analysis.codebook.english_words import EnglishWords

LONGEST_ID = 60

Key = tuple[str, ...]


class Forms:
    """Compares forms as the codebook does: Chinese by characters, English by lemmas."""

    def __init__(self, english: Iterable[str]) -> None:
        """Take all English forms that will be compared, because their capitals say what an acronym is."""
        forms = list(dict.fromkeys(english))
        words = EnglishWords(forms)
        cut = words.of_forms(forms)
        self._keys = {form: tuple(key for _, key in found) for form, found in zip(forms, cut, strict=True)}

    def english(self, form: str) -> Key:
        """What two English forms must differ in to be told apart."""
        return self._keys[form]

    @staticmethod
    def chinese(form: str) -> Key:
        """The same for Chinese forms."""
        return (comparable_form(form, "zh"),)


def known_forms(codebook: Codebook, forms: Forms) -> tuple[dict[Key, list[str]], dict[Key, list[str]]]:
    """Ids of the terms, actors and shields that have each Chinese and each English form."""
    chinese: dict[Key, list[str]] = {}
    english: dict[Key, list[str]] = {}
    for entry in codebook.matched():
        for form in entry.zh:
            chinese.setdefault(forms.chinese(form), []).append(entry.id)
        for form in entry.en:
            english.setdefault(forms.english(form), []).append(entry.id)
    return chinese, english


def english_forms(codebook: Codebook) -> list[str]:
    """All English forms of a codebook."""
    return [form for entry in codebook.matched() for form in entry.en]


def taken_ids(codebook: Codebook) -> set[str]:
    """Ids of a codebook: frames, terms and actors."""
    return {frame.id for frame in codebook.frames} | {entry.id for entry in codebook.matched()}


def new_id(english: str, taken: set[str]) -> str:
    """An id from an English form that is not taken: its words in small letters, joined by ``_``.

    ``n_`` stands before a digit; a number behind tells ids apart that would be the same.
    """
    plain = unicodedata.normalize("NFKD", english.lower().replace("’s", "").replace("'s", ""))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "term"
    name = name if name[0].isalpha() else f"n_{name}"
    name = name[:LONGEST_ID].rstrip("_")
    number, found = 1, name
    while found in taken:
        number += 1
        suffix = f"_{number}"
        found = name[: LONGEST_ID - len(suffix)].rstrip("_") + suffix
    return found


class Writable:
    """Whether forms may stand in a codebook, by its schema."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        """Take the schema of codebooks, its references put in: the lists of shields hold the same kind of forms."""
        lists = schema["properties"]["shields"]["properties"]
        parts = {language: lists[language]["items"] for language in ("zh", "en")}
        self._patterns = {language: re.compile(part["pattern"]) for language, part in parts.items()}
        self._longest = {language: part["maxLength"] for language, part in parts.items()}

    def fits(self, form: str, language: str) -> bool:
        """Whether a form is allowed; a Chinese one has two Chinese characters at least."""
        if len(form) > self._longest[language] or "*" in form or "?" in form:
            return False
        enough = language == "en" or len(re.findall("[㐀-䶿一-鿿豈-﫿]", form)) > 1
        return enough and self._patterns[language].search(form) is not None


def owners(zh: Sequence[str], en: Sequence[str]) -> str | None:
    """The entry to which a pair adds a form; ``None``: to none, because it is new.

    Args:
        zh: ids of entries with the Chinese form.
        en: ids of entries with the English one.
    """
    return zh[0] if zh else en[0] if en else None
