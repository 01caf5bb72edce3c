"""Read a coder's file, whatever the spreadsheet did to it, or say in one sentence what is wrong with it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

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
_SEPARATORS = (",", ";", "\t")
_NEEDED = ("id", "code")
_HOW_TO_SAVE = "Save it as “CSV UTF-8” (in LibreOffice: “Text CSV” in the character set UTF-8)."


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
    rows = _rows(_decoded(data, file), file)
    header, first = rows[0], rows[1:]
    names = {name: at for at, name in reversed(list(enumerate(header)))}
    for name in _NEEDED:
        if name not in names:
            raise StudyError(
                f"{file}, row 1",
                f"there is no column `{name}`; the columns are {', '.join(filter(None, header)) or 'none'}.",
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
            CodedRow(number, item, _code(cell("code") or "", where), cell("note") or "", cell("text"))
        )
    return found


def _decoded(data: bytes, file: str) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise StudyError(file, "the file is a workbook, not CSV.", _HOW_TO_SAVE)
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise StudyError(f"{file}, line {row}", "the file is not text in UTF-8.", _HOW_TO_SAVE) from None


def _rows(text: str, file: str) -> list[list[str]]:
    """The rows of the file, cut at the separator that gives the header the most columns; the header first."""
    text = re.sub(r"\A(?:sep=.\r?\n)", "", text)
    lines = text.splitlines() or [""]
    separator = max(_SEPARATORS, key=lambda mark: len(next(csv.reader([lines[0]], delimiter=mark), [])))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise StudyError(file, f"the file cannot be read as CSV ({error}).", _HOW_TO_SAVE) from None
    header = [_plain(name) for name in rows[0]] if rows else []
    return [header, *rows[1:]]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _code(text: str, where: str) -> str | None:
    plain = _plain(text)
    if not plain:
        return None
    if plain not in _CODES:
        raise StudyError(
            where,
            f"the code {shown(text)} is neither yes nor no.",
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
