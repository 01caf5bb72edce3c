"""The figure of frames along articles puts each unit where it is, on the side of the version that has the frame."""

from __future__ import annotations

import polars as pl
import pytest
from drawn_figures import draw, line_boxes, marks, written
from synthetic_tables import FRAMES, Study, study

from analysis.figures.drawing import Drawing
from analysis.figures.frames import draw_frames
from analysis.figures.size import DOUBLE, SINGLE, Size
from analysis.framing.paired_salience import paired_salience

pytestmark = pytest.mark.usefixtures("house")


def along(whole: Study, size: Size = DOUBLE) -> Drawing:
    return draw("frames_along", whole, size=size)


def test_every_unit_with_a_frame_is_drawn_once() -> None:
    drawing = along(study((3, 2), single=(1,)))
    assert set(drawing.data["versions"]) == {"en", "zh", "both"}
    for language in ("en", "zh"):
        drawn = sum(len(marks(page, f"mark {language}")) for page in drawing.pages)
        assert drawn == drawing.data.filter(versions=language).height
    both = sum(box.what == "both" for page in drawing.pages for box in line_boxes(page))
    assert both == drawing.data.filter(versions="both").height


def test_numbers_are_those_of_the_tables() -> None:
    whole = study((3,))
    told = paired_salience(
        whole.hits, whole.articles, whole.paragraphs, whole.units, list(FRAMES), "study", 0.5, 20, 1
    )
    of_study = told.filter(grouping="study")
    drawing = along(whole)
    numbers = {number.key: number.value for number in drawing.numbers}
    assert numbers["frames_along.english"] == of_study["en_only"].sum()
    assert numbers["frames_along.chinese"] == of_study["zh_only"].sum()
    either = (of_study["units_en"] + of_study["zh_only"]).sum()
    assert numbers["frames_along.either"] == either
    assert f"Of {either} places" in drawing.finding
    by_article = told.filter(grouping="article")
    expected = sorted(
        f"{row['en_only'] + row['zh_only']}/{row['units_en'] + row['zh_only']}"
        for row in by_article.iter_rows(named=True)
    )
    counts = [text for page in drawing.pages for text in written(page, "count")]
    assert sorted(counts) == expected


def test_marks_stand_in_order_above_and_below_one_line() -> None:
    whole = study((1,))
    frame = next(iter(FRAMES))
    some = whole.hits.filter(frame=frame).clear()
    rows = [
        whole.hits.head(1).with_columns(
            frame=pl.lit(frame), language=pl.lit(language), paragraph=pl.lit(number, dtype=pl.Int64)
        )
        for language, number in (("en", 1), ("en", 3), ("zh", 3), ("zh", 4))
    ]
    table = pl.concat([some, *rows])
    drawing = draw("frames_along", Study(**{**vars(whole), "hits": table}))
    assert drawing.data.select("place", "versions").rows() == [(0, "en"), (2, "both"), (3, "zh")]
    (page,) = drawing.pages
    ((english, above),) = marks(page, "mark en")
    ((chinese, below),) = marks(page, "mark zh")
    (both,) = (box for box in line_boxes(page) if box.what == "both")
    assert english < both.left < chinese and both.left - english == pytest.approx(2 * (chinese - both.left))
    assert above < (both.top + both.bottom) / 2 < below
    assert (both.top + both.bottom) / 2 - above == pytest.approx(
        below - (both.top + both.bottom) / 2, abs=0.1
    )
    assert (
        drawing.finding
        == "Of 3 places where a frame stands in a unit, 2 are in one version only: 1 in English, 1 in Chinese."
    )


def test_rows_stand_as_in_the_figure_of_frames() -> None:
    whole = study((3,))
    frames = draw_frames(whole.salience, whole.paired, whole.articles, FRAMES)
    assert written(along(whole).pages[0], "frame") == written(frames.pages[0], "frame")


def test_an_article_with_one_version_is_left_out_and_the_caption_says_so() -> None:
    drawing = along(study((3,), single=(1,)))
    assert set(drawing.data["group"]) == {"2041-spring/article-1", "2041-spring/article-3"}
    assert "1 article with one version or without units left out" in drawing.caption


def test_text_without_a_counterpart_is_drawn_but_not_counted() -> None:
    whole = study((1,))
    units = whole.units.with_columns(
        zh=pl.when(pl.col("unit") == 2).then(pl.lit([], dtype=pl.List(pl.Int64))).otherwise("zh")
    )
    drawing = draw("frames_along", Study(**{**vars(whole), "units": units}))
    own = drawing.data.filter(~pl.col("compared"))
    assert set(own["unit"]) >= {2} and set(own.filter(unit=2)["versions"]) == {"en"}
    counted = drawing.data.filter("compared").height
    assert f"Of {counted} places" in drawing.finding
    assert "Grey column: no counterpart" in written(drawing.pages[0], "key")


def test_no_hits_leave_the_strips_empty() -> None:
    whole = study((2,)).without_rows("articles", "units", "paragraphs", "salience")
    drawing = along(whole)
    assert drawing.data.is_empty() and drawing.finding == ""
    assert set(written(drawing.pages[0], "count")) == {"0/0"}
    assert len(written(drawing.pages[0], "n")) == 2


def test_longer_articles_have_fewer_panels_side_by_side() -> None:
    whole = study((6,))
    panels = {size.name: len(written(along(whole, size).pages[0], "author")) for size in (SINGLE, DOUBLE)}
    assert panels["single"] < panels["double"]
