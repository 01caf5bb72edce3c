"""Similarity of profiles: against its formula written out, the index it comes from, and simulated texts."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.spatial.distance import cosine

from analysis.statistics.profile_similarity import ParagraphCounts, profile_similarity

Counts = NDArray[np.int64]


def counted(*articles: Counts) -> ParagraphCounts:
    """Articles as matrices of paragraphs × features; the size of a paragraph is what it counts."""
    cells = np.concatenate(articles)
    paragraph, feature = np.nonzero(cells)
    return ParagraphCounts(
        paragraph,
        feature,
        cells[paragraph, feature],
        cells.sum(axis=1),
        np.repeat(np.arange(len(articles)), [len(article) for article in articles]),
        len(articles),
        cells.shape[1],
    )


def by_hand(first: Counts, second: Counts) -> float:
    """The formula paragraph by paragraph."""

    def within(article: Counts) -> float:
        pairs = list(permutations(range(len(article)), 2))
        products = sum(float(article[a] @ article[b]) for a, b in pairs)
        return products / sum(float(article[a].sum() * article[b].sum()) for a, b in pairs)

    across = float(first.sum(axis=0) @ second.sum(axis=0)) / float(first.sum() * second.sum())
    return across / (within(first) * within(second)) ** 0.5


def paragraphs(random: np.random.Generator, profile: NDArray[np.float64], number: int, words: int) -> Counts:
    """Paragraphs that each dwell on some of the features of a text."""
    own = [random.dirichlet(profile * 60 + 1e-9) for _ in range(number)]
    return np.array([random.multinomial(int(random.poisson(words)) + 1, share) for share in own])


@given(st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_the_formula_and_what_a_missing_paragraph_changes(seed: int) -> None:
    random = np.random.Generator(np.random.PCG64(seed))
    articles = [
        random.poisson(1.5, (int(random.integers(4, 7)), 5)) + np.eye(5, dtype=int)[0] for _ in range(3)
    ]
    found = profile_similarity(counted(*articles))
    assert np.array_equal(found.value, found.value.T, equal_nan=True)
    for one, other in combinations(range(3), 2):
        assert found.value[one, other] == pytest.approx(by_hand(articles[one], articles[other]))
    places = np.cumsum([0, *(len(article) for article in articles)])
    for gone in range(len(articles[1])):
        rest = np.delete(articles[1], gone, axis=0)
        assert found.without[places[1] + gone, 2] == pytest.approx(by_hand(rest, articles[2]))


def test_words_one_by_one_give_the_index_of_morisita() -> None:
    first, second = [7, 3, 1, 0], [2, 5, 0, 4]
    singles = [np.repeat(np.eye(4, dtype=int), counts, axis=0) for counts in (first, second)]
    x, y = np.array(first), np.array(second)

    def simpson(counts: Counts) -> float:
        return float((counts * (counts - 1)).sum() / (counts.sum() * (counts.sum() - 1)))

    expected = float(x @ y) / (x.sum() * y.sum()) / (simpson(x) * simpson(y)) ** 0.5
    assert profile_similarity(counted(*singles)).value[0, 1] == pytest.approx(expected)


def test_without_chance_it_is_the_cosine() -> None:
    profiles = np.array([[40, 20, 5, 0], [10, 30, 5, 25]])
    same = [np.repeat(profile[None, :], 6, axis=0) for profile in profiles]
    expected = 1 - cosine(*profiles)
    found = profile_similarity(counted(*same))
    assert found.value[0, 1] == pytest.approx(expected)
    assert found.standard_error[0, 1] == pytest.approx(0)


def test_parts_of_one_text_are_alike_however_short_they_are() -> None:
    random = np.random.Generator(np.random.PCG64(5))
    profile = random.dirichlet(np.full(400, 0.1))
    freed, plain = [], []
    for _ in range(150):
        halves = [paragraphs(random, profile, 10, 30) for _ in range(2)]
        freed.append(profile_similarity(counted(*halves)).value[0, 1])
        plain.append(1 - cosine(*(half.sum(axis=0) for half in halves)))
    assert np.mean(freed) == pytest.approx(1, abs=0.03)
    assert np.mean(plain) < 0.95


@pytest.mark.parametrize(("features", "words", "number"), [(400, 60, 20), (12, 4, 25)])
def test_intervals_hold_the_truth(features: int, words: int, number: int) -> None:
    random = np.random.Generator(np.random.PCG64(11))
    common, *own = (random.dirichlet(np.full(features, 0.3)) for _ in range(3))
    profiles = [(common + each) / 2 for each in own]
    true = 1 - cosine(*profiles)
    held, values = 0, []
    for _ in range(400):
        found = profile_similarity(counted(*(paragraphs(random, each, number, words) for each in profiles)))
        low, high = found.interval()
        values.append(found.value[0, 1])
        held += int(low[0, 1] <= true <= high[0, 1])
    assert np.mean(values) == pytest.approx(true, abs=0.02)
    assert 0.91 <= held / 400 <= 0.985


def test_what_cannot_be_known_is_left_open() -> None:
    recurring, unique = np.ones((4, 3), dtype=int), np.eye(3, dtype=int)
    assert np.isnan(profile_similarity(counted(recurring, unique)).value[0, 1])
    assert np.isnan(profile_similarity(counted(recurring, recurring[:2])).value[0, 1])
    one_article = profile_similarity(counted(recurring))
    assert one_article.value.shape == (1, 1) and np.isnan(one_article.value).all()
