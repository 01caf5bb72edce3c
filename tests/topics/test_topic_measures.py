"""Coherence, exclusivity, matching, stability and retrieval: against gensim, SciPy and values worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from gensim.corpora import Dictionary
from gensim.models import CoherenceModel
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.spatial.distance import cdist

from analysis.topics.coherence import npmi_across, npmi_within, occurrence
from analysis.topics.matching import cross_products, match_topics
from analysis.topics.polylingual import PolylingualTopicModel
from analysis.topics.retrieval import (
    cosine,
    likeness_of_shares,
    reciprocal_ranks,
    split_units,
)
from analysis.topics.stability import (
    matched_overlap,
    stability_of_halves,
    stability_over_seeds,
    stability_without,
)
from analysis.topics.words import exclusivity, word_exclusivity


def test_coherence_in_a_language_is_that_of_gensim_with_a_text_as_window() -> None:
    random = np.random.Generator(np.random.PCG64(1))
    counts = random.poisson(0.4, (40, 12))
    counts[:, 0] = 1
    words = [f"w{place:02}" for place in range(12)]
    texts = [[word for word, count in zip(words, row, strict=True) for _ in range(count)] for row in counts]
    topics = [[0, 3, 5, 7], [1, 2, 11]]
    theirs = CoherenceModel(
        topics=[[words[place] for place in topic] for topic in topics],
        texts=texts,
        dictionary=Dictionary(texts),
        coherence="c_npmi",
        window_size=100,  # longer than any text
        processes=1,
    ).get_coherence_per_topic()
    mine = [npmi_within(occurrence(csr_array(counts), np.array(topic))) for topic in topics]
    np.testing.assert_allclose(mine, theirs, rtol=1e-9)


def test_coherence_across_languages() -> None:
    english = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=float)
    assert npmi_across(english[:, :1], english[:, :1]) == pytest.approx(1)
    assert npmi_across(english[:, :1], english[:, 1:]) == pytest.approx(-1, abs=0.06)
    # p(a) = p(b) = ½ and p(a, b) = ¼: independent.
    assert npmi_across(english[:, :1], np.array([[1.0], [0], [1], [0]])) == pytest.approx(0, abs=1e-9)
    assert npmi_across(english, np.zeros((4, 1))) == -1
    assert npmi_across(english, np.zeros((4, 0))) is None
    assert npmi_across(np.zeros((0, 2)), np.zeros((0, 2))) is None
    assert npmi_within(english[:, :1]) is None


def test_exclusivity() -> None:
    topics = np.array([[0.6, 0.4, 0.0], [0.2, 0.0, 0.8]])
    np.testing.assert_allclose(word_exclusivity(topics), [[0.75, 1, 0], [0.25, 0, 1]])
    np.testing.assert_allclose(exclusivity(topics, 2), [(0.75 + 1) / 2, (1 + 0.25) / 2])
    np.testing.assert_allclose(exclusivity(np.ones((4, 5)) / 5, 3), 0.25)


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000), topics=st.integers(1, 6), more=st.integers(0, 3))
def test_topics_are_matched_with_themselves_in_any_order(seed: int, topics: int, more: int) -> None:
    random = np.random.Generator(np.random.PCG64(seed))
    mine = [
        random.dirichlet(np.full(9, 0.1), topics),
        random.dirichlet(np.full(5, 0.1), topics),
        np.zeros((topics, 0)),
    ]
    order = random.permutation(topics)
    fewer = order[: max(topics - more, 1)]
    match, similarity = match_topics(mine, [one[fewer] for one in mine])
    found = match >= 0
    assert found.sum() == len(fewer)
    np.testing.assert_allclose(similarity[found], 1)
    np.testing.assert_allclose([one[fewer][match[found]] for one in mine[:1]], [mine[0][found]])
    assert (similarity[~found] == 0).all()
    overlap = matched_overlap(mine[:2], [one[fewer] for one in mine[:2]], 3)
    np.testing.assert_array_equal(overlap, found.astype(float))


def test_a_fixed_topic_is_matched_with_itself() -> None:
    topics = np.eye(3)
    match, similarity = match_topics([topics], [topics[[1, 0, 2]]], fixed=[0])
    assert match.tolist() == [0, 1, 2] and similarity.tolist() == [0, 0, 1]


def test_products_are_those_of_matrices() -> None:
    random = np.random.Generator(np.random.PCG64(2))
    first, second = random.random((30, 4)), random.random((30, 3))
    np.testing.assert_allclose(cross_products(first, second), first.T @ second)
    np.testing.assert_allclose(cross_products(first), first.T @ first)


def test_likeness_is_that_of_scipy() -> None:
    random = np.random.Generator(np.random.PCG64(3))
    first, second = random.dirichlet(np.ones(4), 5), random.dirichlet(np.ones(4), 6)
    np.testing.assert_allclose(cosine(first, second), 1 - cdist(first, second, "cosine"))
    assert cosine(np.zeros((1, 4)), second).tolist() == [[0.0] * 6]


def test_what_all_texts_of_a_language_share_does_not_make_them_alike() -> None:
    random = np.random.Generator(np.random.PCG64(4))
    shares = random.dirichlet(np.ones(5), 8)
    shifted = shares * [9, 1, 1, 1, 0.1]
    shifted /= shifted.sum(axis=1, keepdims=True)
    likeness = likeness_of_shares(shares[None], shifted[None])
    logarithms = [np.log(one) - np.log(one).mean(axis=0) for one in (shares, shifted)]
    np.testing.assert_allclose(likeness, 1 - cdist(*logarithms, "cosine"))
    # Without the mean taken out, the translations are not all found.
    assert reciprocal_ranks(cosine(shares, shifted)).min() < 1
    assert reciprocal_ranks(likeness).tolist() == [1.0] * 8


def test_ranks_with_and_without_ties() -> None:
    likeness = np.array([[0.9, 0.1, 0.2], [0.8, 0.1, 0.7], [0.5, 0.5, 0.5]])
    assert reciprocal_ranks(likeness).tolist() == [1, 1 / 3, 1 / 2]


def test_units_are_split_without_overlap() -> None:
    training, testing = split_units(range(100, 130), 20, 10, 1)
    assert sorted([*training, *testing]) == list(range(100, 130))
    assert not np.array_equal(training, split_units(range(100, 130), 20, 10, 2)[0])
    with pytest.raises(ValueError, match="20 \\+ 11 units are wanted, but there are 30"):
        split_units(range(30), 20, 11, 1)


def test_topics_of_one_article_do_not_come_back_without_it() -> None:
    random = np.random.Generator(np.random.PCG64(5))
    # Two topics are in all articles, one in a single article only.
    words = np.kron(np.eye(3), random.dirichlet(np.ones(8), 1)[0])
    groups = np.repeat(np.arange(8), 12)
    shares = random.dirichlet([0.3, 0.3], 96)
    shares = np.column_stack([shares, np.zeros(96)])
    shares[groups == 0] = [0.05, 0.05, 0.9]
    counts = {"en": np.stack([random.multinomial(50, share) for share in shares @ words])}
    model = PolylingualTopicModel(3, random_state=1).fit(counts)
    sole = int(model.components_["en"].argmax(axis=1).argmax())
    assert model.components_["en"][sole, 16:].sum() > 0.9
    again = [PolylingualTopicModel(3, random_state=seed).fit(counts) for seed in (2, 3)]
    seeds = stability_over_seeds([model, *again], size=5)
    assert seeds.shape == (3,) and seeds.min() > 0.9
    assert np.isnan(stability_over_seeds([model])).all()
    without = [
        PolylingualTopicModel(3, random_state=1).fit({"en": counts["en"][groups != group]})
        for group in range(8)
    ]
    found = stability_without(model, without, size=5)
    assert found is not None and stability_without(model, without[:1]) is None
    assert found[sole] < np.delete(found, sole).min() - 0.05


def test_halves_of_chains_that_agree_recur() -> None:
    random = np.random.Generator(np.random.PCG64(6))
    words = np.kron(np.eye(3), random.dirichlet(np.ones(8), 1)[0])
    counts = {
        "en": np.stack([random.multinomial(60, share) for share in random.dirichlet([0.2] * 3, 90) @ words])
    }
    assert stability_of_halves(PolylingualTopicModel(3, n_chains=1).fit(counts)) is None
    clear = stability_of_halves(PolylingualTopicModel(3, n_chains=4).fit(counts), size=8)
    noise = {"en": random.poisson(1, (90, 24))}
    vague = stability_of_halves(PolylingualTopicModel(3, n_chains=4).fit(noise), size=8)
    assert clear is not None and vague is not None
    assert clear.min() > 0.9 and vague.mean() < 0.8
