"""What the gallery shows, read from the files of a study's figures."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from analysis.gallery.page import gallery_page
from analysis.gallery.shown import Shown
from analysis.pages.numbers import Number

_TITLE = re.compile(r"\*\*(.+?)\.?\*\*")


def read_figures(paths: Iterable[str | Path]) -> list[Shown]:
    """Figures from the JSON files beside them."""
    return [Shown.of(json.loads(Path(path).read_text("utf-8"))) for path in paths]


def read_numbers(path: str | Path) -> list[Number]:
    """Numbers from a list of their records."""
    return [Number(**record) for record in json.loads(Path(path).read_text("utf-8"))]


def table_titles(paths: Iterable[str | Path]) -> dict[str, str]:
    """Name of each table for print → its title in Markdown, from the tables in Markdown, which begin with it."""
    titles = {}
    for path in map(Path, paths):
        found = _TITLE.match(path.read_text("utf-8"))
        titles[path.stem] = found[1] if found else path.stem
    return titles


def gallery_of(folder: Path, names: Iterable[str], base: str = "") -> str:
    """The gallery of a study that has run, from the folder of its figures alone.

    Args:
        folder: ``figures/<study>``.
        names: the figures, in order; those that the folder lacks are left out.
        base: what leads from the page to the folder.
    """
    paths = [path for name in names if (path := folder / f"{name}.json").is_file()]
    told = json.loads((folder / "numbers.json").read_text("utf-8"))
    counts = Counter(record["from"] for record in told.values())
    tables = table_titles(sorted(folder.glob("tables/*.md")))
    return gallery_page(folder.name, read_figures(paths), tables, counts, base)
