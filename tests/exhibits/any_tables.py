"""Tables of anything, for tests of what holds of every table."""

from __future__ import annotations

from hypothesis import strategies as st

from analysis.exhibits.number_kinds import COUNT, PERCENT, POINTS, PROBABILITY, TWO_DECIMALS
from analysis.exhibits.printed_table import Cell, Column, Estimate, PrintedTable, Section

#: What formats take for commands, beside any other text.
HOSTILE = (
    "\\input{x}",
    "100% & $x_1^2$ #1 ~",
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "-1+1",
    "@SUM(A1)",
    "a | b",
    "[a](b) *c* `d`",
    "“命运共同体”",
    "发展and发展",
    "]]{}\\\\",
    "--,,''``",
    'say "no"',
    "*starred",
    "[opt]",
)
words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=25))
numbers = st.one_of(st.none(), st.floats(0, 1), st.integers(0, 10**6))
kinds = st.sampled_from([COUNT, PERCENT, POINTS, PROBABILITY, TWO_DECIMALS])


@st.composite
def printed_tables(draw: st.DrawFn) -> PrintedTable:
    columns = [Column(draw(words))]
    for _ in range(draw(st.integers(1, 6))):
        text = draw(st.booleans())
        columns.append(
            Column(
                draw(words),
                None if text else draw(kinds),
                draw(st.sampled_from(["", "English", "中文 & co"])),
                False if text else draw(st.booleans()),
            )
        )
    sections = [
        Section(draw(words), tuple(tuple(_cell(draw, column) for column in columns) for _ in range(rows)))
        for rows in draw(st.lists(st.integers(0, 3), max_size=3))
    ]
    notes = tuple(draw(st.lists(words, max_size=2)))
    return PrintedTable("any", draw(words), draw(words), tuple(columns), tuple(sections), notes, ("a/b",))


def _cell(draw: st.DrawFn, column: Column) -> Cell:
    if column.kind is None:
        return draw(words)
    if column.interval:
        return Estimate(draw(numbers), draw(numbers), draw(numbers))
    return draw(numbers)
