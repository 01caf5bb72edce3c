"""Frames compared within aligned units: counts by hand, what is refused, symmetry, and the planted differences."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from aligned_demo import Link, demo, units_of
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest
from small_study import articles_of, corpus_of, project_codebook, small_codebook

from analysis.framing.concordance_queries import find_list_hits, list_entries, lists_as_frames
from analysis.framing.matching import find_hits
from analysis.framing.paired_salience import (
    ARTICLES_TESTED,
    BETWEEN_ARTICLES,
    ONE_ARTICLE,
    ONE_OF_AUTHOR,
    TOO_FEW_UNITS,
    UNITS_TESTED,
    WITHIN_ARTICLES,
    paired_salience,
)
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.statistics.paired_tests import sign_flip
from analysis.tables.framing import HITS

CODEBOOK = small_codebook()
FRAMES = [frame.id for frame in CODEBOOK.frames]
WORD = {"en": "Cooperation", "zh": "合作"}
# the number of hits of both versions in each unit
ARTICLES: dict[str, list[tuple[int, int]]] = {
    "a": [(2, 1), (1, 0), (1, 0), (0, 1), (0, 0), (3, 0)],
    "b": [(0, 0), (1, 1)],
    "c": [(0, 2), (0, 1)],
}
AUTHORS = {"a": "wei", "b": "liu", "c": "wei"}
Tables = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]


def tables(
    articles: dict[str, list[tuple[int, int]]], confidence: dict[tuple[str, int], float] | None = None
) -> Tables:
    """Hits, articles, paragraphs and units; each version begins with a heading that holds the word."""
    rows: list[tuple[str, str, str, str]] = []
    links: dict[str, list[Link]] = {}
    for article, units in articles.items():
        links[article] = [([0], [0])]
        for language in ("en", "zh"):
            rows.append((article, language, WORD[language], "heading"))
        for place, unit in enumerate(units, start=1):
            links[article].append(([place], [place]))
            for language, number in zip(("en", "zh"), unit, strict=True):
                rows.append((article, language, ", ".join([WORD[language]] * number) or "无", "paragraph"))
    corpus = corpus_of(rows)
    hits, _ = find_hits(CODEBOOK, *corpus)
    heads = articles_of([(a, language, AUTHORS.get(a)) for a in articles for language in ("en", "zh")])
    return hits, heads, corpus[0], units_of(links, "paragraph", confidence)


def measure(found: Tables, resamples: int = 199, seed: int = 1) -> pl.DataFrame:
    return paired_salience(*found, FRAMES, "s", 0.5, resamples, seed)


def row(frame: pl.DataFrame, grouping: str, group: str, of: str = "cooperation") -> dict[str, Any]:
    return frame.filter(grouping=grouping, group=group, frame=of).row(0, named=True)


def test_counts_by_hand_headings_do_not_count() -> None:
    found = row(measure(tables(ARTICLES)), "article", "i/a")
    assert (found["units"], found["units_en"], found["units_zh"]) == (6, 4, 2)
    assert (found["en_only"], found["zh_only"]) == (3, 1)
    assert found["difference"] == pytest.approx(2 / 6) == found["share_en"] - found["share_zh"]
    assert (found["hits_en"], found["hits_zh"], found["hit_difference"]) == (7, 2, pytest.approx(5 / 6))
    assert found["p"] == pytest.approx(binomtest(3, 4).pvalue)
    assert (found["interval"], found["tested"]) == (ONE_ARTICLE, UNITS_TESTED)
    assert found["low"] < found["difference"] < found["high"]
    assert found["hit_low"] < found["hit_difference"] < found["hit_high"]


def test_several_articles_stay_fixed_but_for_their_author() -> None:
    frame = measure(tables(ARTICLES))
    study = row(frame, "study", "s")
    assert (study["articles"], study["units"], study["en_only"], study["zh_only"]) == (3, 10, 3, 3)
    assert study["interval"] == WITHIN_ARTICLES
    author = row(frame, "author", "wei")
    assert (author["interval"], author["tested"]) == (BETWEEN_ARTICLES, ARTICLES_TESTED)
    # 3 - 1 in one article, 0 - 2 in the other
    assert author["p"] == sign_flip([2, -2]).exact == 1
    assert (author["low"], author["high"]) == (-1, 1)


def test_an_author_with_one_article_has_the_reason_and_no_inference() -> None:
    author = row(measure(tables(ARTICLES)), "author", "liu")
    assert author["interval"] == author["tested"] == ONE_OF_AUTHOR
    assert author["difference"] == 0
    for name in ("low", "high", "hit_low", "hit_high", "p", "p_mid", "q"):
        assert author[name] is None


def test_one_unit_has_no_interval() -> None:
    found = row(measure(tables({"a": [(1, 0)]})), "article", "i/a")
    assert found["interval"] == TOO_FEW_UNITS and found["low"] is None
    assert found["p"] == 1


def test_q_counts_an_issue_that_is_the_whole_study_once() -> None:
    frame = measure(tables({"a": [(1, 0)] * 7, "b": [(0, 0)] * 3})).drop_nulls("p")
    once = frame.filter(pl.col("grouping") != "issue")
    assert once["q"].to_list() == pytest.approx(benjamini_hochberg(once["p"].to_numpy()).tolist())
    assert row(frame, "issue", "i")["q"] == row(frame, "study", "s")["q"] < 1


def test_units_with_one_side_and_articles_with_one_version_are_no_pairs() -> None:
    corpus = corpus_of(
        [
            ("a", "en", "Cooperation"),
            ("a", "en", "Cooperation"),
            ("a", "zh", "无"),
            ("b", "en", "Cooperation"),
        ]
    )
    hits, _ = find_hits(CODEBOOK, *corpus)
    heads = articles_of([("a", "en", "wei"), ("a", "zh", "wei"), ("b", "en", "liu")])
    units = units_of({"a": [([0], [0]), ([1], [])], "b": [([0], [])]}, "paragraph")
    frame = measure((hits, heads, corpus[0], units))
    assert set(frame["group"]) == {"i/a", "wei", "i", "s"}
    assert row(frame, "study", "s")["units"] == row(frame, "study", "s")["hits_en"] == 1


def test_a_paragraph_opposite_a_heading_is_left_out() -> None:
    corpus = corpus_of([("a", "en", "Cooperation"), ("a", "zh", "合作", "heading")])  # type: ignore[list-item]
    hits, _ = find_hits(CODEBOOK, *corpus)
    heads = articles_of([("a", "en", None), ("a", "zh", None)])
    units = units_of({"a": [([0], [0])]}, "paragraph")
    assert measure((hits, heads, corpus[0], units)).is_empty()


def test_joined_paragraphs_are_one_unit() -> None:
    corpus = corpus_of([("a", "en", "Cooperation"), ("a", "en", "Cooperation"), ("a", "zh", "合作，合作")])
    hits, _ = find_hits(CODEBOOK, *corpus)
    heads = articles_of([("a", "en", None), ("a", "zh", None)])
    frame = measure((hits, heads, corpus[0], units_of({"a": [([0, 1], [0])]}, "paragraph")))
    found = row(frame, "article", "i/a")
    assert (found["units"], found["hits_en"], found["hits_zh"], found["difference"]) == (1, 2, 2, 0)


def test_what_moves_without_the_doubtful_units() -> None:
    found = row(measure(tables(ARTICLES, {("a", 2): 0.49, ("a", 3): 0.5})), "article", "i/a")
    assert found["doubtful_units"] == 1
    assert found["difference"] == pytest.approx(2 / 6)
    assert found["sure_difference"] == pytest.approx(1 / 5)
    assert found["sure_hit_difference"] == pytest.approx(4 / 5)
    none_left = row(measure(tables({"b": ARTICLES["b"]}, {("b", 1): 0.1, ("b", 2): 0.1})), "study", "s")
    assert none_left["doubtful_units"] == 2 and none_left["sure_difference"] is None


def test_a_study_without_hits_or_without_units() -> None:
    _, heads, paragraphs, units = tables(ARTICLES)
    empty = measure((HITS.frame([]), heads, paragraphs, units))
    assert empty["difference"].abs().sum() == 0 and set(empty["p"].drop_nulls()) == {1}
    assert measure((HITS.frame([]), heads, paragraphs, units.head(0))).is_empty()


UNIT = st.tuples(st.integers(0, 3), st.integers(0, 3))
STUDY = st.fixed_dictionaries({name: st.lists(UNIT, min_size=1, max_size=5) for name in ("a", "b", "c")})


@settings(max_examples=15)
@given(STUDY)
def test_exchanging_the_versions_turns_the_signs_and_nothing_else(
    articles: dict[str, list[tuple[int, int]]],
) -> None:
    exchanged = {name: [(zh, en) for en, zh in units] for name, units in articles.items()}
    here, there = measure(tables(articles)), measure(tables(exchanged))
    for name, other in (
        ("difference", "difference"),
        ("hit_difference", "hit_difference"),
        ("low", "high"),
        ("hit_low", "hit_high"),
        ("sure_difference", "sure_difference"),
    ):
        assert here[name].to_list() == pytest.approx((-there[other]).to_list(), abs=1e-9)
    for name in ("p", "p_mid", "q", "interval", "tested", "units"):
        assert here[name].equals(there[name])
    assert here["en_only"].equals(there["zh_only"]) and here["share_en"].equals(there["share_zh"])


def test_the_order_of_rows_in_the_input_does_not_matter() -> None:
    found = tables(ARTICLES)
    hits, heads, paragraphs, units = (part.sample(fraction=1, shuffle=True, seed=3) for part in found)
    assert measure((hits, heads, paragraphs, units)).equals(measure(found))


def test_the_seed_moves_intervals_and_nothing_else() -> None:
    found = tables(ARTICLES)
    ends = pl.exclude("low", "high", "hit_low", "hit_high")
    one, two = measure(found, 39, 1), measure(found, 39, 2)
    assert not one.equals(two) and one.select(ends).equals(two.select(ends))


def demo_row(article: str, frame: str) -> dict[str, Any]:
    study = demo()
    frames = [frame.id for frame in project_codebook().frames]
    found = paired_salience(
        study.hits, study.articles, study.paragraphs, study.units, frames, "demo", 0.5, 99, 1
    )
    return row(found, "article", article, frame)


@pytest.mark.parametrize(
    ("article", "frame", "term"),
    [
        ("2041-spring/01-lin-boyuan", "hegemony_cold_war", "以邻为壑"),
        ("2041-autumn/01-lin-boyuan", "history", "历史"),
    ],
)
def test_a_frame_whose_only_sentence_was_omitted_is_missing_in_english(
    article: str, frame: str, term: str
) -> None:
    found = demo_row(article, frame)
    assert (found["en_only"], found["zh_only"], found["hits_en"], found["hits_zh"]) == (0, 1, 0, 1), term
    assert found["difference"] == pytest.approx(-1 / found["units"])


def test_word_lists_are_compared_beside_the_frames() -> None:
    study = demo()
    lists = list_entries([{"name": "obligation", "en": ["must"], "zh": ["必须"]}])
    found = find_list_hits(
        lists, project_codebook(), study.paragraphs, study.sentences, study.tokens, "config"
    )
    both = pl.concat([study.hits, lists_as_frames(found)])
    compared = paired_salience(
        both, study.articles, study.paragraphs, study.units, ["history", "obligation"], "demo", 0.5, 99, 1
    )
    # one planted sentence of this article lost its 必须
    weakened = row(compared, "article", "2041-spring/02-shen-yi", "obligation")
    assert weakened["hits_zh"] - weakened["hits_en"] == 1
    alone = paired_salience(
        study.hits, study.articles, study.paragraphs, study.units, ["history"], "demo", 0.5, 99, 1
    )
    counts = ["group", "units_en", "units_zh", "hits_en", "hits_zh", "p"]
    assert compared.filter(frame="history").select(counts).equals(alone.select(counts))


@pytest.mark.parametrize(
    ("article", "frame", "fewer"),
    [
        # 霸权主义 was omitted, 共商共建共享 explained, three set phrases put into one sentence of the author's own
        ("2041-autumn/02-shen-yi", "hegemony_cold_war", 1),
        ("2041-autumn/03-zhou-mingzhe", "multilateral_order", 1),
        ("2041-autumn/04-su-wanqing", "people_to_people", 3),
    ],
)
def test_a_term_that_was_lost_beside_others_shows_in_the_hits_and_not_in_the_presence(
    article: str, frame: str, fewer: int
) -> None:
    found = demo_row(article, frame)
    assert found["difference"] == 0
    assert found["hits_zh"] - found["hits_en"] >= fewer
    assert found["hit_difference"] == pytest.approx((found["hits_en"] - found["hits_zh"]) / found["units"])
