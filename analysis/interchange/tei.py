"""An article version in TEI P5, linked sentence by sentence to its counterpart.

The body holds the text and nothing else: ``<div>`` by headings, ``<head>``, ``<p>``, and ``<s>`` for each
sentence. The text of a ``<p>`` or ``<head>`` is that of the paragraph, character by character.

The alignment stands apart, in ``<standOff>``, and whole in both files. A unit of ``alignment/units`` is one
``<link>`` whose ``@target`` points to all its sentences, those of this file as ``#s3`` and those of the other
as ``other-file.xml#s2``: so a unit of two and one sentences stays one unit, which ``@corresp`` on single
sentences would take apart. A unit with nothing on one side cannot be a link, which needs two ends; it is a
``<span>`` of type ``no-counterpart``. Units of paragraphs are written in the same way. The confidence of each
unit is the ``@degree`` of a ``<certainty>`` that points to it.

Source: TEI Consortium, *TEI P5: Guidelines*, the chapters on linking (``link``, ``standOff``), simple
analytic mechanisms (``s``, ``span``) and certainty (``certainty``).
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.interchange.characters import xml_attribute, xml_text
from analysis.interchange.tei_header import tei_file, tei_header
from analysis.interchange.versions import LANGUAGES, TAGS, Article, Paragraph, Unit, Version

NAMESPACE = "http://www.tei-c.org/ns/1.0"
# The letter of an id before the number: xml:id must not begin with a digit.
_LETTERS = {"paragraph": "p", "sentence": "s"}


def tei(article: Article, language: str) -> str:
    """A version as a TEI document with its header, text and alignment."""
    version = article.versions[language]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<TEI xmlns="{NAMESPACE}" xml:lang="{TAGS[language]}">',
        *tei_header(article, language),
        "<text>",
        "<body>",
        *_body(version),
        "</body>",
        "</text>",
        *_alignment(article, language),
        "</TEI>",
        "",
    ]
    return "\n".join(lines)


def _body(version: Version) -> Iterator[str]:
    if not version.paragraphs:
        yield "<p/>"
    open_levels: list[int] = []
    for paragraph in version.paragraphs:
        name = "p"
        if paragraph.kind == "heading":
            level = paragraph.level or 1
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
                yield "</div>"
            open_levels.append(level)
            yield "<div>"
            name = "head"
        yield f'<{name} xml:id="p{paragraph.number}">{_sentences(paragraph)}</{name}>'
    yield from ("</div>" for _ in open_levels)


def _sentences(paragraph: Paragraph) -> str:
    parts: list[str] = []
    place = 0
    for sentence in paragraph.sentences:
        parts.append(xml_text(paragraph.text[place : sentence.start]))
        inside = xml_text(paragraph.text[sentence.start : sentence.end])
        parts.append(f'<s xml:id="s{sentence.number}">{inside}</s>')
        place = sentence.end
    parts.append(xml_text(paragraph.text[place:]))
    return "".join(parts)


def _alignment(article: Article, language: str) -> Iterator[str]:
    if not any(article.units.values()):
        return
    yield "<standOff>"
    for granularity, units in sorted(article.units.items()):
        ends = [(unit, _targets(article, language, granularity, unit)) for unit in units]
        pairs = [
            f'<link xml:id="{granularity}-unit-{unit.number}" target="{target}"/>'
            for unit, target in ends
            if unit.both
        ]
        alone = [
            f'<span xml:id="{granularity}-unit-{unit.number}" target="{target}"/>'
            for unit, target in ends
            if not unit.both and target
        ]
        if pairs:
            yield f'<linkGrp type="translation" subtype="{granularity}">'
            yield from pairs
            yield "</linkGrp>"
        if alone:
            yield f'<spanGrp type="no-counterpart" subtype="{granularity}">'
            yield from alone
            yield "</spanGrp>"
        for unit, target in ends:
            if target:
                yield (
                    f'<certainty target="#{granularity}-unit-{unit.number}" locus="value"'
                    f' degree="{unit.confidence!r}"/>'
                )
    yield "</standOff>"


def _targets(article: Article, language: str, granularity: str, unit: Unit) -> str:
    """Pointers to everything in a unit, English first."""
    return " ".join(
        f"{'' if side == language else xml_attribute(tei_file(article.versions[side]))}"
        f"#{_LETTERS[granularity]}{number}"
        for side in LANGUAGES
        for number in unit.sides[side]
    )
