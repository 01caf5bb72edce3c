"""What is proposed for the demo issues: the planted terms without a codebook, and nothing that the codebook has."""

from __future__ import annotations

import polars as pl
import pytest
from discovered import demo_proposals, demo_tables, propose_from
from small_study import project_codebook

from analysis.codebook.checks import comparable_form

# Set phrases and names of the manuscripts, with how they are rendered in them.
PLANTED = [
    ("命运共同体", "community with a shared future"),
    ("流域命运共同体", "community with a shared future for the basin"),
    ("合作共赢", "win-win cooperation"),
    ("多边主义", "multilateralism"),
    ("不干涉", "non-interference"),
    ("内政", "internal affairs"),
    ("主权平等", "sovereign equality"),
    ("维利斯公约", "Velis Compact"),
    ("卡尔多拉", "Caldora"),
    ("河流安全", "river security"),
]


@pytest.mark.parametrize(("zh", "en"), PLANTED)
def test_planted_terms_are_among_the_first_sixty(zh: str, en: str) -> None:
    first = demo_proposals(known=False).head(60)
    assert (zh, en) in first.select("zh", "en").rows()


def test_long_phrases_are_whole() -> None:
    proposals = demo_proposals(known=False).head(60)
    assert not {"命运共同", "运共同体", "命运"} & set(proposals["zh"])
    assert not {"community with a shared", "shared future"} & set(proposals["en"])


def test_what_the_codebook_has_is_left_out() -> None:
    codebook = project_codebook()
    entries = {
        (comparable_form(zh, "zh"), comparable_form(en, "en"))
        for entry in codebook.entries()
        for zh in entry.zh
        for en in entry.en
    }
    proposals = demo_proposals(known=True)
    rows = proposals.select("zh", "en").rows()
    assert not {(comparable_form(zh, "zh"), comparable_form(en, "en")) for zh, en in rows} & entries
    assert ("维利斯公约", "Velis Compact") in rows
    chinese = {form for entry in codebook.matched() for form in entry.zh}
    new = proposals.filter(adds="term")
    assert not set(new["zh"]) & chinese
    assert set(proposals.filter(adds="en")["zh"]) <= chinese
    ids = {entry.id for entry in codebook.entries()}
    assert not set(new["term"]) & ids
    assert set(proposals.filter(pl.col("adds") != "term")["term"]) <= ids


def test_counts_hold_together() -> None:
    proposals = demo_proposals(known=False)
    assert proposals["rank"].to_list() == list(range(1, proposals.height + 1))
    assert proposals["score"].is_sorted(descending=True)
    least = pl.min_horizontal("zh_units", "en_units")
    assert proposals.select(
        (pl.col("joint_units") <= least).all()
        & (pl.col("zh_units") <= pl.col("zh_count")).all()
        & (pl.col("articles") <= pl.col("joint_units")).all()
        & pl.col("dice").is_between(0, 1).all()
        & pl.col("consistency").is_between(0, 1).all()
    ).item()
    shown = proposals["places"].str.split(" | ").list.len()
    assert (shown == proposals["joint_units"].clip(upper_bound=5)).all()


def test_places_hold_both_phrases() -> None:
    tokens, sentences, units, _ = demo_tables(known=False)
    del tokens
    text = {
        row[:4]: row[4] for row in sentences.select("issue", "article", "language", "sentence", "text").rows()
    }
    unit = {
        (row["issue"], row["article"], row["unit"]): row
        for row in units.filter(granularity="sentence").iter_rows(named=True)
    }
    for row in demo_proposals(known=False).iter_rows(named=True):
        for place in row["places"].split(" | "):
            issue, article, number = place.split(" ")
            found = unit[issue, article, int(number)]
            chinese = "".join("".join(text[issue, article, "zh", at].split()) for at in found["zh"])
            assert row["zh"] in chinese


def test_the_order_of_rows_makes_no_difference() -> None:
    turned = tuple(table.reverse() for table in demo_tables(known=False))
    assert propose_from(turned, None).equals(demo_proposals(known=False))


def test_settings_mean_what_they_say() -> None:
    tables = demo_tables(known=False)
    assert propose_from(tables, None, rows=7).equals(demo_proposals(known=False).head(7))
    without = propose_from(tables, None, once=False)
    assert without["joint_units"].min() == 2
    assert demo_proposals(known=False)["joint_units"].min() == 1
    three = propose_from(tables, None, once=False, minimum_count=3)
    assert three["joint_units"].min() == 3 and three.height < without.height
