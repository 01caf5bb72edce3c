"""Profiles of the demo issues: what was planted is distinctive, and each number is that of the table it comes from."""

from __future__ import annotations

import polars as pl
import pytest
from aligned_demo import ISSUES, demo
from demo_profiles import demo_profiles, tables
from project import truth_of

from analysis.profiles.measured import presence_measured
from analysis.profiles.profiles import SECTIONS, groups_of, profiles

FRAMES = {
    "shared future": "shared_future",
    "sovereignty": "sovereignty",
    "multilateral order": "multilateral_order",
    "people-to-people": "people_to_people",
    "development and finance": "development",
    "security": "security",
}
PLANTED = [
    (issue, contrast["kind"], contrast["name"], contrast["article"])
    for issue in ISSUES
    for contrast in truth_of(issue)["contrasts"]
    if contrast["kind"] in ("frame", "marker")
]


def rows_of(section: str, **where: str) -> pl.DataFrame:
    return demo_profiles().filter(section=section, **where)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("issue", "kind", "name", "article"), PLANTED)
def test_what_was_planted_is_more_than_elsewhere(
    issue: str, kind: str, name: str, article: int, language: str
) -> None:
    section, item = ("frames", FRAMES[name]) if kind == "frame" else ("markers", name)
    [row] = (
        rows_of(section, grouping="article", language=language, item=item)
        .filter(pl.col("group").str.starts_with(f"{issue}/{article:02d}-"))
        .to_dicts()
    )
    assert row["ratio"] is None or row["ratio"] > 1.3
    assert row["rank"] <= 2
    if kind == "marker":
        assert row["distinctive"] == "more"


def test_authors_with_two_articles_have_a_profile_of_their_own() -> None:
    groups = groups_of(demo().articles)
    authors = [group for group in groups if group.grouping == "author"]
    assert [group.name for group in authors] == ["lin-boyuan", "shen-yi"]
    assert all(len(group.members) == 2 for group in authors)
    own = rows_of("markers", grouping="author", group="shen-yi", language="en", item="obligation")
    parts = rows_of("markers", grouping="article", language="en", item="obligation")
    mine = parts.filter(pl.col("group").is_in(list(authors[1].members)))["value"]
    theirs = parts.filter(~pl.col("group").is_in(list(authors[1].members)))["value"]
    [row] = own.to_dicts()
    assert row["value"] == pytest.approx(mine.mean()) and row["others"] == pytest.approx(theirs.mean())
    assert (row["articles"], row["other_articles"]) == (2, parts.height - 2)
    assert row["distinctive"] == "more"


def test_an_author_with_one_article_in_a_language_has_the_keywords_of_one() -> None:
    first, _ = groups_of(demo().articles)[-1].members
    chinese_of_first = (pl.format("{}/{}", "issue", "article") == first) & (pl.col("language") == "zh")
    found = profiles(demo().articles.filter(~chinese_of_first), tables(), 3)
    own = found.filter(section="keywords", grouping="author", group="shen-yi")
    assert dict(own.select("language", "articles").unique().iter_rows()) == {"en": 2, "zh": 1}


def test_values_and_their_intervals_are_those_of_the_tables() -> None:
    salience = tables()["salience"].filter(grouping="article")
    told = rows_of("frames", grouping="article")
    both = told.join(salience, left_on=["group", "language", "item"], right_on=["group", "language", "frame"])
    assert both.height == told.height == salience.height
    for own, other in (("value", "share"), ("low", "low_right"), ("high", "high_right")):
        assert (both[own] - 100 * both[other]).abs().max() == pytest.approx(0, abs=1e-9)
    markers = tables()["markers"].filter(grouping="article")
    both = rows_of("markers", grouping="article").join(
        markers, left_on=["group", "language", "item"], right_on=["group", "language", "category"]
    )
    assert both["value"].equals(both["rate"], check_names=False)
    [one] = both.filter(group=both["group"][0], language="en", item="obligation").to_dicts()
    others = markers.filter(language="en", category="obligation").filter(pl.col("group") != one["group"])
    assert one["others"] == pytest.approx(others["rate"].mean())


def test_the_versions_are_compared_by_the_paired_tables_alone() -> None:
    paired = {
        (row["grouping"], row["group"], row["category"]): row["difference"]
        for row in tables()["markers_paired"].iter_rows(named=True)
    }
    told = rows_of("markers")
    assert told["paired_difference"].null_count() < told.height
    for row in told.filter(pl.col("paired_difference").is_not_null()).iter_rows(named=True):
        assert row["paired_difference"] == paired[row["grouping"], row["group"], row["item"]]
    assert rows_of("devices")["paired_difference"].is_null().all()


