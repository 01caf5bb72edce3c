"""An estimate against the mean of others, with intervals that need nothing but the intervals of the estimates."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class Estimate(NamedTuple):
    """A value of zero or more with its interval."""

    value: float
    low: float
    high: float


class Contrast(NamedTuple):
    """One estimate against another; empty where there is no such number.

    The interval of the difference holds 0 exactly where that of the ratio holds 1.
    """

    difference: float
    difference_low: float
    difference_high: float
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None


def mean_estimate(values: Numbers, low: Numbers, high: Numbers) -> Estimate:
    """Mean of independent estimates, each of the same weight, with an interval recovered from theirs.

        low = m - sqrt( sum of (value - low)^2 ) / n        and likewise for high

    Args:
        values, low, high: shape ``(estimates,)``, at least one; ``low <= values <= high``.

    Source: Zou, G. Y., & Donner, A. (2008). Construction of confidence limits about effect measures: a general
    approach. Statistics in Medicine 27(10), 1693-1702 (MOVER); for a linear function of several parameters, Zou, G. Y.,
    Huang, W., & Zhang, X. (2009). A note on confidence interval estimation for a linear function of binomial
    proportions. Computational Statistics & Data Analysis 53(4), 1080-1085.
    """
    mean, number = float(values.mean()), len(values)
    below = math.sqrt(float(((values - low) ** 2).sum())) / number
    above = math.sqrt(float(((high - values) ** 2).sum())) / number
    # estimates of one size need not be exactly their mean in floating point, and no end may pass zero
    return Estimate(mean, max(mean - below, 0.0), mean + above)


def contrast(first: Estimate, second: Estimate) -> Contrast:
    """Difference and ratio of two independent estimates of zero or more, with intervals recovered from theirs.

    With a, l, u of the first and b, m, w of the second,

        difference:  a - b - sqrt( (a - l)^2 + (w - b)^2 )   to   a - b + sqrt( (u - a)^2 + (b - m)^2 )
        ratio:       the R at which these ends are zero for a - R b:
                     low  = l (2a - l) / ( ab + sqrt( (ab)^2 - l (2a - l) w (2b - w) ) )
                     high = ( ab + sqrt( (ab)^2 - u (2a - u) m (2b - m) ) ) / ( m (2b - m) )

    There is no ratio where the second is 0, no upper end where its interval reaches 0, and no lower end where it is
    nothing but 0.

    Source: Zou & Donner (2008), as above, whose difference of two shares is method 10 of Newcombe (1998); Donner, A., &
    Zou, G. Y. (2012). Closed-form confidence intervals for functions of the normal mean and standard deviation.
    Statistical Methods in Medical Research 21(4), 347-359; Newcombe, R. G. (2016). MOVER-R confidence intervals for
    ratios and products of two independently estimated quantities. Statistical Methods in Medical Research 25(5),
    1774-1778.
    """
    a, low, high = first
    b, other_low, other_high = second
    difference = a - b
    below = math.sqrt((a - low) ** 2 + (other_high - b) ** 2)
    above = math.sqrt((high - a) ** 2 + (b - other_low) ** 2)
    least, most = low * (2 * a - low), other_high * (2 * b - other_high)
    root = math.sqrt(max((a * b) ** 2 - least * most, 0.0))
    ratio_low: float | None = 0.0
    if least > 0:
        ratio_low = least / (a * b + root) if a * b + root > 0 else None
    floor = other_low * (2 * b - other_low)
    ratio_high = None
    if floor > 0:
        ratio_high = (a * b + math.sqrt(max((a * b) ** 2 - high * (2 * a - high) * floor, 0.0))) / floor
    return Contrast(
        difference, difference - below, difference + above, a / b if b > 0 else None, ratio_low, ratio_high
    )


def distinctiveness(difference: float, low: float, high: float) -> float | None:
    """How far a difference lies from zero, in lengths of the arm of its interval that points to zero.

    From 1 on the interval leaves zero out. Of a normal estimate it is z / 1.96. Nothing where there is no such arm.
    """
    arm = difference - low if difference > 0 else high - difference
    return abs(difference) / arm if arm > 0 else None
