"""The codebook: the researcher's bilingual scheme of frames, terms and actors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from analysis.codebook.wildcards import has_wildcard

# What stands in the column `frame` of a hit of an actor, and marks strings that are matched only to be
# dropped; no frame may have these ids.
ACTOR = "actor"
SHIELD = "shield"

# How English forms match: by the lemmas of their words, or by the words as they are written.
LEMMA = "lemma"
EXACT = "exact"


@dataclass(frozen=True)
class Term:
    """A term of a frame, or an actor: forms in both languages that count as the same thing.

    Attributes:
        id: its id.
        frame: the id of its frame, :data:`ACTOR` or :data:`SHIELD`.
        zh: its Chinese forms.
        en: its English forms.
        note: a remark.
        title: its title in both languages; actors and terms of dictionaries have one.
        line: where it stands in its file, from 1.
        source: where it comes from.
        match: :data:`LEMMA`, or :data:`EXACT` for English words as they are written.
        excluded: for each language, longer forms inside which the term is not matched.
        dictionary: the term was loaded from a dictionary: it may share forms with other terms, its Chinese forms
            are whole words of the segmenter, and they do not guide the segmenter.
        lone_characters: Chinese forms of one character are whole words of the segmenter, longer ones are not.
    """

    id: str
    frame: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    note: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    line: int = field(default=1, compare=False)
    source: str = ""
    match: str = LEMMA
    excluded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dictionary: bool = False
    lone_characters: bool = False

    def forms(self, language: str) -> tuple[str, ...]:
        """Forms of a language, ``en`` or ``zh``, in the order of the codebook."""
        return {"en": self.en, "zh": self.zh}[language]

    def contexts(self, language: str) -> tuple[str, ...]:
        """Contexts of a language in which the term is not matched (``not``)."""
        return self.excluded.get(language, ())

    def is_whole_word(self, form: str) -> bool:
        """Whether a Chinese form must begin and end where the segmenter cuts."""
        return self.dictionary or (self.lone_characters and len(form) == 1)

    def plain(self, language: str) -> tuple[str, ...]:
        """Forms of a language without those that hold wildcards."""
        return tuple(form for form in self.forms(language) if not has_wildcard(form))


@dataclass(frozen=True)
class Dictionary:
    """A dictionary of other people that a codebook loads.

    ``checksum`` is the SHA-256 of its text; ``left_out`` are entries that hold nothing to match (faces made of marks).
    """

    id: str
    file: str
    format: str
    language: str
    checksum: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """A frame: a title in both languages, a definition, and its terms in the order of the codebook."""

    id: str
    title: Mapping[str, str]
    note: str
    terms: tuple[Term, ...]
    source: str = ""

    def has_forms(self, language: str) -> bool:
        """Whether a text in this language can have the frame; that of a dictionary has words of one language."""
        return any(term.forms(language) for term in self.terms)


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
        dictionaries: the dictionaries that it loads; their frames stand behind its own.
    """

    name: str
    file: str
    version: str
    note: str
    frames: tuple[Frame, ...]
    actors: tuple[Term, ...]
    shields: Term = Term(SHIELD, SHIELD, (), ())
    dictionaries: tuple[Dictionary, ...] = ()

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
        """Forms of terms and actors in a language, each once, in their order (for the segmenter of Chinese).

        Left out are forms with wildcards, and dictionaries: their words are for the segmenter to find.
        """
        own = (entry for entry in self.entries() if not entry.dictionary)
        return tuple(dict.fromkeys(form for entry in own for form in entry.plain(language)))

    @cached_property
    def checksum(self) -> str:
        """SHA-256 of the content: comments, layout and the name of the file do not change it."""
        frames = [
            [frame.id, dict(frame.title), frame.note, [_content(term) for term in frame.terms]]
            + [frame.source] * bool(frame.source)
            for frame in self.frames
        ]
        actors = [
            [actor.id, dict(actor.title), actor.zh, actor.en, actor.note, *_further_content(actor)]
            for actor in self.actors
        ]
        shields = [self.shields.zh, self.shields.en]
        content = [self.name, self.version, self.note, frames, actors, shields]
        content += [[d.id, d.format, d.language, d.checksum] for d in self.dictionaries]
        canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _content(term: Term) -> list[object]:
    return [term.id, term.zh, term.en, term.note, *_further_content(term)]


def _further_content(term: Term) -> list[object]:
    """What most terms lack; left out where it is missing, so that a codebook keeps its checksum."""
    found = {
        "source": term.source,
        "match": "" if term.match == LEMMA else term.match,
        "not": {language: forms for language, forms in term.excluded.items() if forms},
    }
    return [{key: value for key, value in found.items() if value}] * any(found.values())
