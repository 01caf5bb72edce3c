"""Markers that the demo issues plant in one article each, and the modals of the real issue as a reader counts them."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest
from aligned_demo import ISSUES, demo
from extracted import extract
from marker_texts import project_markers
from project import SHARED, needs_shared, truth_of

from analysis.language.tokens import tokenize_corpus
from analysis.rhetoric.marker_hits import find_markers
from analysis.rhetoric.marker_rates import marker_rates

PLANTED = [
    (issue, contrast["name"], contrast["article"], contrast["factor"])
    for issue in ISSUES
    for contrast in truth_of(issue)["contrasts"]
    if contrast["kind"] == "marker"
]

# Counted by reading every sentence of the two articles, by the definitions of the list.
READ = {
    ("1", "en"): {"obligation": 36, "possibility": 10, "volition": 23, "self_mention": 29},
    ("1", "zh"): {"obligation": 27, "possibility": 15, "volition": 25, "self_mention": 16},
    ("5", "en"): {"obligation": 2, "possibility": 1, "volition": 24, "self_mention": 47},
    ("5", "zh"): {"obligation": 1, "possibility": 1, "volition": 16, "self_mention": 15},
}


@cache
def rates() -> pl.DataFrame:
    data = demo()
    hits = find_markers(project_markers(), data.paragraphs, data.sentences, data.tokens)
    texts = (data.paragraphs, data.sentences, data.tokens)
    return marker_rates(hits, data.articles, *texts, project_markers().ids, "demo")


def test_the_demo_plants_obligation_and_hedges_in_both_issues() -> None:
    assert [(issue, name) for issue, name, _, _ in PLANTED] == [
        (issue, name) for issue in ISSUES for name in ("obligation", "hedges")
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("issue", "name", "article", "factor"), PLANTED)
def test_a_planted_marker_is_most_frequent_where_it_was_planted(
    issue: str, name: str, article: int, factor: int, language: str
) -> None:
    ordered = (
        rates()
        .filter(grouping="article", language=language, category=name)
        .filter(pl.col("group").str.starts_with(f"{issue}/"))
        .sort("hits", descending=True)
    )
    assert ordered["group"][0].startswith(f"{issue}/{article:02d}-")
    assert ordered["hits"][0] >= 2 * ordered["hits"][1]
    others = ordered["hits"][1:].mean()
    assert ordered["hits"][0] >= factor * others
    assert ordered["rate_low"][0] > ordered["rate"][1:].mean()


@cache
def real_hits() -> pl.DataFrame:
    source = (SHARED / "issues" / "2022-spring" / "source.txt").read_text("utf-8")
    extraction = extract(source, journal="foreign-affairs-journal")
    wanted = extraction.articles.filter(section="articles").select("article", "language")
    paragraphs = extraction.paragraphs.join(wanted, on=["article", "language"], how="semi")
    return find_markers(project_markers(), paragraphs, *tokenize_corpus(paragraphs, (), "rjieba"))


@needs_shared
@pytest.mark.parametrize(("article", "language"), READ)
def test_modals_and_self_mention_are_as_a_reader_counted_them(article: str, language: str) -> None:
    own = real_hits().filter(pl.col("article").str.starts_with(f"0{article}-"), language=language)
    found = {name: own.filter(category=name).height for name in READ[article, language]}
    assert found == READ[article, language]


@needs_shared
def test_the_english_of_one_article_adds_obligation_that_the_chinese_lacks() -> None:
    own = real_hits().filter(pl.col("article").str.starts_with("04-"), category="obligation")
    modals = own.filter(pl.col("text").str.to_lowercase().is_in(["should", "must"]))
    # 41 with a heading, which is not searched
    assert modals.height == 40
    assert own.filter(language="zh", text="应").is_empty()
    assert own.filter(language="zh").height <= 2
