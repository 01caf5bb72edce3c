"""Markdown that shows any text as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: What is nearer to zero than this comes from rounding in the machine.
SAME_AS_ZERO = 1e-6
# Pandoc also reads ^ (raised) and @ (a citation).
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&$!^@])")


def escaped(text: str) -> str:
    """Text with a backslash before whatever Markdown would take for a mark, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def table(header: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Lines of a table; cells are Markdown already.

    Args:
        header: a name for each column.
        rows: cells, as many as there are names.
        right: numbers of the columns that are set flush right.
    """
    rule = ["---:" if column in right else "---" for column in range(len(header))]
    return [f"| {' | '.join(cells)} |" for cells in (header, rule, *rows)]


def percent(share: float | None) -> str:
    """A share as a whole number of per cent, without the sign; a dash where there is none."""
    return "–" if share is None else f"{100 * share:.0f}"


def signed(value: float, digits: int = 0) -> str:
    """A number with its sign, a true minus; zero has none.

    A number that is not zero is not printed as zero, since whether the end of an interval is on one side of it is what
    a reader looks for: it gets as many digits as it takes to show the first that counts.
    """
    size = abs(value)
    if size < SAME_AS_ZERO:
        return f"{0:.{digits}f}"
    while float(f"{size:.{digits}f}") == 0:
        digits += 1
    return f"{'−' if value < 0 else '+'}{size:.{digits}f}"


def probability(p: float | None) -> str:
    """A probability with two digits that count, `< .001` below that."""
    if p is None:
        return "–"
    if p < 0.001:
        return "< .001"
    return f"{p:.3f}".removeprefix("0") if p < 0.1 else f"{p:.2f}".removeprefix("0")


def significant(value: float) -> str:
    """A number with three digits that count, or all of its whole ones."""
    if value == 0:
        return "0"
    return f"{value:,.0f}" if abs(value) >= 99.95 else f"{value:#.3g}"


def times(ratio: float) -> str:
    """A ratio with two decimals, a large one without, a small one with one digit that counts."""
    if ratio == 0 or ratio >= 10:
        return f"{ratio:,.0f}"
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.1g}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and what is counted."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
