"""Paragraph breaks of an English version.

A blank line marks a paragraph, except where a large initial tore the opening apart. A page break carries no mark:
there the sentence, the room that the last line left, and the indent of the next line speak. Where the paragraphs of an
issue are not set apart by blank lines, every line is looked at in this way.
"""

from __future__ import annotations

from analysis.corpus.blocks import Boundary, Flow
from analysis.corpus.headings import ends_sentence, is_title_case, is_unnumbered_heading, numbered_heading
from analysis.corpus.layout import Layout, Section
from analysis.corpus.lines import Line
from analysis.corpus.measure import EnglishMeasure

DECISIVE = 3.0  # log-likelihood ratio (20 to 1) that a line's indent needs to decide
HEADING_ROOM = 2.0  # em that a heading without a number leaves, where no blank line sets it apart


def find_english_breaks(
    lines: list[Line], layout: Layout, measure: EnglishMeasure, section: Section | None = None
) -> Flow:
    """Bound the lines of an English version; what the layout leaves open is marked ``open``."""
    flow = Flow("en", lines)
    block: list[Line] = []
    text_blocks = 0
    for place, line in enumerate(lines):
        if place == 0:
            boundary = Boundary("break", "layout", "the version begins")
        else:
            following = lines[place + 1] if place + 1 < len(lines) else None
            finder = _Finder(block, line, following, layout, measure, section, text_blocks, lines[0].page)
            boundary = finder.boundary()
        flow.boundaries.append(boundary)
        if boundary.verdict == "break":
            if block and not is_heading_so_far(block, layout):
                text_blocks += 1
            block = []
        block.append(line)
    return flow


def is_heading_so_far(block: list[Line], layout: Layout) -> bool:
    """Whether the lines so far make up a numbered heading."""
    numbered = numbered_heading(" ".join(line.text for line in block), "en", layout)
    return numbered is not None and numbered[1] == "heading"


