"""Whatever the study and the size, every figure can be read: text, margins, nothing over anything else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import drawn_figures
import pytest
from drawn_figures import (
    FIGURES,
    Box,
    count_of_marks,
    draw,
    line_boxes,
    mark_boxes,
    mark_lines,
    segments,
    text_boxes,
    texts,
    written,
)
from synthetic_tables import LONG_AUTHORS, Study, study

from analysis.figures.drawing import Drawing
from analysis.figures.page import Page
from analysis.figures.size import DOUBLE, SIZES, SLIDE, Size
from analysis.figures.style import SINGLE_COLUMN, SMALL_TEXT, VERSIONS, house_style

STUDIES: dict[str, dict[str, Any]] = {
    "two issues": {"issues": (4, 4)},
    "one issue": {"issues": (8,)},
    "one article": {"issues": (1,)},
    "one version": {"issues": (1,), "single": (0,)},
    "uneven": {"issues": (5, 2), "single": (1, 2, 6)},
    "many articles": {"issues": (8, 8, 8)},
    "sixty articles": {"issues": (8, 8, 8, 8, 8, 8, 8, 4)},
    "long names": {"issues": (5, 3), "authors": LONG_AUTHORS},
    "many rows": {"issues": (3,), "many_rows": True, "number_of_topics": 40, "words": 30},
}
#: Figures that show no articles: these studies alone have different tables for them.
WITHOUT_ARTICLES = {"topic_number": ("one article", "many rows"), "collocates": ("one article", "many rows")}
#: Every study in double column, and in the other sizes those that leave least room.
DRAWN = [
    f"{figure}: {name}, {size}"
    for size in SIZES
    for name in STUDIES
    for figure in FIGURES
    if name != "sixty articles"
    and name in WITHOUT_ARTICLES.get(figure, STUDIES)
    and (size == "double" or name in ("one article", "uneven", "long names", "many rows"))
] + [f"similarity: sixty articles, {size}" for size in SIZES]
#: Figures that grow with the number of articles.
BY_ARTICLE = [
    figure
    for figure in FIGURES
    if not figure.startswith("topic_") and figure not in ("trends", "actors", "collocates")
]
#: What a figure may be told to draw more of.
OPTIONS: dict[str, dict[str, int]] = {"keywords": {"number": 30}, "collocates": {"nodes": 9, "words": 15}}

#: Between two texts on a line, in millimetres: a word space is 0.55.
LEAST_GAP = 0.5


@dataclass(frozen=True)
class Sheet:
    """A page with the boxes of its texts, which take time to measure."""

    drawing: Drawing
    size: Size
    page: Page
    texts: list[Box]


@cache
def drawn_study(name: str) -> Study:
    return study(**STUDIES[name])


@pytest.fixture(scope="module", params=DRAWN)
def sheets(request: pytest.FixtureRequest, font_file: Path) -> list[Sheet]:
    figure, name, size = re.split(": |, ", request.param)
    options = OPTIONS.get(figure, {}) if name == "many rows" else {}
    with house_style(font_file):
        drawing = draw(figure, drawn_study(name), size=SIZES[size], **options)
        return [Sheet(drawing, SIZES[size], page, text_boxes(page)) for page in drawing.pages]


def test_text_is_large_enough_and_on_the_page(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        least = SMALL_TEXT * sheet.size.scale
        assert min(text.get_fontsize() for text in texts(sheet.page)) >= least >= 6 * sheet.page.scale
        for box in sheet.texts:
            assert box.left >= -0.05, box
            assert box.top >= 0, box
            assert box.right <= sheet.page.width + 0.05, box
            assert box.bottom <= sheet.page.height, box


def test_no_text_lies_on_another(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        boxes = sorted(sheet.texts, key=lambda box: box.top)
        for number, box in enumerate(boxes):
            for other in boxes[number + 1 :]:
                if other.top > box.bottom:
                    break
                # The boxes hold the tallest letters, so that the lines of one text may touch.
                assert not box.overlaps(other, tolerance=0.35), (box, other)


def test_neighbours_on_a_line_are_told_apart(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        boxes = sorted(sheet.texts, key=lambda box: box.left)
        for number, box in enumerate(boxes):
            for other in boxes[number + 1 :]:
                if other.left > box.right + LEAST_GAP:
                    break
                shared = min(box.bottom, other.bottom) - max(box.top, other.top)
                same_line = shared > 0.6 * min(box.bottom - box.top, other.bottom - other.top)
                assert not (same_line and other.left > box.left + 0.01), (box, other)


def test_no_mark_lies_on_a_text(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        for mark in mark_boxes(sheet.page):
            assert not [box for box in sheet.texts if box.overlaps(mark, tolerance=0.3)], mark


def test_no_line_crosses_a_text(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        for line in line_boxes(sheet.page):
            for box in sheet.texts:
                # The boxes hold the tallest letters: an underline may touch them, but not cross.
                apart = (
                    line.right < box.left + 0.1
                    or line.left > box.right - 0.1
                    or line.bottom < box.top + 0.3
                    or line.top > box.bottom - 0.3
                )
                assert apart, (line, box)


def test_marks_and_intervals_stay_on_the_page(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        for mark in mark_boxes(sheet.page):
            assert mark.left >= -0.01 and mark.right <= sheet.page.width + 0.01, mark
            assert mark.top >= 0 and mark.bottom <= sheet.page.height, mark
        for language in VERSIONS:
            for left, right, _ in segments(sheet.page, f"interval {language}"):
                assert 0 <= left <= right <= sheet.page.width


def test_pages_have_the_width_of_their_size_and_are_no_higher(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        size, page = sheet.size, sheet.page
        narrow = SINGLE_COLUMN if size is DOUBLE else size.width
        assert page.width in (size.width, narrow)
        assert page.height <= size.maximum_height + 1e-6
        assert (page.scale, page.margin) == (size.scale, size.margin)
        if size is SLIDE:
            assert page.figure.get_size_inches() == pytest.approx((13 + 1 / 3, 7.5))


def test_versions_look_the_same_everywhere(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        for language, version in VERSIONS.items():
            lines = mark_lines(sheet.page, f"mark {language}")
            assert {line.get_marker() for line in lines} <= {version.marker}
            assert {line.get_markerfacecolor() for line in lines} <= {version.colour}


def test_words_about_the_figure(sheets: list[Sheet]) -> None:
    drawing = sheets[0].drawing
    assert drawing.question.endswith("?")
    assert not drawing.finding or drawing.finding.endswith(".")
    for text in (drawing.question, drawing.finding, drawing.caption):
        assert not re.search(r"[*_`#\n]|1 articles|nan", text)
    assert "interval" in drawing.caption
    assert drawing.extent()["pages"] == len(drawing.pages) == len(sheets)


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("figure", BY_ARTICLE)
def test_many_articles_take_several_pages_that_say_so(figure: str) -> None:
    drawing = draw(figure, study((8, 8, 8, 8, 8)))
    count = len(drawing.pages)
    assert count > 1
    for number, page in enumerate(drawing.pages, start=1):
        title = " ".join(written(page, "question"))
        assert title == f"{drawing.question} (page {number} of {count})"


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("figure", FIGURES)
def test_a_study_without_articles_gives_a_page_without_marks(figure: str) -> None:
    empty = study((1,)).without_rows()
    drawing = draw(figure, empty)
    assert drawing.data.is_empty()
    assert len(drawing.pages) == 1
    assert not mark_lines(drawing.pages[0], "mark en")


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("figure", FIGURES)
def test_tables_without_rows_for_the_articles_still_draw(figure: str) -> None:
    bare = study((2,)).without_rows("articles", "summary")
    drawing = draw(figure, bare)
    assert drawing.pages[0].height > 10
    assert drawing.data.is_empty() == (figure != "overview")


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_says_the_same_in_every_size(figure: str) -> None:
    drawings = [draw(figure, study((4, 4)), size=size) for size in SIZES.values()]
    assert all(drawing.description() == drawings[0].description() for drawing in drawings)
    assert all(drawing.data.equals(drawings[0].data) for drawing in drawings)
    if figure == "collocates":
        return  # a word stands on every page that has one of its terms
    # Rows that are spread over pages are neither lost nor drawn twice.
    counts = [count_of_marks(drawing) for drawing in drawings]
    assert counts == counts[:1] * len(counts) and counts[0] > 0


@pytest.mark.parametrize("figure", ["frames", "actors", "rhetoric"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_name_of_a_scale_has_room_beside_short_names_of_rows(
    figure: str, size: Size, font_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = drawn_study("uneven")
    short = {"en": "Law", "zh": "法"}
    for titles in ("ALL_FRAMES", "ALL_CATEGORIES"):
        monkeypatch.setattr(drawn_figures, titles, dict.fromkeys(getattr(drawn_figures, titles), short))
    with house_style(font_file):
        for page in draw(figure, whole, size=size).pages:
            boxes = text_boxes(page)
            axes = [box for box in boxes if box.what.endswith(("(%)", "(log scale)"))]
            assert axes
            for axis in axes:
                for box in boxes:
                    assert box == axis or not box.overlaps(axis, tolerance=0.35), (box, axis)
