"""Units and frames along an article are those that paired salience compares."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic_tables import FRAMES, study

from analysis.framing.frames_in_units import frames_in_units, places_of_units
from analysis.framing.paired_salience import paired_salience


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 1000), articles=st.integers(1, 3))
def test_what_one_version_has_alone_is_what_paired_salience_counts(seed: int, articles: int) -> None:
    whole = study((articles,), seed=seed)
    places = places_of_units(whole.units, whole.paragraphs, whole.articles)
    found = frames_in_units(whole.hits, whole.units, places).filter("compared")
    told = paired_salience(
        whole.hits, whole.articles, whole.paragraphs, whole.units, list(FRAMES), "study", 0.5, 20, 1
    ).filter(grouping="study")
    compared = places["compared"].sum()
    for row in told.iter_rows(named=True):
        own = found.filter(frame=row["frame"])
        assert row["units"] == compared
        assert row["en_only"] == own.filter(pl.col("en") > 0, pl.col("zh") == 0).height
        assert row["zh_only"] == own.filter(pl.col("zh") > 0, pl.col("en") == 0).height
        assert (row["hits_en"], row["hits_zh"]) == (own["en"].sum(), own["zh"].sum())


def test_units_of_headings_are_left_out_and_the_rest_counted_from_zero() -> None:
    whole = study((2,))
    places = places_of_units(whole.units, whole.paragraphs, whole.articles)
    assert (places["unit"] - places["place"]).unique().to_list() == [1]
    first = places.filter(article="article-1")
    longest = whole.articles.filter(article="article-1")["paragraphs"].max()
    assert first["place"].to_list() == list(range(int(str(longest))))


def test_text_without_a_counterpart_keeps_its_place() -> None:
    whole = study((1,))
    units = whole.units.with_columns(
        zh=pl.when(pl.col("unit") == 2).then(pl.lit([], dtype=pl.List(pl.Int64))).otherwise("zh")
    )
    places = places_of_units(units, whole.paragraphs, whole.articles)
    assert places.filter(unit=2).select("place", "compared").row(0) == (1, False)
    found = frames_in_units(whole.hits, units, places).filter(unit=2)
    assert not found.is_empty() and found["zh"].sum() == 0


def test_a_heading_opposite_text_is_no_counterpart() -> None:
    whole = study((1,))
    headings = whole.paragraphs.with_columns(
        kind=pl.when((pl.col("language") == "zh") & (pl.col("paragraph") == 2))
        .then(pl.lit("heading"))
        .otherwise("kind")
    )
    places = places_of_units(whole.units, headings, whole.articles)
    assert places.filter(unit=2)["sides"].to_list() == [["en"]]
    assert frames_in_units(whole.hits, whole.units, places).filter(unit=2)["zh"].sum() == 0


def test_what_is_not_measured_has_no_place() -> None:
    whole = study((2,))
    one = whole.articles.filter(article="article-2")
    assert set(places_of_units(whole.units, whole.paragraphs, one)["article"]) == {"article-2"}
    assert places_of_units(whole.units, whole.paragraphs, one.clear()).is_empty()
