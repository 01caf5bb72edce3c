"""The polylingual topic model: known topics are found again, in any language; what holds for every fit."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from project import PROJECT
from scipy.sparse import csr_array, csr_matrix
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

from analysis.topics.matching import match_topics
from analysis.topics.polylingual import PolylingualTopicModel
from analysis.topics.priors import seeded_prior

Floats = NDArray[np.float64]
Drawn = tuple[dict[str, Floats], dict[str, Floats], Floats]


def drawn_corpus(seed: int, units: int = 150, topics: int = 5, words: int = 12, length: int = 60) -> Drawn:
    """Counts in three languages from topics with words of their own (and common ones), the topics, and the shares."""
    random = np.random.Generator(np.random.PCG64(seed))
    shares = random.dirichlet(np.full(topics, 0.2), units)
    counts, truth = {}, {}
    for language in ("de", "en", "zh"):
        own = np.kron(np.eye(topics), random.dirichlet(np.ones(words), topics).mean(axis=0))
        truth[language] = 0.9 * own / own.sum(axis=1, keepdims=True) + 0.1 / own.shape[1]
        counts[language] = np.stack([random.multinomial(length, share) for share in shares @ truth[language]])
    return {language: matrix.astype(float) for language, matrix in counts.items()}, truth, shares


def test_known_topics_and_shares_are_found_in_all_languages() -> None:
    counts, truth, shares = drawn_corpus(1)
    model = PolylingualTopicModel(5, random_state=3).fit(counts)
    match, similarity = match_topics(
        [truth[language] for language in model.languages_],
        [model.components_[language] for language in model.languages_],
    )
    assert similarity.min() > 0.97
    assert np.abs(model.shares_[:, match] - shares).mean() < 0.02
    for language in model.languages_:
        folded = model.transform({language: counts[language]})
        assert np.abs(folded[:, match] - shares).mean() < 0.04
    assert (np.diff(model.shares_.mean(axis=0)) <= 0).all()


def test_units_without_one_language_join_through_the_other() -> None:
    counts, truth, shares = drawn_corpus(2, units=300)
    counts["en"][:100] = 0
    counts["zh"][100:200] = 0
    model = PolylingualTopicModel(5, random_state=1).fit({name: counts[name] for name in ("en", "zh")})
    match, similarity = match_topics(
        [truth["en"], truth["zh"]], [model.components_["en"], model.components_["zh"]]
    )
    assert similarity.min() > 0.95
    assert np.abs(model.shares_[:, match] - shares).mean() < 0.04


def test_chains_are_matched_and_their_mean_is_as_good() -> None:
    counts, truth, _ = drawn_corpus(4)
    model = PolylingualTopicModel(5, n_chains=3, random_state=2).fit(counts)
    assert len(model.chains_) == 3
    np.testing.assert_allclose(
        model.components_["en"], np.mean([chain.topics[1] for chain in model.chains_], axis=0)
    )
    assert (model.recurrence_ > 0.95).all()
    _, similarity = match_topics([truth["en"]], [model.components_["en"]])
    assert similarity.min() > 0.97
    by_chain = model.transform_by_chain({"en": counts["en"]})
    assert by_chain.shape == (3, 150, 5)
    np.testing.assert_allclose(by_chain.mean(axis=0), model.transform({"en": counts["en"]}))


def test_seeds_say_which_topic_is_which() -> None:
    counts, _, shares = drawn_corpus(5)
    vocabularies = {
        language: [f"{language}{place}" for place in range(matrix.shape[1])]
        for language, matrix in counts.items()
    }
    wanted = [3, 0]
    seeds = [{"en": [f"en{12 * topic + place}" for place in range(2)] + ["unknown"]} for topic in wanted]
    prior = seeded_prior(vocabularies, seeds, topics=5, weight=20)
    assert prior["en"].sum(axis=1).tolist() == [20, 20, 0, 0, 0] and not prior["zh"].any()
    model = PolylingualTopicModel(5, prior=prior, n_chains=2, random_state=1).fit(counts)
    for place, topic in enumerate(wanted):
        assert np.corrcoef(model.shares_[:, place], shares[:, topic])[0, 1] > 0.9
        assert model.components_["zh"][place].argmax() // 12 == topic


def test_a_learned_prior_tells_rare_topics_from_frequent_ones() -> None:
    random = np.random.Generator(np.random.PCG64(0))
    topics = np.kron(np.eye(3), np.full((1, 10), 0.1))
    shares = random.dirichlet([1.0, 0.3, 0.1], 800)
    counts = np.stack([random.multinomial(80, share) for share in shares @ topics])
    model = PolylingualTopicModel(3, learn_alpha=True, n_iter=200, tol=1e-9, random_state=4).fit(
        {"en": counts}
    )
    np.testing.assert_allclose(model.alpha_, [1.0, 0.3, 0.1], rtol=0.2)


@settings(deadline=None, max_examples=30)
@given(
    seed=st.integers(0, 10_000),
    units=st.integers(1, 8),
    widths=st.lists(st.integers(1, 9), min_size=1, max_size=3),
    topics=st.integers(1, 12),
    learn=st.booleans(),
)
def test_shares_and_topics_sum_to_one(
    seed: int, units: int, widths: list[int], topics: int, learn: bool
) -> None:
    random = np.random.Generator(np.random.PCG64(seed))
    counts = {str(place): random.poisson(0.7, (units, width)) for place, width in enumerate(widths)}
    counts["0"][0, 0] = 1
    model = PolylingualTopicModel(topics, n_iter=6, learn_alpha=learn, random_state=seed, n_fold_in=3)
    shares = model.fit_transform(counts)
    for array in (shares, model.transform(counts), *model.components_.values()):
        assert (array >= 0).all()
        np.testing.assert_allclose(array.sum(axis=1), 1)
    empty = sum(matrix.sum(axis=1) for matrix in counts.values()) == 0
    np.testing.assert_allclose(shares[empty], np.tile(model.alpha_ / model.alpha_.sum(), (empty.sum(), 1)))


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 10_000))
def test_a_unit_is_folded_in_the_same_whatever_stands_beside_it(seed: int) -> None:
    counts, _, _ = drawn_corpus(seed, units=20)
    model = PolylingualTopicModel(4, n_iter=10).fit(counts)
    random = np.random.Generator(np.random.PCG64(seed))
    order = random.permutation(20)[:7]
    whole = model.transform(counts)
    assert np.array_equal(model.transform({name: counts[name][order] for name in counts})[0], whole[order[0]])
    some = {name: csr_array(counts[name][order]) for name in reversed(list(counts))}
    assert np.array_equal(model.transform(some), whole[order])


def test_the_form_of_the_counts_and_the_order_of_languages_change_nothing() -> None:
    counts, _, _ = drawn_corpus(6, units=30)
    expected = PolylingualTopicModel(4, n_iter=10).fit(counts).shares_
    turned = {name: csr_matrix(counts[name]) for name in reversed(list(counts))}
    assert np.array_equal(PolylingualTopicModel(4, n_iter=10).fit(turned).shares_, expected)


PROGRAM = """
import hashlib, pickle, sys
import numpy as np
from analysis.topics import cells
from analysis.topics.polylingual import PolylingualTopicModel
cells.WORKED_ON = 30_000
counts = pickle.load(sys.stdin.buffer)
model = PolylingualTopicModel(10, n_chains=2, n_iter=12, learn_alpha=True, n_jobs=int(sys.argv[1])).fit(counts)
arrays = [model.shares_, model.alpha_, model.recurrence_, *model.components_.values(), model.transform(counts)]
print(hashlib.sha256(b"".join(array.tobytes() for array in arrays)).hexdigest())
"""


def test_the_bytes_are_the_same_whatever_the_number_of_threads() -> None:
    counts, _, _ = drawn_corpus(7, units=200, topics=10, words=40)  # several blocks of 30,000 / 15 cells
    assert sum((matrix > 0).sum() for matrix in counts.values()) > 5 * 2_000
    found = set()
    for threads in ("1", "2"):
        environment = os.environ | {
            "OPENBLAS_NUM_THREADS": threads,
            "OMP_NUM_THREADS": threads,
            "PYTHONHASHSEED": threads,
            "PYTHONPATH": str(PROJECT),
        }
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM, threads],
            input=pickle.dumps(counts),
            env=environment,
            capture_output=True,
            check=True,
        )
        found.add(run.stdout)
    assert len(found) == 1 and len(found.pop().strip()) == len(hashlib.sha256().hexdigest())


def test_the_seed_decides_everything() -> None:
    counts, _, _ = drawn_corpus(8, units=40)
    first, second, other = (
        PolylingualTopicModel(4, n_iter=10, random_state=seed).fit(counts).shares_ for seed in (1, 1, 2)
    )
    assert np.array_equal(first, second) and not np.allclose(first, other)


def test_it_behaves_like_an_estimator_of_scikit_learn() -> None:
    counts, _, _ = drawn_corpus(9, units=20)
    model = PolylingualTopicModel(3, alpha=0.2, n_iter=10)
    with pytest.raises(NotFittedError):
        model.transform(counts)
    copy = clone(model).set_params(n_components=4)
    assert (copy.alpha, copy.n_components, model.n_components) == (0.2, 4, 3)
    before = model.get_params()
    assert model.fit(counts) is model and model.get_params() == before
    assert np.array_equal(clone(model).fit_transform(counts), model.shares_)
    assert model.get_feature_names_out().tolist() == [f"polylingualtopicmodel{place}" for place in range(3)]
    again = pickle.loads(pickle.dumps(model))
    assert np.array_equal(again.transform(counts), model.transform(counts))


def test_edges_have_defined_results() -> None:
    one_word = {"en": np.array([[3], [1]]), "zh": np.zeros((2, 4))}
    model = PolylingualTopicModel(5, n_iter=6).fit(
        one_word
    )  # more topics than units, and a language without text
    assert np.array_equal(model.components_["en"], np.ones((5, 1)))
    np.testing.assert_allclose(model.components_["zh"], 0.25)
    no_words = PolylingualTopicModel(2, n_iter=6).fit({"en": np.eye(3), "zh": np.zeros((3, 0))})
    assert no_words.components_["zh"].shape == (2, 0)
    single = PolylingualTopicModel(1, n_iter=6, beta=0.5).fit({"en": np.array([[1, 2], [0, 4]])})
    assert np.array_equal(single.shares_, np.ones((2, 1)))
    np.testing.assert_allclose(single.components_["en"], [[1.5 / 8, 6.5 / 8]])
    weights = PolylingualTopicModel(2, n_iter=6).fit({"en": np.array([[0.25, 0.5], [0.1, 3]])})
    assert np.isfinite(weights.shares_).all()


@pytest.mark.parametrize(
    ("counts", "parameters", "message"),
    [
        ({}, {}, "no mapping of at least one language"),
        (np.eye(2), {}, "no mapping of at least one language"),
        ({"en": np.zeros((2, 2))}, {}, "no text"),
        ({"en": -np.eye(2)}, {}, r"X\['en'\] has a negative count \(-1\)"),
        ({"en": np.array([[np.nan, 1]])}, {}, "no finite number"),
        ({"en": np.ones(3)}, {}, "1 dimensions"),
        ({"en": np.eye(2), "zh": np.eye(3)}, {}, "different numbers of units: {'en': 2, 'zh': 3}"),
        ({"en": np.eye(2)}, {"n_components": 0}, "n_components is 0"),
        ({"en": np.eye(2)}, {"n_iter": 2.5}, "n_iter is 2.5"),
        ({"en": np.eye(2)}, {"alpha": 0.0}, "alpha is 0.0"),
        ({"en": np.eye(2)}, {"alpha": np.ones(3), "n_components": 2}, "alpha is"),
        ({"en": np.eye(2)}, {"beta": 0}, "beta is 0"),
        ({"en": np.eye(2)}, {"random_state": -1}, "random_state is -1"),
        ({"en": np.eye(2)}, {"prior": {"en": np.ones((3, 3))}, "n_components": 3}, "has the shape"),
        ({"en": np.eye(2)}, {"prior": {"en": -np.ones((3, 2))}, "n_components": 3}, "negative or not finite"),
    ],
)
def test_what_cannot_be_fitted_is_named(counts: object, parameters: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        PolylingualTopicModel(**parameters).fit(counts)


def test_what_cannot_be_folded_in_is_named() -> None:
    model = PolylingualTopicModel(2, n_iter=4).fit({"en": np.eye(3)})
    with pytest.raises(ValueError, match="language 'zh', but the model knows"):
        model.transform({"zh": np.eye(3)})
    with pytest.raises(ValueError, match="has 2 words, but the model was fitted to 3"):
        model.transform({"en": np.eye(2)})
