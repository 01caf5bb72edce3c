"""LDA: the joint inference of a chunk against gensim's own, document by document."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.topics.lda import infer, train_lda


def some_bags(seed: int, documents: int, words: int) -> list[list[tuple[int, int]]]:
    random = np.random.Generator(np.random.PCG64(seed))
    bags = []
    for _ in range(documents):
        chosen = np.sort(random.choice(words, random.integers(1, words), replace=False))
        bags.append([(int(word), int(random.integers(1, 6))) for word in chosen])
    return bags


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000), documents=st.integers(1, 12), topics=st.integers(1, 6))
def test_inference_equals_that_of_gensim(seed: int, documents: int, topics: int) -> None:
    from gensim.models.ldamodel import LdaModel

    bags = some_bags(seed, documents, 15)
    theirs = LdaModel(
        id2word={word: str(word) for word in range(15)},
        num_topics=topics,
        random_state=seed,
        dtype=np.float64,
    )
    start = np.random.RandomState(seed).gamma(100.0, 1.0 / 100.0, (documents, topics))
    theirs.random_state = np.random.RandomState(seed)
    gamma, statistics = theirs.inference(bags, collect_sstats=True)
    mine, mine_statistics = infer(
        bags, theirs.expElogbeta, theirs.alpha, start, theirs.iterations, theirs.gamma_threshold
    )
    np.testing.assert_allclose(mine, gamma, rtol=1e-8)
    np.testing.assert_allclose(mine_statistics, statistics, rtol=1e-8, atol=1e-12)


def test_a_fit_equals_one_of_gensim_alone() -> None:
    from gensim.models.ldamodel import LdaModel

    bags = some_bags(7, 30, 20)
    words = [f"w{place}" for place in range(20)]
    theirs = LdaModel(
        corpus=bags,
        id2word=dict(enumerate(words)),
        num_topics=4,
        passes=10,
        random_state=3,
        chunksize=30,
        update_every=0,
        eval_every=None,
        dtype=np.float64,
    )
    gamma, _ = theirs.inference(bags)
    mine = train_lda(bags, words, 4, 10, 3)
    np.testing.assert_allclose(mine.get_topics(), theirs.get_topics(), rtol=1e-6)
    np.testing.assert_allclose(mine.inference(bags)[0], gamma, rtol=1e-6)


def test_the_seed_decides_everything() -> None:
    bags = some_bags(1, 20, 12)
    words = [str(place) for place in range(12)]
    first, second, other = (train_lda(bags, words, 3, 10, seed).get_topics() for seed in (1, 1, 2))
    assert np.array_equal(first, second)
    assert not np.allclose(first, other)
    np.testing.assert_allclose(first.sum(axis=1), 1)
