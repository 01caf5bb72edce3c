"""Whatever stands in a table stays text in every format, and its numbers are those of the model."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from any_tables import HOSTILE, printed_tables
from hypothesis import given
from hypothesis import strategies as st

from analysis.exhibits.csv_format import csv_table
from analysis.exhibits.html_format import html_table
from analysis.exhibits.latex_format import latex_table
from analysis.exhibits.latex_text import latex
from analysis.exhibits.markdown_format import markdown_table
from analysis.exhibits.number_kinds import COUNT, PERCENT, POINTS, PROBABILITY
from analysis.exhibits.panels import WIDTH, panels
from analysis.exhibits.printed_table import Column, Estimate, PrintedTable, Section, without_empty
from analysis.exhibits.scripts import one_line, runs

SMALL = PrintedTable(
    "small",
    "A title",
    "A caption",
    (Column("Frame"), Column("Share", PERCENT, "English", True), Column("p", PROBABILITY)),
    (
        Section("Wang", (("发展 & peace", Estimate(0.57, 0.37, 0.74), 0.0004),)),
        Section("Luo", (("x", Estimate(None), None),)),
    ),
    ("A note.",),
    ("framing/salience",),
    section_header="article",
)


class Read(HTMLParser):
    """The rows of the tables of a page, and whatever tags it holds."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.rows: list[list[str]] = []
        self.spans: list[int] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
            self.spans.append(0)
        if tag in ("td", "th"):
            self.inside = True
            self.rows[-1].append("")
            self.spans[-1] += int(dict(attrs).get("colspan") or 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data


def unescaped(pattern: str, text: str) -> list[str]:
    """Where a character stands that no backslash makes a letter."""
    return re.findall(rf"(?<!\\)(?:\\\\)*{pattern}", text)


@given(st.text(max_size=60))
def test_text_in_latex_has_no_commands_but_ours_and_its_braces_match(text: str) -> None:
    shown = latex(text, 20.0, 2.0)
    bare = re.sub(r"\\[{}$&#%_]", "", shown)
    assert bare.count("{") == bare.count("}")
    known = r"zh|mbox|allowbreak|char34|text[a-z]+|times|pm|leq|geq|neq|approx|infty|rightarrow"
    assert not re.search(rf"\\(?!(?:{known})(?![a-z]))", bare)
    assert not re.search(r"[&#%_^\"\n]", bare)
    assert bare.count("$") % 2 == 0
    assert len(shown.splitlines()) <= 1


@given(st.text(max_size=60))
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    assert "".join(run for _, run in runs(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 % & more_", r"50~\% \& more\_"),
        ("《命运共同体》", r"\zh{《命运共同体》}"),
        ("论“发展”与C", r"\zh{论“发展”与}C"),
        ("a--b", "a-{}-b"),
        ("−3 [x]", "$-$3 {[}x{]}"),
        ("\\end{document}", r"\textbackslash{}end\{document\}"),
    ],
)
def test_latex_of_a_text(text: str, expected: str) -> None:
    assert latex(text) == expected


@given(printed_tables())
def test_rows_in_latex_have_a_cell_for_each_column(table: PrintedTable) -> None:
    text = latex_table(table)
    bodies = re.findall(r"\\midrule\n(.*?)\\bottomrule", text, re.DOTALL)
    for panel, body in zip(panels(table), bodies, strict=True):
        rows = [line for line in body.splitlines() if line.endswith(r" \\") and r"\multicolumn" not in line]
        assert [len(unescaped("&", row)) for row in rows] == [len(panel.slots) - 1] * len(table.rows)
    bare = re.sub(r"\\[{}]", "", re.sub("^%.*", "", text, flags=re.MULTILINE))
    assert bare.count("{") == bare.count("}")


@given(printed_tables())
def test_a_table_never_becomes_wider_than_the_text(table: PrintedTable) -> None:
    shown = panels(table)
    assert all(panel.width <= WIDTH + 0.01 for panel in shown)
    # every column is set, those of the stub in each part
    places = [slot.column for panel in shown for slot in panel.slots]
    assert set(places) == set(range(len(table.columns)))


@given(printed_tables())
def test_rows_in_markdown_have_a_cell_for_each_column(table: PrintedTable) -> None:
    lines = [line for line in markdown_table(table).split("\n") if line.startswith("| ")]
    assert len({len(unescaped(r"\|", line)) for line in lines}) <= 2  # parts may differ by a column
    assert all(line.endswith("|") for line in lines)


@given(printed_tables())
def test_html_holds_the_text_and_no_tags_but_ours(table: PrintedTable) -> None:
    read = Read(html_table(table))
    ours = {"html", "head", "meta", "title", "body", "p", "b", "table", "colgroup", "col", "thead", "tbody"}
    assert read.tags <= ours | {"tr", "th", "td", "i", "span", "div"}
    text = ["".join(row) for row in read.rows]
    for row in table.rows:
        assert any(one_line(str(row[0])) in shown for shown in text)
    widths = {len(panel.slots) for panel in panels(table)}
    assert set(read.spans) <= widths


@given(printed_tables())
def test_no_spreadsheet_takes_a_cell_for_a_formula(table: PrintedTable) -> None:
    rows = list(csv.reader(io.StringIO(csv_table(table).removeprefix("\ufeff"))))
    assert len(rows) == 1 + len(table.rows)
    assert len({len(row) for row in rows}) == 1 and len(set(rows[0])) == len(rows[0])
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t")) and (
                not cell.startswith("-") or float(cell) < 0
            )


