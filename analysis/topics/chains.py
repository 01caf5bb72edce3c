"""One chain of the polylingual topic model: from a random start to topics; and the mean of several chains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.topics.cells import Block, Counts, cut
from analysis.topics.cvb0 import State, new_state, start_at_random, sweep
from analysis.topics.folding import shares_of
from analysis.topics.matching import match_topics
from analysis.topics.merging import merge_topics
from analysis.topics.priors import learn_alpha

Floats = NDArray[np.float64]

# A chain's first half sees a random sample of so many units where there are more.
SAMPLE = 20_000
# The prior of shares is learned every so many sweeps, in a chain's second half.
LEARNING_INTERVAL = 5


@dataclass(frozen=True)
class Chain:
    """What one chain found.

    Args:
        topics: of each language, topics × words; rows sum to 1 (0 where a language has no words).
        shares: units × topics; rows sum to 1.
        alpha: the prior of each topic.
        log_likelihood: of a word, the mean under the shares and topics: natural logarithm.
        sweeps: over all units, of the second half. moved: in the last one, see :func:`~.cvb0.sweep`.
    """

    topics: tuple[Floats, ...]
    shares: Floats
    alpha: Floats
    log_likelihood: float
    sweeps: int
    moved: float


@dataclass(frozen=True)
class Settings:
    """Settings of a chain, see :class:`~analysis.topics.polylingual.PolylingualTopicModel`.

    ``prior``: of each language what is added to ``beta``, topics × words, or nothing.
    """

    topics: int
    alpha: Floats
    beta: float
    learn_alpha: bool
    surplus: float
    iterations: int
    tolerance: float
    prior: tuple[Floats | None, ...]

    @property
    def seeded(self) -> bool:
        return any(prior is not None for prior in self.prior)


def run_chain(counts: Sequence[Counts], settings: Settings, random: np.random.Generator) -> Chain:
    """Fit the model once.

    The first half of the sweeps has more topics than are wanted (``surplus``), and sees a sample of the units
    where there are very many; then topics are merged, and all units are swept until little moves.
    """
    units = counts[0].shape[0]
    start = counts
    if units > SAMPLE:
        rows = np.sort(random.choice(units, SAMPLE, replace=False))
        start = [matrix[rows] for matrix in counts]
    # Seeded topics are told apart by their seeds, and must not be merged.
    spare = settings.topics if settings.seeded else round(settings.topics * max(settings.surplus, 1))
    blocks = cut(start, spare)
    beta = _word_priors(settings)
    alpha = settings.alpha
    if spare > settings.topics:
        alpha = np.full(spare, settings.alpha.sum() / spare)
    state = new_state(blocks, start[0].shape[0], [matrix.shape[1] for matrix in counts], spare)
    start_at_random(state, blocks, random, beta)
    for _ in range(settings.iterations // 2):
        sweep(state, blocks, alpha.astype(np.float32), beta)
    if spare > settings.topics:
        merge_topics(state, settings.topics)
    if start is not counts:
        blocks = cut(counts, settings.topics)
        everything = new_state(blocks, units, [matrix.shape[1] for matrix in counts], settings.topics)
        everything.words = state.words
        state = everything
    return _settle(state, blocks, settings, beta)


def _settle(
    state: State,
    blocks: Sequence[Block],
    settings: Settings,
    beta: Sequence[NDArray[np.float32] | float],
) -> Chain:
    alpha, moved, number = settings.alpha, 2.0, 0
    for number in range(1, settings.iterations - settings.iterations // 2 + 1):
        moved = sweep(state, blocks, alpha.astype(np.float32), beta)
        learn = settings.learn_alpha and number % LEARNING_INTERVAL == 0
        if learn:
            alpha = learn_alpha(state.units, alpha)
        # The first sweeps mend what merging left, and move little where nothing was merged.
        if moved < settings.tolerance and number > LEARNING_INTERVAL:
            break
    topics = tuple(_distributions(words, prior) for words, prior in zip(state.words, beta, strict=True))
    shares = shares_of(state.units, alpha)
    likelihood = log_likelihood(blocks, shares, topics)
    return Chain(topics, shares, alpha, likelihood, number, moved)


def _word_priors(settings: Settings) -> list[NDArray[np.float32] | float]:
    return [
        settings.beta if prior is None else np.ascontiguousarray((settings.beta + prior).T, dtype=np.float32)
        for prior in settings.prior
    ]


def _distributions(words: NDArray[np.float32], prior: NDArray[np.float32] | float) -> Floats:
    weights = np.ascontiguousarray((words.astype(np.float64) + prior).T)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def log_likelihood(blocks: Sequence[Block], shares: Floats, topics: Sequence[Floats]) -> float:
    """The mean log probability of a word (natural logarithm) under shares and topics."""
    total = size = 0.0
    columns = [np.ascontiguousarray(one.T) for one in topics]
    for block in blocks:
        mine = np.repeat(shares[block.units], block.sizes, axis=0)
        chance = np.einsum("nk,nk->n", mine, columns[block.language][block.words][block.word])
        counts = block.counts.astype(np.float64)
        total += float((counts * np.log(chance)).sum())
        size += float(counts.sum())
    return total / size


def average(chains: Sequence[Chain], fixed: Sequence[int] = ()) -> tuple[Chain, NDArray[np.int64], Floats]:
    """The mean of chains, their topics matched with those of the chain with the highest likelihood.

    Returns:
        The mean (its likelihood, sweeps and ``moved`` are those of that chain); for each chain and topic of the
        mean the chain's topic; and how similar that is to the best chain's (chains × topics, 0 to 1).
    """
    best = max(range(len(chains)), key=lambda place: chains[place].log_likelihood)
    reference = chains[best]
    pairs = [match_topics(reference.topics, chain.topics, fixed) for chain in chains]
    matches, similarity = np.stack([pair[0] for pair in pairs]), np.stack([pair[1] for pair in pairs])
    mean = Chain(
        topics=tuple(
            np.mean(
                [chain.topics[place][match] for chain, match in zip(chains, matches, strict=True)], axis=0
            )
            for place in range(len(reference.topics))
        ),
        shares=np.mean(
            [chain.shares[:, match] for chain, match in zip(chains, matches, strict=True)], axis=0
        ),
        alpha=np.mean([chain.alpha[match] for chain, match in zip(chains, matches, strict=True)], axis=0),
        log_likelihood=reference.log_likelihood,
        sweeps=reference.sweeps,
        moved=reference.moved,
    )
    return mean, matches, similarity
