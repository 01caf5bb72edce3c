"""Which library modules a script's result depends on.

Snakemake does not see imports. Each rule therefore names the modules that its script imports, directly or through
other modules, among its inputs: editing one of them reruns exactly the rules that depend on it.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

# Read as text, not parsed: this runs at every start of the workflow. A test holds it against Python's own parser.
_IMPORT = re.compile(
    r"^[ \t]*(?:from|import)[ \t]+(?P<module>(?:analysis|workflow)\b[\w.]*)"
    r"(?:[ \t]+import[ \t]+(?P<names>\([^)]*\)|[^\n]*))?",
    re.MULTILINE,
)


@cache
def imported_modules(file: Path, root: Path) -> frozenset[Path]:
    """Files of the project that a Python file imports, directly and through others; imports in functions count."""
    found: set[Path] = set()
    waiting = [file]
    while waiting:
        for target in _direct_imports(waiting.pop(), root):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return frozenset(found)


@cache
def _direct_imports(file: Path, root: Path) -> frozenset[Path]:
    targets: set[Path] = set()
    for match in _IMPORT.finditer(file.read_text("utf-8")):
        module = match.group("module")
        names = re.findall(r"(\w+)(?:\s+as\s+\w+)?", match.group("names") or "")
        for name in (module, *(f"{module}.{item}" for item in names)):
            targets |= _files_of(name, root)
    return frozenset(targets - {file})


def _files_of(name: str, root: Path) -> set[Path]:
    path = root.joinpath(*name.split("."))
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return {candidate for candidate in candidates if candidate.is_file()}


def modules_of(script: str, root: Path) -> list[str]:
    """Sorted paths of the library modules that ``workflow/scripts/<script>.py`` depends on."""
    found = imported_modules(root / "workflow" / "scripts" / f"{script}.py", root)
    return sorted(str(path) for path in found)


def schemas_of(*names: str, root: Path) -> list[str]:
    """Paths of the schemas that a rule's input is checked against."""
    return [str(root / "workflow" / "schemas" / f"{name}.schema.yaml") for name in names]


def show_library(folder: str | Path) -> None:
    """Let scripts, which run in processes of their own, import the library from the project's folder."""
    os.environ["PYTHONPATH"] = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
