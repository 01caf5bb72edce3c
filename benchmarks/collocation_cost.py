"""What collocates cost: CPU seconds and peak memory on made-up texts of growing length.

    python -m benchmarks.collocation_cost --words 100000 1000000

The words of a text are drawn from a Zipfian vocabulary, in sentences of 20 words and paragraphs of five sentences, half
of the words in each language. Queries are the most frequent words of middling rank, each found wherever it stands.
Memory is the peak of the whole process so far, since polars does not allocate through Python.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time

import numpy as np
import polars as pl

from analysis.codebook.codebook import Term
from analysis.framing.collocate_network import collocate_network
from analysis.framing.collocation import collocates
from analysis.framing.word_windows import Window
from analysis.tables.alignment import LEXICON, UNITS
from analysis.tables.corpus import PARAGRAPHS, TOKENS
from analysis.tables.framing import HITS

VOCABULARY = 30_000
EXPONENT = 1.05
SENTENCE = 20  # words
PARAGRAPH = 5  # sentences
ARTICLE = 25  # paragraphs
FIRST_QUERY = 60  # rank of the most frequent word that is a query
WIDTH = 8  # characters a word, its space among them
LANGUAGES = ("en", "zh")


def made_up_tokens(words: int, language: str, generator: np.random.Generator) -> pl.DataFrame:
    """A table of tokens of so many words."""
    weights = 1 / np.arange(1, VOCABULARY + 1) ** EXPONENT
    drawn = generator.choice(VOCABULARY, size=words, p=weights / weights.sum())
    sentence, token = np.divmod(np.arange(words), SENTENCE)
    paragraph = sentence // PARAGRAPH
    article = paragraph // ARTICLE
    start = (np.arange(words) - paragraph * PARAGRAPH * SENTENCE) * WIDTH
    frame = pl.DataFrame(
        {
            "issue": np.full(words, "i"),
            "article": article,
            "language": np.full(words, language),
            "paragraph": paragraph,
            "sentence": sentence,
            "token": token,
            "number": drawn,
            "start": start,
            "end": start + WIDTH - 1,
        }
    )
    name = pl.format("w{}", "number")
    return TOKENS.check(
        frame.with_columns(pl.col("article").cast(pl.String), text=name, lemma=name, tag=pl.lit("word")).drop(
            "number"
        )
    )


def paragraphs_of(tokens: pl.DataFrame) -> pl.DataFrame:
    place = ["issue", "article", "language", "paragraph"]
    blocks = tokens.group_by(place, maintain_order=True).agg(pl.col("end").max())
    return PARAGRAPHS.check(
        blocks.with_columns(
            kind=pl.lit("paragraph"),
            level=pl.lit(None, dtype=pl.Int64),
            text=pl.lit("x").repeat_by("end").list.join(""),
            first_line=pl.lit(1),
            last_line=pl.lit(1),
        ).drop("end")
    )


def hits_of(tokens: pl.DataFrame, queries: list[Term]) -> pl.DataFrame:
    wanted = [query.id for query in queries]
    return HITS.check(
        tokens.filter(pl.col("lemma").is_in(wanted))
        .with_columns(frame=pl.lit("frame"), term="lemma", form="lemma")
        .drop("token", "lemma", "tag")
    )


def units_of(words: int) -> pl.DataFrame:
    """Every sentence aligned with the one of the same number."""
    sentence = np.arange(-(-words // SENTENCE))
    article = (sentence // PARAGRAPH // ARTICLE).astype(str)
    side = pl.Series(sentence).reshape((-1, 1)).cast(pl.List(pl.Int64))
    return UNITS.check(
        pl.DataFrame(
            {
                "issue": np.full(len(sentence), "i"),
                "article": article,
                "granularity": np.full(len(sentence), "sentence"),
                "unit": sentence,
                "paragraph_unit": sentence // PARAGRAPH,
                "en": side,
                "zh": side,
                "confidence": np.ones(len(sentence)),
            }
        )
    )


def lexicon() -> pl.DataFrame:
    """The most frequent words, each with itself."""
    return LEXICON.frame([(f"w{rank}", f"w{rank}", 9, 0.5, 0.5, 0.5) for rank in range(3000)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--words", type=int, nargs="+", default=[100_000, 300_000, 1_000_000])
    parser.add_argument("--queries", type=int, default=200, help="number of queries")
    parser.add_argument("--runs", type=int, default=3, help="timed runs of each size")
    options = parser.parse_args()
    queries = [Term(f"w{FIRST_QUERY + number}", "frame", ("x",), ("x",)) for number in range(options.queries)]
    stopwords = dict.fromkeys(LANGUAGES, frozenset(f"w{rank}" for rank in range(FIRST_QUERY)))
    for words in options.words:
        generator = np.random.Generator(np.random.PCG64(1))
        tokens = pl.concat(made_up_tokens(words // 2, language, generator) for language in LANGUAGES)
        paragraphs, hits, units = paragraphs_of(tokens), hits_of(tokens, queries), units_of(words // 2)
        windows: tuple[Window, ...] = ((5, 5), None)
        for window in windows:
            seconds = []
            for _ in range(options.runs):
                started = time.process_time()
                rows = collocates(
                    queries, hits, tokens, paragraphs, units, lexicon(), stopwords, window, 3, 2, 50
                )
                edges = collocate_network(rows, queries, hits, 3, 2)
                seconds.append(time.process_time() - started)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
            print(
                f"{words:>8} words, {hits.height:>6} matches, window {window or 'sentence'!s:<8}: CPU "
                f"{min(seconds):.2f} {statistics.median(seconds):.2f} {max(seconds):.2f} s   peak {peak:.0f} MB   "
                f"{rows.height} collocates, {edges.height} edges",
                flush=True,
            )


if __name__ == "__main__":
    main()
