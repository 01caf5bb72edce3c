"""The sides of the network of collocates as they are drawn: terms, lines, words, and what joins the versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from analysis.figures.collocate_pages import NODE_LEADING, NetworkPage, Node
from analysis.figures.measure import shorten, text_width, wrap
from analysis.figures.page import Align, Page, Point, Segment
from analysis.figures.style import CAP_HEIGHT, PAPER, POINT, QUIET, SMALL_TEXT, TEXT, VERSIONS, tinted

Titles = Mapping[str, Mapping[str, str]]

N_LEADING = 2.6
WIDEST_LABEL = {"en": 34.0, "zh": 30.0}
WIDEST_WORD = {"en": 24.0, "zh": 19.0}
#: What labels and words keep where the page is narrow.
NARROWEST = 10.5
#: Room for the number of terms on other pages.
ELSEWHERE = 3.4
#: From a line to the text at its end, and half a mark.
AIR, HALF_MARK = 1.0, 0.65
LEAST_LINES = 9.0
LEAST_MIDDLE = 5.0
#: Share of the free width that the middle gets.
MIDDLE = 0.26
#: logDice of the thinnest and the thickest line, and their widths in points.
WEAKEST, STRONGEST = 8.0, 14.0
THINNEST, THICKEST = 0.25, 1.85
KEY_NAME = "Thickness: logDice"
KEY_VALUES = {8: "8 or less", 10: "10", 12: "12", 14: "14 or more"}
#: Lines to words of one term are lighter: so much of the colour is left.
TINT = 0.55
PARTNER = "#8a8a8a"


@dataclass(frozen=True)
class Columns:
    """Where a side lies across the page: the inner edge of labels, ends of lines, marks, words, edge of the middle."""

    label: float
    label_width: float
    anchor: float
    mark: float
    word: float
    word_width: float
    middle: float


def draw_network(page: Page, network: NetworkPage, titles: Titles, top: float) -> None:
    """Draw a network, whose first row is at ``top``, over the width of the page."""
    columns = columns_of(network, titles, page.width)
    ends = {}
    for language in VERSIONS:
        side = _Side(page, network, titles, language, columns[language], top)
        side.head()
        side.lines()
        ends[language] = side.words()
        side.nodes()
    _draw_partners(page, network.data, ends, columns)


def columns_of(network: NetworkPage, titles: Titles, width: float) -> dict[str, Columns]:
    """Labels and words are as wide as they need, as far as lines and the middle keep their least width."""
    needed: dict[str, list[float]] = {}
    for language in VERSIONS:
        label = max((text_width(_title(titles, node, language)) for node in network.nodes), default=0.0)
        # Two lines of half the length do as well as one.
        label = min(max(label / 2 + 4.0, 13.0), label + 0.5, WIDEST_LABEL[language])
        told = (_told(network, node, language) for node in network.nodes)
        label = max(label, *(text_width(text, SMALL_TEXT) + 0.3 for text in told))
        word = (
            max(
                (text_width(network.written[language, word]) for word in network.words[language]), default=0.0
            )
            + 0.3
        )
        word = min(max(word, 8.0), WIDEST_WORD[language]) + (ELSEWHERE if network.elsewhere else 0.0)
        needed[language] = [label, word]
    air = 2 * (3 * AIR + 2 * HALF_MARK)
    room = width - air - 2 * LEAST_LINES - LEAST_MIDDLE
    over = max(0.0, sum(map(sum, needed.values())) - room)
    spare = sum(max(part - NARROWEST, 0.0) for parts in needed.values() for part in parts)
    share = over / spare if spare else 0.0
    given = {
        language: [part - max(part - NARROWEST, 0.0) * share for part in parts]
        for language, parts in needed.items()
    }
    rest = width - air - sum(map(sum, given.values()))
    middle = max(rest * MIDDLE, LEAST_MIDDLE)
    lines = (rest - middle) / 2
    found = {}
    for language, version in VERSIONS.items():
        (label, word), inwards = given[language], -version.side
        edge = (0.0 if version.side < 0 else width) + inwards * label
        mark = edge + inwards * (AIR + lines + HALF_MARK)
        text = mark + inwards * (HALF_MARK + AIR)
        found[language] = Columns(
            edge, label, edge + inwards * AIR, mark, text, word, text + inwards * (word + AIR)
        )
    return found


def line_width(log_dice: float) -> float:
    """Width of a line in points."""
    share = (log_dice - WEAKEST) / (STRONGEST - WEAKEST)
    return round(THINNEST + min(max(share, 0.0), 1.0) * (THICKEST - THINNEST), 1)


def draw_key(page: Page, y: float) -> None:
    """Lines of known thickness, with their logDice."""
    page.text(0, y, KEY_NAME, size=SMALL_TEXT, colour=QUIET, meaning="key")
    x = text_width(KEY_NAME, SMALL_TEXT) + 2.0
    for value, name in KEY_VALUES.items():
        page.lines([((x, y - 0.8), (x + 5, y - 0.8))], QUIET, line_width(value), "key line")
        page.text(x + 6, y, name, size=SMALL_TEXT, colour=QUIET, meaning="key")
        x += 6 + text_width(name, SMALL_TEXT) + 3.5


def _title(titles: Titles, node: Node, language: str) -> str:
    named = titles.get(node[1], {})
    return named.get(language) or named.get("en") or named.get("zh") or node[1]


def _told(network: NetworkPage, node: Node, language: str) -> str:
    """What stands below the name of a term: its matches in the version."""
    hits = network.hits.get((*node, language))
    return "no words" if hits is None else f"n = {hits:,}"


@dataclass(frozen=True)
class _Side:
    """One version on a page."""

    page: Page
    network: NetworkPage
    titles: Titles
    language: str
    columns: Columns
    top: float

    @property
    def data(self) -> pl.DataFrame:
        return self.network.data.filter(pl.col("language") == self.language)

    @property
    def outwards(self) -> Align:
        """How words are aligned: they begin at their marks."""
        return "left" if VERSIONS[self.language].side < 0 else "right"

    @property
    def inwards(self) -> Align:
        """How labels of terms are aligned: they end at their lines."""
        return "right" if VERSIONS[self.language].side < 0 else "left"

    def head(self) -> None:
        """Name the version above its words; say where it has none."""
        version, x = VERSIONS[self.language], self.columns.word
        self.page.text(
            x,
            self.top - 1.6,
            version.name,
            size=SMALL_TEXT,
            colour=version.colour,
            align=self.outwards,
            meaning="version",
        )
        if self.data.is_empty():
            self.page.text(
                x, self.top + 3, "none", size=SMALL_TEXT, colour=QUIET, align=self.outwards, meaning="none"
            )

    def lines(self) -> None:
        """Lines from terms to words: light ones below, thick ones above thin ones."""
        colour, words = VERSIONS[self.language].colour, self.network.words[self.language]
        drawn: dict[tuple[bool, float], list[Segment]] = {}
        for kind, query, word, strength in self.data.select("kind", "query", "word", "log_dice").iter_rows():
            start = (self.columns.anchor, self.top + self.network.nodes[kind, query])
            end = (self.columns.mark, self.top + words[word])
            look = (self.network.shared(self.language, word), line_width(strength))
            drawn.setdefault(look, []).append((start, end))
        for (shared, width), segments in sorted(drawn.items()):
            self.page.lines(
                segments, colour if shared else tinted(colour, TINT), width, f"collocate {self.language}"
            )

    def words(self) -> dict[str, Point]:
        """Marks and words; returns where each word ends towards the middle."""
        version, columns = VERSIONS[self.language], self.columns
        words = self.network.words[self.language]
        self.page.version_marks(self.language, [(columns.mark, self.top + y) for y in words.values()])
        alone = [
            (columns.mark, self.top + y)
            for word, y in words.items()
            if not self.network.shared(self.language, word)
        ]
        self.page.marks(alone, version.marker, PAPER, version.size - 1.6, "open mark")
        return {word: self._word(word, self.top + y) for word, y in words.items()}

    def _word(self, word: str, y: float) -> Point:
        columns, inwards = self.columns, -VERSIONS[self.language].side
        more = self.network.elsewhere.get((self.language, word), 0)
        room = columns.word_width - (ELSEWHERE if more else 0.0)
        text, baseline = (
            shorten(self.network.written[self.language, word], room),
            y + CAP_HEIGHT / 2 * TEXT * POINT,
        )
        self.page.text(columns.word, baseline, text, align=self.outwards, meaning="word")
        end = columns.word + inwards * text_width(text)
        if more:
            added = f"+{more}"
            end += inwards * AIR * 0.8
            self.page.text(
                end, baseline, added, size=SMALL_TEXT, colour=QUIET, align=self.outwards, meaning="elsewhere"
            )
            end += inwards * text_width(added, SMALL_TEXT)
        return end + inwards * AIR * 0.8, y

    def nodes(self) -> None:
        """Name the terms where their lines begin, with their matches below."""
        columns = self.columns
        for node, y in self.network.nodes.items():
            lines = wrap(_title(self.titles, node, self.language), columns.label_width, TEXT, 2)
            baseline = self.top + y - (NODE_LEADING * (len(lines) - 1) + N_LEADING) / 2
            baseline += CAP_HEIGHT / 2 * TEXT * POINT
            for line in lines:
                self.page.text(columns.label, baseline, line, align=self.inwards, meaning="node")
                baseline += NODE_LEADING
            baseline += N_LEADING - NODE_LEADING
            told = shorten(_told(self.network, node, self.language), columns.label_width, SMALL_TEXT)
            self.page.text(
                columns.label,
                baseline,
                told,
                size=SMALL_TEXT,
                colour=QUIET,
                align=self.inwards,
                meaning="n",
            )


def _draw_partners(
    page: Page,
    data: pl.DataFrame,
    ends: Mapping[str, Mapping[str, Point]],
    columns: Mapping[str, Columns],
) -> None:
    """Join words that are translations of each other: level to the edge of the words, then across the middle."""
    pairs: dict[tuple[str, str], None] = {}
    paired = data.drop_nulls("partner").select("language", "word", "partner")
    for language, word, partner in paired.iter_rows():
        english, chinese = (word, partner) if language == "en" else (partner, word)
        if english in ends["en"] and chinese in ends["zh"]:
            pairs[english, chinese] = None
    left, right = columns["en"].middle, columns["zh"].middle
    level: dict[Segment, None] = {}
    across: list[Segment] = []
    for english, chinese in pairs:
        (start, y), (end, other) = ends["en"][english], ends["zh"][chinese]
        first, last = max(left, start), min(right, end)
        level[(start, y), (first, y)] = None
        level[(last, other), (end, other)] = None
        across.append(((first, y), (last, other)))
    page.lines(list(level), PARTNER, 0.5, "partner end")
    page.lines(across, PARTNER, 0.5, "partner")
