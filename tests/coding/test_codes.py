"""Codes that are read back: what counts, what does not and why, and who decides."""

from __future__ import annotations

import polars as pl
import pytest
from coded_study import coded, coded_rows, demo_key, demo_sheet, population

from analysis.coding.coded_files import DECIDING, CodedRow
from analysis.coding.codes import coded_units, disputed_units
from analysis.coding.unit_ids import unit_id
from analysis.errors import StudyError


def nth(place: int) -> str:
    return str(demo_sheet()["id"][place])


def row(item: str, code: str | None, at: int = 2, text: str | None = None) -> CodedRow:
    return CodedRow(at, item, code, "", text)


def rows_of(*said: tuple[str, str | None]) -> list[CodedRow]:
    return [row(item, code, at) for at, (item, code) in enumerate(said, start=2)]


def statuses(codes: pl.DataFrame) -> list[str]:
    return codes["status"].to_list()


def test_every_row_is_kept_and_says_what_it_is_good_for() -> None:
    outside = population().filter(~pl.col("id").is_in(demo_key()["id"].implode()))["id"][0]
    gone = unit_id("a sentence that was corrected", "history")
    rows = [
        row(nth(0), "yes", 2),
        row(nth(1), None, 3),
        row(outside, "no", 4),
        row(gone, "yes", 5, "As it was."),
    ]
    codes = coded_units([coded_rows("lin", rows)], demo_key(), population())
    assert statuses(codes) == ["used", "not coded", "left the sample", "not in the study"]
    assert codes["resolved"].to_list() == ["yes", None, None, None]
    assert codes["text"].null_count() == 0 and codes["text"][3] == "As it was."
    assert codes["language"].null_count() == 1


def test_the_outcome_is_the_program_against_the_coders() -> None:
    codes = coded_units([coded("lin", demo_sheet(), lambda line: "yes")], demo_key(), population())
    found = dict(demo_key().select("id", "found").iter_rows())
    expected = {True: "true positive", False: "false negative"}
    assert codes["outcome"].to_list() == [expected[found[item]] for item in codes["id"]]
    denied = coded_units([coded("lin", demo_sheet(), lambda line: "no")], demo_key(), population())
    assert set(denied["outcome"]) == {"false positive", "true negative"}


def test_the_majority_and_ties() -> None:
    files = [
        coded_rows("lin", rows_of((nth(0), "yes"), (nth(1), "yes"), (nth(2), "no"))),
        coded_rows("wu", rows_of((nth(0), "yes"), (nth(1), "no"), (nth(2), "no"), (nth(3), "no"))),
        coded_rows("zhao", rows_of((nth(0), "no"))),
    ]
    codes = coded_units(files, demo_key(), population())
    said = dict(codes.select("id", "resolved").unique().iter_rows())
    assert said == {nth(0): "yes", nth(1): None, nth(2): "no", nth(3): "no"}
    assert disputed_units(codes, demo_sheet())["id"].to_list() == [nth(1)]


def test_who_decides_has_a_say_in_ties_only() -> None:
    files = [
        coded_rows("lin", rows_of((nth(0), "yes"), (nth(1), "yes"))),
        coded_rows("wu", rows_of((nth(0), "yes"), (nth(1), "no"))),
        coded_rows("zhao", rows_of((nth(0), "no"), (nth(1), "no"), (nth(2), "yes")), DECIDING),
    ]
    codes = coded_units(files, demo_key(), population())
    said = dict(codes.select("id", "resolved").unique().iter_rows())
    assert said == {nth(0): "yes", nth(1): "no", nth(2): None}
    deciding = codes.filter(role=DECIDING)
    assert statuses(deciding) == ["not needed", "used", "not needed"]
    # what was in dispute stays listed, so that deciding it does not empty the list
    assert disputed_units(codes, demo_sheet())["id"].to_list() == [nth(1)]


def test_columns_that_were_sorted_apart_are_noticed() -> None:
    text = demo_sheet()["text"][0]
    coded_units([coded_rows("lin", [row(nth(0), "yes", 2, text)])], demo_key(), population())
    other = next(item for item in demo_sheet()["text"] if item != text)
    with pytest.raises(StudyError) as caught:
        coded_units([coded_rows("lin", [row(nth(0), "yes", 9, other)])], demo_key(), population())
    assert caught.value.where == "lin.csv, row 9"
    assert "sorted without the others" in str(caught.value)


def test_the_whole_sheet_comes_back_from_csv() -> None:
    codes = coded_units([coded("lin", demo_sheet(), lambda line: None)], demo_key(), population())
    assert set(statuses(codes)) == {"not coded"}
    assert codes["id"].to_list() == demo_sheet()["id"].to_list()
    assert codes["row"].to_list() == list(range(2, demo_sheet().height + 2))
