"""Similarity of the demo articles, where the same authors write twice, and of studies that lack something."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest
from aligned_demo import demo
from demo_profiles import markers_list

from analysis.profiles.similarity import BASES, JACKKNIFE, similarity
from analysis.rhetoric.marker_hits import find_markers

STOP = {
    "en": frozenset({"the", "of", "and", "to", "a", "in", "be"}),
    "zh": frozenset({"的", "和", "在", "是"}),
}
PAIR = ["basis", "language", "group", "other"]


def measured(articles: pl.DataFrame, permutations: int = 720) -> tuple[pl.DataFrame, pl.DataFrame]:
    study = demo()
    version = ["issue", "article", "language"]
    paragraphs, tokens = (
        table.join(articles, on=version, how="semi") for table in (study.paragraphs, study.tokens)
    )
    return similarity(articles, paragraphs, tokens, study.hits, markers(), STOP, permutations, 1)


@cache
def markers() -> pl.DataFrame:
    study = demo()
    return find_markers(markers_list(), study.paragraphs, study.sentences, study.tokens)


@cache
def found() -> tuple[pl.DataFrame, pl.DataFrame]:
    return measured(demo().articles)


def test_every_pair_is_measured_in_every_basis_and_version() -> None:
    table, _ = found()
    groups = demo().articles.select("issue", "article").n_unique()
    own = table.filter(grouping="article")
    counts = own.group_by("basis", "language").len()["len"].to_list()
    assert counts == [groups * (groups - 1) // 2] * (2 * len(BASES))
    known = own.drop_nulls("similarity")
    assert known.height > own.height * 0.9
    inside = known.filter(pl.col("interval") == JACKKNIFE)
    assert (
        inside.select((pl.col("low") <= pl.col("similarity")) & (pl.col("similarity") <= pl.col("high")))
        .to_series()
        .all()
    )


def test_articles_of_one_author_are_most_alike_in_words() -> None:
    articles = demo().articles
    author = dict(articles.select(pl.format("{}/{}", "issue", "article"), "author").unique().iter_rows())
    table = (
        found()[0]
        .filter(grouping="article", basis="words")
        .with_columns(same=pl.col("group").replace_strict(author) == pl.col("other").replace_strict(author))
    )
    for language in ("en", "zh"):
        own = table.filter(language=language).sort("similarity", descending=True)
        number = int(own["same"].sum())
        assert number > 1 and own["same"].head(number).all()


def test_authors_are_the_mean_of_their_pairs() -> None:
    table, agreement = found()
    articles = demo().articles
    author = dict(articles.select(pl.format("{}/{}", "issue", "article"), "author").unique().iter_rows())
    named = table.filter(grouping="article", basis="frames", language="zh").with_columns(
        pl.col("group", "other").replace_strict(author)
    )
    for row in table.filter(grouping="author", basis="frames", language="zh").iter_rows(named=True):
        either = [
            {row["group"], row["other"]} == {one, other}
            for one, other in named.select("group", "other").iter_rows()
        ]
        values = named.filter(pl.Series(either))["similarity"].drop_nulls()
        assert row["pairs"] == len(values)
        assert row["similarity"] == pytest.approx(values.mean(), abs=1e-5)
        assert row["low"] is None
    assert agreement["grouping"].to_list() == ["article", "author"] * len(BASES)


def test_the_versions_of_the_demo_agree() -> None:
    for row in found()[1].filter(grouping="article").iter_rows(named=True):
        assert row["correlation"] > 0.5 and row["p"] < 0.05
        assert row["least"] <= row["correlation"] <= row["most"]


def test_the_order_of_rows_changes_nothing() -> None:
    study = demo()
    shuffled = similarity(
        study.articles,
        study.paragraphs.sample(fraction=1, shuffle=True, seed=1),
        study.tokens.sample(fraction=1, shuffle=True, seed=2),
        study.hits.sample(fraction=1, shuffle=True, seed=3),
        markers().sample(fraction=1, shuffle=True, seed=4),
        STOP,
        720,
        1,
    )
    assert all(one.equals(other) for one, other in zip(shuffled, found(), strict=True))


def test_a_missing_version_takes_its_article_out_of_the_agreement_only() -> None:
    articles = demo().articles
    first = articles.row(0, named=True)
    lacking = articles.filter(
        ~(
            (pl.col("article") == first["article"])
            & (pl.col("issue") == first["issue"])
            & (pl.col("language") == "zh")
        )
    )
    table, agreement = measured(lacking)
    name = f"{first['issue']}/{first['article']}"
    own = table.filter(grouping="article").filter((pl.col("group") == name) | (pl.col("other") == name))
    assert set(own["language"]) == {"en"}
    groups = articles.select("issue", "article").n_unique()
    words = agreement.filter(basis="words", grouping="article")
    assert words["groups"].to_list() == [groups - 1]


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_few_articles_say_why_there_is_no_p(number: int) -> None:
    articles = demo().articles
    kept = articles.select("issue", "article").unique(maintain_order=True).head(number)
    table, agreement = measured(articles.join(kept, on=["issue", "article"], how="semi"))
    assert table.filter(grouping="article").height == 6 * (number * (number - 1) // 2)
    own = agreement.filter(grouping="article")
    assert own["p"].null_count() == own["orders"].null_count() == len(BASES)
    assert own["no_p"].null_count() == 0
