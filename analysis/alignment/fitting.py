"""Fit the weights of an alignment to texts that were aligned by hand.

The score of an alignment is linear in the weights, so its probability among all alignments of the texts is a
conditional random field over segments. The weights are those under which the alignments made by hand are most probable.

Source: Sarawagi, S., & Cohen, W. W. (2004). Semi-Markov conditional random fields for information extraction. Advances
in Neural Information Processing Systems 17.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.alignment.band import Band
from analysis.alignment.features import KINDS, STEP_KINDS, Features
from analysis.alignment.lattice import STEPS, Lattice
from analysis.alignment.weights import Weights

_KIND_NAMES = KINDS[1:]  # the first one is the reference


@dataclass(frozen=True)
class Example:
    """A pair of texts with its true alignment.

    Attributes:
        features: features of all groups.
        band: the places they are about.
        columns: Chinese segments.
        groups: English and Chinese segments of each true group, in order; each pair must be one of the lattice's steps.
        weight: how much the example counts.
    """

    features: Features
    band: Band
    columns: int
    groups: Sequence[tuple[int, int]]
    weight: float = 1.0


def fit_weights(
    examples: Sequence[Example], first: Weights, spread: Mapping[str, float], rounds: int = 60
) -> dict[str, float]:
    """The most probable weights.

    Args:
        examples: texts that were aligned by hand.
        first: the weights that the fit starts from and is drawn towards.
        spread: standard deviation of the normal prior of each weight around ``first``.
        rounds: rounds of the optimisation (L-BFGS) at most.
    """
    from scipy.optimize import minimize

    names = [*examples[0].features.values, *_KIND_NAMES]
    centre = np.array([first[name] for name in names])
    width = np.array([spread[name] for name in names])
    truth = [_true_features(example, names) for example in examples]

    def objective(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scaled = (values - centre) / width
        loss, gradient = 0.5 * float(scaled @ scaled), scaled / width
        for example, true in zip(examples, truth, strict=True):
            total, expected = expected_features(
                example, dict(zip(names, values.tolist(), strict=True)), names
            )
            loss += example.weight * (total - float(true @ values))
            gradient += example.weight * (expected - true)
        return loss, gradient

    found = minimize(objective, centre, jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    return dict(zip(names, found.x.tolist(), strict=True))


def _true_features(example: Example, names: Sequence[str]) -> NDArray[np.float64]:
    totals = dict.fromkeys(names, 0.0)
    row = column = 0
    for group in example.groups:
        step = STEPS.index(group)
        place = column - int(example.band.first[row])
        for name, values in example.features.values.items():
            totals[name] += float(values[step, row, place])
        kind = KINDS[STEP_KINDS[step]]
        if kind in totals:
            totals[kind] += 1
        row, column = row + group[0], column + group[1]
    return np.array([totals[name] for name in names])


def expected_features(
    example: Example, weights: Weights, names: Sequence[str]
) -> tuple[float, NDArray[np.float64]]:
    """Log of the sum over all alignments, and the features to be expected under the weights."""
    lattice = Lattice(example.features.scores(weights), example.band, example.columns)
    chance = lattice.probabilities
    kinds = np.bincount(STEP_KINDS, chance.sum(axis=(1, 2)), minlength=len(KINDS))
    expected = {name: float((chance * values).sum()) for name, values in example.features.values.items()}
    expected |= dict(zip(KINDS, kinds.tolist(), strict=True))
    return lattice.total, np.array([expected[name] for name in names])
