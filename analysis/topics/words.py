"""Describe topics by their words: the first words, FREX and exclusivity."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

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
