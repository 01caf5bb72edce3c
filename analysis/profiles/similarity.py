"""How like articles and authors are in each version, and whether the two versions tell the same of them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.corpus.print_order import articles_in_order
from analysis.framing.keyness_units import NGRAMS, count_unit
from analysis.framing.running_text import PLACE, RunningText
from analysis.statistics.mantel import LEAST, mantel
from analysis.statistics.profile_similarity import ParagraphCounts, ProfileSimilarity, profile_similarity
from analysis.tables.similarity import AGREEMENT, SIMILARITY

Numbers = NDArray[np.float64]
Integers = NDArray[np.int64]

WORDS, FRAMES, MARKERS = BASES = ("words", "frames", "markers")
LANGUAGES = ("en", "zh")
DECIMALS = 6
#: Weights of words are whole numbers of this part, so that their sums are exact.
WEIGHT_PARTS = 1000

JACKKNIFE = "Student's t, paragraphs of both articles left out one by one"
NO_RECURRENCE = "fewer than three paragraphs, or nothing recurs in them"
UNSTEADY = "rests on one paragraph"
OF_AUTHORS = "none: a mean of so few articles"


@dataclass(frozen=True)
class _Measured:
    """The similarities of one basis and language, articles in the order of print."""

    places: Integers
    found: ProfileSimilarity


def similarity(
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    tokens: pl.DataFrame,
    hits: pl.DataFrame,
    marker_hits: pl.DataFrame,
    stopwords: Mapping[str, frozenset[str]],
    permutations: int,
    seed: int,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Compare the profiles of every two articles, and of every two authors, within each language.

    A profile is measured in one language without a look at the other, so that nothing makes the versions agree but the
    texts: words are lemmas without stop words, weighted by ln((1 + articles) / articles with it) (Spärck Jones 1972);
    frames are the shares of paragraphs with them; markers their rates. Topics are not used, because one model of both
    languages has made them.

    Args:
        articles: table ``corpus/articles``, restricted to what is measured.
        paragraphs, tokens: tables of ``corpus``, restricted likewise.
        hits: table ``framing/hits``. marker_hits: table ``rhetoric/markers_hits``.
        stopwords: for each language the words that are left out.
        permutations: up to how many orders of the articles all are compared for p; otherwise so many are drawn.
        seed: of the draws.

    Returns:
        The tables ``profiles/similarity`` and ``profiles/similarity_agreement``.

    Source: of the similarity see :func:`~analysis.statistics.profile_similarity.profile_similarity`; of the weights:
    Spärck Jones, K. (1972). A statistical interpretation of term specificity and its application in retrieval.
    Journal of Documentation 28(1), 11-21.
    """
    ordered = [article.group for article in articles_in_order(articles)]
    authors = _authors(articles, ordered)
    rows = [SIMILARITY.frame([])]
    agreements: list[tuple[object, ...]] = []
    texts = {
        language: RunningText.of(language, tokens, articles, paragraphs, stopwords[language])
        for language in LANGUAGES
    }
    for basis in BASES:
        measured = {
            language: _measure(basis, text, hits, marker_hits, ordered) for language, text in texts.items()
        }
        rows += [_article_rows(basis, language, own, ordered) for language, own in measured.items()]
        wholes = [_whole(own, len(ordered)) for own in measured.values()]
        agreements.append(_agreement(basis, "article", wholes, permutations, seed))
        if len(authors) < sum(map(len, authors.values())):
            means = [_author_means(whole, authors) for whole in wholes]
            rows += [
                _author_rows(basis, language, *mean, _sizes(own, len(ordered)), authors)
                for (language, own), mean in zip(measured.items(), means, strict=True)
            ]
            agreements.append(_agreement(basis, "author", [mean for mean, _ in means], permutations, seed))
    return SIMILARITY.check(pl.concat(rows)), AGREEMENT.frame(agreements)


