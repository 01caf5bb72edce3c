"""Where the columns of the overview stand: beside each other, or in two bands where a single column is too narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from analysis.corpus.print_order import Article
from analysis.figures.labels import names_width
from analysis.figures.measure import text_width, wrap
from analysis.figures.page import Scale
from analysis.figures.size import DOUBLE, SINGLE, Size
from analysis.figures.style import TEXT, VERSIONS

GAP = 4.0
#: Height of the heads of the panels: two lines, or more.
HEAD = 8.5
HEAD_LEADING = 3.1
#: Between the articles and the first panel.
LABEL_GAP = 3.0
#: What the articles take up at least, and in double column, where titles fill it, at most.
NARROWEST_LABEL, WIDEST_LABEL = 22.0, 56.0


@dataclass(frozen=True)
class Panel:
    """One column of the figure: a count in one or both versions; no languages stand for the ratio."""

    title: tuple[str, ...]
    count: str
    languages: tuple[str, ...]


PANELS = (
    Panel(("Paragraphs",), "paragraphs", ("en", "zh")),
    Panel(("Sentences",), "sentences", ("en", "zh")),
    Panel(("English", "words"), "words", ("en",)),
    Panel(("Chinese", "characters"), "characters", ("zh",)),
    Panel(("Chinese characters", "per English word"), "characters_per_word", ()),
)


@dataclass(frozen=True)
class Layout:
    """How the figure fills its width.

    Attributes:
        size: what it may fill.
        labels: room for the articles on the left, in millimetres.
        bands: the panels side by side, band below band.
        titles: whether there is room for the titles of the articles.
        stacked: whether the Chinese name of an author stands below the English one, not beside it.
    """

    size: Size
    labels: float
    bands: tuple[tuple[Panel, ...], ...]
    titles: bool
    stacked: bool

    @classmethod
    def of(cls, size: Size, titles: bool, articles: Sequence[Article]) -> Layout:
        """Titles of articles are printed in double column only: elsewhere a few words of them would be left.

        Where the names of the authors are short there is more room for the panels.
        """
        if size.name == DOUBLE.name:
            widest = max(map(names_width, articles), default=0.0) + LABEL_GAP
            labels = WIDEST_LABEL if titles else min(max(widest, NARROWEST_LABEL), WIDEST_LABEL)
            return cls(size, labels, (PANELS,), titles, False)
        narrow = size.width <= SINGLE.width
        names = [article.name(language) for article in articles for language in VERSIONS]
        widest = max((text_width(name) for name in names), default=0.0) + LABEL_GAP
        labels = min(max(widest, NARROWEST_LABEL), 31.0 if narrow else 35.0)
        bands = (PANELS[:2], PANELS[2:]) if narrow else (PANELS,)
        return cls(size, labels, bands, False, True)

    def width(self, band: Sequence[Panel]) -> float:
        """Width of the panels of a band."""
        return (self.size.width - self.labels - GAP * (len(band) - 1)) / len(band)

    def left(self, band: Sequence[Panel], panel: Panel) -> float:
        """Left edge of a panel."""
        return self.labels + band.index(panel) * (self.width(band) + GAP)

    def title(self, band: Sequence[Panel], panel: Panel) -> Sequence[str]:
        """The lines of a panel's head."""
        width = self.width(band)
        if max(map(text_width, panel.title)) <= width:
            return panel.title
        return wrap(" ".join(panel.title), width, TEXT, 3)

    def head(self, band: Sequence[Panel]) -> float:
        """Height of the heads of a band."""
        lines = max(len(self.title(band, panel)) for panel in band)
        return HEAD + HEAD_LEADING * max(lines - 2, 0)

    def scale(self, band: Sequence[Panel], panel: Panel, data: pl.DataFrame) -> Scale:
        """The scale of a panel, which leaves room for a number after its end: from 0, but for ratios."""
        left = self.left(band, panel)
        right = left + self.width(band) - text_width("88,888") - 2.4
        if panel.languages:
            counts = [
                count
                for language in panel.languages
                for count in data[f"{panel.count}_{language}"].drop_nulls()
            ]
            return Scale(0, max(counts, default=1) or 1, left, right)
        ratios = data[panel.count].drop_nulls().to_list()
        low, high = min(ratios, default=0.0), max(ratios, default=1.0)
        margin = max((high - low) * 0.15, 0.05)
        return Scale(low - margin, high + margin, left, right)
