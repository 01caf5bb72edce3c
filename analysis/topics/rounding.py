"""Round numbers to so many digits that count, so that tables do not hang on the last bits of a processor."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Digits that count of probabilities, and decimals of shares. Processors differ in the last bits of logarithms and sums,
# from about the 16th digit (the 7th where the model counts in single precision).
PROBABILITY_DIGITS = 5
SHARE_DECIMALS = 5


def significant(values: Floats, digits: int = PROBABILITY_DIGITS) -> Floats:
    """Values with ``digits`` digits that count; 0 stays 0."""
    return np.array([float(f"{value:.{digits}g}") for value in np.ravel(values)]).reshape(np.shape(values))


def rounded(value: float | np.floating, digits: int = SHARE_DECIMALS) -> float:
    """A number with ``digits`` decimals, never the negative 0."""
    return round(float(value), digits) + 0.0


def decimals(values: Floats, digits: int = SHARE_DECIMALS) -> Floats:
    """Values with ``digits`` decimals, never the negative 0."""
    return np.asarray(np.round(values, digits) + 0.0)
