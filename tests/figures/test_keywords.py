"""The keyword figure draws the first words of the table with their log ratios."""

from __future__ import annotations

import polars as pl
import pytest
from drawn_figures import marks, segments, written
from synthetic_tables import study

from analysis.errors import StudyError
from analysis.figures.keywords import MOST_RANGE, MOST_WORDS, draw_keywords

pytestmark = pytest.mark.usefixtures("house")


def test_the_first_words_of_every_version_are_drawn() -> None:
    whole = study((3, 2), single=(1,))
    data = draw_keywords(whole.keyness, whole.articles, 7).data
    expected = whole.keyness.filter(pl.col("rank") <= 7)
    key = ["group", "language", "rank"]
    assert data.select(*key, "term").sort(key).equals(expected.select(*key, "term").sort(key))


def test_words_without_positive_key_are_left_out() -> None:
    whole = study((2,))
    keyness = whole.keyness.with_columns(log_odds_z=4.5 - pl.col("rank").cast(pl.Float64))
    assert draw_keywords(keyness, whole.articles, 10).data["rank"].max() == 4


def test_marks_and_intervals_are_the_log_ratios() -> None:
    whole = study((1,))
    keyness = whole.keyness.with_columns(log_ratio=3.0 - pl.col("rank") / 8)
    keyness = keyness.with_columns(low=pl.col("log_ratio") - 2.0, high=pl.col("log_ratio") + 0.5)
    drawing = draw_keywords(keyness, whole.articles, 10)
    (page,) = drawing.pages
    for language in ("en", "zh"):
        data = drawing.data.filter(pl.col("language") == language)
        places = [x for x, _ in marks(page, f"mark {language}")]
        millimetres = (places[0] - places[-1]) / (data["log_ratio"][0] - data["log_ratio"][-1])
        zero = places[0] - data["log_ratio"][0] * millimetres
        assert millimetres > 1
        assert places == pytest.approx([zero + value * millimetres for value in data["log_ratio"]])
        drawn = segments(page, f"interval {language}")
        assert [left for left, _, _ in drawn] == pytest.approx([zero + v * millimetres for v in data["low"]])
        assert [right for _, right, _ in drawn] == pytest.approx(
            [zero + v * millimetres for v in data["high"]]
        )
    words = drawing.data.sort("language", "rank")
    assert written(page, "word") == words["term"].to_list()
    assert written(page, "count") == [str(count) for count in words["count"]]
    assert drawing.finding == (
        "14 of the 20 words stay among the first 10 of their article, whichever of the other articles is left out."
    )


def test_scale_reads_as_times() -> None:
    whole = study((1,))
    keyness = whole.keyness.with_columns(log_ratio=pl.lit(2.0), low=pl.lit(-4.0), high=pl.lit(8.0))
    (page,) = draw_keywords(keyness, whole.articles).pages
    assert written(page, "tick")[:4] == ["1/16", "1", "16", "256"]


def test_an_interval_beyond_the_scale_ends_in_an_arrow() -> None:
    whole = study((1,))
    keyness = whole.keyness.with_columns(log_ratio=pl.lit(2.0), low=pl.lit(-9.0), high=pl.lit(30.0))
    drawing = draw_keywords(keyness, whole.articles, 3)
    (page,) = drawing.pages
    assert len(marks(page, "arrow")) == 2 * 2 * 3
    inside = keyness.with_columns(low=pl.lit(MOST_RANGE[0]), high=pl.lit(MOST_RANGE[1]))
    assert not marks(draw_keywords(inside, whole.articles, 3).pages[0], "arrow")


def test_a_mark_is_never_cut_off() -> None:
    whole = study((1,))
    keyness = whole.keyness.with_columns(log_ratio=pl.lit(14.0), low=pl.lit(11.0), high=pl.lit(16.0))
    (page,) = draw_keywords(keyness, whole.articles, 3).pages
    assert all(x < page.width - 3 for x, _ in marks(page, "mark zh"))


def test_an_interval_without_end_runs_into_an_arrow_and_has_an_open_mark() -> None:
    whole = study((1,))
    high = pl.when(pl.col("rank") == 2).then(None).otherwise(pl.col("log_ratio") + 1)
    keyness = whole.keyness.with_columns(low=pl.col("log_ratio") - 1, high=high)
    (page,) = draw_keywords(keyness, whole.articles, 4).pages
    assert len(marks(page, "open mark")) == 2
    assert [y for _, y in marks(page, "open mark")] == [y for _, y in marks(page, "arrow")]
    for language, arrow in zip(("en", "zh"), marks(page, "arrow"), strict=True):
        _, right, y = segments(page, f"interval {language}")[1]
        assert (right, y) == pytest.approx(arrow)


def test_a_word_without_interval_has_an_open_mark() -> None:
    whole = study((1,))
    (page,) = draw_keywords(whole.keyness, whole.articles, 10).pages
    for language in ("en", "zh"):
        assert len(marks(page, f"mark {language}")) == 10
        assert len(segments(page, f"interval {language}")) == 9
    assert len(marks(page, "open mark")) == 2


def test_sizes_and_missing_versions_are_shown() -> None:
    whole = study((2,), single=(1,))
    (page,) = draw_keywords(whole.keyness, whole.articles).pages
    assert written(page, "none") == ["no such version"]
    words = whole.articles["words"][0] // 2
    assert f"English, {words:,} words" in written(page, "version")


def test_an_article_in_which_no_word_stands_out_says_so() -> None:
    whole = study((2,))
    keyness = whole.keyness.filter(~pl.col("group").str.ends_with("article-1"))
    (page,) = draw_keywords(keyness, whole.articles).pages
    assert written(page, "none") == ["no word stands out"] * 2


@pytest.mark.parametrize("number", [0, -1, MOST_WORDS + 1])
def test_a_number_that_no_page_holds_is_refused(number: int) -> None:
    whole = study((1,))
    with pytest.raises(StudyError, match=f"from 1 to {MOST_WORDS}"):
        draw_keywords(whole.keyness, whole.articles, number)


def test_titles_can_be_left_out() -> None:
    whole = study((2,))
    bare = draw_keywords(whole.keyness, whole.articles, titles=False).pages[0]
    assert not written(bare, "title")
    assert bare.height < draw_keywords(whole.keyness, whole.articles).pages[0].height


def test_only_lemmas_against_the_rest_are_drawn() -> None:
    whole = study((2,))
    drawn = draw_keywords(whole.keyness, whole.articles).data
    for column, value in (("unit", "ngrams"), ("reference", "author:liu"), ("grouping", "role")):
        more = pl.concat([whole.keyness, whole.keyness.with_columns(pl.lit(value).alias(column))])
        assert draw_keywords(more, whole.articles).data.equals(drawn)
