"""Prevalence: means by hand, and intervals that cover what they claim."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from analysis.topics.prevalence import interval, prevalence

PLACES = pl.DataFrame(
    {
        "issue": ["i", "i", "i", "i", "j"],
        "article": ["b", "a", "a", "b", "a"],
        "author": ["tal", "orin", "orin", "tal", "orin"],
    }
)
SHARES = np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0], [0.2, 0.8], [0.3, 0.7]])


def test_shares_are_means_over_the_paragraphs_of_each_group() -> None:
    found = prevalence(PLACES, SHARES, "s", 50, 1).filter(pl.col("topic") == 1)
    assert found.select("grouping", "group", "paragraphs", pl.col("share").round(9)).rows() == [
        ("article", "i/a", 2, 0.25),
        ("article", "i/b", 2, 0.6),
        ("article", "j/a", 1, 0.3),
        ("author", "orin", 3, round(0.8 / 3, 9)),
        ("author", "tal", 2, 0.6),
        ("issue", "i", 4, 0.425),
        ("issue", "j", 1, 0.3),
        ("study", "s", 5, 0.4),
    ]


def test_an_article_without_an_author_is_in_no_authors_group() -> None:
    found = prevalence(PLACES.with_columns(author=pl.lit(None, pl.String)), SHARES, "s", 10, 1)
    assert found["grouping"].unique(maintain_order=True).to_list() == ["article", "issue", "study"]


def test_intervals_hold_the_share_and_depend_on_the_seed_alone() -> None:
    found = prevalence(PLACES, SHARES, "s", 200, 1)
    assert (found["low"] <= found["share"]).all() and (found["share"] <= found["high"]).all()
    assert found["low"].is_between(0, 1).all() and found["high"].is_between(0, 1).all()
    assert found.equals(prevalence(PLACES, SHARES, "s", 200, 1))
    assert not found.equals(prevalence(PLACES, SHARES, "s", 200, 2))


def test_a_single_paragraph_says_next_to_nothing() -> None:
    low, high = interval([np.array([[0.5]])], 4000, np.random.Generator(np.random.PCG64(1)))
    assert high[0] - low[0] > 0.7


def test_whole_paragraphs_have_the_jeffreys_interval_of_a_proportion() -> None:
    # Quantiles of Beta(7 + 1/2, 18 + 1/2).
    from scipy.stats import beta

    shares = np.array([[1.0]] * 7 + [[0.0]] * 18)
    low, high = interval([shares], 200_000, np.random.Generator(np.random.PCG64(1)))
    assert (low[0], high[0]) == pytest.approx(beta.ppf([0.025, 0.975], 7.5, 18.5), abs=0.003)


def mixed(concentration: float, topics: int) -> np.ndarray:
    """Parameters of a Dirichlet distribution whose topics differ in size."""
    return concentration * np.linspace(0.3, 1.7, topics)


@pytest.mark.parametrize(
    ("sizes", "concentration"),
    [((12,), 1.0), ((12,), 0.15), ((30,), 1.0), ((30,), 0.15), ((12, 30, 18), 0.15), ((12, 30, 18), 1.0)],
)
def test_ninety_five_per_cent_intervals_cover_93_to_97_per_cent(
    sizes: tuple[int, ...], concentration: float
) -> None:
    # Paragraphs of an article have topic shares from a Dirichlet distribution; the mean of that is the truth.
    random = np.random.Generator(np.random.PCG64(20220301))
    parameters = [np.roll(mixed(concentration, 6), place) for place in range(len(sizes))]
    weights = np.array(sizes) / sum(sizes)
    truth = sum(weight * one / one.sum() for weight, one in zip(weights, parameters, strict=True))
    covered = []
    for _ in range(400):
        parts = [random.dirichlet(one, size) for one, size in zip(parameters, sizes, strict=True)]
        low, high = interval(parts, 300, random)
        covered.append((low <= truth) & (truth <= high))
    assert 0.93 <= np.mean(covered) <= 0.97