def test_devices_are_counted_for_the_length_of_the_text() -> None:
    devices = tables()["devices"].with_columns(group=pl.format("{}/{}", "issue", "article"))
    for row in rows_of("devices", grouping="article").iter_rows(named=True):
        own = devices.filter(group=row["group"], language=row["language"], kind=row["item"])
        base = tables()["markers"].filter(grouping="article", group=row["group"], language=row["language"])
        assert row["value"] == pytest.approx(1000 * own.height / base["base"][0])
        assert row["low"] <= row["value"] <= row["high"]


def test_presence_is_the_share_of_devices_that_were_looked_for() -> None:
    devices = tables()["devices"].with_columns(group=pl.format("{}/{}", "issue", "article"))
    series = devices.filter(pl.col("kind").is_in(["anaphora", "epistrophe", "anadiplosis", "parallel"]))
    for row in rows_of("presence", grouping="article", item="series").iter_rows(named=True):
        own = series.filter(group=row["group"], language=row["language"])
        asked = own.drop_nulls("presence")
        if asked.is_empty():
            assert row["value"] is None and row["distinctive"] is None
        else:
            assert row["value"] == pytest.approx(100 * asked.filter(presence="kept").height / asked.height)


def test_keywords_are_the_first_of_keyness() -> None:
    keyness = tables()["keyness"].filter(grouping="article", language="zh")
    group = keyness["group"][0]
    first = keyness.filter((pl.col("group") == group) & (pl.col("log_ratio") > 0)).sort("rank").head(5)
    told = rows_of("keywords", grouping="article", group=group, language="zh")
    assert told["item"].to_list() == first["term"].to_list()
    assert told["ratio"].to_list() == pytest.approx([2**ratio for ratio in first["log_ratio"]])
    more = told["distinctive"] == "more"
    assert more.to_list() == [low is not None and low > 0 for low in first["low"]]


def test_the_rule_of_distinctive_is_one_for_differences_and_ratios() -> None:
    told = demo_profiles().filter(pl.col("difference_low").is_not_null())
    more = (pl.col("difference_low") > 0) & (pl.col("ratio_low") > 1)
    less = (pl.col("difference_high") < 0) & (pl.col("ratio_high") < 1)
    assert told.filter(distinctive="more").select(more.all()).item()
    assert told.filter(distinctive="less").select(less.all()).item()
    assert told.filter(distinctive="no").select((~more & ~less.fill_null(False)).all()).item()
    assert told["distinctive"].n_unique() == 3


def test_sections_stand_in_order_and_the_order_of_articles_changes_nothing() -> None:
    first = demo_profiles().filter(group=demo_profiles()["group"][0], language="en")
    assert first["section"].unique(maintain_order=True).to_list() == list(SECTIONS)
    turned = {name: table.reverse() for name, table in tables().items() if name.startswith("paired")}
    again = profiles(demo().articles.reverse().sort("issue", maintain_order=True), tables() | turned, 5)
    key = ["grouping", "group", "language", "section", "item"]
    assert again.sort(key).equals(demo_profiles().sort(key))


def test_one_article_has_nothing_to_be_compared_with() -> None:
    study = demo()
    only = study.articles.filter(article="01-lin-boyuan", issue=ISSUES[0])
    alone = profiles(only, tables(), 5)
    alone = alone.filter(pl.col("section") != "keywords")
    assert alone.height and set(alone["other_articles"]) == {0}
    for column in ("others", "difference", "ratio", "distinctive"):
        assert alone[column].is_null().all()
    assert set(alone["rank"].drop_nulls()) == {1}


def test_a_topic_is_held_against_the_other_articles_of_its_version() -> None:
    topics = demo_profiles().filter(section="topics", grouping="article")
    assert topics["item"].unique().sort().to_list() == ["1 river, water", "2 trade, port"]
    first = topics["group"][0]
    own = topics.filter(group=first, item="1 river, water")
    assert own["language"].to_list() == ["en", "zh"]
    assert own["value"].to_list() == pytest.approx([90.0, 90.0])
    assert set(own["distinctive"]) == {"more"}
    assert set(topics.filter(group=first, item="2 trade, port")["distinctive"]) == {"less"}


def test_a_device_whose_sentences_have_no_counterpart_is_looked_for_and_not_kept() -> None:
    devices = pl.DataFrame(
        {
            "issue": "i",
            "article": ["a", "a", "a", "alone"],
            "language": "en",
            "kind": "anaphora",
            "paragraph": [0, 1, 1, 0],
            "presence": ["kept", "unaligned", "lost", None],
        }
    )
    sizes = devices.select("issue", "article", "language", "paragraph").unique().with_columns(base=50)
    rows = presence_measured(devices, sizes)
    value = dict(rows.select("group", "value").iter_rows())
    assert value == {"i/a": pytest.approx(100 / 3), "i/alone": None}