class _Finder:
    """One decision: does ``line`` go on with ``block``?"""

    def __init__(
        self,
        block: list[Line],
        line: Line,
        following: Line | None,
        layout: Layout,
        measure: EnglishMeasure,
        section: Section | None,
        text_blocks: int,
        opening_page: int,
    ) -> None:
        self.block, self.line, self.following = block, line, following
        self.layout, self.measure, self.section = layout, measure, section
        self.text_blocks, self.opening_page = text_blocks, opening_page
        self.before = block[-1]
        self.unfinished = not ends_sentence(self.before.text, "en")
        styled = layout.heading_style(line.text, "en")
        # "First, …" opens sentences inside paragraphs too; a number or a heading's own line does not.
        self.begins_heading = styled is not None and (
            styled[0] != "ordinal word" or (following is not None and following.after_blank)
        )
        self.ordinal = styled is not None and not self.begins_heading
        # Small roman numerals are numbers, not words that go on with a sentence.
        self.lower = line.text[0].islower() and not self.begins_heading
        self.heading = is_heading_so_far(block, layout)

    def boundary(self) -> Boundary:
        if self.line.page != self.before.page:
            return self._at_page_break()
        if not self.line.after_blank:
            return self._in_text() if not self.measure.spaced else Boundary("join", "layout", "no blank line")
        return self._at_blank_line()

    def _has_room(self, spare: float = 0.0) -> bool:
        opening, indented = self.before.page == self.opening_page, len(self.block) == 1
        return self.measure.has_room(self.before, self.line, opening=opening, indented=indented, spare=spare)

    def _in_text(self) -> Boundary:
        """Between two lines of a page, where blank lines do not set paragraphs apart."""
        if self.heading:
            # A full line that begins with “First,” is more likely the start of a sentence than a heading.
            style = self.layout.heading_style(self.block[0].text, "en")
            sentence = style is not None and style[0] == "ordinal word" and not self._has_room()
            if self.lower or sentence:
                return Boundary("join", "text", "a numbered line goes on")
            return Boundary("break", "layout", "a heading ends")
        if self.unfinished:
            if not self.lower and self._has_room(HEADING_ROOM) and self._may_be_heading():
                return Boundary(
                    "break", "layout", "a short line without final punctuation is a heading", notable=True
                )
            return Boundary("join", "text", "the line ends inside a sentence")
        if self.lower:
            return Boundary("join", "text", "the line begins with a small letter")
        if self.begins_heading:
            return Boundary("break", "text", "the line begins with a heading's number", notable=True)
        if self._has_room():
            return Boundary("break", "layout", "the line before had room for the next word")
        if self._stands_alone():
            return Boundary(
                "break", "layout", "a short line without final punctuation follows: a heading", notable=True
            )
        return self._by_indent("a full line that ends a sentence")

    def _stands_alone(self) -> bool:
        """Whether the line is a heading without a number: the next one begins anew though this one had room."""
        following = self.following
        return (
            following is not None
            and not following.text[0].islower()
            and is_unnumbered_heading(self.line.text, "en")
            and self.measure.has_room(self.line, following, opening=False, indented=True)
        )

    def _at_blank_line(self) -> Boundary:
        if self.unfinished and self.lower:
            return Boundary("join", "text", "the blank line stands inside a sentence", notable=True)
        if self.heading:
            return Boundary("break", "layout", "a heading ends")
        if self._in_initial():
            if self.unfinished:
                return Boundary("join", "text", "a large initial tore the opening sentence", notable=True)
            if not self._has_room():
                return Boundary("open", "layout", "a large initial may have torn the opening", notable=True)
        if self.unfinished and self._is_running_text() and not self._has_room():
            return Boundary(
                "join", "text", "the blank line stands inside an unfinished sentence", notable=True
            )
        return Boundary("break", "layout", "a blank line")

    def _in_initial(self) -> bool:
        """Whether the block is short enough to stand beside the large initial of an opening."""
        if len(self.block) > self.layout.drop_cap_lines or len(self.block) < 2:
            return False
        if self.section and self.section.item_opening:
            return bool(self.section.item_opening.fullmatch(self.block[0].text))
        return self.text_blocks == 0 and self.line.page == self.opening_page

    def _is_running_text(self) -> bool:
        return len(self.block) >= 2 and not is_title_case(" ".join(line.text for line in self.block))

    def _may_be_heading(self) -> bool:
        text = " ".join(line.text for line in self.block)
        return len(self.block) <= 2 and is_unnumbered_heading(text, "en")

    def _at_page_break(self) -> Boundary:
        if self.heading:
            if self.lower:
                return Boundary("join", "text", "a numbered line goes on over the page break", notable=True)
            return Boundary("break", "text", "a heading ends before the page break", notable=True)
        if self.unfinished:
            if not self.lower and self._has_room() and self._may_be_heading():
                return Boundary(
                    "break", "layout", "a short line without final punctuation is a heading", notable=True
                )
            return Boundary("join", "text", "the page break stands inside a sentence")
        if self.lower:
            return Boundary("join", "text", "the next page begins with a small letter")
        if self.begins_heading:
            return Boundary(
                "break", "text", "the next page begins with a heading or its number", notable=True
            )
        if self._has_room():
            return Boundary("break", "layout", "the last line had room for the next word", notable=True)
        return self._by_indent("page break after a full line")

    def _by_indent(self, place: str) -> Boundary:
        following = self.following
        # Only a full line shows by its width whether it is indented: the last of a paragraph is no such line.
        filled = (
            following is not None
            and following.page == self.line.page
            and not following.after_blank
            and (
                self.measure.spaced
                or not self.measure.has_room(self.line, following, opening=False, indented=True)
            )
        )
        ratio = self.measure.indent_evidence(self.line) if filled else 0.0
        spoken = f"{place}; log-likelihood ratio of an indent {ratio:+.1f}"
        if filled and following is not None:
            if ratio >= DECISIVE and self.measure.excludes_other(self.line, following):
                return Boundary("break", "layout", spoken, notable=True)
            if ratio <= -DECISIVE and self.measure.excludes_first(self.line):
                return Boundary("join", "layout", spoken, notable=True)
        lean = "break" if self.ordinal or ratio > 1 else "join"
        return Boundary("open", "layout", spoken, lean=lean, notable=True)
