"""What the gallery knows of a figure: its words, its files, and its numbers, as the JSON file beside it tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.gallery.captions import Words
from analysis.pages.numbers import Number


@dataclass(frozen=True)
class Sheet:
    """A figure in one size.

    Attributes:
        size: ``double``, ``single`` or ``slide``.
        files: names of its files, by format.
        width: in millimetres.
        pages: how many there are.
    """

    size: str
    files: Mapping[str, str]
    width: float
    pages: int


@dataclass(frozen=True)
class Shown:
    """A figure in the gallery; the first sheet is the one that is shown."""

    words: Words
    sheets: Sequence[Sheet]
    numbers: Sequence[Number]

    @classmethod
    def of(cls, story: Mapping[str, Any]) -> Shown:
        """A figure from the content of its JSON file."""
        words = Words(*(story[key] for key in ("name", "question", "finding", "caption", "source")))
        sheets = [
            Sheet(
                size["name"],
                {name.rpartition(".")[2]: name for name in size["files"]},
                size["width_mm"],
                size["pages"],
            )
            for size in story["sizes"]
        ]
        return cls(words, sheets, [Number(**number) for number in story["numbers"]])
