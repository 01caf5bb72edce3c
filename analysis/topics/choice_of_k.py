"""Choose the number of topics by how well models foretell the second half of units that they were not fitted to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.topics.cells import check_counts, cut
from analysis.topics.polylingual import PolylingualTopicModel

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


def thin(counts: Mapping[str, Any], random: np.random.Generator) -> tuple[dict[str, Any], dict[str, Any]]:
    """Cut the words of every unit at random into two halves: each occurrence falls into either with chance ½.

    Args:
        counts: by language units × words, whole numbers.
    """
    first, second = {}, {}
    for language, matrix in check_counts(counts).items():
        drawn = random.binomial(matrix.data.astype(np.int64), 0.5)
        first[language], second[language] = matrix.copy(), matrix.copy()
        first[language].data = drawn.astype(np.float32)
        second[language].data = matrix.data - first[language].data
    return first, second


def document_completion(
    model: PolylingualTopicModel, observed: Mapping[str, Any], hidden: Mapping[str, Any]
) -> tuple[Floats, Floats]:
    """How probable the hidden words of units are under shares folded in from the observed ones (Wallach, Murray,
    Salakhutdinov & Mimno 2009).

    Args:
        observed, hidden: by language, the same units × words. With one language observed and the other
        hidden, it is a translation that is foretold.

    Returns:
        Of each unit the log probability of its hidden words (natural logarithm), the mean over chains taken
        before the logarithm, and their number.
    """
    shares = model.transform_by_chain(observed)
    languages = model.languages_
    widths = {language: model.components_[language].shape[1] for language in languages}
    matrices = list(check_counts(hidden, widths).values())
    logarithms, sizes = np.zeros(shares.shape[1]), np.zeros(shares.shape[1])
    columns = [[np.ascontiguousarray(one.T) for one in chain.topics] for chain in model.chains_]
    for block in cut(matrices, model.n_components):
        chance = np.mean(
            [
                np.einsum(
                    "nk,nk->n",
                    np.repeat(mine[block.units], block.sizes, axis=0),
                    topics[block.language][block.words][block.word],
                )
                for mine, topics in zip(shares, columns, strict=True)
            ],
            axis=0,
        )
        logarithms[block.units] += block.by_unit @ np.log(chance)
        sizes[block.units] += block.by_unit @ np.ones(len(chance))
    return logarithms, sizes


def completion_by_number(
    counts: Mapping[str, Any],
    numbers: Sequence[int],
    seeds: Sequence[int],
    folds: int = 3,
    groups: NDArray[np.int64] | None = None,
    **parameters: Any,
) -> dict[int, Floats]:
    """Log probability of a hidden word by number of topics, in units that were held out.

    Every unit is held out once (with its group, where there are groups) for each seed; halves and folds are
    the same for all numbers, so that numbers can be compared unit by unit.

    Args:
        counts: by language units × words. numbers: of topics. seeds: of the folds, halves and models.
        folds: parts of the units. groups: of each unit, what is held out together: its article.
        parameters: of :class:`~analysis.topics.polylingual.PolylingualTopicModel`.

    Returns:
        For each number, the mean log probability of a hidden word in each part: seeds × folds values, in order.
    """
    counts = check_counts(counts)
    units = next(iter(counts.values())).shape[0]
    groups = np.arange(units) if groups is None else np.unique(groups, return_inverse=True)[1]
    found: dict[int, list[float]] = {number: [] for number in numbers}
    for seed in seeds:
        random = np.random.Generator(np.random.PCG64([seed, folds]))
        size = int(groups.max()) + 1
        part = random.permutation(np.arange(size) % folds)[groups]
        observed, hidden = thin(counts, random)
        for fold in range(folds):
            rows, held = np.flatnonzero(part != fold), np.flatnonzero(part == fold)
            for number in numbers:
                model = PolylingualTopicModel(number, random_state=seed, **parameters).fit(
                    _take(counts, rows)
                )
                logarithms, sizes = document_completion(model, _take(observed, held), _take(hidden, held))
                found[number].append(float(logarithms.sum() / sizes.sum()))
    return {number: np.array(values) for number, values in found.items()}


def choose_number(scores: Mapping[int, Floats]) -> int:
    """The smallest number of topics that is as good as the best, within one standard error of the difference.

    Differences are taken part by part, because parts differ more than numbers do (the rule of one standard error:
    Breiman, Friedman, Olshen & Stone 1984).

    Args:
        scores: see :func:`completion_by_number`.
    """
    best = max(sorted(scores), key=lambda number: scores[number].mean())
    for number in sorted(scores):
        difference = scores[best] - scores[number]
        error = difference.std(ddof=1) / np.sqrt(len(difference)) if len(difference) > 1 else 0.0
        if difference.mean() <= error:
            return number
    return best


def _take(counts: Mapping[str, Any], rows: Rows) -> dict[str, Any]:
    return {language: matrix[rows] for language, matrix in counts.items()}
