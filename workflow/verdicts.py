"""The files that hold a researcher's verdicts on shifts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.errors import StudyError
from analysis.pages.markdown import counted
from analysis.shifts.verdict_files import Verdict, VerdictFile, read_verdict_file
from workflow.coded import outside_results
from workflow.files import read_bytes
from workflow.study import Study

_ELSEWHERE = "Keep your copy outside `results/` and name it under `verdicts`."


def open_verdicts(study: Study) -> list[str]:
    """The files that `shifts.verdicts` names, in the order of the configuration.

    Each is read once, so that mistakes in it are told before anything runs.

    Raises:
        StudyError: a file is not there, lies outside the project or where the program writes, or cannot be read; or two
            have the same name.
    """
    found: list[str] = []
    for at, value in enumerate(study.config["shifts"]["verdicts"]):
        where = f"config: shifts.verdicts[{at}]"
        path = outside_results(study, value, where, _ELSEWHERE)
        twin = next(
            (other for other in found if Path(other).stem.casefold() == Path(path).stem.casefold()), None
        )
        if twin is not None:
            raise StudyError(
                where,
                f"“{path}” and “{twin}” have the name of the same reader.",
                "Name each file once, after its reader; a reader has one file.",
            )
        found.append(path)
    read_verdict_files(found)
    return found


def read_verdict_files(paths: Sequence[str]) -> list[VerdictFile]:
    """The readers' files; a reader is named as the file."""
    return [
        VerdictFile(Path(path).stem, read_verdict_file(read_bytes(Path(path), path), path)) for path in paths
    ]


def spare_verdicts(path: str, files: Sequence[VerdictFile]) -> None:
    """Refuse to write a sheet over one that somebody judged in its place.

    Verdicts that the first file holds as well are written again, and are not in danger.

    Raises:
        StudyError: the sheet is there and holds verdicts or notes that no file has, or was saved as something else.
    """
    file = Path(path)
    if not file.is_file():
        return
    saved = {_content(row) for item in files for row in item.verdicts}
    try:
        rows = read_verdict_file(file.read_bytes(), path)
    except StudyError:
        found = "somebody has changed the sheet, and a new one would be written over it."
    else:
        lost = sum(bool(row.verdict or row.kind or row.note) and _content(row) not in saved for row in rows)
        if not lost:
            return
        found = (
            f"the sheet holds verdicts or notes in {counted(lost, 'row')} that no file of `shifts.verdicts` has, and a "
            "new one would be written over them."
        )
    raise StudyError(path, found, f"Move the file away and run again. {_ELSEWHERE}")


def _content(row: Verdict) -> tuple[str | None, ...]:
    return row.id, row.verdict, row.kind, row.note
