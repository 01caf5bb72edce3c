"""Extract a text in a test, and compare what comes out with a known truth."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml
from project import PROJECT, layout_of

from analysis.corpus.extraction import Extraction, extract_issue
from analysis.corpus.issue_file import IssueFile, read_issue_file


def issue_file(**more: Any) -> IssueFile:
    data = {
        "journal": "confluence-review",
        "title": "A title",
        "date": "2041-03",
        "source": "source.txt",
        **more,
    }
    return read_issue_file(data, "2041-test", "issue.yaml")


def extract(text: str, journal: str = "confluence-review", **more: Any) -> Extraction:
    return extract_issue(text, layout_of(journal), issue_file(**more), "source.txt")


@cache
def extract_demo(issue: str) -> Extraction:
    """A demo issue, under its own id."""
    folder = PROJECT / "issues" / issue
    told = read_issue_file(yaml.safe_load((folder / "issue.yaml").read_text("utf-8")), issue, "issue.yaml")
    source = (folder / "source.txt").read_text("utf-8")
    return extract_issue(source, layout_of(told.journal), told, "source.txt")


def body(extraction: Extraction, order: int, language: str) -> list[tuple[str, int | None, str]]:
    """Kind, level and text of the paragraphs of a version."""
    return [
        (row["kind"], row["level"], row["text"])
        for row in extraction.paragraphs.iter_rows(named=True)
        if row["language"] == language and row["article"].startswith(f"{order:02d}-")
    ]


def head(extraction: Extraction, order: int, language: str) -> tuple[str | None, ...]:
    """Title, subtitle, author, position and author id of a version."""
    for row in extraction.articles.iter_rows(named=True):
        if row["language"] == language and row["article"].startswith(f"{order:02d}-"):
            return tuple(row[key] for key in ("title", "subtitle", "author_name", "affiliation", "author"))
    raise AssertionError(f"no version {order} in {language}")


def true_body(version: Mapping[str, Any]) -> list[tuple[str, int | None, str]]:
    return [(item["kind"], item.get("level"), item["text"].strip()) for item in version["paragraphs"]]


def true_head(article: Mapping[str, Any], language: str) -> tuple[str | None, ...]:
    version = article[language]
    keys = (version["title"], version.get("subtitle"), version["author"], version["position"])
    return (*keys, article["author"])
