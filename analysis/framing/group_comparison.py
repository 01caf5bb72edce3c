"""A group of articles against all others of its language: every measure of every word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.framing.word_counts import WordCounts
from analysis.framing.word_spread import word_spread
from analysis.statistics.conservative_log_ratio import conservative_log_ratio_poisson
from analysis.statistics.contingency import bayes_factor_bic
from analysis.statistics.keyness_measures import (
    log_likelihood_four_cell,
    log_likelihood_two_cell,
    log_ratio,
    odds_ratio,
    percent_difference,
    weighted_log_odds,
)
from analysis.statistics.leave_one_out import keyness_ranks, leave_one_out_rank
from analysis.statistics.log_ratio_interval import Side, log_ratio_interval
from analysis.statistics.log_ratio_linearised import ArticleSums, log_ratio_linearised
from analysis.statistics.permutation_test import permutation_p, smallest_p
from analysis.statistics.resampling import block_weights

Group = tuple[int, ...]
Numbers = NDArray[np.float64]

INTERVALS = ("resampled", "linearised")
ONE_IN_GROUP = "one article in the group: nothing tells the group from the article"
ONE_IN_REST = "one article in the rest: nothing tells the rest from the article"


class GroupComparison:
    """The comparisons within one language; what several groups need is made once.

    Args:
        corpus: the counted words.
        groups: the groups that will be compared, each the numbers of its articles in order.
        prior: size of the informative Dirichlet prior, in tokens.
        resamples: how often paragraphs are resampled.
        permutations: up to how many exchanges of articles all are taken; otherwise so many are drawn.
        seed: where chance comes from.
        interval: how the interval of the log ratio is made, one of :data:`INTERVALS`.

    Raises:
        ValueError: there is no such interval.
    """

    def __init__(
        self,
        corpus: WordCounts,
        groups: Sequence[Group],
        prior: float,
        resamples: int,
        permutations: int,
        seed: tuple[int, int],
        interval: str = "resampled",
    ) -> None:
        if interval not in INTERVALS:
            raise ValueError(f"no interval {interval!r}; there are {', '.join(INTERVALS)}")
        self._corpus = corpus
        self._groups = list(dict.fromkeys(groups))
        self._prior = prior
        self._resamples = resamples
        self._permutations = permutations
        self._seed = seed
        self._linearised = interval == "linearised"
        self._chance = np.random.Generator(np.random.PCG64(list(seed)))
        self._made: dict[Group, pl.DataFrame | None] = {}

    def rows(self, inside: Group) -> pl.DataFrame | None:
        """The rows of a group by rank, or nothing where the group or the rest has no word.

        What has no value is NaN here, and a missing rank 0.
        """
        if inside not in self._made:
            # an author with one article is that article: compared once
            self._made[inside] = self._compare(inside)
        return self._made[inside]

    def _compare(self, inside: Group) -> pl.DataFrame | None:
        corpus = self._corpus
        own = np.isin(np.arange(len(corpus.names)), inside)
        target_size, reference_size = (int(corpus.article_sizes[rows].sum()) for rows in (own, ~own))
        if not len(corpus.terms) or not target_size or not reference_size:
            return None
        target = corpus.article_counts[own].sum(axis=0)
        reference = corpus.article_counts[~own].sum(axis=0)
        sides = (target, reference, target_size, reference_size)
        pseudo_counts = self._prior * (target + reference) / (target_size + reference_size)
        _, z = weighted_log_odds(*sides, pseudo_counts, self._prior)
        low, high = log_ratio_linearised(self._sums, own) if self._linearised else self._resampled(inside)
        spread = word_spread(corpus, inside)
        p, smallest, reason = self._test(inside)
        worst = leave_one_out_rank(corpus.article_counts, corpus.article_sizes, own, self._prior)
        ranks = keyness_ranks(z)
        order = np.argsort(ranks)
        words = len(z)
        values = {
            "target_count": target,
            "reference_count": reference,
            "target_size": np.full(words, target_size),
            "reference_size": np.full(words, reference_size),
            "log_ratio": log_ratio(*sides),
            # the ends come from chance in single precision: more digits would be noise
            "low": np.round(low, 4),
            "high": np.round(high, 4),
            "log_ratio_conservative": conservative_log_ratio_poisson(*sides, comparisons=words),
            "percent_difference": percent_difference(*sides),
            "odds_ratio": odds_ratio(*sides),
            "log_odds_z": z,
            "g2_two_cell": log_likelihood_two_cell(*sides),
            "g2_four_cell": log_likelihood_four_cell(*sides),
            "bayes_factor_bic": bayes_factor_bic(*sides),
            "p": p,
            "smallest_p": np.full(words, smallest),
            "target_paragraphs": spread.paragraphs,
            "target_articles": spread.articles,
            "dp_normalised": spread.dp_normalised,
            "average_reduced_frequency": spread.average_reduced_frequency,
            "rank": ranks,
        }
        columns = [pl.Series(name, column[order]) for name, column in values.items()]
        return pl.DataFrame(
            [
                corpus.terms.gather(order).alias("term"),
                *columns,
                pl.Series("no_p", [reason] * words, dtype=pl.String),
                pl.Series("leave_one_out_rank", worst[order]),
            ]
        )

    @cached_property
    def _sums(self) -> ArticleSums:
        corpus = self._corpus
        block, word, count = corpus.cells
        shape = corpus.article_counts.shape
        cell = corpus.article[block] * shape[1] + word

        def total(values: NDArray[np.int64]) -> Numbers:
            return np.asarray(
                np.bincount(cell, values, minlength=shape[0] * shape[1]).reshape(shape), np.float64
            )

        def of_article(values: NDArray[np.int64]) -> Numbers:
            return np.asarray(np.bincount(corpus.article, values, minlength=shape[0]), np.float64)

        return ArticleSums(
            corpus.article_counts.astype(np.float64),
            total(count**2),
            total(count * corpus.sizes[block]),
            total(np.ones_like(count)),
            of_article(corpus.sizes),
            of_article(corpus.sizes**2),
            of_article(np.ones_like(corpus.sizes)),
        )

    @cached_property
    def _weights(self) -> NDArray[np.float32]:
        return block_weights(self._corpus.article, self._resamples, self._chance)

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

    def _test(self, inside: Group) -> tuple[Numbers, float, str | None]:
        """p of each word and the smallest that there could be; or no numbers, and the reason."""
        members = self._with_words(inside)
        articles = int((self._corpus.article_sizes > 0).sum())
        reason = ONE_IN_GROUP if len(members) < 2 else ONE_IN_REST if articles - len(members) < 2 else None
        if reason:
            return np.full(len(self._corpus.terms), np.nan), np.nan, reason
        return self._tests[members], smallest_p(articles, len(members), self._permutations), None

    @cached_property
    def _tests(self) -> dict[Group, Numbers]:
        corpus = self._corpus
        kept = np.flatnonzero(corpus.article_sizes > 0)
        tested = [
            members
            for members in dict.fromkeys(self._with_words(group) for group in self._groups)
            if 2 <= len(members) <= len(kept) - 2
        ]
        chance = np.random.Generator(np.random.PCG64([*self._seed, 1]))
        found = permutation_p(
            corpus.article_counts[kept],
            corpus.article_sizes[kept],
            [[int(place) for place in np.searchsorted(kept, members)] for members in tested],
            self._permutations,
            chance,
        )
        return dict(zip(tested, found, strict=True))

    def _with_words(self, group: Group) -> Group:
        """The articles of a group that have a counted word: others cannot be exchanged for them."""
        return tuple(article for article in group if self._corpus.article_sizes[article] > 0)
