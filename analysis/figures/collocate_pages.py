"""One page of the network of collocates: which terms stand on it, where everything lies, and the drawing itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.figures.layered_order import layered_order, spread
from analysis.figures.measure import shorten, text_width, wrap
from analysis.figures.page import Page, Segment
from analysis.figures.style import CAP_HEIGHT, PAPER, POINT, QUIET, RULE, SMALL_TEXT, TEXT, VERSIONS

Node = tuple[str, str]

ROW = 3.0
NODE_LEADING = 2.9
#: Above the first line of a node's label, and below its n.
NODE_GAP = 1.6
LABEL_LINES = 3
BETWEEN_COLUMNS = 5.4
#: At the foot of a page, for the thickness of lines.
KEY = 6.0
WIDEST_LABEL = {"en": 34.0, "zh": 30.0}
WIDEST_WORD = {"en": 24.0, "zh": 19.0}
#: From a line to the text at its end, and half a mark.
AIR, HALF_MARK = 1.0, 0.65
LEAST_LINES = 9.0
LEAST_MIDDLE = 5.0
#: logDice of the thinnest and the thickest line, and their widths in points.
WEAKEST, STRONGEST = 8.0, 14.0
THINNEST, THICKEST = 0.25, 1.85
#: Lines to words of one term are lighter: so much of the colour is left.
TINT = 0.55


@dataclass(frozen=True)
class NetworkPage:
    """The terms of a page and the lines from them; ``elsewhere`` are the terms on other pages that share a word."""

    nodes: tuple[Node, ...]
    data: pl.DataFrame
    titles: Mapping[str, Mapping[str, str]]
    elsewhere: Mapping[tuple[str, str], int]

    @property
    def height(self) -> float:
        """Millimetres from the first row to the last."""
        return _height(self.data, len(self.nodes))

    def draw(self, page: Page, top: float, width: float) -> None:
        """Draw the network, whose first row is at ``top``, over the width of the page, and the key below it."""
        order, words, rows = _places(self)
        columns = _columns(self, words, width)
        ends: dict[str, dict[str, tuple[float, float]]] = {}
        for language in VERSIONS:
            side = _Side(page, self, language, columns[language], top, rows)
            side.head()
            side.lines(words[language])
            ends[language] = side.words(words[language])
            side.nodes(order)
        _draw_partners(page, self.data, ends, columns)
        _draw_key(page, top + self.height + KEY - 1.2)


@dataclass(frozen=True)
class Columns:
    """Where one side lies: the outer edge of labels, the ends of lines, the marks, and the edge of the middle."""

    label: float
    label_width: float
    anchor: float
    mark: float
    word: float
    word_width: float
    middle: float


def network_pages(
    data: pl.DataFrame, titles: Mapping[str, Mapping[str, str]], room: float
) -> list[NetworkPage]:
    """Spread the terms over as few pages as have room, terms that share words together, pages evenly filled."""
    nodes = list(dict.fromkeys(data.select("kind", "query").iter_rows()))
    if not nodes:
        return []
    order = layered_order(len(nodes), _sides(data, nodes)).nodes
    ordered = [nodes[number] for number in order]
    groups = _filled(data, ordered, room)
    low, high = 0.0, room
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(tried := _filled(data, ordered, middle)) <= len(groups):
            groups, high = tried, middle
        else:
            low = middle
    total = dict(
        ((language, word), number)
        for language, word, number in data.group_by("language", "word").len().iter_rows()
    )
    pages = []
    for group in groups:
        own = _of(data, group)
        here = own.group_by("language", "word").len()
        elsewhere = {
            (language, word): total[language, word] - number
            for language, word, number in here.iter_rows()
            if total[language, word] > number
        }
        pages.append(NetworkPage(tuple(group), own, titles, elsewhere))
    return pages


def _of(data: pl.DataFrame, nodes: Sequence[Node]) -> pl.DataFrame:
    """Lines of some nodes to the words that are the closest of any of them."""
    place = pl.DataFrame(
        [(*node, at) for at, node in enumerate(nodes)],
        schema={"kind": pl.String, "query": pl.String, "at": pl.Int64},
        orient="row",
    )
    own = data.join(place, on=["kind", "query"], how="inner", maintain_order="left").sort(
        "at", maintain_order=True
    )
    closest = own.filter("closest").select("language", "word").unique()
    return own.join(closest, on=["language", "word"], how="semi", maintain_order="left").drop("at")


def _filled(data: pl.DataFrame, nodes: Sequence[Node], room: float) -> list[list[Node]]:
    groups: list[list[Node]] = []
    for node in nodes:
        if groups and _height(_of(data, [*groups[-1], node]), len(groups[-1]) + 1) <= room:
            groups[-1].append(node)
        else:
            groups.append([node])
    return groups


def _height(data: pl.DataFrame, nodes: int) -> float:
    words = data.group_by("language").agg(pl.col("word").n_unique())["word"]
    label = NODE_LEADING * 2 + SMALL_TEXT * POINT + NODE_GAP
    return max(ROW * max(words.to_list(), default=1), label * nodes)


def _sides(data: pl.DataFrame, nodes: Sequence[Node]) -> dict[str, list[tuple[int, int]]]:
    """Lines by number, the strongest of a node first; words are numbered as they come."""
    place = {node: at for at, node in enumerate(nodes)}
    found: dict[str, list[tuple[int, int]]] = {}
    for language in VERSIONS:
        own = data.filter(pl.col("language") == language)
        number = {word: at for at, word in enumerate(dict.fromkeys(own["word"]))}
        found[language] = [
            (place[kind, query], number[word])
            for kind, query, word in own.select("kind", "query", "word").iter_rows()
        ]
    return found


def _places(
    network: NetworkPage,
) -> tuple[list[tuple[Node, float]], dict[str, dict[str, float]], float]:
    """Nodes from top to bottom, and for each language its words, with their distance from the top."""
    data, height = network.data, network.height
    found = layered_order(len(network.nodes), sides := _sides(data, network.nodes))
    names = {
        language: list(dict.fromkeys(data.filter(pl.col("language") == language)["word"]))
        for language in VERSIONS
    }
    # The fuller side stands on an even grid; nodes go where their words are, then the other side where its nodes are.
    full = max(VERSIONS, key=lambda language: (len(names[language]), language == "en"))
    grid = height / max(len(names[full]), 1)
    at: dict[str, dict[int, float]] = {
        full: {word: (row + 0.5) * grid for row, word in enumerate(found.words[full])}
    }
    wanted = []
    for node in found.nodes:
        own = [at[full][word] for of, word in sides[full] if of == node]
        wanted.append(sum(own) / len(own) if own else height / 2)
    wanted = [max(wanted[: number + 1]) for number in range(len(wanted))]
    label = (height / len(network.nodes)) if network.nodes else height
    least = min(NODE_LEADING * 2 + SMALL_TEXT * POINT + NODE_GAP, label)
    middles = spread(wanted, [least] * len(wanted), height)
    node_at = dict(zip(found.nodes, middles, strict=True))
    for language in VERSIONS:
        if language == full:
            continue
        words = found.words[language]
        means = []
        for word in words:
            own = [node_at[of] for of, to in sides[language] if to == word]
            means.append(sum(own) / len(own))
        at[language] = dict(zip(words, spread(means, [ROW] * len(words), height), strict=True))
    return (
        [(network.nodes[node], node_at[node]) for node in found.nodes],
        {language: {names[language][word]: y for word, y in at[language].items()} for language in VERSIONS},
        height,
    )


def _columns(
    network: NetworkPage, words: Mapping[str, Mapping[str, float]], width: float
) -> dict[str, Columns]:
    """Widths of labels and words as they need them, as far as lines and the middle keep theirs."""
    needed: dict[str, tuple[float, float]] = {}
    for language in VERSIONS:
        labels = [_title(network, node, language) for node in network.nodes]
        widest = max((text_width(label) for label in labels), default=0.0)
        # Two lines of half the length do as well as one.
        label = min(max(widest / 2 + 4.0, 13.0), widest + 0.5, WIDEST_LABEL[language])
        word = max((text_width(word) for word in words[language]), default=0.0)
        word += 3.4 if network.elsewhere else 0.0
        needed[language] = (label, min(max(word, 8.0), WIDEST_WORD[language]))
    fixed = 2 * LEAST_LINES + LEAST_MIDDLE + 2 * (3 * AIR + 2 * HALF_MARK)
    share = min(1.0, (width - fixed) / sum(map(sum, needed.values())))
    needed = {language: (label * share, word * share) for language, (label, word) in needed.items()}
    rest = width - sum(map(sum, needed.values())) - 2 * (3 * AIR + 2 * HALF_MARK)
    middle = max(rest * 0.26, LEAST_MIDDLE)
    lines = (rest - middle) / 2
    found = {}
    for language, version in VERSIONS.items():
        label, word = needed[language]
        side = version.side
        outer = 0.0 if side < 0 else width
        anchor = outer - side * (label + AIR)
        mark = anchor - side * (lines + HALF_MARK)
        text = mark - side * (HALF_MARK + AIR)
        found[language] = Columns(outer, label, anchor, mark, text, word, text - side * (word + AIR))
    return found


def _title(network: NetworkPage, node: Node, language: str) -> str:
    named = network.titles.get(node[1], {})
    return named.get(language) or named.get("en") or named.get("zh") or node[1]


def line_width(log_dice: float) -> float:
    """Width of a line in points."""
    share = (log_dice - WEAKEST) / (STRONGEST - WEAKEST)
    return round(THINNEST + min(max(share, 0.0), 1.0) * (THICKEST - THINNEST), 1)


def tinted(colour: str) -> str:
    """A lighter colour, on white."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * TINT):02x}" for part in parts)


