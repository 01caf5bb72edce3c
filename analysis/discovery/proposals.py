"""Propose the bilingual terms that a codebook lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.codebook.codebook import Codebook
from analysis.discovery.joining import joined_pairs, joined_sequences
from analysis.discovery.known_terms import (
    Forms,
    Writable,
    english_forms,
    known_forms,
    new_id,
    owners,
    taken_ids,
)
from analysis.discovery.linking import link_competitively, parts_inside
from analysis.discovery.pairing import Pairs, pair_candidates
from analysis.discovery.ranking import scores, traits
from analysis.discovery.running_words import running_words, units_in_order
from analysis.discovery.sequences import Sequences, repeated_sequences
from analysis.discovery.single_occurrences import single_occurrences
from analysis.discovery.spelling import capitalised_words, spelling
from analysis.discovery.word_links import word_links
from analysis.framing.aligned_hits import ARTICLE
from analysis.statistics.association import log_likelihood
from analysis.tables.discovery import PROPOSALS

TERM, CHINESE, ENGLISH = "term", "zh", "en"
SHOWN_PLACES = 5
SHOWN_RENDERINGS = 5
LIKELY = 0.5  # consistency of another rendering that is shown
SEPARATOR = " | "


@dataclass(frozen=True)
class _Found:
    """Candidates of both languages and their pairs, the accepted ones in order."""

    chinese: Sequences
    english: Sequences
    pairs: Pairs
    score: NDArray[np.float64]
    accepted: list[int]


def propose(
    tokens: pl.DataFrame,
    sentences: pl.DataFrame,
    units: pl.DataFrame,
    lexicon: pl.DataFrame,
    codebook: Codebook | None,
    schema: Mapping[str, Any],
    stopwords: Mapping[str, frozenset[str]],
    minimum_count: int,
    rows: int,
    once: bool = True,
) -> pl.DataFrame:
    """The pairs of phrases that are likely set phrases and renderings of each other, and not in the codebook.

    Args:
        tokens: the table ``corpus/tokens``.
        sentences: the table ``corpus/sentences``.
        units: the table ``alignment/units``.
        lexicon: the table ``alignment/lexicon``.
        codebook: what is known already; ``None``: nothing.
        schema: the schema of codebooks, which says what a form may be.
        stopwords: for each language the words that begin and end no phrase.
        minimum_count: phrases that occur less often are left out, and pairs that meet in fewer units.
        rows: at most so many proposals.
        once: propose names and phrases in quotation marks that occur once, too.

    Returns:
        The table ``discovery/proposals``. The order of the rows that come in makes no difference.
    """
    found = _find(tokens, sentences, units, lexicon, stopwords, minimum_count, once)
    chosen = list(_chosen(found, codebook, Writable(schema), rows))
    return PROPOSALS.check(_table(found, chosen, units))


def _find(
    tokens: pl.DataFrame,
    sentences: pl.DataFrame,
    units: pl.DataFrame,
    lexicon: pl.DataFrame,
    stopwords: Mapping[str, frozenset[str]],
    minimum_count: int,
    once: bool,
) -> _Found:
    zh_words, en_words = (
        running_words(tokens, sentences, units, language, stopwords[language]) for language in ("zh", "en")
    )
    links = word_links(en_words, zh_words, lexicon)
    chinese, english = (repeated_sequences(words, minimum_count) for words in (zh_words, en_words))
    pairs = pair_candidates(chinese, english, links, minimum_count)
    minimum = np.full(len(pairs), minimum_count)
    if once:
        zh_once, en_once, of_once = single_occurrences(chinese, english, links)
        pairs = joined_pairs(pairs, of_once, len(chinese), len(english))
        chinese, english = joined_sequences(chinese, zh_once), joined_sequences(english, en_once)
        minimum = np.concatenate([minimum, np.ones(len(of_once), dtype=np.int64)])
    en_traits = traits(english)
    score = scores(pairs, traits(chinese), en_traits)
    accepted = link_competitively(pairs, chinese, english, score, minimum, en_traits.marked)
    return _Found(chinese, english, pairs, score, accepted)


@dataclass(frozen=True)
class _Proposal:
    """A pair that is proposed."""

    pair: int
    zh: str
    en: str
    term: str
    adds: str


def _chosen(found: _Found, codebook: Codebook | None, writable: Writable, rows: int) -> Iterator[_Proposal]:
    """The accepted pairs that may stand in a codebook and are not in this one."""
    pairs = found.pairs
    zh_capitals, en_capitals = (capitalised_words(side.words) for side in (found.chinese, found.english))
    # words with several lemmas make several candidates of one spelling: the best pair stands for it
    written: dict[tuple[str, str], int] = {}
    for pair in found.accepted:
        zh = spelling(found.chinese, int(pairs.zh[pair]), zh_capitals)
        en = spelling(found.english, int(pairs.en[pair]), en_capitals)
        if writable.fits(zh, "zh") and writable.fits(en, "en"):
            written.setdefault((zh, en), pair)
    forms = Forms([*(english_forms(codebook) if codebook else ()), *(en for _, en in written)])
    known_zh, known_en = known_forms(codebook, forms) if codebook else ({}, {})
    taken = taken_ids(codebook) if codebook else set()
    given: dict[tuple[str, ...], str] = {}
    number = 0
    for (zh, en), pair in written.items():
        if number == rows:
            return
        zh_key, en_key = forms.chinese(zh), forms.english(en)
        of_zh, of_en = known_zh.get(zh_key, []), known_en.get(en_key, [])
        if of_zh and of_en:
            continue
        term = owners(of_zh, of_en)
        adds = TERM if term is None else ENGLISH if of_zh else CHINESE
        if term is None:
            term = given.get(("zh", *zh_key)) or given.get(("en", *en_key))
            if term is None:
                term = new_id(en, taken)
                taken.add(term)
            given.setdefault(("zh", *zh_key), term)
            given.setdefault(("en", *en_key), term)
        number += 1
        yield _Proposal(pair, zh, en, term, adds)


def _table(found: _Found, chosen: list[_Proposal], units: pl.DataFrame) -> pl.DataFrame:
    pairs = found.pairs
    at = np.array([proposal.pair for proposal in chosen], dtype=np.int64)
    zh, en = pairs.zh[at], pairs.en[at]
    places = units_in_order(units)
    article_of = places.select(pl.struct(*ARTICLE).rle_id()).to_series().to_numpy()
    names = [" ".join(map(str, place)) for place in places.select(*ARTICLE, "unit").iter_rows()]
    shown, articles = [], []
    for pair in at.tolist():
        held = pairs.units_of(pair)
        articles.append(len(np.unique(article_of[held])))
        shown.append(SEPARATOR.join(names[unit] for unit in held[:SHOWN_PLACES].tolist()))
    association = log_likelihood(
        pairs.joint[at], pairs.zh_units[at], pairs.en_units[at], max(places.height, 1)
    )
    table = pl.DataFrame(
        {
            "rank": np.arange(1, len(chosen) + 1),
            "term": [proposal.term for proposal in chosen],
            "adds": [proposal.adds for proposal in chosen],
            "zh": [proposal.zh for proposal in chosen],
            "en": [proposal.en for proposal in chosen],
            "score": found.score[at],
            "zh_count": found.chinese.count[zh],
            "en_count": found.english.count[en],
            "zh_units": pairs.zh_units[at],
            "en_units": pairs.en_units[at],
            "joint_units": pairs.joint[at],
            "articles": articles,
            "dice": pairs.dice[at],
            "association": association,
            "consistency": pairs.consistency[at],
            "renderings": _other_renderings(found, at.tolist()),
            "places": shown,
        },
        schema_overrides={
            name: PROPOSALS.schema[name] for name in ("term", "adds", "zh", "en", "renderings", "places")
        },
    )
    for side, candidates, of in (("zh", found.chinese, zh), ("en", found.english, en)):
        recurs = pl.Series(candidates.count[of] > 1)
        several = recurs & pl.Series(candidates.length[of] > 1)
        table = table.with_columns(
            pl.when(several).then(pl.Series(candidates.cohesion[of])).alias(f"{side}_cohesion"),
            pl.when(recurs).then(pl.Series(candidates.left_entropy[of])).alias(f"{side}_left_entropy"),
            pl.when(recurs).then(pl.Series(candidates.right_entropy[of])).alias(f"{side}_right_entropy"),
        )
    return table


def _other_renderings(found: _Found, chosen: list[int]) -> list[str | None]:
    """For each pair other English candidates that may render its Chinese one, and none that is part of another."""
    pairs = found.pairs
    parts = parts_inside(found.english)
    capitals = capitalised_words(found.english.words)
    likely = np.flatnonzero(pairs.consistency >= LIKELY)
    order = np.lexsort((pairs.en[likely], -found.score[likely], pairs.zh[likely]))
    likely = likely[order]
    firsts = np.searchsorted(pairs.zh[likely], np.arange(len(found.chinese) + 1))
    told: list[str | None] = []
    for pair in chosen:
        zh = int(pairs.zh[pair])
        kept = [int(pairs.en[pair])]
        listed: list[str] = []
        for other in likely[firsts[zh] : firsts[zh + 1]].tolist():
            en = int(pairs.en[other])
            if len(listed) < SHOWN_RENDERINGS and not any(
                en == one or en in parts[one] or one in parts[en] for one in kept
            ):
                kept.append(en)
                listed.append(f"{spelling(found.english, en, capitals)} ({pairs.joint[other]})")
        told.append(SEPARATOR.join(listed) or None)
    return told
