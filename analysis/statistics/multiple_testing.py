"""Corrections for many tests at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def benjamini_hochberg(p: ArrayLike) -> NDArray[np.float64]:
    """Adjusted p-values that control the false discovery rate.

    Of m p-values in order, ``q_i = min over j >= i of p_j * m / j``, at most 1. Calling everything with
    ``q <= 0.05`` a finding makes at most 5 % of the findings false in the long run, if the tests are independent
    or positively dependent.

    Args:
        p: p-values of one family of tests, shape ``(tests,)``; NaN where there was no test. Such a place does
            not count in m.

    Returns:
        The adjusted values in the order of ``p``, NaN where ``p`` is NaN.

    Raises:
        ValueError: a value lies outside 0 and 1.

    Source: Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate: a practical and powerful
    approach to multiple testing. Journal of the Royal Statistical Society B 57(1), 289-300.
    """
    values = np.asarray(p, dtype=np.float64)
    tested = np.flatnonzero(~np.isnan(values))
    found = values[tested]
    if ((found < 0) | (found > 1)).any():
        raise ValueError("a p-value lies between 0 and 1")
    order = np.argsort(found, kind="stable")
    number = len(order)
    raised = found[order] * number / np.arange(1, number + 1)
    adjusted = np.full(len(values), np.nan)
    adjusted[tested[order]] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1)
    return adjusted
