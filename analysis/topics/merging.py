"""Merge the topics of a fit that starts with more topics than are wanted."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.topics.cvb0 import State
from analysis.topics.matching import cross_products

Floats = NDArray[np.float64]


def merge_topics(state: State, topics: int) -> None:
    """Merge the two topics that cost least, in place, until ``topics`` are left.

    A chain with as many topics as are wanted often ends with two themes in one topic and another theme in two,
    and no update leads out of it. With topics to spare the themes part, and what is double is then merged.
    The cost of a merger is (1 − cosine of the word counts) · the harmonic mean of the sizes (after Ward 1963).
    """
    words = np.concatenate(state.words).astype(np.float64)
    sizes = words.sum(axis=0)
    products = cross_products(words)
    group = np.arange(state.topics)
    live = list(range(state.topics))
    while len(live) > topics:
        first, second = _cheapest(products[np.ix_(live, live)], sizes[live])
        kept, gone = live[first], live[second]
        products[kept] += products[gone]
        products[:, kept] += products[:, gone]
        sizes[kept] += sizes[gone]
        group[group == gone] = kept
        live.remove(gone)
    member = np.searchsorted(live, group)
    state.units = _add_up(state.units, member, topics)
    state.words = [_add_up(counts, member, topics) for counts in state.words]
    if state.own is not None:
        # Rounded shares may sum to a little more than a byte holds.
        state.own = [
            np.minimum(_add_up(own.astype(np.uint16), member, topics), 255).astype(np.uint8)
            for own in state.own
        ]


def _cheapest(products: Floats, sizes: Floats) -> tuple[int, int]:
    """The pair (first < second) that costs least; the first of equals."""
    lengths = np.sqrt(np.diag(products))
    cosine = products / np.maximum(np.outer(lengths, lengths), 1e-300)
    both = np.add.outer(sizes, sizes)
    cost = (1 - cosine) * np.outer(sizes, sizes) / np.maximum(both, 1e-300)
    cost[np.tril_indices(len(cost))] = np.inf
    first, second = np.unravel_index(int(np.argmin(cost)), cost.shape)
    return int(first), int(second)


def _add_up(values: NDArray[Any], group: NDArray[np.int64], groups: int) -> NDArray[Any]:
    summed = np.zeros((len(values), groups), values.dtype)
    for place, column in enumerate(group):
        summed[:, column] += values[:, place]
    return summed
