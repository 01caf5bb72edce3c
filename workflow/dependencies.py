"""Which library modules a script's result depends on.

Snakemake does not see imports. Each rule therefore names the modules that its script imports, directly or through
other modules, among its inputs: editing one of them reruns exactly the rules that depend on it.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

PACKAGES = ("analysis", "workflow")


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
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] in PACKAGES:
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
