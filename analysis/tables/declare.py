"""Declare a table once; check every frame that is written against the declaration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

TYPES: Mapping[str, pl.DataType] = {
    "text": pl.String(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
    "integers": pl.List(pl.Int64()),
}


def _fits(found: pl.DataType, declared: str) -> bool:
    """Whether a column can be taken for one of the declared type without a value turning into another.

    A cast alone would cut off fractions and write numbers as text.
    """
    if found == pl.Null:
        return True
    if isinstance(found, pl.List):
        return declared == "integers" and _fits(found.inner, "integer")  # type: ignore[arg-type]
    if declared in ("integer", "number"):
        return found.is_integer() or (declared == "number" and found.is_float())
    return found == TYPES[declared]


def _different(keys: pl.DataFrame) -> bool:
    """Whether no row is there twice."""
    # Rows with different hashes are different; to compare the rows themselves takes five times the memory.
    return keys.hash_rows().n_unique() == keys.height or keys.n_unique() == keys.height


@dataclass(frozen=True)
class Column:
    """One column: its type (a key of :data:`TYPES`), what it means, its unit and whether it may be empty."""

    name: str
    type: str
    meaning: str
    unit: str = ""
    empty: bool = False


@dataclass(frozen=True)
class Table:
    """A tidy table: where it lies under ``results/<study>/``, what a row is, its columns and its key."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    csv: bool = True

    @property
    def schema(self) -> dict[str, pl.DataType]:
        return {column.name: TYPES[column.type] for column in self.columns}

    def frame(self, rows: Sequence[Mapping[str, object]] | Sequence[tuple[object, ...]]) -> pl.DataFrame:
        """Make a checked frame from rows (dicts by column name, or tuples in the declared order)."""
        return self.check(pl.DataFrame(list(rows), schema=self.schema, orient="row", strict=True))

    def check(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return ``frame`` with the declared columns in the declared order.

        Raises:
            ValueError: columns are missing or undeclared, a type does not fit, a value is empty that
                must not be, or the key is not unique. This is a fault of the code, not of the input.
        """
        missing = [name for name in self.schema if name not in frame.columns]
        extra = [name for name in frame.columns if name not in self.schema]
        if missing or extra:
            raise ValueError(f"table {self.name}: missing columns {missing}, undeclared columns {extra}")
        for column in self.columns:
            found = frame.schema[column.name]
            if not _fits(found, column.type):
                raise ValueError(f"table {self.name}: column {column.name} is {found}, not {column.type}")
        frame = frame.select(pl.col(name).cast(kind) for name, kind in self.schema.items())
        for column in self.columns:
            if not column.empty and frame[column.name].null_count():
                raise ValueError(f"table {self.name}: column {column.name} has empty values")
            if column.type == "number" and not frame[column.name].is_finite().all():
                raise ValueError(
                    f"table {self.name}: column {column.name} holds no finite number; leave it empty instead"
                )
        if self.key and not _different(frame.select(self.key)):
            raise ValueError(f"table {self.name}: the key {', '.join(self.key)} is not unique")
        return frame
