"""The running words of one language as they follow one another, in which units are counted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.language.folding import folded

VERSION = ["issue", "article", "language"]
PLACE = [*VERSION, "paragraph"]
COUNTED = ["word", "phrase"]

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class RunningText:
    """The paragraphs of the articles of one language, in order, articles by issue and id; headings are left out.

    Attributes:
        names: for each article its issue and id.
        article: for each paragraph the number of its article.
        blocks: the place of each paragraph (issue, article, language, paragraph) and its number ``block``.
        words: words and set phrases in order: the ``block`` of each, the character at which it starts
            (``start``), its ``lemma`` and ``text``, both case folded except in acronyms, whether it is
            ``content`` (no stop word), and the ``run`` that it stands in: what is neither cut by the end of a
            sentence nor by a mark or a number.
    """

    names: list[tuple[str, str]]
    article: Integers
    blocks: pl.DataFrame
    words: pl.DataFrame

    @classmethod
    def of(
        cls,
        language: str,
        tokens: pl.DataFrame,
        articles: pl.DataFrame,
        paragraphs: pl.DataFrame,
        stopwords: frozenset[str],
    ) -> RunningText:
        """The text of the articles in a language.

        Args:
            language: ``en`` or ``zh``.
            tokens: the table ``corpus/tokens``.
            articles: the table ``corpus/articles``, restricted to what is measured.
            paragraphs: the table ``corpus/paragraphs``.
            stopwords: lemmas of the language that are no content; an acronym keeps its capitals, since US in
                small letters would be the pronoun.
        """
        versions = (
            articles.filter(pl.col("language") == language).select(VERSION).sort(VERSION).with_row_index("at")
        )
        blocks = (
            paragraphs.filter(pl.col("kind") == "paragraph")
            .select(PLACE)
            .join(versions, on=VERSION, how="inner")
            .sort(PLACE)
            .with_row_index("block")
            .with_columns(pl.col("block", "at").cast(pl.Int64))
        )
        found = (
            tokens.filter(pl.col("language") == language)
            .select(*PLACE, "sentence", "token", "start", "lemma", "text", "tag")
            .join(blocks.drop("at"), on=PLACE, how="inner")
            .sort("block", "sentence", "token")
        )
        usable = found["tag"].is_in(COUNTED).to_numpy()
        cut = ~usable
        for column in ("block", "sentence"):
            place = found[column].to_numpy()
            cut[1:] |= place[1:] != place[:-1]
        words = found.filter(usable).select(
            "block",
            "start",
            folded("lemma").alias("lemma"),
            folded("text").alias("text"),
            run=pl.Series(np.cumsum(cut)[usable]),
        )
        return cls(
            [(issue, article) for issue, article in versions.select("issue", "article").iter_rows()],
            blocks["at"].to_numpy(),
            blocks.drop("at"),
            words.with_columns(content=~pl.col("lemma").is_in(sorted(stopwords))),
        )
