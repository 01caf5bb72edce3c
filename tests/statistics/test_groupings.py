"""Who belongs to which group, and in what order groups stand."""

from __future__ import annotations

import re

import polars as pl
import pytest

from analysis.errors import StudyError
from analysis.statistics.groupings import NamedGrouping, group_members
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


def test_members_of_named_groups_stand_in_the_order_of_the_groups() -> None:
    named = NamedGrouping("role", {"officials": ["x/b", "c"], "empty in English": ["x/a", "z"]})
    found = group_members(STUDY, ["issue", named], "s").filter(pl.col("grouping") == "role")
    assert found.select("group", "language", "issue", "article").rows() == [
        ("officials", "en", "x", "b"),
        ("officials", "en", "y", "c"),
        ("officials", "zh", "x", "b"),
        ("empty in English", "en", "x", "z"),
        ("empty in English", "en", "x", "a"),
    ]
    mixed = group_members(STUDY.sample(fraction=1, shuffle=True, seed=2), ["issue", named], "s")
    assert mixed.filter(pl.col("grouping") == "role").equals(found)


def named(**groups: list[str]) -> NamedGrouping:
    return NamedGrouping("role", groups, "config: keyness.groupings[1]")


@pytest.mark.parametrize(
    ("grouping", "told"),
    [
        (named(one=["x/b"], two=["b"]), "groups.two: the article “b” is in the group “one” already."),
        (named(one=["b", "x/b"]), "groups.one: the article “x/b” is in the group “one” already."),
        (named(one=["x/b"], two=[]), "groups.two: the group has no article."),
        (named(one=["x/bb"]), "no article “x/bb” is measured in this study. Did you mean “x/b”?"),
        (named(one=["7"]), "no article “7” is measured in this study. Ids are in the table corpus/articles."),
        (NamedGrouping("author", {"one": ["b"]}), "there is another grouping “author”."),
    ],
)
def test_named_groups_that_cannot_be(grouping: NamedGrouping, told: str) -> None:
    with pytest.raises(StudyError, match=re.escape(told)):
        group_members(STUDY, [grouping], "s")


def test_an_id_that_two_issues_have_needs_its_issue() -> None:
    twice = articles([("x", "a", "en", 1, None), ("y", "a", "en", 1, None)])
    with pytest.raises(StudyError, match=r"several issues have an article “a”\. Write which: x/a, y/a"):
        group_members(twice, [named(one=["a"])], "s")
    assert group_members(twice, [named(one=["y/a"])], "s")["issue"].to_list() == ["y"]
    with pytest.raises(StudyError, match="another grouping “role”"):
        group_members(twice, [named(one=["y/a"]), named(one=["x/a"])], "s")
