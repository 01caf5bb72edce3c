"""Cut the units of a study into parts that are held out: whole articles, where there are several."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

Places = NDArray[np.int64]


def article_of_units(places: pl.DataFrame) -> Places:
    """Of each unit the number of its article, from 0, in the order of ids."""
    ranks = places.select(pl.struct("issue", "article").rank("dense").cast(pl.Int64) - 1)
    return ranks.to_series().to_numpy()


def parts_of_units(
    places: pl.DataFrame, most: int, seed: int | None = None
) -> tuple[list[Places], str | None]:
    """Rows of units in at most ``most`` parts of whole articles; of units, where there is one article.

    Args:
        places: ``issue``, ``article``; a row is a unit. seed: articles are dealt at random; none: in order.

    Returns:
        The parts, and what they are made of: ``articles`` or ``units``; no part where there is
        one unit.
    """
    article = article_of_units(places)
    several = len(np.unique(article)) > 1
    groups = article if several else np.arange(len(article))
    size = len(np.unique(groups))
    if size < 2:
        return [], None
    number = min(most, size)
    dealt = np.arange(size) % number
    if seed is not None:
        dealt = np.random.Generator(np.random.PCG64([seed, number])).permutation(dealt)
    part = dealt[groups]
    return [np.flatnonzero(part == one) for one in range(number)], "articles" if several else "units"
