"""Shares of topics in units by version: folded in by both languages together, and by the text of each alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.topics.joint_model import TopicModel
from analysis.topics.units import JointUnits

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

VERSIONS = ("joint", "en", "zh")


@dataclass(frozen=True)
class VersionShares:
    """Units that have words in a version, as rows, and the shares of topics in them: rows × topics."""

    rows: Places
    shares: Floats


def version_shares(model: TopicModel, units: JointUnits) -> dict[str, VersionShares]:
    """Shares of the units in each of :data:`VERSIONS`.

    Args:
        units: in the vocabulary of the model.
    """
    lengths = word_numbers(units)
    found = {}
    for version in VERSIONS:
        languages = [version] if version in lengths else list(lengths)
        rows = np.flatnonzero(sum(lengths[language] for language in languages) > 0)
        counts = units.take(rows)
        found[version] = VersionShares(
            rows, model.fold({language: counts[language] for language in languages})
        )
    return found


def word_numbers(units: JointUnits) -> Mapping[str, Places]:
    """By language the number of words of each unit."""
    return {
        language: np.asarray(matrix.sum(axis=1), dtype=np.int64).ravel()
        for language, matrix in units.counts.items()
    }
