"""Turn the paragraphs of one language into bags of words: what a topic model sees."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.language.tokens import VERSION

PLACE = [*VERSION, "paragraph"]


@dataclass(frozen=True)
class Documents:
    """Paragraphs as bags of words.

    Args:
        places: ``issue``, ``article``, ``language``, ``author``, ``paragraph``; a row is a document.
        words: the vocabulary, in the order of code points.
        document, word, count: the cells that are not zero, by document, then word: rows of ``places``, places
            in ``words``, and how often the word stands in the document.
    """

    places: pl.DataFrame
    words: tuple[str, ...]
    document: NDArray[np.int64]
    word: NDArray[np.int64]
    count: NDArray[np.int64]

    def words_of_cells(self) -> list[str]:
        """The word of each cell."""
        return [self.words[place] for place in self.word.tolist()]


def bag_paragraphs(
    tokens: pl.DataFrame,
    paragraphs: pl.DataFrame,
    articles: pl.DataFrame,
    stopwords: Set[str],
    language: str,
) -> Documents:
    """Bags of the lemmas and set phrases of the paragraphs of ``articles`` in one language.

    Headings, numbers, punctuation, stop words and words of one character are left out (a set phrase stays
    whatever its length), then paragraphs that have no word left.

    Args:
        tokens, paragraphs, articles: the tables of the corpus; only ``articles`` decides what is seen.
        stopwords: lemmas to leave out.
        language: ``en`` or ``zh``.
    """
    versions = articles.filter(pl.col("language") == language).select(*VERSION, "author")
    running = paragraphs.filter(pl.col("kind") == "paragraph").select(PLACE)
    long_enough = (pl.col("tag") == "phrase") | (pl.col("lemma").str.len_chars() > 1)
    cells = (
        tokens.lazy()
        .filter(pl.col("language") == language, pl.col("tag").is_in(["word", "phrase"]), long_enough)
        .filter(~pl.col("lemma").is_in(sorted(stopwords)))
        .join(running.lazy(), on=PLACE, how="semi")
        .join(versions.lazy(), on=VERSION, how="inner")
        .group_by(*PLACE, "author", "lemma")
        .agg(pl.len().cast(pl.Int64).alias("count"))
        .collect()
    )
    words = cells.select("lemma").unique().sort("lemma").with_row_index("word")
    cells = cells.join(words, on="lemma").sort(*PLACE, "word")
    places = cells.select(*VERSION, "author", "paragraph").unique(PLACE, keep="first", maintain_order=True)
    document = cells.select(pl.struct(PLACE).rle_id()).to_series()
    return Documents(
        places=places,
        words=tuple(words["lemma"]),
        document=document.cast(pl.Int64).to_numpy(),
        word=cells["word"].cast(pl.Int64).to_numpy(),
        count=cells["count"].to_numpy(),
    )
