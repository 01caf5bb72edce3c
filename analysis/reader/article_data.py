"""What the page holds of one article: texts, what corresponds, and what can be highlighted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

import polars as pl

from analysis.interchange.versions import Article, Paragraph, Unit, Version
from analysis.reader.layers import Layer

# A place that a layer marks: the paragraph, start, end, the number of the layer, the entry, and the note.
Mark = tuple[int, int, int, int, str, str]
Marks = Mapping[tuple[str, str, str], Sequence[Mark]]


def marks_by_version(layers: Sequence[Layer]) -> Marks:
    """The places of all layers, by issue, article and language; the longer of two that begin together is first."""
    numbered = [
        layer.spans.with_columns(layer=pl.lit(number, pl.Int64)) for number, layer in enumerate(layers)
    ]
    found: dict[tuple[str, str, str], list[Mark]] = {}
    if numbered:
        rows = pl.concat(numbered).sort(
            "issue", "article", "language", "paragraph", "start", -pl.col("end"), "layer", "entry"
        )
        for issue, article, language, *mark in rows.select(
            "issue", "article", "language", "paragraph", "start", "end", "layer", "entry", "note"
        ).iter_rows():
            found.setdefault((issue, article, language), []).append(tuple(mark))
    return found


def article_data(article: Article, marks: Marks, layers: Sequence[Layer]) -> dict[str, Any]:
    """An article as JSON holds it.

    Places in texts count UTF-16 code units there, as the strings of a browser do.

    Args:
        article: the article.
        marks: what :func:`marks_by_version` gives.
        layers: the layers that marks name by their number.

    Returns:
        ``versions`` by language, each with what the head says and its ``paragraphs``: ``number``, ``level`` (of
        a heading, otherwise 0), ``text``, ``sentences`` as ``[number, start, end]``, ``marks`` as
        ``[entry, start, end, note]``; ``entries``, which marks name by their place, as ``[layer, id, titles]``
        and, where the concordance is a search, ``[language, forms]``; ``units`` by granularity, as
        ``[en, zh, confidence]``.

    Raises:
        ValueError: a mark does not lie in the text of its paragraph. This is a fault of the code.
    """
    entries: dict[tuple[int, str], int] = {}
    versions = {
        language: _version(version, marks.get((article.issue, article.article, language), ()), entries)
        for language, version in article.versions.items()
    }
    return {
        "versions": versions,
        "entries": [_entry(layers[number], number, entry) for number, entry in entries],
        "units": {
            granularity: _units(article.units.get(granularity, ()))
            for granularity in ("paragraph", "sentence")
        },
    }


def _version(version: Version, marks: Sequence[Mark], entries: dict[tuple[int, str], int]) -> dict[str, Any]:
    own: dict[int, list[Mark]] = {}
    for mark in marks:
        own.setdefault(mark[0], []).append(mark)
    lost = sorted(set(own) - {paragraph.number for paragraph in version.paragraphs})
    if lost:
        raise ValueError(f"{version.document}: marks lie in the paragraphs {lost}, which are not there")
    return {
        "title": version.title or "",
        "subtitle": version.subtitle or "",
        "author": version.author_name or "",
        "position": version.affiliation or "",
        "source": version.source,
        "paragraphs": [
            _paragraph(version, paragraph, own.get(paragraph.number, ()), entries)
            for paragraph in version.paragraphs
        ],
    }


def _paragraph(
    version: Version, paragraph: Paragraph, marks: Sequence[Mark], entries: dict[tuple[int, str], int]
) -> dict[str, Any]:
    place = _utf16_places(paragraph.text)
    length = len(paragraph.text)
    made: list[list[int | str]] = []
    for _, start, end, layer, entry, note in marks:
        if not 0 <= start < end <= length:
            raise ValueError(
                f"{version.document}: a mark from {start} to {end} in paragraph {paragraph.number}, "
                f"which has {length} characters"
            )
        made.append([entries.setdefault((layer, entry), len(entries)), place[start], place[end], note])
    return {
        "number": paragraph.number,
        "level": (paragraph.level or 1) if paragraph.kind == "heading" else 0,
        "text": paragraph.text,
        "sentences": [
            [sentence.number, place[sentence.start], place[sentence.end]] for sentence in paragraph.sentences
        ],
        "marks": made,
    }


def _utf16_places(text: str) -> Sequence[int]:
    """Where each character, and the end, stands in the UTF-16 form of a text."""
    if text.isascii() or max(text) <= "\uffff":
        return range(len(text) + 1)
    return list(accumulate((2 if mark > "\uffff" else 1 for mark in text), initial=0))


def _entry(layer: Layer, number: int, entry: str) -> list[Any]:
    made = [number, entry, dict(layer.entries.get(entry, {}))]
    if entry in layer.forms:
        language, forms = layer.forms[entry]
        made.append([language, list(forms)])
    return made


def _units(units: Iterable[Unit]) -> list[list[Any]]:
    return [[list(unit.sides["en"]), list(unit.sides["zh"]), round(unit.confidence, 3)] for unit in units]
