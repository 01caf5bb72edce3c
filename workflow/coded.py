"""The files of the coders: where they may lie, and what keeps a coder's work from being lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.coding.coded_files import CODER, DECIDING, CodedFile, read_coded_file
from analysis.errors import StudyError
from analysis.pages.markdown import counted
from workflow.files import inside, read_bytes
from workflow.study import Study

_ELSEWHERE = "Save the coder's file in another folder, such as coding/, under the coder's name."


def open_coded(study: Study) -> list[tuple[str, str]]:
    """Roles and paths of the coders' files, in the order of the configuration, the deciding one last.

    Each file is read once, so that mistakes in it are told before anything runs.

    Raises:
        StudyError: a file is not there, lies outside the project or where the program writes, or cannot be read; two
            have the same name; or there is a file to decide between coders, and there are no coders.
    """
    settings = study.config["coding"]
    found: list[tuple[str, str]] = []
    for key, role in (("coded", CODER), ("decided", DECIDING)):
        for at, value in enumerate(settings[key]):
            where = f"config: coding.{key}[{at}]"
            path = outside_results(study, value, where, _ELSEWHERE)
            twin = next(
                (other for _, other in found if _name(other).casefold() == _name(path).casefold()), None
            )
            if twin is not None:
                raise StudyError(
                    where,
                    f"“{path}” and “{twin}” have the name of the same coder.",
                    "Name each file once, after its coder; a coder has one file.",
                )
            found.append((role, path))
    if settings["decided"] and not settings["coded"]:
        raise StudyError(
            "config: coding.decided",
            "there is a file to decide between coders, and no coder.",
            "Name the coders' files under `coded`.",
        )
    read_coders(found)
    return found


def outside_results(study: Study, value: str, where: str, elsewhere: str) -> str:
    """Path of a file that a person keeps, inside the project and outside what the program writes.

    Args:
        study: the study.
        value: the path, as the configuration gives it.
        where: the key, for messages.
        elsewhere: where to keep it, for messages.

    Raises:
        StudyError: it is not there, lies outside the project or where the program writes.
    """
    path = inside(study.root, value, where)
    if not path.is_file():
        raise StudyError(where, f"there is no file “{path}”.", "Correct the path, or put the file there.")
    written = (Path("results"), study.root / "results")
    if any(path.resolve().is_relative_to(folder.resolve()) for folder in written):
        raise StudyError(
            where, f"“{value}” lies where the program writes and would be overwritten.", elsewhere
        )
    return str(path)


def _name(path: str) -> str:
    return Path(path).stem


def read_coders(files: Sequence[tuple[str, str]]) -> list[CodedFile]:
    """The coders' files, from their roles and paths."""
    return [
        CodedFile(_name(path), role, path, read_coded_file(read_bytes(Path(path), path), path))
        for role, path in files
    ]


def spare_codes(path: str) -> None:
    """Refuse to write a sheet over one that somebody coded in its place.

    Raises:
        StudyError: the file is there and holds codes or remarks, or was saved as something else than a sheet.
    """
    file = Path(path)
    if not file.is_file():
        return
    try:
        rows = read_coded_file(file.read_bytes(), path)
    except StudyError:
        found = "somebody has changed the sheet, and a new one would be written over it."
    else:
        coded = sum(bool(row.code or row.note) for row in rows)
        if not coded:
            return
        found = f"the sheet holds codes or notes in {counted(coded, 'row')}, and a new one would be written over them."
    raise StudyError(path, found, f"Move the file away and run again. {_ELSEWHERE}")
