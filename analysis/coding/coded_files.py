"""Read a coder's file, whatever the spreadsheet did to it, or say in one sentence what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.coding.spreadsheets import plain_cell, shown_columns, spreadsheet_rows
from analysis.coding.unit_ids import is_unit_id
from analysis.errors import StudyError
from analysis.study.schema_mistakes import shown

CODER = "coder"
DECIDING = "deciding"

YES = "yes"
NO = "no"
_CODES = {
    **dict.fromkeys(("yes", "y", "1", "1.0", "true", "是", "有"), YES),
    **dict.fromkeys(("no", "n", "0", "0.0", "false", "否", "不是", "无", "没有"), NO),
}
_NEEDED = ("id", "code")


@dataclass(frozen=True)
class CodedRow:
    """A row of a coder's file.

    Attributes:
        row: its row in the spreadsheet, the header being 1.
        id: the id of the coding unit.
        code: :data:`YES`, :data:`NO`, or None where the coder wrote nothing.
        note: the coder's remark, which may be empty.
        text: the text of the unit as it stands in the file; None if the column was deleted.
    """

    row: int
    id: str
    code: str | None
    note: str
    text: str | None


@dataclass(frozen=True)
class CodedFile:
    """A file that was read back: who coded it, whether as a coder or to decide ties, its path and its rows."""

    coder: str
    role: str
    path: str
    rows: Sequence[CodedRow]


def read_coded_file(data: bytes, file: str) -> list[CodedRow]:
    """The rows of a coder's file, in their order; blank rows are passed over.

    UTF-8 with or without a byte-order mark, and Excel's “Unicode text” (UTF-16), are read; commas, semicolons or tabs
    separate; columns may stand in any order, and others may have been added or deleted, except ``id`` and ``code``.

    Args:
        data: the content of the file.
        file: its path, for messages.

    Raises:
        StudyError: it is no CSV in UTF-8, a column is missing, an id was altered or stands there twice, or a code is
            neither yes nor no.
    """
    rows = spreadsheet_rows(data, file)
    header, first = rows[0], rows[1:]
    names = {name: at for at, name in reversed(list(enumerate(header)))}
    for name in _NEEDED:
        if name not in names:
            raise StudyError(
                f"{file}, row 1",
                f"there is no column `{name}`; the columns are {shown_columns(header)}.",
                f"Keep the columns {' and '.join(f'`{needed}`' for needed in _NEEDED)} of the sheet, with their names.",
            )
    for name in (*_NEEDED, "note", "text"):
        if header.count(name) > 1:
            raise StudyError(
                f"{file}, row 1", f"the column `{name}` stands there twice.", "Delete or rename one of them."
            )
    found: list[CodedRow] = []
    seen: dict[str, int] = {}
    for number, cells in enumerate(first, start=2):
        if not any(cell.strip() for cell in cells):
            continue

        def cell(name: str, cells: Sequence[str] = cells) -> str | None:
            at = names.get(name)
            return None if at is None else cells[at].strip() if at < len(cells) else ""

        item = cell("id") or ""
        where = f"{file}, row {number}"
        if not is_unit_id(item):
            raise StudyError(
                where,
                f"{shown(item)} is not an id of a sheet: it is missing or was altered.",
                "Copy it back from the sheet, or delete the row.",
            )
        if item in seen:
            raise StudyError(
                where,
                f"the id {shown(item)} stands in row {seen[item]} already.",
                "Delete one of the two rows.",
            )
        seen[item] = number
        found.append(
            CodedRow(
                number, item, read_code(cell("code") or "", where, "code"), cell("note") or "", cell("text")
            )
        )
    return found


def read_code(text: str, where: str, name: str) -> str | None:
    """Yes or no, as people write it, or None for an empty cell.

    Args:
        text: the cell.
        where: file and row, for messages.
        name: what the cell holds, for messages.

    Raises:
        StudyError: it is neither.
    """
    plain = plain_cell(text)
    if not plain:
        return None
    if plain not in _CODES:
        raise StudyError(
            where,
            f"the {name} {shown(text)} is neither yes nor no.",
            "Write yes or no (1 or 0, 是 or 否), or leave it empty.",
        )
    return _CODES[plain]


def same_text(written: str, text: str) -> bool:
    """Whether a cell still holds the text of a unit: white space, a formula's apostrophe and lost letters aside.

    A spreadsheet that does not save in Unicode writes ``?`` for what it cannot write, and one that takes a unit without
    letters for a number or a date writes it anew.
    """
    if not any(letter.isalpha() for letter in text):
        return True
    cell, unit = ("".join(item.split()).removeprefix("'") for item in (written, text))
    return len(cell) == len(unit) and all(a == b or a == "?" for a, b in zip(cell, unit, strict=True))
