"""Read a codebook from its YAML text, with the dictionaries that it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from analysis.codebook.checks import check_codebook
from analysis.codebook.codebook import ACTOR, LEMMA, SHIELD, Codebook, Frame, Term
from analysis.codebook.dictionaries import load_dictionaries
from analysis.study.marked_yaml import Marked, Path, read_marked_yaml

LANGUAGES = ("en", "zh")

# Gives the text of a file that a codebook names: the name, and the place in the codebook, for messages.
Read = Callable[[str, str], str]


def load_codebook(
    text: str, name: str, schema: Mapping[str, Any] | None, read: Read | None = None
) -> Codebook:
    """Read and check a codebook.

    Args:
        text: the YAML text.
        name: the name of the file, for messages.
        schema: the JSON Schema of codebooks (``workflow/schemas/codebook.schema.yaml``, parsed); None for a text that
            was checked before.
        read: gives the text of a dictionary that the codebook names; needed only where it names one.

    Raises:
        StudyError: the text is not YAML or repeats a key; a key is unknown, missing or of a wrong type; a
            term has no form; a form is empty or holds characters that cannot be matched; two frames, two terms or
            two actors share an id; two of them share a form, so that a match could not be told apart; or a
            dictionary cannot be read.
    """
    marked = read_marked_yaml(text, name)
    if schema is not None:
        check_codebook(marked, name, schema)
    data = marked.data
    frames = tuple(
        Frame(
            id=frame["id"],
            title=frame["title"],
            note=frame["note"],
            terms=tuple(
                read_term(term, frame["id"], marked, ("frames", at, "terms", place))
                for place, term in enumerate(frame["terms"])
            ),
            source=frame.get("source", ""),
        )
        for at, frame in enumerate(data.get("frames", []))
    )
    actors = tuple(
        read_term(actor, ACTOR, marked, ("actors", at)) for at, actor in enumerate(data.get("actors", []))
    )
    shields = data.get("shields", {})
    shield = Term(
        SHIELD,
        SHIELD,
        tuple(shields.get("zh", [])),
        tuple(shields.get("en", [])),
        line=marked.line(("shields",)),
    )
    loaded, dictionaries = load_dictionaries(marked, name, read)
    return Codebook(
        data["name"],
        name,
        data["version"],
        data.get("note", ""),
        (*frames, *loaded),
        actors,
        shield,
        dictionaries,
    )


def read_term(data: Mapping[str, Any], frame: str, marked: Marked, path: Path) -> Term:
    """A term of a checked file, from its mapping at ``path``."""
    excluded = data.get("not", {})
    return Term(
        id=data["id"],
        frame=frame,
        zh=tuple(data["zh"]),
        en=tuple(data["en"]),
        note=data.get("note", ""),
        title=data.get("title", {}),
        line=marked.line(path),
        source=data.get("source", ""),
        match=data.get("match", LEMMA),
        excluded={language: tuple(excluded[language]) for language in LANGUAGES if language in excluded},
    )
