"""Cut a source into pages and set its furniture aside.

A page of the source begins at a form feed or, in a source without any, at a line with a leading space, unless so many
have one that they are indents; and at a page number or running head that was left between the lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from analysis.corpus.layout import Layout
from analysis.corpus.lines import Line, is_chinese

MOST_PAGES = 0.4  # share of the lines that may begin a page; more of them are indents


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


def _without_note_marks(text: str, layout: Layout) -> tuple[tuple[str, ...], str]:
    """The marks of notes in a line, and the line without them; a line that is nothing but a mark stays."""
    if layout.note_mark is None:
        return (), text
    marks = tuple(match.group() for match in layout.note_mark.finditer(text) if match.group())
    without = layout.note_mark.sub("", text).strip()
    return (marks, without) if marks and without else ((), text)


def split_pages(
    source: list[str], layout: Layout, keep: frozenset[int] = frozenset()
) -> tuple[list[Page], list[Removed]]:
    """Pages of a source (given as its lines, without line ends), and the furniture between them.

    Lines in ``keep`` are body text, whatever they look like.

    Returns:
        the pages that carry text, and the page numbers, running heads and notes taken out. Blank lines are in neither.
    """
    pages = [Page(0)]
    removed: list[Removed] = []
    blank_before = furniture_before = in_notes = False
    # Where form feeds mark the pages, or many lines have one, a leading space is an indent that the program which wrote
    # the text has kept. A form feed at the end of the file marks no page.
    written = [number for number, raw in enumerate(source) if raw.strip()]
    has_form_feeds = any(raw.startswith("\f") for raw in source[: written[-1] + 1 if written else 0])
    indented = sum(source[number].startswith(" ") for number in written)
    page_marks = ("\f",) if has_form_feeds or indented > MOST_PAGES * len(written) else (" ",)
    page_due = False
    for number, raw in enumerate(source, start=1):
        text = raw.strip()
        page_due = page_due or raw.startswith("\f") or (raw.startswith(page_marks) and text != "")
        if not text:
            blank_before = True
            continue
        kind = None if number in keep else _is_furniture(text, layout)
        if kind:
            removed.append(Removed(number, kind, f"the line is the journal's {kind}"))
            furniture_before = True
            continue
        if page_due or furniture_before:
            in_notes = False
            if pages[-1].lines:
                pages.append(Page(len(pages)))
                blank_before = False
        page_due = furniture_before = False
        in_notes = number not in keep and (in_notes or layout.is_note(text))
        if in_notes:
            removed.append(Removed(number, "note", "the line belongs to the notes at the foot of its page"))
            continue
        marks, text = _without_note_marks(text, layout)
        page = pages[-1]
        page.lines.append(Line(number, text, page.index, blank_before and bool(page.lines), marks))
        blank_before = False
    return [page for page in pages if page.lines], removed
