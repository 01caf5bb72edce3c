"""How alike the build of two segments is: a global alignment of their words, many pairs at once.

Equal words score by how surprising they are, other words by how alike their classes are (Needleman & Wunsch 1970 with a
linear gap). The similarity is the score over the mean length.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.rhetoric.device_background import MOST_BITS, TOPICAL, Background
from analysis.rhetoric.device_segments import Token
from analysis.rhetoric.device_word_classes import NAMING

LONGEST = 24  # words of a segment that are aligned
EQUAL, SURPRISE = 1.0, 1.5  # score of equal words: EQUAL, and up to SURPRISE more where they are rare
UNLIKE, GAP = -0.3, 0.3
SAME_LENGTH, SAME_CHARACTER = 0.3, 0.4  # Chinese: added for words of one class
SAME_PLACE, UNEVEN = (
    0.5,
    0.5,
)  # Chinese: weight of equal characters in equal places, and of a difference in length
# English: score of two words of one class. Endings that mark a form count more than those that hint at a word class.
_ENGLISH: Mapping[str, float] = {
    "participle": 0.8,
    "past": 0.7,
    "number": 0.6,
    "plural": 0.45,
    "abstract": 0.45,
    "adjective": 0.45,
    "adverb": 0.6,
    "verb": 0.55,
    "other": 0.3,
}
_ENGLISH_CLOSED, _CHINESE = 0.6, 0.4

Floats = NDArray[np.float64]


class Words:
    """Words of a version as codes, with what they score against each other."""

    def __init__(self, tokens: Sequence[Token], background: Background, language: str) -> None:
        kinds = list(dict.fromkeys((token.key, token.kind) for token in tokens if not token.is_mark))
        self._codes = {kind: code for code, kind in enumerate(kinds)}
        names = {name: code for code, name in enumerate(dict.fromkeys(kind for _, kind in kinds))}
        keys = {key: code for code, key in enumerate(dict.fromkeys(key for key, _ in kinds))}
        self.word = np.array([keys[key] for key, _ in kinds] + [-1])
        self.kind = np.array([names[kind] for _, kind in kinds] + [-1])
        equal = [
            (EQUAL + SURPRISE * background.bits(key) / MOST_BITS) * (TOPICAL if kind in NAMING else 1.0)
            for key, kind in kinds
        ]
        self.equal = np.array([*equal, 0.0], np.float32)
        self.chinese = language == "zh"
        if self.chinese:
            score = [_CHINESE if kind != "other" else _CHINESE / 2 for _, kind in kinds]
        else:
            score = [_ENGLISH.get(kind, _ENGLISH_CLOSED) for _, kind in kinds]
        self.like = np.array([*score, 0.0], np.float32)
        characters = {
            character: code for code, character in enumerate(sorted({c for key in keys for c in key}))
        }
        self.length = np.array([len(key) for key, _ in kinds] + [-1])
        self.last = np.array([characters[key[-1]] for key, _ in kinds] + [-1])

    def rows(self, segments: Sequence[Sequence[Token]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Codes of the words of each segment, filled up to :data:`LONGEST` with the code of no word, and its length."""
        none = len(self._codes)
        rows = np.full((len(segments), LONGEST), none, dtype=np.int64)
        lengths = np.zeros(len(segments), dtype=np.int64)
        for at, segment in enumerate(segments):
            codes = [self._codes[token.key, token.kind] for token in segment[:LONGEST]]
            rows[at, : len(codes)] = codes
            lengths[at] = len(codes)
        return rows, lengths


def similarities(words: Words, first: Sequence[Sequence[Token]], second: Sequence[Sequence[Token]]) -> Floats:
    """Similarity of each pair of segments (see the module); shape: (pairs,)."""
    if not first:
        return np.zeros(0)
    rows, height = words.rows(first)
    columns, width = words.rows(second)
    scores = _substitution(words, rows, columns)
    gaps = np.float32(GAP) * np.arange(LONGEST + 1, dtype=np.float32)
    best = np.tile(-gaps, (len(rows), 1))
    final = best[np.arange(len(rows)), width].copy()
    for row in range(LONGEST):
        reached = np.empty_like(best)
        reached[:, 0] = -gaps[row + 1]
        np.maximum(best[:, :-1] + scores[:, row], best[:, 1:] - np.float32(GAP), out=reached[:, 1:])
        # a gap in the row costs GAP a word: the running maximum does all of them at once
        best = np.maximum.accumulate(reached + gaps, axis=1) - gaps
        ends = height == row + 1
        final[ends] = best[ends, width[ends]]
    similarity: Floats = final.astype(np.float64) / ((height + width) / 2)
    if words.chinese:
        similarity += np.array([_rhythm(a, b) for a, b in zip(first, second, strict=True)])
    return similarity


def _rhythm(first: Sequence[Token], second: Sequence[Token]) -> float:
    """What equal length in characters, and equal characters at equal distance from an edge, add in Chinese."""
    a, b = ("".join(token.text for token in side) for side in (first, second))
    short, mean = min(len(a), len(b)), (len(a) + len(b)) / 2
    front = sum(x == y for x, y in zip(a[:short], b[:short], strict=True))
    back = sum(x == y for x, y in zip(a[-short:], b[-short:], strict=True))
    return SAME_PLACE * max(front, back) / mean - UNEVEN * abs(len(a) - len(b)) / mean


def _substitution(words: Words, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.float32]:
    """What each word of the one segment scores against each of the other; shape: (pairs, LONGEST, LONGEST)."""
    a, b = rows[:, :, None], columns[:, None, :]
    same_kind = words.kind[a] == words.kind[b]
    like = np.minimum(words.like[a], words.like[b])
    if words.chinese:
        like = (
            like
            + np.float32(SAME_LENGTH) * (words.length[a] == words.length[b])
            + np.float32(SAME_CHARACTER) * (words.last[a] == words.last[b])
        )
    scores = np.where(same_kind, like, np.float32(UNLIKE))
    return np.where(words.word[a] == words.word[b], words.equal[a], scores)
