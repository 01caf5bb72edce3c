"""The figure of shifts puts each candidate at its unit, on the side of the version that says more."""

from __future__ import annotations

from itertools import pairwise

import polars as pl
import pytest
from drawn_figures import line_boxes, marks, written
from synthetic_rhetoric import SHIFTS
from synthetic_tables import study

from analysis.figures.shifts import LABEL, draw_shifts

pytestmark = pytest.mark.usefixtures("house")

Candidate = tuple[int, str, str | None, float]


def candidates(*rows: Candidate) -> pl.DataFrame:
    return pl.DataFrame([("2041-spring", "article-1", *row) for row in rows], schema=SHIFTS, orient="row")


def test_every_candidate_is_drawn_once() -> None:
    whole = study((3, 2), single=(1,))
    drawing = draw_shifts(whole.shifts, whole.summary, whole.articles)
    assert drawing.data.height == whole.shifts.height
    for language in ("en", "zh"):
        drawn = sum(len(marks(page, f"mark {language}")) for page in drawing.pages)
        assert drawn == drawing.data.filter(more=language).height
    neither = sum(box.what == "stem neither" for page in drawing.pages for box in line_boxes(page))
    assert neither == drawing.data["more"].null_count() > 0
    said = whole.shifts.filter(~pl.col("kind").is_in(["weakened", "strengthened"]))
    told = drawing.data.filter(~pl.col("kind").is_in(["weakened", "strengthened"]))
    assert said["surplus"].sort().equals(told["more"].sort(), check_names=False)


def test_where_neither_says_more_force_has_a_side() -> None:
    whole = study((1,))
    table = candidates((1, "weakened", None, 0.5), (2, "strengthened", None, 0.5), (3, "weakened", "en", 0.5))
    # Chinese is the source
    assert draw_shifts(table, whole.summary, whole.articles).data["more"].to_list() == ["zh", "en", "en"]
    turned = whole.articles.with_columns(~pl.col("source"))
    assert draw_shifts(table, whole.summary, turned).data["more"].to_list() == ["en", "zh", "en"]


def test_units_stand_from_left_to_right_and_sides_are_versions() -> None:
    whole = study((1,))
    table = candidates((0, "added", "en", 0.5), (3, "omitted", "zh", 0.5), (9, "term", None, 0.5))
    (page,) = draw_shifts(table, whole.summary, whole.articles).pages
    ((x_english, y_english),), ((x_chinese, y_chinese),) = marks(page, "mark en"), marks(page, "mark zh")
    lines = sorted(box.top for box in line_boxes(page) if box.what == "line")
    assert y_english < lines[0] < y_chinese
    assert LABEL < x_english < x_chinese
    [grey] = [box for box in line_boxes(page) if box.what == "stem neither"]
    step = (x_chinese - x_english) / 3
    assert grey.left == pytest.approx(x_english + 9 * step)
    assert grey.top < lines[1] < grey.bottom


def test_a_more_probable_candidate_is_longer() -> None:
    whole = study((1,))
    table = candidates(*((unit, "added", "en", unit / 4) for unit in range(5)))
    (page,) = draw_shifts(table, whole.summary, whole.articles).pages
    heights = [y for _, y in marks(page, "mark en")]
    assert all(later < earlier for earlier, later in pairwise(heights))


def test_tracks_are_those_of_the_article_and_unknown_kinds_share_the_last() -> None:
    whole = study((2,))
    table = candidates((1, "figure", "zh", 0.5), (2, "novel", "zh", 0.5), (2, "new", None, 0.5))
    (page,) = draw_shifts(table, whole.summary, whole.articles).pages
    assert written(page, "track") == ["Numbers", "数字", "Other", "其他"]
    assert written(page, "count") == ["1", "2"]
    # The other article
    assert written(page, "none") == ["no candidates"]


def test_longer_articles_have_longer_lines() -> None:
    whole = study((4,))
    drawing = draw_shifts(whole.shifts, whole.summary, whole.articles)
    units = dict(drawing.data.select("group", "units").unique(maintain_order=True).iter_rows())
    (page,) = drawing.pages
    rights = list(dict.fromkeys(round(box.right, 6) for box in line_boxes(page) if box.what == "line"))
    scale = {round((right - LABEL) / number, 6) for right, number in zip(rights, units.values(), strict=True)}
    assert len(scale) == 1


def test_an_article_with_one_version_has_no_strip() -> None:
    whole = study((3,), single=(1,))
    drawing = draw_shifts(whole.shifts, whole.summary, whole.articles)
    assert len(written(drawing.pages[0], "units")) == 2
