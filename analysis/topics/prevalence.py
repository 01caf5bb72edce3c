"""Mean shares of topics in groups of articles, with intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.statistics.grouping_names import GROUPINGS
from analysis.tables.topics import PREVALENCE
from analysis.topics.rounding import decimals
from analysis.topics.versions import VersionShares

Floats = NDArray[np.float64]

LEVEL = 0.95
# Groups of fewer articles than this have no interval: so few say nothing of how articles vary.
LEAST_ARTICLES = 5


def prevalence(
    places: pl.DataFrame, versions: Mapping[str, VersionShares], study: str, resamples: int, seed: int
) -> pl.DataFrame:
    """Mean share of each topic in each article, author, issue and in the study, by version, with 95 % intervals.

    What is resampled is what varies: in an article its units, in a group of :data:`LEAST_ARTICLES` articles or more the
    articles. A smaller group has a reason in place of an interval.

    Args:
        places: ``issue``, ``article``, ``author``; a row is a unit. versions: see
            :func:`~analysis.topics.versions.version_shares`.
        study: id of the group that holds all.
        resamples: draws for the intervals. seed: of the draws; each group and version draws anew, so that an interval
            does not hang on other groups.

    Returns:
        The table ``topics/prevalence``. An article without an author is in no author's group.
    """
    frames = [PREVALENCE.frame([])]
    for version, shares in versions.items():
        for grouping, group, parts in _groups(places, shares, study):
            random = np.random.Generator(np.random.PCG64(seed))
            size = sum(map(len, parts))
            share = np.concatenate(parts).mean(axis=0)
            low, high, resampled, reason = _interval(parts, resamples, random)
            topics = len(share)
            columns = {
                "grouping": [grouping] * topics,
                "group": [group] * topics,
                "version": [version] * topics,
                "topic": range(1, topics + 1),
                "articles": [len(parts)] * topics,
                "units": [size] * topics,
                "share": decimals(share),
                # The added halves may push an end past a share next to 0 or 1.
                "low": None if low is None else decimals(np.minimum(low, share)),
                "high": None if high is None else decimals(np.maximum(high, share)),
                "interval": [resampled] * topics,
                "no_interval": [reason] * topics,
            }
            frames.append(PREVALENCE.check(pl.DataFrame(columns, schema=PREVALENCE.schema)))
    return PREVALENCE.check(pl.concat(frames))


def _interval(
    parts: Sequence[Floats], resamples: int, random: np.random.Generator
) -> tuple[Floats | None, Floats | None, str | None, str | None]:
    """Ends of the interval, what was resampled, or why nothing was."""
    if len(parts) == 1:
        if len(parts[0]) == 1:
            return None, None, None, "one unit"
        return *interval(parts[0], np.ones(len(parts[0])), resamples, random), "units", None
    if len(parts) < LEAST_ARTICLES:
        return None, None, None, f"{len(parts)} articles: too few to tell how articles vary"
    means = np.stack([shares.mean(axis=0) for shares in parts])
    sizes = np.array([len(shares) for shares in parts], dtype=np.float64)
    return *interval(means, sizes, resamples, random), "articles", None


def interval(
    shares: Floats, sizes: Floats, resamples: int, random: np.random.Generator, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Interval of the mean share of each topic, over units of an article, or over articles of a group.

    It tells how far the mean may lie from that of other units (articles) like these; the topics are taken as
    given. What is observed is reweighted at random (the Bayesian bootstrap, Rubin 1981: weights from a flat Dirichlet
    distribution), and two halves of an observation of mean size are added, one without the topic and one with nothing
    else. So a topic that fills whole units or is absent from them has exactly the Jeffreys interval of a proportion
    (Brown, Cai & DasGupta 2001), and a topic that a few units happen to lack does not get an interval of width
    0, as it would from plain resampling.

    Args:
        shares: observations × topics. sizes: what each observation weighs: 1, or the units of the article.
        resamples: draws. random: where they come from. level: of the interval.

    Returns:
        Lower and upper ends, a topic each.
    """
    halves = np.full(2, sizes.mean())
    draws = random.standard_gamma(np.append(np.ones(len(shares)), [0.5, 0.5]), (resamples, len(shares) + 2))
    draws *= np.append(sizes, halves)
    draws /= draws.sum(axis=1, keepdims=True)
    # Not a product of BLAS, whose last digits depend on the processor and the number of threads.
    means = np.einsum("ro,ok->rk", draws[:, :-2], shares) + draws[:, -1:]
    tail = (1 - level) / 2
    low, high = np.quantile(means, [tail, 1 - tail], axis=0)
    return low, high


def _groups(places: pl.DataFrame, versions: VersionShares, study: str) -> list[tuple[str, str, list[Floats]]]:
    """Each group with the shares of the units of each of its articles, in the order of issues and articles."""
    articles = (
        places.select("issue", "article", "author")[versions.rows]
        .with_row_index("row")
        .group_by("issue", "article")
        .agg(pl.col("row").sort().cast(pl.Int64), pl.col("author").first())
        .sort("issue", "article")
    )
    groups: dict[tuple[str, str], list[Floats]] = {}
    for issue, article, rows, author in articles.select("issue", "article", "row", "author").rows():
        names = zip(GROUPINGS, (f"{issue}/{article}", author, issue, study), strict=True)
        for grouping, group in names:
            if group is not None:
                groups.setdefault((grouping, group), []).append(versions.shares[np.array(rows)])
    order = sorted(groups, key=lambda key: (GROUPINGS.index(key[0]), key[1]))
    return [(grouping, group, groups[grouping, group]) for grouping, group in order]
