"""The fit of weights: its gradient, what it finds in paths that were drawn with known weights, and its prior."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from all_paths import all_paths
from numpy.typing import NDArray

from analysis.alignment.band import Band, around, whole
from analysis.alignment.features import KINDS, Features, kind_of, possible_groups
from analysis.alignment.fitting import Example, expected_features, fit_weights
from analysis.alignment.lattice import STEPS, Lattice

NAMES = ["found", "length", *KINDS[1:]]
TRUE = dict(zip(NAMES, [1.2, 0.6, -1.2, 0.6, 0.3, -0.8, 0.4, 0.9, -0.6, 0.8, 0.2], strict=True))
ZERO = dict.fromkeys(NAMES, 0.0)
WIDE = dict.fromkeys(NAMES, 10.0)


def random_features(band: Band, columns: int, generator: np.random.Generator) -> Features:
    possible = possible_groups(band, columns)
    values = {name: generator.normal(size=possible.shape).astype(np.float32) for name in ("found", "length")}
    return Features(values, possible)


def drawn_groups(lattice: Lattice, generator: np.random.Generator) -> list[tuple[int, int]]:
    """A path drawn from all paths by their probability: each step by the sum of all ways behind it."""
    after = lattice.backward(np.logaddexp)
    groups, row, column = [], 0, 0
    while (row, column) != (lattice.band.rows, lattice.columns):
        ways = []
        for step, (down, right) in enumerate(STEPS):
            if row + down <= lattice.band.rows and column + right <= lattice.columns:
                score = float(lattice.scores[step, row, column] + after[row + down, column + right])
                ways.append((score, (down, right)))
        chance = np.exp(np.array([score for score, _ in ways]) - after[row, column])
        assert chance.sum() == pytest.approx(1, abs=1e-3)
        down, right = ways[generator.choice(len(ways), p=chance / chance.sum())][1]
        groups.append((down, right))
        row, column = row + down, column + right
    return groups


def drawn_examples(count: int, size: int, seed: int) -> list[Example]:
    """Texts with random features whose true groups are drawn with the weights ``TRUE``."""
    generator = np.random.default_rng(seed)
    examples = []
    for _ in range(count):
        band = whole(size, size)
        features = random_features(band, size, generator)
        groups = drawn_groups(Lattice(features.scores(TRUE), band, size), generator)
        examples.append(Example(features, band, size, groups))
    return examples


def features_of_path(example: Example, groups: list[tuple[int, int]]) -> NDArray[np.float64]:
    totals = dict.fromkeys(["1:1", *NAMES], 0.0)
    row = column = 0
    for down, right in groups:
        for name, values in example.features.values.items():
            totals[name] += float(values[STEPS.index((down, right)), row, column])
        totals[kind_of(down, right)] += 1
        row, column = row + down, column + right
    return np.array([totals[name] for name in NAMES])


def test_expected_features_are_the_mean_over_all_paths() -> None:
    [example] = drawn_examples(1, 4, seed=1)
    weights = np.array([TRUE[name] for name in NAMES])
    paths = [features_of_path(example, [STEPS[step] for step, _, _ in path]) for path in all_paths(4, 4)]
    scores = np.array([path @ weights for path in paths])
    total, expected = expected_features(example, TRUE, NAMES)
    assert total == pytest.approx(np.logaddexp.reduce(scores), abs=1e-4)
    chance = np.exp(scores - np.logaddexp.reduce(scores))
    np.testing.assert_allclose(expected, chance @ np.array(paths), atol=1e-3)


@pytest.mark.parametrize("narrow", [False, True])
def test_expected_features_are_the_gradient_of_the_total(narrow: bool) -> None:
    generator = np.random.default_rng(2)
    band = around([(0, 0), (9, 6), (14, 12)], 14, 12, 3) if narrow else whole(14, 12)
    example = Example(random_features(band, 12, generator), band, 12, [])
    _, expected = expected_features(example, TRUE, NAMES)
    for name, gradient in zip(NAMES, expected, strict=True):
        # Scores are kept in single precision, so the step cannot be small.
        low, high = (
            expected_features(example, TRUE | {name: TRUE[name] + by}, NAMES)[0] for by in (-0.02, 0.02)
        )
        assert (high - low) / 0.04 == pytest.approx(gradient, abs=0.02), name


def test_weights_are_recovered_from_paths_that_were_drawn_with_them() -> None:
    examples = drawn_examples(20, 14, seed=3)
    fitted = fit_weights(examples, ZERO, WIDE, rounds=20)
    seen = dict.fromkeys(KINDS, 0)
    for example in examples:
        for group in example.groups:
            seen[kind_of(*group)] += 1
    for name in NAMES:
        # A kind's weight is known no better than the root of how often it was seen.
        assert fitted[name] == pytest.approx(TRUE[name], abs=3.5 / max(seen.get(name, 400), 1) ** 0.5), name


def log_probability(examples: list[Example], weights: dict[str, float]) -> float:
    values = np.array([weights[name] for name in NAMES])
    return sum(
        example.weight
        * (
            float(features_of_path(example, list(example.groups)) @ values)
            - expected_features(example, weights, NAMES)[0]
        )
        for example in examples
    )


def test_the_true_paths_become_more_probable() -> None:
    examples = drawn_examples(5, 8, seed=4)
    fitted = fit_weights(examples, ZERO, WIDE, rounds=20)
    best = log_probability(examples, fitted)
    assert best > log_probability(examples, TRUE) > log_probability(examples, ZERO)
    # A maximum: any other weights near by are worse.
    for name in NAMES[:4]:
        for by in (-0.3, 0.3):
            assert log_probability(examples, fitted | {name: fitted[name] + by}) < best


def test_the_weights_are_where_the_prior_and_the_weighted_examples_balance() -> None:
    examples = [
        replace(example, weight=weight)
        for example, weight in zip(drawn_examples(3, 8, seed=5), (0.0, 0.25, 4.0), strict=True)
    ]
    first = {name: 0.1 * place for place, name in enumerate(NAMES)}
    spread = {name: 0.2 + 0.1 * place for place, name in enumerate(NAMES)}
    fitted = fit_weights(examples, first, spread)
    pull = sum(
        example.weight
        * (features_of_path(example, list(example.groups)) - expected_features(example, fitted, NAMES)[1])
        for example in examples
    )
    held = [(fitted[name] - first[name]) / spread[name] ** 2 for name in NAMES]
    np.testing.assert_allclose(held, pull, atol=0.05)
    assert max(map(abs, held)) > 1
