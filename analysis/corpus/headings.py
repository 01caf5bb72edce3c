"""Tell headings from paragraphs.

The journal numbers headings and leading sentences alike, so a number alone says nothing. A heading stands on lines of
its own and does not end as a sentence ends; a numbered block of one sentence with a full stop may be either, and is
left open for the other version or, failing that, for its neighbours to decide.
"""

from __future__ import annotations

import re

from analysis.corpus.blocks import Block
from analysis.corpus.layout import Layout
from analysis.corpus.lines import is_terminal

LONGEST = {"en": 30, "zh": 60}  # words, characters: a longer numbered block is a paragraph
LONGEST_UNNUMBERED = {"en": 20, "zh": 30}

_SENTENCE_END = {
    "en": re.compile(
        r"(?<![A-Z])(?<!\bi\.e)(?<!\be\.g)(?<!\bNo)(?<!\bMr)(?<!\bDr)[.?!][”’\")]*\s+(?=[“‘\"(]?[A-Z0-9])"
    ),
    "zh": re.compile(r"[。！？][”’』」）》]*(?=.)"),
}
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Amb|No|St|vs|Gen|Sen|Rep|Co|Inc)|\b[A-Z](?:\. ?[A-Z])*)\.$"
)


def length(text: str, language: str) -> int:
    """Length in words (English) or characters (Chinese)."""
    return len(text.split()) if language == "en" else len(text)


def ends_sentence(text: str, language: str) -> bool:
    """Whether a text ends a sentence; an English abbreviation does not."""
    return is_terminal(text, language) and not (language == "en" and _ABBREVIATION.search(text))


def is_one_sentence(text: str, language: str) -> bool:
    return not _SENTENCE_END[language].search(text)


def is_title_case(text: str) -> bool:
    """Whether the longer words of an English text begin with capitals, as in a title."""
    words = re.findall(r"[A-Za-z][\w’'-]{3,}", text)
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def numbered_heading(text: str, language: str, layout: Layout) -> tuple[str, str] | None:
    """``(style, certainty)`` of a text that carries a heading's number: ``heading``, ``open`` or ``run-in``."""
    styled = layout.heading_style(text, language)
    if styled is None:
        return None
    style, rest = styled
    if not rest:
        return style, "heading"
    if not is_one_sentence(rest, language) or length(text, language) > LONGEST[language]:
        return style, "run-in"
    if ends_sentence(rest, language):
        return style, "open"
    return style, "heading"


def classify(blocks: list[Block], language: str, layout: Layout) -> None:
    """Set ``kind`` and ``style`` of each block in place; what the layout leaves undecided becomes ``open``."""
    for place, block in enumerate(blocks):
        text = block.raw if language == "en" else "".join(line.text for line in block.lines)
        numbered = numbered_heading(text, language, layout)
        if numbered:
            block.style, certainty = numbered
            block.kind = {"heading": "heading", "open": "open", "run-in": "paragraph"}[certainty]
            block.evidence = {
                "heading": "numbered, on lines of its own, without a full stop",
                "open": "numbered, one sentence on lines of its own",
                "run-in": "numbered, but the text runs on",
            }[certainty]
        elif _is_unnumbered_heading(text, place, blocks, language):
            block.kind = "heading"
            block.evidence = "short, on lines of its own, without final punctuation"


def _is_unnumbered_heading(text: str, place: int, blocks: list[Block], language: str) -> bool:
    if place + 1 >= len(blocks) or not is_unnumbered_heading(text, language):
        return False
    return language == "zh" or not blocks[place + 1].raw[0].islower()


def is_unnumbered_heading(text: str, language: str) -> bool:
    """Whether a text may be a heading without a number: short, one phrase, no punctuation at its end."""
    return (
        length(text, language) <= LONGEST_UNNUMBERED[language]
        and not is_terminal(text, language)
        and not text.endswith((",", ";", ":", "，", "；", "：", "、", "-"))
        and is_one_sentence(text, language)
        and (language == "zh" or text[0].isupper())
    )


def settle_open(blocks: list[Block]) -> None:
    """Decide what is still open: a numbered sentence is a heading unless its neighbour is its sibling.

    Numbered sentences that follow one another without text between them are a list; a numbered sentence that text
    or a deeper number follows is a heading.
    """
    for place, block in enumerate(blocks):
        if block.kind != "open":
            continue
        neighbours = [blocks[other] for other in (place - 1, place + 1) if 0 <= other < len(blocks)]
        sibling = any(other.style == block.style for other in neighbours)
        last = place + 1 == len(blocks)
        block.kind = "paragraph" if sibling or last else "heading"
        block.by = "default"
        block.evidence += "; no sibling stands beside it" if block.kind == "heading" else "; one of a list"


def set_levels(blocks: list[Block]) -> None:
    """Give each heading its level: a style of numbering has the level at which the version first brings it in."""
    styles: list[str] = []
    for block in blocks:
        if block.kind != "heading":
            continue
        if block.style is None:
            block.level = 1
            continue
        if block.style not in styles:
            styles.append(block.style)
        block.level = styles.index(block.style) + 1
