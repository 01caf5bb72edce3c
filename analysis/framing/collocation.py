"""Collocates: the words that occur around terms, actors and word lists, in both versions side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from analysis.codebook.codebook import Term
from analysis.framing.collocate_partners import add_partners
from analysis.framing.queries import numbered
from analysis.framing.word_windows import ARTICLE, PLACE, Integers, PlacedWords, Window, surroundings
from analysis.statistics.association import (
    expected_count,
    log_dice,
    log_likelihood,
    mutual_information_cubed,
    mutual_information_log2,
    simple_log_likelihood,
    t_score,
    z_score,
)
from analysis.tables.collocation import COLLOCATES

LANGUAGES = ("en", "zh")
PAIR = ["at", "word"]


def collocates(
    queries: Sequence[Term],
    hits: pl.DataFrame,
    tokens: pl.DataFrame,
    paragraphs: pl.DataFrame,
    units: pl.DataFrame,
    lexicon: pl.DataFrame,
    stopwords: Mapping[str, frozenset[str]],
    window: Window,
    minimum_count: int,
    minimum_range: int,
    maximum_rows: int,
) -> pl.DataFrame:
    """The words around the matches of each query, in each language, the closest first.

    What is counted is surface co-occurrence in the sense of Evert (2008, section 3.1). The text is the words,
    set phrases and numbers of paragraphs; punctuation takes no place. The window holds words of the sentence
    of the match only. Each word of the text is for each query one of three things: part of a match, and then
    left out; in a window, once, however many windows overlap there; or outside. So for a query and a word

        =========  ==========================================  ============
        count      the word in a window                        O₁₁
        size       all words that are not part of a match      N
        window     those of them in a window                   R₁
        word       the word where it is not part of a match    C₁
        =========  ==========================================  ============

    and the expected count is R₁ C₁ / N. For logDice the query counts as often as it has matches. Stop words
    and numbers keep their places and belong to the sizes, but are no collocates: the stop list decides which
    rows there are and changes no number.

    Args:
        queries: terms, actors and word lists, in the order of the result.
        hits: tables of hits put together; hits of nothing that is asked for are left out.
        tokens: the table ``corpus/tokens``, restricted to what is measured.
        paragraphs: the table ``corpus/paragraphs``; headings are no context.
        units: the table ``alignment/units``; units of sentences are used.
        lexicon: the table ``alignment/lexicon``.
        stopwords: for each language the words that are no collocates.
        window: words on the left and on the right of a match, or nothing for its whole sentence.
        minimum_count: rarer collocates are left out.
        minimum_range: collocates in fewer paragraphs are left out.
        maximum_rows: so many rows a query and language at most, the closest.

    Returns:
        The table ``framing/collocates``, by query, language and rank; equally close words in the order of the
        alphabet. The order of the rows that come in makes no difference. A partner is sought among all words
        above the thresholds, also those beyond ``maximum_rows``.

    Source: Evert, S. (2008). Corpora and collocations. In A. Lüdeling & M. Kytö (eds.), Corpus Linguistics: An
    International Handbook, vol. 2, 1212-1248. Mouton de Gruyter.
    """
    asked = numbered(queries)
    placed = hits.join(asked.select("frame", "term", "at"), on=["frame", "term"], how="inner")
    measured: dict[str, pl.DataFrame] = {}
    occurrences: dict[str, pl.DataFrame] = {}
    for language in LANGUAGES:
        text = PlacedWords.of(tokens, paragraphs, language, stopwords[language])
        counted, places = _count(
            text, placed.filter(pl.col("language") == language), len(queries), window, minimum_count
        )
        measured[language] = _measure(counted.filter(pl.col("paragraphs") >= minimum_range))
        occurrences[language] = places.join(measured[language].select(PAIR), on=PAIR, how="semi")
    paired = add_partners(measured, occurrences, units, lexicon)
    rows = (
        pl.concat([frame.with_columns(language=pl.lit(language)) for language, frame in paired.items()])
        .sort("at", "language", pl.col("log_dice").neg(), "word")
        .with_columns(rank=pl.int_range(1, pl.len() + 1).over("at", "language"))
        .filter(pl.col("rank") <= maximum_rows)
        .join(asked.drop("term"), on="at", how="left", maintain_order="left")
        .with_columns(frame=pl.when(pl.col("kind") == "term").then("frame"))
    )
    return COLLOCATES.check(rows.select(*COLLOCATES.schema))


def _count(
    text: PlacedWords, hits: pl.DataFrame, queries: int, window: Window, minimum_count: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Counts of each query and collocate that is frequent enough, and where the collocates stand.

    The collocates stand in sentences: ``at``, ``word``, ``issue``, ``article``, ``sentence``.
    """
    located = hits.join(text.paragraphs, on=PLACE, how="inner")
    query, start, end = (
        located.select("at", pl.col("start") + pl.col("offset"), pl.col("end") + pl.col("offset"))
        .to_numpy()
        .T
    )
    around = surroundings(text, query, start, end, window, queries)
    near = _named(text, around.near)
    counted = near.group_by("at", "number").agg(count=pl.len()).filter(pl.col("count") >= minimum_count)
    near = near.join(counted, on=["at", "number"], how="semi")
    ranges = near.group_by("at", "number").agg(pl.col("paragraph", "article").n_unique())
    inside = _named(text, around.nodes).group_by("at", "number").agg(inside=pl.len())
    sizes = pl.DataFrame(
        {
            "at": np.arange(queries),
            "hits": around.hits,
            "window_size": np.bincount(around.near[0], minlength=queries),
            "size": text.size - np.bincount(around.nodes[0], minlength=queries),
        }
    )
    frequency = np.bincount(text.word[text.word >= 0], minlength=len(text.words))
    names = pl.DataFrame({"number": np.arange(len(text.words)), "word": text.words, "frequency": frequency})
    counts = (
        counted.join(ranges, on=["at", "number"])
        .join(names, on="number")
        .join(inside, on=["at", "number"], how="left")
        .join(sizes, on="at")
        .select(
            *PAIR,
            *(pl.col(name).cast(pl.Int64) for name in ("count", "hits", "window_size", "size")),
            pl.col("paragraph").cast(pl.Int64).alias("paragraphs"),
            pl.col("article").cast(pl.Int64).alias("articles"),
            word_count=pl.col("frequency").cast(pl.Int64) - pl.col("inside").fill_null(0).cast(pl.Int64),
        )
    )
    sentences = text.sentences.with_columns(running=pl.int_range(pl.len()))
    places = (
        near.join(names, on="number")
        .join(sentences, left_on="sentence", right_on="running", suffix="_of")
        .select(*PAIR, *(f"{name}_of" if name == "article" else name for name in ARTICLE), "sentence_of")
        .rename({"article_of": "article", "sentence_of": "sentence"})
    )
    return counts, places


def _named(text: PlacedWords, pairs: Integers) -> pl.DataFrame:
    """Pairs of a query and a place as rows, without stop words and numbers."""
    query, place = pairs
    kept = text.word[place] >= 0
    query, place = query[kept], place[kept]
    return pl.DataFrame(
        {
            "at": query,
            "number": text.word[place],
            "paragraph": text.paragraph[place],
            "article": text.article[place],
            "sentence": text.sentence[place],
        }
    )


def _measure(counts: pl.DataFrame) -> pl.DataFrame:
    count, window, word, size, hits = (
        counts[name].to_numpy() for name in ("count", "window_size", "word_count", "size", "hits")
    )
    table = (count, window, word, size)
    values = {
        "expected": expected_count(window, word, size),
        "log_dice": log_dice(count, hits, word),
        "mutual_information": mutual_information_log2(*table),
        "mutual_information_cubed": mutual_information_cubed(*table),
        "t_score": t_score(*table),
        "z_score": z_score(*table),
        "g2_four_cell": log_likelihood(*table),
        "simple_log_likelihood": simple_log_likelihood(*table),
    }
    return counts.with_columns(pl.Series(name, value) for name, value in values.items())
