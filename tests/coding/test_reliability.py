"""The table of reliability on the demo study, coded by people whose errors are known."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import polars as pl
import pytest
from coded_study import coded, coded_rows, demo_key, demo_sheet, population, sample, sheet_of
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import f1_score, precision_score, recall_score

from analysis.coding.coded_files import DECIDING, CodedRow
from analysis.coding.codes import coded_units
from analysis.coding.reliability import reliability


def draw(chances: dict[str, float], seed: int) -> dict[str, bool]:
    """Whether the frame is in a unit, by chance, for all units of the study."""
    generator = np.random.default_rng(seed)
    chance = population()["stratum"].replace_strict(chances, return_dtype=pl.Float64).to_numpy()
    return dict(zip(population()["id"], (generator.random(len(chance)) < chance).tolist(), strict=True))


@cache
def truth() -> dict[str, bool]:
    return draw({"hit": 0.85, "opposite": 0.4, "other": 0.03}, 1)


@cache
def slips() -> dict[str, bool]:
    return draw({"hit": 0.1, "opposite": 0.1, "other": 0.02}, 2)


def truthful(line: dict[str, Any]) -> str:
    return "yes" if truth()[line["id"]] else "no"


def slipping(line: dict[str, Any]) -> str:
    return "yes" if truth()[line["id"]] ^ slips()[line["id"]] else "no"


def table(*files: Any, key: pl.DataFrame | None = None) -> pl.DataFrame:
    asked = demo_key() if key is None else key
    codes = coded_units(list(files), asked, population())
    return reliability(asked, codes, population(), 100, 1)


def line(rows: pl.DataFrame, **where: str) -> dict[str, Any]:
    found = rows.filter(**{"judge": "majority", **where})
    assert found.height == 1
    return found.row(0, named=True)


def test_where_all_is_coded_the_numbers_are_the_known_truth() -> None:
    """The sample is the whole study, so that nothing is left to chance; scikit-learn counts it another way."""
    key = sample(population(), hits=10**6, opposite=10**6, non_hits=10**6)
    rows = table(coded("lin", sheet_of(key, population()), truthful), key=key)
    for frame, language in (("security", "en"), ("history", "zh"), ("all", "all")):
        part = population().filter(
            (pl.col("frame") == frame) | (frame == "all"),
            (pl.col("language") == language) | (language == "all"),
        )
        true = [truth()[item] for item in part["id"]]
        found = part["found"].to_list()
        row = line(rows, frame=frame, language=language)
        assert row["units"] == row["sampled"] == row["coded"] == part.height
        assert row["precision"] == pytest.approx(precision_score(true, found))
        assert row["recall"] == pytest.approx(recall_score(true, found))
        assert row["f1"] == pytest.approx(f1_score(true, found))
        assert row["tp_study"] == pytest.approx(row["tp"]) and row["fn_study"] == pytest.approx(row["fn"])
        triples = [("coder", item, true[item]) for item in range(len(true))]
        triples += [("program", item, found[item]) for item in range(len(found))]
        assert row["alpha_program"] == pytest.approx(AnnotationTask(data=triples).alpha())


def test_a_sample_is_weighted_up_to_the_study() -> None:
    rows = table(coded("lin", demo_sheet(), truthful))
    part = demo_key().filter(frame="security", language="zh")
    true = [truth()[item] for item in part["id"]]
    row = line(rows, frame="security", language="zh")
    for name, score in (("precision", precision_score), ("recall", recall_score), ("f1", f1_score)):
        assert row[name] == pytest.approx(score(true, part["found"], sample_weight=part["weight"]))
    assert row["tp"] + row["fp"] + row["fn"] + row["tn"] == row["coded"] == part.height
    study = population().filter(frame="security", language="zh")
    assert row["tp_study"] + row["fp_study"] + row["fn_study"] + row["tn_study"] == pytest.approx(
        study.height
    )


def test_over_all_frames_the_intervals_hold_the_truth_of_the_study() -> None:
    row = line(table(coded("lin", demo_sheet(), truthful)), frame="all", language="all")
    true, found = [truth()[item] for item in population()["id"]], population()["found"].to_list()
    for name, score in (("precision", precision_score), ("recall", recall_score), ("f1", f1_score)):
        assert row[f"{name}_low"] < score(true, found) < row[f"{name}_high"]
        assert row[f"{name}_high"] - row[f"{name}_low"] < 0.3


def test_two_coders_with_known_slips() -> None:
    files = [coded("lin", demo_sheet(), truthful), coded("wu", demo_sheet(), slipping)]
    rows = table(*files)
    slipped = sum(slips()[item] for item in demo_key()["id"])
    row = line(rows, frame="all", language="all")
    assert row["coders"] == 2
    assert (row["unresolved"], row["coded"]) == (slipped, demo_key().height - slipped)
    triples = [(file.coder, entry.id, entry.code) for file in files for entry in file.rows]
    assert row["alpha"] == pytest.approx(AnnotationTask(data=triples).alpha())
    assert row["alpha_units"] == demo_key().height and row["alpha_low"] < row["alpha"] < row["alpha_high"]
    # each coder alone
    alone = line(rows, frame="all", language="all", judge="coder", coder="lin")
    assert alone["coded"] == demo_key().height and alone["unresolved"] == 0
    assert alone["alpha"] is None and alone["alpha_reason"] == "One coder alone."
    one = line(table(files[0]), frame="all", language="all")
    for name in ("precision", "recall", "f1", "alpha_program"):
        assert alone[name] == pytest.approx(one[name])
    assert one["alpha"] is None and one["alpha_reason"] == "There is one coder."


def test_a_third_person_decides_without_counting_as_a_coder() -> None:
    files = [coded("lin", demo_sheet(), truthful), coded("wu", demo_sheet(), slipping)]
    decided = table(*files, coded("zhao", demo_sheet(), truthful, DECIDING))
    row = line(decided, frame="all", language="all")
    plain = line(table(*files), frame="all", language="all")
    assert row["unresolved"] == 0 and row["coders"] == 2
    assert row["alpha"] == plain["alpha"]
    # lin is never wrong, and ties go to the truth
    alone = line(decided, frame="all", language="all", judge="coder", coder="lin")
    assert row["recall"] == pytest.approx(alone["recall"])
    assert set(decided["coder"]) == {"all", "lin", "wu"}


def test_what_cannot_be_estimated_says_why() -> None:
    chosen = demo_key().filter(frame="security", language="en", stratum="hit")
    rows = [CodedRow(at, item, "yes", "", None) for at, item in enumerate(chosen["id"], start=2)]
    found = table(coded_rows("lin", rows))
    row = line(found, frame="security", language="en")
    assert row["precision"] is None and row["tp"] == chosen.height
    assert row["reason"] == "No unit with a code in the stratum opposite, other: nothing can be estimated."
    assert row["not_coded"] == row["sampled"] - row["coded"]
    assert row["alpha_program_reason"].startswith("Every code is yes")
    assert line(found, frame="all", language="zh")["reason"].startswith(
        "No frame has a code in every stratum"
    )
    assert line(found, frame="history", language="en")["alpha_reason"] == "There is no coder."


def test_sums_go_without_the_frames_that_lack_codes() -> None:
    rows = table(
        coded("lin", demo_sheet(), lambda entry: None if entry["frame"] == "history" else truthful(entry))
    )
    row = line(rows, frame="all", language="en")
    assert row["reason"] == "Without history (en), where a stratum has no code."
    others = [line(rows, frame=frame, language="en") for frame in set(demo_key()["frame"]) - {"history"}]
    assert row["tp_study"] == pytest.approx(sum(other["tp_study"] for other in others))
    assert row["fn_study"] == pytest.approx(sum(other["fn_study"] for other in others))


def test_coding_half_of_the_sheet_is_a_smaller_sample() -> None:
    half = set(
        demo_sheet().with_row_index("at").filter(pl.col("at").rank().over("language", "frame") <= 25)["id"]
    )
    rows = table(coded("lin", demo_sheet(), lambda entry: truthful(entry) if entry["id"] in half else None))
    row = line(rows, frame="security", language="en")
    assert row["coded"] == 25 and row["not_coded"] == row["sampled"] - 25
    assert (
        row["tp_study"] + row["fp_study"]
        == population().filter(frame="security", language="en", found=True).height
    )


def test_the_table_does_not_depend_on_the_order_of_rows_in_the_files() -> None:
    files = [coded("lin", demo_sheet(), truthful), coded("wu", demo_sheet().sort("text"), slipping)]
    again = [coded("lin", demo_sheet().reverse(), truthful), coded("wu", demo_sheet(), slipping)]
    assert table(*files).equals(table(*again))
