"""How the texts write a word that is counted in small letters: Taiwan, not taiwan.

Words are counted case folded, so that one at the head of a sentence is the same word as elsewhere. Where they are
shown to a reader, they are written as the texts mostly write them.
"""

from __future__ import annotations

import polars as pl

from analysis.language.folding import folded
from analysis.tables.corpus import WRITTEN_FORMS

PARAGRAPH = ["issue", "article", "language", "paragraph"]
SENTENCE = ["issue", "article", "language", "sentence"]

#: No word is written otherwise than it is counted.
AS_COUNTED = WRITTEN_FORMS.frame([])


def written_forms(tokens: pl.DataFrame, paragraphs: pl.DataFrame) -> pl.DataFrame:
    """The table ``corpus/written_forms``: English words that are mostly written otherwise than they are counted.

    A word is capitalised where more than half of its tokens have a capital, those left out that open a sentence, where
    every word has one. It is then written as most of these tokens are, if that is the word itself in other letters
    (China-US), else with a capital at its head (Asian, from Asians).

    Args:
        tokens: the table ``corpus/tokens``.
        paragraphs: the table ``corpus/paragraphs``; headings, which capitalise most words, are left out.
    """
    running = paragraphs.filter(pl.col("kind") == "paragraph")
    inside = (
        tokens.join(running, on=PARAGRAPH, how="semi")
        .filter(pl.col("language") == "en", pl.col("tag") != "punctuation", pl.col("token") > _first_word())
        .select(folded().alias("word"), "text")
    )
    most = (
        inside.group_by("word", "text")
        .len()
        .with_columns(
            capital=pl.col("text").str.contains(r"\p{Lu}"),
            same=pl.col("text").str.to_lowercase() == pl.col("word"),
        )
        .sort("word", "capital", "same", "len", "text", descending=[False, True, True, True, False])
        .group_by("word", maintain_order=True)
        .agg(
            pl.col("text", "capital", "same").first(),
            share=pl.col("len").filter(pl.col("capital")).sum() / pl.col("len").sum(),
        )
    )
    headed = pl.col("word").str.slice(0, 1).str.to_uppercase() + pl.col("word").str.slice(1)
    return WRITTEN_FORMS.check(
        most.filter(pl.col("capital"), pl.col("share") > 0.5)
        .select("word", written=pl.when("same").then("text").otherwise(headed))
        .filter(pl.col("word") != pl.col("written"))
        .sort("word")
    )


def _first_word() -> pl.Expr:
    """The number of the token that opens a sentence: the first that is no punctuation."""
    return pl.col("token").filter(pl.col("tag") != "punctuation").min().over(SENTENCE)


def as_written(frame: pl.DataFrame, forms: pl.DataFrame, column: str = "term") -> pl.DataFrame:
    """A table with the words in one of its columns written as the texts write them.

    Args:
        frame: a table with counted words, or several with spaces between.
        forms: the table ``corpus/written_forms``.
        column: the column that holds them; where the table has a column ``language``, English rows are changed only.
    """
    known = dict(forms.iter_rows())
    different = frame.select(pl.col(column).alias("term")).unique().drop_nulls()
    lowered = different.with_columns(word=folded("term"))
    shown = {
        term: " ".join(known.get(part, part) for part in word.split(" "))
        for term, word in lowered.iter_rows()
    }
    changed = {term: text for term, text in shown.items() if term != text}
    replaced = pl.col(column).replace(changed)
    if "language" in frame.columns:
        replaced = pl.when(pl.col("language") == "en").then(replaced).otherwise(column)
    return frame.with_columns(replaced.alias(column))
