"""What speaks for a number of topics: planted numbers, the argument, and studies that are too small."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from analysis.errors import StudyError
from analysis.tables.topic_number import SELECTION
from analysis.topics.comparison import compare_models
from analysis.topics.joint_model import FitSettings
from analysis.topics.parts import parts_of_units
from analysis.topics.selection import choice, numbers_to_try, recurrence_error, selection
from analysis.topics.units import JointUnits
from benchmarks.synthetic_topics import drawn_topics, drawn_units

SETTINGS = FitSettings(alpha=0.1, beta=0.01, seed=1)


def drawn(topics: int, units: int, articles: int = 12) -> JointUnits:
    """Units from planted topics; every article holds all of them."""
    counts, _ = drawn_units(drawn_topics(topics, 3, vocabulary=300), units, 3)
    names = dict(zip(("en", "zh"), sorted(counts), strict=True))
    places = pl.DataFrame(
        {
            "issue": ["i"] * units,
            "article": [f"{place % articles:02d}" for place in range(units)],
            "author": ["a"] * units,
            "unit": range(units),
        }
    )
    return JointUnits(
        places,
        {
            mine: tuple(f"{mine}{place:04d}" for place in range(counts[name].shape[1]))
            for mine, name in names.items()
        },
        {mine: counts[name] for mine, name in names.items()},
    )


def test_a_planted_number_is_argued_for() -> None:
    units = drawn(6, 240)
    found = selection(units, [3, 6, 12], 3, SETTINGS)
    told = choice(found, None)
    assert told.filter(pl.col("argued_for"))["number"].to_list() == [6]
    assert told.filter(pl.col("shown"))["number"].to_list() == [6]
    right = found.filter(number=6)
    assert right["recurrence_seeds"].min() > 0.8  # type: ignore[operator]
    assert right["recurrence_without"].drop_nulls().min() > 0.8  # type: ignore[operator]
    assert right["retrieval"].drop_nulls().min() > 0.4  # type: ignore[operator]
    assert set(found["parts"].drop_nulls()) == {"articles"}
    # Parts are held out with the first two seeds.
    assert found.group_by("seed", maintain_order=True).agg(pl.col("held_out").null_count())[
        "held_out"
    ].to_list() == [0, 0, 3]
    pinned = choice(found, 12)
    assert pinned.filter(pl.col("shown")).select("number", "argument").rows() == [
        (12, "The study pins it; the table argues for 6.")
    ]


def table(recurrence: dict[int, list[float]], held_out: dict[int, list[float]]) -> pl.DataFrame:
    rows = [
        {
            **dict.fromkeys(SELECTION.schema),
            "number": number,
            "seed": seed,
            "recurrence_seeds": value,
            "held_out": held_out[number][seed] if held_out else None,
        }
        for number, values in recurrence.items()
        for seed, value in enumerate(values)
    ]
    return SELECTION.frame(rows)


def test_topics_must_recur_first_and_foretell_then() -> None:
    recurrence = {4: [0.6, 0.62, 0.61], 8: [0.6, 0.58, 0.59], 16: [0.3, 0.31, 0.29]}
    held_out = {4: [-7.3, -7.1, -7.2], 8: [-7.2, -7.0, -7.1], 16: [-7.0, -6.8, -6.9]}
    told = choice(table(recurrence, held_out), None)
    assert told["recurs_as_well"].to_list() == [True, True, False]
    assert told.filter(pl.col("argued_for")).select("number", "argument").rows() == [
        (
            8,
            "Its topics recur over seeds as well as 4, within 2 standard errors; 16 foretell held-out words better, "
            "but recur less.",
        )
    ]
    alone = choice(table(recurrence, {}), None)
    assert alone.filter(pl.col("argued_for"))["number"].to_list() == [4]
    assert alone.filter(pl.col("argued_for"))["argument"].to_list() == [
        "Its topics recur over seeds best; it is an end of the range that was tried."
    ]


def test_the_error_of_recurrence_is_that_of_a_jackknife_by_hand() -> None:
    random = np.random.Generator(np.random.PCG64(2))
    overlaps = random.uniform(0, 1, (5, 5))
    overlaps = (overlaps + overlaps.T) / 2
    pairs = np.triu_indices(5, 1)
    each = np.array([np.delete(row, place).mean() for place, row in enumerate(overlaps)])
    without = []
    for gone in range(5):
        kept = np.delete(np.delete(overlaps, gone, 0), gone, 1)
        without.append(kept[np.triu_indices(4, 1)].mean())
    expected = np.sqrt(4 / 5 * ((np.array(without) - np.mean(without)) ** 2).sum())
    assert recurrence_error(each) == pytest.approx(expected)
    assert each.mean() == pytest.approx(overlaps[pairs].mean())


def test_numbers_are_bounded_by_units_and_frames() -> None:
    assert numbers_to_try([4, 8, 16], None, 100) == [4, 8, 16]
    assert numbers_to_try([4, 8, 16], 5, 100) == [4, 5, 8, 16]
    assert numbers_to_try([4, 8, 16], None, 8) == [4, 8]
    assert numbers_to_try([4, 8, 16], None, 3) == [1]
    assert numbers_to_try([4, 8, 16], None, 100, frames=6) == [8, 16]
    assert numbers_to_try([4, 8, 16], 8, 0) == []
    with pytest.raises(StudyError, match="9 topics are asked for, but the study has 1 unit with words"):
        numbers_to_try([4], 9, 1)
    with pytest.raises(StudyError, match="the codebook has 6 frames, but the study has 5 units"):
        numbers_to_try([4], None, 5, frames=6)


def test_a_study_without_units_has_empty_tables() -> None:
    units = drawn(3, 12)
    assert selection(units, [], 2, SETTINGS).is_empty()
    assert choice(selection(units, [], 2, SETTINGS), None).is_empty()
    assert compare_models(units, 0, 1, SETTINGS, None).is_empty()


@pytest.mark.parametrize(("articles", "made_of"), [(12, "articles"), (2, "articles"), (1, "units")])
def test_parts_are_whole_articles_where_there_are_several(articles: int, made_of: str) -> None:
    places = drawn(3, 24, articles).places
    for seed in (None, 1):
        parts, told = parts_of_units(places, 3, seed)
        assert told == made_of
        assert sorted(np.concatenate(parts).tolist()) == list(range(24))
        assert len(parts) == (2 if articles == 2 else 3)
        if made_of == "articles":
            where = [set(places["article"].gather(part)) for part in parts]
            assert not set.intersection(*where)
    assert parts_of_units(places[:1], 3) == ([], None)


def test_models_are_measured_alike_and_say_what_they_lack() -> None:
    units = drawn(4, 60, 6)
    found = compare_models(units, 4, 2, SETTINGS, None)
    ours = found.row(0, named=True)
    assert ours["model"] == "polylingual, 2 chains" and ours["reason"] is None
    assert None not in [value for key, value in ours.items() if key != "reason"]
    reasons = dict(found.select("model", "reason").iter_rows())
    assert reasons["cross-lingual LSA"] == "no topics"
    assert "no random start" in reasons["scikit-learn NMF, joint bag"]
    lacking = found.filter(pl.col("held_out").is_null())
    assert lacking["reason"].null_count() == 0
    assert found["retrieval"].null_count() == 0


def test_models_that_cannot_be_fitted_say_so() -> None:
    units = drawn(2, 6, 1)
    blank = {"en": units.counts["en"], "zh": units.counts["zh"][:, :0]}
    alone = JointUnits(units.places, {**units.words, "zh": ()}, blank)
    found = compare_models(alone, 2, 1, SETTINGS, None)
    failed = found.filter(pl.col("reason").str.starts_with("not fitted"))
    assert found["model"][0] not in failed["model"].to_list()
    assert found["reason"].null_count() == 0
