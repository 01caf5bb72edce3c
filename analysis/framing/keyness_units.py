"""What keyness counts: lemmas, word forms, n-grams, terms of the codebook, or frames."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.framing.running_text import PLACE, RunningText
from analysis.framing.word_counts import WordCounts
from analysis.framing.word_ngrams import word_ngrams

UNITS = ("lemma", "form", "ngrams", "term", "frame")

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Ngrams:
    """Which n-grams are counted: of two to ``longest`` words, in the study at least ``minimum_count`` times."""

    longest: int = 3
    minimum_count: int = 5


NGRAMS = Ngrams()


def count_unit(
    unit: str, text: RunningText, hits: pl.DataFrame | None, minimum_count: int, ngrams: Ngrams
) -> WordCounts:
    """Count one of :data:`UNITS` in the paragraphs of a language.

    ``lemma`` and ``form`` are words that are no stop words, the form being the word as written; the stop list
    is one of lemmas for both. Their size is the number of such words. ``ngrams`` are lemmas that follow one
    another within a sentence, without a mark or number between them, with no stop word at either end; ``term``
    and ``frame`` are hits of the codebook. Their size is the number of running words, stop words among them.

    Args:
        unit: which.
        text: the text.
        hits: the table ``framing/hits``; needed for terms and frames.
        minimum_count: what occurs less often is left out.
        ngrams: what counts instead for n-grams.

    Raises:
        ValueError: there is no such unit, or there are no hits to count.
    """
    if unit not in UNITS:
        raise ValueError(f"no unit {unit!r}; there are {', '.join(UNITS)}")
    if unit == "ngrams":
        return _ngrams(text, ngrams)
    if unit in ("lemma", "form"):
        words = text.words.filter("content")
        places = _Places.of(words["block"].to_numpy(), len(text.article))
        number, terms = _numbered(words["lemma" if unit == "lemma" else "text"])
        return places.counts(text, terms, number, np.arange(words.height)).frequent(minimum_count)
    if hits is None:
        raise ValueError(f"the unit {unit!r} needs hits")
    return _hits(text, hits, unit).frequent(minimum_count)


@dataclass(frozen=True)
class _Places:
    """The tokens that make the size: the paragraph of each, and its place in the paragraph."""

    block: Integers
    offset: Integers
    sizes: Integers

    @classmethod
    def of(cls, block: Integers, paragraphs: int) -> _Places:
        sizes = np.bincount(block, minlength=paragraphs)
        return cls(block, np.arange(len(block)) - (np.cumsum(sizes) - sizes)[block], sizes)

    def counts(self, text: RunningText, terms: pl.Series, number: Integers, token: Integers) -> WordCounts:
        """Occurrences by the number of their term and the token at which they begin."""
        return WordCounts(
            terms, number, self.block[token], self.offset[token], self.sizes, text.article, text.names
        )


def _numbered(values: pl.Series) -> tuple[Integers, pl.Series]:
    """For each value its number, and the different values in order."""
    different = values.unique().sort().alias("term")
    numbers = pl.DataFrame({"term": different, "number": pl.int_range(len(different), eager=True)})
    numbered = values.to_frame("term").join(numbers, on="term", how="left", maintain_order="left")
    return numbered["number"].cast(pl.Int64).to_numpy(), different


def _ngrams(text: RunningText, ngrams: Ngrams) -> WordCounts:
    words = text.words
    word, lemmas = _numbered(words["lemma"])
    run, edge = words["run"].to_numpy(), words["content"].to_numpy()
    starts, texts = [np.zeros(0, dtype=np.int64)], [pl.Series(dtype=pl.String)]
    for length, code, start in word_ngrams(word, run, edge, ngrams.longest):
        if length > 1:
            often = (np.bincount(code) >= ngrams.minimum_count)[code]
            start = start[often]
            starts.append(start)
            parts = [lemmas.gather(word[start + place]).alias(str(place)) for place in range(length)]
            texts.append(pl.DataFrame(parts).select(pl.concat_str(pl.all(), separator=" ")).to_series())
    start = np.concatenate(starts)
    order = np.argsort(start, kind="stable")
    number, terms = _numbered(pl.concat(texts).gather(order))
    places = _Places.of(words["block"].to_numpy(), len(text.article))
    return places.counts(text, terms, number, start[order])


def _hits(text: RunningText, hits: pl.DataFrame, column: str) -> WordCounts:
    """Hits stand at the word in which they start, or after which, where no word holds their start."""
    found = hits.join(text.blocks, on=PLACE, how="inner").sort("block", "start", "frame", "term")
    words = text.words
    places = _Places.of(words["block"].to_numpy(), len(text.article))
    far = 1 << 32  # more than the characters of any paragraph
    word_at = words["block"].to_numpy() * far + words["start"].to_numpy()
    hit_at = found["block"].to_numpy() * far + found["start"].to_numpy()
    before = np.searchsorted(word_at, hit_at, side="right") - 1
    first = np.searchsorted(word_at, found["block"].to_numpy() * far)
    number, terms = _numbered(found[column])
    offset = np.maximum(before - first, 0)
    return WordCounts(
        terms, number, found["block"].to_numpy(), offset, places.sizes, text.article, text.names
    )
