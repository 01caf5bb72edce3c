"""How alike segments are by chance: pairs of segments of different paragraphs of the same version."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.rhetoric.device_segments import CLAUSE, HEADING, ITEM, PART, SENTENCE, Token, Version
from analysis.rhetoric.parallel_alignment import LONGEST, Words, similarities

NULL_PAIRS = 4000
# different pairs: in a version with fewer nothing tells how alike segments are by chance, so no series is parallel
FEWEST_PAIRS = 100
# of a pair by chance: the mean of minus the binary logarithm of a uniform number
MEAN_BITS = 1 / float(np.log(2))
_POOL = (HEADING, SENTENCE, PART, CLAUSE, ITEM)  # the other levels hold the same sentences and clauses again
_SEED = 20220301
_LENGTHS = np.array([3, 4, 5, 7, 10])  # bins of the shorter segment's length, by their first
FEWEST_OF_LENGTH = (
    30  # pairs of a length from which their mean and deviation are taken; those of all if there are fewer
)
_TAIL = 0.9  # share of the pairs that are less alike than those of the tail

Floats = NDArray[np.float64]


class ChancePairs:
    """How alike segments of a version are that stand in different paragraphs.

    Similarities are standardised by the length of the shorter segment, since short ones vary more. Beyond the upper
    tenth the tail is taken as exponential (as alignment scores have it: Karlin & Altschul 1990), so that surprise can
    be told beyond one in the number of pairs.
    """

    def __init__(self, version: Version, words: Words) -> None:
        self._words = words
        pool = [s.tokens for level in _POOL for s in version.segments[level] if len(s.tokens) > 1]
        generator = np.random.Generator(np.random.PCG64([_SEED, len(pool)]))
        drawn = generator.integers(0, max(1, len(pool)), size=(NULL_PAIRS * 2 if pool else 0, 2))
        apart = [(a, b) for a, b in drawn.tolist() if pool[a][0].paragraph != pool[b][0].paragraph]
        apart = apart[:NULL_PAIRS]
        self.known = len({frozenset(pair) for pair in apart}) >= FEWEST_PAIRS  # one may be drawn again
        if not self.known:
            return
        pairs = [(pool[a], pool[b]) for a, b in apart]
        values = similarities(words, [a for a, _ in pairs], [b for _, b in pairs])
        bins = self._bins(pairs)
        self._mean, self._deviation = np.empty(len(_LENGTHS) + 1), np.empty(len(_LENGTHS) + 1)
        for place in range(len(_LENGTHS) + 1):
            inside = values[bins == place]
            inside = inside if len(inside) >= FEWEST_OF_LENGTH else values
            self._mean[place], self._deviation[place] = inside.mean(), max(inside.std(), 1e-6)
        standard = np.sort((values - self._mean[bins]) / self._deviation[bins])
        self._standard = standard
        self._edge = float(np.quantile(standard, _TAIL))
        tail = standard[standard > self._edge]
        # in a text of a few sentences that say the same, the upper tenth may be one value: it has no tail
        self.known = tail.size > 0
        self._excess = float(np.mean(tail - self._edge)) if self.known else np.nan

    def bits(self, pairs: Sequence[tuple[Sequence[Token], Sequence[Token]]]) -> Floats:
        """Minus the binary logarithm of the chance that a pair by chance is at least as alike; shape: (pairs,)."""
        if not pairs or not self.known:
            return np.zeros(len(pairs))
        values = similarities(self._words, [a for a, _ in pairs], [b for _, b in pairs])
        bins = self._bins(pairs)
        z = (values - self._mean[bins]) / self._deviation[bins]
        above = 1 - np.searchsorted(self._standard, z, side="left") / len(self._standard)
        tail = np.log2(1 - _TAIL) - (z - self._edge) / self._excess * np.log2(np.e)
        # the maximum keeps the branch that is not taken free of log2(0)
        bits: Floats = np.where(z > self._edge, -tail, -np.log2(np.maximum(above, 1e-3)))
        return bits

    @staticmethod
    def _bins(pairs: Sequence[tuple[Sequence[Token], Sequence[Token]]]) -> NDArray[np.int64]:
        shorter = np.array([min(len(a), len(b), LONGEST) for a, b in pairs])
        return np.searchsorted(_LENGTHS, shorter, side="right")
