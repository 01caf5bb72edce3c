"""The real issue: two articles against hand-made truth, the others against what a reader found."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from extracted import extract
from project import SHARED, needs_shared

from analysis.corpus.extraction import Extraction

pytestmark = needs_shared


@cache
def real() -> Extraction:
    source = (SHARED / "issues" / "2022-spring" / "source.txt").read_text("utf-8")
    return extract(source, journal="foreign-affairs-journal")


@cache
def gold(name: str) -> Any:
    return json.loads((SHARED / "gold" / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("version", ["1-en", "1-zh", "5-en", "5-zh"])
def test_paragraphs_headings_and_their_lines_equal_the_gold(version: str) -> None:
    number, language = version.split("-")
    found = [
        (row["kind"], row["text"], [row["first_line"], row["last_line"]])
        for row in real().paragraphs.iter_rows(named=True)
        if row["article"].startswith(f"0{number}-") and row["language"] == language
    ]
    assert found == [(item["type"], item["text"], item["raw_lines"]) for item in gold("paragraphs")[version]]


@pytest.mark.parametrize("place", range(4))
def test_heads_equal_the_gold(place: int) -> None:
    truth = gold("structure")[place]
    number, language = truth["id"].split("-")
    row = next(
        row
        for row in real().articles.iter_rows(named=True)
        if row["article"].startswith(f"0{number}-") and row["language"] == language
    )
    assert (row["title"], row["subtitle"]) == (truth["title"], truth["subtitle"])
    assert (row["author_name"], row["affiliation"]) == (truth["author"], truth["position"])


def test_twelve_versions_of_six_articles_and_eight_events() -> None:
    articles = real().articles
    assert articles.filter(section="articles").height == 12
    assert articles.filter(section="events").height == 8
    assert real().pairs.select("en", "zh").rows() == [(number, number) for number in range(1, 7)]
    assert real().warnings == ()


def test_both_versions_have_the_same_paragraphs_but_for_one_heading() -> None:
    """Article 6 has a heading before its conclusion in English only; everything else runs parallel."""
    kinds = {
        (row["article"], row["language"]): []
        for row in real().articles.filter(section="articles").iter_rows(named=True)
    }
    for row in real().paragraphs.iter_rows(named=True):
        if (row["article"], row["language"]) in kinds:
            kinds[row["article"], row["language"]].append((row["kind"], row["level"]))
    for article in sorted({article for article, _ in kinds}):
        english, chinese = kinds[article, "en"], kinds[article, "zh"]
        if article.startswith("06-"):
            english = [*english[:42], *english[43:]]
        assert english == chinese


def test_no_furniture_is_left_in_any_body() -> None:
    heads = [row["title"] for row in real().articles.filter(section="articles").iter_rows(named=True)]
    left = re.compile(r"Foreign Affairs Journal·|Visits & Events|^By [A-Z]|^\*|BRIEF INTRODUCTION")
    for text in real().paragraphs["text"]:
        assert not left.search(text)
        assert "  " not in text and text == text.strip()
        assert not any(title in text and len(title) > 12 for title in heads)
