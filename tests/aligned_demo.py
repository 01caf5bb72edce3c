"""The demo issues with their true alignment, and aligned units of small studies."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import polars as pl
import yaml
from project import PROJECT, layout_of, truth_of
from small_study import project_codebook

from analysis.corpus.extraction import extract_issue
from analysis.corpus.issue_file import read_issue_file
from analysis.framing.matching import find_hits
from analysis.language.tokens import counts, tokenize_corpus
from analysis.tables.alignment import UNITS
from analysis.tables.corpus import ARTICLES

ISSUES = ("2041-spring", "2041-autumn")
Link = tuple[list[int], list[int]]


class Demo(NamedTuple):
    """Both issues, as the framing stage takes them."""

    hits: pl.DataFrame
    actors: pl.DataFrame
    articles: pl.DataFrame
    paragraphs: pl.DataFrame
    sentences: pl.DataFrame
    tokens: pl.DataFrame
    units: pl.DataFrame


def article_id(article: dict[str, Any]) -> str:
    return f"{article['order']:02d}-{article['author']}"


@cache
def demo() -> Demo:
    heads, texts, links = [], [], []
    for issue in ISSUES:
        folder = PROJECT / "issues" / issue
        told = read_issue_file(
            yaml.safe_load((folder / "issue.yaml").read_text("utf-8")), issue, "issue.yaml"
        )
        source = (folder / "source.txt").read_text("utf-8")
        extraction = extract_issue(source, layout_of(told.journal), told, "source.txt")
        articles = extraction.articles.filter(section="articles").drop("author_given")
        heads.append(articles)
        texts.append(extraction.paragraphs.join(articles, on=["issue", "article", "language"], how="semi"))
        for article in truth_of(issue)["articles"]:
            for granularity in ("paragraph", "sentence"):
                for unit, group in enumerate(article["alignment"][f"{granularity}s"]):
                    row = (issue, article_id(article), granularity, unit, unit, group["en"], group["zh"], 1)
                    links.append(row)
    paragraphs = pl.concat(texts)
    codebook = project_codebook()
    sentences, tokens = tokenize_corpus(paragraphs, codebook.phrases("zh"), "rjieba")
    counted = counts(paragraphs, sentences, tokens)
    version = ["issue", "article", "language"]
    articles = ARTICLES.check(pl.concat(heads).join(counted, on=version, how="left"))
    hits, actors = find_hits(codebook, paragraphs, sentences, tokens)
    return Demo(hits, actors, articles, paragraphs, sentences, tokens, UNITS.frame(links))


def units_of(
    links: dict[str, list[Link]], granularity: str, confidence: dict[tuple[str, int], float] | None = None
) -> pl.DataFrame:
    """The table of units of a small study, from the links of each article."""
    return UNITS.frame(
        [
            ("i", article, granularity, unit, unit, en, zh, (confidence or {}).get((article, unit), 1.0))
            for article, own in links.items()
            for unit, (en, zh) in enumerate(own)
        ]
    )
