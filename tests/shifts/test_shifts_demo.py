"""The planted differences of the demo issues are found, with the alignment that the program makes."""

from __future__ import annotations

from typing import Any

import pytest
from aligned_demo import ISSUES, article_id
from project import truth_of
from shift_texts import demo_shifts

PLANTED = [
    (issue, article_id(article), difference)
    for issue in ISSUES
    for article in truth_of(issue)["articles"]
    for difference in article["differences"]
]
FIRST = 3


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def rank_of(issue: str, article: str, difference: dict[str, Any]) -> tuple[int, str] | None:
    """Place in its article, and kind, of the first candidate that marks a good part of a planted difference."""
    own = demo_shifts().filter(issue=issue, article=article).sort("article_rank")
    for row in own.iter_rows(named=True):
        for language in ("en", "zh"):
            planted, words = letters(difference[language] or ""), row[f"{language}_words"] or ""
            parts = [letters(part) for part in words.split(" … ")]
            shared = sum(len(part) for part in parts if part and part in planted)
            whole = [part for part in parts if planted and planted in part and len(part) < 2 * len(planted)]
            if (
                whole
                or (planted and 2 * shared >= len(planted))
                or (shared and difference["kind"] == "weakened")
            ):
                return row["article_rank"], row["kind"]
    return None


def planted(*kinds: str) -> list[Any]:
    return [
        pytest.param(*item, id=f"{item[1]}: {item[2]['kind']} {item[2]['unit']}")
        for item in PLANTED
        if item[2]["kind"] in kinds
    ]


@pytest.mark.parametrize(("issue", "article", "difference"), planted("omitted", "added"))
def test_planted_content_is_among_the_first_candidates_of_its_article(
    issue: str, article: str, difference: dict[str, Any]
) -> None:
    found = rank_of(issue, article, difference)
    assert found is not None and found[0] <= FIRST and found[1] == difference["kind"]


@pytest.mark.parametrize(("issue", "article", "difference"), planted("weakened"))
def test_planted_weakening_is_found_as_such(issue: str, article: str, difference: dict[str, Any]) -> None:
    found = rank_of(issue, article, difference)
    assert found is not None and found[0] <= 5 and found[1] == "weakened"


@pytest.mark.parametrize(("issue", "article", "difference"), planted("explained"))
def test_planted_explanations_are_found(issue: str, article: str, difference: dict[str, Any]) -> None:
    found = rank_of(issue, article, difference)
    assert found is not None and found[1] in ("explained", "added")


def test_all_kinds_of_differences_are_planted() -> None:
    assert {item[2]["kind"] for item in PLANTED} == {"omitted", "added", "weakened", "explained"}
