"""Read dictionaries of quanteda in YAML: keys, nested to any depth, that end in patterns."""

from __future__ import annotations

from typing import Any

from analysis.codebook.dictionary_key import Key
from analysis.errors import StudyError
from analysis.study.marked_yaml import Marked, Path, read_marked_yaml
from analysis.study.schema_mistakes import key_path, shown


def read_quanteda(text: str, name: str) -> list[Key]:
    """The keys of a quanteda dictionary that hold patterns, in the order of the file.

    What ``quanteda::as.yaml()`` writes and ``dictionary(file = ...)`` reads: a key holds one pattern, a list of
    patterns, further keys, or a list of patterns and further keys. Words of a pattern have single spaces between
    them.

    Args:
        text: the content of the file.
        name: the name of the file, for messages.

    Raises:
        StudyError: the text is not YAML, is not a mapping of keys, or holds a value that is no pattern.
    """
    marked = read_marked_yaml(text, name)
    if not isinstance(marked.data, dict) or not marked.data:
        raise StudyError(
            f"{name}: line {marked.line(())}",
            f"found {shown(marked.data)}; expected keys with lists of patterns, as a dictionary of quanteda has them.",
            "Write it as `welfare: [health care, pension*]`.",
        )
    keys: dict[tuple[str, ...], Key] = {}
    _read_value(marked.data, (), (), marked, name, keys)
    return list(keys.values())


def _read_value(
    value: Any,
    place: Path,
    names: tuple[str, ...],
    marked: Marked,
    name: str,
    keys: dict[tuple[str, ...], Key],
) -> None:
    if isinstance(value, dict):
        for key, below in value.items():
            _read_value(below, (*place, key), (*names, key), marked, name, keys)
    elif isinstance(value, list):
        for at, below in enumerate(value):
            _read_value(below, (*place, at), names, marked, name, keys)
    elif isinstance(value, str) and value.strip() and names:
        key = keys.setdefault(
            names, Key(names, marked.line(place[: len(place) - isinstance(place[-1], int)]))
        )
        key.values.append((" ".join(value.split()), marked.line(place)))
    else:
        quoted = "Put the value in quotes." if value is not None else "Write the pattern, or delete the key."
        raise StudyError(
            f"{name}: line {marked.line(place)}: {key_path(place)}",
            f"found {shown(value)}; expected a pattern such as `health care` or `pension*`.",
            quoted,
        )
