"""Adjusted p-values that bound the expected share of false discoveries among those called significant."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]


def benjamini_hochberg(p: ArrayLike) -> Numbers:
    """q of each p: the smallest false discovery rate at which it is still a discovery.

        q(i) = min over j ≥ i of p(j) · m / j        the p in order, m of them

    Holds for independent tests and for those that depend positively.

    Args:
        p: p-values, shape ``(tests,)``; NaN where no test was made, which counts as no test.

    Returns:
        q in the order of ``p``, NaN where p is.

    Raises:
        ValueError: a value lies outside 0 and 1.

    Source: Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal
    Statistical Society B 57(1), 289-300.
    """
    return _step_up(p, lambda tests: 1.0)


def benjamini_yekutieli(p: ArrayLike) -> Numbers:
    """As :func:`benjamini_hochberg`, under any dependence of the tests: times ``1 + 1/2 + ... + 1/m``.

    Source: Benjamini, Y., & Yekutieli, D. (2001). The control of the false discovery rate in multiple testing
    under dependency. Annals of Statistics 29(4), 1165-1188.
    """
    return _step_up(p, lambda tests: float((1 / np.arange(1, tests + 1)).sum()))


def _step_up(p: ArrayLike, factor: Callable[[int], float]) -> Numbers:
    values = np.asarray(p, dtype=np.float64)
    made = np.flatnonzero(~np.isnan(values))
    if ((values[made] < 0) | (values[made] > 1)).any():
        raise ValueError("a p-value lies between 0 and 1")
    adjusted = np.full(values.shape, np.nan)
    if not len(made):
        return adjusted
    order = made[np.argsort(values[made], kind="stable")]
    tests = len(order)
    raised = values[order] * factor(tests) * tests / np.arange(1, tests + 1)
    adjusted[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1.0)
    return adjusted
