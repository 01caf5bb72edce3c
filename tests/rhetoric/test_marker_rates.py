"""Rates and shares of markers by hand, and what must not move them."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import articles_of, corpus_of

from analysis.rhetoric.marker_rates import marker_rates
from analysis.statistics.cluster_ratio import clustered_rate, clustered_share
from analysis.tables.rhetoric_markers import HITS

CATEGORIES = ("rain", "snow")
HEADS = articles_of([(a, language, a) for a in ("a", "b") for language in ("en", "zh")])


def hits_of(texts: tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]) -> pl.DataFrame:
    """Every ``rain`` and 雨 in paragraphs and headings alike."""
    rows = []
    for row in texts[1].iter_rows(named=True):
        word = "rain" if row["language"] == "en" else "雨"
        at = row["text"].find(word)
        while at >= 0:
            place = [row[name] for name in ("issue", "article", "language", "paragraph", "sentence")]
            start = row["start"] + at
            rows.append((*place, "rain", "t", word, word, start, start + len(word)))
            at = row["text"].find(word, at + 1)
    return HITS.frame(rows)


def measure(paragraphs: list[tuple[str, str, str]] | list[tuple[str, str, str, str]]) -> pl.DataFrame:
    texts = corpus_of(paragraphs)
    return marker_rates(hits_of(texts), HEADS, *texts, CATEGORIES, "s")


def test_by_hand() -> None:
    found = measure(
        [
            ("a", "en", "rain rain", "heading"),
            ("a", "en", "It may rain. More rain and rain falls.", "paragraph"),
            ("a", "en", "No snow.", "paragraph"),
            ("a", "zh", "下雨。不 下雪。", "paragraph"),
        ]
    )
    english = found.row(
        by_predicate=(pl.col("group") == "i/a")
        & (pl.col("language") == "en")
        & (pl.col("category") == "rain"),
        named=True,
    )
    assert (english["hits"], english["base"], english["base_unit"]) == (3, 10, "words")
    assert english["rate"] == pytest.approx(300)
    assert (english["sentences"], english["sentences_with"]) == (3, 2)
    assert english["share"] == pytest.approx(2 / 3)
    assert english["rate_low"] < 300 < english["rate_high"] and english["rank"] == 1
    chinese = found.row(
        by_predicate=(pl.col("group") == "i/a")
        & (pl.col("language") == "zh")
        & (pl.col("category") == "rain"),
        named=True,
    )
    # seven characters, white space not counted
    assert (chinese["hits"], chinese["base"], chinese["base_unit"]) == (1, 7, "characters")
    assert chinese["rate_design_effect"] == 1
    nothing = found.filter(category="snow")
    assert nothing["rate"].to_list() == nothing["rate_low"].to_list() == [0] * nothing.height
    assert (nothing["rate_high"] > 0).all()


def test_groups_add_up_and_have_the_intervals_of_their_paragraphs() -> None:
    found = measure(
        [
            ("a", "en", "rain. dry day."),
            ("a", "en", "rain and rain."),
            ("b", "en", "dry."),
            ("b", "en", "rain."),
        ]
    ).filter(category="rain", language="en")
    study = found.row(by_predicate=pl.col("grouping") == "study", named=True)
    stratum = np.array([0, 0, 1, 1])
    rate = clustered_rate(np.array([1, 2, 0, 1]), np.array([3, 3, 1, 1]), stratum)
    share = clustered_share(np.array([1, 1, 0, 1]), np.array([2, 1, 1, 1]), stratum)
    assert (study["rate"], study["rate_low"], study["rate_high"]) == pytest.approx(
        (500, 1000 * rate.low, 1000 * rate.high)
    )
    assert (study["share"], study["share_low"], study["share_high"]) == pytest.approx(share[:3])
    assert [*found["grouping"]] == ["article", "article", "author", "author", "issue", "study"]


PARAGRAPHS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.sampled_from(["en", "zh"]),
        st.lists(st.sampled_from(["rain.", "雨。", "dry rain.", "day."]), min_size=1, max_size=4).map(
            " ".join
        ),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_rows_are_consistent_whatever_order_the_tables_have(paragraphs: list[tuple[str, str, str]]) -> None:
    texts = corpus_of(paragraphs)
    hits = hits_of(texts)
    found = marker_rates(hits, HEADS, *texts, CATEGORIES, "s")
    shuffled = [table.sample(fraction=1, shuffle=True, seed=3) for table in (hits, HEADS, *texts)]
    assert marker_rates(*shuffled, CATEGORIES, "s").equals(found)
    for low, value, high in (("rate_low", "rate", "rate_high"), ("share_low", "share", "share_high")):
        assert (found[low] <= found[value]).all() and (found[value] <= found[high]).all()
    articles = (
        found.filter(grouping="article").group_by("language", "category").agg(pl.col("hits", "base").sum())
    )
    study = found.filter(grouping="study").select("language", "category", "hits", "base")
    assert study.join(articles, on=["language", "category", "hits", "base"]).height == study.height
