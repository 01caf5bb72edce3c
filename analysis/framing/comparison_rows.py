"""The rows of a comparison: every measure of every term, whatever the group was compared with."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.framing.word_counts import WordCounts
from analysis.framing.word_spread import Spread
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
from analysis.statistics.leave_one_out import keyness_ranks
from analysis.statistics.log_ratio_linearised import ArticleSums

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]

#: Counts of each term in the group and in the reference, and the sizes of both.
Sides = tuple[Integers, Integers, int, int]
#: p of each term and the smallest that there could be; or no numbers, and the reason.
Test = tuple[Numbers, float, str | None]


def comparison_rows(
    terms: pl.Series,
    sides: Sides,
    prior: float,
    interval: tuple[Numbers, Numbers],
    spread: Spread,
    test: Test,
    worst: Integers,
) -> pl.DataFrame:
    """Columns of ``framing/keyness`` from ``term`` on, without ``q``, by rank; what has no value is empty.

    Args:
        terms: the terms, of which one side at least has each.
        sides: what is compared.
        prior: size of the informative Dirichlet prior, in tokens.
        interval: ends of the 95 % interval of the log ratio.
        spread: range and dispersion in the group.
        test: p, the smallest p, and why there is none.
        worst: the worst rank of each keyword when an article is left out, 0 for none.
    """
    target, reference, target_size, reference_size = sides
    p, smallest, reason = test
    pseudo_counts = prior * (target + reference) / (target_size + reference_size)
    _, z = weighted_log_odds(*sides, pseudo_counts, prior)
    ranks = keyness_ranks(z)
    order = np.argsort(ranks)
    words = len(z)
    low, high = interval
    values = {
        "target_count": target,
        "reference_count": reference,
        "target_size": np.full(words, target_size),
        "reference_size": np.full(words, reference_size),
        "log_ratio": log_ratio(*sides),
        # the ends may come from chance in single precision: more digits would be noise
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
    columns = [pl.Series(name, column[order], nan_to_null=True) for name, column in values.items()]
    ranked = pl.Series("leave_one_out_rank", worst[order])
    return pl.DataFrame(
        [
            terms.gather(order).alias("term"),
            *columns,
            pl.Series("no_p", [reason], dtype=pl.String).new_from_index(0, words),
            ranked.set(ranked == 0, None),
        ]
    )


def article_sums(corpus: WordCounts) -> ArticleSums:
    """Sums over the paragraphs of each article, of each term, from which the linearised interval is made."""
    block, word, count = corpus.cells
    shape = corpus.article_counts.shape
    cell = corpus.article[block] * shape[1] + word

    def total(values: Integers) -> Numbers:
        return np.asarray(np.bincount(cell, values, minlength=shape[0] * shape[1]).reshape(shape), np.float64)

    def of_article(values: Integers) -> Numbers:
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
