"""How numbers of a kind are printed, and what stands for them in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analysis.pages.markdown import percent, probability, signed

#: What is printed where there is no number.
DASH = "–"


@dataclass(frozen=True)
class NumberKind:
    """A kind of number.

    Attributes:
        show: prints a number of the source table, rounded as its precision allows.
        unit: the unit in which it is printed; the head of its column names it.
        scale: factor from the number of the source table to the printed unit.
    """

    show: Callable[[float], str]
    unit: str = ""
    scale: float = 1.0

    def printed(self, value: float | None) -> str:
        """The number as the table prints it; a dash where there is none."""
        return DASH if value is None else self.show(value)

    def interval(self, low: float | None, high: float | None) -> str:
        """Both ends in brackets; ``∞`` for an end that the measure lacks, nothing where it has no interval."""
        if low is None and high is None:
            return ""
        ends = ("−∞" if low is None else self.show(low), "∞" if high is None else self.show(high))
        return f"[{ends[0]}, {ends[1]}]"

    def scaled(self, value: float | None) -> float | None:
        """The number in its printed unit, to twelve digits that count: 57, not 56.99999999999999."""
        if value is None or self.scale == 1:
            return value
        return float(f"{self.scale * value:.12g}")


def _count(value: float) -> str:
    return f"{value:,.0f}"


def _one_decimal(value: float) -> str:
    return f"{value:.1f}"


def _two_decimals(value: float) -> str:
    return f"{value:.2f}"


def _three_decimals(value: float) -> str:
    return f"{value:.3f}"


def _points(value: float) -> str:
    return signed(100 * value)


def _signed(value: float) -> str:
    return signed(value, 1)


COUNT = NumberKind(_count)
ONE_DECIMAL = NumberKind(_one_decimal)
TWO_DECIMALS = NumberKind(_two_decimals)
THREE_DECIMALS = NumberKind(_three_decimals)
#: A share from 0 to 1, in whole per cent.
PERCENT = NumberKind(percent, "%", 100)
#: A difference of shares, in whole points of per cent with its sign.
POINTS = NumberKind(_points, "points", 100)
SIGNED = NumberKind(_signed)
PROBABILITY = NumberKind(probability)
