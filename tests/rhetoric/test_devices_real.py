"""The real issue: series of two articles against hand-made truth."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from extracted import extract
from project import SHARED, needs_shared
from small_study import project_codebook

from analysis.language.tokens import tokenize_corpus
from analysis.rhetoric.device_segments import versions
from analysis.rhetoric.device_series import find_series
from benchmarks.device_matching import matches
from benchmarks.devices import gold_spans

pytestmark = needs_shared

Finds = dict[tuple[int, str], list[list[tuple[int, int, int]]]]


@cache
def found() -> tuple[Finds, dict[tuple[int, str, int], str]]:
    """Places of the members of all series, whether or not the other version speaks for them, and the texts."""
    source = (SHARED / "issues" / "2022-spring" / "source.txt").read_text("utf-8")
    extraction = extract(source, journal="foreign-affairs-journal")
    articles = extraction.articles.filter(section="articles")
    paragraphs = extraction.paragraphs.join(articles, on=["issue", "article", "language"], how="semi")
    _, tokens = tokenize_corpus(paragraphs, project_codebook().phrases("zh"), "rjieba")
    finds: Finds = {}
    for version in versions(paragraphs, tokens):
        finds[int(version.article[:2]), version.language] = [
            [(member.paragraph, member.start, member.end) for member in series.members]
            for series in find_series(version)
            if series.strength >= 0
        ]
    columns = ("article", "language", "paragraph", "text")
    texts = {
        (int(article[:2]), language, paragraph): text
        for article, language, paragraph, text in paragraphs.select(columns).iter_rows()
    }
    return finds, texts


@cache
def gold() -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads((SHARED / "gold" / "rhetoric.json").read_text("utf-8"))["devices"]
    return [device for device in told if device["device"] == "anaphora"]


@pytest.mark.parametrize("article", [1, 5])
def test_every_series_of_the_gold_is_found_in_one_version_at_least(article: int) -> None:
    finds, texts = found()
    missed = [
        device["id"]
        for device in gold()
        if device["article"] == article
        and not any(
            matches(find, gold_spans(device, language, texts))
            for language in ("en", "zh")
            for find in finds[article, language]
        )
    ]
    assert missed == []


def test_places_of_the_gold_are_found_in_the_texts() -> None:
    _, texts = found()
    for device in gold():
        for language in ("en", "zh"):
            assert len(gold_spans(device, language, texts)) == len(device[language])
