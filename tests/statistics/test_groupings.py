"""Who belongs to which group, and in what order groups stand."""

from __future__ import annotations

import polars as pl
import pytest

from analysis.errors import StudyError
from analysis.statistics.groupings import group_members
from analysis.tables.corpus import ARTICLES


def articles(rows: list[tuple[str, str, str, int, str | None]]) -> pl.DataFrame:
    return ARTICLES.frame(
        [
            (
                issue,
                article,
                language,
                order,
                "articles",
                True,
                None,
                None,
                author,
                None,
                None,
                1,
                2,
                1,
                0,
                1,
                1,
                1,
            )
            for issue, article, language, order, author in rows
        ]
    )


STUDY = articles(
    [
        ("y", "c", "en", 1, "liu"),
        ("x", "b", "en", 2, "liu"),
        ("x", "a", "en", 3, None),
        ("x", "b", "zh", 1, "liu"),
        ("x", "z", "en", 1, "wei"),
    ]
)


def test_members_of_every_grouping() -> None:
    found = group_members(STUDY, ["article", "author", "issue", "study"], "s").filter(
        pl.col("language") == "en"
    )
    assert found.select("grouping", "group", "article").rows() == [
        ("article", "x/z", "z"),
        ("article", "x/b", "b"),
        ("article", "x/a", "a"),
        ("article", "y/c", "c"),
        ("author", "wei", "z"),
        ("author", "liu", "b"),
        ("author", "liu", "c"),
        ("issue", "x", "z"),
        ("issue", "x", "b"),
        ("issue", "x", "a"),
        ("issue", "y", "c"),
        ("study", "s", "z"),
        ("study", "s", "b"),
        ("study", "s", "a"),
        ("study", "s", "c"),
    ]


def test_the_order_of_the_input_does_not_matter() -> None:
    shuffled = STUDY.sample(fraction=1, shuffle=True, seed=5)
    assert group_members(STUDY, ["author"], "s").equals(group_members(shuffled, ["author"], "s"))


def test_groupings_stand_in_the_order_given_and_once() -> None:
    found = group_members(STUDY, ["issue", "article", "issue"], "s")["grouping"].unique(maintain_order=True)
    assert found.to_list() == ["issue", "article"]
    assert group_members(STUDY, [], "s").is_empty()


def test_an_unknown_grouping_is_refused() -> None:
    with pytest.raises(StudyError, match="found “year”, expected some of article, author, issue, study"):
        group_members(STUDY, ["year"], "s")
