"""How surprising it is that the words of a frame come again, under the article's own use of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log2

MOST_BITS = 7.0
"""A word that was just used comes again far oftener than its share in the text says (Church & Gale 1995, Kuhn & De Mori
1990), so that no single word tells more than this: once in 128."""
TOPICAL = 0.5
"""Share of the surprise of nouns and names that counts: neighbours have these in common because they have a topic."""
_TRUST = 0.9  # weight of the bigram against the single word, where the bigram's first word is known


class Background:
    """Counts of words and of pairs of neighbours in one version of one article."""

    def __init__(self, sentences: Iterable[Sequence[str]]) -> None:
        self._words: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        for sentence in sentences:
            self._words.update(sentence)
            self._pairs.update(pairwise(sentence))
        self._total = sum(self._words.values())
        self._kinds = len(self._words)

    def bits(self, word: str) -> float:
        """Surprise of a word in bits, at most :data:`MOST_BITS`; add-half estimate of its share."""
        return min(MOST_BITS, self.rarity(word))

    def rarity(self, word: str) -> float:
        """Surprise of a word in bits, without the limit of :data:`MOST_BITS`: for words that stand side by side."""
        return -log2((self._words[word] + 0.5) / (self._total + 0.5 * self._kinds + 0.5))

    def run_bits(self, run: Sequence[str], weights: Sequence[float], times: int, opens: float) -> float:
        """Surprise in bits of meeting a run of words, estimated from the text without ``times`` occurrences of it.

        Each word is predicted from the one before it, interpolated with its share in the text. A name that the article
        repeats anyway (Central Asian countries) is therefore hardly more surprising than its first word.

        Args:
            run: the words, in the order of the text.
            weights: what share of each word's surprise counts.
            times: how many occurrences are left out of the counts.
            opens: share of the other segments that begin with the first word: a word that opens every other sentence
                is no surprise there.
        """
        left_out = Counter(run)
        total = max(1, self._total - times * len(run))
        bits = 0.0
        before: str | None = None
        for word, weight in zip(run, weights, strict=True):
            count = max(0, self._words[word] - times * left_out[word])
            share = (count + 0.5) / (total + 0.5 * self._kinds + 0.5)
            if before is None:
                share = max(share, opens)
            else:
                met = max(0, self._pairs[before, word] - times)
                known = max(0, self._words[before] - times * left_out[before])
                trust = _TRUST * known / (known + 2)
                share = trust * (met / known if known else 0) + (1 - trust) * share
            bits += weight * min(MOST_BITS, -log2(share))
            before = word
        return bits
