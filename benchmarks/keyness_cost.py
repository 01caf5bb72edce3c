"""What keyness costs: CPU seconds and peak memory for a journal of many issues, on words that are drawn.

    python -m benchmarks.keyness_cost [--times 0.1] [--units lemma ngrams] [--interval resampled]

A million English words and as many Chinese words as 1.5 million characters make (1.6 characters a word), whose
frequencies follow Zipf's law, in 80 articles by 20 authors: 100 groups a language. With ``--times`` the articles are
so many times as long. Words, and n-grams, of 20 occurrences in a million are measured.
"""

from __future__ import annotations

import argparse
import resource
import time

import numpy as np
import polars as pl

from analysis.framing.keyness import keyness
from analysis.framing.keyness_units import Ngrams
from analysis.tables.corpus import ARTICLES, PARAGRAPHS, TOKENS

ARTICLE_COUNT = 80
AUTHOR_COUNT = 20
PARAGRAPH_LENGTH = 100
WORDS = {"en": 1_000_000, "zh": 937_500}
VOCABULARY = 40_000


def drawn_tokens(language: str, words: int, generator: np.random.Generator) -> pl.DataFrame:
    """Tokens of a language, articles of equal length, paragraphs of a hundred words."""
    chance = 1 / (np.arange(VOCABULARY) + 2.7)
    word = generator.choice(VOCABULARY, size=words, p=chance / chance.sum())
    place = np.arange(words)
    length = -(-words // ARTICLE_COUNT)
    names = pl.Series([f"{language}{number}" for number in range(VOCABULARY)])
    text = names.gather(word)
    articles = pl.Series([f"a{number:02}" for number in range(ARTICLE_COUNT)])
    paragraph = place % length // PARAGRAPH_LENGTH
    return TOKENS.check(
        pl.DataFrame(
            {
                "issue": pl.Series(["i"]).gather(np.zeros(words, dtype=np.int64)),
                "article": articles.gather(place // length),
                "language": pl.Series([language]).gather(np.zeros(words, dtype=np.int64)),
                "paragraph": paragraph,
                "sentence": paragraph,
                "token": place % length % PARAGRAPH_LENGTH,
                "text": text,
                "lemma": text,
                "tag": pl.Series(["word"]).gather(np.zeros(words, dtype=np.int64)),
                "start": np.zeros(words, dtype=np.int64),
                "end": np.ones(words, dtype=np.int64),
            }
        )
    )


def drawn_study(seed: int, times: float = 1.0) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Tokens, articles and paragraphs of both languages, of so many times the words of :data:`WORDS`."""
    generator = np.random.Generator(np.random.PCG64(seed))
    tokens = pl.concat(
        [drawn_tokens(language, round(words * times), generator) for language, words in WORDS.items()]
    )
    versions = tokens.select("issue", "article", "language").unique(maintain_order=True)
    paragraphs = tokens.select("issue", "article", "language", "paragraph").unique(maintain_order=True)
    return tokens, _articles(versions), _paragraphs(paragraphs)


def _articles(versions: pl.DataFrame) -> pl.DataFrame:
    rows: list[dict[str, object]] = []
    for issue, article, language in versions.iter_rows():
        order = int(article[1:])
        author = f"author{order % AUTHOR_COUNT:02}"
        known = {"issue": issue, "article": article, "language": language, "order": order, "author": author}
        rows.append(_filled(ARTICLES.schema, known | {"section": "articles"}))
    return ARTICLES.frame(rows)


def _paragraphs(places: pl.DataFrame) -> pl.DataFrame:
    known = {"kind": "paragraph"}
    return PARAGRAPHS.frame(
        [_filled(PARAGRAPHS.schema, known | place) for place in places.iter_rows(named=True)]
    )


def _filled(schema: dict[str, pl.DataType], known: dict[str, object]) -> dict[str, object]:
    """A row with something in each column."""
    return {name: "x" if kind == pl.String() else 1 for name, kind in schema.items()} | known


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--times", type=float, default=1.0, help="how many times as long the articles are")
    parser.add_argument("--units", nargs="+", default=["lemma"], help="lemma, form or ngrams")
    parser.add_argument("--minimum", type=int, help="rarer words get no row; 20 in a million")
    parser.add_argument("--least-expected", type=float, default=3, help="which lacking words have a row")
    parser.add_argument("--resamples", type=int, default=1000, help="resamples of paragraphs")
    parser.add_argument("--permutations", type=int, default=2000, help="exchanges of articles")
    parser.add_argument("--interval", default="linearised", help="linearised or resampled")
    options = parser.parse_args()
    tokens, articles, paragraphs = drawn_study(1, options.times)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    minimum = options.minimum or max(round(20 * options.times), 1)
    started = time.process_time()
    frame = keyness(
        tokens,
        articles,
        paragraphs,
        {},
        ("article", "author"),
        minimum,
        500,
        options.resamples,
        1,
        "s",
        options.permutations,
        options.interval,
        units=options.units,
        ngrams=Ngrams(3, minimum),
        least_expected=options.least_expected,
    )
    spent = time.process_time() - started
    groups = frame.select("grouping", "group").n_unique()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{tokens.height:,} words, {groups} groups, {frame.height:,} rows: CPU {spent:.1f} s, "
        f"peak memory of the process {memory:.0f} MB, {before:.0f} MB of them to draw the words"
    )


if __name__ == "__main__":
    main()
