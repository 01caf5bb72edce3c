"""How well the lengths of a group's two sides agree.

Source: Gale, W. A., & Church, K. W. (1993). A program for aligning sentences in bilingual corpora. Computational
Linguistics, 19(1), 75-102, section 3. What differs: both parameters are estimated from the texts themselves, because
their variance of 6.8 a character is too small for Chinese and English; and the deviation is judged by a distribution
with heavier tails than the normal, because a free rendering is no impossibility.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FREEDOM = 4.0  # degrees of freedom of Student's t
FIRST_VARIANCE = 20.0  # before anything is aligned; 12 to 30 fits translations from Chinese to English
PRIOR_SIZE = 500.0  # Chinese characters of the whole study's ratio that stand behind the ratio of one text
_RANGE = (5.0, 80.0)  # what a variance can be; a handful of groups may give anything
_TO_SIGMA = 1.4826  # of the median absolute deviation of a normal distribution


@dataclass(frozen=True)
class Lengths:
    """English characters for one Chinese character, and the variance of their number a character."""

    ratio: float
    variance: float = FIRST_VARIANCE

    def deviation(self, english: NDArray[np.float64], chinese: NDArray[np.float64]) -> NDArray[np.float64]:
        """Deviation of lengths from what the other side leads to expect, in standard deviations."""
        size = np.maximum((english / self.ratio + chinese) / 2, 1.0)
        return (english - self.ratio * chinese) / np.sqrt(size * self.variance)

    def agreement(self, english: NDArray[np.float64], chinese: NDArray[np.float64]) -> NDArray[np.float64]:
        """Log density of that deviation under Student's t, its maximum being 0."""
        deviation = self.deviation(english, chinese)
        return -(FREEDOM + 1) / 2 * np.log1p(deviation * deviation / FREEDOM)


def first_lengths(sizes: Sequence[tuple[float, float]]) -> Lengths:
    """The parameters before anything is aligned.

    Args:
        sizes: English and Chinese characters of each text; the median of their ratios is taken.
    """
    ratios = [english / chinese for english, chinese in sizes if english and chinese]
    return Lengths(float(np.median(ratios)) if ratios else 1.0)


def fitted_lengths(english: NDArray[np.float64], chinese: NDArray[np.float64], study: Lengths) -> Lengths:
    """The parameters of a text from groups that are surely right.

    Args:
        english: characters of the English side of each group.
        chinese: characters of the Chinese side.
        study: the parameters of the whole study, towards which a short text is drawn.
    """
    if not len(english):
        return study
    ratio = (english.sum() + PRIOR_SIZE * study.ratio) / (chinese.sum() + PRIOR_SIZE)
    return Lengths(float(ratio), study.variance)


def fitted_variance(english: NDArray[np.float64], chinese: NDArray[np.float64], study: Lengths) -> Lengths:
    """The parameters of a whole study from groups that are surely right."""
    if len(english) < 10 or not english.any() or not chinese.any():
        return study
    ratio = float(english.sum() / chinese.sum())
    deviations = Lengths(ratio, 1.0).deviation(english, chinese)
    variance = float((_TO_SIGMA * np.median(np.abs(deviations))) ** 2)
    return Lengths(ratio, min(max(variance, _RANGE[0]), _RANGE[1]))
