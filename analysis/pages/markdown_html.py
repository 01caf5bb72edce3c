"""HTML of the Markdown that the pages of this project are written in: headings, paragraphs, lists and tables.

Only what :mod:`analysis.pages.markdown` and the project's own prose use is known; everything else is text, and
text is escaped. So nothing of a study, however it is spelt, can become a mark of HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_HEADING = re.compile(r"(?P<level>#{1,6}) +(?P<text>.+)")
_RULE = re.compile(r"\|(?: *:?-{3,}:? *\|)+")
_CELL = re.compile(r"((?:\\.|[^|\\])*)\|")
# Marks inside a line; what stands inside emphasis may hold marks again.
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`]+)`"
    r"|\*\*(?P<strong>(?:\\.|[^*\\]|\*(?!\*))+)\*\*"
    r"|\*(?P<emphasis>(?:\\.|[^*\\])+)\*"
    r"|\[(?P<label>(?:\\.|[^\]\\])+)\]\((?P<address>[^()\s]+)\)"
)
_ADDRESS = re.compile(r"#[\w-]+|\w[\w./-]*(?:#[\w-]+)?")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_PERCENT = re.compile(r"(?<=\d) %")
_VERSIONS = {"English": "en", "Chinese": "zh"}
_VERSION = re.compile(rf"\b(?:{'|'.join(_VERSIONS)})\b")


@dataclass(frozen=True)
class Block:
    """A block of a page, its text still Markdown.

    Attributes:
        kind: ``heading``, ``paragraph``, ``list`` or ``table``.
        level: of a heading, from 1.
        rows: lines of text: one for headings and paragraphs, one an item, one a row of cells; the first row of a
            table is its head.
        right: columns of a table that are set flush right.
    """

    kind: str
    rows: tuple[tuple[str, ...], ...]
    level: int = 0
    right: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """Text of a heading or a paragraph."""
        return self.rows[0][0]


def blocks(text: str) -> list[Block]:
    """The blocks of a page in Markdown, in their order."""
    return [_block(lines) for lines in _groups(text)]


def _groups(text: str) -> Iterator[list[str]]:
    """Lines that belong together: what stands between empty lines; a heading is alone."""
    group: list[str] = []
    for line in [*text.split("\n"), ""]:
        alone = bool(_HEADING.fullmatch(line.rstrip()))
        if group and (not line.strip() or alone):
            yield group
            group = []
        if alone:
            yield [line.rstrip()]
        elif line.strip():
            group.append(line.strip())


def _block(lines: list[str]) -> Block:
    if heading := _HEADING.fullmatch(lines[0]):
        return Block("heading", ((heading["text"].strip(),),), level=len(heading["level"]))
    if len(lines) > 1 and _RULE.fullmatch(lines[1]):
        rules = _cells(lines[1])
        right = frozenset(number for number, rule in enumerate(rules) if rule.endswith(":"))
        return Block("table", tuple(map(_cells, (lines[0], *lines[2:]))), right=right)
    if lines[0].startswith("- "):
        items: list[str] = []
        for line in lines:
            if line.startswith("- "):
                items.append(line[2:].strip())
            else:
                items[-1] += f" {line}"
        return Block("list", tuple((item,) for item in items))
    return Block("paragraph", ((" ".join(lines),),))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in _CELL.findall(line.removeprefix("|")))


def text_html(text: str) -> str:
    """Text as HTML: escaped, Chinese characters marked as Chinese, a number kept on one line with its per cent."""
    marked = _HAN.sub(r'<span lang="zh-Hans">\g<0></span>', html.escape(text))
    return _PERCENT.sub("\N{NO-BREAK SPACE}%", marked)


def plain(text: str) -> str:
    """Text of a line without its marks."""
    return _marked(text, str, lambda kind, inner, address: inner)


def inline(text: str, address: Callable[[str], str] = str) -> str:
    """A line as HTML.

    Args:
        text: the line in Markdown.
        address: turns the address of a link into what the page links to.

    Raises:
        ValueError: a link leads elsewhere than to a file or a place of this page. This is a fault of the page.
    """

    def element(kind: str, inner: str, target: str) -> str:
        if kind == "link":
            if not _ADDRESS.fullmatch(target):
                raise ValueError(f"“{target}” is neither a file nor a place of the page")
            return f'<a href="{html.escape(address(target))}">{inner}</a>'
        name = {"code": "code", "strong": "strong", "emphasis": "em"}[kind]
        return f"<{name}>{inner}</{name}>"

    return _marked(text, text_html, element)


def _marked(text: str, shown: Callable[[str], str], element: Callable[[str, str, str], str]) -> str:
    parts, end = [], 0
    for match in _INLINE.finditer(text):
        parts.append(shown(text[end : match.start()]))
        end = match.end()
        if match["escaped"]:
            parts.append(shown(match["escaped"]))
        elif match["code"]:
            parts.append(element("code", shown(match["code"]), ""))
        elif match["label"]:
            parts.append(element("link", _marked(match["label"], shown, element), match["address"]))
        else:
            kind = "strong" if match["strong"] else "emphasis"
            parts.append(element(kind, _marked(match[kind], shown, element), ""))
    return "".join([*parts, shown(text[end:])])


def block_html(block: Block, address: Callable[[str], str] = str) -> list[str]:
    """Lines of HTML of a block that is no heading.

    The first cell of each row heads the row. In the heads of columns the names of the versions have the class
    ``version``, for their marks.
    """
    if block.kind == "paragraph":
        return [f"<p>{inline(block.text, address)}</p>"]
    if block.kind == "list":
        return ["<ul>", *(f"<li>{inline(item, address)}</li>" for (item,) in block.rows), "</ul>"]
    head, *body = block.rows
    lines = ['<div class="table">', "<table>", "<thead>", "<tr>"]
    for number, cell in enumerate(head):
        classes = ' class="number"' if number in block.right else ""
        lines.append(f'<th scope="col"{classes}>{_VERSION.sub(_version, inline(cell, address))}</th>')
    lines += ["</tr>", "</thead>", "<tbody>"]
    for row in body:
        lines.append(f"<tr>{''.join(_body_cells(row, block.right, address))}</tr>")
    return [*lines, "</tbody>", "</table>", "</div>"]


def _body_cells(row: Sequence[str], right: frozenset[int], address: Callable[[str], str]) -> Iterator[str]:
    for number, cell in enumerate(row):
        classes = ' class="number"' if number in right else ""
        name, scope = ("th", ' scope="row"') if number == 0 else ("td", "")
        yield f"<{name}{scope}{classes}>{inline(cell, address)}</{name}>"


def _version(name: re.Match[str]) -> str:
    return f'<span class="version {_VERSIONS[name[0]]}">{name[0]}</span>'
