"""Paragraph breaks of texts that were not set on a page.

A text from a web page or a word processor has no ends of lines as printed. Where most of the longer lines end a
sentence, no page broke them, and each line is a paragraph; unless blank lines stand between some of them only: then
the lines between two blank lines are one paragraph (a sentence a line, as corpora have it).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from analysis.corpus.blocks import Boundary, Flow
from analysis.corpus.headings import ends_sentence
from analysis.corpus.layout import Layout
from analysis.corpus.lines import Line, width

# Share of the longer lines that end a sentence: under a tenth in print, nearly all where a line is a paragraph.
UNWRAPPED = 0.6
# Share of the places between two sentences' lines that are blank: nearly none or all, or blank lines tell paragraphs.
SOME_BLANK = (0.1, 0.9)
_GOES_ON = (",", "，", "、")


@dataclass(frozen=True)
class Unwrapped:
    """How the texts of a language are written down that no page broke.

    ``usual``: the median width of a line; ``share``: of the lines at least as wide, how many end a sentence;
    ``by_blanks``: whether blank lines tell paragraphs, and not each line.
    """

    usual: float
    share: float
    by_blanks: bool


def measure_unwrapped(versions: list[list[Line]], language: str) -> Unwrapped | None:
    """How the texts of a language are written down, from the lines of each version.

    None where the lines were broken as on a page.
    """
    lines = [line for version in versions for line in version]
    if not lines:
        return None
    usual = median(width(line.text, language) for line in lines)
    wide = [line for line in lines if width(line.text, language) >= usual]
    share = sum(ends_sentence(line.text, language) for line in wide) / len(wide)
    if share < UNWRAPPED:
        return None
    return Unwrapped(usual, share, _blank_lines_tell(versions, language))


def find_unwrapped_breaks(lines: list[Line], language: str, layout: Layout, written: Unwrapped) -> Flow:
    """Bound the lines of a version that no page broke."""
    spoken = f"no page broke the lines: {written.share:.0%} of the longer ones end a sentence"
    whole = "the lines between blank lines" if written.by_blanks else "each line"
    flow = Flow(language, lines)
    if lines:
        flow.boundaries.append(Boundary("break", "layout", f"{spoken}; {whole} a paragraph", notable=True))
    for before, line in pairwise(lines):
        numbered = layout.heading_style(line.text, language) is not None
        # a short line with a comma at its end is an address: “Ladies and gentlemen,”
        torn = before.text.endswith(_GOES_ON) and width(before.text, language) >= written.usual
        goes_on = torn or (line.text[0].islower() and not numbered)
        if goes_on and not ends_sentence(before.text, language):
            boundary = Boundary("join", "text", "the line ends inside a sentence", notable=True)
        elif written.by_blanks and not line.after_blank and line.page == before.page:
            boundary = Boundary("join", "layout", "no blank line")
        else:
            boundary = Boundary(
                "break", "layout", "a blank line" if written.by_blanks else "a line is a paragraph"
            )
        flow.boundaries.append(boundary)
    return flow


def _blank_lines_tell(versions: list[list[Line]], language: str) -> bool:
    blank = [
        line.after_blank
        for lines in versions
        for before, line in pairwise(lines)
        if line.page == before.page
        and ends_sentence(before.text, language)
        and ends_sentence(line.text, language)
    ]
    return bool(blank) and SOME_BLANK[0] <= sum(blank) / len(blank) <= SOME_BLANK[1]
