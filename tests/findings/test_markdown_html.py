"""The Markdown of the pages as HTML: its marks become elements, and text stays text."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import PROJECT

from analysis.pages.markdown import escaped, table
from analysis.pages.markdown_html import Block, block_html, blocks, inline, plain


class Read(HTMLParser):
    """The elements of a piece of HTML in their order, and the text of each cell."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.cells: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag in ("th", "td"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.cells:
            self.cells[-1] += data.removesuffix("\n")


def spelt(text: str) -> str:
    """Text as the pages show it: white space is one space, or a hard one before a per cent sign."""
    return " ".join(text.split())


@given(st.text(max_size=60))
def test_any_text_stays_text(text: str) -> None:
    read = Read(inline(escaped(text)))
    assert set(read.elements) <= {"span"} and spelt(read.text) == spelt(text)
    assert plain(escaped(text)) == spelt(text)


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), min_size=1, max_size=4))
def test_any_text_stays_in_its_cell(rows: list[list[str]]) -> None:
    lines = table(["a", "b"], [[escaped(cell) for cell in row] for row in rows], right=[1])
    (block,) = blocks("\n".join(lines))
    assert [[plain(cell) for cell in row] for row in block.rows[1:]] == [
        [spelt(cell) for cell in row] for row in rows
    ]
    read = Read("".join(block_html(block)))
    assert [spelt(cell) for cell in read.cells] == ["a", "b", *(spelt(cell) for row in rows for cell in row)]
    assert set(read.elements) - {"span"} == {"div", "table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**bold *and* bold** `a_b*c*`", "<strong>bold <em>and</em> bold</strong> <code>a_b*c*</code>"),
        ("*obligation* (*q*)", "<em>obligation</em> (<em>q</em>)"),
        (r"\*not\* \`code\` \[no\](link)", "*not* `code` [no](link)"),
        ("p < .001 & 5 * 3", "p &lt; .001 &amp; 5 * 3"),
        ("a 95 % interval", "a 95\N{NO-BREAK SPACE}% interval"),
        ("a 外交 b", 'a <span lang="zh-Hans">外交</span> b'),
        ("**+5 [+3, +8]**", "<strong>+5 [+3, +8]</strong>"),
        ("see [framing](docs/a.md#b)", 'see <a href="../docs/a.md#b">framing</a>'),
        (r"[a \] b](#here)", '<a href="../#here">a ] b</a>'),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ],
)
def test_marks_inside_a_line(text: str, expected: str) -> None:
    assert inline(text, lambda address: f"../{address}") == expected


@pytest.mark.parametrize(
    "address", ["javascript:alert", "https://example.org", "//example.org", "/etc", "data:,x"]
)
def test_links_lead_to_files_only(address: str) -> None:
    with pytest.raises(ValueError, match="neither a file nor a place"):
        inline(f"[a]({address})")


def test_blocks_are_told_apart() -> None:
    text = "# Title\nA paragraph\nof two lines.\n\n- one\n- two\n  goes on\n## Part\n\n"
    text += "| a | b |\n| --- | ---: |\n| 1 | 2 |\n"
    assert blocks(text) == [
        Block("heading", (("Title",),), level=1),
        Block("paragraph", (("A paragraph of two lines.",),)),
        Block("list", (("one",), ("two goes on",))),
        Block("heading", (("Part",),), level=2),
        Block("table", (("a", "b"), ("1", "2")), right=frozenset({1})),
    ]


def test_the_names_of_the_versions_in_heads_get_their_marks() -> None:
    names = ["words, English", "Chinese", "English / Chinese", "Englishman"]
    (block,) = blocks("\n".join(table(names, [["English", "1", "2", "3"]])))
    head, body = "".join(block_html(block)).split("</thead>")
    assert head.count('class="version en"') == head.count('class="version zh"') == 2
    assert "version" not in body


def test_the_page_of_findings_is_read_whole() -> None:
    """No mark is left over, and each row has as many cells as its head."""
    text = Path(PROJECT, "docs", "findings-spring-2022.md").read_text("utf-8")
    read = blocks(text)
    assert {block.kind for block in read} <= {"heading", "paragraph", "list", "table"}
    for block in read:
        if block.kind == "table":
            assert len({len(row) for row in block.rows}) == 1
        elif block.kind == "paragraph":
            shown = Read("".join(block_html(block))).text
            assert not {"`", "|", "\\"} & set(shown) and "**" not in shown
