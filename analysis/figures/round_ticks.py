"""Round numbers for an axis, and how they are written."""

from __future__ import annotations

import math
from collections.abc import Sequence


def ticks_around(values: Sequence[float], steps: int = 4) -> list[float]:
    """Round numbers around the values, so many ``steps`` apart or fewer, but for what the rounding adds at the ends."""
    low, high = min(values), max(values)
    spread = max(high - low, 1e-3)
    step = 10 ** math.floor(math.log10(spread))
    step = next(step * part for part in (0.5, 1, 2, 5) if spread / (step * part) <= steps)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(step * place, 10) for place in range(first, max(last, first + 1) + 1)]


def tick_text(tick: float, ticks: Sequence[float]) -> str:
    """A tick with as many decimals as all of them need."""
    step = ticks[1] - ticks[0]
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    return f"{tick:.{digits}f}".replace("-", "−")
