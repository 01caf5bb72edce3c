"""How often each category of markers is used: rates of the running text and shares of sentences, by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.framing.matching import PLACE
from analysis.rhetoric.paragraph_sizes import paragraph_sizes
from analysis.statistics.cluster_ratio import clustered_rate, clustered_share
from analysis.statistics.groupings import GROUPINGS, group_members
from analysis.tables.rhetoric_markers import MARKERS

BASE_UNITS = {"en": "words", "zh": "characters"}
PER = 1000

Integers = NDArray[np.int64]


def marker_rates(
    hits: pl.DataFrame,
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    tokens: pl.DataFrame,
    categories: Sequence[str],
    study: str,
) -> pl.DataFrame:
    """Markers per thousand words (English) or characters (Chinese), and the share of sentences with one.

    The intervals say what other paragraphs of the same articles might have shown; articles are fixed. Paragraphs are
    the clusters (see :mod:`analysis.statistics.cluster_ratio`), because markers come in series.

    Args:
        hits: the table ``rhetoric/markers_hits``.
        articles: the table ``corpus/articles``, restricted to what is measured.
        paragraphs: the table ``corpus/paragraphs``; headings are left out.
        sentences: the table ``corpus/sentences``.
        tokens: the table ``corpus/tokens``; its English words are counted.
        categories: what gets rows, in this order, also where it has no hit.
        study: the name of the study.

    Returns:
        The table ``rhetoric/markers``; a group without a paragraph in a language has no rows for it.
    """
    members = group_members(articles, GROUPINGS, study)
    rows: list[Mapping[str, object]] = []
    for language in BASE_UNITS:
        counts = _count(language, hits, paragraphs, sentences, tokens, categories)
        groups = (
            members.filter(pl.col("language") == language)
            .group_by("grouping", "group", maintain_order=True)
            .agg("issue", "article")
        )
        for grouping, group, issues, ids in groups.iter_rows():
            inside = [counts[name] for name in sorted(zip(issues, ids, strict=True)) if name in counts]
            if inside:
                measured = _measure(inside, categories, language)
                rows += [{"grouping": grouping, "group": group, **row} for row in measured]
    return _in_order(MARKERS.frame(rows), members)


@dataclass(frozen=True)
class _Article:
    """Counts in each paragraph of an article: ``base`` and ``sentences`` of shape ``(paragraphs,)``, ``hits`` and
    ``sentences_with`` of shape ``(paragraphs, categories)``."""

    base: Integers
    sentences: Integers
    hits: Integers
    sentences_with: Integers


def _count(
    language: str,
    hits: pl.DataFrame,
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    tokens: pl.DataFrame,
    categories: Sequence[str],
) -> dict[tuple[str, str], _Article]:
    placed = (
        paragraph_sizes(paragraphs.filter(pl.col("language") == language), tokens)
        .join(sentences.group_by(PLACE).agg(pl.len().alias("sentences")), on=PLACE, how="left")
        .with_columns(pl.col("sentences").fill_null(0).cast(pl.Int64))
        # a paragraph of marks alone holds nothing that could be a marker
        .filter((pl.col("base") > 0) & (pl.col("sentences") > 0))
        .sort(PLACE)
        .with_row_index("at")
    )
    columns = pl.DataFrame({"category": categories}, schema={"category": pl.String}).with_row_index("column")
    cells = (
        hits.join(placed.select(*PLACE, "at"), on=PLACE, how="inner")
        .join(columns, on="category", how="inner")
        .group_by("at", "column")
        .agg(pl.len().alias("hits"), pl.col("sentence").n_unique().alias("sentences_with"))
    )
    tables: dict[str, Integers] = {}
    for name in ("hits", "sentences_with"):
        tables[name] = np.zeros((placed.height, len(categories)), dtype=np.int64)
        tables[name][cells["at"].to_numpy(), cells["column"].to_numpy()] = cells[name].to_numpy()
    sizes = {name: placed[name].to_numpy() for name in ("base", "sentences")}
    found: dict[tuple[str, str], _Article] = {}
    for issue, article, at in placed.group_by("issue", "article", maintain_order=True).agg("at").iter_rows():
        found[(issue, article)] = _Article(
            sizes["base"][at], sizes["sentences"][at], tables["hits"][at], tables["sentences_with"][at]
        )
    return found


def _measure(
    inside: Sequence[_Article], categories: Sequence[str], language: str
) -> list[Mapping[str, object]]:
    """Rows of one group, without its labels."""
    stratum = np.repeat(np.arange(len(inside)), [len(article.base) for article in inside])
    base, sentences, hits, with_marker = (
        np.concatenate([getattr(article, name) for article in inside])
        for name in ("base", "sentences", "hits", "sentences_with")
    )
    shares = with_marker.sum(axis=0) / sentences.sum()
    ranks = 1 + (shares[None, :] > shares[:, None]).sum(axis=1)
    rows: list[Mapping[str, object]] = []
    for at, category in enumerate(categories):
        rate = clustered_rate(hits[:, at], base, stratum)
        share = clustered_share(with_marker[:, at], sentences, stratum)
        rows.append(
            {
                "language": language,
                "category": category,
                "articles": len(inside),
                "hits": int(hits[:, at].sum()),
                "base": int(base.sum()),
                "base_unit": BASE_UNITS[language],
                "rate": PER * rate.value,
                "rate_low": PER * rate.low,
                "rate_high": PER * rate.high,
                "rate_design_effect": rate.design_effect,
                "sentences": int(sentences.sum()),
                "sentences_with": int(with_marker[:, at].sum()),
                "share": share.value,
                "share_low": share.low,
                "share_high": share.high,
                "share_design_effect": share.design_effect,
                "rank": int(ranks[at]),
            }
        )
    return rows


def _in_order(rates: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """By grouping and group, the two languages of a group together, categories in the order of the list."""
    places = members.select("grouping", "group").unique(maintain_order=True).with_row_index("place")
    order = {grouping: at for at, grouping in enumerate(GROUPINGS)}
    return MARKERS.check(
        rates.with_row_index("row")
        .join(places, on=["grouping", "group"], how="left")
        .sort(pl.col("grouping").replace_strict(order, return_dtype=pl.Int64), "place", "language", "row")
        .drop("row", "place")
    )
