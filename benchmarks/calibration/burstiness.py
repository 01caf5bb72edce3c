"""How bursty words are: measured on a study, so that calibration is done on texts like real ones.

    python -m benchmarks.calibration.burstiness results/spring-2022

prints the bands of ``word_texts.py`` for a study that has been run. Words are counted as keyness counts them.

Under the model of :class:`benchmarks.calibration.word_texts.Band` how often two occurrences of a word are found
depends only on where the two stand, and the numbers are ratios of how often pairs are found:

    burst         in one paragraph, against two distant paragraphs of an article, minus 1
    neighbours    in neighbouring paragraphs, against two distant ones, minus 1
    spread        in two distant paragraphs of an article, against two articles, minus 1

How often is the number of pairs over the number that there could be (products of tokens), summed over the words of a
band of frequencies: a single word has too few pairs.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.language.folding import folded
from benchmarks.calibration.word_texts import LEAST, Band, Paragraphs
from workflow.measured import measured_articles
from workflow.study_files import read_stopwords

BANDS = ((3, 5), (6, 10), (11, 20), (21, 50), (51, None))
DISTANT = 2  # paragraphs apart: in the real issue only direct neighbours are more alike than others


def bands(language: str, texts: Paragraphs) -> list[Band]:
    """The bands of a study."""
    occurrences = texts.counts.sum(axis=0)
    found = []
    for fewest, most in BANDS:
        own = (occurrences >= fewest) & (occurrences <= (most or occurrences.max()))
        if own.any():
            name = f"{fewest} to {most}" if most else f"over {fewest - 1}"
            found.append(_band(language, name, texts.only(own)))
    return found


def _band(language: str, name: str, texts: Paragraphs) -> Band:
    same = texts.article[:, None] == texts.article
    apart = np.abs(np.subtract.outer(np.arange(len(same)), np.arange(len(same))))
    within, near, distant, between = (
        _pairs(texts, kind) for kind in (apart == 0, same & (apart == 1), same & (apart >= DISTANT), ~same)
    )
    return Band(
        language,
        name,
        texts.counts.shape[1],
        float(texts.counts.sum() / texts.sizes.sum() / texts.counts.shape[1]),
        within / distant - 1,
        near / distant - 1,
        distant / between - 1,
    )


def _pairs(texts: Paragraphs, kind: NDArray[np.bool_]) -> float:
    """Pairs of occurrences of a word that stand in paragraphs of this kind, for each pair that could be."""
    chosen = kind.astype(np.float64)
    pairs = float(((chosen @ texts.counts) * texts.counts).sum())
    if kind[0, 0]:
        # an occurrence is no pair with itself
        pairs -= float(texts.counts.sum())
    return pairs / float(texts.sizes @ chosen @ texts.sizes)


def read_paragraphs(study: Path, language: str) -> Paragraphs:
    """Words of a study that has been run, from its tables; the folder is ``results/<study>``.

    Counted are words and set phrases of paragraphs without stop words, of articles, as for keyness.
    """
    version, place = ["issue", "article"], ["issue", "article", "paragraph"]
    tables = {
        name: pl.read_parquet(study / "corpus" / f"{name}.parquet").filter(pl.col("language") == language)
        for name in ("articles", "paragraphs", "tokens")
    }
    articles = measured_articles(tables["articles"], ["articles"]).select(version).sort(version)
    running = (
        tables["paragraphs"]
        .filter(pl.col("kind") == "paragraph")
        .join(articles.with_row_index("number"), on=version)
        .sort(place)
        .with_row_index("at")
    )
    stopwords = read_stopwords("config/stopwords/en.txt", "config/stopwords/zh.txt")[language]
    words = (
        tables["tokens"]
        .filter(pl.col("tag").is_in(["word", "phrase"]))
        .with_columns(folded().alias("term"))
        .filter(~pl.col("term").is_in(sorted(stopwords)))
        .join(running.select(*place, "at"), on=place)
    )
    sizes = np.bincount(words["at"].to_numpy(), minlength=running.height)
    often = words.group_by("term").len().filter(pl.col("len") >= LEAST).sort("term").with_row_index("word")
    cells = words.join(often, on="term").select("at", "word").to_numpy().T
    counts = np.zeros((running.height, often.height), dtype=np.int64)
    np.add.at(counts, (cells[0], cells[1]), 1)
    return Paragraphs(counts, sizes, running["number"].to_numpy().astype(np.int64))


def main() -> None:
    """Print the constants of a study."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("study", type=Path, help="the folder of its results, such as results/demo")
    study: Path = parser.parse_args().study
    for language in ("en", "zh"):
        texts = read_paragraphs(study, language)
        print(f"# {np.bincount(texts.article).tolist()} paragraphs of", end=" ")
        print(f"{texts.sizes.mean():.1f} ± {texts.sizes.std():.1f} tokens")
        for band in bands(language, texts):
            numbers = (band.rate, band.burst, band.neighbours, band.spread)
            print(
                f'Band("{language}", "{band.name}", {band.words}, {", ".join(f"{value:.5g}" for value in numbers)}),'
            )


if __name__ == "__main__":
    main()
