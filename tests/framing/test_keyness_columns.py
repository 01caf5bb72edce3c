"""What stands beside the log ratio in ``framing/keyness``: p and its reasons, dispersion, the worst rank."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from small_study import articles_of, corpus_of

from analysis.framing.keyness import keyness
from analysis.statistics.conservative_log_ratio import conservative_log_ratio_poisson
from analysis.statistics.contingency import bayes_factor_bic
from analysis.statistics.dispersion import average_reduced_frequency, deviation_of_proportions_normalised
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.statistics.keyness_measures import odds_ratio, percent_difference

AUTHORS = {"a": "wei", "b": "wei", "c": "liu", "d": "sun", "e": "sun", "f": "hua"}
VOCABULARY = ["dam", "forest", "lake", "river", "tide", "water"]


def texts(seed: int = 1) -> dict[str, list[list[str]]]:
    """Six articles of three paragraphs; the first author has *river* in both articles."""
    chance = np.random.Generator(np.random.PCG64(seed))
    found: dict[str, list[list[str]]] = {}
    for article, author in AUTHORS.items():
        weights = np.array([1, 2, 1, 9 if author == "wei" else 1, 1, 3], dtype=float)
        found[article] = [
            [str(word) for word in chance.choice(VOCABULARY, size=12 + 5 * place, p=weights / weights.sum())]
            for place in range(3)
        ]
    return found


def compare(
    articles: dict[str, list[list[str]]],
    groupings: tuple[str, ...] = ("article", "author"),
    interval: str = "resampled",
    permutations: int = 2000,
) -> pl.DataFrame:
    paragraphs = [(name, "en", " ".join(words)) for name, parts in articles.items() for words in parts]
    tables, _, tokens = corpus_of(paragraphs, "hyphens apart", str.lower)
    tokens = tokens.with_columns(pl.lit("word").alias("tag"))
    versions = articles_of([(name, "en", AUTHORS[name]) for name in articles])
    return keyness(tokens, versions, tables, {}, groupings, 1, 50, 199, 1, "s", permutations, interval)


def group(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    return frame.filter(pl.col("group") == name).sort("term")


def test_measures_are_those_of_the_library() -> None:
    found = group(compare(texts()), "wei")
    names = ("target_count", "reference_count", "target_size", "reference_size")
    sides = tuple(found[name].to_numpy() for name in names)
    for column, values in (
        ("percent_difference", percent_difference(*sides)),
        ("odds_ratio", odds_ratio(*sides)),
        ("bayes_factor_bic", bayes_factor_bic(*sides)),
        ("log_ratio_conservative", conservative_log_ratio_poisson(*sides, comparisons=len(VOCABULARY))),
    ):
        assert found[column].fill_null(np.nan).to_numpy() == pytest.approx(values, nan_ok=True)


def test_only_groups_of_several_articles_have_p() -> None:
    frame = compare(texts())
    several = pl.col("group").is_in(["wei", "sun"])
    assert frame.filter(several)["p"].null_count() == 0 == frame.filter(~several)["p"].count()
    assert frame.filter(several)["no_p"].count() == 0
    assert frame.filter(~several)["no_p"].unique().to_list() == [
        "one article in the group: nothing tells the group from the article"
    ]
    # two of six articles can be chosen in fifteen ways
    assert frame["smallest_p"].drop_nulls().unique().to_list() == [pytest.approx(1 / 15)]
    river = group(frame, "wei").filter(pl.col("term") == "river")
    assert river["p"].item() == pytest.approx(1 / 15)


def test_q_is_over_all_groups() -> None:
    frame = compare(texts())
    tested = frame.filter(pl.col("p").is_not_null())
    assert tested["q"].to_numpy() == pytest.approx(benjamini_hochberg(tested["p"].to_numpy()))
    assert frame.filter(pl.col("p").is_null())["q"].count() == 0


def test_a_rest_of_one_article_gives_no_p() -> None:
    some = {name: parts for name, parts in texts().items() if name in "abc"}
    found = group(compare(some), "wei")
    assert found["p"].count() == 0
    assert found["no_p"].unique().to_list() == [
        "one article in the rest: nothing tells the rest from the article"
    ]


def test_dispersion_is_that_of_the_plain_functions() -> None:
    articles = texts()
    frame = compare(articles)
    for name, members in (("i/a", "a"), ("wei", "ab"), ("sun", "de")):
        parts = [part for member in members for part in articles[member]]
        sizes = [len(part) for part in parts]
        running = [word for part in parts for word in part]
        for row in group(frame, name).iter_rows(named=True):
            counts = [part.count(row["term"]) for part in parts]
            places = np.flatnonzero(np.array(running) == row["term"])
            assert row["target_paragraphs"] == sum(count > 0 for count in counts)
            reduced = average_reduced_frequency(np.zeros(len(places), dtype=int), places, len(running), 1)
            assert row["average_reduced_frequency"] == pytest.approx(reduced[0])
            if places.size:
                normalised = deviation_of_proportions_normalised(counts, sizes)
                assert row["dp_normalised"] == pytest.approx(float(normalised))
            else:
                assert row["dp_normalised"] is None


def test_only_keywords_have_a_worst_rank_and_it_is_no_better_where_one_article_carries_them() -> None:
    frame = compare(texts())
    keyword = frame["log_odds_z"] > 1e-8
    assert (frame["leave_one_out_rank"].is_not_null() == keyword).all()
    articles = texts()
    articles["a"][0] += ["tide"] * 9
    tide = group(compare(articles), "wei").filter(pl.col("term") == "tide")
    assert tide["leave_one_out_rank"].item() > tide["rank"].item()


def test_the_linearised_interval_needs_no_seed_and_changes_nothing_else() -> None:
    resampled, linearised = compare(texts()), compare(texts(), interval="linearised")
    assert resampled.select(pl.exclude("low", "high")).equals(linearised.select(pl.exclude("low", "high")))
    assert linearised["low"].null_count() == resampled["low"].null_count()
    with pytest.raises(ValueError, match="no interval"):
        compare(texts(), interval="guessed")


def test_an_article_without_a_counted_word_is_exchanged_for_none() -> None:
    articles = texts()
    articles["f"] = [["7"]]
    paragraphs = [(name, "en", " ".join(words)) for name, parts in articles.items() for words in parts]
    tables, _, tokens = corpus_of(paragraphs, "hyphens apart", str.lower)
    tag = pl.when(pl.col("text") == "7").then(pl.lit("number")).otherwise(pl.lit("word"))
    versions = articles_of([(name, "en", AUTHORS[name]) for name in articles])
    frame = keyness(
        tokens.with_columns(tag.alias("tag")), versions, tables, {}, ("author",), 1, 50, 99, 1, "s"
    )
    # five articles with words are left: ten ways
    assert group(frame, "wei")["smallest_p"].to_list()[0] == pytest.approx(1 / 10)
    assert group(frame, "hua").is_empty()
