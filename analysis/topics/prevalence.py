"""Mean shares of topics in groups of paragraphs, with intervals."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]

GROUPINGS = ("article", "author", "issue", "study")
LEVEL = 0.95


def prevalence(places: pl.DataFrame, shares: Floats, study: str, resamples: int, seed: int) -> pl.DataFrame:
    """Mean share of each topic in each article, author, issue and in the study, with 95 % intervals.

    Args:
        places: ``issue``, ``article``, ``author``; a row is a paragraph.
        shares: paragraphs × topics.
        study: id of the group that holds all.
        resamples: draws for the intervals, see :func:`interval`.
        seed: of the draws.

    Returns:
        ``grouping``, ``group``, ``topic`` (from 1), ``paragraphs``, ``share``, ``low``, ``high``. An article
        without an author is in no author's group.
    """
    random = np.random.Generator(np.random.PCG64(seed))
    topics = np.arange(1, shares.shape[1] + 1)
    frames = []
    for grouping, group, strata in _groups(places, study):
        parts = [shares[rows] for rows in strata]
        share = np.concatenate(parts).mean(axis=0)
        low, high = interval(parts, resamples, random)
        size = sum(map(len, parts))
        frames.append(
            pl.DataFrame(
                {
                    "grouping": [grouping] * len(topics),
                    "group": [group] * len(topics),
                    "topic": topics,
                    "paragraphs": [size] * len(topics),
                    "share": share,
                    # The added halves may push an end past a share next to 0 or 1.
                    "low": np.minimum(low, share),
                    "high": np.maximum(high, share),
                }
            )
        )
    return pl.concat(frames)


def interval(
    parts: Sequence[Floats], resamples: int, random: np.random.Generator, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Interval of the mean share of each topic over the paragraphs of a group.

    It tells how far the mean may lie from that of other paragraphs like those of the same articles; the
    articles and the topics are taken as given. Paragraphs are reweighted at random within each article (the
    Bayesian bootstrap, Rubin 1981: weights from a flat Dirichlet distribution), and two halves of a paragraph
    are added to the group, one without the topic and one with nothing else. So a topic that fills whole
    paragraphs or is absent from them has exactly the Jeffreys interval of a proportion (Brown, Cai & DasGupta
    2001), and a topic that a few paragraphs of an article happen to lack does not get an interval of width 0,
    as it would from plain resampling.

    Args:
        parts: paragraphs × topics, an article each. resamples: draws. random: where they come from. level: of
        the interval.

    Returns:
        Lower and upper ends, a topic each.
    """
    size = sum(map(len, parts))
    means = np.zeros((resamples, parts[0].shape[1]))
    for shares in parts:
        weight = len(shares) / size
        shape = np.append(np.ones(len(shares)), [weight / 2, weight / 2])
        draws = random.standard_gamma(shape, (resamples, len(shape)))
        draws *= weight / draws.sum(axis=1, keepdims=True)
        means += draws[:, :-2] @ shares + draws[:, -1:]
    tail = (1 - level) / 2
    low, high = np.quantile(means, [tail, 1 - tail], axis=0)
    return low, high


def _groups(places: pl.DataFrame, study: str) -> list[tuple[str, str, list[NDArray[np.int64]]]]:
    """Each group with the rows of each of its articles, in the order of issues and articles."""
    articles = (
        places.select("issue", "article", "author")
        .with_row_index("row")
        .group_by("issue", "article")
        .agg(pl.col("row").sort().cast(pl.Int64), pl.col("author").first())
        .sort("issue", "article")
    )
    groups: dict[tuple[str, str], list[NDArray[np.int64]]] = {}
    for issue, article, rows, author in articles.rows():
        names = zip(GROUPINGS, (f"{issue}/{article}", author, issue, study), strict=True)
        for grouping, group in names:
            if group is not None:
                groups.setdefault((grouping, group), []).append(np.array(rows))
    order = sorted(groups, key=lambda key: (GROUPINGS.index(key[0]), key[1]))
    return [(grouping, group, groups[grouping, group]) for grouping, group in order]
