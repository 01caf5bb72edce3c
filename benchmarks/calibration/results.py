"""What a calibration finds: how often, with its Monte-Carlo error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

COVERAGE = "coverage"  # intervals that hold the truth, 95 % of them
FALSE_POSITIVES = "false positives"  # p at most 0.05 where nothing differs
FALSE_DISCOVERIES = "false discoveries"  # false ones among those with q at most 0.10
POWER = "power"  # what differs and is found

#: Within which a calibrated inference lies.
ALLOWED = {COVERAGE: (0.93, 0.97), FALSE_POSITIVES: (0.04, 0.06), FALSE_DISCOVERIES: (0.0, 0.11)}


class Case(NamedTuple):
    """Texts that an inference is tried on; the language where its numbers are those of one version."""

    name: str
    language: str = ""


@dataclass(frozen=True)
class Found:
    """A share over drawn studies.

    Attributes:
        inference: what is calibrated.
        case: the texts that it is tried on.
        method: how the inference is made.
        measure: what the share is of.
        share: the share.
        error: its Monte-Carlo standard error.
        studies: drawn studies.
    """

    inference: str
    case: Case
    method: str
    measure: str
    share: float
    error: float
    studies: int


def as_table(found: Iterable[Found]) -> pl.DataFrame:
    """A row for each share, in order; rounded to what the errors bear."""
    return pl.DataFrame(
        [
            {
                "inference": one.inference,
                "language": one.case.language,
                "case": one.case.name,
                "method": one.method,
                "measure": one.measure,
                "share": round(one.share, 4),
                "standard_error": round(one.error, 4),
                "studies": one.studies,
            }
            for one in found
        ]
    )


def share_of(hits: Sequence[int | float], trials: Sequence[int | float]) -> tuple[float, float]:
    """Hits over trials, with the standard error from how the studies differ; ``(nan, nan)`` without a trial.

    What is tried in one study need not be independent, so that the study is the unit (ratio estimator; Cochran
    1977, section 6.4).
    """
    k, n = np.asarray(hits, dtype=np.float64), np.asarray(trials, dtype=np.float64)
    if not n.sum():
        return float("nan"), float("nan")
    share = k.sum() / n.sum()
    number = len(n)
    residuals: NDArray[np.float64] = (k - share * n) / n.mean()
    return float(share), float(np.sqrt((residuals**2).sum() / max(number - 1, 1) / number))
