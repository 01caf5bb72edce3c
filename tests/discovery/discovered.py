"""Proposals for the demo issues and for small studies of two or three sentences."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl
from extracted import extract_demo
from project import PROJECT
from small_study import corpus_of, project_codebook

from analysis.alignment.corpus import align_corpus
from analysis.codebook.codebook import Codebook
from analysis.discovery.proposals import propose
from analysis.language.stopwords import load_stopwords
from analysis.language.tokens import tokenize_corpus
from analysis.tables.alignment import LEXICON, UNITS
from analysis.tables.discovery import PROPOSALS
from workflow.schema_files import read_schema

FORMS = read_schema(PROJECT, "codebook")


@cache
def stopwords() -> dict[str, frozenset[str]]:
    folder = PROJECT / "config" / "stopwords"
    return {
        language: load_stopwords((folder / f"{language}.txt").read_text("utf-8"), language)
        for language in ("en", "zh")
    }


@cache
def demo_tables(known: bool) -> tuple[pl.DataFrame, ...]:
    """Tokens, sentences, units and lexicon of the demo issues, made with the project's codebook or with none."""
    issues = [extract_demo(issue) for issue in ("2041-spring", "2041-autumn")]
    paragraphs = pl.concat([issue.paragraphs for issue in issues]).join(
        pl.concat([issue.articles.filter(section="articles") for issue in issues]),
        on=["issue", "article", "language"],
        how="semi",
    )
    codebook = project_codebook()
    phrases = codebook.phrases("zh") if known else ()
    terms = [(entry.zh, entry.en) for entry in codebook.entries()] if known else []
    sentences, tokens = tokenize_corpus(paragraphs, phrases, "rjieba")
    aligned = align_corpus(paragraphs, sentences, tokens, terms)
    return tokens, sentences, aligned.units, aligned.lexicon


def propose_from(tables: tuple[pl.DataFrame, ...], codebook: Codebook | None, **changes: Any) -> pl.DataFrame:
    settings = {"minimum_count": 2, "rows": 300, "once": True, **changes}
    return propose(*tables, codebook, FORMS, stopwords(), **settings)


@cache
def demo_proposals(known: bool) -> pl.DataFrame:
    return propose_from(demo_tables(known), project_codebook() if known else None)


def units_of(number: int, articles: tuple[str, ...] = ("a",)) -> pl.DataFrame:
    """Units of one sentence on each side."""
    return UNITS.frame(
        [("i", article, "sentence", at, at, [at], [at], 1.0) for article in articles for at in range(number)]
    )


def proposal_rows(*pairs: tuple[str, str, str, str]) -> pl.DataFrame:
    """A table of proposals of ``(term, adds, zh, en)``."""
    numbers = (1.0, 2, 2, 2, 2, 2, 1, 1.0, 9.0, 1.0, *[None] * 6, None, "i a 0")
    return PROPOSALS.frame([(rank, *pair, *numbers) for rank, pair in enumerate(pairs, start=1)])


def small_tables(pairs: list[tuple[str, str]]) -> tuple[pl.DataFrame, ...]:
    """Tables of a study of one article, a unit for each pair of a Chinese and an English sentence."""
    texts = [("a", "zh", zh) for zh, _ in pairs] + [("a", "en", en) for _, en in pairs]
    paragraphs, _, _ = corpus_of(texts)
    sentences, tokens = tokenize_corpus(paragraphs, (), "rjieba")
    units = units_of(len(pairs))
    return tokens, sentences, units, LEXICON.frame([])
