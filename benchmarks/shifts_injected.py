"""How well omitted and added content is found, by deleting clauses from one side of texts that were aligned by hand.

    PYTHONPATH=. python benchmarks/shifts_injected.py ../shared/aligned-speeches

In each run a share of the units with both sides loses one clause or sentence on one side, chosen at random: what stands
between two marks (comma, semicolon, full stop), with at least so many words. What the other side says in its place has
no counterpart then. The true links are kept, so that this measures the search for content, not the alignment.

A case is a unit and a side. It is scored by its best candidate of omitted or added content, or by nothing. Shown are,
as means over the runs: the precision of the first N cases, N being the number of deletions; the share of deletions
among the first 2N; the area under the ROC curve; and the same for the deviation of the lengths of both sides, which knows no
words. The texts have shifts of their own, which count as false here: precision is a lower bound.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.alignment.corpus import align_corpus
from analysis.codebook.codebook import Codebook
from analysis.language.tokens import tokenize_corpus
from analysis.tables.alignment import UNITS
from analysis.tables.corpus import PARAGRAPHS
from benchmarks.aligned_folder import AlignedText

_CLAUSE = {
    "en": re.compile(r"[^,;:.!?]+[,;:.!?]+[”\"’)]*\s*"),
    "zh": re.compile(r"[^，；：。！？]+[，；：。！？]+[”’）]*"),
}
_FEWEST = {"en": 5, "zh": 7}  # words, characters


@dataclass(frozen=True)
class Injected:
    """Texts with deletions: the tables, and the unit and the side that has too much."""

    paragraphs: pl.DataFrame
    units: pl.DataFrame
    truth: frozenset[tuple[str, int, str]]


def without_clauses(texts: Sequence[AlignedText], share: float, generator: np.random.Generator) -> Injected:
    """Delete clauses; each sentence is a paragraph of its own."""
    paragraphs, units, truth = [], [], set()
    for text in texts:
        lines = {"en": list(text.en), "zh": list(text.zh)}
        for unit, link in enumerate(text.links):
            if all(link) and generator.random() < share:
                here, there = ("en", "zh") if generator.random() < 0.5 else ("zh", "en")
                places = link[0 if here == "en" else 1]
                if _delete(lines[here], places, here, generator):
                    truth.add((text.name, unit, there))
            units.append(("speeches", text.name, "sentence", unit, unit, list(link[0]), list(link[1]), 0.99))
        paragraphs += [
            ("speeches", text.name, language, place, "paragraph", None, line.strip() or "…", 1, 1)
            for language in ("en", "zh")
            for place, line in enumerate(lines[language])
        ]
    return Injected(PARAGRAPHS.frame(paragraphs), UNITS.frame(units), frozenset(truth))


def _delete(lines: list[str], places: Sequence[int], language: str, generator: np.random.Generator) -> bool:
    found = []
    for place in places:
        clauses = [match.span() for match in _CLAUSE[language].finditer(lines[place])]
        if len(clauses) == 1 and len(places) == 1:
            continue
        for start, end in clauses:
            size = len(lines[place][start:end].split()) if language == "en" else end - start
            if size >= _FEWEST[language]:
                found.append((place, start, end))
    if not found:
        return False
    place, start, end = found[int(generator.integers(len(found)))]
    lines[place] = lines[place][:start] + lines[place][end:]
    return True


def tables_of(
    injected: Injected, codebook: Codebook
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Paragraphs, sentences (a line is one), tokens, and the lexicon that the damaged texts teach."""
    headings = injected.paragraphs.with_columns(kind=pl.lit("heading"), level=pl.lit(1))
    sentences, tokens = tokenize_corpus(headings, codebook.phrases("zh"), "rjieba")
    terms = [(term.plain("zh"), term.plain("en")) for term in codebook.entries()]
    return headings, sentences, tokens, align_corpus(headings, sentences, tokens, terms).lexicon


def area(positive: NDArray[np.float64], negative: NDArray[np.float64]) -> float:
    """Area under the ROC curve; ties count half."""
    above = (positive[:, None] > negative[None, :]).mean()
    return float(above + 0.5 * (positive[:, None] == negative[None, :]).mean())
