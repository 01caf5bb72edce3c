"""How often each version has each word: the matrix that quanteda reads, and the rows that tidytext reads.

The files are for programs, so no byte-order mark stands in front: R's ``read.csv`` would make it part of the
first name. A word that a spreadsheet would run as a formula gets an apostrophe in front, as in all tables of
a study; the tokeniser makes no such word, so no feature is changed by it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import polars as pl

from analysis.interchange.characters import one_line
from analysis.interchange.versions import VERSION
from analysis.tables.text_files import escape_formula, to_csv

FEATURES = ["document", "language", "issue", "article", "author", "term", "count"]
WORDS = ("word", "phrase")


def count_features(articles: pl.DataFrame, paragraphs: pl.DataFrame, tokens: pl.DataFrame) -> pl.DataFrame:
    """Count the words of each version: lemmas in English, words and set phrases in Chinese.

    Numbers, punctuation and headings are left out. Stop words are kept: which words carry nothing is for the
    reader to say.

    Args:
        articles: the table ``corpus/articles``, restricted to the versions that are wanted.
        paragraphs, tokens: the tables of ``corpus/``; rows of other versions are passed over.

    Returns:
        Columns :data:`FEATURES`, a row a version and word that it has, by version and word.
    """
    running = paragraphs.filter(pl.col("kind") == "paragraph").select(*VERSION, "paragraph")
    counted = (
        tokens.filter(pl.col("tag").is_in(WORDS))
        .join(running, on=[*VERSION, "paragraph"], how="semi")
        .group_by(*VERSION, "lemma")
        .agg(pl.len().cast(pl.Int64).alias("count"))
        .join(articles.select(*VERSION, "author"), on=VERSION, how="inner")
    )
    terms = pl.Series("term", [escape_formula(one_line(lemma)) for lemma in counted["lemma"]], pl.String)
    document = pl.concat_str(VERSION, separator=".").alias("document")
    return (
        counted.with_columns(terms, document)
        .group_by(FEATURES[:-1])
        .agg(pl.col("count").sum())
        .select(FEATURES)
        .sort("issue", "article", "language", "term")
    )


def feature_rows(features: pl.DataFrame) -> str:
    """All counts as CSV, a row a version and word."""
    return to_csv(features).removeprefix("\ufeff")


def feature_matrix(features: pl.DataFrame, articles: pl.DataFrame, language: str) -> str:
    """The counts of a language as CSV: a row a version, a column a word, in the order of their characters.

    The first column, ``doc_id``, holds the ids of the versions; a version without a word has a row of zeros.
    """
    found = features.filter(pl.col("language") == language)
    terms = found["term"].unique().sort().to_list()
    columns = {term: at for at, term in enumerate(terms)}
    counts: dict[str, list[int]] = {document: [0] * len(terms) for document in _documents(articles, language)}
    for document, term, count in found.select("document", "term", "count").iter_rows():
        counts[document][columns[term]] = count
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["doc_id", *terms])
    writer.writerows([document, *row] for document, row in counts.items())
    return out.getvalue()


def _documents(articles: pl.DataFrame, language: str) -> Sequence[str]:
    of_language = articles.filter(pl.col("language") == language).sort(VERSION)
    return of_language.select(pl.concat_str(VERSION, separator="."))[:, 0].to_list()
