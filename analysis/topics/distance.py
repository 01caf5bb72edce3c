"""How far texts lie apart in topic space, and how far the versions of an article would by sampling alone."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.statistics.entropy import shannon_entropy
from analysis.tables.topics import DISTANCE
from analysis.topics.rounding import decimals, rounded
from analysis.topics.versions import VersionShares

Floats = NDArray[np.float64]

# With fewer units all exchanges of versions together cannot come under p = .05.
LEAST_UNITS = 6
# Tens of thousands of units in a thousand exchanges would take half a gigabyte.
EXCHANGES_AT_ONCE = 100


def jensen_shannon(first: Floats, second: Floats) -> Floats:
    """Jensen–Shannon distance along the last axis: √(H((p + q) / 2) − (H(p) + H(q)) / 2), H in bits.

    Returns:
        0 (the same) to 1 (nothing in common).

    Source: Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Transactions on Information Theory
    37(1), 145-151; the root is a metric: Endres, D. M., & Schindelin, J. E. (2003), the same journal 49(7), 1858-1860.
    """
    apart = shannon_entropy((first + second) / 2) - (shannon_entropy(first) + shannon_entropy(second)) / 2
    return np.asarray(np.sqrt(np.clip(apart, 0, 1)))


def exchange_test(
    english: Floats, chinese: Floats, resamples: int, random: np.random.Generator
) -> tuple[float, float, float]:
    """How far the mean shares of two versions would lie apart if a unit's versions were alike but for chance.

    Within every unit the shares of the two versions are exchanged or not, with chance ½ each (the sign-flip test of
    matched pairs, Pitman 1937; Good 2005, section 3.7). What folding in few words adds to distance, and what units
    differ in, is in the exchanged distances too.

    Args:
        english, chinese: units × topics, the same units.

    Returns:
        Mean and 95 % quantile of the distances after exchange; p, the share of them (the observed one counted with
        them) that is at least the observed one.
    """
    half = (english - chinese) / 2
    middle = ((english + chinese) / 2).mean(axis=0)
    parts = [
        # Not a product of BLAS, whose last digits depend on the processor and the number of threads.
        np.einsum("ru,uk->rk", random.integers(0, 2, (len(part), len(half))) * 2.0 - 1.0, half)
        for part in np.array_split(np.arange(resamples), -(-resamples // EXCHANGES_AT_ONCE))
    ]
    moved = np.concatenate(parts) / len(half)
    exchanged = decimals(jensen_shannon(_positive(middle + moved), _positive(middle - moved)), 9)
    observed = decimals(jensen_shannon(english.mean(axis=0), chinese.mean(axis=0)), 9)
    p = (1 + int((exchanged >= observed).sum())) / (1 + resamples)
    return float(exchanged.mean()), float(np.quantile(exchanged, 0.95)), p


def distances(
    places: pl.DataFrame, versions: Mapping[str, VersionShares], study: str, resamples: int, seed: int
) -> pl.DataFrame:
    """Distances between the versions of each article, of all articles together, and between articles for scale.

    Args:
        places: ``issue``, ``article``; a row is a unit. versions: see
            :func:`~analysis.topics.versions.version_shares`. study: the name of the study.
        resamples: exchanges. seed: of the draws.

    Returns:
        The table ``topics/distance``. Only units with words in both versions are compared; between articles, the mean
        shares of both languages together.
    """
    names = (places["issue"] + "/" + places["article"]).to_list()
    english, chinese = versions["en"], versions["zh"]
    both, mine, theirs = np.intersect1d(english.rows, chinese.rows, return_indices=True)
    groups = np.array([names[row] for row in both], dtype=object)
    rows: list[tuple[object, ...]] = []
    for group in [*dict.fromkeys(groups.tolist()), study]:
        chosen = np.flatnonzero(groups == group) if group != study else np.arange(len(groups))
        if len(chosen):
            kind = "study" if group == study else "versions"
            first, second = english.shares[mine[chosen]], chinese.shares[theirs[chosen]]
            random = np.random.Generator(np.random.PCG64(seed))
            rows.append((kind, group, None, len(chosen), *_compare(first, second, resamples, random)))
    joint = versions["joint"]
    articles = np.array([names[row] for row in joint.rows], dtype=object)
    means = {
        group: (int((articles == group).sum()), joint.shares[articles == group].mean(axis=0))
        for group in dict.fromkeys(articles.tolist())
    }
    for first_group, second_group in combinations(means, 2):
        (size, share), (other_size, other) = means[first_group], means[second_group]
        apart = rounded(float(jensen_shannon(share, other)))
        rows.append(("articles", first_group, second_group, size + other_size, apart, None, None, None, None))
    return DISTANCE.frame(rows)


def _compare(
    first: Floats, second: Floats, resamples: int, random: np.random.Generator
) -> tuple[float, float | None, float | None, float | None, str | None]:
    apart = rounded(float(jensen_shannon(first.mean(axis=0), second.mean(axis=0))))
    if len(first) < LEAST_UNITS:
        return apart, None, None, None, f"fewer than {LEAST_UNITS} units with both versions"
    expected, high, p = exchange_test(first, second, resamples, random)
    return apart, rounded(expected), rounded(high), rounded(p), None


def _positive(shares: Floats) -> Floats:
    """Rounding may leave a little less than nothing."""
    return np.maximum(shares, 0.0)
