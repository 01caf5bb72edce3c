"""The frames that the demo issues plant in one article each are found there, in both versions."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest
from project import truth_of
from small_study import articles_of, project_codebook

from analysis.framing.matching import find_hits
from analysis.framing.salience import salience
from analysis.language.tokens import tokenize_corpus
from analysis.tables.corpus import PARAGRAPHS

FRAMES = {
    "shared future": "shared_future",
    "sovereignty": "sovereignty",
    "multilateral order": "multilateral_order",
    "people-to-people": "people_to_people",
    "development and finance": "development",
    "security": "security",
}
ISSUES = ("2041-spring", "2041-autumn")
PLANTED = [
    (issue, contrast["name"], contrast["article"])
    for issue in ISSUES
    for contrast in truth_of(issue)["contrasts"]
    if contrast["kind"] == "frame"
]


@cache
def shares(issue: str) -> pl.DataFrame:
    rows: list[tuple[object, ...]] = []
    versions: list[tuple[str, str, str | None]] = []
    for article in truth_of(issue)["articles"]:
        for language in ("en", "zh"):
            versions.append((str(article["order"]), language, article["author"]))
            for place, paragraph in enumerate(article[language]["paragraphs"]):
                level = 1 if paragraph["kind"] == "heading" else None
                head = (issue, str(article["order"]), language, place, paragraph["kind"], level)
                text = paragraph["text"]
                rows.append((*head, text if language == "en" else "".join(text.split()), 1, 1))
    paragraphs = PARAGRAPHS.frame(rows)
    codebook = project_codebook()
    sentences, tokens = tokenize_corpus(paragraphs, codebook.phrases("zh"), "characters")
    hits, _ = find_hits(codebook, paragraphs, sentences, tokens)
    return salience(hits, articles_of(versions, issue), paragraphs, codebook, "demo")


def test_every_planted_frame_is_known_here() -> None:
    assert {name for _, name, _ in PLANTED} == set(FRAMES)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("issue", "name", "article"), PLANTED)
def test_a_planted_frame_is_most_salient_where_it_was_planted(
    issue: str, name: str, article: int, language: str
) -> None:
    found = shares(issue).filter(
        (pl.col("grouping") == "article")
        & (pl.col("frame") == FRAMES[name])
        & (pl.col("language") == language)
    )
    ordered = found.sort("hits", descending=True).select("group", "hits").rows()
    assert ordered[0][0] == f"{issue}/{article}"
    assert ordered[0][1] >= 2 * ordered[1][1] or ordered[0][1] >= ordered[1][1] + 3
