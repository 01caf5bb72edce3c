"""The project's list of markers, and texts in which it is looked for."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl
from project import PROJECT

from analysis.language.tokens import tokenize_corpus
from analysis.rhetoric.marker_hits import find_markers
from analysis.rhetoric.markers import Markers, load_markers
from analysis.tables.corpus import PARAGRAPHS


@cache
def schema() -> Any:
    """The schema of lists of markers, its references put in."""
    from workflow.schema_files import read_schema

    return read_schema(PROJECT, "markers")


@cache
def project_markers() -> Markers:
    path = PROJECT / "config" / "markers.yaml"
    return load_markers(path.read_text("utf-8"), "config/markers.yaml", schema())


def texts_of(
    *texts: tuple[str, str], segmenter: str = "rjieba"
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Paragraphs, sentences and tokens of ``(language, text)``, each a paragraph of article ``a``."""
    places = {"en": 0, "zh": 0}
    rows: list[tuple[object, ...]] = []
    for language, text in texts:
        rows.append(("i", "a", language, places[language], "paragraph", None, text, 1, 1))
        places[language] += 1
    paragraphs = PARAGRAPHS.frame(rows)
    return paragraphs, *tokenize_corpus(paragraphs, (), segmenter)


def found(category: str, language: str, text: str, segmenter: str = "rjieba") -> list[str]:
    """What a category of the project's list finds in a text."""
    hits = find_markers(project_markers(), *texts_of((language, text), segmenter=segmenter))
    return hits.filter(pl.col("category") == category)["text"].to_list()


def small_markers(categories: str) -> Markers:
    text = f'name: Small\nversion: "1"\ncategories:\n{categories}'
    return load_markers(text, "small.yaml", schema())


def category(name: str, terms: str) -> str:
    """A category in YAML, with the terms in flow style."""
    head = f"  - id: {name}\n    title: {{en: T, zh: 题}}\n    note: N.\n    source: S\n"
    return f"{head}    examples: {{}}\n    near_misses: {{}}\n    terms: [{terms}]\n"
