"""The figure of topics draws the shares of each version, and marks what does not recur."""

from __future__ import annotations

import polars as pl
import pytest
from drawn_figures import draw, marks, segments, texts, written
from synthetic_tables import study

from analysis.figures.style import INK, QUIET
from analysis.figures.topics import draw_topics

pytestmark = pytest.mark.usefixtures("house")


def test_data_are_the_rows_of_the_versions() -> None:
    whole = study((3, 2), single=(1,))
    data = draw("topics", whole).data
    expected = whole.prevalence.filter(pl.col("version") != "joint").rename({"version": "language"})
    columns = ["group", "language", "topic", "units", "share", "low", "high"]
    key = ["group", "language", "topic"]
    assert data.select(columns).sort(key).equals(expected.select(columns).sort(key))


def test_marks_and_intervals_are_the_data() -> None:
    drawing = draw("topics", study((4,)))
    (page,) = drawing.pages
    for language in ("en", "zh"):
        data = drawing.data.filter(language=language).sort("group", "topic")
        lengths = [right - left for left, right, _ in segments(page, f"interval {language}")]
        widths = (data["high"] - data["low"]).to_list()
        widest = widths.index(max(widths))
        millimetres = lengths[widest] / widths[widest]
        assert lengths == pytest.approx([width * millimetres for width in widths])
        offsets = [
            x - left
            for (x, _), (left, _, _) in zip(
                marks(page, f"mark {language}"), segments(page, f"interval {language}"), strict=True
            )
        ]
        assert offsets == pytest.approx([value * millimetres for value in data["share"] - data["low"]])


def test_english_stands_above_chinese() -> None:
    (page,) = draw("topics", study((4,))).pages
    above = zip(marks(page, "mark en"), marks(page, "mark zh"), strict=True)
    assert all(english[1] < chinese[1] for english, chinese in above)


def test_topics_that_do_not_recur_are_grey() -> None:
    whole = study((4,))
    (page,) = draw("topics", whole).pages
    colours = {
        text.get_text().split(" ", 1)[0]: text.get_color()
        for text in texts(page)
        if text.get_label() == "topic" and text.get_text()[0].isdigit()
    }
    stable = dict(whole.labels.select(pl.col("topic").cast(pl.String), "stable").iter_rows())
    assert colours == {topic: INK if known else QUIET for topic, known in stable.items()}


def test_a_name_stands_over_the_words() -> None:
    whole = study((1,))
    tables = whole
    labels = tables.labels.with_columns(name=pl.when(pl.col("topic") == 2).then(pl.lit("Basin")))
    (page,) = draw_topics(tables.prevalence, labels, tables.distance, whole.articles).pages
    topics = written(page, "topic")
    assert topics[topics.index("2 Basin") + 1][:6] == labels["label_en"][1][:6]


def test_a_share_of_a_single_unit_has_no_line_and_the_caption_says_so() -> None:
    whole = study((1,))
    tables = whole
    alone = tables.prevalence.with_columns(low=pl.lit(None, pl.Float64), high=pl.lit(None, pl.Float64))
    drawing = draw_topics(alone, tables.labels, tables.distance, whole.articles)
    assert segments(drawing.pages[0], "interval en") == []
    assert "16 marks of a single paragraph have no interval" in drawing.caption


def test_the_finding_counts_articles_whose_versions_lie_apart() -> None:
    whole = study((4,))
    tables = whole
    distance = tables.distance.with_columns(
        distance=pl.when(pl.col("group").str.ends_with("article-2"), pl.col("compared") == "versions")
        .then(0.09)
        .when(pl.col("compared") == "versions")
        .then(0.03)
        .otherwise(0.7)
    )
    drawing = draw_topics(tables.prevalence, tables.labels, distance, whole.articles)
    assert drawing.finding == (
        "In 1 of 4 articles the versions lie further apart than in 19 of 20 random exchanges; median distance 0.03, "
        "between articles 0.70 (Jensen–Shannon)."
    )


def test_an_unknown_recurrence_claims_nothing() -> None:
    whole = study((2,))
    tables = whole
    labels = tables.labels.with_columns(recurrence=pl.lit(None, pl.Float64), stable=pl.lit(None, pl.Boolean))
    drawing = draw_topics(tables.prevalence, labels, tables.distance, whole.articles)
    assert "Recurrence was not measured" in drawing.caption


@pytest.mark.parametrize("number", [1, 2, 20])
def test_other_numbers_of_topics(number: int) -> None:
    drawing = draw("topics", study((4,), number_of_topics=number))
    assert drawing.data.height == 2 * 4 * number
