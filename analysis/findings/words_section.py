"""Which words mark each article, in each version."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.findings.marking_words import marking_words
from analysis.pages.markdown import escaped, table
from analysis.pages.numbers import NONE, Numbers, key_part
from analysis.pages.study_names import StudyNames

FIRST = 6


def words_section(names: StudyNames, study: Numbers, keyness: pl.DataFrame) -> list[str]:
    """Lines of the section: the first keywords of each version whose interval lies above zero.

    Args:
        names: the names of the study. study: the numbers that the page says.
        keyness: the table ``framing/keyness``.
    """
    kept = marking_words(keyness)
    if not kept.height:
        return []
    rows = [
        [
            names.article(article.group),
            *(
                _words(names, study.within("words"), kept, article.group, language)
                for language in ("en", "zh")
            ),
        ]
        for article in names.articles
    ]
    return [
        "## Which words mark each article",
        "",
        "Each article against the others of its language: words by weighted log-odds whose interval of the log ratio "
        "lies above 0. In brackets how many times as frequent, in doublings, then the worst rank when one article is "
        "left out. Words that are picked because they stand out are flattered by their ratios: read the order. Where "
        "an author has one article, these are words of the article, not yet of the author.",
        "",
        *table(["article", "in English", "in Chinese"], rows),
        "",
        "Table: `framing/keyness`.",
    ]


def _words(names: StudyNames, quote: Numbers, kept: pl.DataFrame, group: str, language: str) -> str:
    own = kept.filter((pl.col("group") == group) & (pl.col("language") == language)).head(FIRST)
    return ", ".join(_word(names, quote, row) for row in own.to_dicts()) or NONE


def _word(names: StudyNames, quote: Numbers, row: dict[str, Any]) -> str:
    term, group = row["term"], row["group"]
    own = quote.within(
        f"{group}.{row['language']}.{key_part(term)}", f"“{term}” in {names.article_name(group)}"
    )
    ratio = own.signed(
        "log_ratio",
        row["log_ratio"],
        1,
        unit="doublings",
        meaning="how many times as frequent as in the other articles (log ratio)",
    )
    rank = own.count(
        "worst_rank",
        row["leave_one_out_rank"],
        meaning="worst rank as a keyword when one article is left out",
    )
    return f"{escaped(term)} ({ratio}; {rank})"
