"""The figure of actors draws the odds ratios of the table, and says where there is no interval."""

from __future__ import annotations

import math

import polars as pl
import pytest
from drawn_figures import draw, marks, segments, written
from synthetic_frames import ACTORS
from synthetic_tables import FRAMES, Study, study

from analysis.figures.actors import draw_actors, shown_actors

pytestmark = pytest.mark.usefixtures("house")


def test_data_are_the_rows_of_the_table() -> None:
    whole = study((3,))
    drawing = draw("actors", whole)
    key = ["actor", "frame", "language"]
    told = drawing.data.sort(key)
    table = whole.actors_frames.filter(pl.col("actor").is_in(list(told["actor"].unique()))).sort(key)
    for drawn, measured in (("odds_ratio", "log_odds"), ("low", "low"), ("high", "high")):
        assert told[drawn].log().to_list() == pytest.approx(table[measured].to_list())
    for column in ("actor_sentences", "frame_sentences", "both", "expected", "interval"):
        assert told[column].equals(table[column])


def test_actors_stand_by_how_often_they_are_named() -> None:
    whole = study((3,))
    order = list(dict.fromkeys(draw("actors", whole).data["actor"]))
    # the last is named often enough, but nothing can be said of it
    assert order == [actor for actor in ACTORS if actor != "rare"]
    assert order[:3] == shown_actors(whole.actors_frames, ACTORS, 3)
    assert list(dict.fromkeys(draw("actors", whole, number=3).data["actor"])) == order[:3]
    same = whole.actors_frames.with_columns(actor_sentences=pl.lit(50, dtype=pl.Int64))
    assert shown_actors(same, ACTORS) == order
    assert shown_actors(same, dict(reversed(ACTORS.items()))) == order[::-1]


def test_marks_and_intervals_are_the_data_on_one_logarithmic_scale() -> None:
    whole = study((3,))
    table = whole.actors_frames.filter(actor="velis")
    drawing = draw_actors(table, whole.salience, whole.articles, ACTORS, FRAMES)
    (page,) = drawing.pages
    for language in ("en", "zh"):
        own = drawing.data.filter(language=language).drop_nulls("odds_ratio")
        places = [x for x, _ in marks(page, f"mark {language}")]
        logs = [math.log2(ratio) for ratio in own["odds_ratio"]]
        most, least = logs.index(max(logs)), logs.index(min(logs))
        millimetres = (places[most] - places[least]) / (logs[most] - logs[least])
        one = places[most] - logs[most] * millimetres
        assert places == pytest.approx([one + log * millimetres for log in logs])
        drawn = own.drop_nulls("low")
        ends = segments(page, f"interval {language}")
        assert [left for left, _, _ in ends] == pytest.approx(
            [one + math.log2(low) * millimetres for low in drawn["low"]]
        )
        assert [right for _, right, _ in ends] == pytest.approx(
            [one + math.log2(high) * millimetres for high in drawn["high"]]
        )


def test_an_open_mark_has_no_interval() -> None:
    drawing = draw("actors", study((3,)))
    told = drawing.data.drop_nulls("odds_ratio")
    assert sum(len(marks(page, "open mark")) for page in drawing.pages) == told["low"].null_count() > 0


def test_finding_counts_pairs_and_names_the_closest_in_both_versions() -> None:
    whole = study((2,))
    first = whole.actors_frames.filter(actor="velis")
    values = {"shared_basin": (1.0, 0.5, 1.5), "canal": (2.0, 1.0, 3.0), "aid": (-1.0, -2.0, -0.5)}
    even = first.with_columns(log_odds=pl.lit(0.0), low=pl.lit(-1.0), high=pl.lit(1.0)).with_columns(
        pl.coalesce(
            *(pl.when(frame=frame).then(pl.lit(ends[place])) for frame, ends in values.items()),
            pl.col(column),
        ).alias(column)
        for place, column in enumerate(("log_odds", "low", "high"))
    )
    drawing = draw_actors(even, whole.salience, whole.articles, ACTORS, FRAMES)
    assert drawing.finding == (
        "3 of 12 pairs with an interval differ from chance, 3 in both versions; closest: Velis with “Canal building” "
        "(odds ratio 7.4 and 7.4)."
    )
    numbers = {number.key: number.value for number in drawing.numbers}
    assert (numbers["actors.apart"], numbers["actors.pairs"], numbers["actors.intervals"]) == (3, 12, 24)


def test_nothing_to_say_of_any_actor_is_said() -> None:
    whole = study((2,)).without_rows("articles", "salience")
    drawing = draw("actors", whole)
    assert drawing.finding.startswith("No actor of the codebook")
    assert drawing.data.is_empty()


def test_a_language_without_rows_is_said_to_be_missing() -> None:
    whole = study((2,))
    english = whole.actors_frames.filter(language="en")
    drawing = draw("actors", Study(**{**vars(whole), "actors_frames": english}))
    page = drawing.pages[0]
    assert set(written(page, "none")) == {"no Chinese"}
    assert not marks(page, "mark zh")


def test_only_the_whole_study_is_drawn() -> None:
    whole = study((2,))
    other = whole.actors_frames.with_columns(grouping=pl.lit("article"), log_odds=pl.lit(9.0))
    both = Study(**{**vars(whole), "actors_frames": pl.concat([other, whole.actors_frames])})
    assert draw("actors", both).data.equals(draw("actors", whole).data)


def test_an_actor_or_frame_without_title_goes_by_its_id() -> None:
    whole = study((2,))
    drawing = draw_actors(whole.actors_frames, whole.salience, whole.articles, {}, {})
    assert "ferrymen" in written(drawing.pages[0], "actor")
    assert "canal" in written(drawing.pages[0], "frame")
