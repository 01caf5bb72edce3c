"""Bylines of several authors: the names, one way to show them, one id, and versions that still find each other."""

from __future__ import annotations

import polars as pl
import pytest
from extracted import extract
from project import PROJECT

from analysis.corpus.author_ids import author_id
from analysis.corpus.author_names import author_name, author_names
from analysis.corpus.collect import joint_authors
from analysis.corpus.pairing import name_agreement

SOURCE = (PROJECT / "issues" / "2041-spring" / "source.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("林博远、沈毅", ["林博远", "沈毅"]),
        ("林博远　沈　毅", ["林博远沈毅"]),  # nothing tells names from characters that are set apart
        ("林博远　沈毅", ["林博远", "沈毅"]),
        ("沈　毅、林博远", ["沈毅", "林博远"]),
        ("沈　毅", ["沈毅"]),
        ("欧阳　娜娜", ["欧阳娜娜"]),
        ("埃伦·马什／沈毅", ["埃伦·马什", "沈毅"]),
        ("Lin Boyuan  and Shen Yi", ["Lin Boyuan", "Shen Yi"]),
        ("Lin Boyuan, Shen Yi, and Ellen van der Meer", ["Lin Boyuan", "Shen Yi", "Ellen van der Meer"]),
        ("Lin Boyuan & Shen Yi", ["Lin Boyuan", "Shen Yi"]),
        ("Martin King, Jr.", ["Martin King, Jr."]),
        ("Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
        ("Anderson Sandberg", ["Anderson Sandberg"]),
    ],
)
def test_names_of_a_byline(printed: str, names: list[str]) -> None:
    assert author_names(printed) == names
    assert author_names(author_name(printed)) == names


def test_names_are_shown_in_one_way() -> None:
    assert author_name("林博远 / 沈毅") == "林博远、沈毅"
    assert author_name("Lin Boyuan & Shen Yi") == "Lin Boyuan and Shen Yi"
    assert author_name("Lin Boyuan; Shen Yi; Su Wanqing") == "Lin Boyuan, Shen Yi and Su Wanqing"


def test_joint_authors_have_one_id_in_every_issue() -> None:
    both = "lin-boyuan-and-shen-yi"
    assert author_id("Boyuan Lin & Yi Shen", "林博远、沈毅") == both
    assert author_id("Lin Boyuan and Shen Yi") == author_id(None, "林博远　沈毅") == both


def test_the_versions_are_paired_name_by_name() -> None:
    assert name_agreement("Boyuan Lin and Yi Shen", "林博远、沈毅") == 1.0
    assert name_agreement("Lin Boyuan and Shen Yi", "林博远、苏晚晴") == 0.5


def test_an_issue_with_a_joint_article() -> None:
    joint = SOURCE.replace("By Lin Boyuan*", "By Lin Boyuan, Shen Yi and Su Wanqing*")
    joint = joint.replace("*  Lin Boyuan is Commissioner", "*  Lin Boyuan and both others are Commissioners")
    articles = extract(joint.replace("林博远\u2003 维", "林博远、沈 毅、苏晚晴\u2003 维")).articles
    first = articles.filter(article="01-lin-boyuan-and-shen-yi-and-su-wanqing")
    shown = {"en": "Lin Boyuan, Shen Yi and Su Wanqing", "zh": "林博远、沈毅、苏晚晴"}
    assert dict(first.select("language", "author_name").iter_rows()) == shown
    assert first["affiliation"].null_count() == 0
    (warning,) = joint_authors(articles)
    assert warning.startswith("2041-test/01-lin-boyuan-and-shen-yi-and-su-wanqing: the byline has several")
    assert joint_authors(extract(SOURCE).articles) == []


def test_a_researcher_names_joint_authors_as_the_journal_prints_them() -> None:
    joint = SOURCE.replace("By Lin Boyuan*", "By Lin Boyuan and Shen Yi*")
    articles = extract(joint, authors={"Lin Boyuan & Shen Yi": "lin-boyuan"}).articles
    assert "lin-boyuan" in articles.filter(pl.col("article").str.starts_with("01"))["author"].to_list()
    assert joint_authors(articles) == []
