"""Line up the two versions of every article of a study: paragraphs, then the sentences within them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.alignment.articles import VERSION, Article, read_articles
from analysis.alignment.lattice import Group, Lattice
from analysis.alignment.learning import Learned, align_segments, known_words
from analysis.alignment.lexicon import TermForms
from analysis.alignment.paragraphs import paragraph_lattice, within_groups
from analysis.alignment.search import Knowledge, lattice_of
from analysis.alignment.texts import Pair
from analysis.alignment.weights import PARAGRAPHS, SENTENCES
from analysis.tables.alignment import LEXICON, SUMMARY, UNALIGNED, UNITS

DOUBTFUL = 0.5  # confidence below which a unit counts as doubtful


class Aligned(NamedTuple):
    """The tables of the alignment."""

    units: pl.DataFrame
    unaligned: pl.DataFrame
    summary: pl.DataFrame
    lexicon: pl.DataFrame


def align_corpus(
    paragraphs: pl.DataFrame, sentences: pl.DataFrame, tokens: pl.DataFrame, terms: Iterable[TermForms]
) -> Aligned:
    """Align paragraphs and sentences of all articles that have both versions.

    All articles of the study teach each of them words and lengths. The method is written out in
    ``docs/methods-alignment.md``.

    Args:
        paragraphs: the table ``corpus/paragraphs``.
        sentences: the table ``corpus/sentences``.
        tokens: the table ``corpus/tokens``.
        terms: Chinese and English forms of each term of the codebook.

    Returns:
        The tables ``alignment/units``, ``alignment/unaligned``, ``alignment/summary`` and ``alignment/lexicon``.
    """
    articles = read_articles(paragraphs, sentences, tokens)
    pairs = [article.pair() for article in articles]
    lattices, known, learned = align_segments(pairs, known_words(pairs, terms))
    units = UNITS.frame(
        [
            row
            for article, pair, lattice, item in zip(articles, pairs, lattices, known, strict=True)
            for row in _units(article, pair, lattice, item)
        ]
    )
    unaligned = _unaligned(units, sentences)
    return Aligned(units, unaligned, _summary(units, unaligned, sentences), _lexicon(learned))


_Row = tuple[object, ...]


def _units(article: Article, pair: Pair, lattice: Lattice, known: Knowledge) -> list[_Row]:
    """Rows of ``alignment/units`` of an article, paragraphs first."""
    paragraphs = article.paragraphs()
    places = (np.unique(article.en.paragraph), np.unique(article.zh.paragraph))
    head = (article.issue, article.article)
    groups = paragraph_lattice(pair, lattice, paragraphs, known.lengths, PARAGRAPHS).groups()
    of_paragraph = _numbers(groups, len(places[0]), len(places[1]))
    rows: list[_Row] = [
        (
            *head,
            "paragraph",
            number,
            number,
            places[0][group.en_start : group.en_end].tolist(),
            places[1][group.zh_start : group.zh_end].tolist(),
            group.probability,
        )
        for number, group in enumerate(groups)
    ]
    of_sentence = (of_paragraph[0][paragraphs.en], of_paragraph[1][paragraphs.zh])
    borders = [np.searchsorted(side, np.arange(len(groups) + 1)) for side in of_sentence]
    beside = borders[1] - lattice.band.first[borders[0]]
    if ((beside < 0) | (beside >= lattice.band.width)).any():
        # The paragraphs lead away from where the sentences alone would go, and so out of their band.
        lattice = lattice_of(pair, known, SENTENCES, list(zip(*borders, strict=True)))
    for number, group in enumerate(within_groups(lattice, *of_sentence).groups()):
        unit = int(
            of_sentence[0][group.en_start]
            if group.en_end > group.en_start
            else of_sentence[1][group.zh_start]
        )
        rows.append(
            (
                *head,
                "sentence",
                number,
                unit,
                list(range(group.en_start, group.en_end)),
                list(range(group.zh_start, group.zh_end)),
                # Right only if its paragraphs are, too.
                group.probability * groups[unit].probability,
            )
        )
    return rows


def _numbers(
    groups: Sequence[Group], english: int, chinese: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Number of the group of each segment of both sides."""
    en, zh = np.zeros(english, dtype=np.int64), np.zeros(chinese, dtype=np.int64)
    for number, group in enumerate(groups):
        en[group.en_start : group.en_end] = number
        zh[group.zh_start : group.zh_end] = number
    return en, zh


def _unaligned(units: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """Sentences without a counterpart, those of articles with one version among them."""
    of_sentences = units.filter(pl.col("granularity") == "sentence")
    alone = pl.concat(
        of_sentences.filter(pl.col(other).list.len() == 0)
        .select(
            "issue",
            "article",
            pl.lit(language).alias("language"),
            pl.col(language).alias("sentence"),
            "confidence",
        )
        .explode("sentence")
        for language, other in (("en", "zh"), ("zh", "en"))
    )
    aligned = units.select("issue", "article").unique()
    single = (
        sentences.join(aligned, on=["issue", "article"], how="anti")
        .select(*VERSION, "sentence")
        .with_columns(pl.lit(None, pl.Float64).alias("confidence"))
    )
    found = pl.concat([alone, single.select(alone.columns)])
    return UNALIGNED.check(
        found.join(sentences, on=[*VERSION, "sentence"], how="inner")
        .with_columns(_characters().alias("characters"))
        .drop("start", "end")
        .sort(*VERSION, "sentence")
    )


def _characters() -> pl.Expr:
    return pl.col("text").str.replace_all(r"\s", "").str.len_chars().cast(pl.Int64)


def _summary(units: pl.DataFrame, unaligned: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    of_sentences = pl.col("granularity") == "sentence"
    one_to_one = (pl.col("en").list.len() == 1) & (pl.col("zh").list.len() == 1)
    articles = units.group_by("issue", "article").agg(
        (~of_sentences).sum().alias("paragraph_units"),
        of_sentences.sum().alias("sentence_units"),
        one_to_one.filter(of_sentences).mean().alias("one_to_one"),
        pl.col("confidence").filter(of_sentences).mean(),
        (pl.col("confidence").filter(of_sentences) < DOUBTFUL).sum().alias("doubtful"),
    )
    lost = unaligned.group_by(VERSION).agg(
        pl.len().alias("unaligned_sentences"), pl.col("characters").sum().alias("lost")
    )
    counts = ("unaligned_sentences", "lost", "paragraph_units", "sentence_units", "doubtful")
    return SUMMARY.check(
        sentences.group_by(VERSION)
        .agg(pl.len().alias("sentences"), _characters().sum().alias("characters"))
        .join(lost, on=VERSION, how="left")
        .join(articles, on=["issue", "article"], how="left")
        .with_columns(pl.col(name).fill_null(0) for name in counts)
        .with_columns((pl.col("lost") / pl.col("characters").clip(lower_bound=1)).alias("unaligned_share"))
        .drop("lost", "characters")
        .sort(VERSION)
    )


def _lexicon(learned: Learned) -> pl.DataFrame:
    found, believed = learned.translations, learned.believed()
    return LEXICON.check(
        pl.DataFrame(
            {
                "en": [learned.en[number] for number in found.en[believed].tolist()],
                "zh": [learned.zh[number] for number in found.zh[believed].tolist()],
                "units": found.groups[believed],
                "en_given_zh": found.en_given_zh[believed],
                "zh_given_en": found.zh_given_en[believed],
                "strength": found.strength[believed],
            },
            schema=LEXICON.schema,
        ).sort("en", "zh")
    )
