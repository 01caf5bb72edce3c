"""The head of every page: the question, what the numbers say, and the key to the marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.figures.measure import text_width, wrap
from analysis.figures.page import Page
from analysis.figures.style import POINT, QUESTION, QUIET, TEXT, VERSIONS

TOP = 1.5
QUESTION_LEADING = 4.2
TEXT_LEADING = 3.4
#: A question or finding that needs more lines than this is shortened.
MOST_LINES = 8
#: From the left edge of a mark in the key to its name.
KEY_TEXT = 2.2


@dataclass(frozen=True)
class Heading:
    """Question, finding and key of a figure; ``notes`` follow the two versions in the key."""

    question: str
    finding: str
    notes: Sequence[str]
    width: float

    def height(self, part: str = "") -> float:
        """Millimetres from the top of the page to the end of the key."""
        questions, findings, keys = self._lines(part)
        leading = TEXT_LEADING * (len(findings) + len(keys))
        return TOP + QUESTION_LEADING * len(questions) + leading + 0.8

    @property
    def most_height(self) -> float:
        """The height with the name of a page in it, for spreading blocks over pages."""
        return self.height("page 88 of 88")

    def draw(self, page: Page, part: str = "") -> None:
        """Write the head; ``part`` says which page this is (``2 of 3``), where there are several."""
        questions, findings, keys = self._lines(part)
        y = TOP - 1
        for line in questions:
            y += QUESTION_LEADING
            page.text(0, y, line, size=QUESTION, meaning="question")
        for line in findings:
            y += TEXT_LEADING
            page.text(0, y, line, colour=QUIET, meaning="finding")
        for number, items in enumerate(keys):
            y += TEXT_LEADING + (0.8 if number == 0 else 0)
            _draw_key(page, y, items)

    def _lines(self, part: str) -> tuple[list[str], list[str], list[list[tuple[str, str]]]]:
        findings = wrap(self.finding, self.width, TEXT, MOST_LINES)
        items = [*((language, version.name) for language, version in VERSIONS.items())]
        items += [("", note) for note in self.notes]
        return self._questions(part), findings, _key_lines(items, self.width)

    def _questions(self, part: str) -> list[str]:
        """The lines of the question; the name of the page is not broken."""
        lines = wrap(self.question, self.width, QUESTION, MOST_LINES)
        if not part:
            return lines
        ended = f"{lines[-1]} ({part})"
        if text_width(ended, QUESTION) <= self.width:
            return [*lines[:-1], ended]
        return [*lines, f"({part})"]


def _item_width(item: tuple[str, str]) -> float:
    return (KEY_TEXT if item[0] else 0.0) + text_width(item[1])


GAP = 4.0


def _key_lines(items: list[tuple[str, str]], width: float) -> list[list[tuple[str, str]]]:
    rows: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for item in items:
        needed = _item_width(item)
        if rows[-1] and used + GAP + needed > width:
            rows.append([])
            used = 0.0
        used += needed + (GAP if rows[-1] else 0)
        rows[-1].append(item)
    return rows


def _draw_key(page: Page, y: float, items: list[tuple[str, str]]) -> None:
    x = 0.0
    for language, text in items:
        if language:
            page.version_marks(
                language, [(x + VERSIONS[language].size * POINT / 2, y - 0.35 * TEXT * POINT)], "key"
            )
            page.text(x + KEY_TEXT, y, text, colour=VERSIONS[language].colour, meaning="key")
        else:
            page.text(x, y, text, colour=QUIET, meaning="key")
        x += _item_width((language, text)) + GAP
