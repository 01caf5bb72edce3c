"""The order of frames in every figure: the commonest over all article versions first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from analysis.corpus.print_order import Article, of_articles


def frame_order(salience: pl.DataFrame, articles: Sequence[Article], known: Iterable[str]) -> list[str]:
    """Frames by their mean share over the article versions, ties in the order of ``known``.

    Args:
        salience: table ``framing/salience``; the grouping ``article`` counts.
        articles: the articles of the figure.
        known: frames in the order of the codebook; those of the table that it lacks come last, by name.
    """
    codebook = list(known)
    means = of_articles(salience, articles).group_by("frame").agg(pl.col("share").mean().round(12))
    share = dict(means.iter_rows())
    at = {frame: place for place, frame in enumerate([*codebook, *sorted(set(share) - set(codebook))])}
    return sorted(share, key=lambda frame: (-share[frame], at[frame]))
