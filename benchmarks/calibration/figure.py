"""Draw the table of a calibration in the house style: ``docs/calibration.pdf`` and ``docs/calibration.png``.

python -m benchmarks.calibration.figure [--table docs/calibration.csv]
"""

from __future__ import annotations

import argparse
import math
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from analysis.figures.drawing import Drawing
from analysis.figures.files import render
from analysis.figures.font import fallback_path, font_path, subset_font
from analysis.figures.heading import Heading
from analysis.figures.measure import shorten
from analysis.figures.page import Page, Scale
from analysis.figures.style import (
    DOUBLE_COLUMN,
    GRID,
    INK,
    PAPER,
    QUIET,
    RULE,
    SMALL_TEXT,
    VERSIONS,
    WHISKER,
    house_style,
)
from benchmarks.calibration import association, keyness, paired, salience
from benchmarks.calibration.results import ALLOWED, COVERAGE, FALSE_DISCOVERIES, FALSE_POSITIVES

QUESTION = "How often is an inference of Parallax right, where the truth is known?"
NOTES = (
    "Filled: as Parallax offers it",
    "Open: as if words, paragraphs or sentences were independent draws",
    "Grey: what is allowed",
    "Line: ± 2 Monte-Carlo errors",
    "<: below the scale",
)
ROW = 3.3
HEAD = 5.6
GAP = 1.6
AXIS = 5.2
TOP = 3.0
BAND = "#ececec"
LOWEST_COVERAGE = 0.75
RESOLUTION = 200  # dots an inch of the PNG, which is for the page of the methods; the PDF is for print


@dataclass(frozen=True)
class Mark:
    """What stands in a row: one method, and how it looks."""

    inference: str
    method: str
    marker: str = "D"
    size: float = 3.0
    naive: bool = False


@dataclass(frozen=True)
class Section:
    """Rows under one title: the cases of one or two inferences, in the order of the table."""

    title: str
    measure: str
    marks: tuple[Mark, ...]
    words: bool = False
    key: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Panel:
    """Sections one below the other on one scale; ``left`` and ``right`` are the ends of the scale."""

    title: str
    sections: tuple[Section, ...]
    start: float
    scale: Scale
    ticks: tuple[float, ...]
    placed: Callable[[float], float]


def _word_marks(inference: str, method: str) -> tuple[Mark, ...]:
    return Mark(inference, method), Mark(inference, keyness.NAIVE, naive=True)


COVERAGES = (
    Section(
        "Log ratio of words that occur … times in an issue",
        COVERAGE,
        _word_marks(keyness.INTERVAL, keyness.LINEARISED),
        words=True,
    ),
    Section(
        "Share of paragraphs with a frame",
        COVERAGE,
        (Mark(salience.INTERVAL, salience.OFFERED), Mark(salience.INTERVAL, salience.NAIVE, naive=True)),
    ),
    Section(
        "Difference of the versions within units",
        COVERAGE,
        (
            Mark(paired.SHARES, paired.UNITS),
            Mark(paired.HITS, paired.UNITS, "^", 3.6),
            Mark(paired.SHARES, paired.BETWEEN),
            Mark(paired.HITS, paired.BETWEEN, "^", 3.6),
            Mark(paired.SHARES, paired.NAIVE, naive=True),
        ),
        key=(("D", "shares"), ("^", "hits")),
    ),
    Section(
        "Log-odds of an actor and a frame",
        COVERAGE,
        (
            Mark(association.ASSOCIATION, association.RESAMPLED),
            Mark(association.ASSOCIATION, association.NAIVE, naive=True),
        ),
    ),
)
TESTS = (
    Section(
        "p of words that occur … times in an issue",
        FALSE_POSITIVES,
        _word_marks(keyness.TEST, keyness.EXCHANGED),
        words=True,
    ),
    Section(
        "p of a difference of the versions",
        FALSE_POSITIVES,
        (
            Mark(paired.MCNEMAR, paired.EXACT),
            Mark(paired.MCNEMAR, paired.MID, "^", 3.6),
            Mark(paired.SIGN_FLIP, paired.EXACT),
        ),
        key=(("D", "exact"), ("^", "mid-p")),
    ),
)
DISCOVERIES = (
    Section("q of words", FALSE_DISCOVERIES, _word_marks(keyness.DISCOVERY, keyness.EXCHANGED), words=True),
)


