"""A coder's file comes back whatever a spreadsheet did to it, and what is wrong with it is told in one sentence."""

from __future__ import annotations

import csv
import io

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.coding.coded_files import read_coded_file, same_text
from analysis.coding.unit_ids import is_unit_id, unit_id
from analysis.errors import StudyError
from analysis.tables.coding import SHEET
from analysis.tables.text_files import to_csv

IDS = [unit_id(str(number), "history") for number in range(4)]
TEXTS = ["=1+1; “quoted”, and more", "合作共赢，“命运”。", 'He said "no".', "- a dash"]
CODES = ["yes", "no", None, "yes"]


def sheet() -> pl.DataFrame:
    rows = [
        (
            item,
            "en",
            "history",
            "History / 历史",
            "A definition",
            None,
            text,
            None,
            code,
            None,
            "i",
            "a",
            0,
            at,
        )
        for at, (item, text, code) in enumerate(zip(IDS, TEXTS, CODES, strict=True))
    ]
    return SHEET.frame(rows)


def written(separator: str = ",", end: str = "\r\n", quoting: int = csv.QUOTE_ALL, columns: int = 0) -> str:
    """The sheet as another program would save it, without a byte-order mark."""
    rows = list(csv.reader(io.StringIO(to_csv(sheet()).removeprefix("\ufeff"), newline="")))
    if columns:
        rows = [[*row[columns:], *row[:columns]] for row in rows]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        to_csv(sheet()).encode("utf-8"),
        written().encode("utf-8"),
        written(";", quoting=csv.QUOTE_MINIMAL).encode("utf-8-sig"),
        written("\t", "\n").encode("utf-8"),
        # Excel's “Unicode text”
        written("\t").encode("utf-16"),
        ("sep=;\r\n" + written(";")).encode("utf-8-sig"),
        written(columns=5).encode("utf-8"),
        (written() + ";;;\r\n".replace(";", ",") + "\r\n\r\n").encode("utf-8"),
        written().replace('"id"', '" ID "').replace('"code"', '"Code"').encode("utf-8"),
    ],
)
def test_what_spreadsheets_write(data: bytes) -> None:
    rows = read_coded_file(data, "lin.csv")
    assert [(row.row, row.id, row.code) for row in rows] == [
        (at, *pair) for at, pair in enumerate(zip(IDS, CODES, strict=True), start=2)
    ]
    assert all(same_text(row.text or "", text) for row, text in zip(rows, TEXTS, strict=True))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *((text, "yes") for text in ("yes", "Yes", " YES ", "y", "1", "１", "1.0", "TRUE", "是", "有")),
        *((text, "no") for text in ("no", "No", "N", "0", "FALSE", "否", "不是", "没有")),
        ("", None),
        ("  ", None),
    ],
)
def test_ways_to_say_yes_and_no(cell: str, code: str | None) -> None:
    (row,) = read_coded_file(f"id,code\n{IDS[0]},{cell}\n".encode(), "lin.csv")
    assert row.code == code and row.text is None


def simple(*rows: str, header: str = "id,code") -> bytes:
    return "\n".join([header, *rows]).encode()


@pytest.mark.parametrize(
    ("data", "where", "told"),
    [
        (written().encode("gb18030"), "lin.csv, line", ("not text in UTF-8", "CSV UTF-8")),
        (b"PK\x03\x04 and so on", "lin.csv", ("a workbook, not CSV", "CSV UTF-8")),
        (b"", "lin.csv, row 1", ("no column `id`",)),
        (simple(header="id,kode"), "lin.csv, row 1", ("no column `code`", "id, kode")),
        (simple(header="x" * 200_000), "lin.csv", ("cannot be read as CSV",)),
        (simple(header="id,code,code"), "lin.csv, row 1", ("`code` stands there twice",)),
        (simple(f"{IDS[0]},yes", "", f"{IDS[1]},maybe"), "lin.csv, row 4", ("“maybe”", "yes or no")),
        (simple(f"{IDS[0]},yes", f"{IDS[0]},no"), "lin.csv, row 3", ("in row 2 already",)),
        (simple("u1234,yes"), "lin.csv, row 2", ("“u1234” is not an id",)),
        (simple(",yes"), "lin.csv, row 2", ("is not an id",)),
        (simple(f"{IDS[0][:-1]}x,yes"), "lin.csv, row 2", ("was altered",)),
    ],
)
def test_what_cannot_be_read(data: bytes, where: str, told: tuple[str, ...]) -> None:
    with pytest.raises(StudyError) as caught:
        read_coded_file(data, "lin.csv")
    assert caught.value.where.startswith(where)
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    for part in told:
        assert part in str(caught.value)


def test_a_row_is_that_of_the_spreadsheet_although_a_note_has_two_lines() -> None:
    data = f'id,code,note\n{IDS[0]},yes,"one\ntwo"\n{IDS[1]},perhaps,\n'.encode()
    with pytest.raises(StudyError, match="row 3"):
        read_coded_file(data, "lin.csv")


def test_the_text_of_a_cell() -> None:
    assert same_text("'=1+1", "=1+1") and same_text("a  b ", "a b")
    # a spreadsheet that cannot write Chinese
    assert same_text("????G20???", "这是一个G20成员国")
    # a spreadsheet that sees a date
    assert same_text("01.02.2041", "1/2")
    assert not same_text("合作", "共赢") and not same_text("合作", "合作共赢") and not same_text("", "合作")


@given(st.text(max_size=20), st.text(max_size=20))
def test_an_id_is_known_and_an_altered_one_is_not(text: str, frame: str) -> None:
    item = unit_id(text, frame)
    assert is_unit_id(item)
    assert not is_unit_id(item[:-1]) and not is_unit_id(item + "0") and not is_unit_id(item.upper())


def test_an_altered_digit_of_an_id_is_noticed() -> None:
    altered = [item[:5] + ("0" if item[5] != "0" else "1") + item[6:] for item in IDS]
    assert not any(map(is_unit_id, altered))
