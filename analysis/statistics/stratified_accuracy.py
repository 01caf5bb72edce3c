"""Precision, recall and F1 from a stratified sample, with intervals in closed form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.intervals import wilson

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Estimate:
    """A value with its interval, all within 0 and 1."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Accuracy:
    """How well a program finds something, estimated for all units of a study.

    Attributes:
        tp: estimated units that the program found and that hold it.
        fp: units that it found and that do not hold it.
        fn: units that it missed.
        tn: units that it rightly passed over.
        precision: tp / (tp + fp); None where it found nothing.
        recall: tp / (tp + fn); None where no unit holds it.
        f1: 2 tp / (2 tp + fp + fn); None where neither found anything.
    """

    tp: float
    fp: float
    fn: float
    tn: float
    precision: Estimate | None
    recall: Estimate | None
    f1: Estimate | None


def stratified_accuracy(
    population: ArrayLike,
    coded: ArrayLike,
    positive: ArrayLike,
    hit: ArrayLike,
    kind: ArrayLike,
    confidence: float = 0.95,
) -> Accuracy:
    """Estimate precision, recall and F1 from units that were drawn at random within strata.

    A stratum of N units of which n were coded and k hold the thing has an estimated N k / n that hold it. Strata of
    hits give tp, the others fn. Then, with H units in the strata of hits,

        precision = tp / H    recall = 1 / (1 + fn / tp)    F1 = 2 / (1 + (H + fn) / tp).

    The strata of a kind (the hits of several frames) together have a Wilson interval, of their weighted share and an
    effective number of units, 1 / sum(W² / n) with W a stratum's part of the units of its kind: the number that a
    simple sample would need if the share were the same in all of them. For one stratum that is n. Intervals of the
    sums tp and fn over kinds follow by MOVER (the distances from the estimate to its ends add up as squares), those
    of the ratios fn / tp and (H + fn) / tp by MOVER-R: tp and fn come from different strata and are independent.
    There is no correction for finite populations: the units of the study are taken as a sample of what could have
    been written, so that an interval has a width even where every hit was coded.

    Args:
        population: units of each stratum, shape ``(strata,)``; strata without units have no influence.
        coded: units of each that were coded, at least 1 where the stratum has units.
        positive: coded units of each that hold the thing.
        hit: whether the program found the units of the stratum.
        kind: what kind of stratum it is; hits and others are of different kinds.
        confidence: the level, two-sided.

    Raises:
        ValueError: a stratum has units, and none was coded.

    Sources: Zou, G. Y., & Donner, A. (2008). Construction of confidence limits about effect measures: a general
    approach. Statistics in Medicine 27, 1693-1702. Donner, A., & Zou, G. Y. (2012). Closed-form confidence intervals
    for functions of the normal mean and standard deviation. Statistical Methods in Medical Research 21, 347-359
    (ratios). Kish, L. (1965). Survey sampling. Wiley, section 11.7
    (effective number). Weights: Cochran, W. G. (1977). Sampling techniques (3rd ed.). Wiley, chapter 5.
    """
    number, trials, successes = (np.asarray(item, dtype=np.float64) for item in (population, coded, positive))
    found = np.asarray(hit, dtype=np.bool_)
    kinds = np.asarray(kind)
    used = number > 0
    if (trials[used] == 0).any():
        raise ValueError("a stratum with units has none that was coded")
    tp, tp_low, tp_high = _sum(number, trials, successes, kinds, used & found, confidence)
    fn, fn_low, fn_high = _sum(number, trials, successes, kinds, used & ~found, confidence)
    hits, others = float(number[found].sum()), float(number[~found].sum())
    precision = Estimate(tp / hits, tp_low / hits, tp_high / hits) if hits else None
    recall = f1 = None
    if tp + fn:
        recall = _inverse(tp, fn, _ratio((fn, fn_low, fn_high), (tp, tp_low, tp_high)), 1.0)
    if hits + fn:
        upper = (hits + fn, hits + fn_low, hits + fn_high)
        f1 = _inverse(tp, hits + fn, _ratio(upper, (tp, tp_low, tp_high)), 2.0)
    return Accuracy(tp, hits - tp, fn, others - fn, precision, recall, f1)


def _sum(
    number: Numbers,
    trials: Numbers,
    successes: Numbers,
    kinds: NDArray[np.generic],
    chosen: NDArray[np.bool_],
    confidence: float,
) -> tuple[float, float, float]:
    """Estimated units that hold the thing in the chosen strata together, with the ends of the interval."""
    if not chosen.any():
        return 0.0, 0.0, 0.0
    total = below = above = 0.0
    for kind in np.unique(kinds[chosen]):
        own = chosen & (kinds == kind)
        units, part = number[own].sum(), number[own] / number[own].sum()
        share = float((part * successes[own] / trials[own]).sum())
        if (successes[own] == trials[own]).all():
            share = 1.0  # the parts may not sum to 1 to the last digit
        effective = 1 / (part**2 / trials[own]).sum()
        low, high = wilson(share * effective, effective, confidence)
        total += float(units) * share
        below += (units * (share - float(low))) ** 2
        above += (units * (float(high) - share)) ** 2
    every = float(number[chosen].sum())
    return total, max(total - float(np.sqrt(below)), 0.0), min(total + float(np.sqrt(above)), every)


def _ratio(upper: tuple[float, float, float], lower: tuple[float, float, float]) -> tuple[float, float]:
    """Ends of the interval of a ratio of two independent estimates, each with its interval (MOVER-R).

    The lower end is written with its root in the denominator, where it loses no digits.
    """
    a, a_low, a_high = upper
    b, b_low, b_high = lower
    if not b_high:
        return np.inf, np.inf
    product = a * b
    inside = product**2 - a_low * b_high * (2 * a - a_low) * (2 * b - b_high)
    below = product + np.sqrt(max(inside, 0.0))
    low = a_low * (2 * a - a_low) / below if below else 0.0
    inside = product**2 - a_high * b_low * (2 * a - a_high) * (2 * b - b_low)
    bottom = b_low * (2 * b - b_low)
    high = (product + np.sqrt(max(inside, 0.0))) / bottom if bottom else np.inf
    return float(low), float(high)


def _inverse(tp: float, rest: float, ends: tuple[float, float], top: float) -> Estimate:
    """``top / (1 + ratio)`` of a ratio ``rest / tp``, with its interval."""
    low, high = ends
    return Estimate(
        top * tp / (tp + rest), min(max(top / (1 + high), 0.0), 1.0), min(max(top / (1 + low), 0.0), 1.0)
    )
