"""Aligned studies for the tests: the demo issues with their true alignment, and studies of any text."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import polars as pl
from extracted import extract_demo
from hypothesis import strategies as st
from project import truth_of

from analysis.interchange.export import export
from analysis.interchange.versions import Article, read_articles
from analysis.language.tokens import counts, tokenize_corpus
from analysis.tables.alignment import UNITS
from analysis.tables.corpus import ARTICLES, PARAGRAPHS

ISSUES = ("2041-spring", "2041-autumn")
VERSION = ["issue", "article", "language"]


class Tables(NamedTuple):
    """The tables that an export takes."""

    articles: pl.DataFrame
    paragraphs: pl.DataFrame
    sentences: pl.DataFrame
    tokens: pl.DataFrame
    units: pl.DataFrame


@cache
def demo() -> Tables:
    """The articles of both demo issues, extracted and cut, with the alignment of the manuscripts."""
    heads, texts, units = [], [], []
    for issue in ISSUES:
        extraction = extract_demo(issue)
        heads.append(extraction.articles.filter(section="articles").drop("author_given"))
        texts.append(extraction.paragraphs)
        units += _true_units(issue, extraction.articles)
    articles, paragraphs = pl.concat(heads), pl.concat(texts)
    sentences, tokens = tokenize_corpus(paragraphs, ["命运共同体"], "rjieba")
    counted = articles.join(counts(paragraphs, sentences, tokens), on=VERSION, how="left")
    return Tables(ARTICLES.check(counted), paragraphs, sentences, tokens, UNITS.frame(units))


def _true_units(issue: str, articles: pl.DataFrame) -> list[tuple[object, ...]]:
    ids = dict(articles.filter(section="articles").select("order", "article").iter_rows())
    return [
        (issue, ids[article["order"]], granularity[:-1], unit, 0, row["en"], row["zh"], 1 / (unit + 1.5))
        for article in truth_of(issue)["articles"]
        for granularity in ("paragraphs", "sentences")
        for unit, row in enumerate(article["alignment"][granularity])
    ]


@cache
def demo_files() -> dict[str, str]:
    return export("demo", *demo())


@cache
def demo_articles() -> tuple[Article, ...]:
    return tuple(read_articles(*demo()))


def tables_of(
    english: list[str],
    chinese: list[str],
    units: list[tuple[list[int], list[int]]] | None = None,
    title: str | None = None,
    author: str | None = None,
) -> Tables:
    """A study of one article from the paragraphs of both versions; each unit pairs its sentences.

    Every third paragraph is a heading. A version without paragraphs does not exist.
    """
    rows = [
        (
            "i",
            "a",
            language,
            number,
            *(("heading", 1 + number % 2) if number % 3 == 2 else ("paragraph", None)),
            text,
            1,
            1,
        )
        for language, texts in (("en", english), ("zh", chinese))
        for number, text in enumerate(texts)
    ]
    paragraphs = PARAGRAPHS.frame(rows)
    sentences, tokens = tokenize_corpus(paragraphs, [], "characters")
    articles = [
        (
            "i",
            "a",
            language,
            1,
            "articles",
            language == "zh",
            title,
            title,
            author,
            title,
            title,
            None,
            1,
            2,
            *[0] * 5,
        )
        for language, texts in (("en", english), ("zh", chinese))
        if texts
    ]
    if units is None:
        have = {
            language: sentences.filter(language=language)["sentence"].to_list() for language in ("en", "zh")
        }
        units = [(have["en"], have["zh"])] if have["en"] or have["zh"] else []
    rows_of_units = [("i", "a", "sentence", at, 0, *sides, 0.25) for at, sides in enumerate(units)]
    return Tables(ARTICLES.frame(articles), paragraphs, sentences, tokens, UNITS.frame(rows_of_units))


# Characters that break formats, among those of texts; and any character at all.
AWKWARD = "a B.’-&<>\"'\t\n\r\x00\x07\x0b\x1c\x85\u00a0\u2028\u200f\u202e\ufeff\ufffe\uffff#=+@_|\\/ 河。，\u3000𠮷😀ا5"
TEXTS = st.text(st.one_of(st.sampled_from(AWKWARD), st.characters(exclude_categories=["Cs"])), max_size=25)
STUDIES = st.builds(
    tables_of,
    english=st.lists(TEXTS, min_size=1, max_size=4),
    chinese=st.lists(TEXTS, max_size=4),
    title=st.none() | TEXTS,
    author=st.none() | st.just("wang-yi"),
)


def survives(text: str) -> str:
    """What comes back of a text from XML: characters that XML 1.0 does not know are replaced."""
    return "".join(
        mark
        if mark in "\t\n\r" or " " <= mark <= "\ud7ff" or "\ue000" <= mark <= "\ufffd" or mark >= "\U00010000"
        else "\ufffd"
        for mark in text
    )


def in_one_line(text: str) -> str:
    """What comes back of a text from a format of lines: white space is one space."""
    return survives(" ".join(text.split()))
