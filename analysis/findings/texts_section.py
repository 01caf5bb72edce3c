"""What was read, and how much of it has a counterpart."""

from __future__ import annotations

import polars as pl

from analysis.corpus.print_order import Article
from analysis.pages.markdown import table
from analysis.pages.numbers import NONE, Numbers
from analysis.pages.study_names import StudyNames

LANGUAGES = {"en": "English", "zh": "Chinese"}
HEADER = (
    "article",
    "paragraphs, English",
    "Chinese",
    "words, English",
    "characters, Chinese",
    "paragraph units",
    "text without counterpart, English (% of characters)",
    "Chinese (%)",
)


def texts_section(names: StudyNames, study: Numbers, summary: pl.DataFrame) -> list[str]:
    """Lines of the section.

    Args:
        names: the names of the study. study: the numbers that the page says.
        summary: the table ``alignment/summary``.
    """
    measured = {(f"{row['issue']}/{row['article']}", row["language"]): row for row in summary.to_dicts()}
    rows = []
    quote = study.within("texts")
    for article in names.articles:
        own = {language: measured.get((article.group, language)) for language in ("en", "zh")}
        said = quote.within(article.group, names.article_name(article.group))
        units = next((row["paragraph_units"] for row in own.values() if row), None)
        rows.append(
            [
                names.article(article.group),
                *(_counted(said, article, language, "paragraphs") for language in LANGUAGES),
                _counted(said, article, "en", "words"),
                _counted(said, article, "zh", "characters"),
                NONE if units is None else said("units", units, unit="units", meaning="paragraph units"),
                *(
                    said.decimal(
                        f"unaligned.{language}",
                        100 * row["unaligned_share"] if row else None,
                        1,
                        unit="%",
                        meaning=f"share of the {LANGUAGES[language]} characters in sentences without counterpart",
                    )
                    for language, row in own.items()
                ),
            ]
        )
    return [
        "## What was read",
        "",
        *table(HEADER, rows, right=range(1, len(HEADER))),
        "",
        "A paragraph unit is a group of paragraphs, or headings, that alignment put together. Text without counterpart "
        "is in sentences, headings included, that stand in one version only. Tables: `corpus/articles`, "
        "`alignment/summary`.",
    ]


def _counted(said: Numbers, article: Article, language: str, what: str) -> str:
    count = article.count(language, what)
    return said.count(
        f"{what}.{language}", count, unit=what, meaning=f"{what} of the {LANGUAGES[language]} version"
    )
