"""Document completion, and the choice of the number of topics where it is known."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.topics.choice_of_k import choose_number, completion_by_number, document_completion, thin
from analysis.topics.polylingual import PolylingualTopicModel
from benchmarks.synthetic_topics import drawn_topics, drawn_units


def test_halves_make_the_whole() -> None:
    random = np.random.Generator(np.random.PCG64(1))
    counts = {"en": random.poisson(2, (20, 30)), "zh": random.poisson(1, (20, 10))}
    first, second = thin(counts, random)
    for language, matrix in counts.items():
        assert np.array_equal(first[language].toarray() + second[language].toarray(), matrix)
        assert 0.4 < first[language].sum() / matrix.sum() < 0.6


def test_completion_is_the_probability_of_the_hidden_words() -> None:
    random = np.random.Generator(np.random.PCG64(2))
    counts = {"en": random.poisson(1, (12, 8)), "zh": random.poisson(1, (12, 6))}
    model = PolylingualTopicModel(3, n_chains=2, n_iter=10).fit(counts)
    hidden = {"zh": random.poisson(1, (12, 6))}
    logarithms, sizes = document_completion(model, {"en": counts["en"]}, hidden)
    shares = model.transform_by_chain({"en": counts["en"]})
    chance = np.mean(
        [mine @ chain.topics[1] for mine, chain in zip(shares, model.chains_, strict=True)], axis=0
    )
    np.testing.assert_allclose(logarithms, (hidden["zh"] * np.log(chance)).sum(axis=1), rtol=1e-5)
    assert np.array_equal(sizes, hidden["zh"].sum(axis=1))


def test_the_smallest_number_within_one_standard_error_is_chosen() -> None:
    scores = {5: [-2.0, -3.0], 10: [-1.02, -2.0], 15: [-1.0, -2.01], 20: [-1.0, -2.0]}
    arrays = {number: np.array(values) for number, values in scores.items()}
    # 10 and 15 lie .01 and .005 below 20 on the mean, with a standard error as large; 5 lies 1 below.
    assert choose_number(arrays) == 10
    assert choose_number({5: arrays[5], 20: arrays[20]}) == 20
    assert choose_number({8: np.array([-1.0])}) == 8


@pytest.mark.parametrize("planted", [8])
def test_a_planted_number_is_chosen(planted: int) -> None:
    counts, _ = drawn_units(drawn_topics(planted, 3, vocabulary=300), 300, 3)
    scores = completion_by_number(counts, [4, 7, 8, 9, 14], seeds=[1], folds=3)
    assert {len(values) for values in scores.values()} == {3}
    assert abs(choose_number(scores) - planted) <= 1


def test_groups_are_held_out_whole() -> None:
    counts, _ = drawn_units(drawn_topics(3, 1, vocabulary=60), 40, 1)
    # Copies of one text in both parts would be foretold too well; as a group they are held out together.
    copies = {language: matrix[np.repeat(np.arange(8), 5)] for language, matrix in counts.items()}
    groups = np.repeat(np.arange(8), 5)
    together = completion_by_number(copies, [3], seeds=[1], groups=groups, n_iter=20)[3].mean()
    apart = completion_by_number(copies, [3], seeds=[1], n_iter=20)[3].mean()
    assert together < apart
