"""The concordance of the demo issues marks what their manuscript left out or changed, and nothing that is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import polars as pl
import pytest
from extracted import extract_demo
from project import truth_of
from small_study import project_codebook

from analysis.framing.concordance import concordance
from analysis.framing.concordance_queries import chosen_entries, find_list_hits, list_entries
from analysis.framing.matching import find_hits
from analysis.language.tokens import tokenize_corpus
from analysis.tables.alignment import UNITS

ISSUES = ("2041-spring", "2041-autumn")
LISTS = list_entries([{"name": "obligation", "en": ["must"], "zh": ["必须"]}])
QUERIES = [*chosen_entries("all", project_codebook()), *LISTS]

Line = dict[str, Any]


@cache
def lines_of(issue: str) -> tuple[Line, ...]:
    """The concordance of an issue, with its true alignment."""
    extraction = extract_demo(issue)
    articles = extraction.articles.filter(section="articles")
    version = ["issue", "article", "language"]
    paragraphs = extraction.paragraphs.join(articles, on=version, how="semi")
    codebook = project_codebook()
    corpus = (paragraphs, *tokenize_corpus(paragraphs, codebook.phrases("zh"), "characters"))
    hits = [*find_hits(codebook, *corpus), find_list_hits(LISTS, codebook, *corpus, "lists")]
    units = UNITS.frame(
        [
            (issue, article_id(article), "sentence", unit, 0, group["en"], group["zh"], 1)
            for article in truth_of(issue)["articles"]
            for unit, group in enumerate(article["alignment"]["sentences"])
        ]
    )
    return tuple(concordance(QUERIES, pl.concat(hits), articles, corpus[1], units).to_dicts())


def article_id(article: dict[str, Any]) -> str:
    return f"{article['order']:02d}-{article['author']}"


def lines_within(issue: str, article: dict[str, Any], quote: str, language: str) -> Iterator[Line]:
    """Lines whose match lies in a passage."""
    quote = "".join(quote.split()) if language == "zh" else quote
    for line in lines_of(issue):
        if (line["article"], line["language"]) == (article_id(article), language):
            at = (line["left"] + line["keyword"] + line["right"]).find(quote)
            if 0 <= at <= len(line["left"]) < at + len(quote):
                yield line


DIFFERENCES = [
    (issue, article, difference)
    for issue in ISSUES
    for article in truth_of(issue)["articles"]
    for difference in article["differences"]
]
# Terms of the codebook in passages that the translation explains in words of its own.
EXPLAINED = {"consultation_contribution_benefits", "amity_between_peoples"}


def test_what_one_version_leaves_out_has_no_counterpart() -> None:
    found: dict[str, set[str]] = {"omitted": set(), "added": set()}
    for issue, article, difference in DIFFERENCES:
        if difference["kind"] in found:
            language = "zh" if difference["kind"] == "omitted" else "en"
            for line in lines_within(issue, article, difference[language], language):
                assert line["status"] == "no counterpart" and line["counterpart"] is None, line
                found[difference["kind"]].add(line["query"])
    assert found["omitted"] == {"protectionism", "risks_and_challenges", "history_general", "hegemony"}


def test_nothing_else_has_no_counterpart() -> None:
    alone = [line for issue in ISSUES for line in lines_of(issue) if line["status"] == "no counterpart"]
    texts = {line["left"] + line["keyword"] + line["right"] for line in alone}
    planted = {"".join(d["zh"].split()) for _, _, d in DIFFERENCES if d["kind"] == "omitted"}
    assert alone and texts <= planted | {d["en"] for _, _, d in DIFFERENCES if d["kind"] == "added"}


def test_a_weakened_obligation_is_marked_and_what_stands_beside_it_is_not() -> None:
    weakened = [item for item in DIFFERENCES if item[2]["kind"] == "weakened"]
    assert len(weakened) == 4
    beside = set()
    for issue, article, difference in weakened:
        lines = list(lines_within(issue, article, difference["zh"], "zh"))
        [marked] = [line for line in lines if line["status"] == "not rendered"]
        assert (marked["query"], marked["keyword"], marked["hits_there"]) == ("obligation", "必须", 0)
        assert difference["en"] in marked["counterpart"]
        beside |= {line["query"] for line in lines if line["status"] == "rendered"}
    assert beside == {"cold_war_mentality", "bloc_confrontation", "double_standard"}


def test_a_term_that_the_translation_explains_is_marked() -> None:
    found = set()
    for issue, article, difference in DIFFERENCES:
        if difference["kind"] == "explained":
            for line in lines_within(issue, article, difference["zh"], "zh"):
                assert line["status"] == "not rendered", line
                found.add(line["query"])
    assert found == EXPLAINED


@pytest.mark.parametrize("issue", ISSUES)
def test_nothing_that_is_rendered_is_marked(issue: str) -> None:
    """Forms are looked for as plain text; a longer form around one of them belongs to another term."""
    entries = {entry.id: entry for entry in QUERIES}
    wrong = []
    for line in lines_of(issue):
        if line["status"] == "not rendered":
            query, counterpart = entries[line["query"]], line["counterpart"].replace("平等协商", "")
            if line["language"] == "en":
                there = [form for form in query.zh if form in counterpart]
            else:
                there = [form for form in query.en if re.search(rf"\b{form}", counterpart, re.IGNORECASE)]
            wrong += [(line["query"], form) for form in there]
    assert wrong == []


@pytest.mark.parametrize("issue", ISSUES)
def test_what_is_said_to_be_a_rendering_stands_in_the_counterpart(issue: str) -> None:
    lines = [line for line in lines_of(issue) if line["status"] == "rendered"]
    assert len(lines) > 100
    for line in lines:
        assert all(text in line["counterpart"] for text in line["rendering"].split(" | "))
        assert line["hits_there"] >= 1