def _authors(articles: pl.DataFrame, ordered: Sequence[str]) -> dict[str, Integers]:
    """Places of the articles of each author, in the order of print; articles without an author are nobody's."""
    named = articles.drop_nulls("author").select(
        pl.format("{}/{}", "issue", "article").alias("group"), "author"
    )
    author = dict(named.unique(maintain_order=True).sort("group", "author").iter_rows())
    found: dict[str, list[int]] = {}
    for place, group in enumerate(ordered):
        if group in author:
            found.setdefault(author[group], []).append(place)
    return {name: np.array(places, dtype=np.int64) for name, places in found.items()}


def _measure(
    basis: str, text: RunningText, hits: pl.DataFrame, marker_hits: pl.DataFrame, ordered: Sequence[str]
) -> _Measured:
    place = {group: at for at, group in enumerate(ordered)}
    places = np.array([place[f"{issue}/{article}"] for issue, article in text.names], dtype=np.int64)
    if basis == WORDS:
        counts = _words(text)
    elif basis == FRAMES:
        counts = _hits(text, hits.rename({"frame": "feature"}), once=True)
    else:
        counts = _hits(text, marker_hits.rename({"category": "feature"}), once=False)
    return _Measured(places, profile_similarity(counts))


def _words(text: RunningText) -> ParagraphCounts:
    """Lemmas without stop words, weighted by how few articles they occur in."""
    words = count_unit("lemma", text, None, 1, NGRAMS)
    within = (words.article_counts > 0).sum(axis=0)
    weights = np.array(
        [round(WEIGHT_PARTS * math.log((1 + len(words.names)) / number)) for number in within.tolist()],
        dtype=np.int64,
    )
    paragraph, term, count = words.cells
    return ParagraphCounts(
        paragraph, term, count * weights[term], words.sizes, words.article, len(words.names), len(words.terms)
    )


def _hits(text: RunningText, hits: pl.DataFrame, *, once: bool) -> ParagraphCounts:
    """Hits of a feature in paragraphs: whether it is there, of paragraphs, or how often, of their words."""
    features = hits["feature"].unique().sort()
    numbered = pl.DataFrame({"feature": features, "at": pl.int_range(len(features), eager=True)})
    cells = (
        hits.join(text.blocks, on=PLACE, how="inner")
        .join(numbered, on="feature", how="inner")
        .group_by("block", "at")
        .agg(pl.len().alias("count"))
        .sort("block", "at")
        .select(pl.all().cast(pl.Int64))
    )
    paragraph, feature, count = (cells[name].to_numpy() for name in ("block", "at", "count"))
    words = np.bincount(text.words["block"].to_numpy(), minlength=len(text.article)).astype(np.int64)
    return ParagraphCounts(
        paragraph,
        feature,
        np.minimum(count, 1) if once else count,
        np.ones_like(words) if once else words,
        text.article,
        len(text.names),
        len(features),
    )


def _article_rows(basis: str, language: str, own: _Measured, ordered: Sequence[str]) -> pl.DataFrame:
    order = np.argsort(own.places)
    first, second = (order[side] for side in np.triu_indices(len(order), 1))
    low, high = own.found.interval()
    value = own.found.value[first, second]
    ends = [np.where(np.isfinite(low * high), end, np.nan)[first, second] for end in (low, high)]
    made = np.where(np.isnan(value), NO_RECURRENCE, np.where(np.isnan(ends[0]), UNSTEADY, JACKKNIFE))
    groups = np.array(ordered, dtype=object)
    return _frame(
        basis,
        "article",
        language,
        groups[own.places[first]],
        groups[own.places[second]],
        value,
        *ends,
        made,
        np.isfinite(value).astype(np.int64),
        own.found.sizes[first] + own.found.sizes[second],
    )


def _whole(own: _Measured, size: int) -> Numbers:
    """Similarities of all articles in the order of print; nan for those without the version."""
    value = np.full((size, size), np.nan)
    value[np.ix_(own.places, own.places)] = own.found.value
    return value


