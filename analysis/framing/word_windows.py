"""The words that stand around matches: windows of words within a sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.language.folding import folded

ARTICLE = ["issue", "article"]
PLACE = [*ARTICLE, "paragraph"]
COUNTED = ["word", "phrase"]

Integers = NDArray[np.int64]
Window = tuple[int, int] | None


@dataclass(frozen=True)
class PlacedWords:
    """The words of one language in the order of reading, punctuation left out.

    All arrays have one entry a word, of shape ``(words,)``; articles, paragraphs and sentences are numbered
    through the whole text, from 0.

    Attributes:
        word: number of the word in ``words``; -1 for a number or a stop word, which have a place but no name.
        article, paragraph, sentence: where it stands.
        start, end: its first and last character, exclusive, on a scale that runs through all paragraphs.
        words: the words, in the order of the alphabet.
        paragraphs: ``issue``, ``article``, ``paragraph`` and where the paragraph begins on that scale,
            ``offset``.
        sentences: ``issue``, ``article`` and ``sentence``, in the order of their numbers.
    """

    word: Integers
    article: Integers
    paragraph: Integers
    sentence: Integers
    start: Integers
    end: Integers
    words: pl.Series
    paragraphs: pl.DataFrame
    sentences: pl.DataFrame

    @property
    def size(self) -> int:
        return len(self.word)

    @classmethod
    def of(
        cls, tokens: pl.DataFrame, paragraphs: pl.DataFrame, language: str, stopwords: frozenset[str]
    ) -> PlacedWords:
        """Words of the paragraphs of a language; headings are left out.

        Args:
            tokens: the table ``corpus/tokens``.
            paragraphs: the table ``corpus/paragraphs``.
            language: ``en`` or ``zh``.
            stopwords: words that get no name.
        """
        blocks = (
            paragraphs.filter((pl.col("language") == language) & (pl.col("kind") == "paragraph"))
            .select(*PLACE, length=pl.col("text").str.len_chars().cast(pl.Int64) + 1)
            .sort(PLACE)
            .with_columns(offset=pl.col("length").cum_sum() - pl.col("length"), block=pl.int_range(pl.len()))
        )
        running = (
            tokens.filter((pl.col("language") == language) & (pl.col("tag") != "punctuation"))
            .join(blocks, on=PLACE, how="inner")
            .sort("block", "sentence", "token")
            .with_columns(term=pl.when(pl.col("tag").is_in(COUNTED)).then(folded()))
        )
        named = (
            running.select("term")
            .drop_nulls()
            .unique()
            .filter(pl.col("term").is_in(sorted(stopwords)).not_())
            .sort("term")
            .with_columns(word=pl.int_range(pl.len()))
        )
        running = running.join(named, on="term", how="left", maintain_order="left")
        return cls(
            word=_numbers(running["word"].fill_null(-1)),
            article=_numbers(running.select(pl.struct(ARTICLE).rle_id()).to_series()),
            paragraph=_numbers(running["block"]),
            sentence=_numbers(running.select(pl.struct(*ARTICLE, "sentence").rle_id()).to_series()),
            start=_numbers(running["start"] + running["offset"]),
            end=_numbers(running["end"] + running["offset"]),
            words=named["term"],
            paragraphs=blocks.select(*PLACE, "offset"),
            sentences=running.select(*ARTICLE, "sentence").unique(maintain_order=True),
        )


@dataclass(frozen=True)
class Surroundings:
    """The words around the matches of several queries, and the words that the matches consist of.

    Attributes:
        near: pairs of a query and the place of a word in one of its windows, each pair once, shape
            ``(2, pairs)``, in order.
        nodes: pairs of a query and the place of a word that is part of a match, of the same form.
        hits: number of matches of each query that hold a word, shape ``(queries,)``.
    """

    near: Integers
    nodes: Integers
    hits: Integers


def surroundings(
    text: PlacedWords, query: Integers, start: Integers, end: Integers, window: Window, queries: int
) -> Surroundings:
    """The words in the windows of matches.

    A word belongs to a match when they share a character. The window holds so many words on the left of the
    match and on the right, but none of another sentence. A word counts once for each query, however many of
    the query's windows it stands in; a word of a match is in no window of the same query.

    Args:
        text: the words of a language.
        query: the number of the query that each match is of, from 0, shape ``(matches,)``.
        start, end: first and last character of each match, exclusive, on the scale of ``text``.
        window: words on the left and on the right, or nothing for the whole sentence.
        queries: number of queries.
    """
    first = np.searchsorted(text.end, start, side="right")
    last = np.searchsorted(text.start, end, side="left") - 1
    found = first <= last
    query, first, last = query[found], first[found], last[found]
    low = np.searchsorted(text.sentence, text.sentence[first], side="left")
    high = np.searchsorted(text.sentence, text.sentence[last], side="right") - 1
    if window is not None:
        left, right = window
        low, high = np.maximum(low, first - left), np.minimum(high, last + right)
    nodes = _distinct(query, first, last, text.size)
    near = np.setdiff1d(_distinct(query, low, high, text.size), nodes, assume_unique=True)
    return Surroundings(
        near=_pairs(near, text.size),
        nodes=_pairs(nodes, text.size),
        hits=np.bincount(query, minlength=queries).astype(np.int64),
    )


def _distinct(query: Integers, first: Integers, last: Integers, size: int) -> Integers:
    """Query and place, as one number, of all places from first to last: each once and in order."""
    lengths = last - first + 1
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    places = np.arange(total) + np.repeat(first - ends + lengths, lengths)
    return np.unique(np.repeat(query * size, lengths) + places)


def _pairs(keys: Integers, size: int) -> Integers:
    return np.stack(np.divmod(keys, max(size, 1)))


def _numbers(column: pl.Series) -> Integers:
    return column.cast(pl.Int64).to_numpy()
