"""Chinese words cut in another way, for findings that rest on where one word ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from analysis.alignment.dictionary import LONGEST, words
from analysis.language.chinese import Segment
from analysis.language.tokens import tokenize_corpus

PLACE = ["issue", "article", "language", "paragraph", "sentence"]
ABOVE = 1_000_000  # numbers of tokens that are put beside those of a sentence begin here


def longest_match() -> Segment:
    """Cut by the longest word of CC-CEDICT, from the left; what is in no word is a character by itself.

    Another dictionary and another rule than those of jieba, which weighs all ways of cutting by the frequency of
    their words and guesses words that its dictionary lacks.

    Source: maximum matching, the base line of Sproat, R., & Emerson, T. (2003). The first international Chinese word
    segmentation bakeoff. Proceedings of the Second SIGHAN Workshop, 133-143.
    """
    from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick

    known = sorted(word for word in words() if 1 < len(word) <= LONGEST)
    matcher = AhoCorasick(known, matchkind=MATCHKIND_LEFTMOST_LONGEST)

    def segment(run: str) -> list[str]:
        cut: list[str] = []
        place = 0
        for _, start, end in matcher.find_matches_as_indexes(run):
            cut += [*run[place:start], run[start:end]]
            place = end
        return [*cut, *run[place:]]

    return segment


def cut_again(
    tokens: pl.DataFrame, paragraphs: pl.DataFrame, phrases: Sequence[str], segmenter: str | Segment
) -> pl.DataFrame:
    """The tokens of a study with the Chinese ones cut by another segmenter; set phrases stay whole.

    Args:
        tokens: the table ``corpus/tokens``.
        paragraphs: the table ``corpus/paragraphs``.
        phrases: the Chinese set phrases of the codebook.
        segmenter: the name of a segmenter, or what cuts a run of characters.
    """
    chinese = paragraphs.filter(pl.col("language") == "zh")
    _, cut = tokenize_corpus(chinese, phrases, segmenter)
    return pl.concat([tokens.filter(pl.col("language") != "zh"), cut])


def wherever_they_stand(
    tokens: pl.DataFrame, sentences: pl.DataFrame, vocabulary: Sequence[str]
) -> pl.DataFrame:
    """The tokens of a study with Chinese words counted wherever their characters stand, also inside longer words.

    Inside set phrases nothing is counted: 印度 in 印度尼西亚 is no India under any segmentation.

    Args:
        tokens: the table ``corpus/tokens``.
        sentences: the table ``corpus/sentences``.
        vocabulary: the words.
    """
    from ahocorasick_rs import AhoCorasick

    if not vocabulary:
        return tokens
    matcher = AhoCorasick(list(vocabulary))
    chinese = sentences.filter(pl.col("language") == "zh").sort(PLACE).with_row_index("at")
    found: list[tuple[int, int, int, str]] = []
    for at, text, first in chinese.select("at", "text", "start").iter_rows():
        found += [
            (at, first + start, first + end, vocabulary[word])
            for word, start, end in matcher.find_matches_as_indexes(text, overlapping=True)
        ]
    every = (
        pl.DataFrame(
            found,
            schema={"at": pl.UInt32, "start": pl.Int64, "end": pl.Int64, "text": pl.String},
            orient="row",
        )
        .join(chinese.select("at", *PLACE), on="at", how="inner", maintain_order="left")
        .join(tokens.select(*PLACE, "start", "end", "tag"), on=[*PLACE, "start", "end"], how="anti")
    )
    hidden = every.filter(~_inside_phrases(every, tokens)).select(
        *PLACE,
        token=ABOVE + pl.int_range(pl.len(), dtype=pl.Int64),
        text="text",
        lemma="text",
        tag=pl.lit("word"),
        start="start",
        end="end",
    )
    return pl.concat([tokens, hidden.select(tokens.columns).cast(dict(tokens.schema))])  # type: ignore[arg-type]


def _inside_phrases(places: pl.DataFrame, tokens: pl.DataFrame) -> pl.Series:
    """Which of the places touch a set phrase."""
    phrases = tokens.filter(pl.col("tag") == "phrase").select(*PLACE, first="start", last="end")
    touched = (
        places.with_row_index("row")
        .join(phrases, on=PLACE, how="inner")
        .filter((pl.col("start") < pl.col("last")) & (pl.col("end") > pl.col("first")))
    )
    inside = np.zeros(places.height, dtype=np.bool_)
    inside[touched["row"].to_numpy()] = True
    return pl.Series(inside)
