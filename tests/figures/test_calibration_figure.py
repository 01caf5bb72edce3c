"""The figure of calibration, from the table in ``docs``: it can be read, and says what the table says."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from drawn_figures import mark_boxes, marks, text_boxes
from project import PROJECT

from analysis.figures.style import DOUBLE_COLUMN, MAXIMUM_HEIGHT, house_style
from benchmarks.calibration import keyness, salience
from benchmarks.calibration.figure import COVERAGES, DISCOVERIES, TESTS, draw_calibration
from benchmarks.calibration.results import ALLOWED, COVERAGE, FALSE_DISCOVERIES

TABLE = pl.read_csv(
    PROJECT / "docs" / "calibration.csv", schema_overrides={"language": pl.String}
).with_columns(pl.col("language").fill_null(""))


def test_every_mark_is_a_row_and_nothing_is_cut(font_file: Path) -> None:
    with house_style(font_file):
        drawing = draw_calibration(TABLE)
        page = drawing.pages[0]
        boxes = text_boxes(page)
        sections = (*COVERAGES, *TESTS, *DISCOVERIES)
        rows = sum(
            TABLE.filter(
                (pl.col("inference") == mark.inference)
                & (pl.col("method") == mark.method)
                & (pl.col("measure") == section.measure)
            ).height
            for section in sections
            for mark in section.marks
        )
        drawn = marks(page, "mark")
    assert len(drawn) == rows > 150
    assert (page.width, page.height <= MAXIMUM_HEIGHT) == (DOUBLE_COLUMN, True)
    labels = [text.get_text() for text in page.figure.artists if text.get_label() == "case"]  # type: ignore[attr-defined]
    assert not [label for label in labels if label.endswith("…")]
    for number, box in enumerate(boxes):
        assert box.left >= 0 and box.right <= page.width + 0.05 and box.bottom <= page.height
        assert not [other for other in boxes[number + 1 :] if box.overlaps(other, tolerance=0.35)]
    places = [box for box in mark_boxes(page) if box.what != "key"]
    assert not [(box, mark) for box in boxes for mark in places if box.overlaps(mark)]


@pytest.mark.parametrize(
    ("inference", "method", "measure"),
    [
        (keyness.INTERVAL, keyness.LINEARISED, COVERAGE),
        (salience.INTERVAL, salience.OFFERED, COVERAGE),
        (keyness.DISCOVERY, keyness.EXCHANGED, FALSE_DISCOVERIES),
    ],
)
def test_what_is_offered_is_within_what_is_allowed(inference: str, method: str, measure: str) -> None:
    own = TABLE.filter(
        (pl.col("inference") == inference) & (pl.col("method") == method) & (pl.col("measure") == measure)
    )
    low, high = ALLOWED[measure]
    # rare words in shuffled paragraphs: half of their intervals have one end, and no claim at the other
    own = own.filter(pl.col("case") != "shuffled, 3 and more")
    assert own.height >= 6 and own["share"].is_between(low, high).all()
