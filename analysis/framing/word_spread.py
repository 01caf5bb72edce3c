"""How the words of a group are spread over its paragraphs and along its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.framing.word_counts import WordCounts
from analysis.statistics.dispersion import average_reduced_frequency

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Spread:
    """Of each word in a group, shape ``(words,)``.

    Attributes:
        paragraphs: paragraphs with the word.
        articles: articles with the word.
        dp_normalised: Gries' DP over the paragraphs, normalised (Lijffijt & Gries 2012); NaN for a word that the
            group lacks, and where it has one paragraph.
        average_reduced_frequency: ARF along the articles, one after the other.
    """

    paragraphs: NDArray[np.int64]
    articles: NDArray[np.int64]
    dp_normalised: Numbers
    average_reduced_frequency: Numbers


def word_spread(corpus: WordCounts, inside: Sequence[int]) -> Spread:
    """Range, DP and ARF of each word in a group of articles.

    Paragraphs without a counted token are no parts. DP is summed over the cells that hold a word: a part
    without it adds half its share.
    """
    words = len(corpus.terms)
    block, word, count = (values[corpus.cells_of(inside)] for values in corpus.cells)
    own = np.isin(corpus.article, inside)
    sizes = corpus.sizes[own]
    sizes = sizes[sizes > 0]
    total = corpus.article_counts[list(inside)].sum(axis=0)
    of_word = count / total[word]
    of_group = corpus.sizes[block] / sizes.sum()
    excess = np.bincount(word, np.abs(of_word - of_group) - of_group, minlength=words)
    most = 1 - sizes.min() / sizes.sum()
    known = (total > 0) & (most > 0)
    places = corpus.occurrences_of(inside)
    before = np.cumsum(np.where(own, corpus.sizes, 0)) - corpus.sizes
    position = before[corpus.block[places]] + corpus.offset[places]
    return Spread(
        np.bincount(word, minlength=words),
        np.asarray((corpus.article_counts[list(inside)] > 0).sum(axis=0)),
        np.where(known, (1 + excess) / 2 / (most if most > 0 else 1), np.nan),
        average_reduced_frequency(corpus.word[places], position, int(sizes.sum()), words),
    )
