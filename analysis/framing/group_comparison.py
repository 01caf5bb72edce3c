"""A group of articles against all others of its language: every measure of every word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.framing.comparison_rows import Compared, Test, comparison_rows
from analysis.framing.word_counts import WordCounts
from analysis.framing.word_spread import word_spread
from analysis.statistics.leave_one_out import leave_one_out_rank
from analysis.statistics.log_ratio_interval import Side, log_ratio_interval
from analysis.statistics.log_ratio_linearised import log_ratio_linearised
from analysis.statistics.permutation_test import permutation_p, smallest_p
from analysis.statistics.resampling import block_weights

Group = tuple[int, ...]
Numbers = NDArray[np.float64]

INTERVALS = ("resampled", "linearised")
ONE_IN_GROUP = "one article in the group: nothing tells the group from the article"
ONE_IN_REST = "one article in the rest: nothing tells the rest from the article"


@dataclass(frozen=True)
class Inference:
    """How sure a difference is, and where chance comes from.

    Attributes:
        prior: size of the informative Dirichlet prior, in tokens.
        resamples: how often paragraphs are resampled.
        permutations: up to how many exchanges of articles all are taken; otherwise so many are drawn.
        seed: numbers of the study, the language and the unit: none of them changes the chance of another.
        interval: how the interval of the log ratio is made, one of :data:`INTERVALS`.

    Raises:
        ValueError: there is no such interval.
    """

    prior: float
    resamples: int
    permutations: int
    seed: tuple[int, int, int]
    interval: str = "linearised"

    def __post_init__(self) -> None:
        if self.interval not in INTERVALS:
            raise ValueError(f"no interval {self.interval!r}; there are {', '.join(INTERVALS)}")

    def generator(self, use: int) -> np.random.Generator:
        """Chance of its own for intervals (0) and for p (1)."""
        study, language, unit = self.seed
        return np.random.Generator(np.random.PCG64([study, language, use, unit]))


class GroupComparison:
    """The comparisons within one language; what several groups need is made once.

    Args:
        corpus: what is counted.
        groups: the groups that will be compared, each the numbers of its articles in order.
        inference: how sure a difference is.
        least_expected: which words that a group lacks have a row.
    """

    def __init__(
        self, corpus: WordCounts, groups: Sequence[Group], inference: Inference, least_expected: float = 0
    ) -> None:
        self._least_expected = least_expected
        self._corpus = corpus
        self._groups = list(dict.fromkeys(groups))
        self._inference = inference
        self._chance = inference.generator(0)

    def rows(self, inside: Group) -> Compared | None:
        """The rows of a group by rank, or nothing where the group or the rest has no word.

        For the columns see :func:`analysis.framing.comparison_rows.comparison_rows`.
        """
        corpus = self._corpus
        own = np.isin(np.arange(len(corpus.names)), inside)
        target_size, reference_size = (int(corpus.article_sizes[rows].sum()) for rows in (own, ~own))
        if not len(corpus.terms) or not target_size or not reference_size:
            return None
        linearised = self._inference.interval == "linearised"
        target = corpus.article_counts[own].sum(axis=0)
        reference = corpus.totals - target
        return comparison_rows(
            corpus.terms,
            (target, reference, target_size, reference_size),
            self._inference.prior,
            log_ratio_linearised(corpus.article_sums, own) if linearised else self._resampled(inside),
            word_spread(corpus, inside),
            self._test(inside),
            leave_one_out_rank(corpus.article_counts, corpus.article_sizes, own, self._inference.prior),
            self._least_expected,
        )

    @cached_property
    def _weights(self) -> NDArray[np.float32]:
        return block_weights(self._corpus.article, self._inference.resamples, self._chance)

    @cached_property
    def _drawn(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Counts and sizes of the resamples of all articles together."""
        everything = self._corpus.paragraph_counts(np.ones(len(self._corpus.article), dtype=np.bool_))
        return everything.T @ self._weights.T, self._weights @ self._corpus.sizes.astype(np.float32)

    def _resampled(self, inside: Group) -> tuple[Numbers, Numbers]:
        rows = np.isin(self._corpus.article, inside)
        weights = self._weights[:, rows]
        drawn = self._corpus.paragraph_counts(rows).T @ weights.T
        drawn_size = weights @ self._corpus.sizes[rows].astype(np.float32)
        # counts are whole numbers, so that the rest is exactly what the group leaves
        target = self._side(rows, drawn, drawn_size)
        reference = self._side(~rows, self._drawn[0] - drawn, self._drawn[1] - drawn_size)
        return log_ratio_interval(target, reference, self._chance)

    def _side(
        self, rows: NDArray[np.bool_], drawn: NDArray[np.float32], drawn_size: NDArray[np.float32]
    ) -> Side:
        corpus = self._corpus
        block, word, _ = corpus.cells
        articles = np.unique(corpus.article[rows])
        return Side(
            count=corpus.article_counts[articles].sum(axis=0),
            size=int(corpus.sizes[rows].sum()),
            drawn=drawn,
            drawn_size=drawn_size,
            paragraphs_with=np.bincount(word[rows[block]], minlength=len(corpus.terms)),
            paragraphs=int(rows.sum()),
            articles=len(articles),
        )

    def _test(self, inside: Group) -> Test:
        """p of each word and the smallest that there could be; or no numbers, and the reason."""
        members = self._with_words(inside)
        articles = int((self._corpus.article_sizes > 0).sum())
        reason = ONE_IN_GROUP if len(members) < 2 else ONE_IN_REST if articles - len(members) < 2 else None
        if reason:
            return np.full(len(self._corpus.terms), np.nan), np.nan, reason
        return self._tests[members], smallest_p(articles, len(members), self._inference.permutations), None

    @cached_property
    def _tests(self) -> dict[Group, Numbers]:
        corpus = self._corpus
        kept = np.flatnonzero(corpus.article_sizes > 0)
        tested = [
            members
            for members in dict.fromkeys(self._with_words(group) for group in self._groups)
            if 2 <= len(members) <= len(kept) - 2
        ]
        found = permutation_p(
            corpus.article_counts[kept],
            corpus.article_sizes[kept],
            [[int(place) for place in np.searchsorted(kept, members)] for members in tested],
            self._inference.permutations,
            self._inference.generator(1),
        )
        return dict(zip(tested, found, strict=True))

    def _with_words(self, group: Group) -> Group:
        """The articles of a group that have a counted word: others cannot be exchanged for them."""
        return tuple(article for article in group if self._corpus.article_sizes[article] > 0)


def compare_with_group(
    corpus: WordCounts,
    outside: Group,
    minimum_count: int,
    inference: Inference,
    least_expected: float,
    inside: Group,
) -> Compared | None:
    """The rows of a group against another: as if the articles of both were the whole study.

    Args:
        corpus: what is counted in the study.
        outside: the other group; articles of both are those of the group that is compared.
        minimum_count: what is rarer in both together gets no row.
        inference: how sure a difference is.
        least_expected: which words that the group lacks have a row.
        inside: the group that is compared.
    """
    both = sorted({*inside, *outside})
    own = tuple(both.index(article) for article in inside)
    if len(own) == len(both):
        return None
    compared = corpus.among(both).frequent(minimum_count)
    return GroupComparison(compared, [own], inference, least_expected).rows(own)
