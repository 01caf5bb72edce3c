"""How alike the build of two segments is: a global alignment of their words, many pairs at once.

Equal words score by how surprising they are, other words by how alike their classes are (Needleman & Wunsch 1970 with a
linear gap). The similarity is the score over the mean length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.rhetoric.device_background import MOST_BITS, TOPICAL, Background
from analysis.rhetoric.device_segments import Token
from analysis.rhetoric.device_word_classes import NAMING, OTHER

LONGEST = 24  # words of a segment that are aligned
MOST_SHORT = 8  # words of a segment that is short
EQUAL, SURPRISE = 1.0, 1.5  # score of equal words: EQUAL, and up to SURPRISE more where they are rare
UNLIKE, GAP = -0.3, 0.3
SAME_LENGTH, SAME_CHARACTER = (
    0.3,
    0.4,
)  # Chinese: added for words of one class as long, with the same last character
# Chinese: score of two words of one class, for each bit of the class's surprise and at most; its share where the
# dictionary lacks the word
CLASS, MOST_CLASS, UNKNOWN = 0.12, 1.0, 0.3
SAME_PLACE = 0.5  # Chinese: weight of equal characters in equal places
# Chinese: weight of the difference in length, run by run between marks, by the mean length; and what that difference is
# at least where one has more runs
UNEVEN, OTHER_RUNS = 0.5, 0.2
SAME_RUNS, SAME_WORDS = 0.2, 0.2  # Chinese: added where all runs, and all words, are of the same lengths
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
_ENGLISH_CLOSED = 0.6

Floats = NDArray[np.float64]


class _Coded(NamedTuple):
    """A segment as codes of its first :data:`LONGEST` words, its characters, and its form.

    The form is the lengths in characters: of the ``runs`` between marks, and of the ``words``.
    """

    codes: list[int]
    text: str
    runs: tuple[int, ...]
    words: tuple[int, ...]


class Words:
    """Words of a version as codes, with what each scores against each other.

    Attributes:
        chinese: whether the version is Chinese.
        none: the code of no word.
        scores: score of each word against each other, by their codes; shape: (words + 1, words + 1).
    """

    def __init__(self, tokens: Sequence[Token], background: Background, language: str) -> None:
        words = list(dict.fromkeys((token.key, token.kind) for token in tokens if not token.is_mark))
        self.chinese = language == "zh"
        self.none = len(words)
        self._codes = {word: code for code, word in enumerate(words)}
        self._coded: dict[tuple[int, int, int, int], _Coded] = {}
        counts = Counter(token.kind for token in tokens if not token.is_mark)
        self.scores = _scores(words, background, self.chinese, counts)

    def code(self, segment: Sequence[Token]) -> _Coded:
        """The segment's codes and characters; each segment is read once."""
        # their number, since a couple lacks the words that count its second clause (一是…，二是…)
        place = (segment[0].paragraph, segment[0].start, segment[-1].end, len(segment))
        found = self._coded.get(place)
        if found is None:
            codes = [self._codes[token.key, token.kind] for token in segment[:LONGEST]]
            found = self._coded[place] = _coded(segment, codes)
        return found


def _coded(segment: Sequence[Token], codes: list[int]) -> _Coded:
    runs = [0]
    before = segment[0].start
    for token in segment:
        if token.start > before:
            runs.append(0)
        runs[-1] += len(token.text)
        before = token.end
    words = tuple(len(token.text) for token in segment)
    return _Coded(codes, "".join(token.text for token in segment), tuple(runs), words)


