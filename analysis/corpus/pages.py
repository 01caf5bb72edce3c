"""Cut a source into pages and set its furniture aside.

A page of the source begins at a line with a leading space, at a form feed, or at a page number or running head that
was left between the lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from analysis.corpus.layout import Layout
from analysis.corpus.lines import Line, is_chinese


@dataclass
class Page:
    """A page: its lines of text in order, furniture removed. Its language is that of most of its letters."""

    index: int
    lines: list[Line] = field(default_factory=list)

    @cached_property
    def language(self) -> str:
        return "zh" if is_chinese("".join(line.text for line in self.lines)) else "en"


@dataclass(frozen=True)
class Removed:
    """A line that is no body text: what it is and why it was taken out."""

    number: int
    what: str
    reason: str
    fate: str = "removed"


def _is_furniture(text: str, layout: Layout) -> str | None:
    if layout.is_running_head(text):
        return "running head"
    if layout.page_number.fullmatch(text):
        return "page number"
    return None


def split_pages(
    source: list[str], layout: Layout, keep: frozenset[int] = frozenset()
) -> tuple[list[Page], list[Removed]]:
    """Pages of a source (given as its lines, without line ends), and the furniture between them.

    Lines in ``keep`` are body text, whatever they look like.

    Returns:
        the pages that carry text, and the page numbers and running heads taken out. Blank lines are in neither.
    """
    pages = [Page(0)]
    removed: list[Removed] = []
    blank_before = furniture_before = False
    for number, raw in enumerate(source, start=1):
        text = raw.strip()
        begins_page = raw.startswith((" ", "\f")) and text != ""
        if not text:
            blank_before = True
            continue
        kind = None if number in keep else _is_furniture(text, layout)
        if kind:
            removed.append(Removed(number, kind, f"the line is the journal's {kind}"))
            furniture_before = True
            continue
        if (begins_page or furniture_before) and pages[-1].lines:
            pages.append(Page(len(pages)))
            blank_before = False
        page = pages[-1]
        page.lines.append(Line(number, text, page.index, after_blank=blank_before and bool(page.lines)))
        blank_before = furniture_before = False
    return [page for page in pages if page.lines], removed
