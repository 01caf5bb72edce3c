"""Files that a study names: where they may lie, and their text."""

from __future__ import annotations

from pathlib import Path

from analysis.errors import StudyError


def inside(folder: Path, value: str, where: str) -> Path:
    """The path that ``value`` names in ``folder``, which it must not leave.

    Raises:
        StudyError: the path is absolute or leads out of the folder.
    """
    if Path(value).is_absolute() or not (folder / value).resolve().is_relative_to(folder.resolve()):
        raise StudyError(
            where,
            f"“{value}” leads out of {folder.name or 'the project'}.",
            "Name a file inside that folder.",
        )
    return folder / value


def read_text(path: Path, where: str) -> str:
    """Text of a file of the study.

    Raises:
        StudyError: the file is not there or is not UTF-8.
    """
    if not path.is_file():
        raise StudyError(where, f"there is no file “{path}”.", "Correct the path, or put the file there.")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise StudyError(
            f"{path}, line {line}", "the file is not text in UTF-8.", "Save it as UTF-8."
        ) from None
