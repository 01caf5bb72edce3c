"""A page as Python's own parser reads it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from analysis.pages.html_page import Sources

# What would turn text into elements or programs, or load something.
_FORBIDDEN = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "fetch(",
    "url(",
    "http",
)


def check_nothing_is_loaded(page: str, sources: Sources, links: str) -> None:
    """The page names nothing that a browser would load; ``links`` is a pattern of the addresses that it links to."""
    for tag, name, value in Scripts(page).attributes:
        assert name not in ("src", "srcset", "style", "data", "action"), (tag, name)
        assert not name.startswith("on")
        assert name != "href" or re.fullmatch(links, value or ""), value
    program = "".join(sources.modules.values()) + "".join(sources.styles)
    assert [word for word in _FORBIDDEN if word in program] == []


class Scripts(HTMLParser):
    """The elements that hold scripts and styles, as Python's own parser reads them, and all attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self._open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        self._open = tag in ("script", "style")
        if self._open:
            self.blocks.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self._open:
            tag, attrs, text = self.blocks[-1]
            self.blocks[-1] = (tag, attrs, text + data)

    def handle_endtag(self, tag: str) -> None:
        self._open = False
