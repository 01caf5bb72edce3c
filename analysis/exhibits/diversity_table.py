"""Table: diversity of words and make of sentences, each language by itself."""

from __future__ import annotations

import polars as pl

from analysis.exhibits.labels import VERSIONS, article_label
from analysis.exhibits.number_kinds import COUNT, ONE_DECIMAL, THREE_DECIMALS
from analysis.exhibits.printed_table import Cell, Column, Estimate, PrintedTable, Section, without_empty
from analysis.pages.study_names import StudyNames

INDICES = {
    "mattr": ("MATTR", THREE_DECIMALS, ""),
    "mtld": ("MTLD", ONE_DECIMAL, "words"),
    "hdd": ("HD-D", THREE_DECIMALS, ""),
    "sentence_length": ("Sentence", ONE_DECIMAL, "words / characters"),
    "clause_length": ("Clause", ONE_DECIMAL, "words / characters"),
    "nominalisation": ("Nominalisations", ONE_DECIMAL, "per 100 words"),
}


def diversity_table(names: StudyNames, diversity: pl.DataFrame) -> PrintedTable:
    """A section a language, a row an article, a column an index.

    Args:
        names: the names of the study.
        diversity: the table ``rhetoric/diversity``.
    """
    cells = {
        (f"{row['issue']}/{row['article']}", row["language"], row["index"]): row
        for row in diversity.to_dicts()
    }
    sections = []
    for language, version in VERSIONS.items():
        rows: list[tuple[Cell, ...]] = []
        for article in names.articles:
            own = [cells.get((article.group, language, index)) for index in INDICES]
            if any(own):
                words = next(row["words"] for row in own if row)
                rows.append((article_label(names, article.group), words, *(map(_estimate, own))))
        if rows:
            sections.append(Section(version, tuple(rows)))
    return without_empty(
        PrintedTable(
            "diversity",
            "Diversity of words and make of sentences",
            "Each index with its 95 % interval from halves of the paragraphs (Student's t).",
            (
                Column("Article"),
                Column("Words", COUNT),
                *(Column(title, kind, "", True, unit) for title, kind, unit in INDICES.values()),
            ),
            tuple(sections),
            (
                "Compare within a language only: what counts as a word differs between the two. MATTR: mean ratio of "
                "types to tokens in a moving window; MTLD: mean length of stretches of a given diversity; HD-D: "
                "chance to meet a type in a drawn sample. Sentence, clause: mean length, in words in English and in "
                "characters in Chinese. A dash: the text is too short.",
            ),
            ("rhetoric/diversity",),
            section_header="language",
        )
    )


def _estimate(row: dict[str, float] | None) -> Estimate:
    return Estimate(None) if row is None else Estimate(row["value"], row["low"], row["high"])
