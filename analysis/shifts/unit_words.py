"""The words of both sides of every aligned sentence unit, those with an empty side among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.framing.aligned_hits import ARTICLE, LANGUAGES
from analysis.language.folding import folded

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

COUNTED = ("word", "phrase")
MARK = "punctuation"


@dataclass(frozen=True)
class UnitWords:
    """One side of the units; all arrays have one entry a token, in the order of reading.

    Attributes:
        language: ``en`` or ``zh``.
        units: number of the units.
        texts: the distinct words, folded (English: lemmas), sorted; a word's number is its place.
        number: number of each token.
        content: words that are neither stop words nor marks nor numbers.
        mark: whether the token is a mark of punctuation.
        written: the token as it stands in the text.
        unit: the unit of each token, from 0; they do not fall.
        sentence: its sentence in the article.
        paragraph: its paragraph in the article.
        start: where it starts in its paragraph, in characters.
        end: where it ends.
    """

    language: str
    units: int
    texts: list[str]
    number: Integers
    content: Flags
    mark: Flags
    written: list[str]
    unit: Integers
    sentence: Integers
    paragraph: Integers
    start: Integers
    end: Integers

    def __len__(self) -> int:
        return len(self.number)

    @cached_property
    def borders(self) -> Integers:
        """Where the tokens of each unit begin; the last is where they end."""
        return np.searchsorted(self.unit, np.arange(self.units + 1))

    @cached_property
    def letters(self) -> Numbers:
        """Characters of the tokens of each unit; an English token counts the space behind it."""
        size = self.end - self.start + (1 if self.language == "en" else 0)
        return np.bincount(self.unit, size, minlength=self.units).astype(np.float64)

    def of_unit(self, unit: int) -> tuple[int, int]:
        """The first token of a unit, and the one behind its last."""
        return int(self.borders[unit]), int(self.borders[unit + 1])


@dataclass(frozen=True)
class Units:
    """All sentence units in order, and the words of both sides.

    Attributes:
        table: ``issue``, ``article``, ``unit``, ``en``, ``zh``, ``confidence``; a unit's number is its row.
        article: the number of the article of each unit.
        words: the words of each language.
    """

    table: pl.DataFrame
    article: Integers
    words: Mapping[str, UnitWords]

    def __len__(self) -> int:
        return self.table.height

    @cached_property
    def confidence(self) -> Numbers:
        """Confidence of each unit."""
        return self.table["confidence"].to_numpy()

    @cached_property
    def follows(self) -> Flags:
        """Units with another one before them in their article."""
        return np.append(False, self.article[1:] == self.article[:-1])[: len(self)]

    @cached_property
    def paired(self) -> Flags:
        """Units with both sides."""
        return np.asarray(
            (self.table["en"].list.len() > 0).to_numpy() & (self.table["zh"].list.len() > 0).to_numpy()
        )


def unit_words(tokens: pl.DataFrame, units: pl.DataFrame, stopwords: Mapping[str, frozenset[str]]) -> Units:
    """Read the words of all sentence units.

    Args:
        tokens: the table ``corpus/tokens``.
        units: the table ``alignment/units``.
        stopwords: for each language the words that are no content.
    """
    table = (
        units.filter(pl.col("granularity") == "sentence")
        .sort(*ARTICLE, "unit")
        .select(*ARTICLE, "unit", "en", "zh", "confidence")
        .with_row_index("at")
        .with_columns(pl.col("at").cast(pl.Int64))
    )
    article = table.select(pl.struct(ARTICLE).rle_id().cast(pl.Int64)).to_series().to_numpy()
    return Units(
        table,
        article,
        {language: _side(tokens, table, language, stopwords[language]) for language in LANGUAGES},
    )


def _side(tokens: pl.DataFrame, table: pl.DataFrame, language: str, stopwords: frozenset[str]) -> UnitWords:
    read = (
        tokens.filter(pl.col("language") == language)
        .join(
            table.select("at", *ARTICLE, pl.col(language).alias("sentence")).explode("sentence").drop_nulls(),
            on=[*ARTICLE, "sentence"],
            how="inner",
        )
        .sort("at", "sentence", "token")
        .with_columns(word=folded())
    )
    texts = sorted(set(read["word"].to_list()))
    numbers = {text: number for number, text in enumerate(texts)}
    stops = [word.lower() for word in stopwords]
    content = read.select(
        pl.col("tag").is_in(COUNTED)
        & ~pl.col("word").is_in(stops)
        & pl.col("word").str.contains(r"\p{L}")
        & ~pl.col("word").str.contains(r"^['’]")
    ).to_series()
    return UnitWords(
        language,
        table.height,
        texts,
        np.array([numbers[word] for word in read["word"].to_list()], dtype=np.int64),
        content.to_numpy().astype(np.bool_),
        (read["tag"] == MARK).to_numpy(),
        read["text"].to_list(),
        *(read[name].to_numpy().astype(np.int64) for name in ("at", "sentence", "paragraph", "start", "end")),
    )
