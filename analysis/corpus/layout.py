"""A journal's habits, as data: patterns for bylines, running heads, headings and sections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.errors import StudyError

LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Section:
    """A part of an issue: ``kind`` is ``articles`` or ``events``; ``heading`` and ``item_opening`` are patterns."""

    id: str
    language: str
    kind: str
    heading: re.Pattern[str] | None = None
    item_opening: re.Pattern[str] | None = None


@dataclass(frozen=True)
class HeadingStyle:
    """A style of numbering; the group ``text`` of its pattern is the heading without its number."""

    style: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Layout:
    """Everything that the extraction knows of a journal.

    All patterns match whole stripped lines, save ``note_mark``, which is found inside them. ``heads_above``: title and
    byline stand above the text of an article, and not below the text of its first page.
    """

    id: str
    names: Mapping[str, str]
    source_language: str
    sections: tuple[Section, ...]
    running_heads: tuple[re.Pattern[str], ...]
    page_number: re.Pattern[str]
    notes: tuple[re.Pattern[str], ...]
    note_mark: re.Pattern[str] | None
    matter: tuple[re.Pattern[str], ...]
    heads_above: bool
    drop_cap_lines: int
    title_lines: int
    bylines: Mapping[str, re.Pattern[str]]
    footnotes: Mapping[str, re.Pattern[str]]
    subtitles: Mapping[str, re.Pattern[str]]
    headings: Mapping[str, tuple[HeadingStyle, ...]]
    positions: tuple[tuple[str, tuple[str, ...]], ...]

    def is_running_head(self, text: str) -> bool:
        return any(pattern.fullmatch(text) for pattern in self.running_heads)

    def is_note(self, text: str) -> bool:
        """Whether the first line of a note at the foot of a page looks like this."""
        return any(pattern.fullmatch(text) for pattern in self.notes)

    def section_of(self, text: str) -> Section | None:
        """The section whose printed heading ``text`` is."""
        for section in self.sections:
            if section.heading and section.heading.fullmatch(text):
                return section
        return None

    def articles_section(self, language: str) -> Section | None:
        for section in self.sections:
            if section.kind == "articles" and section.language == language:
                return section
        return None

    def heading_style(self, text: str, language: str) -> tuple[str, str] | None:
        """``(style, text without its number)`` where a text begins with a heading's numbering."""
        for style in self.headings.get(language, ()):
            match = style.pattern.fullmatch(text)
            if match:
                return style.style, (match.group("text") or "").strip()
        return None


def _pattern(value: str, where: str, groups: tuple[str, ...] = ()) -> re.Pattern[str]:
    try:
        pattern = re.compile(value)
    except re.error as error:
        raise StudyError(
            where,
            f"the pattern {value!r} is not a valid regular expression ({error}).",
            "Correct the pattern.",
        ) from None
    for group in groups:
        if group not in pattern.groupindex:
            raise StudyError(
                where,
                f"the pattern {value!r} has no group (?P<{group}>…).",
                f"Mark the part that is the {group}.",
            )
    return pattern


def load_layout(data: Mapping[str, Any], layout_id: str, where: str) -> Layout:
    """Make a layout from the checked content of a journal file.

    Raises:
        StudyError: a pattern is no regular expression, or lacks a group that it must have.
    """
    opening, furniture = data["opening"], data["furniture"]

    def patterns(key: str, groups: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
        return {
            language: _pattern(opening[language][key], f"{where}: opening.{language}.{key}", groups)
            for language in LANGUAGES
            if key in opening.get(language, {})
        }

    sections = tuple(
        Section(
            section["id"],
            section["language"],
            section["kind"],
            *(
                _pattern(section[key], f"{where}: sections[{number}].{key}") if key in section else None
                for key in ("heading", "item_opening")
            ),
        )
        for number, section in enumerate(data["sections"])
    )
    headings = {
        language: tuple(
            HeadingStyle(
                style["style"],
                _pattern(style["pattern"], f"{where}: headings.{language}[{number}].pattern", ("text",)),
            )
            for number, style in enumerate(data.get("headings", {}).get(language, []))
        )
        for language in LANGUAGES
    }
    return Layout(
        id=layout_id,
        names=data["name"],
        source_language=data["source_language"],
        sections=sections,
        running_heads=tuple(
            _pattern(value, f"{where}: furniture.running_heads[{number}]")
            for number, value in enumerate(furniture["running_heads"])
        ),
        page_number=_pattern(furniture["page_number"], f"{where}: furniture.page_number"),
        notes=tuple(
            _pattern(value, f"{where}: furniture.notes[{number}]")
            for number, value in enumerate(furniture.get("notes", []))
        ),
        note_mark=(
            _pattern(furniture["note_mark"], f"{where}: furniture.note_mark")
            if "note_mark" in furniture
            else None
        ),
        matter=tuple(
            _pattern(value, f"{where}: matter[{number}]")
            for number, value in enumerate(data.get("matter", []))
        ),
        heads_above=opening.get("place", "below") == "above",
        drop_cap_lines=opening["drop_cap_lines"],
        title_lines=opening["title_lines"],
        bylines=patterns("byline", ("author",)),
        footnotes=patterns("footnote", ("author", "position")),
        subtitles=patterns("subtitle", ("subtitle",)),
        headings=headings,
        positions=tuple((item["zh"], tuple(item["en"])) for item in data.get("positions", [])),
    )
