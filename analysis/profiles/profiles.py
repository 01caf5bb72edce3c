"""The profile of each article and author: every measure against the other articles, section by section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from analysis.corpus.print_order import articles_in_order
from analysis.profiles.contrasts import Group, Row, contrasts
from analysis.profiles.keywords import keyword_rows
from analysis.profiles.measured import (
    DEVICES,
    DIVERSITY,
    FRAMES,
    KEYWORDS,
    MARKERS,
    PRESENCE,
    TOPICS,
    devices_measured,
    diversity_measured,
    frames_measured,
    markers_measured,
    presence_measured,
    topics_measured,
)
from analysis.tables.profiles import PROFILES

#: The sections in the order of the table. One more needs a function in `measured.py`, its name here, and a title on
#: the page.
SECTIONS = (FRAMES, TOPICS, MARKERS, DEVICES, PRESENCE, DIVERSITY, KEYWORDS)

#: The tables that the profiles are made of, by the last part of their names.
TABLES = (
    "salience",
    "paired_salience",
    "keyness",
    "prevalence",
    "labels",
    "markers",
    "markers_paired",
    "devices",
    "diversity",
)

LANGUAGES = ("en", "zh")


def profiles(articles: pl.DataFrame, tables: Mapping[str, pl.DataFrame], keywords: int) -> pl.DataFrame:
    """Compare each article, and each author with two articles or more, with the other articles of its language.

    The versions are never compared by these values, whose units differ; where they are compared within aligned units,
    that difference stands in the rows of both.

    Args:
        articles: the table ``corpus/articles``, restricted to what is measured.
        tables: those of framing, topics and rhetoric that :data:`TABLES` names, and as ``paragraph_sizes`` what
            :func:`analysis.rhetoric.paragraph_sizes.paragraph_sizes` returns for the versions that are measured.
        keywords: how many words of a group and language get rows.

    Returns:
        The table ``profiles/profiles``; groups in the order of print, authors last.
    """
    groups = groups_of(articles)
    measured = pl.concat(
        [
            frames_measured(tables["salience"]),
            topics_measured(tables["prevalence"], tables["labels"]),
            markers_measured(tables["markers"]),
            devices_measured(tables["devices"], tables["paragraph_sizes"]),
            presence_measured(tables["devices"], tables["paragraph_sizes"]),
            diversity_measured(tables["diversity"]),
        ]
    )
    known = [member for group in groups for member in group.members]
    rows = contrasts(measured.filter(pl.col("group").is_in(known)), groups)
    rows += keyword_rows(tables["keyness"], groups, _sizes(articles, groups), keywords)
    paired = _paired(tables["paired_salience"], "frame", FRAMES) | _paired(
        tables["markers_paired"], "category", MARKERS
    )
    for row in rows:
        row |= paired.get((row["grouping"], row["group"], row["section"], row["item"]), {})
    return PROFILES.frame([{**dict.fromkeys(PROFILES.schema), **row} for row in _in_order(rows, groups)])


def groups_of(articles: pl.DataFrame) -> list[Group]:
    """Articles in the order of print, then authors with two articles or more in the order of their first."""
    ordered = [article.group for article in articles_in_order(articles)]
    named = (
        articles.filter(pl.col("author").is_not_null())
        .select(pl.format("{}/{}", "issue", "article").alias("group"), "author")
        .unique()
    )
    authors: dict[str, list[str]] = {}
    for group, author in sorted(named.iter_rows(), key=lambda row: (ordered.index(row[0]), row[1])):
        authors.setdefault(author, []).append(group)
    return [
        *(Group("article", group, (group,)) for group in ordered),
        *(Group("author", author, tuple(own)) for author, own in authors.items() if len(own) > 1),
    ]


def _sizes(articles: pl.DataFrame, groups: Sequence[Group]) -> dict[tuple[str, str, str], tuple[int, int]]:
    """For grouping, group and language how many articles of the group have the version, and how many others."""
    found = {}
    for language in LANGUAGES:
        own = articles.filter(language=language).select(pl.format("{}/{}", "issue", "article"))
        having = set(own.to_series())
        for group in groups:
            inside = len(having.intersection(group.members))
            found[group.grouping, group.name, language] = inside, len(having) - inside
    return found


def _paired(table: pl.DataFrame, item: str, section: str) -> dict[tuple[object, ...], Row]:
    """What the comparison within aligned units says of each group and item; nothing where nothing was compared."""
    return {
        (row["grouping"], row["group"], section, row[item]): {
            "paired_difference": row["difference"],
            "paired_low": row["low"],
            "paired_high": row["high"],
            "paired_p": row["p"],
        }
        for row in table.filter(pl.col("units") > 0).iter_rows(named=True)
    }


def _in_order(rows: list[Row], groups: Sequence[Group]) -> list[Row]:
    """By group, language and section; items keep their order."""
    place = {(group.grouping, group.name): at for at, group in enumerate(groups)}
    return sorted(
        rows,
        key=lambda row: (
            place[str(row["grouping"]), str(row["group"])],
            LANGUAGES.index(str(row["language"])),
            SECTIONS.index(str(row["section"])),
        ),
    )