@dataclass(frozen=True)
class _Side:
    """One language on a page."""

    page: Page
    network: NetworkPage
    language: str
    columns: Columns
    top: float
    rows: float

    @property
    def data(self) -> pl.DataFrame:
        return self.network.data.filter(pl.col("language") == self.language)

    def _shared(self, word: str) -> bool:
        here = int((self.data["word"] == word).sum())
        return here + self.network.elsewhere.get((self.language, word), 0) > 1

    def head(self) -> None:
        """Name the version above its words; say where it has none."""
        version = VERSIONS[self.language]
        x, y = self.columns.word, self.top - 1.6
        align = "left" if version.side < 0 else "right"
        self.page.text(
            x, y, version.name, size=SMALL_TEXT, colour=version.colour, align=align, meaning="version"
        )
        if self.data.is_empty():
            self.page.text(
                x, self.top + 3, "none", size=SMALL_TEXT, colour=QUIET, align=align, meaning="none"
            )

    def lines(self, words: Mapping[str, float]) -> None:
        """Lines from nodes to words, the thin ones first, those of shared words last."""
        places = {node: y for node, y in _places(self.network)[0]}
        colour = VERSIONS[self.language].colour
        drawn: dict[tuple[bool, float], list[Segment]] = {}
        for kind, query, word, strength in self.data.select("kind", "query", "word", "log_dice").iter_rows():
            start = (self.columns.anchor, self.top + places[kind, query])
            end = (self.columns.mark, self.top + words[word])
            drawn.setdefault((self._shared(word), line_width(strength)), []).append((start, end))
        for (shared, width), segments in sorted(drawn.items()):
            self.page.lines(
                segments, colour if shared else tinted(colour), width, f"collocate {self.language}"
            )

    def words(self, words: Mapping[str, float]) -> dict[str, tuple[float, float]]:
        """Marks and words; returns where each word ends towards the middle."""
        version, columns = VERSIONS[self.language], self.columns
        align = "left" if version.side < 0 else "right"
        points = [(columns.mark, self.top + y) for y in words.values()]
        self.page.version_marks(self.language, points)
        alone = [point for point, word in zip(points, words, strict=True) if not self._shared(word)]
        self.page.marks(alone, version.marker, PAPER, version.size - 1.6, "open mark")
        ends = {}
        for word, y in words.items():
            more = self.network.elsewhere.get((self.language, word), 0)
            added = f"+{more}" if more else ""
            room = columns.word_width - (text_width(added, SMALL_TEXT) + AIR if added else 0)
            text = shorten(word, room)
            baseline = self.top + y + CAP_HEIGHT / 2 * TEXT * POINT
            self.page.text(columns.word, baseline, text, align=align, meaning="word")
            end = columns.word - version.side * text_width(text)
            if added:
                end -= version.side * AIR * 0.8
                self.page.text(
                    end, baseline, added, size=SMALL_TEXT, colour=QUIET, align=align, meaning="elsewhere"
                )
                end -= version.side * text_width(added, SMALL_TEXT)
            ends[word] = (end - version.side * AIR * 0.8, self.top + y)
        return ends

    def nodes(self, order: Sequence[tuple[Node, float]]) -> None:
        """Name the nodes beside the ends of their lines, with their matches below."""
        columns = self.columns
        align = "left" if VERSIONS[self.language].side < 0 else "right"
        hits = {
            (kind, query): number
            for kind, query, number in self.data.select("kind", "query", "hits").unique().iter_rows()
        }
        for node, y in order:
            lines = wrap(_title(self.network, node, self.language), columns.label_width, TEXT, 2)
            block = NODE_LEADING * len(lines) + 2.5
            baseline = self.top + y - block / 2 + CAP_HEIGHT * TEXT * POINT + 0.3
            for line in lines:
                self.page.text(columns.label, baseline, line, align=align, meaning="node")
                baseline += NODE_LEADING
            told = f"n = {hits[node]:,}" if node in hits else "no collocate"
            self.page.text(
                columns.label, baseline - 0.2, told, size=SMALL_TEXT, colour=QUIET, align=align, meaning="n"
            )


