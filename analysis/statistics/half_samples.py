"""Intervals of statistics that repetition would change: half of the blocks is drawn, none of them twice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.intervals import student_quantile

Numbers = NDArray[np.float64]


def half_samples(blocks: int, samples: int, generator: np.random.Generator) -> NDArray[np.bool_]:
    """Which blocks are kept in each sample: half of them, rounded down, in their order.

    Args:
        blocks: how many there are, at least two.
        samples: how many samples to draw.
        generator: where chance comes from.

    Returns:
        Shape ``(samples, blocks)``.
    """
    ranks = generator.random((samples, blocks)).argsort(axis=1).argsort(axis=1)
    return np.asarray(ranks < blocks // 2)


def half_sample_interval(
    whole: Numbers, halves: Numbers, blocks: int, confidence: float = 0.95
) -> tuple[Numbers, Numbers]:
    """Interval of a statistic from its values in samples without replacement.

    With r of g blocks kept, the error of the statistic of all g is estimated by the spread of those of r:

        s^2 = r / (g - r) * mean of (half - mean of halves)^2

    and the interval is ``whole`` plus and minus Student's t with g - 1 degrees of freedom times s.

    The bootstrap will not do for the diversity of words: a sentence drawn twice repeats its words, so that every
    resample is less diverse than the text. Leaving out one block at a time (the jackknife) will not do for MTLD, whose
    factors all move when an early word is left out.

    Args:
        whole: the statistics of the text, shape ``(statistics,)``.
        halves: the same in the samples, shape ``(samples, statistics)``.
        blocks: how many blocks there are, at least two.
        confidence: the level, two-sided.

    Returns:
        ``(low, high)``, each of shape ``(statistics,)``; NaN where a sample has no value.

    Source: Shao, J., & Wu, C. F. J. (1989). A general theory for jackknife variance estimation. The Annals of
    Statistics 17(3), 1176-1197 (the delete-d jackknife, drawn at random); Politis, D. N., Romano, J. P., &
    Wolf, M. (1999).
    Subsampling. Springer.
    """
    kept = blocks // 2
    spread = np.sqrt(kept / (blocks - kept) * halves.var(axis=0))
    half = student_quantile(0.5 + confidence / 2, blocks - 1) * spread
    return whole - half, whole + half
