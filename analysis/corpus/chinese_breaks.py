"""Paragraph breaks of a Chinese version.

Chinese lines are set on a grid and a blank line follows each of them, so blank lines say nothing. A paragraph ends
where a line had room for the next character; and where its last line happens to be full, the next line tells, because
the first line of a paragraph is indented by two characters.
"""

from __future__ import annotations

from analysis.corpus.blocks import Boundary, Flow
from analysis.corpus.headings import ends_sentence, is_unnumbered_heading, numbered_heading
from analysis.corpus.layout import Layout
from analysis.corpus.lines import Line, first_chunk, width
from analysis.corpus.measure import ChineseMeasure

LOOSE = 1.0  # how much a full line may be stretched, in characters
TIGHT = 0.75  # how much it may be squeezed
SURE = 2.5  # room from which a line was not full, however loosely it is set
HEADING_ROOM = 4.0  # an unnumbered heading leaves at least so much room


def find_chinese_breaks(lines: list[Line], layout: Layout, measure: ChineseMeasure) -> Flow:
    """Bound the lines of a Chinese version; what the layout leaves open is marked ``open``."""
    flow = Flow("zh", lines)
    block: list[Line] = []
    after_open = False  # whether an open boundary stands before the last line, which may then be indented
    for place, line in enumerate(lines):
        if place == 0:
            boundary = Boundary("break", "layout", "the version begins")
        else:
            following = lines[place + 1] if place + 1 < len(lines) else None
            boundary = _boundary(block, line, following, layout, measure, after_open)
        flow.boundaries.append(boundary)
        if boundary.verdict == "break":
            block = []
        after_open = boundary.verdict == "open"
        block.append(line)
    return flow


def _boundary(
    block: list[Line],
    line: Line,
    following: Line | None,
    layout: Layout,
    measure: ChineseMeasure,
    after_open: bool,
) -> Boundary:
    before = block[-1]
    text = "".join(item.text for item in block)
    room = measure.of(before, indented=len(block) == 1 or after_open) - width(before.text, "zh")
    needed = width(first_chunk(line.text, "zh"), "zh")
    short = room >= needed + SURE
    numbered = numbered_heading(text, "zh", layout)
    styled = layout.heading_style(line.text, "zh")
    new_page = line.page != before.page

    if numbered and numbered[1] == "heading":
        if short or _is_indented(line, following, measure):
            return Boundary("break", "layout", "a heading ends")
        return Boundary("join", "layout", "a numbered line goes on")
    if not ends_sentence(before.text, "zh"):
        return _after_unfinished(block, text, room, needed, styled is not None)
    if styled and styled[0] != "ordinal word":
        return Boundary("break", "text", "the line begins with a heading's number", notable=new_page)
    if short:
        return Boundary("break", "layout", "the line had room for the next character", notable=new_page)
    if following is not None and _stands_alone(line, following, measure):
        return Boundary(
            "break", "layout", "a short line without final punctuation follows: a heading", notable=True
        )
    return _by_indent(line, following, measure, lean_to_break=styled is not None or room >= needed + 0.5)


def _stands_alone(line: Line, following: Line, measure: ChineseMeasure) -> bool:
    """Whether a line is an unnumbered heading: it ends no sentence and leaves room that body text would fill."""
    room = measure.of(line, indented=True) - width(line.text, "zh")
    needed = width(first_chunk(following.text, "zh"), "zh")
    return room >= needed + HEADING_ROOM and is_unnumbered_heading(line.text, "zh")


def _after_unfinished(block: list[Line], text: str, room: float, needed: float, styled: bool) -> Boundary:
    before = block[-1]
    if before.text.endswith(("：", "；")) and (styled or room >= needed + LOOSE):
        return Boundary("break", "layout", "a list begins", notable=True)
    if len(block) == 1 and room >= needed + HEADING_ROOM and is_unnumbered_heading(text, "zh"):
        return Boundary(
            "break", "layout", "a short line without final punctuation is a heading", notable=True
        )
    return Boundary("join", "text", "the line ends inside a sentence")


def _fits(line: Line, following: Line | None, full: float) -> bool | None:
    """Whether a line fills ``full``; None where nothing that follows can tell."""
    own = width(line.text, "zh")
    if own > full + TIGHT:
        return False
    if following is None:
        return None
    if own + width(first_chunk(following.text, "zh"), "zh") > full - LOOSE + 0.25:
        return True
    # Room was left: either the line ends its paragraph, or it is set to another width.
    return None if ends_sentence(line.text, "zh") else False


def _is_indented(line: Line, following: Line | None, measure: ChineseMeasure) -> bool:
    """Whether a line can only be the first of its paragraph."""
    as_first = _fits(line, following, measure.of(line, indented=True))
    return bool(as_first) and _fits(line, following, measure.of(line)) is False


def _by_indent(
    line: Line, following: Line | None, measure: ChineseMeasure, *, lean_to_break: bool
) -> Boundary:
    as_first = _fits(line, following, measure.of(line, indented=True))
    as_other = _fits(line, following, measure.of(line))
    spoken = f"after a full line that ends a sentence, a line of {width(line.text, 'zh'):g} characters"
    if as_first and as_other is False:
        return Boundary("break", "layout", f"{spoken}: indented", notable=True)
    if as_other and as_first is False:
        return Boundary("join", "layout", f"{spoken}: not indented", notable=True)
    # A line of 33 in a measure of 35 can be both; nearer to one of the two is only a lean.
    own, full = width(line.text, "zh"), measure.of(line)
    lean_to_break = lean_to_break or bool(as_first and as_other and own <= full - 1.5)
    return Boundary("open", "layout", spoken, lean="break" if lean_to_break else "join", notable=True)
