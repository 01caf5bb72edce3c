"""The codebook: the researcher's bilingual scheme of frames, terms and actors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from analysis.codebook.checks import check_codebook
from analysis.study.marked_yaml import Marked, read_marked_yaml

# What stands in the column `frame` of a hit of an actor, and marks strings that are matched only to be
# dropped; no frame may have these ids.
ACTOR = "actor"
SHIELD = "shield"


@dataclass(frozen=True)
class Term:
    """A term of a frame, or an actor: forms in both languages that count as the same thing."""

    id: str
    frame: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    note: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    line: int = field(default=1, compare=False)

    def forms(self, language: str) -> tuple[str, ...]:
        """Forms of a language, ``en`` or ``zh``, in the order of the codebook."""
        return {"en": self.en, "zh": self.zh}[language]


@dataclass(frozen=True)
class Frame:
    """A frame: a title in both languages, a definition, and its terms in the order of the codebook."""

    id: str
    title: Mapping[str, str]
    note: str
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Codebook:
    """A checked codebook; frames, terms and actors keep the author's order.

    Attributes:
        name: the name that the codebook gives itself.
        file: the name of its file, for messages.
        version: its version, as text.
        note: what it is for.
        frames: its frames.
        actors: its actors; their ``frame`` is :data:`ACTOR`.
        shields: strings that hold a form by accident, as one entry whose ``frame`` is :data:`SHIELD`.
    """

    name: str
    file: str
    version: str
    note: str
    frames: tuple[Frame, ...]
    actors: tuple[Term, ...]
    shields: Term = Term(SHIELD, SHIELD, (), ())

    def terms(self) -> Iterator[Term]:
        """The terms of all frames, without the actors."""
        for frame in self.frames:
            yield from frame.terms

    def entries(self) -> Iterator[Term]:
        """What is counted: the terms of all frames, then the actors."""
        yield from self.terms()
        yield from self.actors

    def matched(self) -> Iterator[Term]:
        """What is matched: what is counted, and the shields."""
        yield from self.entries()
        yield self.shields

    def phrases(self, language: str) -> tuple[str, ...]:
        """Forms of terms and actors in a language, each once, in their order (for the segmenter of Chinese)."""
        return tuple(dict.fromkeys(form for entry in self.entries() for form in entry.forms(language)))

    @cached_property
    def checksum(self) -> str:
        """SHA-256 of the content: comments, layout and the name of the file do not change it."""
        frames = [
            [frame.id, dict(frame.title), frame.note, [[t.id, t.zh, t.en, t.note] for t in frame.terms]]
            for frame in self.frames
        ]
        actors = [[actor.id, dict(actor.title), actor.zh, actor.en, actor.note] for actor in self.actors]
        shields = [self.shields.zh, self.shields.en]
        content = [self.name, self.version, self.note, frames, actors, shields]
        canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def load_codebook(text: str, name: str, schema: Mapping[str, Any] | None) -> Codebook:
    """Read and check a codebook.

    Args:
        text: the YAML text.
        name: the name of the file, for messages.
        schema: the JSON Schema of codebooks (``workflow/schemas/codebook.schema.yaml``, parsed); None for a text that
            was checked before.

    Raises:
        StudyError: the text is not YAML or repeats a key; a key is unknown, missing or of a wrong type; a
        term has
            no Chinese; a form is empty or holds characters that cannot be matched; two frames, two terms or
            two actors share an id; or two of them share a form, so that a match could not be told apart.
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
                _term(term, frame["id"], marked, ("frames", at, "terms", place))
                for place, term in enumerate(frame["terms"])
            ),
        )
        for at, frame in enumerate(data["frames"])
    )
    actors = tuple(
        _term(actor, ACTOR, marked, ("actors", at)) for at, actor in enumerate(data.get("actors", []))
    )
    shields = data.get("shields", {})
    shield = Term(
        SHIELD,
        SHIELD,
        tuple(shields.get("zh", [])),
        tuple(shields.get("en", [])),
        line=marked.line(("shields",)),
    )
    return Codebook(data["name"], name, data["version"], data.get("note", ""), frames, actors, shield)


def _term(data: Mapping[str, Any], frame: str, marked: Marked, path: tuple[str | int, ...]) -> Term:
    return Term(
        id=data["id"],
        frame=frame,
        zh=tuple(data["zh"]),
        en=tuple(data["en"]),
        note=data.get("note", ""),
        title=data.get("title", {}),
        line=marked.line(path),
    )
