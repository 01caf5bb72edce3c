"""The files that a page is made of: its template, style sheets and modules, and those that all pages share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from analysis.pages.html_page import Sources

SHARED = "pages"
#: Style sheets that every page begins with, and its own in their order, by the folder of the page under ``workflow/``.
COMMON = ("pages/colours", "pages/base")
STYLES = {
    "reader": ("reader/page", "reader/text", "reader/narrow"),
    "report_page": ("report_page/page", "report_page/figures", "report_page/narrow"),
}


class PageFiles(TypedDict):
    """Paths of a page's files, as a rule takes them."""

    template: str
    styles: list[str]
    modules: list[str]


def page_files(page: str, root: Path) -> PageFiles:
    """Paths of the files of a page, which is named as its folder under ``workflow/``."""
    folder = root / "workflow"
    modules = [*(folder / SHARED).glob("*.js"), *(folder / page).glob("*.js")]
    return {
        "template": str(folder / page / "page.html"),
        "styles": [str(folder / f"{name}.css") for name in (*COMMON, *STYLES[page])],
        "modules": sorted(map(str, modules)),
    }


def read_sources(template: str, styles: Sequence[str], modules: Sequence[str]) -> Sources:
    """What a page is made of, from the paths of its files."""
    return Sources(
        Path(template).read_text("utf-8"),
        [Path(path).read_text("utf-8") for path in styles],
        {Path(path).stem: Path(path).read_text("utf-8") for path in modules},
    )
