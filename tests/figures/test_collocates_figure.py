"""The network of collocates draws the rows of the table: terms, words, and what joins the versions."""

from __future__ import annotations

import polars as pl
import pytest
from drawn_figures import marks, texts, written
from matplotlib.collections import LineCollection
from synthetic_collocates import QUERY_TITLES
from synthetic_tables import study

from analysis.figures.collocate_graph import shown_collocates
from analysis.figures.collocate_sides import line_width
from analysis.figures.collocates import draw_collocates
from analysis.figures.page import Page
from analysis.figures.size import DOUBLE, SIZES, SLIDE, Size
from analysis.tables.corpus import WRITTEN_FORMS

pytestmark = pytest.mark.usefixtures("house")


def lines(page: Page, meaning: str) -> list[tuple[tuple[float, float], tuple[float, float], float]]:
    """All lines with this meaning: both ends and the width."""
    return [
        ((float(x), float(y)), (float(x_end), float(y_end)), float(artist.get_linewidths()[0]))
        for artist in page.figure.artists
        if isinstance(artist, LineCollection) and artist.get_label() == meaning
        for (x, y), (x_end, y_end) in artist.get_segments()
    ]


def test_data_are_rows_of_the_table() -> None:
    table = study((1,)).collocates
    data = draw_collocates(table, QUERY_TITLES).data
    keys = ["query", "language", "word"]
    same = ["log_dice", "count", "expected", "hits", "word_count", "paragraphs", "articles"]
    expected = table.join(data, on=keys, how="semi").select(*keys, *same).sort(keys)
    assert data.select(*keys, *same).sort(keys).equals(expected)
    assert (data["count"] > data["expected"]).all()


def test_the_closest_words_of_the_most_frequent_terms_are_drawn() -> None:
    table = study((1,)).collocates
    data = shown_collocates(table, 3, 4)
    # Terms come before actors, the most frequent first; hits fall in the order of the titles.
    assert list(dict.fromkeys(data["query"])) == ["basin", "water_rights", "floods"]
    above = table.filter(pl.col("count") > pl.col("expected"))
    for (query, language), own in data.filter("closest").group_by("query", "language"):
        expected = above.filter(query=query, language=language).sort("rank").head(4)
        assert own.sort("log_dice", descending=True)["word"].to_list() == expected["word"].to_list()
    # Between what is drawn no line is left out.
    shown = data.select("language", "word").unique()
    everything = above.join(data.select("query").unique(), on="query", how="semi")
    assert data.height == everything.join(shown, on=["language", "word"], how="semi").height


def test_terms_may_be_chosen_by_name_frame_or_kind() -> None:
    table = study((1,)).collocates
    assert list(dict.fromkeys(shown_collocates(table, ["sand", "gauge", "nothing"])["query"])) == [
        "sand",
        "gauge",
    ]
    assert set(shown_collocates(table, ["actor"])["query"]) == {"commission"}
    framed = shown_collocates(table, ["sand", "shared_basin"])["query"]
    assert list(dict.fromkeys(framed))[:2] == ["sand", "basin"] and framed.n_unique() == 8
    assert shown_collocates(table, []).is_empty()


def test_each_row_is_a_line_of_its_strength_between_its_term_and_its_word() -> None:
    table = study((1,)).collocates
    drawing = draw_collocates(table, QUERY_TITLES, 3, 4)
    (page,) = drawing.pages
    for language in ("en", "zh"):
        own = drawing.data.filter(language=language)
        drawn = lines(page, f"collocate {language}")
        assert len(drawn) == own.height
        assert sorted(width for *_, width in drawn) == sorted(map(line_width, own["log_dice"]))
        words = marks(page, f"mark {language}")
        assert len(words) == own["word"].n_unique()
        ends = sorted({(round(x, 4), round(y, 4)) for _, (x, y), _ in drawn})
        assert ends == sorted((round(x, 4), round(y, 4)) for x, y in words)
        starts = {round(y, 4) for (_, y), _, _ in drawn}
        assert len(starts) == own["query"].n_unique()


