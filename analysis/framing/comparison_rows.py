"""The rows of a comparison: every measure of every term, whatever the group was compared with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

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

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]

#: Counts of each term in the group and in the reference, and the sizes of both.
Sides = tuple[Integers, Integers, int, int]
#: p of each term and the smallest that there could be; or no numbers, and the reason.
Test = tuple[Numbers, float, str | None]


@dataclass(frozen=True)
class Compared:
    """What is told of a comparison.

    Attributes:
        rows: columns of ``framing/keyness`` from ``term`` on, without ``q``, by rank; what has no value is empty.
        p: p of all terms by rank, also of those without a row; none where no test was made.
        told: which of ``p`` have a row.
    """

    rows: pl.DataFrame
    p: Numbers
    told: NDArray[np.bool_]


def comparison_rows(
    terms: pl.Series,
    sides: Sides,
    prior: float,
    interval: tuple[Numbers, Numbers],
    spread: Spread,
    test: Test,
    worst: Integers,
    least_expected: float,
) -> Compared:
    """Every measure of the terms that the group has, and of those that it lacks although the reference has them often.

    All terms are compared: ranks, the correction of the conservative log ratio and q are the same whatever
    ``least_expected`` is. A term that the group lacks, and of which it would have less than one or two in any case,
    tells nothing of it; of such terms there are as many as groups times words of the study.

    Args:
        terms: the terms, of which one side at least has each.
        sides: what is compared.
        prior: size of the informative Dirichlet prior, in tokens.
        interval: ends of the 95 % interval of the log ratio.
        spread: range and dispersion in the group.
        test: p, the smallest p, and why there is none.
        worst: the worst rank of each keyword when an article is left out, 0 for none.
        least_expected: a term that the group lacks has a row where at the rate of the reference it would occur at
            least so often in the group; with 0 all have.
    """
    target, reference, target_size, reference_size = sides
    p, smallest, reason = test
    pseudo_counts = prior * (target + reference) / (target_size + reference_size)
    _, z = weighted_log_odds(*sides, pseudo_counts, prior)
    ranks = keyness_ranks(z)
    by_rank = np.argsort(ranks)
    told = ((target > 0) | (reference * target_size >= least_expected * reference_size))[by_rank]
    order = by_rank[told]
    rows = len(order)
    low, high = (end[order] for end in interval)
    sides = target[order], reference[order], target_size, reference_size
    values = {
        "target_count": sides[0],
        "reference_count": sides[1],
        "target_size": np.full(rows, target_size),
        "reference_size": np.full(rows, reference_size),
        "log_ratio": log_ratio(*sides),
        # the ends may come from chance in single precision: more digits would be noise
        "low": np.round(low, 4),
        "high": np.round(high, 4),
        "log_ratio_conservative": conservative_log_ratio_poisson(*sides, comparisons=len(z)),
        "percent_difference": percent_difference(*sides),
        "odds_ratio": odds_ratio(*sides),
        "log_odds_z": z[order],
        "g2_two_cell": log_likelihood_two_cell(*sides),
        "g2_four_cell": log_likelihood_four_cell(*sides),
        "bayes_factor_bic": bayes_factor_bic(*sides),
        "p": p[order],
        "smallest_p": np.full(rows, smallest),
        "target_paragraphs": spread.paragraphs[order],
        "target_articles": spread.articles[order],
        "dp_normalised": spread.dp_normalised[order],
        "average_reduced_frequency": spread.average_reduced_frequency[order],
        "rank": ranks[order],
    }
    columns = [pl.Series(name, column, nan_to_null=True) for name, column in values.items()]
    ranked = pl.Series("leave_one_out_rank", worst[order])
    frame = pl.DataFrame(
        [
            terms.gather(order).alias("term"),
            *columns,
            pl.Series("no_p", [reason], dtype=pl.String).new_from_index(0, rows),
            ranked.set(ranked == 0, None),
        ]
    )
    return Compared(frame, p[by_rank][: 0 if reason else None], told)
