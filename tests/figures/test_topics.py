"""The topic figure draws the shares of one model, and marks what is unstable."""

from __future__ import annotations

import polars as pl
import pytest
from drawn_figures import marks, segments, written
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex
from synthetic_tables import study

from analysis.figures.page import Page
from analysis.figures.style import VERSIONS
from analysis.figures.topics import DEEPEST, UNSTABLE, _tint, draw_topics

pytestmark = pytest.mark.usefixtures("house")


def cells(page: Page, language: str) -> list[str]:
    """The colours of all cells of a language, in the order of drawing."""
    return [
        to_hex(colour)
        for artist in page.figure.artists
        if isinstance(artist, PolyCollection) and artist.get_label() == f"cell {language}"
        for colour in artist.get_facecolor()
    ]


@pytest.mark.parametrize("model", ["lda", "nmf"])
def test_data_are_the_rows_of_the_model(model: str) -> None:
    whole = study((3, 2), single=(1,))
    data = draw_topics(whole.prevalence, whole.fits, whole.articles, model).data
    expected = whole.prevalence.filter(pl.col("model") == model)
    columns = ["group", "language", "topic", "paragraphs", "share", "low", "high"]
    key = ["group", "language", "topic"]
    assert data.select(columns).sort(key).equals(expected.select(columns).sort(key))
    labels = whole.fits.filter(pl.col("model") == model).select("language", "topic", "label")
    drawn = data.select("language", "topic", "label").unique().sort("language", "topic")
    assert drawn.equals(labels.sort("language", "topic"))


def test_numbers_and_intervals_are_the_data() -> None:
    whole = study((4,))
    drawing = draw_topics(whole.prevalence, whole.fits, whole.articles)
    (page,) = drawing.pages
    assert written(page, "share") == [f"{share * 100:.0f}" for share in drawing.data["share"]]
    for language in ("en", "zh"):
        data = drawing.data.filter(pl.col("language") == language)
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
        below = (data["share"] - data["low"]).to_list()
        assert offsets == pytest.approx([value * millimetres for value in below])


def test_the_largest_share_has_the_deepest_colour() -> None:
    whole = study((4,))
    fits = whole.fits.with_columns(stable=pl.lit(True))
    drawing = draw_topics(whole.prevalence, fits, whole.articles)
    for language, version in VERSIONS.items():
        shares = drawing.data.filter(pl.col("language") == language)["share"].to_list()
        colours = cells(drawing.pages[0], language)
        assert len(colours) == len(shares)
        assert colours[shares.index(max(shares))] == _tint(version.colour, DEEPEST)


def test_unstable_topics_are_grey_and_named_so() -> None:
    whole = study((4,))
    drawing = draw_topics(whole.prevalence, whole.fits, whole.articles)
    (page,) = drawing.pages
    fits = whole.fits.filter(pl.col("model") == "lda")
    assert written(page, "stability").count("unstable") == fits.filter(~pl.col("stable")).height > 0
    for language in VERSIONS:
        data = drawing.data.filter(pl.col("language") == language)
        for colour, stable in zip(cells(page, language), data["stable"], strict=True):
            channels = {colour[place : place + 2] for place in (1, 3, 5)}
            if not stable:
                assert len(channels) == 1  # a grey
    english, chinese = (
        fits.filter((pl.col("language") == language) & pl.col("stable")).height for language in VERSIONS
    )
    assert drawing.finding == (
        f"Found again in refits: {english} of 8 English and {chinese} of 8 Chinese topics."
    )
    assert UNSTABLE not in {version.colour for version in VERSIONS.values()}


def test_a_model_with_one_fit_claims_no_stability() -> None:
    whole = study((4,))
    drawing = draw_topics(whole.prevalence, whole.fits, whole.articles, "nmf")
    assert set(written(drawing.pages[0], "stability")) == {"–"}
    assert drawing.finding == ""
    assert "stability is not measured" in drawing.caption
    assert "NMF" in drawing.caption


def test_english_stands_left_of_chinese() -> None:
    whole = study((4,))
    (page,) = draw_topics(whole.prevalence, whole.fits, whole.articles).pages
    assert max(x for x, _ in marks(page, "mark en")) < page.width / 2
    assert min(x for x, _ in marks(page, "mark zh")) > page.width / 2


def test_paragraphs_and_missing_versions_are_shown() -> None:
    whole = study((3,), single=(1,))
    (page,) = draw_topics(whole.prevalence, whole.fits, whole.articles).pages
    sizes = [f"n {size}" for size in whole.articles["paragraphs"]]
    assert sorted(written(page, "n")) == sorted([*sizes, "none"])


def test_chinese_names_over_narrow_columns_run_downwards() -> None:
    whole = study((8,))
    (page,) = draw_topics(whole.prevalence, whole.fits, whole.articles).pages
    names = written(page, "author")
    assert {"林", "河", "源"} < set(names)
    assert "Lin Heyuan" in names


@pytest.mark.parametrize("number", [2, 20])
def test_other_numbers_of_topics(number: int) -> None:
    whole = study((4,), number_of_topics=number)
    drawing = draw_topics(whole.prevalence, whole.fits, whole.articles)
    assert len(drawing.pages) == 1
    assert drawing.data.height == 2 * 4 * number


@pytest.mark.parametrize(
    ("label", "articles"),
    [("governance, navigation, multilateralism", 8), ("泥沙, 流域共同管理, 公平合理利用", 8), ("a, b, c", 1)],
)
def test_no_word_of_a_label_is_lost(label: str, articles: int) -> None:
    whole = study((articles,))
    fits = whole.fits.with_columns(label=pl.lit(label))
    (page,) = draw_topics(whole.prevalence, fits, whole.articles).pages
    drawn = "".join(written(page, "topic")).replace(" ", "")
    assert drawn.count(label.replace(" ", "")) == 16
