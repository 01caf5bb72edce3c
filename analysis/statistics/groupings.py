"""Put the articles of a study into the groups that are compared: articles, authors, issues, the study."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.errors import StudyError

GROUPINGS = ("article", "author", "issue", "study")


def group_members(articles: pl.DataFrame, groupings: Sequence[str], study: str) -> pl.DataFrame:
    """Which article version belongs to which group.

    Args:
        articles: the table ``corpus/articles``, restricted to what is measured.
        groupings: any of :data:`GROUPINGS`.
        study: the name of the study, the id of the group of everything.

    Returns:
        ``grouping``, ``group``, ``language``, ``issue``, ``article``: a row for each group and member.
        Groupings stand in the order given; within them groups in the order of their first article, by issue
        and place in the issue. An article without an author is in no group of authors.

    Raises:
        StudyError: a grouping is unknown.
    """
    for grouping in groupings:
        if grouping not in GROUPINGS:
            known = ", ".join(GROUPINGS)
            raise StudyError(
                "groupings", f"found “{grouping}”, expected some of {known}.", "Correct the list."
            )
    ordered = articles.sort("language", "issue", "section", "order", "article")
    ids = {
        "article": pl.format("{}/{}", "issue", "article"),
        "author": pl.col("author"),
        "issue": pl.col("issue"),
        "study": pl.lit(study),
    }
    member = ["grouping", "group", "language", "issue", "article"]
    parts = [
        ordered.with_columns(pl.lit(grouping).alias("grouping"), ids[grouping].alias("group")).select(member)
        for grouping in dict.fromkeys(groupings)
    ]
    empty = pl.DataFrame(schema=dict.fromkeys(member, pl.String()))
    return pl.concat([empty, *parts]).filter(pl.col("group").is_not_null())
