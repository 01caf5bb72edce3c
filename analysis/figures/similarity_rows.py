"""What the rows of a matrix of similarities stand for: articles, or issues where there are too many articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import polars as pl

from analysis.corpus.print_order import Article, articles_in_order, several_issues
from analysis.figures.similarity_order import similarity_order

#: More articles than this are drawn issue by issue.
MOST_ARTICLES = 120
BASES = ("words", "frames", "markers")
VALUES = ("similarity", "low", "high")


@dataclass(frozen=True)
class SimilarityRow:
    """A row and column of the matrix: its id, its names, the issue where that must be told, and its author."""

    id: str
    names: Mapping[str, str]
    issue: str
    author: str


@dataclass(frozen=True)
class SimilarityRows:
    """The rows in the order of drawing, what they are (``article`` or ``issue``), and their similarities.

    ``values`` has a row a basis, language and pair: ``basis``, ``language``, ``row`` and ``column`` (numbers from
    0, the row after the column in the order of drawing, or the same), ``pairs`` and :data:`VALUES`.
    """

    unit: str
    rows: Sequence[SimilarityRow]
    values: pl.DataFrame

    @property
    def blocks(self) -> list[range]:
        """Rows of authors with several articles."""
        found = []
        for author, members in groupby(enumerate(self.rows), key=lambda item: item[1].author):
            places = [place for place, _ in members]
            if author and len(places) > 1:
                found.append(range(places[0], places[-1] + 1))
        return found


def similarity_rows(similarity: pl.DataFrame, articles: pl.DataFrame) -> SimilarityRows:
    """The rows of the matrix.

    Args:
        similarity: table ``profiles/similarity``.
        articles: table ``corpus/articles``, restricted to what is measured.
    """
    ordered = articles_in_order(articles)
    own = similarity.filter(pl.col("grouping") == "article", pl.col("similarity").is_not_null())
    if len(ordered) > MOST_ARTICLES and several_issues(ordered):
        return _by_issue(own, ordered)
    authors = dict(
        articles.drop_nulls("author")
        .select(pl.format("{}/{}", "issue", "article"), "author")
        .unique(maintain_order=True)
        .iter_rows()
    )
    told = several_issues(ordered)
    rows = [
        SimilarityRow(
            article.group,
            {language: article.name(language) for language in ("en", "zh")},
            article.issue if told else "",
            authors.get(article.group, ""),
        )
        for article in ordered
    ]
    values = own.select("basis", "language", "group", "other", "pairs", *VALUES)
    return _ordered("article", rows, values)


def _by_issue(own: pl.DataFrame, articles: Sequence[Article]) -> SimilarityRows:
    """Mean similarities of the articles of every two issues, and within each issue."""
    issue = {article.group: article.issue for article in articles}
    rows = [SimilarityRow(name, {"en": name}, "", "") for name in dict.fromkeys(issue.values())]
    place = {row.id: at for at, row in enumerate(rows)}
    known = own.filter(pl.col("group").is_in(list(issue)), pl.col("other").is_in(list(issue))).with_columns(
        pl.col("group", "other").replace_strict(issue, return_dtype=pl.String)
    )
    at = {name: pl.col(name).replace_strict(place, return_dtype=pl.Int64) for name in ("group", "other")}
    turned = at["group"] > at["other"]
    means = (
        known.with_columns(
            group=pl.when(turned).then("other").otherwise("group"),
            other=pl.when(turned).then("group").otherwise("other"),
        )
        .group_by("basis", "language", "group", "other", maintain_order=True)
        .agg(pl.col("pairs").sum(), pl.col("similarity").mean().round(6))
        .with_columns(pl.lit(None, pl.Float64).alias(name) for name in ("low", "high"))
    )
    return _ordered("issue", rows, means.select("basis", "language", "group", "other", "pairs", *VALUES))


def _ordered(unit: str, rows: Sequence[SimilarityRow], values: pl.DataFrame) -> SimilarityRows:
    place = {row.id: at for at, row in enumerate(rows)}
    known = values.filter(pl.col("group").is_in(list(place)), pl.col("other").is_in(list(place)))
    words = (
        known.filter(pl.col("basis") == BASES[0])
        .group_by("group", "other")
        .agg(pl.col("similarity").mean())
        .iter_rows()
    )
    alike = {(place[group], place[other]): float(value) for group, other, value in words}
    blocks: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        blocks.setdefault(row.author or row.id, []).append(at)
    order = similarity_order(
        list(blocks.values()), lambda one, other: alike.get((min(one, other), max(one, other)), 0.0)
    )
    drawn = [rows[at] for at in order]
    number = {row.id: at for at, row in enumerate(drawn)}
    numbered = known.with_columns(
        pl.col(name).replace_strict(number, return_dtype=pl.Int64).alias(f"{name}_at")
        for name in ("group", "other")
    ).select(
        "basis",
        "language",
        pl.max_horizontal("group_at", "other_at").cast(pl.Int64).alias("row"),
        pl.min_horizontal("group_at", "other_at").cast(pl.Int64).alias("column"),
        "pairs",
        *VALUES,
    )
    basis = pl.col("basis").replace_strict(BASES, list(range(len(BASES))), return_dtype=pl.Int64)
    return SimilarityRows(unit, drawn, numbered.sort(basis, "language", "row", "column"))
