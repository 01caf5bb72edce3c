"""The page of findings: what a study found, how sure it is, and where each number stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from analysis.codebook.codebook import Codebook, Term
from analysis.findings.actors_section import actors_section
from analysis.findings.coverage_section import coverage_section
from analysis.findings.devices_section import devices_section
from analysis.findings.frames_section import frames_section
from analysis.findings.markers_section import markers_section
from analysis.findings.renderings_section import renderings_section
from analysis.findings.sensitivity_section import sensitivity_section
from analysis.findings.texts_section import texts_section
from analysis.findings.topics_section import topics_section
from analysis.findings.versions_section import versions_section
from analysis.findings.words_section import words_section
from analysis.pages.markdown import escaped
from analysis.pages.numbers import Number, Numbers
from analysis.pages.study_names import StudyNames

#: What each section is made of: a table, or several.
SECTIONS: Mapping[str | tuple[str, ...], Callable[..., list[str]]] = {
    "summary": texts_section,
    "salience": frames_section,
    "paired_salience": versions_section,
    "keyness": words_section,
    "markers_paired": markers_section,
    "devices": devices_section,
    "rendering_consistency": renderings_section,
    "actors_frames": actors_section,
    ("topic_labels", "topic_prevalence", "topic_distance", "topic_choice"): topics_section,
    "sensitivity": sensitivity_section,
    "coverage": coverage_section,
}
TABLES = [name for key in SECTIONS for name in ((key,) if isinstance(key, str) else key)]


@dataclass(frozen=True)
class FindingsPage:
    """The page in Markdown, and the numbers that it says."""

    text: str
    numbers: tuple[Number, ...]


def findings_page(
    study: str,
    articles: pl.DataFrame,
    codebook: Codebook,
    lists: Sequence[Term],
    categories: Mapping[str, Mapping[str, str]],
    tables: Mapping[str, pl.DataFrame],
) -> FindingsPage:
    """Write the page. All numbers come from the tables; no sentence of the texts is quoted.

    Args:
        study: the name of the study.
        articles: the table ``corpus/articles``, restricted to what is measured.
        codebook: the codebook.
        lists: the word lists of the study (see :func:`analysis.framing.concordance_queries.list_entries`).
        categories: category of markers → language → title.
        tables: the tables of :data:`TABLES`.
    """
    names = StudyNames.of(study, articles, codebook, lists, categories)
    issues = len({article.issue for article in names.articles})
    said = Numbers()
    measured = said.within("study")
    lines = [
        f"# Findings: {escaped(study)}",
        "",
        f"{measured.counted('articles', len(names.articles), 'article', meaning='articles that are measured')} of "
        f"{measured.counted('issues', issues, 'issue', meaning='issues that they are from')}, measured with the "
        f"codebook “{escaped(codebook.name)}” {escaped(codebook.version)} (checksum `{codebook.checksum[:12]}`). This "
        "page is written by the program: every number is taken from the tables named below each section. "
        "Intervals are 95 % intervals; where a section does not say otherwise they tell what other paragraphs of the "
        "same articles might have shown.",
    ]
    for key, section in SECTIONS.items():
        used = (key,) if isinstance(key, str) else key
        if found := section(names, said, *(tables[name] for name in used)):
            lines += ["", *found]
    return FindingsPage("\n".join(lines) + "\n", tuple(said))
