"""Table: what was read, and how much of it the two versions share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from analysis.corpus.print_order import Article, several_issues
from analysis.exhibits.labels import VERSIONS
from analysis.exhibits.number_kinds import COUNT, TWO_DECIMALS
from analysis.exhibits.printed_table import Cell, Column, PrintedTable, Section, without_empty
from analysis.pages.study_names import StudyNames

COLUMNS = (
    Column("Article"),
    Column("English", COUNT, "Paragraphs"),
    Column("Chinese", COUNT, "Paragraphs"),
    Column("English", COUNT, "Sentences"),
    Column("Chinese", COUNT, "Sentences"),
    Column("English", COUNT, "Length", unit="words"),
    Column("Chinese", COUNT, "Length", unit="characters"),
    Column("Ratio", TWO_DECIMALS, "Length"),
    Column("Paragraph", COUNT, "Aligned units"),
    Column("Sentence", COUNT, "Aligned units"),
)
RATIO = 7


def corpus_table(names: StudyNames, summary: pl.DataFrame) -> PrintedTable:
    """A row an article, and their sum.

    Args:
        names: the names of the study.
        summary: the table ``alignment/summary``.
    """
    aligned = {(f"{row['issue']}/{row['article']}", row["language"]): row for row in summary.to_dicts()}
    own = [
        row
        for article in names.articles
        for language in VERSIONS
        if (row := aligned.get((article.group, language)))
    ]
    units = {f"{row['issue']}/{row['article']}": row for row in own}
    counts = [_counts(article, units.get(article.group, {})) for article in names.articles]
    sections = []
    for issue in dict.fromkeys(article.issue for article in names.articles):
        title = issue if several_issues(names.articles) else ""
        measured = zip(names.articles, counts, strict=True)
        rows = [(article.label, *numbers) for article, numbers in measured if article.issue == issue]
        sections.append(Section(title, tuple(rows)))
    lone = [
        f"{sum(row['unaligned_sentences'] for row in own if row['language'] == language):,} {version}"
        for language, version in VERSIONS.items()
    ]
    if len(counts) > 1:
        sections.append(Section("", (("All", *_sums(names.articles, counts)),)))
    return without_empty(
        PrintedTable(
            "corpus",
            "The texts",
            "Size of each article in both versions, by author in the order of print, and what alignment put together.",
            COLUMNS,
            tuple(sections),
            (
                "Paragraphs without headings. Ratio: Chinese characters for each English word, as words and "
                "characters are different units.",
                "A unit is a group of paragraphs or headings, or of sentences, that correspond. Sentences that stand "
                f"in one version only: {' and '.join(lone)}.",
            ),
            ("corpus/articles", "alignment/summary"),
            section_header="issue" if several_issues(names.articles) else "",
        )
    )


def _counts(article: Article, units: Mapping[str, Any]) -> list[float | None]:
    sizes = [article.count(language, what) for what in ("paragraphs", "sentences") for language in VERSIONS]
    words, characters = article.count("en", "words"), article.count("zh", "characters")
    ratio = None if characters is None or not words else characters / words
    return [*sizes, words, characters, ratio, units.get("paragraph_units"), units.get("sentence_units")]


def _sums(articles: Sequence[Article], counts: Sequence[Sequence[float | None]]) -> list[Cell]:
    columns = [[number for number in column if number is not None] for column in zip(*counts, strict=True)]
    sums: list[Cell] = [sum(column) if column else None for column in columns]
    # Over the articles that have both versions: one that has a version alone would shift it.
    both = [article for article in articles if len(article.versions) == 2]
    words = sum(article.count("en", "words") or 0 for article in both)
    characters = sum(article.count("zh", "characters") or 0 for article in both)
    sums[RATIO - 1] = characters / words if words else None
    return sums
