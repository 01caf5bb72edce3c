"""How much room each frame takes: the share of paragraphs that hold one of its terms."""

from __future__ import annotations

import numpy as np
import polars as pl

from analysis.codebook.codebook import Codebook
from analysis.statistics.groupings import GROUPINGS, group_members
from analysis.statistics.share_interval import share_interval
from analysis.tables.framing import SALIENCE

LANGUAGES = ("en", "zh")
VERSION = ["issue", "article", "language"]

ONE_ARTICLE = "Wilson"
SEVERAL_ARTICLES = "Wilson, effective sample size of paragraphs within articles"


def salience(
    hits: pl.DataFrame,
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    codebook: Codebook,
    study: str,
) -> pl.DataFrame:
    """Share of paragraphs with each frame, for each article, author, issue and the study, by language.

    The interval keeps the articles fixed: it says what other paragraphs of these articles might have shown, not
    what other articles might (:func:`analysis.statistics.share_interval.share_interval`). The column ``interval``
    names how it was made.

    Args:
        hits: the table ``framing/hits``.
        articles: the table ``corpus/articles``, restricted to what is measured.
        paragraphs: the table ``corpus/paragraphs``.
        codebook: the codebook; its frames get rows, in its order, also those without a hit, but none in a language
            that they have no form of.
        study: the name of the study.

    Returns:
        The table ``framing/salience``; a group without a paragraph in a language has no rows for it.
    """
    members = group_members(articles, GROUPINGS, study)
    rows: list[tuple[object, ...]] = []
    for language in LANGUAGES:
        frames = [frame.id for frame in codebook.frames if frame.has_forms(language)]
        counts = _Counts(language, frames, hits, articles, paragraphs)
        groups = (
            members.filter(pl.col("language") == language)
            .group_by("grouping", "group", maintain_order=True)
            .agg("issue", "article")
        )
        for grouping, group, issues, ids in groups.iter_rows():
            inside = [
                counts.numbers[name] for name in zip(issues, ids, strict=True) if name in counts.numbers
            ]
            if inside:
                measured = _measure(counts, sorted(inside))
                rows += [(grouping, group, language, *row) for row in measured]
    return SALIENCE.frame(_in_order(rows))


class _Counts:
    """Paragraphs, paragraphs with each frame, and hits, of the articles of one language."""

    def __init__(
        self,
        language: str,
        frames: list[str],
        hits: pl.DataFrame,
        articles: pl.DataFrame,
        paragraphs: pl.DataFrame,
    ) -> None:
        running = paragraphs.filter(pl.col("kind") == "paragraph").group_by(VERSION).len("units")
        versions = (
            articles.filter(pl.col("language") == language)
            .select(VERSION)
            .join(running, on=VERSION, how="inner")
            .sort(VERSION)
            .with_row_index("at")
        )
        self.frames = frames
        self.numbers = {
            (issue, article): at
            for at, issue, article in versions.select("at", "issue", "article").iter_rows()
        }
        self.units = versions["units"].to_numpy().astype(np.int64)
        columns = pl.DataFrame({"frame": frames}, schema={"frame": pl.String}).with_row_index("column")
        cells = (
            hits.join(versions, on=VERSION, how="inner")
            .join(columns, on="frame", how="inner")
            .group_by("at", "column")
            .agg(pl.len().alias("hits"), pl.col("paragraph").n_unique().alias("with"))
        )
        at, column = cells["at"].to_numpy(), cells["column"].to_numpy()
        self.hits = np.zeros((len(self.units), len(frames)), dtype=np.int64)
        self.units_with = np.zeros_like(self.hits)
        self.hits[at, column] = cells["hits"].to_numpy()
        self.units_with[at, column] = cells["with"].to_numpy()


def _measure(counts: _Counts, inside: list[int]) -> list[tuple[object, ...]]:
    """Rows of one group, without its labels."""
    units = counts.units[inside]
    total = int(units.sum())
    units_with = counts.units_with[inside].sum(axis=0)
    hits = counts.hits[inside].sum(axis=0)
    share = units_with / total
    low, high = share_interval(counts.units_with[inside], units)
    made = ONE_ARTICLE if len(inside) == 1 else SEVERAL_ARTICLES
    ranks = 1 + (share[None, :] > share[:, None]).sum(axis=1)
    return [
        (
            frame,
            len(inside),
            total,
            int(units_with[at]),
            int(hits[at]),
            float(share[at]),
            float(low[at]),
            float(high[at]),
            made,
            int(ranks[at]),
        )
        for at, frame in enumerate(counts.frames)
    ]


def _in_order(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """By grouping and group, the two languages of a group together, frames in the order of the codebook."""
    groups = {group: at for at, group in enumerate(dict.fromkeys(row[:2] for row in rows))}
    languages = {language: at for at, language in enumerate(LANGUAGES)}
    groupings = {grouping: at for at, grouping in enumerate(GROUPINGS)}
    return sorted(rows, key=lambda row: (groupings[str(row[0])], groups[row[:2]], languages[str(row[2])]))
