"""How far topics come back in other fits: from other seeds, and from resampled articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import clone

from analysis.topics.matching import match_topics
from analysis.topics.polylingual import PolylingualTopicModel
from analysis.topics.words import first_words

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


def matched_overlap(topics: Sequence[Floats], others: Sequence[Floats], size: int = 10) -> Floats:
    """Of each topic, the share of its first words that its match has among its own (Jaccard), the mean over the
    languages.

    Topics are matched one to one by their word distributions (:func:`~.matching.match_topics`), so a topic cannot
    be found again twice (Greene, O'Callaghan & Cunningham 2014).

    Args:
        topics, others: of each language topics × words, with the same words. size: first words.

    Returns:
        0 to 1 for each topic; 0 where it has no match.
    """
    match, _ = match_topics(topics, others)
    found = np.zeros((len(topics), len(match)))
    for language, (mine, theirs) in enumerate(zip(topics, others, strict=True)):
        first, second = first_words(mine, size), first_words(theirs, size)
        for topic, place in enumerate(match):
            if place >= 0:
                found[language, topic] = _jaccard(first[topic], second[place])
    return np.asarray(found.mean(axis=0))


def _jaccard(first: Places, second: Places) -> float:
    both = len(np.intersect1d(first, second))
    return both / max(len(first) + len(second) - both, 1)


def resampled_groups(groups: NDArray[np.int64], random: np.random.Generator) -> Places:
    """Rows of groups (articles) that are drawn with replacement, as many as there are; a group drawn twice stands
    twice.
    """
    names, place = np.unique(groups, return_inverse=True)
    drawn = np.sort(random.integers(0, len(names), len(names)))
    return np.concatenate([np.flatnonzero(place == one) for one in drawn])


def stability_over_seeds(
    model: PolylingualTopicModel, counts: Mapping[str, Any], seeds: Sequence[int], size: int = 10
) -> Floats:
    """:func:`matched_overlap` of a fitted model's topics with fits to the same units from other seeds.

    Returns:
        Seeds × topics.
    """
    refits = [clone(model).set_params(random_state=seed).fit(counts) for seed in seeds]
    return _overlaps(model, refits, size)


def stability_over_resamples(
    model: PolylingualTopicModel,
    counts: Mapping[str, Any],
    groups: NDArray[np.int64],
    resamples: int,
    seed: int,
    size: int = 10,
) -> Floats:
    """:func:`matched_overlap` of a fitted model's topics with fits to resampled articles.

    A topic that lives in one article is not found again where that article is not drawn (in about 37 of 100
    resamples): this asks how far topics would recur in other articles, not only in other fits.

    Args:
        groups: of each unit its article.

    Returns:
        Resamples × topics.
    """
    random = np.random.Generator(np.random.PCG64(seed))
    refits = []
    for _ in range(resamples):
        rows = resampled_groups(groups, random)
        refits.append(clone(model).fit({language: matrix[rows] for language, matrix in counts.items()}))
    return _overlaps(model, refits, size)


def _overlaps(model: PolylingualTopicModel, refits: Sequence[PolylingualTopicModel], size: int) -> Floats:
    topics = [model.components_[language] for language in model.languages_]
    return np.stack(
        [
            matched_overlap(topics, [refit.components_[language] for language in model.languages_], size)
            for refit in refits
        ]
    )
