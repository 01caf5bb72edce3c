"""Read YAML into plain data together with the line of every value, and refuse what would be read silently wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from analysis.errors import StudyError

Path = tuple[str | int, ...]

DEEPEST = 16
UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Marked:
    """Plain data (dicts, lists, text, numbers, None) and, for the path of each value and key, its line from 1."""

    data: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """Line of the value at ``path``, or of the nearest value around it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_marked_yaml(text: str, name: str) -> Marked:
    """Read one YAML document.

    The document is built from parser events, so that depth costs no recursion and nothing in it can be executed.

    Args:
        text: the document.
        name: the name of the file, for messages.

    Raises:
        StudyError: the text is not YAML, holds control characters, repeats a key in a mapping, uses anchors
            (``&``, ``*``) or tags (``!``), or is nested deeper than any file of a study.
    """
    text = text.removeprefix("\ufeff")
    _refuse_unreadable(text, name, 1)
    try:
        return _build(yaml.parse(text, Loader=Loader), name)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}: line {mark.line + 1}" if mark else name
        problem = " ".join(str(error.problem or error.context or "it cannot be read").split())
        raise StudyError(
            where,
            f"the file is not YAML from here on ({problem}).",
            "Check the indentation, the colons, brackets and quotes on this line and the one before.",
        ) from None
    except yaml.YAMLError as error:
        found = f"the file is not YAML ({' '.join(str(error).split())})."
        raise StudyError(name, found, "Save it again as UTF-8 text.") from None


def _refuse_unreadable(text: str, name: str, line: int) -> None:
    """Refuse a character that no file or page may hold, written or escaped; ``text`` begins in ``line``."""
    bad = UNREADABLE.search(text)
    if bad:
        raise StudyError(
            f"{name}: line {line + text.count(chr(10), 0, bad.start())}",
            f"found the character U+{ord(bad.group()):04X}, which no YAML file may hold.",
            "Delete it, or save the file again as UTF-8.",
        )


def _build(events: Iterator[Any], name: str) -> Marked:
    """Put the events together; ``open_values`` holds the mappings and lists that are not closed yet."""
    marked = Marked(None)
    open_values: list[tuple[Any, Path]] = []
    key: list[str | None] = []
    documents = 0
    for event in events:
        line = event.start_mark.line + 1
        where = f"{name}: line {line}"
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise StudyError(
                    where, "a second document starts here (`---`).", "Keep one document in the file."
                )
        elif isinstance(event, yaml.AliasEvent):
            found = f"found the alias `*{event.anchor}`, which is not read here."
            raise StudyError(where, found, "Write out what it stands for.")
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            open_values.pop()
            key.pop()
        elif isinstance(event, yaml.NodeEvent):
            node: Any = event
            if not isinstance(event, yaml.ScalarEvent) and node.tag is not None:
                raise StudyError(where, f"found the tag `{node.tag}`, which is not read here.", "Delete it.")
            scalar = isinstance(event, yaml.ScalarEvent)
            if scalar:
                _refuse_unreadable(node.value, name, line)
            if open_values and isinstance(open_values[-1][0], dict) and key[-1] is None:
                if not scalar:
                    raise StudyError(where, "found a list or mapping as a key.", "Put quotes around the key.")
                mapping, path = open_values[-1]
                if node.value in mapping:
                    found = f"the key `{node.value}` stands twice in one mapping, so that one of them would be lost."
                    raise StudyError(where, found, "Delete or rename one of them.")
                key[-1] = node.value
                marked.lines[(*path, node.value)] = line
                continue
            value: Any = (
                _scalar(event, where) if scalar else {} if isinstance(event, yaml.MappingStartEvent) else []
            )
            path = _put(marked, open_values, key, value, line)
            if not scalar:
                if len(open_values) >= DEEPEST:
                    found = f"lists and mappings are nested more than {DEEPEST} deep."
                    raise StudyError(where, found, "Check the brackets and the indentation.")
                open_values.append((value, path))
                key.append(None)
    return marked


def _put(
    marked: Marked, open_values: list[tuple[Any, Path]], key: list[str | None], value: Any, line: int
) -> Path:
    if not open_values:
        marked.data = value
        marked.lines[()] = line
        return ()
    parent, parent_path = open_values[-1]
    if isinstance(parent, list):
        path: Path = (*parent_path, len(parent))
        parent.append(value)
    else:
        name = key[-1] or ""
        path = (*parent_path, name)
        parent[name] = value
        key[-1] = None
    marked.lines[path] = line
    return path


_RESOLVER: Any = yaml.resolver.Resolver()


def _scalar(event: Any, where: str) -> Any:
    """The value of a scalar: text, or what YAML makes of unquoted words (true, null, a number); a date stays text."""
    if event.tag is not None and event.tag != "tag:yaml.org,2002:str" and event.tag != "!":
        raise StudyError(
            where, f"found the tag `{event.tag}`, which is not read here.", "Delete it; use quotes for text."
        )
    if event.tag is not None:
        return event.value
    tag = _RESOLVER.resolve(yaml.ScalarNode, event.value, event.implicit)
    if tag in ("tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"):
        return event.value
    try:
        return yaml.constructor.SafeConstructor().construct_object(yaml.ScalarNode(tag, event.value))
    except (ValueError, OverflowError, yaml.YAMLError):
        return event.value
