"""Numbers that prose quotes: each has a key, so that a paper can cite it and never go stale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from analysis.pages.markdown import percent, probability, signed

#: Words joined by dots: letters of any script, digits, ``-`` and ``_``. An article is named ``2022-spring/01-wang-yi``.
KEY = re.compile(r"\w[\w./-]*")
NONE = "–"


@dataclass(frozen=True)
class Number:
    """A number as prose quotes it.

    Attributes:
        key: its name, from the general to the particular: ``frames.apart.mean``.
        printed: as it stands in the prose, rounded, without its unit.
        value: as it was measured, in its unit, not rounded.
        unit: ``%``, ``words``, ``points`` …; empty for what has none.
        meaning: what it says, in a phrase that stands on its own.
    """

    key: str
    printed: str
    value: float
    unit: str
    meaning: str

    def record(self) -> dict[str, object]:
        """Its fields as JSON keeps them; other processors may differ in the last digits, so twelve are kept."""
        value = self.value if isinstance(self.value, int) else float(f"{self.value:.12g}")
        return {**asdict(self), "value": value}


class Numbers:
    """Collects numbers while prose is written: call it where a number stands, and it returns what to print.

    >>> quote = Numbers("overview")
    >>> f"{quote('articles', 6, meaning='articles measured')} articles"
    '6 articles'
    >>> own = quote.within("2041-spring/01-lin", of="Lin")
    >>> own.percent("share", 0.125, meaning="share of paragraphs")
    '12'
    >>> [(number.key, number.meaning) for number in quote]
    [('overview.articles', 'articles measured'), ('overview.2041-spring/01-lin.share', 'share of paragraphs: Lin')]
    """

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix
        self._of = ""
        self._found: dict[str, Number] = {}

    def within(self, key: str, of: str = "") -> Numbers:
        """The same collection, for numbers whose keys begin with ``key``; ``of`` ends what each of them means."""
        inner = Numbers(_joined(self.prefix, key))
        inner._of = "; ".join(part for part in (self._of, of) if part)
        inner._found = self._found
        return inner

    def __call__(
        self, key: str, value: float, printed: str | None = None, *, unit: str = "", meaning: str
    ) -> str:
        """Note a number and return how it is printed.

        Args:
            key: its name, after the prefix of the collection; empty where the prefix is the whole name.
            value: the number, in its unit.
            printed: as the prose prints it; without it as Python prints the value, thousands parted by commas.
            unit: its unit.
            meaning: what it says.

        Raises:
            ValueError: the key is not words joined by dots, or names another number already.
        """
        whole = _joined(self.prefix, key)
        if not KEY.fullmatch(whole):
            raise ValueError(f"“{whole}” is no key of a number")
        told = f"{meaning}: {self._of}" if self._of else meaning
        number = Number(whole, _plain(value) if printed is None else printed, value, unit, told)
        if self._found.setdefault(whole, number) != number:
            raise ValueError(f"two numbers are called “{whole}”")
        return number.printed

    def __iter__(self) -> Iterator[Number]:
        return iter(self._found.values())

    def counted(self, key: str, number: int, one: str, many: str | None = None, *, meaning: str) -> str:
        """A number and what is counted: ``1 article``, ``2 articles``."""
        many = many or f"{one}s"
        return f"{self(key, number, unit=many, meaning=meaning)} {one if number == 1 else many}"

    def count(self, key: str, number: int | None, *, unit: str = "", meaning: str) -> str:
        """A whole number; a dash where there is none."""
        return NONE if number is None else self(key, number, unit=unit, meaning=meaning)

    def percent(self, key: str, share: float | None, *, meaning: str) -> str:
        """A share as a whole number of per cent, without the sign; a dash where there is none."""
        return NONE if share is None else self(key, 100 * share, percent(share), unit="%", meaning=meaning)

    def points(self, key: str, difference: float | None, *, meaning: str) -> str:
        """A difference of shares in whole percentage points, with its sign; a dash where there is none."""
        if difference is None:
            return NONE
        return self(key, 100 * difference, signed(100 * difference), unit="points", meaning=meaning)

    def signed(self, key: str, value: float, digits: int, *, unit: str = "", meaning: str) -> str:
        """A number with its sign."""
        return self(key, value, signed(value, digits), unit=unit, meaning=meaning)

    def decimal(self, key: str, value: float | None, digits: int, *, unit: str = "", meaning: str) -> str:
        """A number with so many digits after the point; a dash where there is none."""
        if value is None:
            return NONE
        return self(key, value, signed(value, digits).removeprefix("+"), unit=unit, meaning=meaning)

    def probability(self, key: str, p: float | None, *, meaning: str) -> str:
        """A probability with two digits that count; a dash where there is none."""
        return NONE if p is None else self(key, p, probability(p), meaning=meaning)


def _plain(value: float) -> str:
    return f"{value:,}".replace("-", "−")


def _joined(prefix: str, key: str) -> str:
    return ".".join(part for part in (prefix, key) if part)


def key_part(text: str) -> str:
    """Any text, such as a word, as a part of a key: other texts give other parts.

    Letters, digits and hyphens stay; any other character becomes its number between underscores.

    >>> key_part("U.S."), key_part("中美关系"), key_part("free trade")
    ('U_2e_S_2e_', '中美关系', 'free_20_trade')
    """
    return "".join(c if c.isalnum() or c == "-" else f"_{ord(c):x}_" for c in text)
