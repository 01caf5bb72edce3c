"""The overview draws the counts of the table, and its ratio."""

from __future__ import annotations

import polars as pl
import pytest
from drawn_figures import marks, written
from synthetic_tables import AUTHORS, TITLES, study

from analysis.figures.overview import draw_overview

pytestmark = pytest.mark.usefixtures("house")


def test_data_are_the_counts_of_the_table() -> None:
    articles = study((3, 2), single=(1,)).articles
    data = draw_overview(articles).data
    for row in articles.iter_rows(named=True):
        drawn = data.row(
            by_predicate=(pl.col("issue") == row["issue"]) & (pl.col("article") == row["article"]), named=True
        )
        for count in ("paragraphs", "sentences"):
            assert drawn[f"{count}_{row['language']}"] == row[count]
        assert drawn["words_en" if row["language"] == "en" else "characters_zh"] == (
            row["words"] if row["language"] == "en" else row["characters"]
        )
    assert data.height == 5


def test_numbers_beside_the_marks_are_the_data() -> None:
    drawing = draw_overview(study((3, 2), single=(1,)).articles)
    (page,) = drawing.pages
    for language, columns in {
        "en": ("paragraphs_en", "sentences_en", "words_en"),
        "zh": ("paragraphs_zh", "sentences_zh", "characters_zh"),
    }.items():
        values = [value for column in columns for value in drawing.data[column] if value is not None]
        assert written(page, f"value {language}") == [f"{value:,}" for value in values]
        assert len(marks(page, f"mark {language}")) == len(values)
    ratios = drawing.data["characters_per_word"].drop_nulls().to_list()
    assert written(page, "value ratio") == [f"{ratio:.2f}" for ratio in ratios]


def test_marks_stand_in_proportion_to_the_counts() -> None:
    drawing = draw_overview(study((6,)).articles)
    counts = drawing.data["paragraphs_en"].to_list()
    places = [x for x, _ in marks(drawing.pages[0], "mark en")[:6]]
    most, least = counts.index(max(counts)), counts.index(min(counts))
    millimetres = (places[most] - places[least]) / (counts[most] - counts[least])
    zero = places[most] - counts[most] * millimetres
    assert places == pytest.approx([zero + count * millimetres for count in counts])


def test_both_versions_of_a_panel_have_one_scale() -> None:
    articles = study((2,)).articles.with_columns(paragraphs=pl.lit(12), sentences=pl.lit(40))
    drawing = draw_overview(articles)
    english, chinese = marks(drawing.pages[0], "mark en"), marks(drawing.pages[0], "mark zh")
    assert [x for x, _ in english[:4]] == pytest.approx([x for x, _ in chinese[:4]])
    # English above Chinese.
    assert all(above < below for (_, above), (_, below) in zip(english[:4], chinese[:4], strict=True))


def test_ratio_and_finding() -> None:
    articles = study((2,)).articles.with_columns(
        words=pl.Series([1000, 999, 500, 999]), characters=pl.Series([1, 1600, 1, 900])
    )
    drawing = draw_overview(articles)
    assert drawing.data["characters_per_word"].to_list() == [1.6, 1.8]
    assert drawing.finding == (
        "For each English word there are 1.67 Chinese characters in all, from 1.60 (Lin Heyuan) to 1.80 "
        "(Orsolya Vantreve-Kaldarin)."
    )


def test_totals() -> None:
    drawing = draw_overview(study((3,)).articles)
    data = drawing.data
    assert written(drawing.pages[0], "total") == [
        f"{data[column].sum():,}"
        for column in (
            "paragraphs_en",
            "paragraphs_zh",
            "sentences_en",
            "sentences_zh",
            "words_en",
            "characters_zh",
        )
    ]


def test_a_missing_version_is_said() -> None:
    drawing = draw_overview(study((1,), single=(0,)).articles)
    assert written(drawing.pages[0], "none") == ["none"] * 3
    assert drawing.finding == "No article has both versions."
    assert not marks(drawing.pages[0], "mark ratio")


def test_an_empty_text_has_no_ratio() -> None:
    articles = study((1,)).articles.with_columns(words=pl.lit(0), characters=pl.lit(0))
    drawing = draw_overview(articles)
    assert drawing.data["characters_per_word"].to_list() == [None]
    assert written(drawing.pages[0], "value en")[-1] == "0"


def test_titles_can_be_left_out() -> None:
    drawing = draw_overview(study((3,)).articles, titles=False)
    assert not written(drawing.pages[0], "title")
    assert not [name for name in drawing.data.columns if "title" in name]
    assert written(drawing.pages[0], "author")[0] == AUTHORS[0][0]
    assert TITLES[0][1] in written(draw_overview(study((3,)).articles).pages[0], "title")


def test_issues_head_their_articles_also_on_the_next_page() -> None:
    pages = draw_overview(study((12, 20)).articles).pages
    assert written(pages[0], "issue") == ["2041-spring", "2042-spring"]
    assert written(pages[1], "issue") == ["2042-spring, continued"]
    assert not written(draw_overview(study((3,)).articles).pages[0], "issue")