def test_the_same_numbers_stand_in_all_formats() -> None:
    assert "57 & {[}37, 74{]} & $<$ .001" in latex_table(SMALL)
    assert r"| 57 \[37, 74\] | \< .001 |" in markdown_table(SMALL)
    assert ["发展 & peace", "57", "[37, 74]", "< .001"] in Read(html_table(SMALL)).rows
    rows = list(csv.DictReader(io.StringIO(csv_table(SMALL).removeprefix("\ufeff"))))
    assert rows[0] == {
        "article": "Wang",
        "Frame": "发展 & peace",
        "English: Share (%)": "57.0",
        "English: Share (%), low": "37.0",
        "English: Share (%), high": "74.0",
        "p": "0.0004",
    }
    # What is missing is a dash in print, and empty in the spreadsheet.
    assert "x & \\textendash{} &  & \\textendash{}" in latex_table(SMALL)
    assert rows[1]["English: Share (%)"] == rows[1]["p"] == ""


def test_chinese_is_marked_as_chinese() -> None:
    assert r"\mbox{\zh{发展}} \& peace" in latex_table(SMALL)
    assert re.search(r'<span lang="zh-Hans" [^>]*>发展</span> &amp; peace', html_table(SMALL))


def test_a_long_table_goes_on_over_pages_and_a_wide_one_in_parts() -> None:
    rows = tuple((f"word {number}", number) for number in range(90))
    long = PrintedTable("long", "T", "C", (Column("Word"), Column("n", COUNT)), (Section("", rows),))
    assert r"\begin{longtable}" in latex_table(long) and r"\endhead" in latex_table(long)
    columns = [Column("English", POINTS, f"Article {number}", True) for number in range(14)]
    row = ("x", *[Estimate(0.1, -0.1, 0.3)] * 14)
    wide = PrintedTable("wide", "T", "C", (Column("Frame"), *columns), (Section("", (row,)),))
    assert latex_table(wide).count(r"\begin{tabular}") == len(panels(wide)) == 3
    assert latex_table(wide).count("Frame}") == 3


def test_a_table_without_rows_says_so() -> None:
    empty = PrintedTable("empty", "T", "C", (Column("Frame"), Column("n", COUNT)), ())
    for text in (latex_table(empty), markdown_table(empty), html_table(empty)):
        assert "Nothing was found." in text
    assert csv_table(empty).strip() == "\ufeffFrame,n"


def test_a_column_that_nobody_has_is_left_out() -> None:
    table = PrintedTable("t", "T", "C", (Column("a"), Column("n", COUNT), Column("q", PROBABILITY)), ())
    filled = PrintedTable("t", "T", "C", table.columns, (Section("", (("x", 1, None), ("y", 2, None))),))
    assert [column.header for column in without_empty(filled).columns] == ["a", "n"]
    assert without_empty(table) == table


def test_rows_must_fit_the_columns() -> None:
    with pytest.raises(ValueError, match="1 cells in 2 columns"):
        PrintedTable("t", "T", "C", (Column("a"), Column("n", COUNT)), (Section("", (("x",),)),))
    with pytest.raises(ValueError, match="a number in the text column"):
        PrintedTable("t", "T", "C", (Column("a"), Column("n", COUNT)), (Section("", ((1, 1),)),))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_keeps_its_letters(text: str) -> None:
    table = PrintedTable(
        "t", text, text, (Column(text), Column("n", COUNT)), (Section(text, ((text, 1),)),), (text,)
    )
    read = Read(html_table(table))
    assert [text, "1"] in read.rows
    assert re.sub(r"\\(.)", r"\1", markdown_table(table)).count(one_line(text)) == 6
