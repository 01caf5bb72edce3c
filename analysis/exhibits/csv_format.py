"""A table for print as CSV: the same rows, with all digits, and each end of an interval in a column of its own."""

from __future__ import annotations

import polars as pl

from analysis.exhibits.printed_table import Cell, Column, Estimate, PrintedTable
from analysis.exhibits.scripts import one_line
from analysis.tables.text_files import escape_formula, to_csv


def csv_table(table: PrintedTable) -> str:
    """The table as CSV text that no spreadsheet takes for formulas (:func:`analysis.tables.text_files.to_csv`).

    Numbers stand in the unit of the head and are not rounded; what the table prints as a dash is empty. Titles of
    sections stand in a first column.
    """
    columns: list[tuple[str, list[object]]] = []
    if any(section.title for section in table.sections):
        titles: list[object] = [one_line(section.title) for section in table.sections for _ in section.rows]
        columns.append((table.section_header or "part", titles))
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        columns += _columns(column, cells)
    names = _unique([escape_formula(one_line(name)) for name, _ in columns])
    return to_csv(
        pl.DataFrame([_series(name, values) for name, (_, values) in zip(names, columns, strict=True)])
    )


def _columns(column: Column, cells: list[Cell]) -> list[tuple[str, list[object]]]:
    head = column.whole_head
    if column.kind is None:
        return [(head, [one_line(cell) if isinstance(cell, str) else None for cell in cells])]
    if not column.interval:
        return [(head, [_number(column, cell) for cell in cells])]
    estimates = [cell if isinstance(cell, Estimate) else Estimate(_plain(cell)) for cell in cells]
    scaled = column.kind.scaled
    return [
        (head, [scaled(estimate.value) for estimate in estimates]),
        (f"{head}, low", [scaled(estimate.low) for estimate in estimates]),
        (f"{head}, high", [scaled(estimate.high) for estimate in estimates]),
    ]


def _number(column: Column, cell: Cell) -> float | None:
    assert column.kind is not None
    return column.kind.scaled(_plain(cell))


def _plain(cell: Cell) -> float | None:
    """A number; text in a column of numbers, such as “none”, is printed and has no number."""
    return None if isinstance(cell, str | Estimate) else cell


def _series(name: str, values: list[object]) -> pl.Series:
    if any(isinstance(value, str) for value in values):
        return pl.Series(name, values, dtype=pl.String)
    if any(isinstance(value, float) for value in values):
        return pl.Series(name, values, dtype=pl.Float64, strict=False)
    return pl.Series(name, values, dtype=pl.Int64)


def _unique(names: list[str]) -> list[str]:
    """The names, those that stood before with a number behind them."""
    found: list[str] = []
    for name in names:
        told, number = name, 2
        while told in found:
            told, number = f"{name} ({number})", number + 1
        found.append(told)
    return found
