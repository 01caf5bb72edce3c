"""Krippendorff's alpha of yes and no, with a bootstrap interval or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.intervals import percentile
from analysis.statistics.resampling import block_weights

Numbers = NDArray[np.float64]

# Of resamples in which all codes are the same, alpha has no value; with more than this share the interval would be of
# the others only.
UNDEFINED = 0.05


@dataclass(frozen=True)
class Agreement:
    """Alpha with its interval; ``reason`` says why one of them is missing. ``units`` have two codes or more."""

    units: int
    alpha: float | None = None
    low: float | None = None
    high: float | None = None
    reason: str | None = None


def agreement(
    codes: NDArray[np.integer], stratum: NDArray[np.integer], resamples: int, generator: np.random.Generator
) -> Agreement:
    """Krippendorff's alpha for nominal data, from NLTK.

    Units with fewer than two codes do not count. The interval comes from resampling units within strata.

    Args:
        codes: how often each unit was coded no and yes, shape ``(units, 2)``.
        stratum: for each unit the number of its stratum.
        resamples: how many resamples to draw.
        generator: where chance comes from.

    Sources: Krippendorff, K. (2019). Content analysis (4th ed.). Sage, chapter 12. Zapf, A., Castell, S., Morawietz,
    L., & Karch, A. (2016). Measuring inter-rater reliability for nominal data: which coefficients and confidence
    intervals are appropriate? BMC Medical Research Methodology 16, 93 (bootstrap of units).
    """
    paired = codes.sum(axis=1) >= 2
    kept, strata = codes[paired], stratum[paired]
    units = len(kept)
    if not units:
        return Agreement(0, reason="No unit has two codes.")
    if not (kept.sum(axis=0) > 0).all():
        same = "yes" if kept[:, 1].any() else "no"
        return Agreement(units, reason=f"Every code is {same}: without both values alpha is not defined.")
    value = _alpha(kept)
    if not (kept > 0).all(axis=1).any():
        return Agreement(
            units,
            value,
            reason="No unit is disputed: resampling cannot tell how sure that is, so no interval.",
        )
    weights = block_weights(strata, resamples, generator)
    drawn = _resampled_alpha(kept, weights.astype(np.float64))
    if len(drawn) < (1 - UNDEFINED) * resamples:
        return Agreement(
            units, value, reason="In many resamples all codes are the same, so that there is no interval."
        )
    low, high = percentile(drawn)
    return Agreement(units, value, float(low), float(high))


def _alpha(codes: NDArray[np.integer]) -> float:
    """Alpha of counts of codes. Who gave a code does not matter to it, so coders are numbered anew in each unit."""
    from nltk.metrics.agreement import AnnotationTask

    given = [
        (coder, unit, code)
        for unit, (no, yes) in enumerate(codes.tolist())
        for coder, code in enumerate([0] * no + [1] * yes)
    ]
    return float(AnnotationTask(data=given).alpha())


def _resampled_alpha(codes: NDArray[np.integer], weights: Numbers) -> Numbers:
    """Alpha of each resample that has both values; written out, because thousands of calls would take minutes.

    With n0 and n1 codes no and yes of a unit, N0 and N1 their sums: 1 - (N0 + N1 - 1) sum(n0 n1 / (n0 + n1 - 1)) /
    (N0 N1), which is the formula of alpha for two values.
    """
    no, yes = codes.T.astype(np.float64)
    disputed = weights @ (no * yes / (no + yes - 1))
    every_no, every_yes = weights @ no, weights @ yes
    both = (every_no > 0) & (every_yes > 0)
    disputed, every_no, every_yes = disputed[both], every_no[both], every_yes[both]
    return 1 - (every_no + every_yes - 1) * disputed / (every_no * every_yes)
