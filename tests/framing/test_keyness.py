"""Keyness of groups: counts by hand, measures, ranges, ranks, and what is counted at all."""

from __future__ import annotations

import time
from collections import Counter

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import articles_of, corpus_of

from analysis.framing.keyness import keyness
from analysis.statistics.keyness_measures import (
    log_likelihood_four_cell,
    log_likelihood_two_cell,
    log_ratio,
    weighted_log_odds,
)
from analysis.tables.framing import KEYNESS

STOP = {"en": frozenset({"the", "us"}), "zh": frozenset({"的"})}
PARAGRAPHS = [
    ("a", "en", "The river, the river.", "heading"),
    ("a", "en", "River river dam US."),
    ("a", "en", "River water us."),
    ("b", "en", "Water water dam."),
    ("b", "en", "The dam water 7."),
    ("c", "en", "Dam forest forest forest."),
    ("c", "en", "Water forest."),
    ("a", "zh", "河河坝的"),
    ("b", "zh", "水水坝坝"),
]
VERSIONS = [
    ("a", "en", "wei"),
    ("b", "en", "liu"),
    ("c", "en", "wei"),
    ("a", "zh", "wei"),
    ("b", "zh", "liu"),
]


def lemma(word: str) -> str:
    return word if word == "US" else word.lower()


def compare(
    paragraphs: list[tuple[str, ...]] = PARAGRAPHS,
    versions: list[tuple[str, str, str]] = VERSIONS,
    groupings: tuple[str, ...] = ("article", "author"),
    minimum: int = 1,
    seed: int = 1,
    resamples: int = 199,
    interval: str = "resampled",
) -> pl.DataFrame:
    texts, _, tokens = corpus_of(paragraphs, "hyphens apart", lemma)
    tokens = tokens.with_columns(
        pl.when(pl.col("text") == "7").then(pl.lit("number")).otherwise("tag").alias("tag")
    )
    return keyness(
        tokens,
        articles_of(versions),
        texts,
        STOP,
        groupings,
        minimum,
        50,
        resamples,
        seed,
        "s",
        interval=interval,
    )


def rows(frame: pl.DataFrame, group: str, language: str) -> pl.DataFrame:
    return frame.filter((pl.col("group") == group) & (pl.col("language") == language)).sort("term")


def test_counts_and_sizes_by_hand() -> None:
    found = rows(compare(), "i/a", "en")
    columns = ["term", "target_count", "reference_count", "target_size", "reference_size"]
    assert found.select(*columns, "target_paragraphs", "target_articles").rows() == [
        ("US", 1, 0, 6, 11, 1, 1),
        ("dam", 1, 3, 6, 11, 1, 1),
        ("forest", 0, 4, 6, 11, 0, 0),
        ("river", 3, 0, 6, 11, 2, 1),
        ("water", 1, 4, 6, 11, 1, 1),
    ]
    assert rows(compare(), "i/b", "zh").select(columns).rows() == [
        ("坝", 2, 1, 4, 3),
        ("水", 2, 0, 4, 3),
        ("河", 0, 2, 4, 3),
    ]


def test_an_author_is_compared_with_the_others() -> None:
    found = rows(compare(), "wei", "en").filter(pl.col("term") == "dam")
    assert found.select("target_count", "reference_count", "target_size", "reference_size").row(0) == (
        2,
        2,
        12,
        5,
    )
    assert found["target_articles"].item() == 2


def test_the_measures_are_those_of_the_library() -> None:
    found = rows(compare(minimum=3), "i/c", "en")
    counts = [
        found[name].to_numpy()
        for name in ("target_count", "reference_count", "target_size", "reference_size")
    ]
    assert found["log_ratio"].to_numpy() == pytest.approx(log_ratio(*counts))
    assert found["g2_two_cell"].to_numpy() == pytest.approx(log_likelihood_two_cell(*counts))
    assert found["g2_four_cell"].to_numpy() == pytest.approx(log_likelihood_four_cell(*counts))
    # the prior is as large as the config says over all words, also those too rare for a row
    prior = 50 * (counts[0] + counts[1]) / 17
    z = weighted_log_odds(*counts, prior, 50)[1]
    assert found["log_odds_z"].to_numpy() == pytest.approx(z)


def test_ranks_follow_the_weighted_log_odds_and_ties_the_alphabet() -> None:
    for _, group in compare().group_by("grouping", "group", "language"):
        by_rank = group.sort("rank")
        assert by_rank["rank"].to_list() == list(range(1, group.height + 1))
        assert by_rank.equals(group.sort("log_odds_z", "term", descending=[True, False]))


def test_rare_words_have_no_row_but_count_for_the_sizes() -> None:
    found = rows(compare(minimum=4), "i/a", "en")
    assert found["term"].to_list() == ["dam", "forest", "water"]
    assert found["target_size"].to_list() == [6, 6, 6]


def test_a_group_without_a_rest_has_no_rows() -> None:
    assert compare(groupings=("issue", "study")).is_empty()
    one = compare(versions=VERSIONS[:1])
    assert one.is_empty() and one.schema == KEYNESS.schema


