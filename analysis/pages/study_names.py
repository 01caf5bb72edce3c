"""What the pages call articles, frames and terms."""

from __future__ import annotations

from dataclasses import dataclass, fields

from analysis.pages.markdown import escaped
from analysis.pages.plain_names import PlainNames


@dataclass(frozen=True)
class StudyNames(PlainNames):
    """The names of a study as Markdown."""

    def article(self, group: str) -> str:
        """The article of a group id, by its author; the issue comes first where there are several."""
        return escaped(super().article(group))

    def frame(self, identifier: str) -> str:
        """The English title of a frame; a word list by its name, in italics."""
        title = escaped(super().frame(identifier))
        return title if self.is_frame(identifier) else f"*{title}*"

    def category(self, identifier: str) -> str:
        """The English title of a category of markers."""
        return escaped(super().category(identifier))

    def entry(self, identifier: str, first: str = "zh") -> str:
        """A term or actor by the first of its forms in a language, or of those in the other one."""
        return escaped(super().entry(identifier, first))

    @property
    def plain(self) -> PlainNames:
        """The same names without markup."""
        return PlainNames(**{field.name: getattr(self, field.name) for field in fields(self)})
