"""Say in one sentence what is wrong with a codebook: by its schema first, then what no schema can say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from analysis.errors import StudyError
from analysis.study.marked_yaml import Marked, Path
from analysis.study.schema_mistakes import MISSING, Mistake, find_mistakes, key_path, shown


def check_codebook(marked: Marked, name: str, schema: Mapping[str, Any]) -> None:
    """Check a parsed codebook.

    Raises:
        StudyError: the first mistake, in the order of the file (see
        :func:`analysis.codebook.codebook.load_codebook`).
    """
    if marked.data is None:
        raise StudyError(name, "the codebook is empty.", "Write at least `name`, `version` and `frames`.")
    _check_schema(marked, name, schema)
    if not marked.data.get("frames") and not marked.data.get("dictionaries"):
        raise StudyError(
            f"{name}: line {marked.line(())}",
            "the codebook has no frames.",
            "Write frames under `frames`, or name dictionaries under `dictionaries`.",
        )
    _check_ids(marked, name)
    _check_forms(marked, name)


def _check_schema(marked: Marked, name: str, schema: Mapping[str, Any]) -> None:
    mistakes = find_mistakes(marked, schema)
    around = {mistake.path[:-1] for mistake in mistakes}
    for mistake in mistakes:
        # a list with a wrong form in it may lack Chinese for that reason: the form is what the author wants
        # to hear of
        if mistake.kind == "contains" and mistake.path in around:
            continue
        if _lacks_chinese(mistake):
            raise StudyError(
                f"{name}: line {mistake.line}: {key_path(mistake.path)}",
                f"{_owner(mistake, marked.data)} has no Chinese; expected Chinese forms under `zh`.",
                "Add the Chinese form, or write `zh: []` where there is none.",
            )
        mistake.raise_error(name)


def _lacks_chinese(mistake: Mistake) -> bool:
    if mistake.kind == MISSING:
        return mistake.key == "zh" and isinstance(mistake.path[-1], int)
    return mistake.kind == "contains" and mistake.path[-1:] == ("zh",)


def _owner(mistake: Mistake, data: Any) -> str:
    """The term or actor that a mistake is about, as the author knows it."""
    path = mistake.path if mistake.kind == MISSING else mistake.path[:-1]
    for part in path:
        data = data[part]
    kind = "actor" if path[0] == "actors" else "term"
    return f"the {kind} `{data['id']}`" if isinstance(data.get("id"), str) else f"a {kind}"


def _check_ids(marked: Marked, name: str) -> None:
    """Ids are unique: of frames, of terms over all frames, of actors."""
    data = marked.data
    frames: dict[str, Path] = {}
    terms: dict[str, Path] = {}
    actors: dict[str, Path] = {}
    for at, frame in enumerate(data.get("frames", [])):
        claim_id(frames, frame["id"], ("frames", at, "id"), "frame", marked, name)
        for place, term in enumerate(frame["terms"]):
            claim_id(terms, term["id"], ("frames", at, "terms", place, "id"), "term", marked, name)
    for at, actor in enumerate(data.get("actors", [])):
        claim_id(actors, actor["id"], ("actors", at, "id"), "actor", marked, name)


def claim_id(taken: dict[str, Path], key: str, path: Path, what: str, marked: Marked, name: str) -> None:
    """Enter an id among those that are taken; a second one of the same name is refused."""
    if key in taken:
        raise StudyError(
            f"{name}: line {marked.line(path)}: {key_path(path)}",
            f"the {what} id `{key}` is taken already, on line {marked.line(taken[key])}; "
            f"expected an id of its own for each {what}.",
            "Rename one of the two, or put their forms together.",
        )
    taken[key] = path


def _check_forms(marked: Marked, name: str) -> None:
    """Each term and actor has a form, and a form belongs to one of them, or is a shield."""
    taken: dict[tuple[str, str], tuple[Path, str]] = {}
    for path, entry in _entries(marked.data):
        if path != ("shields",) and not entry["zh"] and not entry["en"]:
            kind = "actor" if path[0] == "actors" else "term"
            raise StudyError(
                f"{name}: line {marked.line(path)}: {key_path(path)}",
                f"the {kind} `{entry['id']}` has no form, in neither language.",
                "Add a form under `zh` or `en`, or delete the entry.",
            )
        for language in ("zh", "en"):
            for at, form in enumerate(entry.get(language, [])):
                place = (*path, language, at)
                key = (language, comparable_form(form, language))
                if key in taken and taken[key][0][:-2] != path:
                    other, other_id = taken[key]
                    raise StudyError(
                        f"{name}: line {marked.line(place)}: {key_path(place)}",
                        f"the form {shown(form)} of `{entry['id']}` stands already under `{other_id}`, on "
                        f"line {marked.line(other)}; expected each form once, or a match has two meanings.",
                        "Delete it in one of the two places.",
                    )
                taken[key] = (place, entry["id"])


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for at, frame in enumerate(data.get("frames", [])):
        for place, term in enumerate(frame["terms"]):
            yield ("frames", at, "terms", place), term
    for at, actor in enumerate(data.get("actors", [])):
        yield ("actors", at), actor
    yield ("shields",), {"id": "shields", **data.get("shields", {})}


def comparable_form(form: str, language: str) -> str:
    """A form as far as two forms must differ to be told apart.

    Hyphens are spaces, and case counts only where it counts in matching: in English forms in capitals and of
    one capitalised word.
    """
    form = unicodedata.normalize("NFKC", form)
    if language == "en":
        words = form.replace("-", " ").replace("’", "'").split()
        if form.isupper() or (len(words) == 1 and form[0].isupper()):
            return " ".join(words)
        form = " ".join(words)
    return form.casefold()
