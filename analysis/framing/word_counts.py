"""What is counted in one language as numbers: where it stands, how often, in which paragraph and article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.statistics.log_ratio_linearised import ArticleSums

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class WordCounts:
    """Occurrences of the terms of one language, in the order of the text, articles by issue and id.

    Attributes:
        terms: the terms that are frequent enough, in order.
        word: for each occurrence the number of its term.
        block: for each occurrence the number of its paragraph.
        offset: for each occurrence how many tokens of its paragraph stand before it.
        sizes: tokens of each paragraph, whatever they are.
        article: for each paragraph the number of its article, in order.
        names: for each article its issue and id.
    """

    terms: pl.Series
    word: Integers
    block: Integers
    offset: Integers
    sizes: Integers
    article: Integers
    names: list[tuple[str, str]]

    def frequent(self, minimum_count: int) -> WordCounts:
        """The same without the terms that occur less often than ``minimum_count`` times."""
        return self.of_terms(np.bincount(self.word, minlength=len(self.terms)) >= minimum_count)

    def of_terms(self, kept: NDArray[np.bool_]) -> WordCounts:
        """The same of some of the terms, which are numbered anew in order; the sizes stay."""
        occurs = kept[self.word]
        return replace(
            self,
            terms=self.terms.filter(pl.Series(kept)),
            word=(np.cumsum(kept) - 1)[self.word[occurs]],
            block=self.block[occurs],
            offset=self.offset[occurs],
        )

    def among(self, articles: Sequence[int]) -> WordCounts:
        """The same of some of the articles, which are numbered anew in order; all terms are kept."""
        chosen = np.isin(np.arange(len(self.names)), articles)
        blocks = chosen[self.article]
        occurs = blocks[self.block]
        return WordCounts(
            self.terms,
            self.word[occurs],
            (np.cumsum(blocks) - 1)[self.block[occurs]],
            self.offset[occurs],
            self.sizes[blocks],
            (np.cumsum(chosen) - 1)[self.article[blocks]],
            [name for name, own in zip(self.names, chosen, strict=True) if own],
        )

    @cached_property
    def article_sizes(self) -> Integers:
        """Tokens of each article."""
        return np.bincount(self.article, self.sizes, minlength=len(self.names)).astype(np.int64)

    @cached_property
    def article_counts(self) -> Integers:
        """Counts of each term in each article, shape ``(articles, terms)``."""
        words = len(self.terms)
        cell = self.article[self.block] * words + self.word
        return np.bincount(cell, minlength=len(self.names) * words).reshape(len(self.names), words)

    @cached_property
    def totals(self) -> Integers:
        """Counts of each term in all articles."""
        return self.article_counts.sum(axis=0)

    @cached_property
    def cells(self) -> tuple[Integers, Integers, Integers]:
        """``(paragraph, term, count)`` of the terms that a paragraph has, in the order of paragraphs."""
        words = max(len(self.terms), 1)
        code, count = np.unique(self.block * words + self.word, return_counts=True)
        return code // words, code % words, count

    @cached_property
    def article_sums(self) -> ArticleSums:
        """Sums over the paragraphs of each article, from which the linearised interval is made."""
        return ArticleSums.of(self.cells, self.sizes, self.article, len(self.terms))

    def paragraph_counts(self, rows: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Counts of each term in each of some paragraphs, shape ``(paragraphs, terms)``."""
        block, word, count = self.cells
        kept = rows[block]
        place = np.cumsum(rows) - 1
        counts = np.zeros((int(rows.sum()), len(self.terms)), dtype=np.float32)
        counts[place[block[kept]], word[kept]] = count[kept]
        return counts

    def occurrences_of(self, articles: Sequence[int]) -> slice | Integers:
        """Places of the occurrences in some articles."""
        return _places(self._first_occurrence, articles)

    def cells_of(self, articles: Sequence[int]) -> slice | Integers:
        """Places in :attr:`cells` of some articles."""
        return _places(self._first_cell, articles)

    @cached_property
    def _first_occurrence(self) -> Integers:
        return np.searchsorted(self.article[self.block], np.arange(len(self.names) + 1))

    @cached_property
    def _first_cell(self) -> Integers:
        return np.searchsorted(self.article[self.cells[0]], np.arange(len(self.names) + 1))


def _places(first: Integers, articles: Sequence[int]) -> slice | Integers:
    if len(articles) == 1:
        return slice(int(first[articles[0]]), int(first[articles[0] + 1]))
    return np.concatenate([np.arange(first[article], first[article + 1]) for article in articles])
