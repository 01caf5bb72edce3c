"""Descriptions of topics by their words."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.topics.coherence import npmi_within
from analysis.topics.words import first_words, frex


def test_coherence_by_hand() -> None:
    found = np.array([[1, 1, 0], [1, 0, 0], [0, 1, 1], [1, 1, 0]], dtype=float)
    together = math.log(0.5 / (0.75 * 0.75)) / -math.log(0.5)
    assert npmi_within(found[:, [0, 1]]) == pytest.approx(together)
    assert npmi_within(found[:, [1, 2]]) == pytest.approx(math.log(0.25 / (0.75 * 0.25)) / -math.log(0.25))
    assert npmi_within(found[:, [0]]) is None
    # Words that never meet come close to -1.
    assert npmi_within(found[:, [0, 2]]) == pytest.approx(-0.94, abs=0.01)


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 10_000))
def test_coherence_equals_that_of_gensim_with_whole_paragraphs_as_windows(seed: int) -> None:
    from gensim.corpora import Dictionary
    from gensim.models.coherencemodel import CoherenceModel

    random = np.random.Generator(np.random.PCG64(seed))
    occurrence = random.random((30, 8)) < random.uniform(0.1, 0.8, 8)
    occurrence[0] = True
    occurrence[1] = False
    occurrence[1, 0] = True
    occurrence = occurrence[occurrence.any(axis=1)]
    texts = [[f"w{place}" for place in np.flatnonzero(row)] for row in occurrence]
    topics = [[0, 1, 2, 3], [4, 5, 6, 7], [1, 7]]
    theirs = CoherenceModel(
        topics=[[f"w{place}" for place in topic] for topic in topics],
        texts=texts,
        dictionary=Dictionary(texts),
        coherence="c_npmi",
        window_size=100,
        processes=1,
        topn=4,
    ).get_coherence_per_topic()
    mine = [npmi_within(occurrence[:, topic].astype(float)) for topic in topics]
    np.testing.assert_allclose(mine, theirs, rtol=1e-9)


def test_frex_by_hand() -> None:
    topics = np.array([[0.6, 0.3, 0.1, 0.0], [0.6, 0.0, 0.1, 0.3]])
    # First topic: ranks by probability 1, .75, .5, .25; exclusivity .5, 1, .5, 0 ranks .75, 1, .75, .25.
    ranks = [(1.0, 0.75), (0.75, 1.0), (0.5, 0.75), (0.25, 0.25)]
    expected = [1 / (0.5 / exclusive + 0.5 / frequent) for frequent, exclusive in ranks]
    np.testing.assert_allclose(frex(topics)[0], expected)
    np.testing.assert_allclose(frex(topics, weight=0.0)[0], [frequent for frequent, _ in ranks])
    np.testing.assert_allclose(frex(topics, weight=1.0)[0], [exclusive for _, exclusive in ranks])


def test_first_words_are_by_probability_then_by_the_vocabulary_and_never_impossible() -> None:
    topics = np.array([[0.1, 0.4, 0.1, 0.4], [0.0, 0.0, 1.0, 0.0]])
    assert [words.tolist() for words in first_words(topics, 3)] == [[1, 3, 0], [2]]
