"""Say in one sentence what is wrong with what collocates are asked for, before anything has run."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.codebook.codebook import ACTOR, Codebook
from analysis.errors import StudyError
from analysis.study.schema_mistakes import shown

SENTENCE = "sentence"


def check_collocation(
    settings: Mapping[str, Any], lists: Sequence[Mapping[str, Any]], codebook: Codebook, name: str
) -> None:
    """Check what collocates are asked for against the codebook and the word lists.

    Args:
        settings: ``queries`` (``all``, or ids of frames, terms and actors and names of word lists), ``window``
            (``sentence``, or words on the left and right), ``minimum_count`` and ``minimum_range``.
        lists: the word lists of the concordance, mappings with ``name``.
        codebook: the codebook.
        name: what holds the settings, for messages.

    Raises:
        StudyError: an id is unknown; the window is empty; or a range is asked for that the count cannot reach.
    """
    queries = settings["queries"]
    if not isinstance(queries, str):
        check_named(queries, lists, codebook, f"{name}.queries")
    window = settings["window"]
    if window != SENTENCE and not any(window):
        raise StudyError(
            f"{name}.window",
            "a window of no word on either side holds nothing.",
            "Write the words on the left and on the right, such as [5, 5], or `sentence`.",
        )
    count, paragraphs = settings["minimum_count"], settings["minimum_range"]
    if count < paragraphs:
        raise StudyError(
            f"{name}.minimum_range",
            f"a word in {paragraphs} paragraphs occurs at least {paragraphs} times, "
            f"so that a minimum_count of {count} does nothing.",
            f"Write a minimum_range of {count} or less, or a higher minimum_count.",
        )


def check_named(
    queries: Sequence[str], lists: Sequence[Mapping[str, Any]], codebook: Codebook, where: str
) -> None:
    """Check ids of frames, terms and actors, and names of word lists.

    Raises:
        StudyError: one of them is unknown.
    """
    entries = [entry.id for entry in codebook.entries()]
    known = [ACTOR, *(frame.id for frame in codebook.frames), *entries, *(words["name"] for words in lists)]
    for at, query in enumerate(queries):
        if query not in known:
            near = difflib.get_close_matches(query, known, n=1)
            raise StudyError(
                f"{where}[{at}]",
                f"{codebook.file} has no frame, term or actor {shown(query)}, and no word list of the "
                "concordance has that name.",
                f"Did you mean “{near[0]}”?"
                if near
                else f"Name an id of the codebook, `{ACTOR}` for all actors, a word list, or `all`.",
            )
