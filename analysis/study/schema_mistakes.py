"""Say in one sentence where a file of a study departs from its schema, and what would be right."""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.errors import StudyError
from analysis.study.marked_yaml import Marked, Path

MISSING = "required"
UNKNOWN = "additionalProperties"


def either(names: Sequence[str]) -> str:
    """Names of which one is meant: ``a, b or c``."""
    return " or ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


class Mistake:
    """One departure from a schema: ``kind`` is the keyword of the schema, ``path`` the place in the data.

    For an unknown or missing key, ``key`` is its name.
    """

    def __init__(self, error: Any, marked: Marked, schema: Mapping[str, Any]) -> None:
        self.error = error
        self.schema = schema
        self.kind = str(error.validator)
        self.path: Path = tuple(error.absolute_path)
        self.key = ""
        if self.kind == UNKNOWN:
            known = error.schema.get("properties", {})
            # Snakemake reads a key such as `2022:` as a number.
            self.key = str(next(key for key in error.instance if key not in known))
            self.path = (*self.path, self.key)
        elif self.kind == MISSING:
            self.key = next(key for key in error.validator_value if key not in error.instance)
        self.line = marked.line(self.path)
        self.order = (self.line, key_path(self.path), self.kind, self.key)

    @property
    def expected(self) -> str:
        """What the schema's description says of the value, else the values that it allows."""
        allowed = either([str(value) for value in self.error.schema.get("enum", ())])
        return str(self.error.schema.get("description", allowed or "another value"))

    def said(self) -> tuple[str, str]:
        """What was found against what was expected, and the next step."""
        value = self.error.instance
        if self.kind == UNKNOWN:
            known = list(self.error.schema["properties"])
            listed = ", ".join(f"`{key}`" for key in known)
            near = difflib.get_close_matches(self.key.casefold(), known, n=1, cutoff=0.5)
            step = f"Did you mean `{near[0]}`?" if near else "Delete it or rename it."
            return f"the key `{self.key}` is unknown here; known are {listed}.", step
        if self.kind == MISSING:
            return f"the key `{self.key}` is missing.", f"Add it: {self.description_of(self.key)}."
        if (
            self.kind == "type"
            and self.error.validator_value == "string"
            and not isinstance(value, dict | list)
        ):
            step = (
                "Put the value in quotes." if value is not None else "Write the text after the colon or dash."
            )
            return f"found {shown(value)}; expected {self.expected}.", step
        if self.kind == "type" and self.error.validator_value == "integer":
            return f"found {shown(value)}; expected {self.expected}, a whole number.", "Correct this value."
        if self.kind == "maxLength":
            found = f"found a text of {len(value)} characters; expected {self.expected}, of at most "
            return f"{found}{self.error.validator_value} characters.", "Shorten it."
        if self.kind == "minItems" and not value:
            return f"the list is empty; expected {self.expected}.", "Add an entry."
        if self.kind in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
            limit = {"minimum": "at least", "maximum": "at most"}.get(self.kind, "beyond")
            bound = f"{limit} {self.error.validator_value}"
            return f"found {shown(value)}; expected {self.expected}, {bound}.", "Correct this value."
        return f"found {shown(value)}; expected {self.expected}.", "Correct this value."

    def description_of(self, key: str) -> str:
        """The description of a key of this mapping, references followed."""
        subschema = self.error.schema["properties"][key]
        if "$ref" in subschema:
            subschema = self.schema["$defs"][subschema["$ref"].rpartition("/")[2]]
        return str(subschema["description"])

    def raise_error(self, name: str) -> None:
        found, next_step = self.said()
        place = key_path(self.path)
        raise StudyError(f"{name}: line {self.line}" + (f": {place}" if place else ""), found, next_step)


def find_mistakes(marked: Marked, schema: Mapping[str, Any]) -> list[Mistake]:
    """Departures from a schema in the order of the file, without those that only follow from another one."""
    from jsonschema import Draft202012Validator, validators

    extend: Any = validators.extend
    types = Draft202012Validator.TYPE_CHECKER.redefine("number", _is_number).redefine("integer", _is_integer)
    validator = extend(Draft202012Validator, type_checker=types)(schema)
    mistakes = [Mistake(error, marked, schema) for error in validator.iter_errors(marked.data)]
    # A misspelt key is also a missing one; the author wants to hear of the cause.
    misspelt = {mistake.path[:-1] for mistake in mistakes if mistake.kind == UNKNOWN}
    causes = [mistake for mistake in mistakes if not (mistake.kind == MISSING and mistake.path in misspelt)]
    return sorted(causes, key=lambda mistake: mistake.order)


def _is_number(_: Any, value: Any) -> bool:
    """A finite number: `.nan` is neither below a minimum nor above a maximum, and spoils all that it meets."""
    return _is_integer(_, value) or (isinstance(value, float) and math.isfinite(value))


def _is_integer(_: Any, value: Any) -> bool:
    """A whole number, written as one: JSON takes 1000.0 and 1e308 for integers, and no array has such a length."""
    return isinstance(value, int) and not isinstance(value, bool)


def check_schema(marked: Marked, name: str, schema: Mapping[str, Any]) -> None:
    """Check a parsed file against its schema.

    Raises:
        StudyError: the first mistake, in the order of the file.
    """
    if marked.data is None:
        needed = ", ".join(f"`{key}`" for key in schema.get("required", []))
        raise StudyError(name, "the file is empty.", f"Write at least {needed}.")
    for mistake in find_mistakes(marked, schema):
        mistake.raise_error(name)


def key_path(path: Path) -> str:
    """Write a path as an author would: ``frames[0].terms[3].zh``."""
    written = ""
    for part in path:
        written += f"[{part}]" if isinstance(part, int) else f".{part}" if written else part
    return written


def shown(value: Any) -> str:
    """Show a value in a message: its text, shortened, or what kind of thing it is."""
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the value {str(value).lower()}"
    if not isinstance(value, str):
        return f"the {'number' if isinstance(value, int | float) else 'date'} {value}"
    if not value.strip():
        return "an empty text"
    text = value if len(value) <= 60 else value[:57] + "…"
    return "“" + text.replace("\n", "⏎") + "”"