def _scores(
    words: Sequence[tuple[str, str]], background: Background, chinese: bool, counts: Mapping[str, int]
) -> NDArray[np.float32]:
    def coded(values: Sequence[str]) -> NDArray[np.int64]:
        codes = {value: code for code, value in enumerate(dict.fromkeys(values))}
        return np.array([codes[value] for value in values])

    kind = coded([kind for _, kind in words])
    key = coded([key for key, _ in words])
    if chinese:
        total = sum(counts.values())
        bits = {kind: min(MOST_CLASS, CLASS * -log2(count / total)) for kind, count in counts.items()}
        own = [bits[kind] * (UNKNOWN if kind == OTHER else 1.0) for _, kind in words]
    else:
        own = [_ENGLISH.get(kind, _ENGLISH_CLOSED) for _, kind in words]
    like = np.minimum.outer(np.array(own, np.float32), np.array(own, np.float32))
    if chinese:
        length = np.array([len(key) for key, _ in words])
        last = coded([key[-1] for key, _ in words])
        like += np.float32(SAME_LENGTH) * np.equal.outer(length, length)
        like += np.float32(SAME_CHARACTER) * np.equal.outer(last, last)
    # a lemma may stand in two classes (to build, building): what the one counts less for, the other does too
    rare = np.array(
        [
            (EQUAL + SURPRISE * background.bits(key) / MOST_BITS) * (TOPICAL if kind in NAMING else 1.0)
            for key, kind in words
        ],
        np.float32,
    )
    scores = np.full((len(words) + 1, len(words) + 1), UNLIKE, np.float32)
    inner = scores[:-1, :-1]
    inner[:] = np.where(np.equal.outer(kind, kind), like, np.float32(UNLIKE))
    same = np.equal.outer(key, key)
    inner[same] = np.minimum.outer(rare, rare)[same]
    return scores


def similarities(words: Words, first: Sequence[Sequence[Token]], second: Sequence[Sequence[Token]]) -> Floats:
    """Similarity of each pair of segments (see the module); shape: (pairs,)."""
    a, b = [words.code(segment) for segment in first], [words.code(segment) for segment in second]
    found = np.zeros(len(a))
    longer = np.array([max(len(x.codes), len(y.codes)) for x, y in zip(a, b, strict=True)], dtype=np.int64)
    # most pairs are short, and the work grows with the square of the length
    for least, most in ((0, MOST_SHORT), (MOST_SHORT, LONGEST)):
        chosen = np.flatnonzero((longer > least) & (longer <= most))
        if chosen.size:
            found[chosen] = _aligned(words, [a[at] for at in chosen], [b[at] for at in chosen], most)
    return found


def _aligned(words: Words, a: Sequence[_Coded], b: Sequence[_Coded], most: int) -> Floats:
    """Similarity of pairs of segments of ``most`` words at most; shape: (pairs,)."""
    rows, height = _filled(a, most, words.none)
    columns, width = _filled(b, most, words.none)
    scores = words.scores[rows[:, :, None], columns[:, None, :]]
    gaps = np.float32(GAP) * np.arange(most + 1, dtype=np.float32)
    best = np.tile(-gaps, (len(rows), 1))
    final = best[np.arange(len(rows)), width].copy()
    for row in range(most):
        reached = np.empty_like(best)
        reached[:, 0] = -gaps[row + 1]
        np.maximum(best[:, :-1] + scores[:, row], best[:, 1:] - np.float32(GAP), out=reached[:, 1:])
        # a gap in the row costs GAP a word: the running maximum does all of them at once
        best = np.maximum.accumulate(reached + gaps, axis=1) - gaps
        ends = height == row + 1
        final[ends] = best[ends, width[ends]]
    similarity: Floats = final.astype(np.float64) / ((height + width) / 2)
    if words.chinese:
        similarity += np.array([_rhythm(one, other) for one, other in zip(a, b, strict=True)])
    return similarity


def _filled(segments: Sequence[_Coded], most: int, none: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The codes of each segment, filled up to ``most`` with the code of no word, and how many there are."""
    rows = np.full((len(segments), most), none, dtype=np.int64)
    for at, segment in enumerate(segments):
        rows[at, : len(segment.codes)] = segment.codes
    return rows, np.array([len(segment.codes) for segment in segments])


def _rhythm(one: _Coded, other: _Coded) -> float:
    """What equal characters at equal distance from an edge, and equal lengths, add in Chinese."""
    a, b = one.text, other.text
    short, mean = min(len(a), len(b)), (len(a) + len(b)) / 2
    front = sum(x == y for x, y in zip(a[:short], b[:short], strict=True))
    back = sum(x == y for x, y in zip(a[-short:], b[-short:], strict=True))
    if len(one.runs) == len(other.runs):
        uneven = sum(abs(x - y) for x, y in zip(one.runs, other.runs, strict=True)) / mean
    else:
        uneven = max(abs(len(a) - len(b)) / mean, OTHER_RUNS)
    same = SAME_RUNS * (one.runs == other.runs) + SAME_WORDS * (one.words == other.words)
    return SAME_PLACE * max(front, back) / mean - UNEVEN * uneven + same
