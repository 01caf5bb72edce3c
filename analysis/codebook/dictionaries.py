"""Make frames and terms of the dictionaries that a codebook names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from itertools import count, groupby
from typing import Any

from analysis.codebook.codebook import EXACT, Dictionary, Frame, Term
from analysis.codebook.dictionary_key import Key
from analysis.codebook.liwc_dictionary import read_liwc
from analysis.codebook.quanteda_dictionary import read_quanteda
from analysis.errors import StudyError
from analysis.study.marked_yaml import Marked
from analysis.study.schema_mistakes import shown

READERS: dict[str, Callable[[str, str], list[Key]]] = {"quanteda": read_quanteda, "liwc": read_liwc}
_HAN = re.compile("[㐀-䶿一-鿿豈-﫿]")
_MATCHED = re.compile(r"[^\W_]")


def load_dictionaries(
    marked: Marked, name: str, read: Callable[[str, str], str] | None
) -> tuple[list[Frame], tuple[Dictionary, ...]]:
    """The frames of all dictionaries that a codebook names under ``dictionaries``.

    Args:
        marked: the codebook, parsed and checked.
        name: its file, for messages.
        read: gives the text of a file that the codebook names, and raises what it has to say.

    Returns:
        The frames in the order of the files, and the dictionaries.

    Raises:
        StudyError: a dictionary cannot be read, or gives an id that is taken.
    """
    frames: list[Frame] = []
    found: list[Dictionary] = []
    taken = {term["id"] for frame in marked.data.get("frames", []) for term in frame["terms"]}
    taken |= {frame["id"] for frame in marked.data.get("frames", [])}
    for at, item in enumerate(marked.data.get("dictionaries", [])):
        where = f"{name}: line {marked.line(('dictionaries', at))}: dictionaries[{at}]"
        if read is None:
            raise StudyError(where, "nothing was given to read dictionaries with.", "Give `read`.")
        text = read(item["file"], f"{where}.file")
        keys = READERS[item["format"]](text, item["file"])
        left_out = _leave_out(keys)
        made = _frames(item, keys)
        ids = {frame.id for frame in made} | {term.id for frame in made for term in frame.terms}
        if ids & taken:
            raise StudyError(
                where, f"the id `{min(ids & taken)}` that it gives is taken already.", "Give it another `id`."
            )
        taken |= ids
        checksum = hashlib.sha256(text.encode("utf-8")).hexdigest()
        found.append(
            Dictionary(item["id"], item["file"], item["format"], item["language"], checksum, left_out)
        )
        frames += made
    return frames, tuple(found)


def _frames(item: dict[str, Any], keys: Sequence[Key]) -> list[Frame]:
    """A frame for each outermost key, a term for each key that holds patterns."""
    holding = [key for key in keys if key.values]
    if not holding:
        raise StudyError(item["file"], "the dictionary holds no word.", "Name a file that holds some.")
    ids = _Ids()
    frames: list[Frame] = []
    for outermost, group in groupby(holding, key=lambda key: key.path[0]):
        frame = ids.of(item["id"], (outermost,))
        terms = tuple(_term(item, key, frame, ids.of(item["id"], key.path)) for key in group)
        note = f"{outermost}, in {item['file']}"
        frames.append(
            Frame(frame, {"en": outermost, "zh": outermost}, note, terms, item.get("source", item["file"]))
        )
    return frames


class _Ids:
    """Ids of keys: their names in small letters and underscores, or numbers where these are not Latin or alike."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, ...], str] = {}

    def of(self, prefix: str, path: tuple[str, ...]) -> str:
        if path not in self._given:
            words = [re.sub(r"[^a-z0-9]+", "_", part.lower()).strip("_") for part in path]
            made = "_".join([prefix, *words])[:60].rstrip("_")
            taken = set(self._given.values())
            if not all(words) or made in taken:
                numbers = (f"{prefix}_{number}" for number in count(len(taken) + 1))
                made = next(name for name in numbers if name not in taken)
            self._given[path] = made
        return self._given[path]


def _term(item: dict[str, Any], key: Key, frame: str, name: str) -> Term:
    language = item["language"]
    values = tuple(dict.fromkeys(_form(value, line, item) for value, line in key.values))
    return Term(
        id=name,
        frame=frame,
        zh=values if language == "zh" else (),
        en=values if language == "en" else (),
        title={"en": ".".join(key.path), "zh": ".".join(key.path)},
        line=key.line,
        source=item.get("source", item["file"]),
        match=EXACT,
        dictionary=True,
    )


def _leave_out(keys: Sequence[Key]) -> tuple[str, ...]:
    """Take out what holds nothing to match, such as faces made of marks, and return it."""
    left_out: dict[str, None] = {}
    for key in keys:
        left_out |= dict.fromkeys(value for value, _ in key.values if not _MATCHED.search(value))
        key.values = [item for item in key.values if _MATCHED.search(item[0])]
    return tuple(left_out)


def _form(value: str, line: int, item: dict[str, Any]) -> str:
    """A pattern as a form: small letters, as quanteda and LIWC compare; Chinese without spaces between words."""
    if item["language"] == "zh":
        return "".join(value.split())
    if _HAN.search(value):
        raise StudyError(
            f"{item['file']}: line {line}",
            f"found {shown(value)} in a dictionary whose language is `en`.",
            "Correct the word, or write `language: zh` in the codebook.",
        )
    return value.lower()
