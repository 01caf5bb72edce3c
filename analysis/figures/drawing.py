"""What a figure function returns: the pages, the data behind every mark, and the words that go with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from analysis.pages.numbers import Number

if TYPE_CHECKING:
    from analysis.figures.page import Page


@dataclass(frozen=True)
class Drawing:
    """A figure of one or more pages.

    Attributes:
        name: base name of its files.
        question: the question that the figure answers; printed as its title.
        finding: what the numbers say, in one sentence; empty where there is nothing to say.
        caption: prose that explains the marks, the intervals, n and how it was measured. No markup.
        pages: the sheets, in reading order; ``page.figure`` is matplotlib's figure.
        data: every number that is drawn, and no other; in the order of drawing.
        numbers: the numbers that question, finding and caption quote.
    """

    name: str
    question: str
    finding: str
    caption: str
    pages: tuple[Page, ...]
    data: pl.DataFrame
    numbers: tuple[Number, ...] = ()

    def description(self) -> dict[str, object]:
        """The fields of the JSON file beside the figure that the drawing itself knows, the same in every size."""
        return {
            "name": self.name,
            "question": self.question,
            "finding": self.finding,
            "caption": self.caption,
            "data": f"{self.name}.csv",
            "numbers": [number.record() for number in self.numbers],
        }

    def extent(self) -> dict[str, object]:
        """How many pages this drawing has and how large they are printed, for the same file: differs by size."""
        return {
            "pages": len(self.pages),
            "width_mm": round(self.pages[0].printed_width, 1),
            "heights_mm": [round(page.printed_height, 1) for page in self.pages],
        }
