"""Parts of the report: its sections, and the page of findings cut into them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from analysis.pages.markdown_html import Block, block_html, blocks, inline, plain, text_html

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_CODE = re.compile(r"`([^`]+)`")
_TABLE = re.compile(r"[a-z_]+/[a-z_]+")


@dataclass
class Section:
    """A section of the report.

    Attributes:
        id: its id in the page.
        title: its title, as text.
        lines: its HTML, without the title.
        tables: the tables that it says it comes from, as ``stage/table``.
        parts: ids and titles of headings inside it that the contents list.
        figures: the numbers, ids and titles of the figures that stand in it.
    """

    id: str
    title: str
    lines: list[str]
    tables: frozenset[str] = frozenset()
    parts: list[tuple[str, str]] = field(default_factory=list)
    figures: list[tuple[int, str, str]] = field(default_factory=list)

    def html(self) -> list[str]:
        """The section as HTML, with its title."""
        return [
            f'<section id="{self.id}" aria-labelledby="{self.id}-title">',
            f'<h2 id="{self.id}-title">{text_html(self.title)}</h2>',
            *self.lines,
            "</section>",
        ]


def page_sections(text: str) -> tuple[list[str], list[Section]]:
    """The paragraphs above the first section of a page in Markdown, as HTML, and its sections.

    Args:
        text: a page with one title (``#``) and sections (``##``); the title is left out.
    """
    opening: list[str] = []
    found: list[tuple[str, list[Block]]] = []
    for block in blocks(text):
        if block.kind == "heading" and block.level == 2:
            found.append((plain(block.text), []))
        elif found:
            found[-1][1].append(block)
        elif block.kind != "heading":
            opening += block_html(block)
    ids: set[str] = set()
    return opening, [_section(title, own, ids) for title, own in found]


def _section(title: str, own: Sequence[Block], ids: set[str]) -> Section:
    section = Section(section_id(title, ids), title, prose(own))
    ids.add(section.id)
    code = (name for block in own for row in block.rows for cell in row for name in _CODE.findall(cell))
    section.tables = frozenset(name for name in code if _TABLE.fullmatch(name))
    return section


def prose(own: Sequence[Block], address: Callable[[str], str] = str) -> list[str]:
    """HTML of blocks inside a section; headings in it are of the third level or below."""
    lines: list[str] = []
    for block in own:
        if block.kind == "heading":
            level = max(3, min(block.level, 6))
            lines.append(f"<h{level}>{inline(block.text, address)}</h{level}>")
        else:
            lines += block_html(block, address)
    return lines


def section_id(title: str, taken: Collection[str]) -> str:
    """An id from a title, other than those that are taken."""
    stem = _NOT_IN_IDS.sub("-", title.lower()).strip("-") or "section"
    number, found = 1, f"found-{stem}"
    while found in taken:
        number += 1
        found = f"found-{stem}-{number}"
    return found