def test_articles_that_are_not_measured_are_no_rest() -> None:
    found = rows(compare(versions=VERSIONS[:2]), "i/a", "en")
    assert "forest" not in found["term"].to_list()
    assert found["reference_size"][0] == 5


def test_an_author_with_one_article_has_the_numbers_of_the_article() -> None:
    frame = compare()
    numbers = pl.exclude("grouping", "group")
    assert rows(frame, "liu", "en").select(numbers).equals(rows(frame, "i/b", "en").select(numbers))


def test_intervals_hold_the_estimate_and_are_open_where_a_side_lacks_the_word() -> None:
    frame = compare()
    assert frame.filter((pl.col("target_count") == 0) & pl.col("low").is_not_null()).is_empty()
    assert frame.filter((pl.col("reference_count") == 0) & pl.col("high").is_not_null()).is_empty()
    both = frame.filter((pl.col("target_count") > 0) & (pl.col("reference_count") > 0))
    assert both.filter(pl.col("language") == "en")["low"].null_count() == 0
    assert (both["low"].fill_null(-99) <= both["log_ratio"] + 1e-4).all()
    # Chinese articles of one paragraph cannot be resampled
    assert frame.filter(pl.col("language") == "zh")["low"].null_count() == frame.filter(language="zh").height


def test_the_seed_moves_intervals_and_nothing_else() -> None:
    one, two = compare(seed=1), compare(seed=2)
    assert one.equals(compare(seed=1)) and not one.equals(two)
    ends = pl.exclude("low", "high")
    assert one.select(ends).equals(two.select(ends))
    assert compare(seed=1, interval="linearised").equals(compare(seed=2, interval="linearised"))


def test_another_language_changes_nothing() -> None:
    english = compare(versions=[version for version in VERSIONS if version[1] == "en"])
    assert english.equals(compare().filter(pl.col("language") == "en"))


def test_the_order_of_rows_in_the_input_does_not_matter() -> None:
    texts, _, tokens = corpus_of(PARAGRAPHS, "hyphens apart", lemma)
    given_ = (tokens, articles_of(VERSIONS), texts)
    mixed = tuple(table.sample(fraction=1, shuffle=True, seed=3) for table in given_)
    settings_ = (STOP, ("article",), 1, 50, 99, 1, "s")
    assert keyness(*given_, *settings_).equals(keyness(*mixed, *settings_))


WORDS = st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=12)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from("pqr"), WORDS), min_size=1, max_size=12), st.integers(1, 3))
def test_counts_are_those_of_a_plain_count(texts: list[tuple[str, list[str]]], minimum: int) -> None:
    paragraphs = [(article, "en", " ".join(words)) for article, words in texts]
    versions = [(article, "en", article) for article in sorted({article for article, _ in texts})]
    frame = compare(paragraphs, versions, ("article",), minimum, resamples=19)
    total = Counter(word for _, words in texts for word in words)
    for article in {article for article, _ in texts}:
        inside = Counter(word for other, words in texts for word in words if other == article)
        found = rows(frame, f"i/{article}", "en")
        if len(versions) == 1:
            assert found.is_empty()
            continue
        kept = sorted(word for word, count in total.items() if count >= minimum)
        assert found["term"].to_list() == kept
        assert found["target_count"].to_list() == [inside[word] for word in kept]
        assert found["reference_count"].to_list() == [total[word] - inside[word] for word in kept]
        if kept:
            assert found["target_size"][0] == inside.total()


def test_a_study_of_real_size_costs_little() -> None:
    """Six articles in two languages of about 150 paragraphs, by default: a second at most."""
    generator = np.random.Generator(np.random.PCG64(1))
    words = [f"w{number}" for number in range(5000)]
    chance = 1 / np.arange(1, 5001)
    chance /= chance.sum()
    rows_: list[tuple[object, ...]] = []
    token_rows: list[tuple[object, ...]] = []
    for language in ("en", "zh"):
        for article in "abcdef":
            for paragraph in range(25):
                rows_.append(("i", article, language, paragraph, "paragraph", None, "x", 1, 1))
                for number, word in enumerate(generator.choice(words, size=120, p=chance)):
                    head = ("i", article, language, paragraph, paragraph, number)
                    token_rows.append((*head, word, word, "word", 0, 1))
    from analysis.tables.corpus import PARAGRAPHS as TABLE
    from analysis.tables.corpus import TOKENS

    tokens, paragraphs = TOKENS.frame(token_rows), TABLE.frame(rows_)
    articles = articles_of(
        [(article, language, article) for language in ("en", "zh") for article in "abcdef"]
    )
    begun = time.process_time()
    frame = keyness(tokens, articles, paragraphs, {}, ("article", "author"), 3, 500, 1000, 1, "s")
    spent = time.process_time() - begun
    assert frame.height > 20_000
    # three times the budget, since the machine of a test is shared and may run on several cores
    assert spent < 3.0
