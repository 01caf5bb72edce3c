"""Put the candidates of all measures into one list: joined, without repetitions, and varied at the top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from analysis.framing.aligned_hits import LANGUAGES
from analysis.shifts.candidates import STRENGTHENED, WEAKENED, Candidate, Span, both
from analysis.shifts.material import Material

# Log2 odds that a candidate loses for others before it in the list: of its kind in its article, and in its unit.
PER_KIND = 0.5
PER_UNIT = 1.0
EVIDENCE_BEFORE = 2.5  # log2 odds that a second measure of the same change does not have to overcome again
_CONTAINED = ("coverage", "terms", "actors", "evaluation", "renderings")


class Ranked(NamedTuple):
    """A candidate with its rank in the study and in its article, from 1."""

    candidate: Candidate
    rank: int
    article_rank: int


def rank_candidates(
    material: Material, candidates: Iterable[Candidate], least_score: float = -np.inf
) -> list[Ranked]:
    """The list that a researcher reads, the most promising first.

    Changes of force and of evaluation in the same direction in a unit are one candidate. One that lies within another
    of its unit with a better score is left out. The score of a candidate in a doubtful unit is drawn down by the
    confidence of the alignment. The list is put together one by one: each time the candidate comes next whose score
    is greatest after :data:`PER_KIND` times log2 of one more than the candidates of its kind from its article that
    are in the list already, and :data:`PER_UNIT` for each of its unit, are taken off (maximal marginal relevance).

    Source: Carbonell, J., & Goldstein, J. (1998). The use of MMR, diversity-based reranking for reordering documents
    and producing summaries. SIGIR 98, 335-336; here with counts in the place of similarities.
    """
    joined = _without_repetitions(_joined([_in_doubt(material, item) for item in candidates]))
    kept = [item for item in joined if item.score >= least_score]
    kept.sort(key=lambda item: (-round(item.score, 9), item.unit, item.kind, item.places))
    of_article: dict[int, list[Candidate]] = defaultdict(list)
    for item in kept:
        of_article[int(material.units.article[item.unit])].append(item)
    # Nothing is taken off for candidates of other articles, so that each article can be put in order by itself.
    placed = sorted(
        (-worth, article, place, item)
        for article, own in of_article.items()
        for place, (worth, item) in enumerate(_varied(own), start=1)
    )
    return [Ranked(item, rank, place) for rank, (_, _, place, item) in enumerate(placed, start=1)]


def _varied(candidates: Iterable[Candidate]) -> Iterator[tuple[float, Candidate]]:
    """The candidates of an article in the order of the list, with what their score is worth at that point.

    What a score is worth never rises from one to the next, because only more and more is taken off.
    """
    waiting: dict[str, list[Candidate]] = defaultdict(list)
    for item in candidates:
        waiting[item.kind].append(item)
    of_kind: Counter[str] = Counter()
    of_unit: Counter[int] = Counter()
    while waiting:
        worth, _, kind, place = max(
            (
                round(
                    item.score - PER_KIND * float(np.log2(1 + of_kind[kind])) - PER_UNIT * of_unit[item.unit],
                    9,
                ),
                -item.unit,
                kind,
                -place,
            )
            for kind, items in waiting.items()
            for place, item in enumerate(items)
        )
        item = waiting[kind].pop(-place)
        if not waiting[kind]:
            del waiting[kind]
        of_kind[kind] += 1
        of_unit[item.unit] += 1
        yield worth, item


def _in_doubt(material: Material, item: Candidate) -> Candidate:
    """The candidate with the odds of being a shift and the alignment being right."""
    if not material.units.paired[item.unit] or item.measure == "whole sentence":
        return item  # an alignment that errs here has put a sentence without counterpart into the unit
    right = min(max(float(material.units.confidence[item.unit]), 0.02), 1.0)
    probability = right / (1 + 2.0**-item.score)
    return replace(item, score=float(np.log2(probability / (1 - probability + 1e-9))))


def _joined(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Changes of force and evaluation of a unit in one direction put together."""
    groups: dict[tuple[int, str], list[Candidate]] = defaultdict(list)
    for item in candidates:
        if item.kind in (WEAKENED, STRENGTHENED):
            groups[item.unit, item.kind].append(item)
    joined = [item for item in candidates if item.kind not in (WEAKENED, STRENGTHENED)]
    for found in groups.values():
        first, *others = sorted(found, key=lambda item: (-item.score, item.measure, item.places))
        score = first.score + sum(max(item.score + EVIDENCE_BEFORE, 0.0) for item in others)
        joined.append(
            replace(
                first,
                score=score,
                measure=", ".join(dict.fromkeys(item.measure for item in (first, *others))),
                places=both(
                    "en",
                    (span for item in found for span in item.spans("en")),
                    (span for item in found for span in item.spans("zh")),
                ),
                surplus=first.surplus if not others else "",
                evidence="; ".join(item.evidence for item in (first, *others)),
                why=" ".join(item.why for item in (first, *others)),
            )
        )
    return joined


def _without_repetitions(candidates: Iterable[Candidate]) -> list[Candidate]:
    of_unit: dict[int, list[Candidate]] = defaultdict(list)
    for item in candidates:
        of_unit[item.unit].append(item)
    kept: list[Candidate] = []
    for unit in sorted(of_unit):
        own: list[Candidate] = []
        for item in sorted(of_unit[unit], key=lambda item: (-item.score, item.kind, item.places)):
            inside = item.measure in _CONTAINED and any(_lies_within(item, other) for other in own)
            # A stretch of content around something that a better candidate tells is the same place.
            around = item.measure == "coverage" and any(_overlap(item, other) for other in own)
            if not (inside or around):
                own.append(item)
        kept += own
    return kept


def _lies_within(item: Candidate, other: Candidate) -> bool:
    """Whether half of each place of the candidate lies in places of the other."""
    return all(
        _mostly_in(span, other.spans(language)) for language in LANGUAGES for span in item.spans(language)
    )


def _overlap(item: Candidate, other: Candidate) -> bool:
    """Whether a place of the one shares characters with a place of the other."""
    return any(
        span[0] == place[0] and span[1] < place[2] and place[1] < span[2]
        for language in LANGUAGES
        for span in item.spans(language)
        for place in other.spans(language)
    )


def _mostly_in(span: Span, places: Iterable[Span]) -> bool:
    paragraph, start, end = span
    shared = sum(
        max(0, min(end, other_end) - max(start, other_start))
        for other, other_start, other_end in places
        if other == paragraph
    )
    return 2 * shared >= end - start
