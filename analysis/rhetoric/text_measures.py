"""Measures of a text from its tokens: lexical diversity, lengths of sentences and clauses, nominalisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.language.tokens import words_of
from analysis.statistics.lexical_diversity import (
    hypergeometric_diversity,
    moving_average_ttr,
    textual_diversity,
)

Integers = NDArray[np.int64]

MATTR, MTLD, HDD = "mattr", "mtld", "hdd"
SENTENCE_LENGTH, CLAUSE_LENGTH, NOMINALISATION = "sentence_length", "clause_length", "nominalisation"
INDICES = (MATTR, MTLD, HDD, SENTENCE_LENGTH, CLAUSE_LENGTH, NOMINALISATION)

# Marks that end a clause. The enumeration comma 、 does not: it stands between words.
CLAUSE_MARKS = frozenset(",;:.?!()…，；：。？！（）") | {"—", "——", "–", "...", "……"}


class Settings(NamedTuple):
    """Parameters of the measures.

    Attributes:
        window: words a window of MATTR.
        threshold: type-token ratio at which a factor of MTLD is complete.
        draws: words drawn for HD-D.
        suffixes: for each language endings of words that are counted as nominalisations.
        exceptions: words that have such an ending and are none, and so are not counted.
    """

    window: int
    threshold: float
    draws: int
    suffixes: Mapping[str, Sequence[str]]
    exceptions: frozenset[str]

    def of(self, index: str) -> float | None:
        """The parameter of an index, where it has one."""
        return {MATTR: self.window, MTLD: self.threshold, HDD: self.draws}.get(index)


class Text(NamedTuple):
    """The words of an article version, in order, and what its paragraphs add up to.

    Attributes:
        words: a number for each distinct word, shape ``(words,)``; numerals and marks are no words here.
        paragraph: the place of each word's paragraph among those that have words, from 0.
        length: size of each paragraph in the unit of lengths, shape ``(paragraphs,)``.
        sentences: sentences of each paragraph.
        clauses: stretches between marks that hold a word, of each paragraph.
        nominalisations: of each paragraph.
    """

    words: Integers
    paragraph: Integers
    length: Integers
    sentences: Integers
    clauses: Integers
    nominalisations: Integers

    def measures(self, settings: Settings, chosen: NDArray[np.bool_] | None = None) -> list[float]:
        """The values of :data:`INDICES`, of all paragraphs or of those chosen; NaN where there are too few words."""
        kept = np.ones(len(self.length), dtype=bool) if chosen is None else chosen
        words = self.words[kept[self.paragraph]]
        length, number = self.length[kept].sum(), len(words)
        return [
            moving_average_ttr(words, settings.window) if number >= settings.window else np.nan,
            textual_diversity(words.tolist(), settings.threshold) if number >= settings.window else np.nan,
            hypergeometric_diversity(words, settings.draws) if number >= settings.draws else np.nan,
            float(length / self.sentences[kept].sum()),
            float(length / self.clauses[kept].sum()),
            float(100 * self.nominalisations[kept].sum() / number),
        ]


def read_text(tokens: pl.DataFrame, language: str, settings: Settings) -> Text | None:
    """Read the tokens of the paragraphs of one article version.

    Words are lemmas in English and the words and set phrases of the segmenter in Chinese. Lengths are in words in
    English (numerals count) and in characters in Chinese (of words and numerals, without marks), so that no
    segmentation can change them.

    Args:
        tokens: the rows of ``corpus/tokens`` of the version, of paragraphs only.
        language: ``en`` or ``zh``.
        settings: the parameters.

    Returns:
        The text; None where it has no word.
    """
    ordered = tokens.sort("sentence", "token")
    lexical = pl.col("tag").is_in(["word", "phrase"])
    counted = words_of(ordered).with_columns(lexical=lexical)
    spoken = counted.filter("lexical")
    if spoken.is_empty():
        return None
    forms = spoken["lemma"]
    distinct = forms.unique(maintain_order=True)
    numbers = forms.replace_strict(distinct, pl.int_range(len(distinct), eager=True), return_dtype=pl.Int64)
    size = pl.col("text").str.len_chars().sum() if language == "zh" else pl.len()
    per_paragraph = (
        counted.group_by("paragraph")
        .agg(
            pl.col("lexical").any(),
            size.alias("length"),
            pl.col("sentence").n_unique().alias("sentences"),
            _nominal(language, settings).sum().alias("nominalisations"),
        )
        .filter("lexical")
        .join(_clauses(ordered, counted), on="paragraph", how="left")
        .sort("paragraph")
        .with_row_index("place")
    )
    places = spoken.join(per_paragraph, on="paragraph", how="left", maintain_order="left")["place"]
    columns = ("length", "sentences", "clauses", "nominalisations")
    sizes = (per_paragraph[name].cast(pl.Int64).to_numpy() for name in columns)
    return Text(numbers.to_numpy(), places.cast(pl.Int64).to_numpy(), *sizes)


def _nominal(language: str, settings: Settings) -> pl.Expr:
    """Whether a word has one of the endings, and a stem of two letters or characters at least before it."""
    word = pl.col("lemma").str.to_lowercase()
    endings = [
        word.str.ends_with(suffix) & (word.str.len_chars() >= len(suffix) + 2)
        for suffix in settings.suffixes[language]
    ]
    known = word.is_in(sorted(settings.exceptions))
    return pl.any_horizontal(pl.lit(False), *endings) & (pl.col("tag") == "word") & ~known


def _clauses(ordered: pl.DataFrame, counted: pl.DataFrame) -> pl.DataFrame:
    """Stretches of words between marks, or between the ends of sentences, in each paragraph."""
    mark = pl.col("text").is_in(sorted(CLAUSE_MARKS)) & (pl.col("tag") == "punctuation")
    place = ["paragraph", "sentence"]
    stretches = ordered.with_columns(mark.cum_sum().over("sentence").alias("stretch"))
    return (
        stretches.join(counted, on=[*place, "token"], how="semi")
        .group_by("paragraph")
        .agg(pl.struct("sentence", "stretch").n_unique().alias("clauses"))
    )
