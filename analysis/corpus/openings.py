"""Find what is printed after the text of an article's first page: title, subtitle, byline, footnote.

A journal sets these at the head of an article. The text of the PDF may hold them there, above the text, or after the
text of the first page, often in the middle of a sentence; the journal's file says which. The byline's pattern finds the
place; the lines above it are the title for as long as they cannot be body text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from analysis.corpus.author_names import author_name
from analysis.corpus.headings import is_one_sentence
from analysis.corpus.layout import LANGUAGES, Layout, Section
from analysis.corpus.lines import Line, first_chunk, is_chinese, is_terminal, width
from analysis.corpus.measure import CHINESE_INDENT, quantile
from analysis.corpus.pages import Page, Removed


@dataclass(frozen=True)
class Opening:
    """The head of an article, and the line numbers that it was read from."""

    title: str
    subtitle: str | None
    author_name: str
    position: str | None


def read_opening(
    page: Page, following: Page | None, layout: Layout, keep: frozenset[int] = frozenset()
) -> tuple[Opening, list[Removed]] | None:
    """The opening that a page holds, or None. Its lines are taken out of ``page``.

    ``following`` is the next page, where the text goes on; lines in ``keep`` are body text.
    """
    language = page.language
    pattern = layout.bylines.get(language)
    if pattern is None:
        return None
    for place in range(len(page.lines) - 1, -1, -1):
        match = pattern.fullmatch(page.lines[place].text)
        if match and page.lines[place].number not in keep:
            goes_on = following.lines[0].text if following else ""
            return _take_opening(page, place, match, layout, goes_on, keep)
    return None


def _take_opening(
    page: Page, place: int, match: re.Match[str], layout: Layout, goes_on: str, keep: frozenset[int]
) -> tuple[Opening, list[Removed]]:
    language = page.language
    byline = page.lines[place]
    name = author_name(match.group("author"))
    position = match.groupdict().get("position")
    footnote, footnote_lines = _footnote(page, layout, language)
    body = keep | {line.number for line in footnote_lines}
    if layout.heads_above:
        first = _title_start_above(page, place, layout, body)
    elif language == "en":
        first = _english_title_start(page, place, layout, body)
    else:
        first = _chinese_title_start(page, place, layout, goes_on, body)
    title_lines = page.lines[first:place]
    title, subtitle, subtitle_numbers = _title(title_lines, layout, language)

    removed = [Removed(byline.number, "byline", "the line has the form of a byline", "used")]
    removed += [
        Removed(
            line.number,
            "subtitle" if line.number in subtitle_numbers else "title",
            "the line stands above the byline and cannot be body text",
            "used",
        )
        for line in title_lines
    ]
    removed += [
        Removed(line.number, "footnote", "the line belongs to the author's footnote", "used")
        for line in footnote_lines
    ]
    taken = {item.number for item in removed}
    page.lines = [line for line in page.lines if line.number not in taken]
    position = _squeeze(position) if position else footnote
    return Opening(title, subtitle, name, position), removed


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _footnote(page: Page, layout: Layout, language: str) -> tuple[str | None, list[Line]]:
    """Position from a footnote that may wrap over lines, and the lines it takes."""
    pattern = layout.footnotes.get(language)
    if pattern is None:
        return None, []
    for place, line in enumerate(page.lines):
        lines = [line]
        for following in [*page.lines[place + 1 : place + 4], None]:
            match = pattern.fullmatch(" ".join(item.text for item in lines))
            complete = following is None or following.after_blank or is_terminal(lines[-1].text, language)
            if match and complete:
                return _squeeze(match.group("position")), lines
            if following is None or following.after_blank:
                break
            lines.append(following)
    return None, []


def _title_start_above(page: Page, place: int, layout: Layout, body: frozenset[int]) -> int:
    """Index of the first title line above the byline at ``place``, where heads stand above the text.

    One line that is no subtitle is title in any case. Above it the title ends at the top of the page, or at a line that
    ends a sentence, as the last one of an article does. At the top of a page a line of a title may ask or call.
    """
    subtitle = layout.subtitles.get("zh" if is_chinese(page.lines[place].text) else "en")
    first, found = place, False
    while first > 0 and place - first < layout.title_lines and page.lines[first - 1].number not in body:
        above = page.lines[first - 1].text
        asks = above.endswith(("?", "!", "？", "！")) and place <= layout.title_lines
        if found and not asks and any(is_terminal(above, language) for language in LANGUAGES):
            break
        found = found or not (subtitle and subtitle.fullmatch(above))
        first -= 1
    return first


def split_at_openings(page: Page, layout: Layout, keep: frozenset[int] = frozenset()) -> list[Page]:
    """The parts of a page between the heads of articles, where heads stand above the text; else the page.

    The text above the first head goes on from the page before.
    """
    if not layout.heads_above:
        return [page]
    # One version may end and the next begin on a page, so heads of both languages are looked for.
    starts = [
        _title_start_above(page, place, layout, keep)
        for place, line in enumerate(page.lines)
        if line.number not in keep and any(byline.fullmatch(line.text) for byline in layout.bylines.values())
    ]
    bounds = sorted({0, *starts, len(page.lines)})
    return [Page(page.index, page.lines[first:end]) for first, end in pairwise(bounds)]


def _english_title_start(page: Page, place: int, layout: Layout, body: frozenset[int]) -> int:
    """Index of the first title line above the byline at ``place``: a blank line sets the title apart."""
    subtitle = layout.subtitles.get("en")
    first = place
    while first > 0 and place - first < layout.title_lines and page.lines[first - 1].number not in body:
        below = page.lines[first]
        # A blank line ends the title block, unless what stands below it is the byline or only the subtitle.
        if first < place and below.after_blank and not (subtitle and subtitle.fullmatch(below.text)):
            break
        first -= 1
    return first


def _chinese_title_start(page: Page, place: int, layout: Layout, goes_on: str, body: frozenset[int]) -> int:
    """Index of the first title line above the byline at ``place``.

    Every line stands between blank ones here, so a line is title for as long as it can be no body text: body text
    ends a sentence or fills the measure (an indent and the next word, ``goes_on``, allowed for), a title does
    neither. The line right above the byline always is title.
    """
    subtitle = layout.subtitles.get("zh")
    measure = quantile((width(line.text, "zh") for line in page.lines[:place]), 0.8)
    needed = CHINESE_INDENT + 0.5 + (width(first_chunk(goes_on, "zh"), "zh") if goes_on else 0)
    first = place
    while first > 0 and place - first < layout.title_lines and page.lines[first - 1].number not in body:
        line = page.lines[first - 1]
        may_be_body = (
            is_terminal(line.text, "zh")
            or not is_one_sentence(line.text, "zh")
            or measure - width(line.text, "zh") < needed
        )
        if first < place and may_be_body and not (subtitle and subtitle.fullmatch(line.text)):
            break
        first -= 1
    return first


def _title(lines: list[Line], layout: Layout, language: str) -> tuple[str, str | None, set[int]]:
    pattern = layout.subtitles.get(language)
    title: list[str] = []
    subtitle: list[str] = []
    subtitle_numbers: set[int] = set()
    for line in lines:
        match = pattern.fullmatch(line.text) if pattern else None
        if match or subtitle:
            subtitle.append(match.group("subtitle") if match else line.text)
            subtitle_numbers.add(line.number)
        else:
            title.append(line.text)
    # In a Chinese title a line's end stands for a pause, as a space does; a subtitle only wraps.
    joined = _squeeze("".join(subtitle) if language == "zh" else " ".join(subtitle))
    return _squeeze(" ".join(title)), joined or None, subtitle_numbers


def read_section_heading(
    page: Page, layout: Layout, kind: str, keep: frozenset[int] = frozenset()
) -> tuple[Section, list[Removed]] | None:
    """The section of a kind whose heading a page holds, or None. The heading's line is taken out of ``page``."""
    for line in page.lines:
        section = layout.section_of(line.text)
        found = section is not None and (section.kind, section.language) == (kind, page.language)
        if section and found and line.number not in keep:
            page.lines = [other for other in page.lines if other is not line]
            reason = "the line is the heading of a section of the journal"
            return section, [Removed(line.number, "section heading", reason, "used")]
    return None
