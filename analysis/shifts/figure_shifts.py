"""Figures that disagree after conversion, or that one side lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import polars as pl

from analysis.framing.aligned_hits import ARTICLE, LANGUAGES
from analysis.shifts.candidates import FIGURE, LANGUAGE_NAMES, Candidate, Span, both, other_language, quoted
from analysis.shifts.coverage import in_article
from analysis.shifts.figure_values import Figure, figures_of, is_named, same_value
from analysis.shifts.material import Material

BEFORE = -3.0


class _Side(NamedTuple):
    figures: dict[int, list[tuple[Figure, Span]]]  # by unit
    texts: dict[int, str]


def figure_candidates(material: Material, sentences: pl.DataFrame) -> Iterator[Candidate]:
    """Units whose figures are not the same on both sides.

    A figure in digits is answered by the same value in its unit or, since figures move with their clause, in the unit
    before or behind, or by words that stand for it (this year, half a century). Bits are minus log2 of the share of
    figures without an answer; a unit with such figures on both sides has those of both.

    Args:
        material: what the measures share.
        sentences: the table ``corpus/sentences``.
    """
    sides = {language: _read(material, sentences, language) for language in LANGUAGES}
    lacking: dict[str, dict[int, list[tuple[Figure, Span]]]] = {}
    bits: dict[str, float] = {}
    for language in LANGUAGES:
        other = other_language(language)
        asked = {
            unit: [item for item in own if item[0].in_digits]
            for unit, own in sides[language].figures.items()
            if material.units.paired[unit]
        }
        silent = {
            unit: [item for item in own if not _answered(material, sides[other], other, unit, item[0])]
            for unit, own in asked.items()
        }
        lacking[language] = {unit: items for unit, items in silent.items() if items}
        number = sum(map(len, lacking[language].values()))
        bits[language] = -float(np.log2((number + 0.5) / (sum(map(len, asked.values())) + 1.0)))
    for unit in sorted({*lacking["en"], *lacking["zh"]}):
        found = {language: lacking[language].get(unit, []) for language in LANGUAGES}
        yield _candidate(unit, found, sum(bits[language] for language in LANGUAGES if found[language]))


def _answered(material: Material, other: _Side, language: str, unit: int, figure: Figure) -> bool:
    units = np.array([unit - 1, unit, unit + 1])
    near = units[in_article(units, np.full(3, unit), material.units)].tolist()
    values = [value for place in near for item, _ in other.figures.get(place, []) for value in item.values]
    return any(same_value(value, known) for value in figure.values for known in values) or is_named(
        figure.values[0], other.texts.get(unit, ""), language
    )


def _candidate(unit: int, sides: dict[str, list[tuple[Figure, Span]]], bits: float) -> Candidate:
    texts = {language: quoted([item.text for item, _ in sides[language]]) for language in LANGUAGES}
    if all(sides.values()):
        surplus = ""
        why = f"The figures disagree: English has {texts['en']}, Chinese {texts['zh']}."
    else:
        surplus = "en" if sides["en"] else "zh"
        other = LANGUAGE_NAMES[other_language(surplus)]
        why = f"{LANGUAGE_NAMES[surplus]} has {texts[surplus]}, and the {other} side has no such figure."
    return Candidate(
        unit,
        FIGURE,
        "figures",
        BEFORE + bits,
        places=both("en", (span for _, span in sides["en"]), (span for _, span in sides["zh"])),
        surplus=surplus,
        evidence=f"{bits:.1f} bits",
        why=why,
    )


def _read(material: Material, sentences: pl.DataFrame, language: str) -> _Side:
    members = (
        material.units.table.select("at", *ARTICLE, pl.col(language).alias("sentence"))
        .explode("sentence")
        .drop_nulls()
        .join(sentences.filter(pl.col("language") == language), on=[*ARTICLE, "sentence"], how="inner")
        .sort("at", "sentence")
    )
    figures: dict[int, list[tuple[Figure, Span]]] = {}
    texts: dict[int, str] = {}
    for at, paragraph, text, start in members.select("at", "paragraph", "text", "start").iter_rows():
        texts[at] = f"{texts.get(at, '')} {text}"
        for item in figures_of(text, language):
            figures.setdefault(at, []).append((item, (paragraph, start + item.start, start + item.end)))
    return _Side(figures, texts)
