"""Lay a manuscript out as a journal page would print it and a PDF would give it back.

``typeset`` turns the known truth of an issue into raw text with the habits of a real bilingual journal: hard
line ends, page breaks marked by a leading space, page numbers and running heads inside sentences, titles
below the text they head, torn openings, a blank line after every Chinese line. Nothing is random: the same
manuscript gives the same bytes.

    python -m tests.typesetter issues/2041-spring/truth.yaml > issues/2041-spring/source.txt

The manuscript is a mapping with ``running_head``, ``articles`` (each with ``en`` and ``zh``: title, subtitle,
author, position, paragraphs, layout), ``events`` and ``back_matter``. The ``layout`` of a version may hold

- ``pages``: printed lines on each page, blank lines not counted; the last number serves all further pages;
- ``numbered``: page of the article (from 1) → number; that number and the running head stand before the page;
- ``trailing``: paragraph → spaces after its last line, as a PDF leaves them; English articles end with one;
- ``soft_hyphens``: ``{paragraph, word, after}``, where a word may be broken if a line ends there;
- ``damage``: ``{text, printed}``, a piece of one printed line and what the PDF made of it;
- English ``opening``: lines beside the drop cap, after which a blank line tears the text (0: not torn);
- English ``title_width``: width of a title line, in thousandths of an em;
- English ``footnote_spaces``, ``byline_blank``: spaces after the asterisk, a blank line before the byline;
- Chinese ``title_break``: ``space`` prints an em space for the space in the title, ``line`` a new line.

An event holds ``title`` and ``paragraphs``, and may hold ``title_torn`` (a blank line after that many title
lines), ``picture`` (``{paragraph, after, lines}``: a narrow column, torn off by a blank line), ``empty_page``
(a page break that left a line with only a space). The ``layout`` of ``events`` has ``pages``, ``numbered``
and ``damage``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

EM_SPACE = "\u2003 "
SOFT_HYPHEN = "\u00ad"
SHORTEST_LAST_LINE = 3  # columns, the full stop counted
NO_START = set("，。、；：！？）》”’…·%")
NO_END = set("（《“‘")

# Advance widths of Times Roman in thousandths of an em; anything else counts 500.
TIMES = {
    **dict.fromkeys("aceéz", 444),
    **dict.fromkeys("bdghknopquvxy0123456789$*", 500),
    **dict.fromkeys("ijlt/:;", 278),
    **dict.fromkeys("frI()!-’‘", 333),
    **dict.fromkeys(" .,·", 250),
    **dict.fromkeys("“”?", 444),
    **dict.fromkeys("ADGHKNOQUVXYw", 722),
    **dict.fromkeys("BCR", 667),
    **dict.fromkeys("ELTZ", 611),
    **dict.fromkeys("FPS", 556),
    "s": 389,
    "m": 778,
    "&": 778,
    "J": 389,
    "M": 889,
    "W": 944,
    "%": 833,
    "—": 1000,
    "+": 564,
}


@dataclass(frozen=True)
class Measure:
    """Widths of the text block: English in thousandths of an em, Chinese in full-width columns."""

    english: float = 27000
    english_opening: float = 21500
    english_indent: float = 2000
    drop_cap: float = 2500
    footnote: float = 30500
    title: float = 19500
    back_matter: float = 35500
    chinese: float = 35.5
    chinese_opening: float = 29.5
    chinese_indent: float = 2


@dataclass(frozen=True)
class Block:
    """A paragraph or heading on its way to the page."""

    text: str
    heading: bool = False
    display: bool = False  # set in the size of a title
    drop: int = 0  # lines beside a drop cap, followed by a blank line
    torn: int = 0  # a blank line after so many lines
    narrow: range = range(0)  # lines beside a picture
    last: int = 0  # spaces after the last line
    empty_page: bool = False


@dataclass(frozen=True)
class Row:
    """A printed line, whether it opens a block, and whether a blank line tears the block after it."""

    text: str
    opens: bool
    torn: bool
    empty_page: bool


@dataclass
class Page:
    """The printed lines of a page and what stands below them."""

    rows: list[Row] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)


def english_width(text: str) -> float:
    """Natural width of ``text`` in thousandths of an em."""
    return sum(TIMES.get(character, 500) for character in text)


def chinese_width(text: str) -> float:
    """Width of ``text`` in columns: Latin letters, digits and ASCII signs count half."""
    return sum(1.0 if ord(character) >= 0x2000 else 0.5 for character in text)


def english_pieces(text: str) -> list[str]:
    """Unbreakable pieces of English text: words with the space after them, compounds split at hyphens."""
    pieces: list[str] = []
    for word in text.split(" "):
        pieces.extend(re.split(rf"(?<=\w-)(?=\w)|(?<={SOFT_HYPHEN})", word))
        pieces[-1] += " "
    return pieces


def chinese_pieces(text: str) -> list[str]:
    """Unbreakable pieces of Chinese text: Latin words, numbers, signs that may not start or end a line."""
    pieces: list[str] = []
    for piece in re.findall(r"[A-Za-z0-9.,%+-]+|.", text):
        if pieces and (piece[0] in NO_START or pieces[-1][-1] in NO_END):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


class Filler:
    """Fills one block line by line, so that the width may change where the page or the column does."""

    def __init__(self, text: str, chinese: bool) -> None:
        self.pieces = chinese_pieces(text) if chinese else english_pieces(text)
        self.width = chinese_width if chinese else english_width

    def line(self, limit: float) -> str:
        """Take the next line: as many pieces as fit into ``limit``, and at least one.

        Chinese: no last line of a single character is left.
        """
        count = 1
        while count < len(self.pieces) and self.width(printed("".join(self.pieces[: count + 1]))) <= limit:
            count += 1
        rest = "".join(self.pieces[count:])
        if self.width is chinese_width and count > 1 and 0 < chinese_width(rest) < SHORTEST_LAST_LINE:
            count -= 1
        line, self.pieces = "".join(self.pieces[:count]), self.pieces[count:]
        return printed(line)


def printed(text: str) -> str:
    """The line as printed: no space at its end, and a soft hyphen only there."""
    text = text.rstrip(" ")
    return text.replace(SOFT_HYPHEN, "") + ("-" if text.endswith(SOFT_HYPHEN) else "")


def fill(text: str, limit: float) -> list[str]:
    """Lines of an English block (title, footnote, back matter) at one width."""
    filler, lines = Filler(text, chinese=False), []
    while filler.pieces:
        lines.append(filler.line(limit))
    return lines


def with_spaces(lines: list[str], last: int = 0) -> list[str]:
    """Lines of an English block with the space that stands at the end of all but the last."""
    return [*(line if line.endswith("-") else line + " " for line in lines[:-1]), lines[-1] + " " * last]


class Paginator:
    """Sets blocks line by line on pages of given depths."""

    def __init__(self, measure: Measure, chinese: bool, opening: bool, depths: Sequence[int]) -> None:
        self.measure, self.chinese, self.opening, self.depths = measure, chinese, opening, depths
        self.pages = [Page()]

    def room(self) -> int:
        number = len(self.pages) - 1
        return self.depths[min(number, len(self.depths) - 1)] - len(self.pages[-1].rows)

    def limit(self, block: Block, line: int) -> float:
        """Width of a line of a block on the page that it falls on."""
        on_opening = self.opening and len(self.pages) == 1
        indent = 0 if line or block.heading else 1
        if self.chinese:
            width = self.measure.chinese_opening if on_opening else self.measure.chinese
            return width - indent * self.measure.chinese_indent
        width = self.measure.english_opening if on_opening else self.measure.english
        if block.display:
            return self.measure.title
        if line < block.drop:
            return width - self.measure.drop_cap
        if line in block.narrow:
            return width * 0.42
        return width - indent * self.measure.english_indent

    def heading_lines(self, block: Block) -> int:
        filler, lines = Filler(block.text, self.chinese), 0
        while filler.pieces:
            filler.line(self.limit(block, lines))
            lines += 1
        return lines

    def add(self, block: Block) -> None:
        """Set a block; a heading goes to the next page when no line of text would follow it on this one."""
        if block.heading and self.pages[-1].rows and self.room() <= self.heading_lines(block):
            self.pages.append(Page())
        filler, line = Filler(block.text, self.chinese), 0
        while filler.pieces:
            if self.room() <= 0 and self.pages[-1].rows:
                self.pages.append(Page())
            text = filler.line(self.limit(block, line))
            more = bool(filler.pieces)
            if not more:
                text += " " * block.last
            elif not self.chinese:
                text = with_spaces([text, ""])[0]
            tears = {block.drop, block.torn, block.narrow.start if block.narrow else 0}
            self.pages[-1].rows.append(Row(text, line == 0, more and line + 1 in tears, block.empty_page))
            line += 1


def damaged(pages: list[Page], damages: Iterable[Mapping[str, str]]) -> None:
    """Put what the PDF made of a piece of a line in its place.

    Raises:
        ValueError: the piece is not on one printed line.
    """
    for damage in damages:
        text, printed_as = damage["text"], damage["printed"]
        places = [(page, at) for page in pages for at, row in enumerate(page.rows) if text in row.text]
        if not places:
            raise ValueError(f"no printed line holds {text!r}")
        page, at = places[0]
        page.rows[at] = replace(page.rows[at], text=page.rows[at].text.replace(text, printed_as, 1))


def soft_hyphenated(text: str, number: int, places: Iterable[Mapping[str, Any]]) -> str:
    """Text of paragraph ``number`` with the places marked where a word may be broken."""
    for place in places:
        if place["paragraph"] == number:
            word, after = place["word"], place["after"]
            text = text.replace(word, after + SOFT_HYPHEN + word.removeprefix(after))
    return text


def article_pages(version: Mapping[str, Any], chinese: bool, measure: Measure) -> list[Page]:
    """Pages of one article version, its title block below the text of the first."""
    layout = version.get("layout") or {}
    paragraphs = version["paragraphs"]
    starts_with_text = paragraphs[0]["kind"] == "paragraph"
    paginator = Paginator(measure, chinese, opening=True, depths=layout.get("pages", [12, 24]))
    trailing = layout.get("trailing", {})
    for number, paragraph in enumerate(paragraphs):
        final = number == len(paragraphs) - 1
        paginator.add(
            Block(
                soft_hyphenated(paragraph["text"], number, layout.get("soft_hyphens", ())),
                heading=paragraph["kind"] == "heading",
                drop=0 if chinese or number or not starts_with_text else layout.get("opening", 3),
                last=trailing.get(number, 1 if final and not chinese else 0),
            )
        )
    damaged(paginator.pages, layout.get("damage", ()))
    block = chinese_title_block if chinese else english_title_block
    paginator.pages[0].foot = block(version, layout, measure)
    return paginator.pages


def english_title_block(version: Mapping[str, Any], layout: Mapping[str, Any], measure: Measure) -> list[str]:
    """Footnote, title, subtitle and byline, as they follow the text of an English opening page."""
    star = "*" + " " * layout.get("footnote_spaces", 1)
    note = fill(f"{star}{version['author']} is {version['position']}.", measure.footnote)
    title = fill(version["title"], layout.get("title_width", measure.title))
    subtitle = version.get("subtitle")
    below = fill("—" + subtitle, measure.title * 1.1) if subtitle else []
    blank = [""] if layout.get("byline_blank", bool(subtitle)) else []
    return ["", *with_spaces(note), "", *with_spaces(title), *below, *blank, f"By {version['author']}*"]


def chinese_title_block(version: Mapping[str, Any], layout: Mapping[str, Any], measure: Measure) -> list[str]:
    """Title, subtitle, name and position, as they follow the text of a Chinese opening page."""
    name, title, subtitle = version["author"], version["title"], version.get("subtitle")
    spread = EM_SPACE.join(name) if len(name) == 2 else name
    if layout.get("title_break") == "space":
        title = title.replace(" ", EM_SPACE)
    lines = title.replace(" ", "\n\n").split("\n") if layout.get("title_break") == "line" else [title]
    below = ["——" + subtitle] if subtitle else []
    return ["", *lines, *below, "", spread + EM_SPACE + version["position"]]


def events_pages(events: Mapping[str, Any], measure: Measure) -> list[Page]:
    """Pages of the events section, its heading below the text of the first."""
    layout = events.get("layout") or {}
    paginator = Paginator(measure, chinese=False, opening=False, depths=layout.get("pages", [24]))
    for event in events["items"]:
        empty_page = event.get("empty_page", False)
        torn = event.get("title_torn", 0)
        paginator.add(Block(event["title"], heading=True, display=True, torn=torn, empty_page=empty_page))
        picture = event.get("picture") or {"paragraph": -1, "after": 0, "lines": 0}
        for number, text in enumerate(event["paragraphs"]):
            beside = range(picture["after"], picture["after"] + picture["lines"])
            narrow = beside if number == picture["paragraph"] else range(0)
            paginator.add(Block(text, drop=0 if number else 2, narrow=narrow))
    damaged(paginator.pages, layout.get("damage", ()))
    paginator.pages[0].foot = ["", events["heading"]]
    return paginator.pages


def page_lines(page: Page, chinese: bool) -> list[str]:
    """Lines of a page: blank after every Chinese line, or between English blocks and where text is torn."""
    lines: list[str] = []
    for number, row in enumerate(page.rows):
        if number and chinese:
            lines.append("")
        elif number and row.opens:
            lines.extend(["", " ", ""] if row.empty_page else [""])
        lines.append(row.text)
        if row.torn and not chinese and number < len(page.rows) - 1:
            lines.append("")
    return [*lines, *page.foot]


def announced(number: int, running_head: str) -> list[str]:
    """A page number and running head that stayed in the text."""
    return ["", "", "", str(number), "", running_head, ""]


def joined(pages: list[Page], chinese: bool, numbered: Mapping[int, int], running_head: str) -> Iterator[str]:
    """Lines of pages that follow each other; a page starts with a space unless its number announces it."""
    for place, page in enumerate(pages, start=1):
        lines = page_lines(page, chinese)
        if place in numbered:
            yield from announced(numbered[place], running_head)
        else:
            lines[0] = " " + lines[0]
        yield from lines


def typeset(truth: Mapping[str, Any], measure: Measure | None = None) -> str:
    """Raw text of an issue: English articles, events, Chinese articles, back matter.

    Args:
        truth: the manuscript (see the module's description); an article may lack a version, an issue its
            events or back matter.
        measure: widths of the text block.

    Raises:
        ValueError: a damage was asked for that lies on no printed line.
    """
    measure = measure or Measure()
    head = truth["running_head"]
    lines: list[str] = []

    def put(pages: list[Page], chinese: bool, layout: Mapping[str, Any] | None) -> None:
        lines.extend(joined(pages, chinese, (layout or {}).get("numbered", {}), head))

    for language in ("en", "zh"):
        chinese = language == "zh"
        for article in truth["articles"]:
            if article.get(language):
                version = article[language]
                put(article_pages(version, chinese, measure), chinese, version.get("layout"))
        if not chinese and truth.get("events"):
            put(events_pages(truth["events"], measure), False, truth["events"].get("layout"))
    lines[0] = lines[0].removeprefix(" ")
    if truth.get("back_matter"):
        back = truth["back_matter"]
        lines += [*announced(back["number"], back["heading"])]
        for text in back["paragraphs"]:
            lines += [*with_spaces(fill(text, measure.back_matter), last=1), ""]
        lines.append("")
    return "\n".join([" " + head, "", *lines, ""])


if __name__ == "__main__":
    manuscript = yaml.safe_load(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.buffer.write(typeset(manuscript).encode())
