"""The pages of the network of collocates: which terms stand on each, and at what height everything lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from analysis.figures.layered_order import layered_order, spread
from analysis.figures.style import POINT, SMALL_TEXT, VERSIONS

Node = tuple[str, str]

ROW = 3.0
NODE_LEADING = 2.9
#: What a node's label needs: two lines, n, and a gap.
NODE_HEIGHT = NODE_LEADING * 2 + SMALL_TEXT * POINT + 1.6


@dataclass(frozen=True)
class NetworkPage:
    """One page.

    Attributes:
        nodes: its terms from top to bottom, with their distance from the first row in millimetres.
        words: for each language its words from top to bottom, likewise.
        data: the lines of the page.
        elsewhere: for each language and word how many terms of other pages it is a collocate of, too.
        height: of the rows, in millimetres.
    """

    nodes: Mapping[Node, float]
    words: Mapping[str, Mapping[str, float]]
    data: pl.DataFrame
    elsewhere: Mapping[tuple[str, str], int]
    height: float

    @cached_property
    def written(self) -> dict[tuple[str, str], str]:
        """For each language and word how it is written."""
        rows = self.data.select("language", "word", "written").unique().iter_rows()
        return {(language, word): text for language, word, text in rows}

    @cached_property
    def hits(self) -> dict[tuple[str, str, str], int]:
        """For each term (kind and id) and language its matches."""
        rows = self.data.select("kind", "query", "language", "hits").unique().iter_rows()
        return {(kind, query, language): number for kind, query, language, number in rows}

    def shared(self, language: str, word: str) -> bool:
        """Whether a word is a collocate of several terms, on whatever pages."""
        return self._terms[language, word] + self.elsewhere.get((language, word), 0) > 1

    @cached_property
    def _terms(self) -> dict[tuple[str, str], int]:
        return _terms_of_words(self.data)


def network_pages(data: pl.DataFrame, room: float) -> list[NetworkPage]:
    """Spread the terms over as few pages as have room, terms that share words together, pages evenly filled.

    Args:
        data: lines, see :func:`~analysis.figures.collocate_graph.shown_collocates`.
        room: how high the rows of a page may be. A term that needs more has a page to itself.

    Returns:
        The pages; none where there are no lines.
    """
    nodes = list(dict.fromkeys(data.select("kind", "query").iter_rows()))
    if not nodes:
        return []
    ordered = [nodes[number] for number in layered_order(len(nodes), _sides(data, nodes)).nodes]
    groups = _filled(data, ordered, room)
    # The smallest room that needs no more pages fills them most evenly.
    low, high = 0.0, room if len(groups) > 1 else 0.0
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(tried := _filled(data, ordered, middle)) <= len(groups):
            groups, high = tried, middle
        else:
            low = middle
    total = _terms_of_words(data)
    pages = []
    for group in groups:
        own = _of(data, group)
        elsewhere = {
            word: total[word] - here for word, here in _terms_of_words(own).items() if total[word] > here
        }
        pages.append(_placed(own, group, elsewhere))
    return pages


def _terms_of_words(data: pl.DataFrame) -> dict[tuple[str, str], int]:
    counts = data.group_by("language", "word").len()
    return {(language, word): number for language, word, number in counts.iter_rows()}


def _of(data: pl.DataFrame, nodes: Sequence[Node]) -> pl.DataFrame:
    """Lines of some nodes, in their order, to the words that are among the closest of any of them."""
    place = pl.DataFrame(
        [(*node, at) for at, node in enumerate(nodes)],
        schema={"kind": pl.String, "query": pl.String, "at": pl.Int64},
        orient="row",
    )
    own = data.join(place, on=["kind", "query"], how="inner", maintain_order="left")
    closest = own.filter("closest").select("language", "word").unique()
    lines = own.join(closest, on=["language", "word"], how="semi", maintain_order="left")
    return lines.sort("at", maintain_order=True).drop("at")


def _filled(data: pl.DataFrame, nodes: Sequence[Node], room: float) -> list[list[Node]]:
    groups: list[list[Node]] = []
    for node in nodes:
        tried = [*groups[-1], node] if groups else [node]
        if groups and _height(_of(data, tried), len(tried)) <= room:
            groups[-1] = tried
        else:
            groups.append([node])
    return groups


def _height(data: pl.DataFrame, nodes: int) -> float:
    words = data.group_by("language").agg(pl.col("word").n_unique())["word"].to_list()
    return max(ROW * max(words, default=1), NODE_HEIGHT * nodes)


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


def _placed(
    data: pl.DataFrame, nodes: Sequence[Node], elsewhere: Mapping[tuple[str, str], int]
) -> NetworkPage:
    """A page with everything in its place.

    The fuller side stands on an even grid, nodes stand level with the middle of their words there, and the words of the
    other side level with the middle of their nodes, as far as labels leave them room.
    """
    height = _height(data, len(nodes))
    sides = _sides(data, nodes)
    order = layered_order(len(nodes), sides)
    full = max(VERSIONS, key=lambda language: (len(order.words[language]), language == "en"))
    grid = height / max(len(order.words[full]), 1)
    at = {full: {word: (row + 0.5) * grid for row, word in enumerate(order.words[full])}}
    wanted: list[float] = []
    for node in order.nodes:
        own = [at[full][word] for of, word in sides[full] if of == node]
        middle = sum(own) / len(own) if own else (wanted[-1] if wanted else 0.0)
        wanted.append(middle)
    node_at = dict(zip(order.nodes, spread(wanted, [NODE_HEIGHT] * len(wanted), height), strict=True))
    for language in VERSIONS:
        if language != full:
            words = order.words[language]
            means = [_mean([node_at[of] for of, to in sides[language] if to == word]) for word in words]
            at[language] = dict(zip(words, spread(means, [ROW] * len(words), height), strict=True))
    names = {
        language: list(dict.fromkeys(data.filter(pl.col("language") == language)["word"]))
        for language in VERSIONS
    }
    return NetworkPage(
        {nodes[node]: y for node, y in node_at.items()},
        {language: {names[language][word]: y for word, y in at[language].items()} for language in VERSIONS},
        data,
        elsewhere,
        height,
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
