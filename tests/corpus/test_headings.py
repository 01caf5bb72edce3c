"""Headings and the same numbering where it is none."""

from __future__ import annotations

import pytest
from project import layout_of

from analysis.corpus.blocks import Block, Boundary
from analysis.corpus.headings import (
    classify,
    ends_sentence,
    is_one_sentence,
    numbered_heading,
    set_levels,
    settle_open,
)
from analysis.corpus.lines import Line

LAYOUT = layout_of("confluence-review")


def blocks(*texts: str) -> list[Block]:
    return [
        Block([Line(number, text, 0)], Boundary("break", "layout", ""))
        for number, text in enumerate(texts, start=1)
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("II", "en", ("roman", "heading")),
        ("II. The river and its law", "en", ("roman", "heading")),
        ("iii. Tension on the upper river", "en", ("small roman", "heading")),
        ("1. Water for all: the ports are open. Trade has grown.", "en", ("arabic", "run-in")),
        ("2. Opening the ports to trade.", "en", ("arabic", "open")),
        ("First, we must trust each other. That is the lesson.", "en", ("ordinal word", "run-in")),
        ("二", "zh", ("numeral", "heading")),
        ("一、共同的航道", "zh", ("numeral", "heading")),
        ("（二）港口开放成果丰硕。贸易额不断增长。", "zh", ("bracketed numeral", "run-in")),
        ("（二）港口开放成果丰硕。", "zh", ("bracketed numeral", "open")),
        ("The river rises in the hills", "en", None),
        ("I.e. the delta is at risk", "en", None),
    ],
)
def test_numbered_lines(text: str, language: str, expected: tuple[str, str] | None) -> None:
    assert numbered_heading(text, language, LAYOUT) == expected


def test_sentence_ends() -> None:
    assert ends_sentence("the river.”", "en")
    assert not ends_sentence("He met Mr.", "en")
    assert not ends_sentence("the ambassador, H. E.", "en")
    assert ends_sentence("合作共赢。”", "zh")
    assert not ends_sentence("合作共赢，", "zh")
    assert is_one_sentence("the talks with Dr. Venn in the U.S. delta", "en")
    assert not is_one_sentence("The port is open. Trade grows", "en")


def test_an_unnumbered_heading_is_short_and_has_no_full_stop() -> None:
    found = blocks("A Look Back", "The river rises in the hills.", "The delta is low,", "and it is wide.")
    classify(found, "en", LAYOUT)
    assert [block.kind for block in found] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_the_last_block_is_no_heading() -> None:
    found = blocks("The river rises in the hills.", "So it ends")
    classify(found, "en", LAYOUT)
    assert found[1].kind == "paragraph"


def test_numbered_sentences_that_follow_one_another_are_a_list() -> None:
    listed = blocks("1. We keep the peace.", "2. We share the water.", "3. We open the ports.")
    classify(listed, "en", LAYOUT)
    settle_open(listed)
    assert {block.kind for block in listed} == {"paragraph"}
    headed = blocks(
        "1. Keeping the peace.", "The river was quiet.", "2. Sharing the water.", "There is enough of it."
    )
    classify(headed, "en", LAYOUT)
    settle_open(headed)
    assert [block.kind for block in headed] == ["heading", "paragraph"] * 2


def test_levels_follow_the_order_in_which_styles_come() -> None:
    found = blocks("I. One", "i. Two", "text.", "ii. Three", "text.", "II. Four", "Conclusion", "Text.")
    classify(found, "en", LAYOUT)
    set_levels(found)
    assert [block.level for block in found] == [1, 2, None, 2, None, 1, 1, None]
