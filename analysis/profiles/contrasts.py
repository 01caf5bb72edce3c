"""Each article, and each author with several, against the other articles of the same language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.statistics.contrast import Estimate, contrast, distinctiveness, mean_estimate

Numbers = NDArray[np.float64]
Row = dict[str, object]

MORE, LESS, NEITHER = "more", "less", "no"
MEAN = "of the mean of the articles, recovered from theirs (MOVER)"


@dataclass(frozen=True)
class Group:
    """An article, or an author with the ids of two articles or more."""

    grouping: str
    name: str
    members: tuple[str, ...]


def contrasts(measured: pl.DataFrame, groups: Sequence[Group]) -> list[Row]:
    """Rows of the table of profiles for what is measured of each article, without the paired differences.

    The others are the articles of the language outside the group, each with the same weight; of these, the ones with a
    value and an interval. Articles are fixed: the intervals say what other paragraphs of the same articles might have
    shown.

    Args:
        measured: columns of :data:`analysis.profiles.measured.MEASURED`; items keep their order.
        groups: what gets rows, in this order.
    """
    rows: list[Row] = []
    for (language, section), part in measured.partition_by(
        ["language", "section"], as_dict=True, maintain_order=True
    ).items():
        cells = _Cells.of(part)
        for group in groups:
            head: Row = {
                "grouping": group.grouping,
                "group": group.name,
                "language": language,
                "section": section,
            }
            rows += [{**head, **row} for row in cells.rows(group)]
    return rows


@dataclass(frozen=True)
class _Cells:
    """Values and their ends, shape ``(articles, items)``, not a number where there is none; and what they are."""

    articles: dict[str, int]
    items: list[str]
    values: Numbers
    low: Numbers
    high: Numbers
    units: dict[str, str]
    intervals: dict[tuple[str, str], str]

    @classmethod
    def of(cls, part: pl.DataFrame) -> _Cells:
        articles = {group: at for at, group in enumerate(part["group"].unique(maintain_order=True))}
        items = part["item"].unique(maintain_order=True).to_list()
        place = {item: at for at, item in enumerate(items)}
        values, low, high = (np.full((len(articles), len(items)), np.nan) for _ in range(3))
        for row in part.iter_rows(named=True):
            at = articles[row["group"]], place[row["item"]]
            for array, name in ((values, "value"), (low, "low"), (high, "high")):
                array[at] = np.nan if row[name] is None else row[name]
        units = dict(part.select("item", "unit").unique(maintain_order=True).iter_rows())
        intervals = {
            (group, item): made for group, item, made in part.select("group", "item", "interval").iter_rows()
        }
        return cls(articles, items, values, low, high, units, intervals)

    def rows(self, group: Group) -> Iterator[Row]:
        own = [self.articles[name] for name in group.members if name in self.articles]
        if not own:
            return
        inside = np.zeros(len(self.articles), dtype=bool)
        inside[own] = True
        complete = ~(np.isnan(self.values) | np.isnan(self.low) | np.isnan(self.high))
        for at, item in enumerate(self.items):
            mine, theirs = inside & complete[:, at], ~inside & complete[:, at]
            known = inside & ~np.isnan(self.values[:, at])
            if not known.any() and not any((name, item) in self.intervals for name in group.members):
                continue
            yield {
                "item": item,
                "articles": len(own),
                "unit": self.units[item],
                "interval": self._interval(group, item, known),
                "other_articles": int(theirs.sum()),
                **self._against(at, known, mine, theirs),
                "rank": self._rank(at, known, inside),
            }

    def _against(
        self, at: int, known: NDArray[np.bool_], mine: NDArray[np.bool_], theirs: NDArray[np.bool_]
    ) -> Row:
        value = float(self.values[known, at].mean()) if known.any() else None
        # an author's interval needs that of each article
        first = self._mean(at, mine) if known.any() and (mine == known).all() else None
        second = self._mean(at, theirs) if theirs.any() else None
        row: Row = {
            "value": value,
            "low": first.low if first else None,
            "high": first.high if first else None,
            "others": second.value if second else None,
            "difference": value - second.value if value is not None and second else None,
            "ratio": value / second.value if value is not None and second and second.value > 0 else None,
        }
        if first and second:
            found = contrast(first, second)
            row |= found._asdict()
            arms = distinctiveness(found.difference, found.difference_low, found.difference_high)
            row |= {"distinctiveness": arms, "distinctive": verdict(arms, found.difference)}
        return row

    def _mean(self, at: int, which: NDArray[np.bool_]) -> Estimate:
        return mean_estimate(self.values[which, at], self.low[which, at], self.high[which, at])

    def _interval(self, group: Group, item: str, known: NDArray[np.bool_]) -> str:
        """How the intervals of those articles were made that have a value, or why none has one."""
        there = [name for name in group.members if (name, item) in self.intervals]
        valued = [name for name in there if known[self.articles[name]]]
        told = "; ".join(sorted({self.intervals[name, item] for name in valued or there}))
        return told if len(valued) < 2 else f"{told}, {MEAN}"

    def _rank(self, at: int, known: NDArray[np.bool_], inside: NDArray[np.bool_]) -> int | None:
        if not known.any():
            return None
        others = self.values[~inside, at]
        return 1 + int((others[~np.isnan(others)] > self.values[known, at].mean()).sum())


def verdict(arms: float | None, difference: float) -> str | None:
    """Whether a difference is more, less, or neither, by the rule of :func:`distinctiveness`."""
    if arms is None:
        return None
    if arms <= 1:
        return NEITHER
    return MORE if difference > 0 else LESS
