"""What speaks for a number of topics: each number fitted with several seeds, measured, and argued for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.errors import StudyError
from analysis.tables.topic_number import CHOICE, SELECTION
from analysis.topics.choice_of_k import choose_number, thin
from analysis.topics.joint_model import FitSettings
from analysis.topics.parts import parts_of_units
from analysis.topics.polylingual import PolylingualTopicModel
from analysis.topics.retrieval import likeness_of_shares
from analysis.topics.rounding import rounded
from analysis.topics.stability import stability_over_seeds, stability_without
from analysis.topics.topic_measures import held_out_log_likelihood, retrieval, word_measures
from analysis.topics.units import JointUnits

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

PARTS = 3
# Held-out words and translations are foretold as well after so many sweeps as after a hundred.
SWEEPS_OF_PARTS = 30
ONE_ARTICLE = "one article: units are held out, not articles"
NOTHING_HELD_OUT = "fewer than two units: nothing can be held out"
ONE_SEED = "one seed"
ONE_LANGUAGE = "no two held-out units with both versions"


def numbers_to_try(numbers: Sequence[int], pinned: int | None, units: int, frames: int = 0) -> list[int]:
    """The numbers of topics that a study can have: no more than it has units, no fewer than frames it is seeded with.

    Args:
        numbers: the range to choose from. pinned: the number that the study pins, or nothing; it is tried too.
        units: units with words. frames: that topics are seeded with.

    Returns:
        Rising numbers. A study with fewer units than the smallest number gets half as many topics as units; one without
        units gets none.

    Raises:
        StudyError: more topics are pinned, or more frames seeded, than there are units.
    """
    if not units:
        return []
    if pinned is not None and pinned > units:
        raise StudyError(
            "config: topics.number",
            f"{pinned} topics are asked for, but the study has {counted(units, 'unit')} with words.",
            f"Set topics.number to `choose`, or to {units} or fewer, or add issues to the study.",
        )
    if frames > units:
        raise StudyError(
            "config: topics.seeded",
            f"the codebook has {frames} frames, but the study has {counted(units, 'unit')} with words.",
            "Set topics.seeded to `none`, or add issues to the study.",
        )
    wanted = [*numbers, *([] if pinned is None else [pinned])]
    possible = sorted({number for number in wanted if frames <= number <= units})
    return possible or [max(1, frames, units // 2)]


def counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def selection(units: JointUnits, numbers: Sequence[int], trials: int, settings: FitSettings) -> pl.DataFrame:
    """Fit every number with every seed, to all units and without each part of the articles; measure what comes out.

    Parts and halves of units are the same for all numbers, so numbers can be compared seed by seed.

    Args:
        numbers: of topics. trials: seeds; the first is that of the settings.

    Returns:
        The table ``topics/selection``.
    """
    seeds = [settings.seed + trial for trial in range(trials)]
    held = {seed: parts_of_units(units.places, PARTS, seed) for seed in seeds}
    halves = {seed: thin(units.counts, np.random.Generator(np.random.PCG64([seed, PARTS]))) for seed in seeds}
    rows: list[dict[str, object]] = []
    for number in numbers:
        fits = {seed: settings.estimator(units.words, number, seed=seed).fit(units.counts) for seed in seeds}
        recurrence = stability_over_seeds(list(fits.values()))
        for seed, recurs in zip(seeds, recurrence, strict=True):
            parts, made_of = held[seed]
            reasons = [ONE_SEED] if trials == 1 else []
            reasons += {"units": [ONE_ARTICLE], None: [NOTHING_HELD_OUT]}.get(made_of, [])
            without = [
                settings.estimator(units.words, number, seed=seed, sweeps=SWEEPS_OF_PARTS).fit(
                    units.take(np.setdiff1d(np.arange(len(units.places)), part))
                )
                for part in parts
            ]
            found = _foretold(without, parts, halves[seed], units)
            if parts and found["retrieval"] is None:
                reasons.append(ONE_LANGUAGE)
            rows.append(
                {
                    "number": number,
                    "seed": seed,
                    **word_measures(fits[seed].components_, units),
                    "recurrence_seeds": None if trials == 1 else rounded(recurs),
                    "recurrence_without": _number(stability_without(fits[seed], without)),
                    **found,
                    "parts": made_of,
                    "reason": "; ".join(reasons) or None,
                }
            )
    return SELECTION.frame(rows)


def _foretold(
    fits: Sequence[PolylingualTopicModel],
    parts: Sequence[Places],
    halves: tuple[dict[str, Any], dict[str, Any]],
    units: JointUnits,
) -> dict[str, float | None]:
    """What fits that lack a part foretell of it."""
    return {
        "held_out": held_out_log_likelihood(fits, parts, *halves),
        "retrieval": retrieval([fit.transform_by_chain for fit in fits], likeness_of_shares, parts, units),
    }


def choice(selected: pl.DataFrame, pinned: int | None) -> pl.DataFrame:
    """The number that the table argues for, and the one that is shown.

    Some numbers recur over seeds as well as the best, within one standard error of the difference, seed by seed. Of
    these the smallest is argued for that foretells held-out words as well as the best of them (the same rule:
    :func:`~analysis.topics.choice_of_k.choose_number`). Topics have to be found again first, and then to be worth it.

    Args:
        selected: the table ``topics/selection``. pinned: the number that the study pins, or nothing.

    Returns:
        The table ``topics/choice``.
    """
    numbers = sorted(set(selected["number"].to_list()))
    recurrence = _by_number(selected, "recurrence_seeds")
    held_out = _by_number(selected, "held_out")
    recurs = _as_good_as_the_best(recurrence) if recurrence else set(numbers)
    scores = {number: values for number, values in held_out.items() if number in recurs}
    argued = choose_number(scores) if scores else min(recurs, default=0)
    rows: list[tuple[object, ...]] = []
    for number in numbers:
        shown = number == (argued if pinned is None else pinned)
        rows.append(
            (
                number,
                _mean(recurrence.get(number)),
                _mean(held_out.get(number)),
                number in recurs,
                number == argued,
                shown,
                _argument(number, argued, shown, numbers, recurrence, held_out) or None,
            )
        )
    return CHOICE.frame(rows)


def _by_number(selected: pl.DataFrame, measure: str) -> dict[int, Floats]:
    """Values of a measure by number, in the order of seeds; nothing where one is missing."""
    if selected[measure].null_count():
        return {}
    return {
        number: selected.filter(pl.col("number") == number).sort("seed")[measure].to_numpy()
        for number in sorted(set(selected["number"].to_list()))
    }


def _as_good_as_the_best(scores: Mapping[int, Floats]) -> set[int]:
    best = max(sorted(scores), key=lambda number: scores[number].mean())
    found = set()
    for number, values in scores.items():
        difference = scores[best] - values
        error = difference.std(ddof=1) / np.sqrt(len(difference)) if len(difference) > 1 else 0.0
        if difference.mean() <= error:
            found.add(number)
    return found


def _argument(
    number: int,
    argued: int,
    shown: bool,
    numbers: Sequence[int],
    recurrence: Mapping[int, Floats],
    held_out: Mapping[int, Floats],
) -> str:
    if number != argued:
        return f"The study pins it; the table argues for {argued}." if shown else ""
    told = []
    if recurrence:
        best = max(sorted(recurrence), key=lambda one: recurrence[one].mean())
        told.append(
            "Its topics recur over seeds best"
            if best == number
            else f"Its topics recur over seeds as well as with {best} topics, within one standard error"
        )
    if held_out and len(numbers) > 1:
        best = max(sorted(held_out), key=lambda one: held_out[one].mean())
        told.append(
            "no number foretells held-out words better"
            if best == number
            else f"{best} topics foretell held-out words better, but are not found again as well"
            if recurrence
            else f"{best} topics foretell held-out words better, within one standard error"
        )
    if len(numbers) == 1:
        return "No other number was tried."
    if number in (numbers[0], numbers[-1]):
        told.append("it is an end of the range that was tried")
    return f"{'; '.join(told)}." if told else "Nothing could be measured; it is the smallest."


def _number(topics: Floats | None) -> float | None:
    return None if topics is None else rounded(topics.mean())


def _mean(values: Floats | None) -> float | None:
    return None if values is None else rounded(values.mean())
