"""Intervals of the log-odds ratio of two things in sentences, on texts in which they cluster by paragraphs.

Beside them stands Woolf's interval, which takes sentences for independent draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.association import HALDANE
from analysis.statistics.log_odds_interval import log_odds_interval
from analysis.statistics.resampling import block_weights
from benchmarks.calibration.results import COVERAGE, Case, Found, share_of
from benchmarks.calibration.word_texts import ARTICLES

Floats = NDArray[np.float64]

ASSOCIATION = "log-odds of an actor and a frame"
RESAMPLED, NAIVE = "paragraphs resampled", "independent sentences"
#: Paragraphs that need a sentence of each of the four kinds, as in ``analysis/framing/actors_frames.py``.
FEWEST = 5


@dataclass(frozen=True)
class Design:
    """Two things in sentences.

    Attributes:
        units: paragraphs of each article; of two to seven sentences.
        shares: chances of the two things in a middling paragraph.
        drawn: by how much the logit of the second is higher where the first is in the sentence.
        spread: standard deviation of their logits from paragraph to paragraph. In the real issue 0.3 to 0.5,
            from how often two sentences of a paragraph, against two of distant ones, share an actor or a frame.
        together: how these correlate.
    """

    units: tuple[int, ...]
    shares: tuple[float, float]
    drawn: float
    spread: float
    together: float = 0.0

    @property
    def case(self) -> Case:
        """In words."""
        where = "issue" if len(self.units) > 1 else f"article of {self.units[0]}"
        first, second = self.shares
        return Case(f"{where}, {first:g} and {second:g}, clusters {self.spread:g}, drawn {self.drawn:g}")


DESIGNS = (
    Design(ARTICLES, (0.3, 0.3), 0.0, 0.0),
    Design(ARTICLES, (0.2, 0.2), 1.0, 0.0),
    Design(ARTICLES, (0.3, 0.2), 0.0, 1.0),
    Design(ARTICLES, (0.1, 0.15), 0.0, 1.0, 0.5),
    Design(ARTICLES, (0.1, 0.2), 1.5, 0.7),
    Design(ARTICLES, (0.3, 0.3), -1.0, 1.0),
    Design(ARTICLES, (0.08, 0.1), 1.0, 0.7, 0.3),
    Design((29,), (0.3, 0.3), 0.0, 0.7),
    Design((29,), (0.3, 0.3), 1.0, 0.7),
)


def _logistic(value: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-value)))


def draw_cells(design: Design, paragraphs: int, chance: np.random.Generator) -> Floats:
    """Sentences with both things, with the first, with the second, with neither; shape ``(4, paragraphs)``."""
    effects = chance.normal(size=(2, paragraphs))
    effects[1] = design.together * effects[0] + np.sqrt(1 - design.together**2) * effects[1]
    home = np.repeat(np.arange(paragraphs), chance.integers(2, 8, paragraphs))
    first_logit, second_logit = (
        np.log(share / (1 - share)) + design.spread * effect
        for share, effect in zip(design.shares, effects, strict=True)
    )
    first = chance.random(len(home)) < _logistic(first_logit[home])
    second = chance.random(len(home)) < _logistic(second_logit[home] + design.drawn * first)
    kinds = (first & second, first & ~second, ~first & second, ~first & ~second)
    return np.stack([np.bincount(home, kind, paragraphs) for kind in kinds])


def coverage(design: Design, studies: int, seed: int, resamples: int = 399) -> Iterator[Found]:
    """How often 95 % intervals hold the true log-odds ratio, of the texts for which one is offered."""
    chance = np.random.Generator(np.random.PCG64([seed, 6]))
    article = np.repeat(np.arange(len(design.units)), design.units)
    both, first, second, neither = draw_cells(design, 200_000, chance).sum(axis=1)
    truth = np.log(both * neither / (first * second))
    drawn = np.stack([draw_cells(design, len(article), chance) for _ in range(studies)], axis=2)
    offered = ((drawn > 0).sum(axis=1) >= FEWEST).all(axis=0)
    cells = drawn[:, :, offered]
    # texts stand side by side as pairs: one set of weights serves all, and leaves the texts independent
    low, high = log_odds_interval(cells, block_weights(article, resamples, chance), len(design.units))
    counts = cells.sum(axis=1) + HALDANE
    estimate = np.log(counts[0] * counts[3] / (counts[1] * counts[2]))
    half = 1.96 * np.sqrt((1 / counts).sum(axis=0))
    ones = [1] * cells.shape[2]
    for method, ends in ((RESAMPLED, (low, high)), (NAIVE, (estimate - half, estimate + half))):
        holds = ((ends[0] <= truth) & (truth <= ends[1])).tolist()
        yield Found(ASSOCIATION, design.case, method, COVERAGE, *share_of(holds, ones), len(ones))
