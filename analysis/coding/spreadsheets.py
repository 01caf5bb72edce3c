"""Read a CSV file, whatever the spreadsheet did to it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata

from analysis.errors import StudyError

_SEPARATORS = (",", ";", "\t")
_HOW_TO_SAVE = "Save it as “CSV UTF-8” (in LibreOffice: “Text CSV” in the character set UTF-8)."


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


def spreadsheet_rows(data: bytes, file: str) -> list[list[str]]:
    """The rows of a CSV file, cut at the separator that gives the header the most columns; the header first.

    UTF-8 with or without a byte-order mark, and Excel's “Unicode text” (UTF-16), are read; commas, semicolons or tabs
    separate. Names of columns come back in small letters.

    Args:
        data: the content of the file.
        file: its path, for messages.

    Raises:
        StudyError: it is no CSV in UTF-8.
    """
    text = _decoded(data, file)
    text = re.sub(r"\A(?:sep=.\r?\n)", "", text)
    lines = text.splitlines() or [""]
    try:
        separator = max(_SEPARATORS, key=lambda mark: len(next(csv.reader([lines[0]], delimiter=mark), [])))
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise StudyError(file, f"the file cannot be read as CSV ({error}).", _HOW_TO_SAVE) from None
    header = [plain_cell(name) for name in rows[0]] if rows else []
    return [header, *rows[1:]]


def plain_cell(text: str) -> str:
    """A cell in small letters, full-width characters made plain."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def shown_columns(header: list[str]) -> str:
    """The names of the columns that a file has, for a message; the file may be no sheet at all."""
    return ", ".join(name[:60] for name in header[:20] if name) or "none"
