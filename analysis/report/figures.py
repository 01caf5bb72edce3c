"""Figures in the report: where each stands, and how it is shown with what can be downloaded of it."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.pages.embedding import packed_bytes
from analysis.pages.markdown_html import text_html
from analysis.report.picture_size import picture_size
from analysis.report.sections import Section

#: What browsers call the kinds of files that a report holds.
MEDIA = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "json": "application/json",
    "yaml": "application/yaml",
}
#: Pictures that a browser shows, the better one first.
SHOWN = ("svg", "png")

# Stages whose tables serve figures of all kinds: a figure belongs with them when it is drawn from nothing else.
_COMMON = ("corpus/", "alignment/")

#: Figures that belong in another section than the first that shares a table with them: the table of that section.
_BESIDE = {"actors": "framing/actors_frames", "rhetoric": "rhetoric/markers_paired"}


@dataclass(frozen=True)
class ReportFigure:
    """A figure as the report takes it.

    Attributes:
        name: the base name of its files.
        about: what its JSON file says.
        data: its CSV file.
        source: its JSON file.
        kind: the format of its picture: ``svg``, ``png`` or ``pdf``.
        picture: the file of the picture.
    """

    name: str
    about: Mapping[str, Any]
    data: bytes
    source: bytes
    kind: str
    picture: bytes

    @property
    def id(self) -> str:
        return f"figure-{self.name}"

    @property
    def question(self) -> str:
        return str(self.about["question"])


def place_figures(figures: Sequence[ReportFigure], sections: Sequence[Section]) -> list[list[ReportFigure]]:
    """The figures of each section, and last those that belong with none, each in the order given.

    A figure stands in the first section that comes from one of the tables it is drawn from. Tables of the corpus and of
    the alignment count only for figures that are drawn from nothing else. The figures of :data:`_BESIDE` stand with
    the table named there.
    """
    placed: list[list[ReportFigure]] = [[] for _ in range(len(sections) + 1)]
    for figure in figures:
        tables = set(figure.about["inputs"])
        own = {table for table in tables if not table.startswith(_COMMON)} or tables
        beside = _first_with({_BESIDE.get(figure.name, "")}, sections)
        placed[beside if beside < len(sections) else _first_with(own, sections)].append(figure)
    return placed


def _first_with(tables: set[str], sections: Sequence[Section]) -> int:
    """The first section that comes from one of the tables, or how many sections there are."""
    return next((number for number, section in enumerate(sections) if tables & section.tables), len(sections))


def figure_html(figure: ReportFigure, number: int) -> list[str]:
    """A figure with its caption, a button to enlarge it, and links to its files.

    The files are packed into the page; its program turns them into a picture and links.
    """
    about = figure.about
    question, finding = text_html(figure.question), text_html(str(about.get("finding") or ""))
    tables = ", ".join(f"<code>{html.escape(name)}</code>" for name in about["inputs"])
    shown = figure.kind in SHOWN
    links = [
        packed_link(f"{figure.name}.csv", figure.data, "Data (CSV)"),
        packed_link(f"{figure.name}.json", figure.source, "Sources (JSON)"),
        packed_link(f"{figure.name}.{figure.kind}", figure.picture, f"Picture ({figure.kind.upper()})"),
    ]
    return [
        f'<figure id="{figure.id}" aria-labelledby="{figure.id}-title">',
        *(_plate(figure) if shown else _no_plate()),
        '<div class="tools">',
        *(['<button type="button" class="enlarge" aria-haspopup="dialog">Enlarge</button>'] * shown),
        *links,
        "</div>",
        "<figcaption>",
        f'<p class="title"><b id="{figure.id}-title"><span class="count">Figure {number}.</span> {question}</b> '
        f"{finding}</p>",
        f'<p class="caption">{text_html(str(about["caption"]))} <span class="from">Drawn from {tables}.</span></p>',
        "</figcaption>",
        "</figure>",
    ]


def _plate(figure: ReportFigure) -> list[str]:
    """The picture on paper white, with its printed size."""
    width, height = map(round, picture_size(figure.kind, figure.picture))
    told = figure.about.get("alternative") or " ".join(
        filter(None, (figure.question, str(figure.about.get("finding") or "")))
    )
    return [
        f'<div class="plate"><img alt="{html.escape(told)}" width="{width}" height="{height}" '
        f'data-file="{html.escape(figure.name)}.{figure.kind}"></div>'
    ]


def _no_plate() -> list[str]:
    return [
        '<p class="no-plate">The figures of this study are made as PDF files only, which a page cannot show: open the '
        "picture below. With <code>svg</code> or <code>png</code> among <code>figures.formats</code> it stands "
        "here.</p>"
    ]


def packed_link(name: str, content: bytes, label: str) -> str:
    """A link to a file that the page holds; it gets its address when the page has unpacked the file."""
    kind = MEDIA[name.rpartition(".")[2]]
    shown = html.escape(name)
    return (
        f'<a class="file" download="{shown}">{html.escape(label)}</a>'
        f'<script type="text/plain" data-name="{shown}" data-kind="{kind}">{packed_bytes(content)}</script>'
    )
