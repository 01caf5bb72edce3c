"""Collapsed variational Bayes of order zero for the polylingual topic model: its state and one sweep.

Mimno, Wallach, Naradowsky, Smith & McCallum (2009) give one topic share to the versions of a unit and each
topic a distribution over the words of each language. Asuncion, Welling, Smyth & Teh (2009) infer such a model by

    g(k) ∝ (n_unit,k − g(k) + α_k) · (n_word,k − g(k) + β_word,k) / (n_k − g(k) + Σ β_word,k)

for every occurrence of a word in a unit: g is the probability that it comes from topic k, and the n are sums of g
over the unit (all languages), over the word and over its language. What an occurrence adds to these sums is taken
out first: without that, rare words hold fast to the topic that they are in.

Occurrences of a word in a unit share their g (a cell). A sweep computes all g from the sums of the sweep before,
block by block; g is kept only as a byte per cell and topic, for the subtraction. No step uses a matrix product of
BLAS, whose sums depend on the number of threads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.topics.cells import Block, row_sums

Single = NDArray[np.float32]

# Above so many bytes the g are not kept, and nothing is subtracted (as Foulds et al. 2013 do). With so many
# units a single occurrence weighs little.
KEPT = 2_000_000_000
BYTE = np.float32(1 / 255)
TINY = np.float32(1e-10)


@dataclass
class State:
    """Expected counts of topics.

    Args:
        units: units × topics. words: of each language, words × topics.
        own: of each block what one occurrence in a cell adds to each sum, cells × topics, in 255ths; or nothing.
    """

    units: Single
    words: list[Single]
    own: list[NDArray[np.uint8]] | None

    @property
    def topics(self) -> int:
        return self.units.shape[1]


def new_state(blocks: Sequence[Block], units: int, vocabularies: Sequence[int], topics: int) -> State:
    """A state in which nothing is counted yet."""
    cells = sum(len(block.word) for block in blocks)
    own = [np.zeros((len(block.word), topics), np.uint8) for block in blocks]
    return State(
        units=np.zeros((units, topics), np.float32),
        words=[np.zeros((width, topics), np.float32) for width in vocabularies],
        own=own if cells * topics <= KEPT else None,
    )


def start_at_random(
    state: State, blocks: Sequence[Block], random: np.random.Generator, shift: Sequence[Single | float]
) -> None:
    """Give every cell shares drawn from a flat Dirichlet distribution, times its words' prior where topics are
    seeded.

    A start without contrast is wanted: the topics then separate step by step, the strongest division first.
    On a simulated corpus such chains found better topics than chains from sharp starts.

    Args:
        shift: of each language the prior of words × topics, or one number.
    """
    for place, block in enumerate(blocks):
        shares = random.standard_exponential((len(block.word), state.topics), dtype=np.float32) + TINY
        prior = shift[block.language]
        if isinstance(prior, np.ndarray):
            shares *= block.of_cells(prior)
        _divide_by_sums(shares)
        _count(state, place, block, shares, state.units, state.words[block.language])


def sweep(state: State, blocks: Sequence[Block], alpha: Single, beta: Sequence[Single | float]) -> float:
    """Update the state in place by one pass over all cells.

    Args:
        alpha: prior of the topics. beta: of each language the prior of words × topics, or one number.

    Returns:
        The mean over all words of how far they moved between topics: 0 to 2.
    """
    before = state.units + alpha
    words = [
        counts + (prior if isinstance(prior, np.ndarray) else np.float32(prior))
        for counts, prior in zip(state.words, beta, strict=True)
    ]
    sums = [counts.sum(axis=0, dtype=np.float64).astype(np.float32) for counts in words]
    units = np.zeros_like(state.units)
    fresh = [np.zeros_like(counts) for counts in state.words]
    for place, block in enumerate(blocks):
        shares = np.repeat(before[block.units], block.sizes, axis=0)
        factor = block.of_cells(words[block.language])
        if state.own is None:
            shares *= factor
            shares /= sums[block.language]
        else:
            own = state.own[place] * BYTE
            shares -= own
            factor -= own
            # Rounding may leave a little less than nothing.
            np.maximum(shares, TINY, out=shares)
            np.maximum(factor, TINY, out=factor)
            shares *= factor
            np.subtract(sums[block.language], own, out=factor)
            np.maximum(factor, TINY, out=factor)
            shares /= factor
        _divide_by_sums(shares)
        _count(state, place, block, shares, units, fresh[block.language])
    moved = np.abs(units - state.units).sum(dtype=np.float64) / units.sum(dtype=np.float64)
    state.units, state.words = units, fresh
    return float(moved)


def _divide_by_sums(shares: Single) -> None:
    shares /= np.maximum(row_sums(shares), np.finfo(np.float32).tiny)


def _count(state: State, place: int, block: Block, shares: Single, units: Single, words: Single) -> None:
    """Add the expected counts of a block, and keep what one occurrence adds."""
    units[block.units] += block.by_unit @ shares
    words[block.words] += block.by_word @ shares
    if state.own is not None:
        shares *= np.minimum(block.counts, 1)[:, None] * np.float32(255)
        np.rint(shares, out=shares)
        state.own[place] = shares.astype(np.uint8)