def draw_calibration(table: pl.DataFrame) -> Drawing:
    """Draw the rows of a calibration: coverage on the left, false positives and false discoveries on the right.

    Args:
        table: as :func:`benchmarks.calibration.results.as_table` makes it.
    """
    wide, narrow = 100.0, 139.0
    panels = (
        Panel(
            "95 % intervals that hold the truth (%)",
            COVERAGES,
            0.0,
            Scale(LOWEST_COVERAGE, 1.0, 50.0, wide - 4),
            (0.80, 0.90, 0.95, 1.0),
            lambda share: share,
        ),
        Panel(
            "p ≤ 0.05 where nothing differs (%)",
            TESTS,
            wide,
            Scale(0, math.sqrt(0.75), narrow, DOUBLE_COLUMN - 2),
            (0.0, 0.05, 0.2, 0.5),
            math.sqrt,
        ),
        Panel(
            "False ones among those with q ≤ 0.10 (%)",
            DISCOVERIES,
            wide,
            Scale(0, math.sqrt(0.75), narrow, DOUBLE_COLUMN - 2),
            (0.0, 0.1, 0.2, 0.5),
            math.sqrt,
        ),
    )
    heading = Heading(QUESTION, _finding(table), NOTES, DOUBLE_COLUMN)
    top = heading.height() + TOP
    heights = [_height(table, panel) for panel in panels]
    page = Page(DOUBLE_COLUMN, top + max(heights[0], heights[1] + heights[2] + TOP) + 1)
    heading.draw(page)
    for panel, y in zip(panels, (top, top, top + heights[1] + TOP), strict=True):
        _draw_panel(page, table, panel, y)
    return Drawing("calibration", QUESTION, heading.finding, _CAPTION, (page,), table)


_CAPTION = (
    "Each mark is a share over drawn studies. Columns, marks and cases are explained in docs/methods-framing.md under "
    "Calibration; the numbers are in docs/calibration.csv."
)


def _finding(table: pl.DataFrame) -> str:
    def between(inference: str, method: str, measure: str) -> str:
        own = table.filter(
            (pl.col("inference") == inference) & (pl.col("method") == method) & (pl.col("measure") == measure)
        )["share"]
        return f"{100 * float(own.min()):.0f} to {100 * float(own.max()):.0f} %"  # type: ignore[arg-type]

    words = (keyness.TEST, keyness.EXCHANGED, FALSE_POSITIVES), (keyness.TEST, keyness.NAIVE, FALSE_POSITIVES)
    return (
        f"Where no word differs, {between(*words[0])} have p ≤ 0.05; from G² read as a test it would be "
        f"{between(*words[1])}."
    )


def _cases(table: pl.DataFrame, section: Section) -> list[str]:
    inferences = [mark.inference for mark in section.marks]
    own = table.filter(pl.col("inference").is_in(inferences) & (pl.col("measure") == section.measure))
    return own["case"].unique(maintain_order=True).to_list()


def _height(table: pl.DataFrame, panel: Panel) -> float:
    rows = sum(len(_cases(table, section)) for section in panel.sections)
    return HEAD + ROW * rows + (HEAD + GAP) * len(panel.sections) - GAP + AXIS


