"""The figure of rhetorical profiles draws the ratios of the table on one scale of doublings."""

from __future__ import annotations

import math

import polars as pl
import pytest
from drawn_figures import mark_lines, marks, segments, written
from synthetic_rhetoric import CATEGORIES
from synthetic_tables import study

from analysis.figures.rhetoric import draw_rhetoric
from analysis.figures.style import PAPER

pytestmark = pytest.mark.usefixtures("house")


def test_data_are_the_markers_of_the_table() -> None:
    whole = study((3, 2), single=(1,))
    other = whole.profiles.with_columns(section=pl.lit("frames"))
    data = draw_rhetoric(pl.concat([whole.profiles, other]), whole.articles, CATEGORIES).data
    key = ["group", "language", "category"]
    expected = whole.profiles.rename({"item": "category"}).sort(key)
    assert data.sort(key)["ratio"].equals(expected["ratio"])
    assert data.sort(key)["rate"].equals(expected["value"], check_names=False)
    assert list(dict.fromkeys(data["category"])) == list(CATEGORIES)


def test_marks_stand_at_doublings_and_intervals_around_them() -> None:
    whole = study((1,))
    drawing = draw_rhetoric(whole.profiles, whole.articles, CATEGORIES)
    (page,) = drawing.pages
    for language in ("en", "zh"):
        # the one category without a ratio stands at an end of the scale, or has no mark
        own = drawing.data.filter((pl.col("language") == language) & (pl.col("category") != "engagement"))
        ends = {x for x, _ in marks(page, "open mark")}
        places = [x for x, _ in marks(page, f"mark {language}") if x not in ends]
        doublings = [math.log2(ratio) for ratio in own["ratio"]]
        unit = (places[1] - places[0]) / (doublings[1] - doublings[0])
        zero = places[0] - doublings[0] * unit
        assert places == pytest.approx([zero + value * unit for value in doublings])
        left, right, _ = segments(page, f"interval {language}")[0]
        low, high = (math.log2(own[end][0]) for end in ("ratio_low", "ratio_high"))
        assert (left, right) == pytest.approx((zero + low * unit, zero + high * unit))


def test_what_article_or_others_lack_is_open_at_an_end_of_the_scale() -> None:
    whole = study((3,))
    drawing = draw_rhetoric(whole.profiles, whole.articles, CATEGORIES)
    (page,) = drawing.pages
    lacking = drawing.data.filter(category="engagement").filter(
        (pl.col("rate") != 0) | (pl.col("rate_of_others") != 0)
    )
    beyond = drawing.data.filter(pl.col("ratio").log(2).abs() > 5)
    open_marks = mark_lines(page, "open mark")
    assert all(line.get_markerfacecolor() == PAPER for line in open_marks)
    assert len(marks(page, "open mark")) == lacking.height + beyond.filter(pl.col("ratio") > 0).height
    neither = drawing.data.filter((pl.col("rate") == 0) & (pl.col("rate_of_others") == 0)).height
    assert neither > 0
    drawn = sum(len(marks(page, f"mark {language}")) for language in ("en", "zh"))
    assert drawn == drawing.data.height - neither


def test_letters_say_in_which_version_aligned_sentences_have_more() -> None:
    whole = study((2,))
    apart = whole.profiles.with_columns(
        paired_low=pl.when(item="hedges").then(0.1).when(item="time").then(-0.3).otherwise(-0.1),
        paired_high=pl.when(item="hedges").then(0.3).when(item="time").then(-0.1).otherwise(0.1),
    )
    (page,) = draw_rhetoric(apart, whole.articles, CATEGORIES).pages
    assert sorted(written(page, "apart")) == ["C", "C", "E", "E"]
    none = whole.profiles.with_columns(
        paired_low=pl.lit(None, pl.Float64), paired_high=pl.lit(None, pl.Float64)
    )
    assert not written(draw_rhetoric(none, whole.articles, CATEGORIES).pages[0], "apart")


def test_the_finding_counts_what_stands_out() -> None:
    whole = study((2,))
    table = whole.profiles.with_columns(
        distinctive=pl.when(item="hedges").then(pl.lit("more")).otherwise(pl.lit("no")),
        paired_low=pl.lit(-0.1),
        paired_high=pl.lit(0.1),
    )
    one = pl.col("group").str.ends_with("1") & (pl.col("language") == "zh") & (pl.col("item") == "hedges")
    table = table.with_columns(distinctive=pl.when(one).then(pl.lit("less")).otherwise("distinctive"))
    finding = draw_rhetoric(table, whole.articles, CATEGORIES).finding
    assert finding.startswith(f"Of {2 * len(CATEGORIES)} pairs of article and category 2 stand out")
    assert "1 of them in both and to the same side" in finding and finding.endswith("differ in 0.")


def test_a_category_without_a_title_is_called_by_its_id_and_comes_last() -> None:
    whole = study((1,))
    titles = {name: CATEGORIES[name] for name in ("time", "hedges")}
    drawing = draw_rhetoric(whole.profiles, whole.articles, titles)
    order = list(dict.fromkeys(drawing.data["category"]))
    assert order[:2] == ["time", "hedges"] and order[2:] == sorted(order[2:])
    assert "obligation" in written(drawing.pages[0], "category")
