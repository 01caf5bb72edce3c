"""What was read, and how much of it has a counterpart."""

from __future__ import annotations

import polars as pl

from analysis.pages.markdown import percent, table
from analysis.pages.study_names import StudyNames

HEADER = (
    "article",
    "paragraphs, English",
    "Chinese",
    "words, English",
    "characters, Chinese",
    "paragraph units",
    "sentences without counterpart, English (%)",
    "Chinese (%)",
)


def texts_section(names: StudyNames, summary: pl.DataFrame) -> list[str]:
    """Lines of the section.

    Args:
        names: the names of the study.
        summary: the table ``alignment/summary``.
    """
    measured = {(f"{row['issue']}/{row['article']}", row["language"]): row for row in summary.to_dicts()}
    rows = []
    for article in names.articles:
        own = {language: measured.get((article.group, language)) for language in ("en", "zh")}
        units = next((str(row["paragraph_units"]) for row in own.values() if row), "–")
        rows.append(
            [
                names.article(article.group),
                *(_number(article.count(language, "paragraphs")) for language in ("en", "zh")),
                _number(article.count("en", "words")),
                _number(article.count("zh", "characters")),
                units,
                *(percent(row["unaligned_share"] if row else None) for row in own.values()),
            ]
        )
    return [
        "## What was read",
        "",
        *table(HEADER, rows, right=range(1, len(HEADER))),
        "",
        "A paragraph unit is a group of paragraphs, or headings, that alignment put together. Sentences without "
        "counterpart stand in one version only. Tables: `corpus/articles`, `alignment/summary`.",
    ]


def _number(value: int | None) -> str:
    return "–" if value is None else f"{value:,}"