def _draw_panel(page: Page, table: pl.DataFrame, panel: Panel, top: float) -> None:
    low, high = ALLOWED[panel.sections[0].measure]
    left, right = (panel.scale(panel.placed(max(end, 0))) for end in (low, high))
    bottom = top + _height(table, panel) - AXIS
    start = top + HEAD
    page.text(panel.start, top + 2.5, panel.title, meaning="panel")
    page.rectangles([(left, start, right - left, bottom - start)], [BAND], "allowed")
    page.lines(
        [((x, start), (x, bottom)) for x in (panel.scale(panel.placed(tick)) for tick in panel.ticks)], GRID
    )
    for tick in panel.ticks:
        page.text(
            panel.scale(panel.placed(tick)),
            bottom + 2.9,
            f"{100 * tick:.0f}",
            size=SMALL_TEXT,
            colour=QUIET,
            align="center",
            meaning="tick",
        )
    y = start
    for section in panel.sections:
        y = _draw_section(page, table, panel, section, y) + GAP


def _draw_section(page: Page, table: pl.DataFrame, panel: Panel, section: Section, top: float) -> float:
    """Draw the rows of a section; returns where they end."""
    page.lines([((panel.start, top), (panel.scale.right, top))], RULE)
    x = panel.start
    page.text(x, top + 3.2, section.title, meaning="section")
    for marker, name in section.key:
        x = panel.scale.left + 1 if x == panel.start else x
        page.marks([(x, top + 2.3)], marker, INK, 3.0 if marker == "D" else 3.6, "key")
        page.text(x + 1.6, top + 3.2, name, size=SMALL_TEXT, colour=QUIET, meaning="key")
        x += 12
    y = top + HEAD - 1
    for case in _cases(table, section):
        label = shorten(case, panel.scale.left - panel.start - 2.5, SMALL_TEXT)
        page.text(panel.start, y + ROW / 2 + 0.75, label, size=SMALL_TEXT, meaning="case")
        own = table.filter((pl.col("case") == case) & (pl.col("measure") == section.measure))
        # naive ones first, so that what is offered lies on top
        for mark in sorted(section.marks, key=lambda mark: not mark.naive):
            found = own.filter((pl.col("inference") == mark.inference) & (pl.col("method") == mark.method))
            for row in found.iter_rows(named=True):
                _draw_mark(page, panel, mark, row, y + ROW / 2)
        y += ROW
    return y


def _draw_mark(page: Page, panel: Panel, mark: Mark, row: Mapping[str, object], y: float) -> None:
    share, error = float(str(row["share"])), float(str(row["standard_error"]))
    version = VERSIONS.get(str(row["language"]))
    colour = version.colour if version else INK
    marker, size = (version.marker, version.size) if version else (mark.marker, mark.size)
    # what shares a row stands a little apart
    y += 0.7 * version.side if version else 0.5 if mark.marker == "^" else 0

    def place(value: float) -> float:
        return panel.scale(panel.placed(min(max(value, panel.scale.low, 0), 1)))

    page.lines([((place(share - 2 * error), y), (place(share + 2 * error), y))], colour, WHISKER, "error")
    if share < panel.scale.low:
        marker, size = "<", 3.8
    page.marks([(place(share), y)], marker, colour, size, "mark")
    if mark.naive:
        page.marks([(place(share), y)], marker, PAPER, size - 1.4, "open mark")


def _written(texts: Sequence[str]) -> str:
    return "".join(sorted(set("".join(texts)) | {chr(code) for code in range(32, 127)} | set("±…≤%²–")))


def main() -> None:
    """Draw the committed table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--table", type=Path, default=Path("docs/calibration.csv"))
    path: Path = parser.parse_args().table
    table = pl.read_csv(path, schema_overrides={"language": pl.String}).with_columns(
        pl.col("language").fill_null("")
    )
    text = _written(table["case"].to_list())
    with tempfile.TemporaryDirectory() as folder:
        font = Path(folder) / "font.ttf"
        font.write_bytes(subset_font(font_path().read_bytes(), text, fallback_path().read_bytes()))
        with house_style(font):
            drawing = draw_calibration(table)
            for kind in ("pdf", "png"):
                path.with_suffix(f".{kind}").write_bytes(render(drawing, kind, RESOLUTION))


if __name__ == "__main__":
    main()
