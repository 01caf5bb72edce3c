"""The figure of similarity draws the pairs of the table, like beside like, authors together."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import polars as pl
import pytest
from drawn_figures import marks, written
from matplotlib.collections import LineCollection, PolyCollection
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform
from synthetic_tables import study

from analysis.figures.page import Page
from analysis.figures.similarity import draw_similarity
from analysis.figures.similarity_matrix import Shades, readable_on
from analysis.figures.similarity_order import similarity_order
from analysis.figures.size import SINGLE
from analysis.figures.style import INK, PAPER, VERSIONS, tinted
from analysis.gallery.number_files import printed_in_latex

pytestmark = pytest.mark.usefixtures("house")


def drawn(issues: tuple[int, ...], **options: object):  # type: ignore[no-untyped-def]
    whole = study(issues, **options)  # type: ignore[arg-type]
    return whole, draw_similarity(whole.similarity, whole.agreement, whole.articles)


def cells(page: Page, language: str) -> int:
    """Cells of a version, whether drawn as rectangles or as thick lines."""
    return sum(
        len(artist.get_paths())
        for artist in page.figure.artists
        if isinstance(artist, (PolyCollection, LineCollection)) and artist.get_label() == f"cell {language}"
    )


def test_data_are_the_known_pairs_of_the_table() -> None:
    whole, drawing = drawn((4, 2), single=(1,))
    known = whole.similarity.filter(grouping="article").drop_nulls("similarity")
    key = ["basis", "language", "one", "two"]
    pair = [pl.min_horizontal("one", "two").alias("one"), pl.max_horizontal("one", "two").alias("two")]
    values = ["similarity", "low", "high"]
    expected = (
        known.rename({"group": "one", "other": "two"}).with_columns(pair).select(*key, *values).sort(key)
    )
    found = drawing.data.rename({"row": "one", "column": "two"}).with_columns(pair).select(*key, *values)
    assert found.sort(key).equals(expected)
    (page,) = drawing.pages
    for language in VERSIONS:
        assert cells(page, language) == known.filter(language=language).height


def test_values_and_half_intervals_stand_in_the_cells() -> None:
    _, drawing = drawn((6,))
    (page,) = drawing.pages
    values = [f"{value:.2f}" for value in drawing.data["similarity"]]
    assert sorted(written(page, "value")) == sorted(values)
    halves = [f"±{high - value:.2f}" for value, high in drawing.data.select("similarity", "high").iter_rows()]
    assert sorted(written(page, "half interval")) == sorted(halves)
    assert written(page, "agreement")[:2] == [
        "r = 0.88, without one article 0.58 to 0.98",
        "p = 0.012, 2,000 random orders",
    ]
    assert "−0.18" in " ".join(written(page, "agreement"))
    assert len(marks(page, "pair")) == sum(drawing.data.group_by("basis", "row", "column").len()["len"] == 2)


def test_a_correlation_below_zero_is_a_number_that_a_paper_can_cite() -> None:
    whole = study((6,))
    drawing = draw_similarity(
        whole.similarity, whole.agreement.with_columns(-pl.col("correlation").abs()), whole.articles
    )
    told = {number.key: printed_in_latex(number.printed) for number in drawing.numbers}
    assert told["similarity.words.correlation"].startswith(r"\ensuremath{-}0.")


def test_articles_of_an_author_stand_together_and_are_marked() -> None:
    _, drawing = drawn((8, 8))
    rows = drawing.data.select("row_number", "row").unique().sort("row_number")
    assert rows["row_number"].n_unique() == rows.height
    assert "Frame, open mark: one author" in written(drawing.pages[0], "key")
    assert "8 authors with several articles" in drawing.caption
    within = [number for number in drawing.numbers if number.key.endswith(".within")]
    assert len(within) == 3 and all(number.printed in drawing.caption for number in within)
    assert sum(len(marks(page, "pair of an author")) for page in drawing.pages) > 0


def test_one_article_an_author_is_said() -> None:
    _, drawing = drawn((6,))
    assert "With one article an author, these are similarities of articles" in drawing.caption
    assert "Frame, open mark: one author" not in written(drawing.pages[0], "key")


def test_sixty_articles_are_named_on_a_page_a_matrix() -> None:
    whole, drawing = drawn((8, 8, 8, 8, 8, 8, 8, 4))
    assert len(drawing.pages) == 3
    for page in drawing.pages:
        assert len(written(page, "author")) == whole.articles["author"].n_unique()
        numbers = set(written(page, "number"))
        assert {"1", "60"} <= numbers


def test_many_more_are_drawn_issue_by_issue() -> None:
    whole, drawing = drawn((8,) * 16)
    assert set(drawing.data["row"]) == set(whole.articles["issue"])
    assert "16 issues" in drawing.caption
    own = whole.similarity.filter(basis="words", language="en", grouping="article").drop_nulls("similarity")
    issue = pl.col("group").str.split("/").list.first(), pl.col("other").str.split("/").list.first()
    first = sorted(set(whole.articles["issue"]))[:2]
    between = own.filter(
        ((issue[0] == first[0]) & (issue[1] == first[1])) | ((issue[0] == first[1]) & (issue[1] == first[0]))
    )
    row = drawing.data.filter(
        pl.col("basis") == "words",
        pl.col("language") == "en",
        pl.col("row").is_in(first),
        pl.col("column").is_in(first),
        pl.col("row") != pl.col("column"),
    )
    assert row["similarity"].item() == pytest.approx(between["similarity"].mean(), abs=1e-6)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_few_articles(number: int) -> None:
    _, drawing = drawn((number,))
    told = [text for page in drawing.pages for text in written(page, "agreement")]
    if number == 1:
        assert written(drawing.pages[0], "none") == ["no two articles to compare"]
    else:
        assert told == ["no r: fewer than three in both versions"] * 3
    assert drawing.finding == ""


def test_a_missing_version_leaves_its_cells_empty() -> None:
    whole, drawing = drawn((5,), single=(0,))
    counts = [cells(drawing.pages[0], language) for language in VERSIONS]
    known = whole.similarity.filter(grouping="article").drop_nulls("similarity")
    assert counts == [known.filter(language=language).height for language in VERSIONS]
    assert counts[0] != counts[1]


def test_pages_of_a_column_are_a_column_wide() -> None:
    whole = study((6,))
    drawing = draw_similarity(whole.similarity, whole.agreement, whole.articles, size=SINGLE)
    assert {page.width for page in drawing.pages} == {SINGLE.width}


def test_the_order_keeps_the_clusters_of_scipy_together() -> None:
    random = np.random.Generator(np.random.PCG64(4))
    for size in (2, 3, 6, 12):
        values = random.random((size, size))
        alike = (values + values.T) / 2
        order = similarity_order(
            [[at] for at in range(size)], lambda one, other, of=alike: float(of[one, other])
        )
        assert sorted(order) == list(range(size))
        apart = 1 - alike
        np.fill_diagonal(apart, 0)
        clusters: dict[int, set[int]] = {at: {at} for at in range(size)}
        for number, (one, other, *_) in enumerate(linkage(squareform(apart), "average")):
            merged = clusters[int(one)] | clusters[int(other)]
            clusters[size + number] = merged
            places = sorted(order.index(member) for member in merged)
            assert places == list(range(places[0], places[0] + len(places)))


def test_blocks_stay_together_in_their_order() -> None:
    order = similarity_order([[0, 3], [1], [2, 4]], lambda one, other: 1.0 / (1 + abs(one - other)))
    assert abs(order.index(0) - order.index(3)) == 1 and abs(order.index(2) - order.index(4)) == 1


def test_shades_grow_with_similarity_and_text_can_be_read_on_them() -> None:
    shades = Shades(0.0, 1.0)
    assert shades(0.0) < shades(0.4) < shades(0.9) <= shades(1.4)

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return float(np.dot((0.2126, 0.7152, 0.0722), linear))

    for version, value in [
        (version, value) for version in VERSIONS.values() for value in np.linspace(0, 1, 21)
    ]:
        colour = tinted(version.colour, shades(float(value)))
        text = readable_on(colour)
        assert text in (INK, PAPER)
        dark, light = sorted((luminance(colour), luminance(text)))
        assert (light + 0.05) / (dark + 0.05) > 4


def test_every_pair_is_drawn_once() -> None:
    _, drawing = drawn((5,))
    pairs = drawing.data.filter(basis="words", language="en").select("row_number", "column_number").rows()
    assert len(pairs) == len(set(pairs))
    assert set(pairs) <= {(b, a) for a, b in combinations(range(1, 6), 2)}
