"""A table for print: what stands in it, before it is set in any format."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.exhibits.number_kinds import DASH, NumberKind


@dataclass(frozen=True)
class Estimate:
    """A number with its interval; an end is missing where the measure has none."""

    value: float | None
    low: float | None = None
    high: float | None = None


#: Text, a number of the source table, or a number with its interval. Nothing is printed as a dash.
Cell = str | float | Estimate | None


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        header: what it holds.
        kind: how its numbers are printed; a column without holds text. Text is set flush left, numbers flush right.
        group: the head that it shares with its neighbours, with a rule below: ``English``.
        interval: whether its cells are :class:`Estimate`, printed with the interval in brackets.
        unit: the unit in the head, where it is another one than that of the kind.
    """

    header: str
    kind: NumberKind | None = None
    group: str = ""
    interval: bool = False
    unit: str | None = None

    @property
    def head(self) -> str:
        """The header with the unit in parentheses."""
        unit = (self.kind.unit if self.kind else "") if self.unit is None else self.unit
        if unit and self.header:
            return f"{self.header} ({unit})"
        return self.header or unit

    @property
    def whole_head(self) -> str:
        """The head with the group, for formats that have one line of heads."""
        return ": ".join(part for part in (self.group, self.head) if part)

    def printed(self, cell: Cell) -> tuple[str, str]:
        """What a cell prints, and its interval (empty where the column has none)."""
        if isinstance(cell, str):
            return cell, ""
        if self.kind is None:
            return DASH, ""
        if isinstance(cell, Estimate):
            return self.kind.printed(cell.value), self.kind.interval(cell.low, cell.high)
        return self.kind.printed(cell), ""


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Section:
    """Rows under a title of their own, such as those of an article; without a title, rows alone."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class PrintedTable:
    """A table that goes into a paper as it is.

    Attributes:
        name: base name of its files.
        title: what it shows, in a phrase.
        caption: what a row and a number are, in sentences.
        columns: its columns, from left to right.
        sections: its rows.
        notes: what a reader must know of single columns and signs; one sentence or more each.
        sources: the tables of the study that its numbers come from.
        stub: how many columns at the left name the row; they are repeated where a table is too wide and is set in
            several parts.
        section_header: what the titles of the sections are, for the spreadsheet.
    """

    name: str
    title: str
    caption: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    stub: int = 1
    section_header: str = ""

    def __post_init__(self) -> None:
        """Check that it is a table.

        Raises:
            ValueError: a row has more or fewer cells than there are columns, or a cell does not fit its column. This
                is a fault of the code, not of the input.
        """
        if not 0 <= self.stub < len(self.columns):
            raise ValueError(f"table {self.name}: no column is left beside the stub")
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"table {self.name}: {len(row)} cells in {len(self.columns)} columns")
            for column, cell in zip(self.columns, row, strict=True):
                if column.kind is None and not (cell is None or isinstance(cell, str)):
                    raise ValueError(f"table {self.name}: a number in the text column “{column.header}”")
                if isinstance(cell, Estimate) and not column.interval:
                    raise ValueError(f"table {self.name}: an interval in the column “{column.header}”")

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all sections."""
        return tuple(row for section in self.sections for row in section.rows)


def without_empty(table: PrintedTable) -> PrintedTable:
    """The table without columns of numbers that nobody has, such as p where nothing can be tested."""
    kept = [
        place
        for place, column in enumerate(table.columns)
        if place < table.stub or column.kind is None or any(_told(row[place]) for row in table.rows)
    ]
    if len(kept) == len(table.columns) or not table.rows:
        return table
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        sections=tuple(
            Section(section.title, tuple(tuple(row[place] for place in kept) for row in section.rows))
            for section in table.sections
        ),
    )


def _told(cell: Cell) -> bool:
    return cell.value is not None if isinstance(cell, Estimate) else cell not in (None, "")
