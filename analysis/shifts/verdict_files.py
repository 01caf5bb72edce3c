"""Read a researcher's verdicts on candidates back, whatever the spreadsheet did to the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.coding.coded_files import read_code
from analysis.coding.spreadsheets import plain_cell, shown_columns, spreadsheet_rows
from analysis.errors import StudyError
from analysis.shifts.candidates import KINDS
from analysis.shifts.shift_ids import is_shift_id
from analysis.study.schema_mistakes import shown

_NEEDED = ("id", "verdict")
_READ = (*_NEEDED, "verdict_kind", "note")


@dataclass(frozen=True)
class Verdict:
    """A row of a file of verdicts.

    Attributes:
        row: its row in the spreadsheet, the header being 1.
        id: the id of the candidate.
        verdict: ``yes`` or ``no``, or None where nothing was written.
        kind: the kind that the reader gives it; empty: the same.
        note: a remark, which may be empty.
    """

    row: int
    id: str
    verdict: str | None
    kind: str
    note: str


@dataclass(frozen=True)
class VerdictFile:
    """A file that was read back: who judged, and the verdicts in the order of the file."""

    reader: str
    verdicts: Sequence[Verdict]


def read_verdict_file(data: bytes, file: str) -> list[Verdict]:
    """The verdicts of a file, in their order; blank rows are passed over.

    Columns may stand in any order, and all but ``id`` and ``verdict`` may have been deleted. A verdict is yes or no, or
    what :func:`analysis.coding.coded_files.read_code` takes for it.

    Args:
        data: the content of the file.
        file: its path, for messages.

    Raises:
        StudyError: it is no CSV in UTF-8, a column is missing, an id was altered or stands there twice, a verdict is
            neither yes nor no, or a kind is none.
    """
    header, *rows = spreadsheet_rows(data, file)
    for name in _NEEDED:
        if name not in header:
            raise StudyError(
                f"{file}, row 1",
                f"there is no column `{name}`; the columns are {shown_columns(header)}.",
                "Keep the columns `id` and `verdict` of the sheet, with their names.",
            )
    for name in _READ:
        if header.count(name) > 1:
            raise StudyError(
                f"{file}, row 1", f"the column `{name}` stands there twice.", "Delete or rename one of them."
            )
    found: list[Verdict] = []
    seen: dict[str, int] = {}
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        at = {name: header.index(name) for name in _READ if name in header}
        row = {name: cells[place].strip() if place < len(cells) else "" for name, place in at.items()}
        where = f"{file}, row {number}"
        if not is_shift_id(row["id"]):
            raise StudyError(
                where,
                f"{shown(row['id'])} is not an id of a candidate: it is missing or was altered.",
                "Copy it back from results/<study>/shifts/sheet.csv, or delete the row.",
            )
        if row["id"] in seen:
            raise StudyError(
                where,
                f"the id {shown(row['id'])} stands in row {seen[row['id']]} already.",
                "Delete one of the two rows.",
            )
        seen[row["id"]] = number
        kind = plain_cell(row.get("verdict_kind", ""))
        if kind and kind not in KINDS:
            raise StudyError(
                where,
                f"there is no kind {shown(kind)}.",
                f"Kinds are {', '.join(KINDS)}; leave it empty for the same.",
            )
        verdict = read_code(row["verdict"], where, "verdict")
        found.append(Verdict(number, row["id"], verdict, kind, row.get("note", "")))
    return found
