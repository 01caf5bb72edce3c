"""The list of graded words: scales of evaluation, force of markers, words that stand for others or for sayings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.codebook.checks import claim_id, comparable_form
from analysis.codebook.codebook import EXACT, LEMMA, Codebook, Frame, Term
from analysis.errors import StudyError
from analysis.study.marked_yaml import Marked, Path, read_marked_yaml
from analysis.study.schema_mistakes import check_schema, key_path, shown

COREFERENCE = "coreference"
SAYINGS = "sayings"
_LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Valence:
    """A checked list of graded words.

    Attributes:
        codebook: the words of all scales as frames of their ids, terms being steps (``1``, ``2``, …), and those of
            :data:`COREFERENCE` and :data:`SAYINGS`.
        scales: for each scale its number of steps.
        categories: for each category of markers how strongly it binds.
        terms: the same for single terms of a category.
        ability: forms of possibility that tell ability, or deny it, and no doubt; small letters.
    """

    codebook: Codebook
    scales: Mapping[str, int]
    categories: Mapping[str, int]
    terms: Mapping[tuple[str, str], int]
    ability: frozenset[str]

    def force(self, category: str, term: str) -> int:
        """How strongly a marker binds, from 0 to 3."""
        return self.terms.get((category, term), self.categories.get(category, 0))


def load_valence(text: str, name: str, schema: Mapping[str, Any] | None) -> Valence:
    """Read and check a list of graded words.

    Args:
        text: the YAML text.
        name: the name of the file, for messages.
        schema: the JSON Schema (``workflow/schemas/valence.schema.yaml``, parsed); None for a text that was checked.

    Raises:
        StudyError: the text is not YAML or departs from the schema; two scales share an id; or a word stands twice.
    """
    marked = read_marked_yaml(text, name)
    if schema is not None:
        _check(marked, name, schema)
    data = marked.data
    frames = [
        _frame(scale["id"], {str(step): words for step, words in enumerate(scale["steps"], start=1)}, LEMMA)
        for scale in data["scales"]
    ]
    frames += [
        _frame(COREFERENCE, {COREFERENCE: data["coreference"]}, EXACT),
        _frame(SAYINGS, {SAYINGS: data["sayings"]}, LEMMA),
    ]
    force = data["force"]
    return Valence(
        Codebook(data["name"], name, data["version"], data.get("source", ""), tuple(frames), ()),
        {scale["id"]: len(scale["steps"]) for scale in data["scales"]},
        dict(force["categories"]),
        {(group, term): number for group, terms in force["terms"].items() for term, number in terms.items()},
        frozenset(form.lower() for language in _LANGUAGES for form in force["ability"][language]),
    )


def _frame(frame: str, terms: Mapping[str, Mapping[str, list[str]]], match: str) -> Frame:
    return Frame(
        frame,
        {"en": frame, "zh": frame},
        "",
        tuple(
            Term(term, frame, tuple(words["zh"]), tuple(words["en"]), match=match, lone_characters=True)
            for term, words in terms.items()
        ),
    )


def _check(marked: Marked, name: str, schema: Mapping[str, Any]) -> None:
    if marked.data is None:
        raise StudyError(
            name,
            "the list of graded words is empty.",
            "Write at least `name`, `version`, `scales`, `force`, `coreference` and `sayings`.",
        )
    check_schema(marked, name, schema)
    ids: dict[str, Path] = {COREFERENCE: (COREFERENCE,), SAYINGS: (SAYINGS,)}
    lists: list[Path] = [(COREFERENCE,), (SAYINGS,)]
    for at, scale in enumerate(marked.data["scales"]):
        claim_id(ids, scale["id"], ("scales", at, "id"), "scale", marked, name)
        lists += [("scales", at, "steps", step) for step in range(len(scale["steps"]))]
    taken: dict[tuple[str, str], Path] = {}
    for path in lists:
        words = marked.data
        for key in path:
            words = words[key]
        for language in _LANGUAGES:
            for place, form in enumerate(words[language]):
                own = (*path, language, place)
                other = taken.setdefault((language, comparable_form(form, language)), own)
                if other != own:
                    raise StudyError(
                        f"{name}: line {marked.line(own)}: {key_path(own)}",
                        f"the word {shown(form)} stands already on line {marked.line(other)}; expected each word once.",
                        "Delete it in one of the two places.",
                    )
