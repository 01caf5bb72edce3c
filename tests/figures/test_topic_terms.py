"""The figures of the words of topics, and of their number."""

from __future__ import annotations

import polars as pl
import pytest
from drawn_figures import draw, marks, written
from matplotlib.collections import PolyCollection
from synthetic_tables import study

from analysis.figures.page import Page
from analysis.figures.round_ticks import tick_text, ticks_around
from analysis.figures.size import DOUBLE, SINGLE, SLIDE, Size
from analysis.figures.topic_number import PANELS, draw_topic_number
from analysis.figures.topic_terms import WORDS, draw_topic_terms

pytestmark = pytest.mark.usefixtures("house")


def bars(page: Page, language: str) -> list[float]:
    """The lengths of all bars of a language, in the order of drawing."""
    return [
        float(path.get_extents().width)
        for artist in page.figure.artists
        if isinstance(artist, PolyCollection) and artist.get_label() == f"bar {language}"
        for path in artist.get_paths()
    ]


def test_words_come_by_frex_and_numbers_are_their_probabilities() -> None:
    whole = study((2,))
    drawing = draw("topic_terms", whole)
    data = drawing.data
    assert data.group_by("topic", "language").len()["len"].to_list() == [WORDS] * 16
    (page,) = drawing.pages
    assert written(page, "probability") == [f"{value * 100:.1f}" for value in data["probability"]]
    one = data.filter(topic=1, language="zh")["term"].to_list()
    expected = whole.terms.filter(topic=1, language="zh").sort("rank_by_frex")["term"].head(WORDS)
    assert one == expected.to_list()


@pytest.mark.parametrize("size", [DOUBLE, SINGLE])
def test_bars_of_all_topics_are_as_long_as_their_probabilities(size: Size) -> None:
    tables = study((2,), number_of_topics=3)
    # The words of one topic take more room than those of the others.
    longer = pl.when(topic=2).then(pl.format("{}-{}", "term", "term")).otherwise("term").alias("term")
    drawing = draw_topic_terms(tables.terms.with_columns(longer), tables.labels, size=size)
    for language in ("en", "zh"):
        lengths = [length for page in drawing.pages for length in bars(page, language)]
        values = drawing.data.filter(language=language)["probability"].to_list()
        ratio = max(lengths) / max(values)
        drawn = [pair for pair in zip(lengths, values, strict=True) if pair[0] > 0.21]
        assert [length for length, _ in drawn] == pytest.approx([ratio * value for _, value in drawn])


@pytest.mark.parametrize("number", [1, 4, 60])
def test_many_topics_take_several_pages(number: int) -> None:
    drawing = draw("topic_terms", study((2,), number_of_topics=number))
    assert (len(drawing.pages) > 1) == (number == 60)
    topics = [text for page in drawing.pages for text in written(page, "topic")]
    assert topics == [f"Topic {topic}" for topic in range(1, number + 1)]


def test_a_language_without_words_is_said_to_have_none() -> None:
    tables = study((2,), number_of_topics=2)
    drawing = draw_topic_terms(tables.terms.filter(pl.col("language") == "en"), tables.labels)
    assert written(drawing.pages[0], "none") == ["no Chinese words"] * 2


def test_frames_are_called_by_their_titles_and_named_whole_as_far_as_there_is_room() -> None:
    (page,) = draw("topic_terms", study((2,), number_of_topics=2)).pages
    named, without = written(page, "frames")
    assert named == "Flood security (0.52); …"
    assert without == "no frame of the codebook"
    (slide,) = draw("topic_terms", study((2,), number_of_topics=1), size=SLIDE).pages
    assert written(slide, "frames") == [named]


def test_a_frame_without_a_title_is_called_by_its_id() -> None:
    tables = study((2,), number_of_topics=1)
    titles = {"flood_security": {"zh": "防洪安全"}}
    (page,) = draw_topic_terms(tables.terms, tables.labels, titles).pages
    assert written(page, "frames") == ["防洪安全 (0.52); sovereignty (0.31); commission (0.24)"]


def test_every_seed_has_its_mark_and_the_shown_number_its_shade() -> None:
    drawing = draw("topic_number", study((2,)))
    (page,) = drawing.pages
    for panel in PANELS:
        for column in panel.columns:
            values = drawing.data.filter(measure=column)["value"].to_list()
            drawn = marks(page, f"mark {column}")
            assert len(drawn) == len(values) == 15
            # Higher values stand higher on the page.
            heights = [y for _, (_, y) in sorted(zip(values, drawn, strict=True))]
            assert heights == sorted(heights, reverse=True)
    shades = [artist for artist in page.figure.artists if artist.get_label() == "shown"]
    assert len(shades) == len(PANELS)


def test_a_measure_that_is_missing_is_said_to_be() -> None:
    tables = study((2,))
    selection = tables.selection.with_columns(retrieval=pl.lit(None, pl.Float64))
    drawing = draw_topic_number(selection, tables.choice)
    assert written(drawing.pages[0], "none") == ["not measured"]


@pytest.mark.parametrize(
    "values", [[0.0], [0.1, 0.1], [-7.31, -7.02], [0.2, 9.9], [3.0, 3.0001], [0, 0.019], [0, 1]]
)
def test_ticks_are_few_and_hold_the_values(values: list[float]) -> None:
    ticks = ticks_around(values)
    assert 2 <= len(ticks) <= 7
    assert ticks[0] <= min(values) + 1e-9 and max(values) - 1e-9 <= ticks[-1]


def test_ticks_are_written_alike_and_whole() -> None:
    ticks = [-0.05, 0.0, 0.05, 0.1]
    assert [tick_text(tick, ticks) for tick in ticks] == ["−0.05", "0.00", "0.05", "0.10"]
    assert [tick_text(tick, [0, 5, 10]) for tick in (0, 5, 10)] == ["0", "5", "10"]
