"""In the demo issues, what was planted together is found together, and in both versions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import polars as pl
import pytest
from alignment.demo_corpus import ISSUES, demo_aligned, demo_corpus
from project import truth_of
from small_study import articles_of, project_codebook

from analysis.codebook.codebook import ACTOR, Codebook, Term
from analysis.framing.actors_frames import actors_frames
from analysis.framing.collocate_network import collocate_network
from analysis.framing.collocation import collocates
from analysis.framing.concordance_queries import find_list_hits, list_entries
from analysis.framing.matching import find_hits
from analysis.framing.queries import chosen_queries

LISTS = list_entries([{"name": "obligation", "en": ["must"], "zh": ["必须"]}])
STOP = {"en": frozenset({"the", "and", "of", "to", "be", "in", "a"}), "zh": frozenset("的了是和在")}


def queries() -> list[Term]:
    return chosen_queries("all", project_codebook(), LISTS)


@cache
def matches() -> pl.DataFrame:
    corpus = demo_corpus()
    book = project_codebook()
    return pl.concat([*find_hits(book, *corpus), find_list_hits(LISTS, book, *corpus, "lists")])


@cache
def neighbours() -> pl.DataFrame:
    corpus, aligned = demo_corpus(), demo_aligned()
    return collocates(
        queries(),
        matches(),
        corpus.tokens,
        corpus.paragraphs,
        aligned.units,
        aligned.lexicon,
        STOP,
        None,
        2,
        2,
        50,
    )


def partners(query: str, language: str) -> dict[str, str | None]:
    rows = neighbours().filter(query=query, language=language)
    return dict(rows.select("word", "partner").iter_rows())


@pytest.mark.parametrize(
    ("query", "english", "chinese"),
    [
        # article 2 of both issues: obligation and sovereignty
        ("obligation", "internal", "内政"),
        ("obligation", "sovereignty", "主权"),
        # article 3 of the spring issue: development and its currency
        ("investment_finance", "velar", "维拉"),
        # article 4 of the spring issue: security and hedges
        ("security_general", "perhaps", "或许"),
    ],
)
def test_what_was_planted_in_the_same_article_are_collocates_in_both_versions(
    query: str, english: str, chinese: str
) -> None:
    assert english in partners(query, "en")
    assert chinese in partners(query, "zh")
    assert (
        partners(query, "zh")[chinese] in {english, "internal"} or partners(query, "en")[english] == chinese
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_obligation_is_linked_to_sovereignty(language: str) -> None:
    edges = collocate_network(neighbours(), queries(), matches(), 2, 2).filter(
        edge="query", language=language
    )
    linked = set(edges.filter(target="obligation")["source"])
    frames = {entry.id: entry.frame for entry in queries()}
    assert {"sovereignty_general", "internal_affairs"} <= linked
    assert not linked & {term for term, frame in frames.items() if frame in ("development", "security")}


def marker(name: str) -> Term:
    """A planted marker as if it were an actor."""
    [words] = {
        (tuple(contrast["zh"]), tuple(contrast["en"]))
        for contrast in truth_of(ISSUES[0])["contrasts"]
        if contrast["name"] == name
    }
    return Term(name, ACTOR, *words)


def associations(actors: Sequence[Term]) -> pl.DataFrame:
    book = project_codebook()
    marked = Codebook("marked", "marked", "1", "", book.frames, tuple(actors), book.shields)
    corpus = demo_corpus()
    versions = corpus.paragraphs.select("issue", "article", "language").unique().sort("issue", "article")
    articles = pl.concat(
        [articles_of([(article, language, None)], issue) for issue, article, language in versions.iter_rows()]
    )
    hits, found = find_hits(marked, *corpus)
    return actors_frames(hits, found, articles, corpus.paragraphs, corpus.sentences, marked, "demo", 499, 1)


def test_markers_go_with_the_frames_of_the_articles_that_they_were_planted_in() -> None:
    rows = associations([marker("obligation"), marker("hedges")]).filter(grouping="study")
    assert rows.height
    for language in ("en", "zh"):
        close = {
            (row["actor"], row["frame"]): row["log_odds"]
            for row in rows.filter(language=language).iter_rows(named=True)
            if row["log_odds"] is not None
        }
        assert close["obligation", "sovereignty"] > 0.5
        assert close["obligation", "sovereignty"] > close["hedges", "sovereignty"]
        assert close["hedges", "multilateral_order"] > 0.5
        assert close["hedges", "multilateral_order"] > close["hedges", "sovereignty"]
