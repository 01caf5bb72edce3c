"""The polylingual model beside other models of both languages, by the same measures on the same parts of the units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.tables.topic_number import MODELS
from analysis.topics.baselines import (
    CrossLingual,
    GensimLda,
    JointNmf,
    Lsa,
    MatchedLanguages,
    SklearnLda,
    TrainingPairs,
)
from analysis.topics.choice_of_k import thin
from analysis.topics.joint_model import FitSettings
from analysis.topics.parts import parts_of_units
from analysis.topics.retrieval import likeness_of_shares
from analysis.topics.rounding import rounded
from analysis.topics.selection import ONE_LANGUAGE, PARTS, WHY_NOT, counted
from analysis.topics.stability import matched_overlap
from analysis.topics.topic_measures import held_out_log_likelihood, retrieval, word_measures
from analysis.topics.units import JointUnits

Floats = NDArray[np.float64]

PASSES = 20  # of both LDA over the units
MOST_CHAINS = 4  # of the polylingual model: more take long, and say little more here
NO_TOPICS = "no topics"
NO_LIKELIHOOD = "no probabilities of words by language"
NO_START = "no random start, so seeds change nothing"
# Its start is a singular value decomposition.
NOT_RANDOM = "scikit-learn NMF"


class Polylingual:
    """The polylingual model with the interface of the baselines; texts are compared in every chain."""

    def __init__(self, settings: FitSettings, words: Mapping[str, Any], topics: int, chains: int, seed: int):
        self.model = settings.estimator(words, topics, chains, seed)

    @property
    def components_(self) -> dict[str, Floats]:
        return dict(self.model.components_)

    def fit(self, X: Any) -> Self:  # noqa: N803
        self.model.fit(X)
        return self

    def transform(self, X: Any) -> Floats:  # noqa: N803
        return self.model.transform_by_chain(X)

    def likeness(self, rows: Floats, others: Floats) -> Floats:
        return likeness_of_shares(rows, others)


def compare_models(
    units: JointUnits, number: int, chains: int, settings: FitSettings, frames: FitSettings | None
) -> pl.DataFrame:
    """Fit every model to all units with two seeds, and without each part of the articles.

    Args:
        units: units with a word in either language. number: topics. chains: of the model that is shown; at most
            :data:`MOST_CHAINS` are fitted.
        settings: of the polylingual model, not seeded. frames: the same, seeded by frames of the codebook; nothing
            where there are more frames than topics.

    Returns:
        The table ``topics/models``; without units it is empty.
    """
    if not number:
        return MODELS.frame([])
    chains = min(chains, MOST_CHAINS)
    makers: dict[str, Callable[[int], CrossLingual]] = {
        f"polylingual, {counted(chains, 'chain')}": partial(_polylingual, settings, units, number, chains),
        "polylingual, 1 chain": partial(_polylingual, settings, units, number, 1),
        "gensim LDA, joint bag": partial(GensimLda, number, passes=PASSES),
        "scikit-learn LDA, joint bag": partial(SklearnLda, number, passes=PASSES),
        "scikit-learn NMF, joint bag": partial(JointNmf, number),
        "gensim LDA, matched languages": partial(MatchedLanguages, partial(GensimLda, passes=PASSES), number),
        "scikit-learn NMF, matched languages": partial(MatchedLanguages, JointNmf, number),
        "cross-lingual LSA": partial(Lsa, number),
        "similarity to training pairs": partial(TrainingPairs, number),
    }
    if frames is not None:
        makers["polylingual, seeded with frames, 1 chain"] = partial(_polylingual, frames, units, number, 1)
    rows = []
    for name, make in makers.items():
        try:
            found = _measure(name, make, units, settings.seed)
        except ValueError as error:
            # Other libraries refuse texts that say too little for them; the polylingual model refuses none.
            if name.startswith("polylingual"):
                raise
            found = {**_NOTHING, "reason": f"not fitted: {error}"}
        rows.append({"model": name, "number": number, **found})
    return MODELS.frame(rows)


def _polylingual(
    settings: FitSettings, units: JointUnits, number: int, chains: int, seed: int
) -> CrossLingual:
    return Polylingual(settings, units.words, number, chains, seed)


def _measure(
    name: str, make: Callable[[int], CrossLingual], units: JointUnits, seed: int
) -> dict[str, object]:
    parts, made_of = parts_of_units(units.places, PARTS, seed)
    everything = np.arange(len(units.places))
    whole = make(seed).fit(units.counts)
    without = [make(seed).fit(units.take(np.setdiff1d(everything, part))) for part in parts]
    reasons = WHY_NOT.get(made_of, [])
    found: dict[str, object] = {**_NOTHING, "parts": made_of}
    found["retrieval"] = retrieval([fit.transform for fit in without], whole.likeness, parts, units)
    if parts and found["retrieval"] is None:
        reasons = [*reasons, ONE_LANGUAGE]
    topics = getattr(whole, "components_", None)
    if topics is None:
        reasons = [*reasons, NO_TOPICS]
        return {**found, "reason": "; ".join(reasons)}
    found |= word_measures(topics, units)
    if name.startswith(NOT_RANDOM):
        reasons = [*reasons, NO_START]
    else:
        again = make(seed + 1).fit(units.counts)
        found["recurrence_seeds"] = _overlap([topics, again.components_])  # type: ignore[attr-defined]
    refits = [fit.components_ for fit in without]  # type: ignore[attr-defined]
    found["recurrence_without"] = _overlap([topics, *refits]) if len(refits) > 1 else None
    if isinstance(whole, Polylingual):
        halves = thin(units.counts, np.random.Generator(np.random.PCG64([seed, PARTS])))
        fits = [fit.model for fit in without if isinstance(fit, Polylingual)]
        found["held_out"] = held_out_log_likelihood(fits, parts, *halves)
    else:
        reasons = [*reasons, NO_LIKELIHOOD]
    return {**found, "reason": "; ".join(reasons) or None}


_NOTHING: Mapping[str, object] = dict.fromkeys(set(MODELS.schema) - {"model", "number"})


def _overlap(models: list[Mapping[str, Floats]]) -> float:
    """Mean overlap of the first words of the first model with those of the others."""
    topics = [[one for _, one in sorted(model.items()) if one.shape[1]] for model in models]
    return rounded(np.mean([matched_overlap(topics[0], other).mean() for other in topics[1:]]))
