"""Put paragraphs together by the sentences in them.

Sentences are aligned first, over the whole article and without regard to paragraphs. How much text of each paragraph is
then linked to each paragraph of the other version, weighted by the probability of the links, decides which paragraphs
correspond. A paragraph that extraction joined or split keeps its sentences, so it is no special case.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.alignment.band import Band, around, whole
from analysis.alignment.features import Features, possible_groups
from analysis.alignment.lattice import STEPS, Lattice, Scores
from analysis.alignment.lengths import Lengths
from analysis.alignment.search import LARGEST_WHOLE
from analysis.alignment.texts import Pair
from analysis.alignment.weights import Weights

MARGIN = 12  # paragraphs to both sides of the links that are looked at in a long article
_LEAST_PROBABILITY = 1e-3  # of a group of sentences that counts as a link


@dataclass(frozen=True)
class Paragraphs:
    """The paragraph of each sentence of both versions, numbered from 0 without gaps."""

    en: NDArray[np.int64]
    zh: NDArray[np.int64]


@dataclass(frozen=True)
class Links:
    """Text that is linked between paragraphs, in average sentences of its language.

    Attributes:
        en: English paragraph of each link.
        zh: Chinese paragraph of each link.
        en_text: English text of the link.
        zh_text: Chinese text of the link.
    """

    en: NDArray[np.int64]
    zh: NDArray[np.int64]
    en_text: NDArray[np.float64]
    zh_text: NDArray[np.float64]


def links_between(pair: Pair, lattice: Lattice, paragraphs: Paragraphs) -> Links:
    """Links between paragraphs, from the probabilities of all groups of sentences."""
    chance = lattice.probabilities
    rows: list[tuple[int, int, float, float]] = []
    scale = [_average(side.sizes) for side in (pair.en, pair.zh)]
    for step, row, place in zip(*np.nonzero(chance > _LEAST_PROBABILITY), strict=True):
        down, right = STEPS[step]
        column = int(lattice.band.first[row]) + int(place)
        if not down or not right:
            continue
        english, chinese = np.arange(row, row + down), np.arange(column, column + right)
        sizes = pair.en.sizes[english], pair.zh.sizes[chinese]
        shares = [item / item.sum() if item.sum() else np.full(len(item), 1 / len(item)) for item in sizes]
        # What a sentence is linked to lies in the other side's sentences in proportion to their length.
        weight = float(chance[step, row, place]) * np.outer(shares[0], shares[1])
        for i, e in enumerate(english):
            for j, z in enumerate(chinese):
                rows.append(
                    (
                        int(paragraphs.en[e]),
                        int(paragraphs.zh[z]),
                        weight[i, j] * sizes[0].sum() / scale[0],
                        weight[i, j] * sizes[1].sum() / scale[1],
                    )
                )
    table = np.array(rows, dtype=np.float64).reshape(-1, 4)
    return Links(table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2], table[:, 3])


def paragraph_lattice(
    pair: Pair, lattice: Lattice, paragraphs: Paragraphs, lengths: Lengths, weights: Weights
) -> Lattice:
    """Score all groups of paragraphs."""
    links = links_between(pair, lattice, paragraphs)
    sizes = (_summed(pair.en.sizes, paragraphs.en), _summed(pair.zh.sizes, paragraphs.zh))
    band = _band(links, len(sizes[0]), len(sizes[1]))
    features = paragraph_features(pair, links, paragraphs, lengths, band)
    return Lattice(features.scores(weights), band, len(sizes[1]))


def _average(sizes: NDArray[np.float64]) -> float:
    return max(float(sizes.sum()) / max(len(sizes), 1), 1.0)


def _summed(values: NDArray[np.float64], paragraph: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.bincount(paragraph, values).astype(np.float64)


def _band(links: Links, english: int, chinese: int) -> Band:
    if (english + 1) * (chinese + 1) <= LARGEST_WHOLE:
        return whole(english, chinese)
    # The heaviest link of each paragraph, as far as these rise, is the path that is looked along.
    places = [(0, 0)]
    order = np.lexsort((links.zh, -links.en_text, links.en))
    for link in order[np.r_[True, np.diff(links.en[order]) > 0]]:
        row, column = int(links.en[link]), int(links.zh[link])
        if column >= places[-1][1]:
            places.append((row, column))
    return around([*places, (english, chinese)], english, chinese, MARGIN)


def paragraph_features(
    pair: Pair, links: Links, paragraphs: Paragraphs, lengths: Lengths, band: Band
) -> Features:
    """Features of groups of paragraphs.

    ``apart``: text of the group that is linked to paragraphs outside of it, in average sentences, its square root,
    below zero. ``idle``: paragraphs of a group with both sides that are not linked within it, a partly linked one as
    its unlinked share, below zero. ``length`` and ``heading`` as for sentences.
    """
    counts = (int(paragraphs.en.max(initial=-1)) + 1, int(paragraphs.zh.max(initial=-1)) + 1)
    possible = possible_groups(band, counts[1])
    values = {
        name: np.zeros(possible.shape, dtype=np.float32) for name in ("apart", "idle", "length", "heading")
    }
    at = np.minimum(band.columns(), counts[1])
    sizes = (_summed(pair.en.sizes, paragraphs.en), _summed(pair.zh.sizes, paragraphs.zh))
    heading = (
        _summed(pair.en.headings.astype(np.float64), paragraphs.en) > 0,
        _summed(pair.zh.headings.astype(np.float64), paragraphs.zh) > 0,
    )
    total_sizes = [np.r_[0.0, np.cumsum(item)] for item in sizes]
    total_headings = [np.r_[0, np.cumsum(item)] for item in heading]
    texts = [
        np.bincount(place, text, minlength=count)
        for place, text, count in zip(
            (links.en, links.zh), (links.en_text, links.zh_text), counts, strict=True
        )
    ]
    total_texts = [np.r_[0.0, np.cumsum(text)] for text in texts]
    scale = [_average(side.sizes) for side in (pair.en, pair.zh)]
    whole_text = [np.maximum(item / unit, 1e-9) for item, unit in zip(sizes, scale, strict=True)]
    within = [_in_band(links, text, band) for text in (links.en_text, links.zh_text)]
    for step, (down, right) in enumerate(STEPS):
        last = band.rows + 1 - down
        if last <= 0:
            continue
        row = np.arange(last)[:, None]
        start, end = at[:last], np.minimum(at[:last] + right, counts[1])
        linked = [
            np.broadcast_to(total_texts[0][row + down] - total_texts[0][row], start.shape),
            total_texts[1][end] - total_texts[1][start],
        ]
        if not down or not right:
            values["apart"][step, :last] = -np.sqrt(linked[0] if down else linked[1])
            continue
        inside = [_rectangles(item, band, down, right, last) for item in within]
        outside = sum(np.maximum(text - found, 0.0) for text, found in zip(linked, inside, strict=True))
        values["apart"][step, :last] = -np.sqrt(outside)
        values["idle"][step, :last] = -_idle(within, whole_text, band, down, right, last)
        values["length"][step, :last] = lengths.agreement(
            np.broadcast_to(total_sizes[0][row + down] - total_sizes[0][row], start.shape),
            total_sizes[1][end] - total_sizes[1][start],
        )
        mixed = (total_headings[0][row + down] > total_headings[0][row]) != (
            total_headings[1][end] > total_headings[1][start]
        )
        values["heading"][step, :last] = -1.0 * mixed
    return Features(values, possible)


def _in_band(links: Links, text: NDArray[np.float64], band: Band) -> NDArray[np.float64]:
    """Text linked between each English paragraph and each Chinese one in the band, shape ``(rows, width)``."""
    place = links.zh - band.first[links.en]
    inside = (place >= 0) & (place < band.width)
    table = np.zeros((band.rows, band.width))
    np.add.at(table, (links.en[inside], place[inside]), text[inside])
    return table


def _seen_from(
    table: NDArray[np.float64], band: Band, below: int, beside: int, last: int
) -> NDArray[np.float64]:
    """The value of the paragraphs ``below`` rows and ``beside`` columns on, from each place of the first rows."""
    place = band.columns()[:last] + beside - band.first[below : last + below, None]
    inside = (place >= 0) & (place < band.width)
    values = np.take_along_axis(table[below : last + below], np.where(inside, place, 0), axis=1)
    return np.where(inside, values, 0.0)


def _rectangles(
    table: NDArray[np.float64], band: Band, down: int, right: int, last: int
) -> NDArray[np.float64]:
    total = np.zeros((last, band.width))
    for below in range(down):
        for beside in range(right):
            total += _seen_from(table, band, below, beside, last)
    return total


def _idle(
    within: list[NDArray[np.float64]],
    whole_text: list[NDArray[np.float64]],
    band: Band,
    down: int,
    right: int,
    last: int,
) -> NDArray[np.float64]:
    """Paragraphs of each group that are not linked within it."""
    idle = np.zeros((last, band.width))
    for below in range(down):
        linked = sum(_seen_from(within[0], band, below, beside, last) for beside in range(right))
        text = whole_text[0][below : last + below, None]
        idle += 1.0 - np.minimum(linked / text, 1.0)
    chinese = np.append(whole_text[1], 1.0)
    for beside in range(right):
        linked = sum(_seen_from(within[1], band, below, beside, last) for below in range(down))
        text = chinese[np.minimum(band.columns()[:last] + beside, len(chinese) - 1)]
        idle += 1.0 - np.minimum(linked / text, 1.0)
    return idle


def within_groups(lattice: Lattice, en_group: NDArray[np.int64], zh_group: NDArray[np.int64]) -> Lattice:
    """A lattice of sentences whose groups do not cross the borders of groups of paragraphs.

    Args:
        lattice: the lattice of all sentences.
        en_group: number of the group of paragraphs that each English sentence lies in, rising.
        zh_group: the same for the Chinese sentences.
    """
    band = lattice.band
    scores: Scores = lattice.scores.copy()
    column = np.minimum(band.columns(), lattice.columns)
    # Where the sentences of each group begin and end in the other version.
    en_from, en_to = (np.searchsorted(en_group, zh_group, side=side) for side in ("left", "right"))
    zh_from, zh_to = (np.searchsorted(zh_group, en_group, side=side) for side in ("left", "right"))
    padded = np.append(zh_group, -1)
    for step, (down, right) in enumerate(STEPS):
        last = band.rows + 1 - down
        if last <= 0:
            continue
        row, start = np.arange(last)[:, None], column[:last]
        final = np.minimum(start + max(right, 1), lattice.columns) - 1
        if down and right:
            first_en, last_en = en_group[row], en_group[row + down - 1]
            allowed = (first_en == last_en) & (padded[start] == first_en) & (padded[final] == first_en)
        elif down:
            allowed = (start >= zh_from[row]) & (start <= zh_to[row])
        else:
            at = np.minimum(start, lattice.columns - 1)
            allowed = (row >= en_from[at]) & (row <= en_to[at])
        scores[step, :last][~np.broadcast_to(allowed, start.shape)] = -np.inf
    return Lattice(scores, band, lattice.columns)
