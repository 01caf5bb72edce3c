"""Fit a table into a width: how wide its columns are, and where it is set in several parts.

A column of estimates is set as two: the numbers flush right, their intervals flush left beside them, so that both
line up. All widths are in millimetres, from upper estimates of the type (:mod:`analysis.exhibits.text_width`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from analysis.exhibits.printed_table import PrintedTable, Row
from analysis.exhibits.scripts import one_line
from analysis.exhibits.text_width import longest_word, text_width

#: What a page of text offers: A4 with the margins of most journals and of Word.
WIDTH = 160.0
#: Between columns, and between a number and its interval.
GAP, INTERVAL_GAP = 3.0, 1.0
#: By how much the further lines of a text are drawn in.
INDENT = 2.0
#: Lines that the heads and rules of a table take.
HEAD_LINES = 4
#: No word makes a column wider than this: longer ones are broken.
LONGEST_WORD = 40.0
#: A head of words is rather broken into lines than let it make a column of numbers wider than this.
HEAD = 18.0


@dataclass(frozen=True)
class Slot:
    """A column as it is set.

    Attributes:
        column: the place of the column in the table.
        part: ``text``, ``number`` or ``interval`` of a number.
        width: in millimetres.
        gap: what follows it, in millimetres.
    """

    column: int
    part: str
    width: float
    gap: float

    @property
    def right(self) -> bool:
        """Whether it is set flush right."""
        return self.part == "number"


@dataclass(frozen=True)
class Head:
    """A head above the slots from ``first`` to ``last``, both counted."""

    text: str
    first: int
    last: int


@dataclass(frozen=True)
class Panel:
    """Columns of a table that are set side by side."""

    table: PrintedTable
    slots: tuple[Slot, ...]

    @property
    def width(self) -> float:
        """In millimetres."""
        return _width_of(self.slots)

    def span(self, head: Head) -> float:
        """Width of the slots below a head."""
        return _width_of(self.slots[head.first : head.last + 1])

    @property
    def heads(self) -> list[Head]:
        """The head of each column."""
        return self._heads(lambda slot: slot.column, lambda place: self.table.columns[place].head)

    @property
    def groups(self) -> list[Head]:
        """The heads that columns share; none where no column has one."""
        columns = self.table.columns
        found = self._heads(
            lambda slot: columns[slot.column].group or slot.column,
            lambda place: columns[place].group,
        )
        return found if any(head.text for head in found) else []

    def _heads(self, key: Callable[[Slot], object], text: Callable[[int], str]) -> list[Head]:
        heads = []
        for _, found in groupby(range(len(self.slots)), key=lambda place: key(self.slots[place])):
            places = list(found)
            heads.append(Head(one_line(text(self.slots[places[0]].column)), places[0], places[-1]))
        return heads

    def printed(self, row: Row) -> list[str]:
        """What the slots print of a row of the table."""
        return [_printed(self.table, slot.column, slot.part, row) for slot in self.slots]

    def lines(self) -> float:
        """About how many lines its rows and heads take."""
        body = sum(
            max((_lines(text, slot) for text, slot in zip(self.printed(row), self.slots, strict=True)))
            for row in self.table.rows
        )
        return body + sum(1.3 for section in self.table.sections if section.title) + HEAD_LINES


def panels(table: PrintedTable, width: float = WIDTH) -> list[Panel]:
    """The parts in which a table is set: one where it fits, else as many as it needs, filled evenly.

    Columns of one group stay together where they can; the stub is repeated. A column of text becomes as narrow as
    its longest word, and no column wider than the width.
    """
    natural = _natural(table)
    least = {key: min(least, natural[key]) for key, least in _least(table).items()}
    stub = list(range(table.stub))
    blocks = [
        [place for place, _ in found]
        for _, found in groupby(
            ((place, table.columns[place]) for place in range(table.stub, len(table.columns))),
            key=lambda item: item[1].group or item[0],
        )
    ]
    if max(_total(table, [*stub, *block], least) for block in blocks) > width:
        blocks = [[place] for block in blocks for place in block]
    parts = _even(blocks, lambda block: _total(table, [*stub, *block], least) <= width)
    return [
        Panel(
            table,
            _slots(table, [*stub, *(place for block in part for place in block)], least, natural, width),
        )
        for part in parts
    ]


def _even(blocks: list[list[int]], fits: Callable[[list[int]], bool]) -> list[list[list[int]]]:
    """The blocks in as few parts as fit, of about the same number of blocks each."""
    for number in range(1, len(blocks) + 1):
        each = math.ceil(len(blocks) / number)
        parts = [blocks[start : start + each] for start in range(0, len(blocks), each)]
        if all(fits([place for block in part for place in block]) for part in parts):
            return parts
    return [[block] for block in blocks]


def _slots(
    table: PrintedTable,
    columns: Sequence[int],
    least: dict[tuple[int, str], float],
    natural: dict[tuple[int, str], float],
    width: float,
) -> tuple[Slot, ...]:
    keys = [key for key in least if key[0] in columns]
    room = width - _total(table, columns, least)
    if room < 0:  # a column beside the stub that is wider than the width: its words will be broken
        letters = sum(least[key] for key in keys)
        widths = {key: least[key] * (letters + room) / letters for key in keys}
    else:
        # All columns get what they want, or the same part of it.
        wanted = sum(natural[key] - least[key] for key in keys)
        part = 1.0 if wanted <= room else room / wanted
        widths = {key: least[key] + part * (natural[key] - least[key]) for key in keys}
    slots = []
    for key in keys:
        gap = INTERVAL_GAP if table.columns[key[0]].interval and key[1] == "number" else GAP
        slots.append(Slot(*key, math.floor(widths[key] * 10) / 10, gap))
    return (*slots[:-1], replace(slots[-1], gap=0.0))


def _parts(table: PrintedTable, place: int) -> tuple[str, ...]:
    column = table.columns[place]
    if column.kind is None:
        return ("text",)
    return ("number", "interval") if column.interval else ("number",)


def _least(table: PrintedTable) -> dict[tuple[int, str], float]:
    """The least width of each slot: a number is never broken, a text between words."""
    return _measured(table, lambda text: min(longest_word(text) + INDENT, LONGEST_WORD), longest_word)


def _natural(table: PrintedTable) -> dict[tuple[int, str], float]:
    """The width at which each slot breaks no line."""
    return _measured(table, text_width, lambda head: max(longest_word(head), min(text_width(head), HEAD)))


def _measured(
    table: PrintedTable, of_text: Callable[[str], float], of_head: Callable[[str], float]
) -> dict[tuple[int, str], float]:
    widths: dict[tuple[int, str], float] = {}
    for place, column in enumerate(table.columns):
        for part in _parts(table, place):
            printed = {_printed(table, place, part, row) for row in table.rows}
            measure = of_text if part == "text" else text_width
            widths[place, part] = max(map(measure, printed), default=0.0)
        head = min(of_head(one_line(column.head)), LONGEST_WORD)
        lacking = head - _sum(widths, table, place)
        if lacking > 0:
            widths[place, _parts(table, place)[-1]] += lacking
    _same_for_same_heads(table, widths)
    for place in range(len(table.columns)):
        _widen_for_group(table, place, widths)
    return widths


def _same_for_same_heads(table: PrintedTable, widths: dict[tuple[int, str], float]) -> None:
    """Columns of numbers with the same head in several groups get the same width."""
    most: dict[tuple[str, str], float] = {}
    for (place, part), width in widths.items():
        column = table.columns[place]
        if column.group and part != "text":
            key = (column.head, part)
            most[key] = max(most.get(key, 0.0), width)
    for place, part in widths:
        column = table.columns[place]
        if column.group and part != "text":
            widths[place, part] = most[column.head, part]


def _widen_for_group(table: PrintedTable, place: int, widths: dict[tuple[int, str], float]) -> None:
    """The columns of a group are together as wide as the longest word of its head."""
    group = table.columns[place].group
    if not group or (place and table.columns[place - 1].group == group):
        return
    own = [place]
    while own[-1] + 1 < len(table.columns) and table.columns[own[-1] + 1].group == group:
        own.append(own[-1] + 1)
    width = sum(_sum(widths, table, column) for column in own) + GAP * (len(own) - 1)
    lacking = min(longest_word(one_line(group)), LONGEST_WORD) - width
    if lacking > 0:
        for column in own:
            widths[column, _parts(table, column)[-1]] += lacking / len(own)


def _sum(widths: dict[tuple[int, str], float], table: PrintedTable, place: int) -> float:
    parts = _parts(table, place)
    return sum(widths[place, part] for part in parts) + INTERVAL_GAP * (len(parts) - 1)


def _total(table: PrintedTable, columns: Sequence[int], widths: dict[tuple[int, str], float]) -> float:
    return sum(_sum(widths, table, place) for place in columns) + GAP * (len(columns) - 1)


def _width_of(slots: Sequence[Slot]) -> float:
    return sum(slot.width for slot in slots) + sum(slot.gap for slot in slots[:-1])


def _printed(table: PrintedTable, place: int, part: str, row: Row) -> str:
    number, interval = table.columns[place].printed(row[place])
    return one_line(interval if part == "interval" else number)


def _lines(text: str, slot: Slot) -> int:
    if slot.part != "text":
        return 1
    return max(1, math.ceil(text_width(text) / max(slot.width - INDENT, 1.0)))
