"""Files that a study names: where they may lie, and their text."""

from __future__ import annotations

import os
from pathlib import Path

from analysis.errors import StudyError
from analysis.study.schema_mistakes import shown


def inside(folder: Path, value: str, where: str) -> Path:
    """The path that ``value`` names in ``folder``, which it must not leave.

    Raises:
        StudyError: the path is absolute or leads out of the folder, no file can have it, or it holds braces.
    """
    refuse_braces(value, where)
    try:
        leaves = Path(value).is_absolute() or not (folder / value).resolve().is_relative_to(folder.resolve())
        (folder / value).is_file()
    except (OSError, RuntimeError, ValueError) as error:
        raise StudyError(
            where, f"{shown(value)} cannot be opened ({_why(error)}).", "Correct the path."
        ) from None
    if leaves:
        raise StudyError(
            where,
            f"“{value}” leads out of {folder.name or 'the project'}.",
            "Name a file inside that folder.",
        )
    return folder / value


def refuse_braces(path: str, where: str) -> None:
    """Refuse a path with braces: Snakemake takes what stands between them for the name of a wildcard.

    Raises:
        StudyError: there is a brace in it.
    """
    if "{" in path or "}" in path:
        raise StudyError(
            where,
            f"{shown(path)} holds braces, which Snakemake reads as a pattern.",
            "Rename the file or folder.",
        )


def check_written(folder: str) -> None:
    """Refuse a folder that nothing can be written to; it need not be there yet.

    Raises:
        StudyError: it, or a folder that holds it, is a file or may not be written to.
    """
    for path in (Path(folder), *Path(folder).parents):
        if path.is_dir():
            if not os.access(path, os.W_OK | os.X_OK):
                raise StudyError(
                    str(path), "the folder may not be written to.", "Ask for the right, or run elsewhere."
                )
            return
        if path.exists() or path.is_symlink():
            raise StudyError(
                str(path), "a file stands where the folder of the results belongs.", "Rename or delete it."
            )


def read_bytes(path: Path, where: str) -> bytes:
    """Bytes of a file of the study.

    Raises:
        StudyError: the file is not there or cannot be read.
    """
    if not path.is_file():
        raise StudyError(where, f"there is no file “{path}”.", "Correct the path, or put the file there.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise StudyError(
            where, f"the file “{path}” cannot be read ({_why(error)}).", "See that you may read it."
        ) from None


def _why(error: Exception) -> str:
    """What the system says, without the path, which may be long."""
    if isinstance(error, RuntimeError):  # of a path that pathlib could follow for ever
        return "a link that leads to itself"
    return getattr(error, "strerror", None) or str(error)


def read_text(path: Path, where: str) -> str:
    """Text of a file of the study.

    Raises:
        StudyError: the file is not there, cannot be read, or is not UTF-8.
    """
    data = read_bytes(path, where)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise StudyError(
            f"{path}, line {line}", "the file is not text in UTF-8.", "Save it as UTF-8."
        ) from None
