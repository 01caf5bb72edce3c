"""Rules know which modules their results depend on."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest
from project import PROJECT

from workflow.dependencies import modules_of

SCRIPTS = sorted(path.stem for path in (PROJECT / "workflow" / "scripts").glob("*.py"))
STAGES = [
    "corpus",
    "language",
    "codebook",
    "alignment",
    "framing",
    "coding",
    "discovery",
    "topics",
    "rhetoric",
    "shifts",
    "sensitivity",
    "pages",
    "profiles",
    "findings",
    "exhibits",
    "figures",
    "gallery",
    "interchange",
    "reader",
    "report",
]


@cache
def direct_imports(file: Path) -> frozenset[Path]:
    """The project's modules that a file names, read by Python's own parser."""
    found: set[Path] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] in ("analysis", "workflow"):
                path = PROJECT.joinpath(*name.split("."))
                candidates = (path.with_suffix(".py"), path / "__init__.py")
                found.update(candidate for candidate in candidates if candidate.is_file())
    return frozenset(found)


def parsed_imports(file: Path) -> set[Path]:
    """The modules that a file imports at any remove."""
    found: set[Path] = set()
    waiting = [file]
    while waiting:
        more = direct_imports(waiting.pop()) - found
        found |= more
        waiting.extend(more)
    return found


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_depends_on_all_modules_that_it_imports_at_any_remove(script: str) -> None:
    expected = parsed_imports(PROJECT / "workflow" / "scripts" / f"{script}.py")
    assert set(modules_of(script, PROJECT)) == {str(path) for path in expected}


def test_a_stage_imports_only_from_stages_before_it() -> None:
    for place, stage in enumerate(STAGES):
        later = [*STAGES[place + 1 :], *(["framing", "coding"] if stage == "topics" else [])]
        for file in sorted((PROJECT / "analysis" / stage).glob("*.py")):
            for imported in parsed_imports(file):
                package = imported.relative_to(PROJECT).parts
                assert package[0] != "workflow", f"{file.name} imports the workflow"
                assert package[1] not in later, f"{file} imports {imported}"


def test_no_file_grows_too_long() -> None:
    folders = ("analysis", "workflow", "tests")
    files = [path for folder in folders for path in (PROJECT / folder).rglob("*.py")]
    long = [
        f"{path.name}: {count}"
        for path in files
        if (count := len(path.read_text("utf-8").splitlines())) > 400
    ]
    assert not long