def test_partners_are_joined_and_only_where_they_share_sentences() -> None:
    table = study((1,)).collocates
    drawing = draw_collocates(table, QUERY_TITLES, 4, 8)
    pairs = {
        (row["word"], row["partner"]) if row["language"] == "en" else (row["partner"], row["word"])
        for row in drawing.data.drop_nulls("partner").iter_rows(named=True)
    }
    assert pairs and sum(len(lines(page, "partner")) for page in drawing.pages) == len(pairs)
    apart = table.with_columns(partner_units=pl.when(pl.col("partner").is_not_null()).then(0))
    drawing = draw_collocates(apart, QUERY_TITLES, 4, 8)
    assert drawing.data["partner"].null_count() == drawing.data.height
    assert not any(lines(page, "partner") for page in drawing.pages)


def test_words_of_several_terms_have_filled_marks() -> None:
    drawing = draw_collocates(study((1,)).collocates, QUERY_TITLES, 5, 8)
    terms = drawing.data.group_by("language", "word").len()
    (page,) = drawing.pages
    assert len(marks(page, "open mark")) == terms.filter(pl.col("len") == 1).height
    assert terms.filter(pl.col("len") > 1).height > 0


def test_numbers_of_the_finding_are_counts_of_the_data() -> None:
    drawing = draw_collocates(study((1,)).collocates, QUERY_TITLES)
    by_key = {number.key: number for number in drawing.numbers}
    for language in ("en", "zh"):
        own = drawing.data.filter(language=language)
        assert by_key[f"collocates.{language}.words"].value == own["word"].n_unique()
        assert by_key[f"collocates.{language}.paired"].value == own.drop_nulls("partner")["word"].n_unique()
    told = [number for number in drawing.numbers if number.key.split(".")[1] in ("en", "zh")]
    assert len(told) == 6 and all(number.printed in drawing.finding for number in told)


def test_a_version_without_collocates_says_so() -> None:
    table = (
        study((1,))
        .collocates.filter(language="en")
        .with_columns(partner=pl.lit(None, pl.String), partner_units=pl.lit(None, pl.Int64))
    )
    drawing = draw_collocates(table, QUERY_TITLES)
    page = drawing.pages[0]
    assert written(page, "none") == ["none"]
    assert set(written(page, "n")) >= {"no words"} and not marks(page, "mark zh")
    assert drawing.finding == ""


def test_pages_hold_all_terms_and_tell_of_words_on_other_pages() -> None:
    table = study((1,)).collocates
    drawing = draw_collocates(table, QUERY_TITLES, 9, 8, size=SLIDE)
    assert len(drawing.pages) > 1
    terms = drawing.data.select("query", "language").n_unique()
    assert sum(text.startswith("n = ") for page in drawing.pages for text in written(page, "n")) == terms
    more = [text for page in drawing.pages for text in written(page, "elsewhere")]
    assert more and all(text.startswith("+") and int(text[1:]) > 0 for text in more)
    assert not written(draw_collocates(table, QUERY_TITLES, 3).pages[0], "elsewhere")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_pages_stay_within_their_height_and_n_is_never_cut(size: Size) -> None:
    for titles in (QUERY_TITLES, {query: {"en": "oak", "zh": "河"} for query in QUERY_TITLES}):
        drawing = draw_collocates(study((1,)).collocates, titles, 40, 15, size=size)
        assert all(page.height <= size.maximum_height + 1e-6 for page in drawing.pages)
        told = [text for page in drawing.pages for text in written(page, "n")]
        assert told and not any("…" in text for text in told)


def test_words_are_written_as_the_texts_write_them() -> None:
    table = study((1,)).collocates
    first = shown_collocates(table).filter(language="en")["word"][0]
    forms = WRITTEN_FORMS.frame([(first, first.upper())])
    drawing = draw_collocates(table, QUERY_TITLES, forms=forms, size=DOUBLE)
    assert first.upper() in {text.get_text() for page in drawing.pages for text in texts(page)}
    assert first in set(drawing.data["word"]) and first.upper() in set(drawing.data["written"])
