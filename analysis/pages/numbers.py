"""Numbers that prose quotes: each has a key, so that a paper can cite it and never go stale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Words joined by dots: letters, digits, ``-`` and ``_``. An article is named ``2022-spring/01``.
KEY = re.compile(r"[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*")


@dataclass(frozen=True)
class Number:
    """A number as prose quotes it.

    Attributes:
        key: its name, from the general to the particular: ``frames.apart.mean``.
        printed: as it stands in the prose, rounded, without its unit.
        value: as it was measured.
        unit: ``%``, ``words``, ``points`` …; empty for what has none.
        meaning: what it says, in a phrase that stands on its own.
    """

    key: str
    printed: str
    value: float
    unit: str
    meaning: str


class Numbers:
    """Collects numbers while prose is written: call it where a number stands, and it returns what to print.

    >>> quote = Numbers("overview")
    >>> f"{quote('articles', 6, meaning='articles measured')} articles"
    '6 articles'
    >>> [number.key for number in quote]
    ['overview.articles']
    """

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self._found: dict[str, Number] = {}

    def __call__(
        self, key: str, value: float, printed: str | None = None, *, unit: str = "", meaning: str
    ) -> str:
        """Note a number and return how it is printed.

        Args:
            key: its name, after the prefix of the collection.
            value: the number.
            printed: as the prose prints it; without it as Python prints the value, thousands parted by commas.
            unit: its unit.
            meaning: what it says.

        Raises:
            ValueError: the key is not words joined by dots, or names another number already.
        """
        whole = f"{self.prefix}.{key}"
        if not KEY.fullmatch(whole):
            raise ValueError(f"“{whole}” is no key of a number")
        number = Number(whole, f"{value:,}" if printed is None else printed, value, unit, meaning)
        if self._found.setdefault(whole, number) != number:
            raise ValueError(f"two numbers are called “{whole}”")
        return number.printed

    def __iter__(self) -> Iterator[Number]:
        return iter(self._found.values())
