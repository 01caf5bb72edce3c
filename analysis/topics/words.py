"""Describe topics by their words: the first words, FREX, coherence, and the overlap of word lists."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.topics.coherence import npmi_within
from analysis.topics.documents import Documents

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


def first_words(topics: Floats, size: int) -> list[Places]:
    """The most probable words of each topic, most probable first; ties stand in the order of the vocabulary.

    Words of probability 0 (NMF knows them) are no words of a topic, so a list may be shorter than ``size``.
    """
    order = np.argsort(-topics, axis=1, kind="stable")[:, :size]
    return [places[topic[places] > 0] for topic, places in zip(topics, order, strict=True)]


def frex(topics: Floats, weight: float = 0.5) -> Floats:
    """FREX of each word in each topic: words that are frequent in the topic and exclusive to it.

    The harmonic mean of two ranks within the topic, each from 0 to 1: of the word's probability, and of its
    exclusivity, the probability divided by the sum of the word's probabilities over all topics (Bischof &
    Airoldi 2012, eq. 2; ``weight`` is that of exclusivity).

    Args:
        topics: topics × words.

    Returns:
        topics × words, above 0 to 1.
    """
    return np.asarray(1 / (weight / _ranks(word_exclusivity(topics)) + (1 - weight) / _ranks(topics)))


def word_exclusivity(topics: Floats) -> Floats:
    """The probability of each word in each topic by the sum of its probabilities in all topics (Bischof & Airoldi
    2012): topics × words, 0 to 1, 1 / topics where all topics use the word alike.
    """
    totals = topics.sum(axis=0)
    return np.asarray(topics / np.where(totals > 0, totals, 1))


def exclusivity(topics: Floats, size: int) -> Floats:
    """Mean :func:`word_exclusivity` of the first ``size`` words of each topic; 0 where it has no word."""
    values = word_exclusivity(topics)
    first = first_words(topics, size)
    return np.array(
        [row[words].mean() if len(words) else 0.0 for row, words in zip(values, first, strict=True)]
    )


def _ranks(values: Floats) -> Floats:
    """The empirical distribution function of each row at its own values."""
    ordered = np.sort(values, axis=1)
    ranks = [np.searchsorted(row, value, side="right") for row, value in zip(ordered, values, strict=True)]
    return np.asarray(np.stack(ranks) / values.shape[1])


def coherence(documents: Documents, words: Places) -> float | None:
    """Mean normalised pointwise mutual information of all pairs of words, a paragraph being a window.

    See :func:`~analysis.topics.coherence.npmi_within`; the shares of paragraphs are the probabilities, the
    reference corpus is the study itself. Equal to gensim's ``c_npmi`` with windows as long as the longest
    paragraph.

    Returns:
        -1 to 1, or nothing where there are fewer than two words.
    """
    return npmi_within(documents.occurrence(words))


def overlaps(first: list[Places], second: list[Places]) -> Floats:
    """Jaccard overlap of every word list of ``first`` with every one of ``second``: shared words by all
    words.
    """
    sets = [set(places.tolist()) for places in second]
    rows = [[len(mine & theirs) / max(len(mine | theirs), 1) for theirs in sets] for mine in _sets(first)]
    return np.array(rows).reshape(len(first), len(second))


def _sets(lists: list[Places]) -> list[set[int]]:
    return [set(places.tolist()) for places in lists]
