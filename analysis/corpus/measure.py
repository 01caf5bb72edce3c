"""How wide the lines of a language were set, estimated from the lines themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, pstdev

from analysis.corpus.headings import ends_sentence
from analysis.corpus.lines import Line, first_chunk, width

CHINESE_INDENT = 2.0  # full-width characters
SHORT = 0.8  # of the usual width: a line that ends a sentence below it ends its paragraph


def quantile(values: Iterable[float], share: float) -> float:
    """The value below which about ``share`` of the values lie (no interpolation); 0 for no values."""
    ordered = sorted(values)
    return ordered[int(share * (len(ordered) - 1))] if ordered else 0.0


@dataclass(frozen=True)
class ChineseMeasure:
    """Full line width of each page, in full-width characters."""

    pages: dict[int, float]

    def of(self, line: Line, *, indented: bool = False) -> float:
        return self.pages[line.page] - (CHINESE_INDENT if indented else 0.0)


def measure_chinese(versions: list[list[Line]]) -> ChineseMeasure:
    """Measure of each page: what the longest lines reach.

    All first pages of versions are set alike (narrower), and so are all later ones; only a page with many lines and
    a clearly other width keeps a measure of its own.
    """
    by_page: dict[int, list[float]] = {}
    opening: set[int] = set()
    for lines in versions:
        if lines:
            opening.add(lines[0].page)
        for line in lines:
            by_page.setdefault(line.page, []).append(width(line.text, "zh"))
    later = quantile(
        (value for page, values in by_page.items() if page not in opening for value in values), 0.97
    )
    first = quantile((value for page in opening for value in by_page[page]), 0.97)
    pages = {}
    for page, values in by_page.items():
        own, usual = quantile(values, 0.9), first if page in opening else later
        pages[page] = own if len(values) >= 15 and abs(own - usual) > 2 else usual
    return ChineseMeasure(pages)


@dataclass(frozen=True)
class EnglishMeasure:
    """How full English lines are.

    ``floor``: the smallest width of a line together with the next line's first word, over lines that do go on; a
    line that stays below it with the next word had room left. ``first`` and ``other``: mean and standard deviation
    of the natural widths of paragraphs' first lines and of other full lines; ``first_ceiling``: what a first line
    hardly exceeds. All in em. ``spaced``: whether a blank line stands between paragraphs.
    """

    floor: float
    opening_floor: float
    first: tuple[float, float]
    other: tuple[float, float]
    first_ceiling: float
    spaced: bool = True

    def has_room(
        self, line: Line, following: Line, *, opening: bool, indented: bool, spare: float = 0.0
    ) -> bool:
        """Whether the first word of the next line would have fitted, and ``spare`` em of room been left.

        ``indented``: the line begins a paragraph.
        """
        floor = self.opening_floor if opening else self.floor
        indent = max(0.0, self.other[0] - self.first[0]) if indented else 0.0
        return _reach(line, following) < floor - indent - 0.25 - spare

    def excludes_other(self, line: Line, following: Line) -> bool:
        """Whether a line is too short to go on a paragraph: without an indent the next word would have fitted."""
        return _reach(line, following) < self.floor - 0.25

    def excludes_first(self, line: Line) -> bool:
        """Whether a line is too long to begin a paragraph."""
        return width(line.text, "en") > self.first_ceiling + 0.25

    def indent_evidence(self, line: Line) -> float:
        """Log-likelihood ratio that a full line is the first of its paragraph (indented), against another line."""
        value = width(line.text, "en")
        return _log_density(value, *self.first) - _log_density(value, *self.other)


def _reach(line: Line, following: Line) -> float:
    return width(line.text, "en") + 0.25 + width(first_chunk(following.text, "en"), "en")


def _log_density(value: float, mean: float, deviation: float) -> float:
    from math import log

    return -0.5 * ((value - mean) / deviation) ** 2 - log(deviation)


def measure_english(versions: list[list[Line]]) -> EnglishMeasure:
    """Measures from all English versions of an issue, which are set alike."""
    if not _is_spaced(versions):
        return _measure_unspaced(versions)
    reaches: dict[bool, list[float]] = {False: [], True: []}
    first: list[float] = []
    other: list[float] = []
    for lines in versions:
        opening = lines[0].page if lines else -1
        for place in range(1, len(lines)):
            a, b = lines[place - 1], lines[place]
            if b.page != a.page or b.after_blank:
                continue
            starts = place == 1 or a.after_blank or lines[place - 2].page != a.page
            known_first = a.after_blank and a.page != opening
            if a.page != opening:
                if known_first:
                    first.append(width(a.text, "en"))
                elif not starts:
                    other.append(width(a.text, "en"))
            if not starts:
                reaches[a.page == opening].append(_reach(a, b))
    floor = quantile(reaches[False] or reaches[True], 0.02)
    return EnglishMeasure(
        floor=floor,
        opening_floor=quantile(reaches[True], 0.02) if len(reaches[True]) >= 8 else floor,
        first=_mean_deviation(first or other),
        other=_mean_deviation(other or first),
        first_ceiling=quantile(first, 0.98) if len(first) >= 8 else float("inf"),
    )


def _is_spaced(versions: list[list[Line]]) -> bool:
    """Whether paragraphs are set apart by blank lines: most short lines that end a sentence have one after them."""
    usual = quantile((width(line.text, "en") for lines in versions for line in lines), 0.8)
    after = [
        b.after_blank
        for lines in versions
        for a, b in pairwise(lines)
        if a.page == b.page and ends_sentence(a.text, "en") and width(a.text, "en") < SHORT * usual
    ]
    return not after or 2 * sum(after) >= len(after)


def _measure_unspaced(versions: list[list[Line]]) -> EnglishMeasure:
    """Measures where no blank line tells a paragraph: from lines that can only stand inside one, or only begin one."""
    inside = [
        (a, b)
        for lines in versions
        for a, b in pairwise(lines)
        if not b.after_blank and not ends_sentence(a.text, "en") and b.text[0].islower()
    ]
    floor = quantile((_reach(a, b) for a, b in inside), 0.02)
    full = {a.number for a, _ in inside}
    after_inside = {b.number for _, b in inside}
    first = [
        width(b.text, "en")
        for lines in versions
        for a, b in pairwise(lines)
        if b.number in full and ends_sentence(a.text, "en") and _reach(a, b) < SHORT * floor
    ]
    other = [width(a.text, "en") for a, _ in inside if a.number in after_inside]
    return EnglishMeasure(
        floor=floor,
        opening_floor=floor,
        first=_mean_deviation(first or other),
        other=_mean_deviation(other or first),
        first_ceiling=quantile(first, 0.98) if len(first) >= 8 else float("inf"),
        spaced=False,
    )


def _mean_deviation(values: list[float]) -> tuple[float, float]:
    if len(values) < 2:
        return 25.0, 5.0
    # Trim the short lines that headings and torn paragraphs leave behind.
    low = quantile(values, 0.1)
    kept = [value for value in values if value >= low - 1]
    return fmean(kept), max(pstdev(kept), 0.6)
