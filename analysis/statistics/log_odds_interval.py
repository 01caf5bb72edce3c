"""The interval of a log-odds ratio of two things in sentences, from resampled paragraphs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.association import HALDANE, log_odds_ratio
from analysis.statistics.intervals import percentile, student_quantile

Numbers = NDArray[np.float64]


def log_odds_interval(
    cells: NDArray[np.floating], weights: NDArray[np.float32], articles: int, confidence: float = 0.95
) -> tuple[Numbers, Numbers]:
    """Interval of the log-odds ratio of each pair, paragraphs being drawn whole.

    A percentile interval, half an observation added to each cell of each resample, whose deviations from the
    estimate are widened by ``sqrt(n / f) * t / z``, with n paragraphs, f degrees of freedom (one is lost to
    each article) and the quantiles of Student's t and the normal distribution. It is too short where one of
    the four cells stands in few paragraphs only: ask for five (``docs/methods-framing.md``).

    Args:
        cells: in each paragraph the number of sentences with both things, with the first only, with the
            second only and with neither, shape ``(4, paragraphs, pairs)``.
        weights: how often each paragraph is drawn, shape ``(resamples, paragraphs)`` (see
            :func:`analysis.statistics.resampling.block_weights`).
        articles: number of articles within which the paragraphs were drawn.
        confidence: the level, two-sided.

    Returns:
        ``(low, high)``, natural logarithms, shape ``(pairs,)``; the estimate lies inside.

    Raises:
        ValueError: no paragraph is free to vary, every article having one.

    Source: Hesterberg, T. C. (2015). What teachers should know about the bootstrap. The American Statistician
    69(4), 371-386 (expanded percentile interval).
    """
    paragraphs = cells.shape[1]
    freedom = paragraphs - articles
    if freedom < 1:
        raise ValueError("no article has two paragraphs")
    both, first, second, neither = cells.sum(axis=1)
    estimate = log_odds_ratio(both, both + first, both + second, both + first + second + neither)
    deviation = np.zeros((len(weights), cells.shape[2]), dtype=np.float32)
    for cell, sign in zip(cells, (1, -1, -1, 1), strict=True):
        deviation += np.float32(sign) * np.log(weights @ cell.astype(np.float32) + np.float32(HALDANE))
    deviation -= estimate.astype(np.float32)
    tail = 0.5 + confidence / 2
    widening = np.sqrt(paragraphs / freedom) * student_quantile(tail, freedom) / student_quantile(tail, 1e6)
    low, high = percentile(np.ascontiguousarray(deviation.T), confidence)
    return (
        np.minimum(low * widening, 0.0) + estimate,
        np.maximum(high * widening, 0.0) + estimate,
    )
