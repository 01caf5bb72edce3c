"""Tables are checked against their declaration when they are written."""

from __future__ import annotations

import csv
import io

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tables import ALL
from analysis.tables.declare import TYPES, Column, Table
from analysis.tables.text_files import escape_formula, to_csv

TABLE = Table(
    "test/words",
    "a word",
    (
        Column("word", "text", "a word"),
        Column("count", "integer", "how often"),
        Column("share", "number", "", empty=True),
    ),
    key=("word",),
)


def test_rows_become_a_frame_in_the_declared_order() -> None:
    frame = TABLE.frame([{"share": 0.5, "count": 2, "word": "river"}])
    assert frame.columns == ["word", "count", "share"]
    assert frame.rows() == [("river", 2, 0.5)]
    assert TABLE.frame([]).schema == TABLE.schema


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        (pl.DataFrame({"word": ["a"], "count": [1]}), "missing columns"),
        (pl.DataFrame({"word": ["a"], "count": [1], "share": [0.1], "more": [1]}), "undeclared columns"),
        (pl.DataFrame({"word": ["a", None], "count": [1, 2], "share": [0.1, 0.2]}), "empty values"),
        (pl.DataFrame({"word": ["a", "a"], "count": [1, 2], "share": [0.1, 0.2]}), "not unique"),
        (pl.DataFrame({"word": ["a"], "count": [1], "share": [float("nan")]}), "no finite number"),
        (pl.DataFrame({"word": ["a"], "count": [1], "share": [float("-inf")]}), "no finite number"),
        (pl.DataFrame({"word": ["a"], "count": [1.5], "share": [0.1]}), "count is Float64, not integer"),
        (pl.DataFrame({"word": [1], "count": [1], "share": [0.1]}), "word is Int64, not text"),
        (pl.DataFrame({"word": ["a"], "count": ["1"], "share": [0.1]}), "count is String, not integer"),
    ],
)
def test_a_frame_that_departs_from_its_declaration_is_refused(frame: pl.DataFrame, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        TABLE.check(frame)


def test_every_declared_table_is_sound() -> None:
    assert len({table.name for table in ALL}) == len(ALL)
    for table in ALL:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert set(table.key) <= set(names)
        assert all(column.type in TYPES and column.meaning for column in table.columns)


def test_csv_opens_in_a_spreadsheet_without_running_anything() -> None:
    text = to_csv(
        pl.DataFrame({"word": ["=1+1", "+x", "-y", "@z", "＝1+1", "\r=1", "水", None], "list": [[1, 2]] * 8})
    )
    assert text.startswith("\ufeffword,list\n")
    cells = [row["word"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]
    assert cells == ["'=1+1", "'+x", "'-y", "'@z", "'＝1+1", "'\n=1", "水", ""]
    assert text.endswith(",1 2\n")


def test_csv_writes_booleans_in_small_letters() -> None:
    assert to_csv(pl.DataFrame({"yes": [True, False, None]})) == '\ufeffyes\ntrue\nfalse\n""\n'


@given(st.lists(st.tuples(st.text(), st.floats(allow_nan=False), st.integers(-(2**62), 2**62)), max_size=20))
def test_csv_keeps_every_value(rows: list[tuple[str, float, int]]) -> None:
    frame = pl.DataFrame(
        {"t": [row[0] for row in rows], "n": [row[1] for row in rows], "i": [row[2] for row in rows]},
        schema={"t": pl.String, "n": pl.Float64, "i": pl.Int64},
    )
    found = list(csv.reader(io.StringIO(to_csv(frame).removeprefix("\ufeff"), newline="")))[1:]
    assert [(cell[0], float(cell[1]), int(cell[2])) for cell in found] == [
        (escape_formula(text.replace("\r\n", "\n").replace("\r", "\n")), number, integer)
        for text, number, integer in rows
    ]
