"""Verdicts are read back whatever a spreadsheet did to them, kept across runs, and counted."""

from __future__ import annotations

import polars as pl
import pytest
from shift_texts import BACKGROUND, last, shifts_of, small_texts

from analysis.errors import StudyError
from analysis.shifts.candidates import KINDS
from analysis.shifts.shift_ids import is_shift_id, shift_ids
from analysis.shifts.verdict_files import Verdict, VerdictFile, read_verdict_file
from analysis.shifts.verdicts import precision, read_verdicts, shifts_by_article, verdict_sheet
from analysis.statistics.intervals import wilson
from analysis.tables.text_files import to_csv

A, B, C = shift_ids(
    [("i", "a", "omitted", "", "甲"), ("i", "a", "added", "x", ""), ("i", "a", "added", "x", "")]
)


def test_ids_follow_from_content_and_tell_equals_apart() -> None:
    assert B != C and all(map(is_shift_id, (A, B, C)))
    assert shift_ids([("i", "a", "added", "x", "")]) == [B]
    assert not is_shift_id(A[:-1]) and not is_shift_id(A[:-1] + ("0" if A[-1] != "0" else "1"))


@pytest.mark.parametrize(
    "data",
    [
        f"id,verdict,verdict_kind,note\n{A},yes,,good\n\n{B},no,,\n".encode(),
        f"\ufeffsep=;\r\nNote;Verdict;ID;verdict_kind\r\ngood;YES;{A};\r\n;0;{B};\r\n".encode(),
        f"id\tverdict\tnote\r\n{A}\t是\tgood\r\n{B}\t否\t\r\n".encode("utf-16"),
    ],
    ids=["plain", "Excel with semicolons", "Unicode text"],
)
def test_verdicts_survive_a_spreadsheet(data: bytes) -> None:
    found = read_verdict_file(data, "lin.csv")
    assert [(row.id, row.verdict, row.note) for row in found] == [(A, "yes", "good"), (B, "no", "")]


@pytest.mark.parametrize(
    ("data", "where", "told"),
    [
        (f"id,code\n{A},yes\n", "lin.csv, row 1", "there is no column `verdict`"),
        (f"id,verdict,verdict\n{A},yes,no\n", "lin.csv, row 1", "stands there twice"),
        (f"id,verdict\n{A[:-1]},yes\n", "lin.csv, row 2", "is not an id of a candidate"),
        (f"id,verdict\n{A},yes\n{A},no\n", "lin.csv, row 3", "stands in row 2 already"),
        (f"id,verdict\n{A},maybe\n", "lin.csv, row 2", "the verdict “maybe” is neither yes nor no"),
        (f"id,verdict,verdict_kind\n{A},yes,lost\n", "lin.csv, row 2", "there is no kind “lost”"),
        ("PK\x03\x04", "lin.csv", "is a workbook"),
    ],
)
def test_a_mistake_in_a_file_is_one_sentence(data: str, where: str, told: str) -> None:
    with pytest.raises(StudyError) as caught:
        read_verdict_file(data.encode(), "lin.csv")
    assert str(caught.value).startswith(where) and told in str(caught.value)


PAIRS = [
    (
        "The river must be protected by all countries, and children learned to swim in it.",
        "各国必须保护这条河流。",
    ),
    ("As a proverb says, water flows down.", "水往低处流。"),
    ("", "农民抱怨税收太重。"),
]


def judged(*rows: tuple[str, str, str]) -> VerdictFile:
    return VerdictFile("lin", [Verdict(at, *row, "") for at, row in enumerate(rows, start=2)])


