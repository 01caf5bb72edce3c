"""All tables of a study for print, and the formats in which they are set."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

from analysis.exhibits.actors_table import actors_table
from analysis.exhibits.corpus_table import corpus_table
from analysis.exhibits.csv_format import csv_table
from analysis.exhibits.devices_table import devices_table
from analysis.exhibits.diversity_table import diversity_table
from analysis.exhibits.frames_table import frames_table
from analysis.exhibits.html_format import html_table
from analysis.exhibits.keywords_table import keywords_table
from analysis.exhibits.latex_format import latex_table
from analysis.exhibits.markdown_format import markdown_table
from analysis.exhibits.markers_tables import markers_by_article_table, markers_table
from analysis.exhibits.printed_table import PrintedTable
from analysis.exhibits.renderings_table import renderings_table
from analysis.exhibits.shifts_table import shifts_table
from analysis.exhibits.table_sources import TABLE_SOURCES
from analysis.exhibits.topics_table import topics_table
from analysis.exhibits.versions_tables import versions_by_article_table, versions_table
from analysis.pages.study_names import StudyNames

#: The function that makes each table.
MAKERS: Mapping[str, Callable[..., PrintedTable]] = {
    "corpus": corpus_table,
    "frames": frames_table,
    "versions": versions_table,
    "versions_by_article": versions_by_article_table,
    "keywords": keywords_table,
    "topics": topics_table,
    "renderings": renderings_table,
    "actors": actors_table,
    "markers": markers_table,
    "markers_by_article": markers_by_article_table,
    "devices": devices_table,
    "diversity": diversity_table,
    "shifts": shifts_table,
}

#: The function that sets a table in each format.
SETTERS: Mapping[str, Callable[[PrintedTable], str]] = {
    "csv": csv_table,
    "tex": latex_table,
    "md": markdown_table,
    "html": html_table,
}


def printed_tables(names: StudyNames, tables: Mapping[str, pl.DataFrame]) -> dict[str, PrintedTable]:
    """All tables for print, by name.

    Args:
        names: the names of the study.
        tables: the tables of the study by name, at least those that :data:`TABLE_SOURCES` names.
    """
    return {
        name: MAKERS[name](names, *(tables[source] for source in sources))
        for name, sources in TABLE_SOURCES.items()
    }
