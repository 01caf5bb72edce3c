"""Aligned sentences as a translation memory in TMX 1.4, the format of translators' programs.

Source: TMX 1.4b Specification (LISA OSCAR, 2005).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.interchange.characters import xml_attribute, xml_text
from analysis.interchange.program import NAME, VERSION
from analysis.interchange.versions import LANGUAGES, TAGS, Article, Unit

# English sentences of a unit are joined with a space, Chinese ones with none.
JOINTS = {"en": " ", "zh": ""}
MIXED = "*all*"


def translation_memory(articles: Sequence[Article]) -> str:
    """The sentence units that have something on both sides, as a TMX document.

    A unit is a ``<tu>`` with a ``<tuv>`` a language. Its ``tuid`` names the sentences it is made of, so it
    stays the same as long as they do. Properties say the issue, article, author, confidence and place
    (numbers of the sentences in their versions). The source language stands in the header, and in the
    ``<tu>`` where articles differ in it. There is no date, so that the same study gives the same bytes.

    Returns:
        The document; with no units its body is empty.
    """
    sources = [_source(article) for article in articles if article.units.get("sentence")]
    source = sources[0] if len(set(sources)) == 1 else MIXED
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        f'<header creationtool="{NAME}" creationtoolversion="{VERSION}" segtype="sentence" o-tmf="{NAME}"'
        f' adminlang="en" srclang="{source}" datatype="plaintext"/>',
        "<body>",
    ]
    for article in articles:
        lines += _units(article)
    return "\n".join([*lines, "</body>", "</tmx>", ""])


def _source(article: Article) -> str:
    found = [language for language, version in article.versions.items() if version.source]
    return TAGS[found[0]] if len(found) == 1 else MIXED


def _units(article: Article) -> Iterator[str]:
    units = [unit for unit in article.units.get("sentence", ()) if unit.both]
    if not units:
        return
    texts = {
        language: {sentence.number: sentence.text for sentence in version.sentences}
        for language, version in article.versions.items()
    }
    source = _source(article)
    author = next((version.author for version in article.versions.values() if version.author), None)
    for unit in units:
        # A unit of several sentences is no sentence any more.
        several = any(len(side) > 1 for side in unit.sides.values())
        yield (
            f'<tu tuid="{_tuid(article, unit)}" srclang="{source}"'
            f' segtype="{"block" if several else "sentence"}">'
        )
        yield _property("issue", article.issue)
        yield _property("article", article.article)
        if author:
            yield _property("author", author)
        yield _property("confidence", repr(unit.confidence))
        yield _property("place", _place(unit))
        for language in LANGUAGES:
            text = JOINTS[language].join(texts[language][number] for number in unit.sides[language])
            yield f'<tuv xml:lang="{TAGS[language]}"><seg>{xml_text(text)}</seg></tuv>'
        yield "</tu>"


def _tuid(article: Article, unit: Unit) -> str:
    sides = (f"{language}{'+'.join(map(str, unit.sides[language]))}" for language in LANGUAGES)
    return xml_attribute(".".join([article.issue, article.article, *sides]))


def _place(unit: Unit) -> str:
    return "; ".join(f"{language} {' '.join(map(str, unit.sides[language]))}" for language in LANGUAGES)


def _property(name: str, value: str) -> str:
    # The specification keeps names without the “x-” for itself.
    return f'<prop type="x-{name}">{xml_text(value)}</prop>'
