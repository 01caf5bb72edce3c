"""Say in one sentence what is wrong with what a concordance is asked for, before anything has run."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.codebook.checks import comparable_form
from analysis.codebook.chinese_matching import comparable
from analysis.codebook.codebook import ACTOR, Codebook
from analysis.errors import StudyError
from analysis.study.marked_yaml import Marked
from analysis.study.schema_mistakes import find_mistakes, key_path, shown

LANGUAGES = ("en", "zh")


def check_queries(
    terms: str | Sequence[str],
    lists: Sequence[Mapping[str, Any]],
    codebook: Codebook,
    codebook_schema: Mapping[str, Any],
    name: str,
) -> None:
    """Check the terms and word lists of a concordance against the codebook and its rules for forms.

    Args:
        terms: ``all``, or ids of frames, terms and actors.
        lists: word lists, mappings with ``name`` and forms under ``en`` and ``zh``, either of which may be left out.
        codebook: the codebook.
        codebook_schema: the JSON Schema of codebooks, its references put in: lists hold the same kind of forms.
        name: what holds the terms and lists, for messages.

    Raises:
        StudyError: an id is unknown to the codebook; two lists share a name, or a list has the name of a frame,
            term or actor; a list has no form, or one that cannot be matched; or two lists share a form, so that a
            match could not be told apart.
    """
    if not isinstance(terms, str):
        _check_terms(terms, codebook, name)
    _check_names(lists, codebook, name)
    for at, words in enumerate(lists):
        _check_words(words, codebook_schema, f"{name}.lists[{at}]")
    _check_clashes(lists, name)


def _check_terms(terms: Sequence[str], codebook: Codebook, name: str) -> None:
    entries = [entry.id for entry in codebook.entries()]
    known = [ACTOR, *(frame.id for frame in codebook.frames), *entries]
    for at, term in enumerate(terms):
        if term not in known:
            near = difflib.get_close_matches(term, known, n=1)
            raise StudyError(
                f"{name}.terms[{at}]",
                f"{codebook.file} has no frame, term or actor {shown(term)}.",
                f"Did you mean “{near[0]}”?"
                if near
                else f"Name an id of the codebook, `{ACTOR}` for all actors, or `all`.",
            )


def _check_names(lists: Sequence[Mapping[str, Any]], codebook: Codebook, name: str) -> None:
    taken = {frame.id: "a frame of the codebook" for frame in codebook.frames}
    taken |= {term.id: "a term of the codebook" for term in codebook.terms()}
    taken |= {actor.id: "an actor of the codebook" for actor in codebook.actors}
    for at, words in enumerate(lists):
        if words["name"] in taken:
            raise StudyError(
                f"{name}.lists[{at}].name",
                f"“{words['name']}” is the name of {taken[words['name']]} already.",
                "Give the list a name of its own.",
            )
        taken[words["name"]] = "another list"


def _check_words(words: Mapping[str, Any], codebook_schema: Mapping[str, Any], where: str) -> None:
    """Each form of a list can be matched, and there is one."""
    forms = {language: list(words.get(language, [])) for language in LANGUAGES}
    # Shields are two lists of forms, as word lists are: no language needs to have one.
    for mistake in find_mistakes(Marked(forms), codebook_schema["properties"]["shields"]):
        raise StudyError(f"{where}.{key_path(mistake.path)}", *mistake.said())
    if not any(forms.values()):
        raise StudyError(
            where, f"the list “{words['name']}” has no form.", "Write forms under `en`, `zh` or both."
        )


def _check_clashes(lists: Sequence[Mapping[str, Any]], name: str) -> None:
    """A form belongs to one list, as it belongs to one term in a codebook."""
    taken: dict[tuple[str, str], str] = {}
    for at, words in enumerate(lists):
        for language in LANGUAGES:
            for place, form in enumerate(words.get(language, [])):
                written = comparable(form) if language == "zh" else form
                owner = taken.setdefault((language, comparable_form(written, language)), words["name"])
                if owner != words["name"]:
                    raise StudyError(
                        f"{name}.lists[{at}].{language}[{place}]",
                        f"the form {shown(form)} of “{words['name']}” stands already in the list “{owner}”; "
                        "expected each form in one list, or a match has two meanings.",
                        "Delete it in one of the two lists.",
                    )
