"""The folders of issues: which of them a study takes, and the files in each."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.corpus.decoding import decode_source
from analysis.corpus.issue_file import IssueFile, read_issue_file
from analysis.errors import StudyError
from analysis.study.marked_yaml import read_marked_yaml
from analysis.study.schema_mistakes import check_schema, shown
from workflow.files import inside, read_bytes, read_text, refuse_braces
from workflow.schema_files import read_schema

ISSUE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")


def find_issues(config: Mapping[str, Any]) -> dict[str, Path]:
    """Folders of the issues that a study takes, by their ids."""
    named = config["issues"]
    folders = [Path(item) for item in ([named] if isinstance(named, str) else named)]
    found: dict[str, Path] = {}
    for folder in folders:
        refuse_braces(str(folder), "config: issues")
        try:
            entries = sorted(folder.iterdir())
        except (OSError, ValueError):
            raise StudyError(
                "config: issues",
                f"there is no folder {shown(str(folder))} that can be read.",
                "Name the folder that holds the issues' folders.",
            ) from None
        for entry in entries:
            if not entry.is_dir() or entry.name.startswith("."):
                continue
            twin = next((other for other in found if other.casefold() == entry.name.casefold()), None)
            if twin is not None:
                raise StudyError(
                    "config: issues",
                    f"two issues have the id “{entry.name}”: {found[twin]} and {entry}.",
                    "Rename one of the folders.",
                )
            found[entry.name] = entry
    chosen = list(found) if config["select"] == "all" else list(config["select"])
    for issue in chosen:
        _check_chosen(issue, chosen, found, folders)
    if not chosen:
        raise StudyError(
            "config: issues", f"“{folders[0]}” holds no issue.", "Put the folder of an issue there."
        )
    return {issue: found[issue] for issue in chosen}


def _check_chosen(issue: str, chosen: list[str], found: Mapping[str, Path], folders: list[Path]) -> None:
    if issue not in found:
        near = difflib.get_close_matches(issue, found, n=1)
        known = ", ".join(found) or "none"
        step = f"Did you mean “{near[0]}”?" if near else f"Issues there are: {known}."
        raise StudyError(
            "config: select", f"there is no issue “{issue}” in {', '.join(map(str, folders))}.", step
        )
    if chosen.count(issue) > 1:
        raise StudyError(
            "config: select", f"the issue “{issue}” stands there twice.", "Name each issue once."
        )
    if not ISSUE_ID.fullmatch(issue):
        raise StudyError(
            str(found[issue]),
            f"“{issue}” cannot be the id of an issue.",
            "Name the folder with letters, digits, `-`, `_` and `.` only.",
        )


def read_issue(folder: Path, root: Path, *, checked: bool = False) -> IssueFile:
    """The `issue.yaml` of an issue's folder; ``checked``: it was checked before."""
    path = folder / "issue.yaml"
    if not path.is_file():
        raise StudyError(
            str(folder),
            "there is no issue.yaml in the folder of the issue.",
            "Write one; docs/add-an-issue.md shows how.",
        )
    marked = read_marked_yaml(read_text(path, str(path)), str(path))
    if not checked:
        check_schema(marked, str(path), read_schema(root, "issue"))
    return read_issue_file(marked.data, folder.name, str(path))


def source_path(issue: IssueFile, folder: Path) -> Path:
    return inside(folder, issue.source, f"{issue.where}: source")


def read_source(issue: IssueFile, folder: Path) -> tuple[str, str]:
    """Text and encoding of an issue's source."""
    path = source_path(issue, folder)
    return decode_source(read_bytes(path, f"{issue.where}: source"), str(path))
