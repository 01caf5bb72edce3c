"""The baselines for both languages: each finds the translation in an easy corpus, from one language alone."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.topics.baselines import (
    CrossLingual,
    GensimLda,
    JointNmf,
    Lsa,
    MatchedLanguages,
    SklearnLda,
    TrainingPairs,
)
from analysis.topics.matching import match_topics
from analysis.topics.retrieval import reciprocal_ranks
from analysis.topics.threads import one_thread
from benchmarks.synthetic_topics import drawn_topics, drawn_units

TRUTH = drawn_topics(6, 1, vocabulary=150)
COUNTS, _ = drawn_units(TRUTH, 130, 1, length=60, sparsity=0.5)
MODELS: dict[str, CrossLingual] = {
    "gensim": GensimLda(6, 1, 20),
    "sklearn": SklearnLda(6, 1),
    "nmf": JointNmf(6, 1),
    "matched": MatchedLanguages(JointNmf, 6, 1),
    "lsa": Lsa(6, 1),
    "pairs": TrainingPairs(6, 1),
}


@pytest.mark.parametrize("name", list(MODELS))
def test_the_translation_is_found_from_one_language(name: str) -> None:
    training, testing = np.arange(100), np.arange(100, 130)
    model = MODELS[name]
    with one_thread():
        model.fit({language: matrix[training] for language, matrix in COUNTS.items()})
        sides = [model.transform({language: COUNTS[language][testing]}) for language in ("en", "zh")]
    ranks = reciprocal_ranks(model.likeness(*sides))
    chance = (1 / np.arange(1, 31)).mean()
    assert ranks.mean() > 2 * chance
    if hasattr(model, "components_"):
        for topics in model.components_.values():
            np.testing.assert_allclose(topics.sum(axis=1), 1)
        found = [model.components_[language] for language in ("en", "zh")]
        _, similarity = match_topics([TRUTH["en"], TRUTH["zh"]], found)
        assert similarity.mean() > 0.7


def test_texts_without_a_word_get_a_row() -> None:
    empty = {"en": np.zeros((2, 150))}
    some = {language: matrix[:30] for language, matrix in COUNTS.items()}
    for model in MODELS.values():
        model.fit(some)
        assert np.isfinite(model.transform(empty)).all()
