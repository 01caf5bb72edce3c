"""Put the articles of a study into the groups that are compared: articles, authors, issues, all, or named groups."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import polars as pl

from analysis.errors import StudyError
from analysis.statistics.grouping_names import GROUPINGS, NamedGrouping

__all__ = ["GROUPINGS", "NamedGrouping", "group_members"]

MEMBER = ["grouping", "group", "language", "issue", "article"]


def group_members(
    articles: pl.DataFrame, groupings: Sequence[str | NamedGrouping], study: str
) -> pl.DataFrame:
    """Which article version belongs to which group.

    Args:
        articles: the table ``corpus/articles``, restricted to what is measured.
        groupings: any of :data:`GROUPINGS`, and named ones.
        study: the name of the study, the id of the group of everything.

    Returns:
        ``grouping``, ``group``, ``language``, ``issue``, ``article``: a row for each group and member.
        Groupings stand in the order given; within them groups in the order of their first article, by issue
        and place in the issue, those of a named grouping in the order given. An article without an author is
        in no group of authors.

    Raises:
        StudyError: a grouping is unknown, or a named one has the name of another; or a named group has no
            article, one that there is not or that several issues have, or one that is in a group already.
    """
    ordered = articles.sort("language", "issue", "section", "order", "article")
    parts: dict[str, pl.DataFrame] = {}
    for grouping in groupings:
        if isinstance(grouping, NamedGrouping):
            if grouping.name in (*GROUPINGS, *parts):
                raise StudyError(
                    grouping.where, f"there is another grouping “{grouping.name}”.", "Rename one of them."
                )
            parts[grouping.name] = _named_members(ordered, grouping)
        else:
            parts[grouping] = _members(ordered, grouping, study)
    empty = pl.DataFrame(schema=dict.fromkeys(MEMBER, pl.String()))
    return pl.concat([empty, *parts.values()])


def _members(ordered: pl.DataFrame, grouping: str, study: str) -> pl.DataFrame:
    ids = {
        "article": pl.format("{}/{}", "issue", "article"),
        "author": pl.col("author"),
        "issue": pl.col("issue"),
        "study": pl.lit(study),
    }
    if grouping not in ids:
        known = ", ".join(GROUPINGS)
        raise StudyError("groupings", f"found “{grouping}”, expected some of {known}.", "Correct the list.")
    labelled = ordered.with_columns(pl.lit(grouping).alias("grouping"), ids[grouping].alias("group"))
    return labelled.select(MEMBER).filter(pl.col("group").is_not_null())


def _named_members(ordered: pl.DataFrame, grouping: NamedGrouping) -> pl.DataFrame:
    """Members group by group, articles of a group in order."""
    known = [
        (issue, article)
        for issue, article in ordered.select("issue", "article").unique().sort(pl.all()).rows()
    ]
    homes: dict[tuple[str, str], str] = {}
    for group, names in grouping.groups.items():
        where = f"{grouping.where}.groups.{group}"
        if not names:
            raise StudyError(where, "the group has no article.", "Name one, or delete the group.")
        for name in names:
            article = _article_named(name, known, where)
            if article in homes:
                found = f"the article “{name}” is in the group “{homes[article]}” already."
                raise StudyError(where, found, "Delete it in one of the places.")
            homes[article] = group
    table = pl.DataFrame(
        [(group, issue, article) for (issue, article), group in homes.items()],
        schema=dict.fromkeys(("group", "issue", "article"), pl.String()),
        orient="row",
    )
    place = {group: number for number, group in enumerate(grouping.groups)}
    return (
        ordered.join(table, on=["issue", "article"], how="inner", maintain_order="left")
        .with_columns(pl.lit(grouping.name).alias("grouping"))
        .sort(pl.col("group").replace_strict(place, return_dtype=pl.Int64), maintain_order=True)
        .select(MEMBER)
    )


def _article_named(name: str, known: Sequence[tuple[str, str]], where: str) -> tuple[str, str]:
    """The issue and id of the article that a researcher calls by its id, with or without the issue."""
    found = [(issue, article) for issue, article in known if name in (article, f"{issue}/{article}")]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{issue}/{article}" for issue, article in found)
        raise StudyError(where, f"several issues have an article “{name}”.", f"Write which: {listed}.")
    full = [f"{issue}/{article}" for issue, article in known]
    near = difflib.get_close_matches(name, full, n=1, cutoff=0.5)
    step = f"Did you mean “{near[0]}”?" if near else "Ids are in the table corpus/articles."
    raise StudyError(where, f"no article “{name}” is measured in this study.", step)
