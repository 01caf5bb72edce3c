"""The articles of the demo issues as the program extracts and cuts them, and their alignment."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import polars as pl
from extracted import extract_demo
from project import truth_of
from small_study import project_codebook

from analysis.alignment.corpus import Aligned, align_corpus
from analysis.alignment.lexicon import TermForms
from analysis.alignment.scoring import Link
from analysis.language.tokens import tokenize_corpus

ISSUES = ("2041-spring", "2041-autumn")
VERSION = ["issue", "article", "language"]


class Corpus(NamedTuple):
    """The tables that an alignment takes."""

    paragraphs: pl.DataFrame
    sentences: pl.DataFrame
    tokens: pl.DataFrame

    def map(self, change: Any) -> Corpus:
        """The tables with each one changed by a function."""
        return Corpus(*map(change, self))


def terms() -> list[TermForms]:
    return [(entry.zh, entry.en) for entry in project_codebook().entries()]


@cache
def demo_corpus() -> Corpus:
    """All articles of both issues; the events, which have one version, are not among them."""
    texts = []
    for issue in ISSUES:
        extraction = extract_demo(issue)
        articles = extraction.articles.filter(section="articles")
        texts.append(extraction.paragraphs.join(articles, on=VERSION, how="semi"))
    paragraphs = pl.concat(texts)
    return Corpus(paragraphs, *tokenize_corpus(paragraphs, project_codebook().phrases("zh"), "rjieba"))


@cache
def demo_aligned() -> Aligned:
    return align_corpus(*demo_corpus(), terms())


def found_links(units: pl.DataFrame, issue: str, article: str, granularity: str) -> list[Link]:
    own = units.filter(issue=issue, article=article, granularity=granularity).sort("unit")
    return [(tuple(en), tuple(zh)) for en, zh in own.select("en", "zh").iter_rows()]


def true_links_of(issue: str, granularity: str) -> dict[str, list[Link]]:
    """The true groups of each article of an issue, by the article's id."""
    return {
        f"{article['order']:02d}-{article['author']}": [
            (tuple(group["en"]), tuple(group["zh"])) for group in article["alignment"][f"{granularity}s"]
        ]
        for article in truth_of(issue)["articles"]
    }
