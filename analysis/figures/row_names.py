"""The named rows on the left of small multiples: in two lines where there is height, in one where there is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.figures.measure import shorten, text_width
from analysis.figures.page import Page
from analysis.figures.paging import even_runs
from analysis.figures.panels import ROW, Row
from analysis.figures.style import GRID, QUIET, SMALL_TEXT

#: Height of a row with both names on one line.
LOW_ROW = 4.0
#: Between the English and the Chinese name on one line, and between the names and the panels.
BETWEEN, AFTER = 1.4, 2.5
#: What the names take at most, as a share of the width of the figure.
MOST_OF_TWO_LINES, MOST_OF_ONE_LINE = 0.46, 0.38


@dataclass(frozen=True)
class RowNames:
    """How rows are named: ``width`` is what the names take, ``height`` that of a row, in millimetres."""

    rows: Sequence[Row]
    width: float
    height: float
    one_line: bool

    @classmethod
    def choices(cls, rows: Sequence[Row], width: float, axis: str = "") -> tuple[RowNames, RowNames]:
        """Names on two lines and names on one line, for a figure of this width: take the first whose rows fit.

        ``axis`` stands below the names, and has to end before the first number of the scale.
        """
        least = text_width(axis, SMALL_TEXT)
        english = [text_width(row.english) for row in rows]
        chinese = [text_width(row.chinese, SMALL_TEXT) for row in rows]
        longest = max([*english, *chinese, least])
        both = max(
            [least, *(first + BETWEEN + second for first, second in zip(english, chinese, strict=True))]
        )
        return (
            cls(rows, min(longest + AFTER, width * MOST_OF_TWO_LINES), ROW, False),
            cls(rows, min(both + AFTER, width * MOST_OF_ONE_LINE), LOW_ROW, True),
        )

    def fit(self, room: float) -> bool:
        """Whether all rows stand in this much room."""
        return self.height * len(self.rows) <= room

    def parts(self, room: float) -> list[Sequence[Row]]:
        """The rows in as few parts as fit, each evenly filled; there is at least one."""
        runs = even_runs([self.height] * len(self.rows), room)
        return [[self.rows[place] for place in run] for run in runs]

    def draw(self, page: Page, rows: Sequence[Row], top: float, right: float, meaning: str) -> None:
        """Rule off some of the rows from the left edge to ``right``, and write their names."""
        edges = [top + self.height * number for number in range(len(rows) + 1)]
        page.lines([((0, edge), (right, edge)) for edge in edges], GRID)
        for row, edge in zip(rows, edges, strict=False):
            if self.one_line:
                self._draw_on_one_line(page, row, edge + self.height / 2 + 0.85, meaning)
            else:
                self._draw_on_two_lines(page, row, edge, meaning)

    def middles(self, rows: Sequence[Row], top: float) -> dict[str, float]:
        """The middle of each of these rows, which start at ``top``."""
        return {row.id: top + self.height * (number + 0.5) for number, row in enumerate(rows)}

    def _draw_on_two_lines(self, page: Page, row: Row, edge: float, meaning: str) -> None:
        room = self.width - AFTER + 0.5
        y = edge + (2.75 if row.chinese else 3.9)
        page.text(0, y, shorten(row.english, room), meaning=meaning)
        chinese = shorten(row.chinese, room, SMALL_TEXT)
        page.text(0, y + 2.55, chinese, size=SMALL_TEXT, colour=QUIET, meaning=meaning)

    def _draw_on_one_line(self, page: Page, row: Row, y: float, meaning: str) -> None:
        room = self.width - AFTER + 0.5
        chinese = shorten(row.chinese, room * 0.45, SMALL_TEXT)
        taken = text_width(chinese, SMALL_TEXT) + BETWEEN if chinese else 0.0
        english = shorten(row.english, room - taken)
        page.text(0, y, english, meaning=meaning)
        page.text(text_width(english) + BETWEEN, y, chinese, size=SMALL_TEXT, colour=QUIET, meaning=meaning)
