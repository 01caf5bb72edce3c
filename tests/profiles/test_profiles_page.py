"""The page of profiles says what the table says, and nothing of the texts."""

from __future__ import annotations

import re
from functools import cache

import polars as pl
import pytest
from aligned_demo import demo
from demo_profiles import demo_profiles, markers_list
from small_study import project_codebook

from analysis.pages.markdown import significant, times
from analysis.profiles.page import profiles_page


@cache
def page() -> str:
    return profiles_page("demo", demo().articles, project_codebook(), markers_list().titles, demo_profiles())


def part(head: str) -> str:
    [found] = [text for text in page().split("\n## ") if text.startswith(head)]
    return found


def test_every_article_and_every_returning_author_has_a_part() -> None:
    heads = re.findall(r"^## (.+)$", page(), re.MULTILINE)
    assert len(heads) == demo_profiles().select("grouping", "group").n_unique()
    assert heads[0] == "2041-spring, Lin Boyuan"
    assert [head for head in heads if head.endswith("2 articles")] == [
        "Lin Boyuan, 2 articles",
        "Shen Yi, 2 articles",
    ]
    assert "not yet of its author" in page()


def test_a_row_holds_the_numbers_of_both_versions() -> None:
    told = part("2041-spring, Shen Yi")
    line = next(line for line in told.splitlines() if line.startswith("| Obligation"))
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    rows = demo_profiles().filter(group="2041-spring/02-shen-yi", section="markers", item="obligation")
    english, chinese = rows.filter(language="en").to_dicts()[0], rows.filter(language="zh").to_dicts()[0]
    assert cells[1] == significant(english["value"]) and cells[4] == significant(chinese["value"])
    assert cells[2].startswith(f"**{times(english['ratio'])} [{times(english['ratio_low'])}")
    assert cells[3] == f"{english['rank']}/{english['other_articles'] + 1}"
    assert f"{100 * english['paired_difference']:.0f}".lstrip("-") in cells[7]


def test_bold_is_distinctive_and_the_rest_is_named() -> None:
    for group in demo_profiles().filter(grouping="article")["group"].unique(maintain_order=True):
        rows = demo_profiles().filter(group=group, section="markers")
        loud = set(rows.filter(pl.col("distinctive").is_in(["more", "less"]))["item"])
        told = page()[page().index(f"`{group}`") :].split("\n## ")[0]
        quiet = told[told.index("Not distinctive:") :].splitlines()[0]
        for category, title in markers_list().titles.items():
            if category in loud:
                line = next(line for line in told.splitlines() if line.startswith(f"| {title['en']} "))
                assert "**" in line
                assert title["en"] not in quiet


def test_no_sentence_of_the_texts_is_quoted() -> None:
    texts = demo().sentences.filter(pl.col("text").str.len_chars() > 20)["text"].to_list()
    assert not [text for text in texts if text in page()]


@pytest.mark.parametrize("name", ["A | B", "<script>alert(1)</script>", "*Bold* [x](http://y)"])
def test_names_and_words_from_the_source_stay_text(name: str) -> None:
    articles = demo().articles.with_columns(author_name=pl.lit(name))
    words = demo_profiles().with_columns(
        item=pl.when(section="keywords").then(pl.lit(name) + pl.col("item")).otherwise("item")
    )
    text = profiles_page("demo", articles, project_codebook(), markers_list().titles, words)
    for line in text.splitlines():
        if re.sub(r"\\(.)", r"\1", line).find(name) >= 0:
            assert not re.search(r"(?<!\\)(<script|\[x\]|\*Bold)", line)
    assert re.sub(r"\\(.)", r"\1", text).count(name) > 10


def test_a_study_of_one_article_finds_nothing_distinctive() -> None:
    bare = demo_profiles().with_columns(
        distinctive=pl.lit(None, pl.String),
        paired_low=pl.lit(None, pl.Float64),
        others=pl.lit(None, pl.Float64),
    )
    text = profiles_page("demo", demo().articles, project_codebook(), {}, bare)
    assert "Nothing is distinctive." in text and "**" not in text.split("\n## ", 1)[1]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (13.0, "13.0"),
        (0.1734, "0.173"),
        (190.4, "190"),
        (2771.0, "2,771"),
        (5.0, "5.00"),
        (99.96, "100"),
    ],
)
def test_values_have_three_digits_that_count(value: float, shown: str) -> None:
    assert significant(value) == shown


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [(0, "0"), (1.0302, "1.03"), (17.2, "17"), (0.0091, "0.009"), (0.1, "0.10"), (1234, "1,234")],
)
def test_ratios_near_one_can_be_told_apart(ratio: float, shown: str) -> None:
    assert times(ratio) == shown
