"""Put pages together into article versions and sections."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.corpus.layout import LANGUAGES, Layout, Section
from analysis.corpus.openings import Opening, read_opening, read_section_heading, split_at_openings
from analysis.corpus.pages import Page, Removed


@dataclass
class Version:
    """An article (or a section of events) in one language: its head and the pages of its text."""

    section: Section
    opening: Opening | None
    pages: list[Page] = field(default_factory=list)
    head_lines: list[Removed] = field(default_factory=list)

    @property
    def language(self) -> str:
        return self.section.language


def assemble_versions(
    pages: list[Page], layout: Layout, keep: frozenset[int] = frozenset()
) -> tuple[list[Version], list[Removed]]:
    """Versions in the order of the source, and the lines of pages that belong to none (front and back matter).

    An article begins with the page that holds its byline, or with its title where heads stand above the text. It goes
    on until the next byline, a section's heading, matter, or another language. Lines in ``keep`` are body text,
    whatever they look like.

    Articles belong to the section of articles whose heading was printed last in their language, else to the first one.
    """
    versions: list[Version] = []
    matter: list[Removed] = []
    sections = {language: layout.articles_section(language) for language in LANGUAGES}
    current: Version | None = None
    for place, page in enumerate(pages):
        if page.lines and any(pattern.fullmatch(page.lines[0].text) for pattern in layout.matter):
            current = None
            matter += _matter(page, "the page opens as front or back matter does")
            continue
        following = pages[place + 1] if place + 1 < len(pages) else None
        for part in split_at_openings(page, layout, keep):
            language = part.language
            begun = read_section_heading(part, layout, "articles", keep)
            if begun:
                sections[language], current = begun[0], None
                matter += begun[1]
            section = sections[language]
            opened = read_opening(part, following, layout, keep) if section else None
            headed = None if opened else read_section_heading(part, layout, "events", keep)
            if opened and section:
                current = Version(section, opened[0], head_lines=opened[1])
                versions.append(current)
            elif headed:
                current = Version(headed[0], None, head_lines=headed[1])
                versions.append(current)
            elif current is not None and language != current.language:
                current = None
                matter += _matter(
                    part, "the page is in another language than the article before it and has no byline"
                )
                continue
            if current is None:
                matter += _matter(part, "no byline or section heading stands before it")
            else:
                current.pages.append(part)
    return versions, matter


def _matter(page: Page, reason: str) -> list[Removed]:
    return [Removed(line.number, "matter", reason) for line in page.lines]
