"""The words of one language as numbers: where they stand, how often, in which paragraph and article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.language.folding import folded

VERSION = ["issue", "article", "language"]
PLACE = [*VERSION, "paragraph"]
COUNTED = ["word", "phrase"]

Integers = NDArray[np.int64]


def counted_tokens(tokens: pl.DataFrame, stopwords: Mapping[str, frozenset[str]]) -> pl.DataFrame:
    """Tokens that are counted, with their ``term``.

    An acronym keeps its capitals: folded, US would be the pronoun and left out.
    """
    stop = pl.lit(False)
    for language, words in sorted(stopwords.items()):
        stop = stop | ((pl.col("language") == language) & pl.col("term").is_in(sorted(words)))
    return tokens.filter(pl.col("tag").is_in(COUNTED)).with_columns(folded().alias("term")).filter(~stop)


@dataclass(frozen=True)
class WordCounts:
    """Counted tokens of one language, in the order of the text, articles by issue and id.

    Attributes:
        terms: the words that are frequent enough, in order.
        word: for each token the number of its word, -1 for a rarer one.
        block: for each token the number of its paragraph.
        article: for each paragraph the number of its article.
        names: for each article its issue and id.
    """

    terms: pl.Series
    word: Integers
    block: Integers
    article: Integers
    names: list[tuple[str, str]]

    @classmethod
    def of(
        cls,
        language: str,
        counted: pl.DataFrame,
        articles: pl.DataFrame,
        paragraphs: pl.DataFrame,
        minimum_count: int,
    ) -> WordCounts:
        """Number the words that occur at least ``minimum_count`` times in paragraphs of the articles."""
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
        found = (
            counted.filter(pl.col("language") == language)
            .join(blocks, on=PLACE, how="inner")
            .select("block", "sentence", "token", "term")
            .sort("block", "sentence", "token")
        )
        terms = (
            found.group_by("term")
            .len("count")
            .filter(pl.col("count") >= minimum_count)
            .sort("term")
            .select("term")
            .with_row_index("column")
        )
        numbered = found.join(terms, on="term", how="left", maintain_order="left")
        names = [(issue, article) for issue, article in versions.select("issue", "article").iter_rows()]
        return cls(
            terms["term"],
            numbered["column"].cast(pl.Int64).fill_null(-1).to_numpy(),
            numbered["block"].cast(pl.Int64).to_numpy(),
            blocks["at"].cast(pl.Int64).to_numpy(),
            names,
        )

    @cached_property
    def sizes(self) -> Integers:
        """Counted tokens of each paragraph, also of rarer words."""
        return np.bincount(self.block, minlength=len(self.article))

    @cached_property
    def article_sizes(self) -> Integers:
        """Counted tokens of each article."""
        return np.bincount(self.article, self.sizes, minlength=len(self.names)).astype(np.int64)

    @cached_property
    def article_counts(self) -> Integers:
        """Counts of each word in each article, shape ``(articles, words)``."""
        kept = self.word >= 0
        words = len(self.terms)
        cell = self.article[self.block[kept]] * words + self.word[kept]
        return np.bincount(cell, minlength=len(self.names) * words).reshape(len(self.names), words)

    @cached_property
    def cells(self) -> tuple[Integers, Integers, Integers]:
        """``(paragraph, word, count)`` of the words that a paragraph has, in the order of paragraphs."""
        kept = self.word >= 0
        words = max(len(self.terms), 1)
        code, count = np.unique(self.block[kept] * words + self.word[kept], return_counts=True)
        return code // words, code % words, count

    def paragraph_counts(self, rows: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Counts of each word in each of some paragraphs, shape ``(paragraphs, words)``."""
        block, word, count = self.cells
        kept = rows[block]
        place = np.cumsum(rows) - 1
        counts = np.zeros((int(rows.sum()), len(self.terms)), dtype=np.float32)
        counts[place[block[kept]], word[kept]] = count[kept]
        return counts

    def tokens_of(self, articles: Sequence[int]) -> slice | Integers:
        """Places of the tokens of some articles."""
        return _places(self._first_token, articles)

    def cells_of(self, articles: Sequence[int]) -> slice | Integers:
        """Places in :attr:`cells` of some articles."""
        return _places(self._first_cell, articles)

    @cached_property
    def _first_token(self) -> Integers:
        return np.searchsorted(self.article[self.block], np.arange(len(self.names) + 1))

    @cached_property
    def _first_cell(self) -> Integers:
        return np.searchsorted(self.article[self.cells[0]], np.arange(len(self.names) + 1))


def _places(first: Integers, articles: Sequence[int]) -> slice | Integers:
    if len(articles) == 1:
        return slice(int(first[articles[0]]), int(first[articles[0] + 1]))
    return np.concatenate([np.arange(first[article], first[article + 1]) for article in articles])
