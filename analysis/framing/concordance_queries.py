"""What a concordance looks for: entries of the codebook, and word lists matched by the codebook's rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from analysis.codebook.checks import comparable_form
from analysis.codebook.chinese_matching import comparable
from analysis.codebook.codebook import SHIELD, Codebook, Frame, Term
from analysis.codebook.wildcards import has_wildcard
from analysis.errors import StudyError
from analysis.framing.matching import find_hits
from analysis.language.lemmas import EnglishLemmas
from analysis.tables.framing import HITS

# What stands in the column `frame` of a hit of a word list. No frame can have this id, for its hyphen.
LIST = "word-list"
LANGUAGES = ("en", "zh")


def chosen_entries(terms: str | Sequence[str], codebook: Codebook) -> list[Term]:
    """Terms and actors of a codebook, in its order.

    Args:
        terms: ``all``, or ids: of a term, of an actor, of a frame for all its terms, and ``actor`` for all actors.
        codebook: the codebook.
    """
    if isinstance(terms, str):
        return list(codebook.entries())
    wanted = set(terms)
    return [entry for entry in codebook.entries() if entry.id in wanted or entry.frame in wanted]


def list_entries(lists: Sequence[Mapping[str, Any]]) -> list[Term]:
    """Word lists as terms whose ``frame`` is :data:`LIST`, in their order.

    Args:
        lists: mappings with ``name`` and forms under ``en`` and ``zh``, either of which may be left out.
    """
    return [
        Term(words["name"], LIST, tuple(words.get("zh", [])), tuple(words.get("en", []))) for words in lists
    ]


def compared_between_versions(codebook: Codebook, lists: Sequence[Term]) -> list[str]:
    """Ids of what both versions can have: frames, then word lists, that have forms in both languages."""
    frames = [frame.id for frame in codebook.frames if all(map(frame.has_forms, LANGUAGES))]
    return frames + [words.id for words in lists if all(map(words.forms, LANGUAGES))]


def find_list_hits(
    entries: Sequence[Term],
    codebook: Codebook,
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    tokens: pl.DataFrame,
    name: str,
) -> pl.DataFrame:
    """Match word lists by the rules of :func:`analysis.framing.matching.find_hits`, all lists in one pass.

    The terms of the codebook are left out, so that a list finds 合作 in 合作共赢 too. Its shields, and the names
    of its actors, stay where they hold a form inside them: 印度尼西亚 is not 印度, in a list either.

    Args:
        entries: the lists (see :func:`list_entries`).
        codebook: the codebook.
        paragraphs: the table ``corpus/paragraphs``.
        sentences: the table ``corpus/sentences``.
        tokens: the table ``corpus/tokens``.
        name: what holds the lists, for messages.

    Returns:
        A table of the columns of ``framing/hits``, whose ``frame`` is :data:`LIST`.

    Raises:
        StudyError: two lists hold forms that cannot be told apart in a text.
    """
    if not entries:
        return HITS.frame([])
    frame = Frame(LIST, {}, "", tuple(entries))
    shields = Term(
        SHIELD, SHIELD, tuple(_around(entries, codebook, "zh")), tuple(_around(entries, codebook, "en"))
    )
    try:
        hits, _ = find_hits(
            Codebook(name, name, "", "", (frame,), (), shields), paragraphs, sentences, tokens
        )
    except StudyError as error:
        # a list has no line of its own
        raise StudyError(name, error.found, error.next_step) from None
    return hits


def _around(entries: Sequence[Term], codebook: Codebook, language: str) -> Iterator[str]:
    """Shields and names of actors that hold a form of a list, and more than that."""
    searchable = comparable if language == "zh" else _WordLemmas()
    forms = [form for entry in entries for form in entry.forms(language)]
    wanted = {searchable(form) for form in forms if not has_wildcard(form)}
    # a pattern may fit inside any of them, and longer names that do not hold it cost nothing
    patterns = any(map(has_wildcard, forms))
    for entry in (*codebook.actors, codebook.shields):
        for form in entry.forms(language):
            whole = searchable(form)
            if whole not in wanted and (patterns or any(part in whole for part in wanted)):
                yield form


def lists_as_frames(hits: pl.DataFrame) -> pl.DataFrame:
    """Hits of word lists as hits of frames: what ``frame`` names is the list."""
    return hits.with_columns(pl.col("term").alias("frame"))


class _WordLemmas:
    """English forms as text to look for inside one another: lemmas with a space at both ends of each."""

    def __init__(self) -> None:
        self._lemmas = EnglishLemmas()

    def __call__(self, form: str) -> str:
        words = comparable_form(form, "en").casefold().split()
        return f" {' '.join(self._lemmas.of_form(words, ['word'] * len(words)))} "
