"""Prevalence: means by hand, and intervals that cover what they claim."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from analysis.topics.prevalence import interval, prevalence
from analysis.topics.versions import VersionShares

PLACES = pl.DataFrame(
    {
        "issue": ["i", "i", "i", "i", "j"],
        "article": ["b", "a", "a", "b", "a"],
        "author": ["tal", "orin", "orin", "tal", "orin"],
    }
)
SHARES = np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0], [0.2, 0.8], [0.3, 0.7]])


def found(places: pl.DataFrame = PLACES, shares: np.ndarray = SHARES, seed: int = 1) -> pl.DataFrame:
    versions = {
        "joint": VersionShares(np.arange(len(shares)), shares),
        "zh": VersionShares(np.array([0, len(shares) - 1]), shares[[0, -1]]),
    }
    return prevalence(places, versions, "s", 200, seed)


def test_shares_are_means_over_the_units_of_each_group_and_version() -> None:
    rows = found().filter(pl.col("topic") == 1)
    columns = ("grouping", "group", "articles", "units", "share")
    assert rows.filter(version="joint").select(columns).rows() == [
        ("article", "i/a", 1, 2, 0.25),
        ("article", "i/b", 1, 2, 0.6),
        ("article", "j/a", 1, 1, 0.3),
        ("author", "orin", 2, 3, round(0.8 / 3, 5)),
        ("author", "tal", 1, 2, 0.6),
        ("issue", "i", 2, 4, 0.425),
        ("issue", "j", 1, 1, 0.3),
        ("study", "s", 3, 5, 0.4),
    ]
    chinese = rows.filter(pl.col("version") == "zh", pl.col("grouping") == "article")
    assert chinese.select(columns).rows() == [("article", "i/b", 1, 1, 1.0), ("article", "j/a", 1, 1, 0.3)]


def test_what_is_resampled_is_what_varies_or_there_is_a_reason() -> None:
    told = found().filter(pl.col("topic") == 1, pl.col("version") == "joint")
    assert told.select("group", "interval", "no_interval").rows() == [
        ("i/a", "units", None),
        ("i/b", "units", None),
        ("j/a", None, "one unit"),
        ("orin", None, "2 articles: too few to tell how articles vary"),
        ("tal", "units", None),
        ("i", None, "2 articles: too few to tell how articles vary"),
        ("j", None, "one unit"),
        ("s", None, "3 articles: too few to tell how articles vary"),
    ]
    many = pl.DataFrame({"issue": ["i"] * 10, "article": list("aabbccddee"), "author": [None] * 10})
    study = found(many.cast({"author": pl.String}), np.tile(SHARES, (2, 1))).filter(
        grouping="study", version="joint"
    )
    assert study["interval"].to_list() == ["articles"] * 2


def test_an_article_without_an_author_is_in_no_authors_group() -> None:
    told = found(PLACES.with_columns(author=pl.lit(None, pl.String)))
    assert told["grouping"].unique(maintain_order=True).to_list() == ["article", "issue", "study"]


def test_intervals_hold_the_share_and_depend_on_the_seed_alone() -> None:
    told = found().drop_nulls("interval")
    assert (told["low"] <= told["share"]).all() and (told["share"] <= told["high"]).all()
    assert told["low"].is_between(0, 1).all() and told["high"].is_between(0, 1).all()
    assert found().equals(found())
    assert not found().equals(found(seed=2))
    # An interval does not hang on the other groups of the study.
    alone = found(PLACES[:4], SHARES[:4]).filter(group="i/a", version="joint")
    assert alone.equals(found().filter(group="i/a", version="joint"))


def test_whole_units_have_the_jeffreys_interval_of_a_proportion() -> None:
    # Quantiles of Beta(7 + 1/2, 18 + 1/2).
    from scipy.stats import beta

    shares = np.array([[1.0]] * 7 + [[0.0]] * 18)
    low, high = interval(shares, np.ones(25), 200_000, np.random.Generator(np.random.PCG64(1)))
    assert (low[0], high[0]) == pytest.approx(beta.ppf([0.025, 0.975], 7.5, 18.5), abs=0.003)


def mixed(concentration: float, topics: int) -> np.ndarray:
    """Parameters of a Dirichlet distribution whose topics differ in size."""
    return concentration * np.linspace(0.3, 1.7, topics)


@pytest.mark.parametrize(("size", "concentration"), [(12, 1.0), (12, 0.15), (30, 1.0), (30, 0.15)])
def test_intervals_of_an_article_cover_93_to_97_per_cent(size: int, concentration: float) -> None:
    # Units of an article have topic shares from a Dirichlet distribution; the mean of that is the truth.
    random = np.random.Generator(np.random.PCG64(20220301))
    parameters = mixed(concentration, 6)
    truth = parameters / parameters.sum()
    covered = []
    for _ in range(400):
        low, high = interval(random.dirichlet(parameters, size), np.ones(size), 300, random)
        covered.append((low <= truth) & (truth <= high))
    assert 0.93 <= np.mean(covered) <= 0.97


@pytest.mark.parametrize(("articles", "concentration"), [(6, 1.0), (6, 0.3), (20, 1.0), (20, 0.3)])
def test_intervals_of_groups_cover_other_articles(articles: int, concentration: float) -> None:
    # Articles of 10 to 40 units have shares of their own; their mean over all articles that could be is the truth.
    random = np.random.Generator(np.random.PCG64(20220302))
    parameters = mixed(concentration, 6)
    truth = parameters / parameters.sum()
    covered = []
    for _ in range(400):
        sizes = random.integers(10, 40, articles)
        own = random.dirichlet(parameters, articles)
        means = np.stack(
            [
                random.dirichlet(3 * share + 0.01, size).mean(axis=0)
                for share, size in zip(own, sizes, strict=True)
            ]
        )
        low, high = interval(means, sizes.astype(float), 300, random)
        covered.append((low <= truth) & (truth <= high))
    assert 0.92 <= np.mean(covered) <= 0.98, np.mean(covered)
