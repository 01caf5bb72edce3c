"""Differences between the versions within aligned units, as cells and tables of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis.pages.markdown import table
from analysis.pages.numbers import Numbers
from analysis.pages.study_names import StudyNames

LEVEL = 0.05
FALSE_DISCOVERIES = 0.1
LANGUAGES = {"en": "English", "zh": "Chinese"}


@dataclass(frozen=True)
class Paired:
    """What is compared in a section: each method is a cell of a row, whose numbers it notes.

    Attributes:
        names: the names of the study.
        quote: the numbers of the section.
        column: the column of the table that says what is compared: ``frame`` or ``category``.
        what: the same in words.
    """

    names: StudyNames
    quote: Numbers
    column: str
    what: str

    def label(self, row: dict[str, Any]) -> str:
        """What the row is about, in Markdown."""
        told = self.names.frame if self.column == "frame" else self.names.category
        return told(row[self.column])

    def difference(self, row: dict[str, Any], *, interval: bool = True) -> str:
        """The difference of shares, with its interval, in points."""
        own, meaning = (
            self._own(row),
            "difference of the shares of units with it, English minus Chinese, in percentage points",
        )
        value = own.points("difference", row["difference"], meaning=meaning)
        if not interval or row["low"] is None:
            return value
        low = own.points("difference.low", row["low"], meaning=f"lower end of the {meaning}")
        high = own.points("difference.high", row["high"], meaning=f"upper end of the {meaning}")
        return f"{value} [{low}, {high}]"

    def units(self, row: dict[str, Any]) -> str:
        """The aligned units that were compared."""
        return self._own(row)("units", row["units"], unit="units", meaning="aligned units compared")

    def only(self, row: dict[str, Any], language: str) -> str:
        """The units that hold it in one version only."""
        meaning = f"units that hold it in {LANGUAGES[language]} only"
        return self._own(row)(f"only.{language}", row[f"{language}_only"], unit="units", meaning=meaning)

    def hits(self, row: dict[str, Any], language: str) -> str:
        """How often it occurs in a version."""
        meaning = f"hits in {LANGUAGES[language]}"
        return self._own(row)(f"hits.{language}", row[f"hits_{language}"], unit="hits", meaning=meaning)

    def both(self, row: dict[str, Any], what: str) -> str:
        """``only`` or ``hits`` of both versions."""
        return " / ".join(getattr(self, what)(row, language) for language in LANGUAGES)

    def probability(self, row: dict[str, Any], which: str) -> str:
        """``p``, ``p_mid`` or ``q`` of the difference."""
        named = {"p": "exact p", "p_mid": "mid-p", "q": "p adjusted for the false discovery rate"}
        return self._own(row).probability(which, row[which], meaning=f"{named[which]} of the difference")

    def _own(self, row: dict[str, Any]) -> Numbers:
        alone = row["grouping"] == "article"
        item = row[self.column]
        named = self.names.frame_name if self.column == "frame" else self.names.category_name
        of = self.names.article_name(row["group"]) if alone else "all articles"
        return self.quote.within(f"{row['group'] if alone else 'all'}.{item}", f"{named(item)}; {of}")


def leaves_out_zero(row: dict[str, Any], low: str = "low", high: str = "high") -> bool:
    """Whether there is an interval, and zero is not in it."""
    return row[low] is not None and row[low] * row[high] > 0


def difference_lines(paired: Paired, rows: Sequence[dict[str, Any]]) -> list[str]:
    """The differences in presence or in hits whose interval leaves out zero, and how many there are by chance.

    Args:
        paired: what is compared.
        rows: rows of a paired table, each of an article.
    """
    tested = [row for row in rows if row["p"] is not None]
    found = [
        row for row in rows if leaves_out_zero(row) or leaves_out_zero(row, low="hit_low", high="hit_high")
    ]
    found.sort(key=lambda row: row["p_mid"] if row["p_mid"] is not None else 2.0)
    said = _said(paired, tested)
    if not found:
        return [said, "", "No interval leaves out zero."]
    cells = [
        [
            paired.names.article(row["group"]),
            paired.label(row),
            paired.units(row),
            paired.both(row, "only"),
            paired.difference(row),
            paired.both(row, "hits"),
            *(paired.probability(row, which) for which in ("p", "p_mid", "q")),
        ]
        for row in found
    ]
    header = (
        "article",
        paired.what,
        "units",
        "English / Chinese only",
        "difference of shares, points",
        "hits, English / Chinese",
        "p",
        "mid‑p",
        "q",
    )
    return [
        said,
        "",
        "Where the interval of the shares or of the hits leaves out zero:",
        "",
        *table(header, cells, right=range(2, len(header))),
    ]


def _said(paired: Paired, tested: Sequence[dict[str, Any]]) -> str:
    own = paired.quote.within("tests", f"comparisons of one article in one {paired.what}")
    strong = sum(row["q"] is not None and row["q"] <= FALSE_DISCOVERIES for row in tested)
    low = sum(row["p"] <= LEVEL for row in tested)
    by_chance = "at most so many with p ≤ 0.05 are expected without any difference"
    return (
        f"Of {own.counted('all', len(tested), 'comparison', meaning='all')} of one article in one {paired.what}, "
        f"q ≤ {FALSE_DISCOVERIES} in {own('q', strong, meaning='with q ≤ 0.1')}, exact p ≤ {LEVEL} in "
        f"{own('p', low, meaning='with exact p ≤ 0.05')}; without any difference the second would be expected in at "
        f"most {own.decimal('expected', len(tested) * LEVEL, 0, meaning=by_chance)}."
    )
