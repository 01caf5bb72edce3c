"""A group of articles against a frequency list from outside the study."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.framing.comparison_rows import Compared, comparison_rows
from analysis.framing.word_counts import WordCounts
from analysis.framing.word_spread import word_spread
from analysis.statistics.leave_one_out import leave_one_out_rank
from analysis.statistics.log_ratio_linearised import log_ratio_linearised_to_list

ONLY_A_LIST = "the reference is a list: it has no articles that could be exchanged"


def compare_with_list(
    corpus: WordCounts,
    counts: NDArray[np.int64],
    size: int,
    prior: float,
    least_expected: float,
    inside: tuple[int, ...],
) -> Compared | None:
    """The rows of a group by rank, or nothing where the group or the list has no word.

    The interval takes the counts of the list for Poisson numbers; there is no p, because nothing is known of the
    articles behind a list; the worst rank is over the articles of the group, each left out in turn.

    Args:
        corpus: what is counted in the study.
        counts: counts of the terms of ``corpus`` in the list.
        size: tokens of the list.
        prior: size of the informative Dirichlet prior, in tokens.
        least_expected: which words that the group lacks have a row.
        inside: the numbers of the articles of the group.
    """
    own = corpus.among(inside)
    present = (own.totals > 0) | (counts > 0)
    own, listed = own.of_terms(present), counts[present]
    target_size = int(own.article_sizes.sum())
    if not len(own.terms) or not target_size or not size:
        return None
    everything = tuple(range(len(own.names)))
    words = len(own.terms)
    return comparison_rows(
        own.terms,
        (own.totals, listed, target_size, size),
        prior,
        log_ratio_linearised_to_list(own.article_sums, listed.astype(np.float64), size),
        word_spread(own, everything),
        (np.full(words, np.nan), np.nan, ONLY_A_LIST),
        leave_one_out_rank(
            np.vstack([own.article_counts, listed]),
            np.append(own.article_sizes, size),
            np.arange(len(own.names) + 1) < len(own.names),
            prior,
        ),
        least_expected,
    )