def _draw_partners(
    page: Page,
    data: pl.DataFrame,
    ends: Mapping[str, Mapping[str, tuple[float, float]]],
    columns: Mapping[str, Columns],
) -> None:
    """Join words that are translations of each other: level to the edge of the words, then across the middle."""
    pairs: dict[tuple[str, str], None] = {}
    for language, word, partner in (
        data.drop_nulls("partner").select("language", "word", "partner").iter_rows()
    ):
        english, chinese = (word, partner) if language == "en" else (partner, word)
        if english in ends["en"] and chinese in ends["zh"]:
            pairs[english, chinese] = None
    left, right = columns["en"].middle, columns["zh"].middle
    level: dict[Segment, None] = {}
    across: list[Segment] = []
    for english, chinese in pairs:
        (start, y), (end, other) = ends["en"][english], ends["zh"][chinese]
        level[(start, y), (max(left, start), y)] = None
        level[(min(right, end), other), (end, other)] = None
        across.append(((max(left, start), y), (min(right, end), other)))
    page.lines(list(level), RULE, 0.5, "partner end")
    page.lines(across, "#8a8a8a", 0.6, "partner")


def _draw_key(page: Page, y: float) -> None:
    """Lines of known thickness at the foot of the page."""
    x = 0.0
    page.text(x, y, "logDice", size=SMALL_TEXT, colour=QUIET, meaning="key")
    x += text_width("logDice", SMALL_TEXT) + 2.0
    for value in (8, 10, 12, 14):
        page.lines([((x, y - 0.8), (x + 5, y - 0.8))], QUIET, line_width(value), "key line")
        name = {8: "8 or less", 14: "14 or more"}.get(value, str(value))
        page.text(x + 6, y, name, size=SMALL_TEXT, colour=QUIET, meaning="key")
        x += 6 + text_width(name, SMALL_TEXT) + 3.5
