"""Word lists in the concordance are matched by the codebook's rules."""

from __future__ import annotations

from typing import Any

import pytest
from small_study import SMALL, corpus_of, small_codebook

from analysis.errors import StudyError
from analysis.framing.concordance_queries import LIST, find_list_hits, list_entries
from analysis.tables.framing import HITS

CODEBOOK = small_codebook(SMALL + "shields: {zh: [合作社], en: [aid station]}\n")


def found(lists: list[dict[str, Any]], language: str, text: str) -> list[tuple[str, str]]:
    """Name of the list and matched text of every match, in order."""
    hits = find_list_hits(list_entries(lists), CODEBOOK, *corpus_of([("a", language, text)]), "lists")
    assert set(hits["frame"]) <= {LIST}
    return hits.select("term", "text").rows()


@pytest.mark.parametrize(
    ("words", "language", "text", "expected"),
    [
        (["must"], "en", "It must. MUST it? Mustard.", ["must", "MUST"]),
        (["river"], "en", "Rivers, a river-bed.", ["Rivers", "river"]),
        (["US"], "en", "US aid for us.", ["US"]),
        (["必须", "必"], "zh", "必须，必要。", ["必须", "必"]),
        # the codebook's terms hide nothing, its actors and shields hide what they hold by accident
        (["合作"], "zh", "合作共赢，合作社。", ["合作"]),
        (["win"], "en", "A win-win aid station.", ["win", "win"]),
        (["aid"], "en", "An aid station gives aid.", ["aid"]),
        (["印度"], "zh", "印度尼西亚与印度。", ["印度"]),
        (["nation"], "en", "The United Nations of nations.", ["nations"]),
        # what a list asks for itself it gets
        (["aid station", "aid"], "en", "An aid station gives aid.", ["aid station", "aid"]),
        (["合作社"], "zh", "合作社的合作。", ["合作社"]),
        (["印度尼西亚", "印度"], "zh", "印度尼西亚与印度。", ["印度尼西亚", "印度"]),
    ],
)
def test_matching(words: list[str], language: str, text: str, expected: list[str]) -> None:
    assert found([{"name": "own", language: words}], language, text) == [("own", text) for text in expected]


def test_the_longest_form_of_all_lists_wins() -> None:
    lists = [{"name": "water", "zh": ["水"]}, {"name": "sharing", "zh": ["共享之水"]}]
    assert found(lists, "zh", "共享之水，水。") == [("sharing", "共享之水"), ("water", "水")]


def test_no_list_and_a_list_of_one_language() -> None:
    assert find_list_hits([], CODEBOOK, *corpus_of([("a", "en", "aid")]), "lists").schema == HITS.schema
    assert found([{"name": "own", "en": ["must"]}], "zh", "必须") == []


def test_two_lists_with_the_same_lemmas_are_refused() -> None:
    lists = [{"name": "one", "en": ["river bank"]}, {"name": "two", "en": ["river banks"]}]
    with pytest.raises(StudyError, match=r"^lists: the form “river banks” of `two` has the same lemmas as"):
        found(lists, "en", "A river bank.")
