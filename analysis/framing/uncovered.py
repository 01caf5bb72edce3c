"""Find what the codebook lacks: frequent words and phrases of the texts that none of its forms covers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.framing.word_ngrams import word_ngrams
from analysis.language.folding import folded
from analysis.tables.coverage import UNCOVERED

LANGUAGES = ("en", "zh")
PLACE = ["issue", "article", "language", "paragraph"]
LONGEST = 4
COUNTED = ("word", "phrase")

Integers = NDArray[np.int64]
Phrase = tuple[str, ...]
Counts = tuple[int, int, int]  # occurrences, paragraphs, articles


def uncovered(
    tokens: pl.DataFrame,
    paragraphs: pl.DataFrame,
    hits: pl.DataFrame,
    stopwords: Mapping[str, frozenset[str]],
    minimum_count: int,
    rows: int,
) -> pl.DataFrame:
    """The most frequent words, and phrases of two to four words, of which no word stands in a hit.

    A phrase is a run of lemmas (in Chinese, of words of the segmenter) within a sentence, without a mark or number
    between them; it neither begins nor ends with a stop word. A word or phrase that stands as often in one that is
    longer by a word is left out: only the longer one is worth a look.

    Args:
        tokens: the table ``corpus/tokens``.
        paragraphs: the table ``corpus/paragraphs``; headings are left out.
        hits: hits of terms and of actors, of the columns of ``framing/hits``.
        stopwords: for each language the words left out.
        minimum_count: words and phrases that occur less often are left out.
        rows: how many words, and how many phrases, are given for each language.

    Returns:
        The table ``framing/uncovered``: by language words and then phrases, the most frequent first.
    """
    read = paragraphs.filter(pl.col("kind") == "paragraph").sort(PLACE)
    made = [UNCOVERED.frame([])]
    for language in LANGUAGES:
        part = read.filter(pl.col("language") == language)
        numbered = part.with_row_index("at").select(*PLACE, "at")
        words = _words(tokens, numbered, hits, stopwords[language])
        if words.height:
            made += _ranked(language, _phrases(words, minimum_count), rows)
    return UNCOVERED.check(pl.concat(made))


def _words(
    tokens: pl.DataFrame, numbered: pl.DataFrame, hits: pl.DataFrame, stopwords: frozenset[str]
) -> pl.DataFrame:
    """Tokens in order: the run of usable tokens that each is in, and whether it may begin and end a phrase."""
    inside = tokens.join(numbered, on=PLACE, how="inner").sort("at", "sentence", "token")
    found = hits.join(numbered, on=PLACE, how="inner").sort("at", "start")
    usable = inside["tag"].is_in(COUNTED).to_numpy() & ~_covered(inside, found)
    word = folded()
    article = pl.struct("issue", "article").rle_id()
    return inside.select(
        "at",
        article.alias("article"),
        word.alias("text"),
        pl.struct("at", "sentence", pl.Series(np.cumsum(~usable))).rle_id().alias("run"),
        pl.Series("usable", usable),
        (~word.is_in(sorted(stopwords)) & pl.Series(usable)).alias("content"),
    ).filter("usable")


def _covered(tokens: pl.DataFrame, hits: pl.DataFrame) -> NDArray[np.bool_]:
    """Whether a token has a character in a hit; hits do not overlap, or lie in the same place."""
    if hits.is_empty():
        return np.zeros(tokens.height, dtype=bool)
    far = 1 << 32  # more than the characters of any paragraph

    def place(frame: pl.DataFrame, edge: str) -> Integers:
        return frame["at"].cast(pl.Int64).to_numpy() * far + frame[edge].to_numpy()

    before = np.searchsorted(place(hits, "start"), place(tokens, "end"), side="left") - 1
    ends = place(hits, "end")[np.maximum(before, 0)]
    return (before >= 0) & (ends > place(tokens, "start"))


def _phrases(words: pl.DataFrame, minimum_count: int) -> dict[Phrase, Counts]:
    """Words and phrases that are frequent enough, without those that only stand in longer ones."""
    texts = words["text"].unique(maintain_order=True)
    places = words["text"].replace_strict(texts, pl.int_range(len(texts), eager=True))
    ids = places.cast(pl.Int64).to_numpy()
    written = texts.to_list()
    run, content = words["run"].to_numpy(), words["content"].to_numpy()
    homes = words.select("at", "article")
    found: dict[Phrase, Counts] = {}
    for length, codes, starts in word_ngrams(ids, run, content, LONGEST):
        for start, *counts in _counted(codes, starts, homes, minimum_count).iter_rows():
            phrase = tuple(written[word] for word in ids[start : start + length].tolist())
            found[phrase] = (counts[0], counts[1], counts[2])
    return _worth_a_look(found)


def _counted(codes: Integers, starts: Integers, homes: pl.DataFrame, minimum_count: int) -> pl.DataFrame:
    """For each code that is frequent enough: where it first stands, how often, and in how many places."""
    return (
        homes[starts]
        .with_columns(code=pl.Series(codes), start=pl.Series(starts))
        .filter(pl.len().over("code") >= minimum_count)
        .group_by("code", maintain_order=True)
        .agg(
            pl.col("start").first(),
            pl.len().alias("count"),
            pl.col("at").n_unique().alias("paragraphs"),
            pl.col("article").n_unique().alias("articles"),
        )
        .drop("code")
    )


def _worth_a_look(found: dict[Phrase, Counts]) -> dict[Phrase, Counts]:
    """Leave out what stands as often in a longer phrase of the list."""
    longer: dict[Phrase, int] = {}
    for phrase, (count, _, _) in found.items():
        for size in range(1, len(phrase)):
            for start in range(len(phrase) - size + 1):
                part = phrase[start : start + size]
                longer[part] = max(longer.get(part, 0), count)
    return {phrase: counts for phrase, counts in found.items() if longer.get(phrase, 0) < counts[0]}


def _ranked(language: str, found: dict[Phrase, Counts], rows: int) -> Iterator[pl.DataFrame]:
    """The tables of words and of phrases."""
    between = "" if language == "zh" else " "
    listed = [(language, len(phrase), between.join(phrase), *counts, 1) for phrase, counts in found.items()]
    # two cuts of the same Chinese characters are one phrase
    table = (
        UNCOVERED.frame([])
        if not listed
        else pl.DataFrame(listed, schema=UNCOVERED.schema, orient="row")
        .group_by("language", "words", "text", maintain_order=True)
        .agg(pl.col("count").sum(), pl.col("paragraphs", "articles").max(), pl.col("rank").first())
    )
    for kind in (pl.col("words") == 1, pl.col("words") > 1):
        yield (
            table.filter(kind)
            .sort(
                "count",
                "paragraphs",
                "words",
                "text",
                descending=[True, True, True, False],
                maintain_order=True,
            )
            .with_columns(rank=pl.col("count").rank("min", descending=True).cast(pl.Int64))
            .head(rows)
        )
