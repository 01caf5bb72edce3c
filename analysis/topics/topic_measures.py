"""Measures of a fitted model of both languages: its words, and what it foretells of units that were held out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.topics.choice_of_k import document_completion
from analysis.topics.coherence import npmi_across, npmi_within, occurrence
from analysis.topics.polylingual import PolylingualTopicModel
from analysis.topics.retrieval import reciprocal_ranks
from analysis.topics.rounding import decimals, rounded
from analysis.topics.units import JointUnits
from analysis.topics.words import exclusivity, first_words, frex

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

FIRST = 10  # words that stand for a topic
LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Coherence:
    """Coherence of each topic in each language and across them; nothing where a topic or a study has no such words."""

    within: Mapping[str, list[float | None]]
    across: list[float | None]


def coherence(topics: Mapping[str, Floats], units: JointUnits) -> Coherence:
    """NPMI of the first words of each topic; windows are units, for the two languages together those with both.

    Args:
        topics: by language topics × words.
    """
    first = {language: first_words(topics[language], FIRST) for language in LANGUAGES}
    within = {
        language: [npmi_within(occurrence(units.counts[language], words)) for words in first[language]]
        for language in LANGUAGES
    }
    both = units.take(units.complete())
    across = [
        npmi_across(
            *(occurrence(both[language], words) for language, words in zip(LANGUAGES, pair, strict=True))
        )
        for pair in zip(first["en"], first["zh"], strict=True)
    ]
    return Coherence(within, across)


def word_measures(topics: Mapping[str, Floats], units: JointUnits) -> dict[str, float | None]:
    """Coherence, exclusivity and frex, the mean over topics (exclusivity and frex: over both languages)."""
    found = coherence(topics, units)
    known = [one for one in topics.values() if one.size]
    first_frex = [
        scores[words].mean()
        for one in known
        for scores, words in zip(frex(one), first_words(one, FIRST), strict=True)
        if len(words)
    ]
    return {
        "coherence_en": _mean(found.within["en"]),
        "coherence_zh": _mean(found.within["zh"]),
        "coherence_across": _mean(found.across),
        "exclusivity": _mean([float(exclusivity(one, FIRST).mean()) for one in known]),
        "frex": _mean([float(value) for value in first_frex]),
    }


def held_out_log_likelihood(
    fits: Sequence[PolylingualTopicModel],
    parts: Sequence[Places],
    observed: Mapping[str, Any],
    hidden: Mapping[str, Any],
) -> float | None:
    """Mean log probability of a hidden word in the units of each part, under the fit that lacks it."""
    total = size = 0.0
    for fit, part in zip(fits, parts, strict=True):
        sides = [{language: matrix[part] for language, matrix in half.items()} for half in (observed, hidden)]
        logarithms, sizes = document_completion(fit, *sides)
        total, size = total + float(logarithms.sum()), size + float(sizes.sum())
    return rounded(total / size) if size else None


def retrieval(
    transform: Sequence[Callable[[Mapping[str, Any]], Floats]],
    likeness: Callable[[Floats, Floats], Floats],
    parts: Sequence[Places],
    units: JointUnits,
) -> float | None:
    """Mean reciprocal rank of the translation of each unit, among those of its part, under the fit that lacks the part.

    Args:
        transform: of each fit what gives texts their rows. likeness: compares rows.

    Returns:
        0 to 1; nothing where no part has two units with both versions.
    """
    ranks = []
    for fold, part in zip(transform, parts, strict=True):
        rows = np.intersect1d(part, units.complete())
        if len(rows) > 1:
            held = units.take(rows)
            # Likeness is rounded: what is equal on one machine must not differ in the last bit on another.
            found = likeness(*(fold({language: held[language]}) for language in LANGUAGES))
            ranks.append(reciprocal_ranks(decimals(found, 9)))
    return rounded(np.concatenate(ranks).mean()) if ranks else None


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return rounded(np.mean(known)) if known else None
