"""Segments: what a member of a series can be, and what stands before it."""

from __future__ import annotations

import pytest
from series_texts import version_of

from analysis.rhetoric.device_segments import BRIEF, CLAUSE, HEADING, ITEM, OPENING, PART, SENTENCE


def segments(text: str | list[str], language: str, level: str) -> list[str]:
    texts = [text] if isinstance(text, str) else text
    joint = " " if language == "en" else ""
    return [
        joint.join(token.text for token in segment.tokens)
        for segment in version_of(texts, language).segments[level]
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("First, we must trade. Rain fell.", "en", "we must trade"),
        ("Second: we must trade.", "en", "we must trade"),
        ("1. Opening the river to trade.", "en", "Opening the river to trade"),
        ("First ministers met.", "en", "First ministers met"),
        ("And yet we trade.", "en", "we trade"),
        ("首先，我们要通商。下雨了。", "zh", "我们要通商"),
        ("第二，我们要通商。", "zh", "我们要通商"),
        ("（三）坚持通商。", "zh", "坚持通商"),
        ("三、坚持通商。", "zh", "坚持通商"),
        ("“通商”兴国。", "zh", "通商兴国"),
    ],
)
def test_what_counts_or_joins_a_member_is_no_part_of_it(text: str, language: str, expected: str) -> None:
    assert segments(text, language, OPENING) == [expected]


def test_clauses_end_at_marks_and_items_at_commas_of_lists_too() -> None:
    text = "河流连接城镇、村庄和田野，道路连接集市；人们修桥。"
    assert segments(text, "zh", CLAUSE) == ["河流连接城镇村庄和田野", "道路连接集市", "人们修桥"]
    assert segments(text, "zh", ITEM)[:2] == ["河流连接城镇", "村庄和田野"]
    assert segments(text, "zh", PART) == ["河流连接城镇村庄和田野道路连接集市", "人们修桥"]


def test_english_items_are_parted_at_and() -> None:
    text = "We are builders of ships, keepers of dams and readers of maps."
    assert segments(text, "en", ITEM) == ["We are builders of ships", "keepers of dams", "readers of maps"]
    assert segments(text, "en", CLAUSE)[1] == "keepers of dams and readers of maps"


def test_a_text_without_semicolon_has_no_parts_and_long_sentences_are_not_brief() -> None:
    text = "The aim is clear. The work of the commission on the lower river has only begun. The way is long."
    assert segments(text, "en", PART) == []
    assert segments(text, "en", BRIEF) == ["The aim is clear", "The way is long"]
    assert len(segments(text, "en", SENTENCE)) == 3


def test_headings_are_segments_of_their_own() -> None:
    texts = ["# Opening the river", "The river is open.", "# Closing the dam", "The dam is closed."]
    assert segments(texts, "en", HEADING) == ["Opening the river", "Closing the dam"]
    assert segments(texts, "en", OPENING) == ["The river is open", "The dam is closed"]


def test_a_number_inside_a_sentence_stays() -> None:
    assert segments("In 1972, 14 ships came.", "en", CLAUSE) == ["In 1972", "14 ships came"]
