"""The tables for print, and the tables of the study that each is made of. The workflow reads this before it runs."""

from __future__ import annotations

from collections.abc import Mapping

#: In the order of a reader. The function that makes a table takes the names of the study, then these.
TABLE_SOURCES: Mapping[str, tuple[str, ...]] = {
    "corpus": ("alignment/summary",),
    "frames": ("framing/salience",),
    "versions": ("framing/paired_salience",),
    "versions_by_article": ("framing/paired_salience",),
    "keywords": ("framing/keyness",),
    "topics": ("topics/labels", "topics/terms", "topics/prevalence"),
    "renderings": ("framing/rendering_consistency", "framing/renderings"),
    "actors": ("framing/actors_frames",),
    "markers": ("rhetoric/markers", "rhetoric/markers_paired"),
    "markers_by_article": ("rhetoric/markers_paired",),
    "devices": ("rhetoric/devices",),
    "diversity": ("rhetoric/diversity",),
    "shifts": ("shifts/by_article",),
}

#: Formats of each table: for spreadsheets, LaTeX, Markdown, and Word or LibreOffice.
FORMATS = ("csv", "tex", "md", "html")


def source_tables() -> list[str]:
    """All tables that tables for print are made of, each once."""
    return sorted({source for sources in TABLE_SOURCES.values() for source in sources})


def table_files(folder: str) -> list[str]:
    """The files of all tables for print in a folder, and what the preamble of a paper needs for them."""
    files = [f"{folder}/{name}.{kind}" for name in TABLE_SOURCES for kind in FORMATS]
    return [*files, f"{folder}/preamble.tex"]
