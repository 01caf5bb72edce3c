"""Let the other version decide what the layout of one version leaves open.

The fragments between all possible breaks of both versions are matched in order by dynamic programming, on length and
on the numbers and Latin names that occur in both. Where two groups meet, there is a break; inside a group there is
none. This is a rough alignment that serves open breaks only: the alignment of the study is made later, on paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf, sqrt

from analysis.corpus.blocks import Block, Flow
from analysis.corpus.headings import classify
from analysis.corpus.layout import Layout

LARGEST = 3  # fragments of one side in a group
VARIANCE = 20.0  # of English characters per Chinese character; 12 to 30 fits translations of this kind
SKIP = 6.0  # cost of a fragment that has no counterpart
OVER_BREAK = 5.0  # cost of a group that spans a break that the layout shows
BOTH_OPEN = 0.6  # cost of running on where both versions have a full line that ends a sentence
BAND = 8  # fragments to both sides of the diagonal that are looked at
KIND_MISMATCH = 3.0  # cost of a heading against a paragraph
ANCHOR = 1.5  # gain of a number or name that both have
SENTENCE = 0.4  # gain, for an open break, of what it leans to


@dataclass(frozen=True)
class _Fragment:
    size: int
    anchors: frozenset[str]
    kind: str
    open_before: bool
    leans_to_break: bool


_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_NAMES = re.compile(r"\b[A-Z]{2,}\b")


def anchors(text: str) -> frozenset[str]:
    """Numbers (without thousands separators) and acronyms of a text: they survive translation."""
    return frozenset(match.replace(",", "") for match in _DIGITS.findall(text)) | frozenset(
        _NAMES.findall(text)
    )


def decide_by_counterpart(english: Flow, chinese: Flow, layout: Layout) -> None:
    """Settle the open boundaries of two versions of an article, in place."""
    flows = (english, chinese)
    if not any(boundary.verdict == "open" for flow in flows for boundary in flow.boundaries):
        return
    fragments = [_fragments(flow, layout) for flow in flows]
    groups = _match([item for _, item in fragments[0]], [item for _, item in fragments[1]])
    for side, flow in enumerate(flows):
        starts = {group[side][0] for group in groups if group[side]}
        for place, (block, fragment) in enumerate(fragments[side]):
            if fragment.open_before:
                verdict = "break" if place in starts else "join"
                seen = "breaks here too" if verdict == "break" else "runs on here"
                block.before.decide(verdict, "other version", f"the {_OTHER[flow.language]} version {seen}")


_OTHER = {"en": "Chinese", "zh": "English"}


def decide_headings_by_counterpart(english: list[Block], chinese: list[Block]) -> None:
    """Settle numbered sentences that may be headings: one is a heading if its counterpart is, in place."""
    if not any(block.kind == "open" for block in (*english, *chinese)):
        return
    sides = (english, chinese)
    groups = _match(*([_fragment(block, certain=True) for block in blocks] for blocks in sides))
    for group in groups:
        if len(group[0]) != 1 or len(group[1]) != 1:
            continue
        pair = [sides[side][group[side][0]] for side in (0, 1)]
        for block, other, language in ((pair[0], pair[1], "Chinese"), (pair[1], pair[0], "English")):
            if block.kind == "open" and other.kind != "open":
                block.kind, block.by = other.kind, "other version"
                block.evidence += f"; the {language} version has a {other.kind} here"


def _fragments(flow: Flow, layout: Layout) -> list[tuple[Block, _Fragment]]:
    blocks = flow.blocks(split_open=True)
    classify(blocks, flow.language, layout)
    return [(block, _fragment(block)) for block in blocks]


def _fragment(block: Block, *, certain: bool = False) -> _Fragment:
    text = block.raw
    return _Fragment(
        size=len(text.replace(" ", "")),
        anchors=anchors(text),
        kind=block.kind,
        open_before=not certain and block.before.verdict == "open",
        leans_to_break=block.before.lean == "break",
    )


def _match(english: list[_Fragment], chinese: list[_Fragment]) -> list[tuple[list[int], list[int]]]:
    """Groups of fragment indices of both sides, in order, at the least total cost."""
    ratio = sum(item.size for item in english) / max(1, sum(item.size for item in chinese))
    rows, columns = len(english), len(chinese)
    best = [[inf] * (columns + 1) for _ in range(rows + 1)]
    step: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    moves = [
        (m, n)
        for m in range(LARGEST + 1)
        for n in range(LARGEST + 1)
        if (m or n) and (min(m, n) or m + n == 1)
    ]
    for row in range(rows + 1):
        # Versions of an article run side by side: what lies far from the diagonal is no match.
        middle = row * columns // max(1, rows)
        reach = max(BAND, abs(rows - columns) + LARGEST)
        for column in range(max(0, middle - reach), min(columns, middle + reach) + 1):
            if best[row][column] == inf:
                continue
            for m, n in moves:
                if row + m > rows or column + n > columns:
                    continue
                cost = best[row][column] + _cost(english[row : row + m], chinese[column : column + n], ratio)
                if cost < best[row + m][column + n] - 1e-9:
                    best[row + m][column + n] = cost
                    step[row + m, column + n] = (m, n)
    groups = []
    row, column = rows, columns
    while row or column:
        m, n = step[row, column]
        groups.append((list(range(row - m, row)), list(range(column - n, column))))
        row, column = row - m, column - n
    return groups[::-1]


def _cost(english: list[_Fragment], chinese: list[_Fragment], ratio: float) -> float:
    cost = 0.0
    if all(any(item.open_before for item in side[1:]) for side in (english, chinese)):
        cost += BOTH_OPEN
    for side in (english, chinese):
        for place, item in enumerate(side):
            if item.open_before:
                cost -= SENTENCE if (place == 0) == item.leans_to_break else 0.0
            elif place:
                cost += OVER_BREAK
    if not english or not chinese:
        return cost + SKIP
    left, right = sum(item.size for item in english), sum(item.size for item in chinese)
    # Gale and Church (1993): the difference from the expected length, in standard deviations.
    deviation = (left - right * ratio) / sqrt(max(1.0, (left / ratio + right) / 2) * VARIANCE)
    cost += min(deviation * deviation / 2, 30.0)
    shared = _all_anchors(english) & _all_anchors(chinese)
    kinds = {item.kind for item in (*english, *chinese)} - {"open"}
    return cost - ANCHOR * min(len(shared), 4) + (KIND_MISMATCH if len(kinds) > 1 else 0.0)


def _all_anchors(fragments: list[_Fragment]) -> frozenset[str]:
    if len(fragments) == 1:
        return fragments[0].anchors
    return frozenset().union(*(item.anchors for item in fragments))
