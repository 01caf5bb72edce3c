"""Tables as text that people open: CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import polars as pl

# Spreadsheets of East Asian languages take the full-width signs for formulas too.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n", "\r")

ROWS_AT_ONCE = 10_000


def to_csv(frame: pl.DataFrame) -> str:
    """A frame as CSV text with a header and ``\\n`` at line ends.

    A byte-order mark stands in front, so that spreadsheets read Chinese. Text that a spreadsheet would run as a
    formula gets an apostrophe in front. Lists are written with spaces between their items; empty values stay empty;
    numbers keep their full precision.
    """
    return "".join(csv_parts(frame))


def csv_parts(frame: pl.DataFrame) -> Iterator[str]:
    """The text of :func:`to_csv` in parts, so that of a long table it never is in memory at once."""
    yield "\ufeff" + _lines([frame.columns])
    # cells take ten times what their text does
    for part in frame.iter_slices(ROWS_AT_ONCE):
        yield _lines(zip(*map(_cells, part.iter_columns()), strict=True))


def _lines(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _cells(column: pl.Series) -> list[str]:
    if column.dtype == pl.String:
        return ["" if value is None else escape_formula(_line_ends(value)) for value in column]
    if column.dtype == pl.Boolean:
        return ["" if value is None else str(value).lower() for value in column]
    if isinstance(column.dtype, pl.List):
        return ["" if value is None else " ".join(str(item) for item in value) for value in column]
    return ["" if value is None else repr(value) for value in column]


def _line_ends(text: str) -> str:
    # A lone carriage return would end the row for some readers.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def escape_formula(text: str) -> str:
    """Text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
