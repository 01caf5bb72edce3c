"""The interval of the share of paragraphs that have something, over several articles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.intervals import score_interval, student_quantile, wilson

Numbers = NDArray[np.float64]

PULLED = 0.5  # paragraphs with the share of the group, added to each article before its variance is reckoned


def share_interval(
    units_with: NDArray[np.integer], units: NDArray[np.integer], confidence: float = 0.95
) -> tuple[Numbers, Numbers]:
    """Interval of a share when articles are fixed and paragraphs vary within them.

    With k_a of the n_a paragraphs of article a, N of them in all, and the share p of all:

        v = Σ n_a² / (n_a - 1) · s_a (1 - s_a) / N²        s_a = (k_a + p/2) / (n_a + 1/2)

    and the interval is Wilson's for the effective sample size ``p (1 - p) / v`` instead of N, with the quantile of
    Student's t with N minus the number of articles degrees of freedom. Where articles differ, v is smaller than
    for as many paragraphs of one article, and the interval shorter. Half a paragraph with the share of the group is
    added to s_a, so that an article whose paragraphs all have the thing, or none of them, still varies.

    For one article, and where no article has two paragraphs, it is Wilson's over all paragraphs.

    Args:
        units_with: paragraphs with each thing, shape ``(articles, things)``.
        units: paragraphs of each article, shape ``(articles,)``, each at least 1.
        confidence: the level, two-sided.

    Returns:
        ``(low, high)``, shape ``(things,)``.

    Source: the effective sample size is that of Korn, E. L., & Graubard, B. I. (1998). Confidence intervals for
    proportions with small expected number of positive counts estimated from survey data. Survey Methodology 24(2),
    193-201, here in Wilson's interval (Dean, N., & Pagano, M. (2015). Evaluating confidence interval methods for
    binomial proportions in clustered surveys. Journal of Survey Statistics and Methodology 3(4), 484-503); the
    variance that of stratified samples, Cochran (1977), section 5.6.
    """
    total, found = int(units.sum()), units_with.sum(axis=0)
    freedom = total - len(units)
    if len(units) == 1 or freedom < 1:
        return wilson(found, total, confidence)
    share = found / total
    own = (units_with + PULLED * share) / (units[:, None] + PULLED)
    # a single paragraph does not vary within its article; taken as one that does
    weights = units**2 / np.maximum(units - 1, 1)
    variance = (weights[:, None] * own * (1 - own)).sum(axis=0) / total**2
    size = np.divide(
        share * (1 - share), variance, out=np.full(share.shape, float(total)), where=variance > 0
    )
    return score_interval(share, size, student_quantile(0.5 + confidence / 2, freedom))