def test_verdicts_keep_their_candidates_and_stale_ones_are_told() -> None:
    shifts = shifts_of(small_texts(PAIRS))
    first = shifts.row(0, named=True)
    file = judged((first["id"], "yes", ""), (A, "no", ""), (shifts["id"][1], None, ""))  # type: ignore[arg-type]
    table = read_verdicts([file], shifts)
    assert table["status"].to_list() == ["current", "stale"]
    assert table["kind"].to_list() == [first["kind"], None]
    # another article before it changes no id
    changed = shifts_of(small_texts([("Owls hunt mice.", "猫头鹰捕捉老鼠。"), *PAIRS]))
    assert first["id"] in changed["id"].to_list()
    assert read_verdicts([file], changed)["status"].to_list() == ["current", "stale"]
    sheet = verdict_sheet(shifts, table)
    assert sheet.filter(id=first["id"])["verdict"].to_list() == ["yes"]
    assert sheet["verdict"].null_count() == sheet.height - 1
    again = read_verdict_file(to_csv(sheet).encode(), "sheet.csv")
    assert {row.id: row.verdict for row in again}[first["id"]] == "yes" and len(again) == sheet.height


def test_precision_by_kind() -> None:
    shifts = shifts_of(small_texts(PAIRS))
    ids = shifts["id"].to_list()
    kinds = shifts["kind"].to_list()
    file = judged((ids[0], "yes", "explained"), (ids[1], "yes", ""), (ids[2], "no", ""), (A, "yes", ""))
    table = precision(shifts, read_verdicts([file], shifts))
    whole = table.row(by_predicate=pl.col("kind") == "all", named=True)
    assert (whole["judged"], whole["real"], whole["same_kind"], whole["stale"]) == (3, 2, 1, 1)
    low, high = wilson(2, 3)
    assert (whole["precision"], whole["low"], whole["high"]) == pytest.approx(
        (2 / 3, float(low), float(high))
    )
    rest = table.filter(pl.col("kind") != "all")
    assert rest["kind"].to_list() == list(KINDS) and rest["judged"].sum() == 3
    assert rest.filter(judged=0)["reason"].to_list() == ["no candidate of this kind was judged"] * (
        len(KINDS) - len(set(kinds[:3]))
    )
    nobody = precision(shifts, read_verdicts([], shifts))
    assert nobody["precision"].null_count() == nobody.height
    assert nobody["reason"].unique().to_list() == ["no file of verdicts is named in shifts.verdicts"]
    assert nobody["candidates"][0] == shifts.height


def test_counts_by_article() -> None:
    texts = small_texts(PAIRS)
    shifts = shifts_of(texts)
    verdicts = read_verdicts([judged((shifts["id"][0], "yes", ""))], shifts)
    table = shifts_by_article(shifts, verdicts, texts.articles, texts.units)
    whole = table.row(0, named=True)
    assert table["kind"].to_list() == ["all", *KINDS]
    assert whole["units"] == len(BACKGROUND) + len(PAIRS) and whole["candidates"] == shifts.height
    assert whole["expected"] == pytest.approx(shifts["probability"].sum())
    assert whole["rate"] == pytest.approx(whole["expected"] / whole["units"])
    assert (whole["judged"], whole["real"]) == (1, 1)
    omitted = table.row(by_predicate=pl.col("kind") == "omitted", named=True)
    assert omitted["source_more"] == omitted["candidates"] >= 1 and omitted["translation_more"] == 0
    added = table.row(by_predicate=pl.col("kind") == "added", named=True)
    assert added["translation_more"] == added["candidates"] >= 1 and added["source_more"] == 0


def test_counts_by_article_know_which_version_has_more_force() -> None:
    texts = small_texts(PAIRS)
    kinds = ["weakened", "strengthened", "term"]
    shifts = shifts_of(texts).head(3).with_columns(kind=pl.Series(kinds), surplus=pl.lit(None, pl.String))
    table = shifts_by_article(shifts, read_verdicts([], shifts), texts.articles, texts.units)
    more = table.filter(pl.col("kind").is_in(["all", *kinds])).select(
        "kind", "source_more", "translation_more"
    )
    assert more.sort("kind").rows() == [
        ("all", 1, 1),
        ("strengthened", 0, 1),
        ("term", 0, 0),
        ("weakened", 1, 0),
    ]


def test_markup_of_a_text_does_not_reach_the_reason_unquoted() -> None:
    found = last(("As a proverb goes, =1+1 is water.", "水往低处流。"))
    assert all(line[0] not in "=+-@" for line in found["why"].to_list())
