"""How far topics come back in other fits: from other seeds, and without some of the articles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, islice

import numpy as np
from numpy.typing import NDArray

from analysis.topics.matching import match_topics
from analysis.topics.polylingual import PolylingualTopicModel
from analysis.topics.words import first_words

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

MOST_HALVES = 35


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
    found = [
        np.where(match >= 0, word_overlap(mine, theirs[np.maximum(match, 0)], size), 0.0)
        for mine, theirs in zip(topics, others, strict=True)
    ]
    return np.asarray(np.mean(found, axis=0))


def word_overlap(topics: Floats, others: Floats, size: int = 10) -> Floats:
    """Overlap (Jaccard) of the first words of each topic with those of the topic in the same place.

    Args:
        topics, others: topics × words of one language.
    """
    pairs = zip(first_words(topics, size), first_words(others, size), strict=True)
    return np.array([_jaccard(*pair) for pair in pairs])


def _jaccard(first: Places, second: Places) -> float:
    both = len(np.intersect1d(first, second))
    return both / max(len(first) + len(second) - both, 1)


def stability_of_halves(model: PolylingualTopicModel, size: int = 10) -> Floats | None:
    """How far topics recur in the mean of other chains: what the mean over all chains can be relied on, from below.

    The chains are split into halves of the same size in all ways (at most :data:`MOST_HALVES`), topics are the means of
    each half, and :func:`word_overlap` compares them: the mean over splits and languages.

    Returns:
        A number a topic, 0 to 1; nothing where there are fewer than two chains.
    """
    chains = model.chains_
    half = len(chains) // 2
    if not half:
        return None
    languages = [place for place, topics in enumerate(chains[0].topics) if topics.shape[1]]
    found = []
    for others in islice(combinations(range(1, 2 * half), half), MOST_HALVES):
        sides = [place for place in range(2 * half) if place not in others], others
        for language in languages:
            means = [np.mean([chains[one].topics[language] for one in side], axis=0) for side in sides]
            found.append(word_overlap(means[0], means[1], size))
    return np.asarray(np.mean(found, axis=0))


def stability_over_seeds(models: Sequence[PolylingualTopicModel], size: int = 10) -> Floats:
    """:func:`matched_overlap` of the topics of each of several fits with those of all others.

    Returns:
        For each fit the mean over its topics and the other fits; NaN where there is one fit.
    """
    topics = [_topics(model) for model in models]
    found = np.full((len(models), len(models)), np.nan)
    for mine in range(len(models)):
        for other in range(len(models)):
            if mine != other:
                found[mine, other] = matched_overlap(topics[mine], topics[other], size).mean()
    alone = len(models) < 2
    return np.full(len(models), np.nan) if alone else np.asarray(np.nanmean(found, axis=1))


def stability_without(
    model: PolylingualTopicModel, refits: Sequence[PolylingualTopicModel], size: int = 10
) -> Floats | None:
    """:func:`matched_overlap` of the topics of a fit with those of fits that lack a part of its units each: the mean
    over the parts.

    A topic that lives in one article cannot recur without that article: this asks how far topics would recur in
    other articles, not only in other fits. It is the jackknife of groups (Shao & Tu 1995): every article is missing
    once, while a bootstrap would miss it by chance in 37 of 100 draws.

    Returns:
        A number a topic, 0 to 1; nothing where there are fewer than two parts.
    """
    if len(refits) < 2:
        return None
    topics = _topics(model)
    return np.asarray(np.mean([matched_overlap(topics, _topics(refit), size) for refit in refits], axis=0))


def _topics(model: PolylingualTopicModel) -> list[Floats]:
    """Topics by language; languages without a word are left out."""
    return [
        model.components_[language] for language in model.languages_ if model.components_[language].shape[1]
    ]