def _sizes(own: _Measured, size: int) -> Integers:
    """Paragraphs of all articles in the order of print; 0 for those without the version."""
    found = np.zeros(size, dtype=np.int64)
    found[own.places] = own.found.sizes
    return found


def _author_means(whole: Numbers, authors: Mapping[str, Integers]) -> tuple[Numbers, Integers]:
    """Mean similarity of the articles of every two authors, an author with the same, and of how many pairs."""
    known = np.isfinite(whole)
    member = np.zeros((len(authors), len(whole)))
    for row, places in enumerate(authors.values()):
        member[row, places] = 1.0
    sums = member @ np.where(known, whole, 0.0) @ member.T
    pairs = (member @ known.astype(np.float64) @ member.T).astype(np.int64)
    mean = np.where(pairs > 0, sums / np.maximum(pairs, 1), np.nan)
    # Within an author each pair stands on both sides of the diagonal.
    pairs[np.diag_indices(len(pairs))] //= 2
    return mean, pairs


def _author_rows(
    basis: str,
    language: str,
    mean: Numbers,
    pairs: Integers,
    sizes: Integers,
    authors: Mapping[str, Integers],
) -> pl.DataFrame:
    paragraphs = np.array([sizes[places].sum() for places in authors.values()])
    written = np.array([(sizes[places] > 0).sum() for places in authors.values()])
    first, second = np.triu_indices(len(authors))
    kept = np.where(first == second, written[first] > 1, (written[first] > 0) & (written[second] > 0))
    first, second = first[kept], second[kept]
    value = mean[first, second]
    names = np.array(list(authors), dtype=object)
    nothing = np.full(len(first), np.nan)
    return _frame(
        basis,
        "author",
        language,
        names[first],
        names[second],
        value,
        nothing,
        nothing,
        np.where(np.isnan(value), NO_RECURRENCE, OF_AUTHORS),
        pairs[first, second],
        np.where(first == second, paragraphs[first], paragraphs[first] + paragraphs[second]),
    )


def _frame(basis: str, grouping: str, language: str, *columns: NDArray[np.generic]) -> pl.DataFrame:
    names = list(SIMILARITY.schema)[3:]
    values = {
        name: pl.Series(column.tolist(), dtype=SIMILARITY.schema[name], strict=False)
        for name, column in zip(names, columns, strict=True)
    }
    frame = pl.DataFrame(values).with_columns(
        pl.col("similarity", "low", "high").round(DECIMALS).fill_nan(None),
        basis=pl.lit(basis),
        grouping=pl.lit(grouping),
        language=pl.lit(language),
    )
    return SIMILARITY.check(frame)


def _agreement(
    basis: str, grouping: str, versions: Sequence[Numbers], permutations: int, seed: int
) -> tuple[object, ...]:
    """Correlation of the versions, over the groups whose similarities are known in both."""
    kept = _known(*versions)
    first, second = (matrix[np.ix_(kept, kept)] for matrix in versions)
    found = mantel(first, second, permutations, np.random.Generator(np.random.PCG64(seed)))
    reason = None
    if found.correlation is None:
        reason = "fewer than three with both versions, or all are equally alike"
    elif found.p is None:
        reason = f"fewer than {LEAST} with both versions: no order could come under 1 in 20"
    numbers = (found.correlation, found.least, found.most, found.p)
    rounded = (None if number is None else round(number, DECIMALS) for number in numbers)
    asked = found.p is not None
    orders = (found.orders, found.exact) if asked else (None, None)
    return basis, grouping, len(kept), *rounded, *orders, reason


def _known(first: Numbers, second: Numbers) -> Integers:
    """Groups between all of which similarities are known in both versions: those that lack most go first."""
    lacking = np.isnan(first) | np.isnan(second)
    np.fill_diagonal(lacking, False)
    kept = np.arange(len(lacking))
    while len(kept) and (missing := lacking[np.ix_(kept, kept)].sum(axis=1)).any():
        kept = np.delete(kept, int(np.argmax(missing)))
    return kept
