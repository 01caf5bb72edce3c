"""What is peculiar to an article, author or issue: each group of articles against the rest of the study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.statistics.groupings import group_members
from analysis.statistics.keyness_measures import (
    log_likelihood_four_cell,
    log_likelihood_two_cell,
    log_ratio,
    weighted_log_odds,
)
from analysis.statistics.log_ratio_interval import Side, log_ratio_interval
from analysis.statistics.resampling import block_weights
from analysis.tables.framing import KEYNESS

LANGUAGES = ("en", "zh")
VERSION = ["issue", "article", "language"]
PLACE = [*VERSION, "paragraph"]
COUNTED = ["word", "phrase"]


def keyness(
    tokens: pl.DataFrame,
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    stopwords: Mapping[str, frozenset[str]],
    groupings: Sequence[str],
    minimum_count: int,
    prior: float,
    resamples: int,
    seed: int,
    study: str,
) -> pl.DataFrame:
    """Compare the words of each group with those of the rest of the study, one language at a time.

    Counted are lemmas and set phrases of paragraphs, without stop words, case folded except in acronyms.
    Sizes are numbers of counted tokens, also of those too rare for a row. For the measures see
    :mod:`analysis.statistics.keyness_measures`, for the interval
    :mod:`analysis.statistics.log_ratio_interval`.

    Args:
        tokens: the table ``corpus/tokens``.
        articles: the table ``corpus/articles``, restricted to what is measured.
        paragraphs: the table ``corpus/paragraphs``.
        stopwords: for each language the words left out.
        groupings: ``article``, ``author``, ``issue``; the whole study has no rest to be compared with.
        minimum_count: words rarer than this in the study (and language) get no row.
        prior: size of the informative Dirichlet prior, in tokens.
        resamples: how often the paragraphs are resampled.
        seed: seed of the resampling.
        study: name of the study.

    Returns:
        The table ``framing/keyness``: for each group all words of the study that are frequent enough, also
        those that the group lacks. A group without a rest, or without a word, has no rows.
    """
    members = group_members(articles, groupings, study)
    counted = _counted_tokens(tokens, stopwords)
    frames: list[pl.DataFrame] = []
    for place, language in enumerate(LANGUAGES):
        corpus = _Corpus.of(language, counted, articles, paragraphs, minimum_count)
        generator = np.random.Generator(np.random.PCG64([seed, place]))
        frames.extend(_compare_groups(corpus, members, language, prior, resamples, generator))
    order = {grouping: at for at, grouping in enumerate(dict.fromkeys(groupings))}
    groups = {group: at for at, group in enumerate(members["group"].unique(maintain_order=True))}
    frame = pl.concat(frames) if frames else KEYNESS.frame([])
    return KEYNESS.check(
        frame.sort(
            pl.col("grouping").replace_strict(order, default=0, return_dtype=pl.Int64),
            pl.col("group").replace_strict(groups, default=0, return_dtype=pl.Int64),
            "language",
            "rank",
        )
    )


def _counted_tokens(tokens: pl.DataFrame, stopwords: Mapping[str, frozenset[str]]) -> pl.DataFrame:
    """Tokens that are counted, with their ``term``.

    An acronym keeps its capitals: folded, US would be the pronoun and left out.
    """
    acronym = pl.col("lemma").str.contains(r"^[A-Z][A-Z0-9&-]*[A-Z0-9]$")
    stop = pl.lit(False)
    for language, words in sorted(stopwords.items()):
        stop = stop | ((pl.col("language") == language) & pl.col("term").is_in(sorted(words)))
    return (
        tokens.filter(pl.col("tag").is_in(COUNTED))
        .with_columns(
            pl.when(acronym).then(pl.col("lemma")).otherwise(pl.col("lemma").str.to_lowercase()).alias("term")
        )
        .filter(~stop)
    )


@dataclass(frozen=True)
class _Corpus:
    """Counts of one language: paragraphs in rows, words in columns.

    Attributes:
        terms: the words with a row in the table, in order.
        counts: their counts, shape ``(paragraphs, words)``.
        sizes: counted tokens of each paragraph, also of rarer words.
        article: for each paragraph the number of its article.
        names: for each article its issue and id.
    """

    terms: list[str]
    counts: NDArray[np.float32]
    sizes: NDArray[np.float32]
    article: NDArray[np.int64]
    names: list[tuple[str, str]]

    @classmethod
    def of(
        cls,
        language: str,
        counted: pl.DataFrame,
        articles: pl.DataFrame,
        paragraphs: pl.DataFrame,
        minimum_count: int,
    ) -> _Corpus:
        versions = (
            articles.filter(pl.col("language") == language).select(VERSION).sort(VERSION).with_row_index("at")
        )
        blocks = (
            paragraphs.filter(pl.col("kind") == "paragraph")
            .select(PLACE)
            .join(versions, on=VERSION, how="inner")
            .sort(PLACE)
            .with_row_index("block")
        )
        found = counted.join(blocks, on=PLACE, how="inner").group_by("block", "term").len("count")
        sizes = np.zeros(blocks.height, dtype=np.float32)
        totals = found.group_by("block").agg(pl.col("count").sum())
        sizes[totals["block"].to_numpy()] = totals["count"].to_numpy()
        terms = (
            found.group_by("term")
            .agg(pl.col("count").sum())
            .filter(pl.col("count") >= minimum_count)
            .sort("term")
            .select("term")
            .with_row_index("column")
        )
        cells = found.join(terms, on="term", how="inner")
        counts = np.zeros((blocks.height, terms.height), dtype=np.float32)
        counts[cells["block"].to_numpy(), cells["column"].to_numpy()] = cells["count"].to_numpy()
        names = [(issue, article) for issue, article in versions.select("issue", "article").iter_rows()]
        return cls(terms["term"].to_list(), counts, sizes, blocks["at"].to_numpy().astype(np.int64), names)

    def side(self, rows: NDArray[np.bool_], weights: NDArray[np.float32]) -> Side:
        counts = self.counts[rows]
        drawn_by = weights[:, rows]
        return Side(
            count=counts.sum(axis=0).astype(np.int64),
            size=int(self.sizes[rows].sum()),
            drawn=counts.T @ drawn_by.T,
            drawn_size=drawn_by @ self.sizes[rows],
            paragraphs_with=(counts > 0).sum(axis=0),
            paragraphs=int(rows.sum()),
            articles=len(np.unique(self.article[rows])),
        )


def _compare_groups(
    corpus: _Corpus,
    members: pl.DataFrame,
    language: str,
    prior: float,
    resamples: int,
    generator: np.random.Generator,
) -> list[pl.DataFrame]:
    if not corpus.terms:
        return []
    weights = block_weights(corpus.article, resamples, generator)
    numbers = {name: at for at, name in enumerate(corpus.names)}
    groups = (
        members.filter(pl.col("language") == language)
        .group_by("grouping", "group", maintain_order=True)
        .agg("issue", "article")
    )
    made: dict[tuple[int, ...], pl.DataFrame | None] = {}
    frames: list[pl.DataFrame] = []
    for grouping, group, issues, ids in groups.iter_rows():
        inside = tuple(sorted(numbers[name] for name in zip(issues, ids, strict=True)))
        if inside not in made:
            # an author with one article is that article: compared once
            made[inside] = _compare(corpus, inside, prior, weights, generator)
        frame = made[inside]
        if frame is not None:
            labels = {"grouping": grouping, "group": group, "language": language}
            frames.append(frame.with_columns(pl.lit(value).alias(name) for name, value in labels.items()))
    return frames


def _compare(
    corpus: _Corpus,
    inside: tuple[int, ...],
    prior: float,
    weights: NDArray[np.float32],
    generator: np.random.Generator,
) -> pl.DataFrame | None:
    """The rows of one group, or nothing where the group or the rest has no word."""
    rows = np.isin(corpus.article, inside)
    if not corpus.sizes[rows].any() or not corpus.sizes[~rows].any():
        return None
    target, reference = corpus.side(rows, weights), corpus.side(~rows, weights)
    sides = (target.count, reference.count, target.size, reference.size)
    pseudo_counts = prior * (target.count + reference.count) / (target.size + reference.size)
    _, z = weighted_log_odds(*sides, pseudo_counts, prior)
    low, high = log_ratio_interval(target, reference, generator)
    articles = np.zeros(len(corpus.terms), dtype=np.int64)
    for number in inside:
        articles += corpus.counts[corpus.article == number].any(axis=0)
    # words that are equally peculiar rank in the order of the alphabet
    ranks = np.empty(len(z), dtype=np.int64)
    ranks[np.argsort(-z, kind="stable")] = np.arange(1, len(z) + 1)
    return pl.DataFrame(
        {
            "term": corpus.terms,
            "target_count": target.count,
            "reference_count": reference.count,
            "target_size": np.full(len(z), target.size),
            "reference_size": np.full(len(z), reference.size),
            "log_ratio": log_ratio(*sides),
            # the ends come from chance in single precision: more digits would be noise
            "low": np.round(low, 4),
            "high": np.round(high, 4),
            "log_odds_z": z,
            "g2_two_cell": log_likelihood_two_cell(*sides),
            "g2_four_cell": log_likelihood_four_cell(*sides),
            "target_paragraphs": target.paragraphs_with.astype(np.int64),
            "target_articles": articles,
            "rank": ranks,
        }
    ).with_columns(pl.col("low", "high").fill_nan(None))
