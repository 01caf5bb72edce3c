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
# Parts are held out with so many of the seeds: numbers differ in them by more than seeds do.
HELD_OUT_SEEDS = 2
# Recurrence is as good as the best within so many standard errors of the difference.
ERRORS = 2
# Held-out words and translations are foretold as well after so many sweeps as after a hundred.
SWEEPS_OF_PARTS = 30
ONE_ARTICLE = "one article: units are held out, not articles"
NOTHING_HELD_OUT = "fewer than two units: nothing can be held out"
ONE_SEED = "one seed"
FIRST_SEEDS = f"parts are held out with the first {HELD_OUT_SEEDS} seeds only"
ONE_LANGUAGE = "no two held-out units with both versions"
#: Why something is missing, by what the parts are made of.
WHY_NOT = {"units": [ONE_ARTICLE], None: [NOTHING_HELD_OUT], FIRST_SEEDS: [FIRST_SEEDS]}


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
        for trial, (seed, recurs) in enumerate(zip(seeds, recurrence, strict=True)):
            parts, made_of = held[seed] if trial < HELD_OUT_SEEDS else ([], FIRST_SEEDS)
            reasons = [ONE_SEED] if trials == 1 else []
            reasons += WHY_NOT.get(made_of, [])
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
                    "parts": made_of if parts else None,
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

    Some numbers recur over seeds as well as the best, within :data:`ERRORS` standard errors of the difference. Of these
    the smallest is argued for that foretells held-out words as well as the best of them, within one standard error
    (:func:`~analysis.topics.choice_of_k.choose_number`). Topics have to be found again first, and then to be worth it.

    Args:
        selected: the table ``topics/selection``. pinned: the number that the study pins, or nothing.

    Returns:
        The table ``topics/choice``.
    """
    numbers = sorted(set(selected["number"].to_list()))
    recurrence = _by_number(selected, "recurrence_seeds")
    held_out = _by_number(selected, "held_out")
    best = max(sorted(recurrence), key=lambda number: recurrence[number].mean(), default=None)
    recurs = set(numbers) if best is None else _recurring_as(best, recurrence)
    scores = {number: values for number, values in held_out.items() if number in recurs}
    argued = choose_number(scores) if scores else min(recurs, default=None)
    rows: list[tuple[object, ...]] = []
    for number in numbers:
        shown = number == (argued if pinned is None else pinned)
        told: str | None
        if number == argued:
            told = _argument(number, numbers, best, recurs, held_out)
        else:
            told = f"The study pins it; the table argues for {argued}." if shown else None
        known = recurrence.get(number)
        rows.append(
            (
                number,
                _mean(known),
                None if known is None or len(known) < 3 else rounded(recurrence_error(known)),
                _mean(held_out.get(number)),
                number in recurs,
                number == argued,
                shown,
                told,
            )
        )
    return CHOICE.frame(rows)


def recurrence_error(recurrence: Floats) -> float:
    """Standard error of a mean overlap of pairs of fits, by the jackknife of a U-statistic (Arvesen 1969).

    Without fit s the mean over pairs is (n r − 2 r_s) / (n − 2), where r_s is the mean overlap of s with the others.

    Args:
        recurrence: the r_s of n fits, three or more.
    """
    size = len(recurrence)
    squares = float(((recurrence - recurrence.mean()) ** 2).sum())
    return 2 / (size - 2) * float(np.sqrt((size - 1) / size * squares))


def _recurring_as(best: int, recurrence: Mapping[int, Floats]) -> set[int]:
    """Numbers whose topics recur as well as those of ``best``, as far as so few seeds can tell."""
    found = {best}
    for number, values in recurrence.items():
        if len(values) > 2:
            error = np.hypot(recurrence_error(values), recurrence_error(recurrence[best]))
            if recurrence[best].mean() - values.mean() <= ERRORS * error:
                found.add(number)
    return found


def _by_number(selected: pl.DataFrame, measure: str) -> dict[int, Floats]:
    """Values of a measure by number, in the order of seeds; nothing where a number has none."""
    found = {
        number: selected.filter(pl.col("number") == number).sort("seed")[measure].drop_nulls().to_numpy()
        for number in sorted(set(selected["number"].to_list()))
    }
    return found if all(len(values) for values in found.values()) else {}


def _argument(
    number: int,
    numbers: Sequence[int],
    best: int | None,
    recurs: set[int],
    held_out: Mapping[int, Floats],
) -> str:
    if len(numbers) == 1:
        return "No other number was tried."
    told = []
    if best == number:
        told.append("Its topics recur over seeds best")
    elif best is not None:
        told.append(f"Its topics recur over seeds as well as {best}, within {ERRORS} standard errors")
    if held_out:
        first = max(sorted(held_out), key=lambda one: held_out[one].mean())
        if first == number:
            told.append("no number foretells held-out words better")
        elif first in recurs:
            told.append(f"{first} foretell held-out words better, but within one standard error")
        else:
            told.append(f"{first} foretell held-out words better, but recur less")
    if number in (numbers[0], numbers[-1]):
        told.append("it is an end of the range that was tried")
    return f"{'; '.join(told)}." if told else "Nothing could be measured; it is the smallest."


def _number(topics: Floats | None) -> float | None:
    return None if topics is None else rounded(topics.mean())


def _mean(values: Floats | None) -> float | None:
    return None if values is None else rounded(values.mean())
