"""The list of rhetorical markers: categories of words in both languages, each matched by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from analysis.codebook.checks import claim_id, comparable_form
from analysis.codebook.codebook import Codebook, Frame, Term
from analysis.codebook.load import LANGUAGES, read_term
from analysis.errors import StudyError
from analysis.study.marked_yaml import Marked, Path, read_marked_yaml
from analysis.study.schema_mistakes import check_schema, key_path, shown


@dataclass(frozen=True)
class Category:
    """A category of markers.

    Attributes:
        id: its id.
        title: its title in both languages.
        note: its definition.
        source: what it is taken from.
        examples: for each language sentences with the markers in square brackets.
        near_misses: for each language sentences that hold none.
        terms: its terms, whose ``frame`` is the id of the category.
    """

    id: str
    title: Mapping[str, str]
    note: str
    source: str
    examples: Mapping[str, tuple[str, ...]]
    near_misses: Mapping[str, tuple[str, ...]]
    terms: tuple[Term, ...]

    @property
    def frame(self) -> Frame:
        """The category as a frame, for matching."""
        return Frame(self.id, self.title, self.note, self.terms, self.source)


@dataclass(frozen=True)
class Markers:
    """A checked list of markers; categories and terms keep the author's order."""

    name: str
    file: str
    version: str
    note: str
    categories: tuple[Category, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the categories."""
        return tuple(category.id for category in self.categories)

    @property
    def titles(self) -> dict[str, Mapping[str, str]]:
        """Titles of the categories in both languages, by their ids."""
        return {category.id: category.title for category in self.categories}

    def codebooks(self) -> dict[str, Codebook]:
        """For each category a codebook with its terms and nothing else.

        Matching them one by one lets a word stand in several categories, and no category changes the counts of
        another.
        """
        return {
            category.id: Codebook(self.name, self.file, self.version, category.note, (category.frame,), ())
            for category in self.categories
        }


def load_markers(text: str, name: str, schema: Mapping[str, Any] | None) -> Markers:
    """Read and check a list of markers.

    Args:
        text: the YAML text.
        name: the name of the file, for messages.
        schema: the JSON Schema (``workflow/schemas/markers.schema.yaml``, parsed); None for a text that was checked
            before.

    Raises:
        StudyError: the text is not YAML or departs from the schema; two categories, or two terms, share an id; a term
            has no form; or two terms of a category share a form.
    """
    marked = read_marked_yaml(text, name)
    if schema is not None:
        _check(marked, name, schema)
    data = marked.data
    categories = tuple(
        Category(
            category["id"],
            category["title"],
            category["note"],
            category["source"],
            _by_language(category["examples"]),
            _by_language(category["near_misses"]),
            tuple(
                replace(
                    read_term(term, category["id"], marked, ("categories", at, "terms", place)),
                    lone_characters=True,
                )
                for place, term in enumerate(category["terms"])
            ),
        )
        for at, category in enumerate(data["categories"])
    )
    return Markers(data["name"], name, data["version"], data.get("note", ""), categories)


def _by_language(sentences: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(sentences.get(language, ())) for language in LANGUAGES}


def _check(marked: Marked, name: str, schema: Mapping[str, Any]) -> None:
    if marked.data is None:
        raise StudyError(
            name, "the list of markers is empty.", "Write at least `name`, `version` and `categories`."
        )
    check_schema(marked, name, schema)
    categories: dict[str, Path] = {}
    terms: dict[str, Path] = {}
    for at, category in enumerate(marked.data["categories"]):
        path: Path = ("categories", at)
        claim_id(categories, category["id"], (*path, "id"), "category", marked, name)
        forms: dict[tuple[str, str], tuple[int, Path]] = {}
        for place, term in enumerate(category["terms"]):
            own = (*path, "terms", place)
            # ids name a term in tables, together with its category
            claim_id(terms, f"{category['id']}.{term['id']}", (*own, "id"), "term", marked, name)
            if not term["zh"] and not term["en"]:
                raise StudyError(
                    f"{name}: line {marked.line(own)}: {key_path(own)}",
                    f"the term `{term['id']}` has no form, in neither language.",
                    "Add a form under `zh` or `en`, or delete the term.",
                )
            _claim_forms(forms, term, place, own, marked, name)


def _claim_forms(
    taken: dict[tuple[str, str], tuple[int, Path]],
    term: Mapping[str, Any],
    place: int,
    path: Path,
    marked: Marked,
    name: str,
) -> None:
    """A form belongs to one term of a category."""
    for language in LANGUAGES:
        for at, form in enumerate(term[language]):
            own = (*path, language, at)
            owner, other = taken.setdefault((language, comparable_form(form, language)), (place, own))
            if owner != place:
                raise StudyError(
                    f"{name}: line {marked.line(own)}: {key_path(own)}",
                    f"the form {shown(form)} stands already in another term of the category, on line "
                    f"{marked.line(other)}; expected each form once in a category.",
                    "Delete it in one of the two places.",
                )
