"""The baseline: topics of each language by itself, from two models. A joint model has to do better than
these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.errors import StudyError
from analysis.tables.topics import FITS, PREVALENCE, TERMS
from analysis.topics.documents import Documents, bag_paragraphs
from analysis.topics.lda import fit_lda
from analysis.topics.nmf import fit_nmf, weigh
from analysis.topics.prevalence import prevalence
from analysis.topics.threads import one_thread
from analysis.topics.words import coherence, first_words, frex, overlaps

Floats = NDArray[np.float64]

FIRST = 10  # words that stand for a topic: coherence, stability, match
SHOWN = 20  # words of a topic in the table
REFITS = 10  # of NMF, for its stability
KEPT = 0.8  # share of each article's paragraphs that a refit sees
LANGUAGES = {"en": "English", "zh": "Chinese"}


@dataclass(frozen=True)
class Fit:
    """A fitted model, its topics by falling prevalence: topics × words, paragraphs × topics, and the
    stability of each topic (nothing where it was not measured).
    """

    model: str
    topics: Floats
    shares: Floats
    stability: Floats | None


def fit_baseline(
    tokens: pl.DataFrame,
    paragraphs: pl.DataFrame,
    articles: pl.DataFrame,
    stopwords: Mapping[str, Set[str]],
    study: str,
    number: int,
    seeds: Sequence[int],
    passes: int,
    minimum_paragraphs: int,
    maximum_share: float,
    stable_from: float,
    resamples: int,
    seed: int,
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Fit gensim's LDA and scikit-learn's NMF to the paragraphs of each language and describe their topics.

    Args:
        tokens, paragraphs, articles: the tables of the corpus; the versions in ``articles`` are modelled.
        stopwords: words to leave out, by language. study: name of the study: the id of the group that holds
        all. number: topics of each model. seeds: fits of LDA; the first is shown, the others tell its
        stability. passes: of LDA over the paragraphs. minimum_paragraphs, maximum_share: bounds of the
        vocabulary, see :func:`bag_paragraphs`. stable_from: stability from which a topic is called stable.
        resamples, seed: draws for the intervals; ``seed`` also starts NMF and draws its refits.

    Returns:
        The tables ``topics/terms``, ``topics/prevalence`` and ``topics/fits``. A language without any version
        in ``articles`` has no rows.

    Raises:
        StudyError: a language has fewer usable paragraphs, or words, than topics are asked for.
    """
    terms, shares, fits = [], [], []
    with one_thread():
        for language in sorted(LANGUAGES):
            if not (articles["language"] == language).any():
                continue
            documents = bag_paragraphs(
                tokens,
                paragraphs,
                articles,
                stopwords.get(language, frozenset()),
                language,
                minimum_paragraphs,
                maximum_share,
            )
            _check(documents, language, number)
            both = [
                _fit_lda(documents, number, seeds, passes),
                _fit_nmf(documents, number, seed),
            ]
            for fit, other in (both, both[::-1]):
                terms.append(_terms(documents, fit, language))
                shares.append(_prevalence(documents, fit, language, study, resamples, seed))
                fits.append(_describe(documents, fit, other, language, stable_from))
    return (
        TERMS.check(pl.concat(terms) if terms else TERMS.frame([])),
        PREVALENCE.check(pl.concat(shares) if shares else PREVALENCE.frame([])),
        FITS.check(pl.concat(fits) if fits else FITS.frame([])),
    )


def _check(documents: Documents, language: str, number: int) -> None:
    for have, what in ((len(documents.places), "usable paragraphs"), (len(documents.words), "usable words")):
        if have < number:
            raise StudyError(
                "topics.number",
                f"{number} topics are asked for, but the study has {have} {LANGUAGES[language]} {what}.",
                f"Set topics.number to {have} or fewer, or add issues to the study."
                if have > 1
                else "Add issues to the study.",
            )


def _fit_lda(documents: Documents, number: int, seeds: Sequence[int], passes: int) -> Fit:
    bags = documents.bags()
    fits = [fit_lda(bags, documents.words, number, passes, seed) for seed in seeds]
    topics, shares = _order(*fits[0])
    return Fit("lda", topics, shares, _stability(topics, [others for others, _ in fits[1:]]))


def _fit_nmf(documents: Documents, number: int, seed: int) -> Fit:
    weights = weigh(documents)
    topics, shares = _order(*fit_nmf(weights, number, seed))
    random = np.random.Generator(np.random.PCG64(seed))
    samples = [_sample(documents.places, random) for _ in range(REFITS)]
    enough = all(len(rows) >= number for rows in samples)
    refits = [fit_nmf(weights[rows], number, seed)[0] for rows in samples] if enough else []
    return Fit("nmf", topics, shares, _stability(topics, refits))


def _sample(places: pl.DataFrame, random: np.random.Generator) -> NDArray[np.int64]:
    """Rows of :data:`KEPT` of the paragraphs of each article, at least one, in order."""
    rows = places.with_row_index("row").group_by("issue", "article", maintain_order=True).agg("row")["row"]
    drawn = [random.choice(one.to_numpy(), max(1, round(KEPT * len(one))), replace=False) for one in rows]
    return np.sort(np.concatenate(drawn)).astype(np.int64)


def _order(topics: Floats, shares: Floats) -> tuple[Floats, Floats]:
    order = np.argsort(-shares.mean(axis=0), kind="stable")
    return topics[order], shares[:, order]


def _stability(topics: Floats, refits: Sequence[Floats]) -> Floats | None:
    """Mean over the refits of the best overlap of each topic's first words with those of a refitted topic."""
    if not refits:
        return None
    first = first_words(topics, FIRST)
    best = [overlaps(first, first_words(refit, FIRST)).max(axis=1) for refit in refits]
    return np.asarray(np.stack(best).mean(axis=0))


def _terms(documents: Documents, fit: Fit, language: str) -> pl.DataFrame:
    scores = frex(fit.topics)
    rows: list[tuple[object, ...]] = [
        (
            fit.model,
            language,
            topic,
            rank,
            documents.words[word],
            fit.topics[topic - 1, word],
            scores[topic - 1, word],
        )
        for topic, words in enumerate(first_words(fit.topics, SHOWN), start=1)
        for rank, word in enumerate(words.tolist(), start=1)
    ]
    return TERMS.frame(rows)


def _prevalence(
    documents: Documents, fit: Fit, language: str, study: str, resamples: int, seed: int
) -> pl.DataFrame:
    frame = prevalence(documents.places, fit.shares, study, resamples, seed)
    return PREVALENCE.check(
        frame.with_columns(pl.lit(fit.model).alias("model"), pl.lit(language).alias("language"))
    )


def _describe(documents: Documents, fit: Fit, other: Fit, language: str, stable_from: float) -> pl.DataFrame:
    first = first_words(fit.topics, FIRST)
    matches = overlaps(first, first_words(other.topics, FIRST))
    scores = frex(fit.topics)
    rows: list[tuple[object, ...]] = []
    for place, shown in enumerate(first_words(fit.topics, SHOWN)):
        label = shown[np.argsort(-scores[place, shown], kind="stable")][:3]
        match = int(matches[place].argmax())
        matched = float(matches[place, match])
        stability = None if fit.stability is None else float(fit.stability[place])
        rows.append(
            (
                fit.model,
                language,
                place + 1,
                ", ".join(documents.words[word] for word in label),
                float(fit.shares[:, place].mean()),
                coherence(documents, first[place]),
                stability,
                None if stability is None else stability >= stable_from,
                match + 1 if matched else None,
                matched if matched else None,
            )
        )
    return FITS.frame(rows)
