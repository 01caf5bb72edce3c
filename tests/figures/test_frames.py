"""The frame figure draws the shares and intervals of the table."""

from __future__ import annotations

from itertools import pairwise

import polars as pl
import pytest
from drawn_figures import marks, segments, written
from synthetic_tables import FRAMES, study

from analysis.figures.frames import draw_frames

pytestmark = pytest.mark.usefixtures("house")


def test_data_are_the_rows_of_the_table() -> None:
    whole = study((3, 2), single=(1,))
    data = draw_frames(whole.salience, whole.paired, whole.articles, FRAMES).data
    key = ["group", "language", "frame"]
    names = {"units": "paragraphs", "units_with": "paragraphs_with"}
    expected = whole.salience.rename(names).select(data.columns).sort(key)
    assert data.sort(key).equals(expected)


def test_frames_stand_by_mean_share_then_by_codebook() -> None:
    whole = study((4,))
    means = whole.salience.group_by("frame").agg(pl.col("share").mean())
    by_share = dict(means.iter_rows())
    drawing = draw_frames(whole.salience, whole.paired, whole.articles, FRAMES)
    order = list(dict.fromkeys(drawing.data["frame"]))
    assert [by_share[frame] for frame in order] == pytest.approx(sorted(by_share.values(), reverse=True))
    same = whole.salience.with_columns(share=pl.lit(0.25), low=pl.lit(0.1), high=pl.lit(0.4))
    drawing = draw_frames(same, whole.paired, whole.articles, FRAMES)
    assert list(dict.fromkeys(drawing.data["frame"])) == list(FRAMES)
    titles = [title for frame in FRAMES.values() for title in (frame["en"], frame["zh"])]
    assert written(drawing.pages[0], "frame") == titles


def test_marks_and_intervals_are_the_data_on_one_scale() -> None:
    whole = study((1,))
    drawing = draw_frames(whole.salience, whole.paired, whole.articles, FRAMES)
    (page,) = drawing.pages
    ticks = [int(tick) for tick in written(page, "tick")]
    assert ticks[0] == 0 and ticks[-1] >= drawing.data["high"].max() * 100
    english = drawing.data.filter(pl.col("language") == "en")
    chinese = drawing.data.filter(pl.col("language") == "zh")
    places = [x for x, _ in marks(page, "mark en")]
    shares = english["share"].to_list()
    most, least = shares.index(max(shares)), shares.index(min(shares))
    millimetres = (places[most] - places[least]) / (shares[most] - shares[least])
    zero = places[most] - shares[most] * millimetres

    def at(column: pl.Series) -> list[float]:
        return [zero + value * millimetres for value in column]

    assert places == pytest.approx(at(english["share"]))
    assert [x for x, _ in marks(page, "mark zh")] == pytest.approx(at(chinese["share"]))
    for language, data in (("en", english), ("zh", chinese)):
        drawn = segments(page, f"interval {language}")
        assert [left for left, _, _ in drawn] == pytest.approx(at(data["low"]))
        assert [right for _, right, _ in drawn] == pytest.approx(at(data["high"]))
        assert [y for _, _, y in drawn] == pytest.approx([y for _, y in marks(page, f"mark {language}")])


def test_panels_share_the_scale() -> None:
    whole = study((4,))
    same = whole.salience.with_columns(share=pl.lit(0.25), low=pl.lit(0.1), high=pl.lit(0.4))
    (page,) = draw_frames(same, whole.paired, whole.articles, FRAMES).pages
    places = sorted({round(x, 6) for x, _ in marks(page, "mark en")})
    assert len(places) == 4
    steps = {round(right - left, 4) for left, right in pairwise(places)}
    assert len(steps) == 1


def test_number_of_paragraphs_of_every_version_is_shown() -> None:
    whole = study((3,), single=(1,))
    drawing = draw_frames(whole.salience, whole.paired, whole.articles, FRAMES)
    sizes = sorted(f"n = {size}" for size in whole.articles["paragraphs"])
    assert sorted(written(drawing.pages[0], "n")) == sizes
    assert written(drawing.pages[0], "none") == ["no Chinese"]


def test_finding_compares_the_versions_in_aligned_units() -> None:
    whole = study((1,))
    rows = len(FRAMES)
    apart = whole.paired.with_columns(difference=pl.Series([0.3, -0.1, *[0.0] * (rows - 2)]))
    lists = apart.with_columns(frame=pl.lit("a word list"), difference=pl.lit(0.9))
    found = draw_frames(whole.salience, pl.concat([apart, lists]), whole.articles, FRAMES).finding
    assert found == (
        "Within the aligned paragraphs of an article the share that has a frame differs between the versions by "
        f"{40 / rows:.0f} percentage points on average and by 30 at most."
    )


def test_a_frame_without_title_goes_by_its_id() -> None:
    whole = study((2,))
    drawing = draw_frames(whole.salience, whole.paired, whole.articles, {"canal": {"zh": "运河建设"}})
    labels = written(drawing.pages[0], "frame")
    assert "运河建设" in labels
    assert {"history", "aid", "people"} < set(labels)


def test_the_interval_is_named_in_the_caption() -> None:
    whole = study((2,))
    assert "(Wilson)" in draw_frames(whole.salience, whole.paired, whole.articles, FRAMES).caption


def test_two_issues_are_named_once_each() -> None:
    whole = study((4, 4))
    drawing = draw_frames(whole.salience, whole.paired, whole.articles, FRAMES)
    assert written(drawing.pages[0], "issue") == ["2041-spring", "2042-spring"]
