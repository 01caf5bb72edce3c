"""Real paragraphs whose truth is known: shuffled between articles, so that nothing differs but what is planted.

This needs no model of how words come in bursts or go together. What the paragraphs of an article have in common is
lost: how far articles differ is a matter of the drawn texts.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration.keyness import Chance, Draw
from benchmarks.calibration.word_texts import Numbers, Paragraphs


def shuffled(texts: Paragraphs, articles: int, group: int, times: float = 1.0, planted: float = 0.0) -> Draw:
    """Studies of the paragraphs of a study in random order, cut into articles of nearly equal length.

    A word is made more frequent in the group by thinning: outside it each occurrence is kept with the probability
    ``1 / times``, which leaves its bursts as they are.

    Args:
        texts: the paragraphs of a study.
        articles: how many articles they are cut into.
        group: how many of these are the group.
        times: how many times as frequent planted words are in the group.
        planted: share of the words that are planted.
    """
    article = np.arange(len(texts.sizes)) * articles // len(texts.sizes)
    members = tuple(range(group))
    rest: NDArray[np.bool_] = np.asarray(article >= group)[:, None]

    def draw(number: int, chance: Chance) -> tuple[Paragraphs, Numbers, tuple[int, ...]]:
        order = chance.permutation(len(article))
        counts, sizes = texts.counts[order], texts.sizes[order]
        chosen = np.less(chance.random(counts.shape[1]), planted)
        thinned = np.asarray(chance.binomial(counts, 1 / times))
        counts = np.where(rest & chosen, thinned, counts)
        # the other words of a paragraph are what its size counts; a thinned word is one of several hundred
        return Paragraphs(counts, sizes, article), np.where(chosen, np.log2(times), 0.0), members

    return draw
