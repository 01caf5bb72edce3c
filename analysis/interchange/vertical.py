"""A language of the study as vertical text: a token a line, for CQPweb, the Corpus Workbench and Sketch Engine.

The columns are :data:`COLUMNS`; the elements and their attributes are :data:`STRUCTURES`. The fourth column
says whether a space follows in print: Sketch Engine would show that by an empty element ``<g/>``, which the
Corpus Workbench takes for a word unless it is told otherwise, so a column keeps it for both.

Source: Evert and The CWB Development Team, "CWB Corpus Encoding Tutorial", sections 2 and 5; Sketch Engine,
"Preparing a text corpus: vertical file".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.interchange.characters import one_line, xml_attribute, xml_text
from analysis.interchange.versions import LANGUAGES, Article, Sentence, Version

COLUMNS = ("word", "tag", "lemma", "space")
STRUCTURES: Mapping[str, tuple[str, ...]] = {
    "text": ("id", "document", "issue", "article", "author", "author_name", "title", "source"),
    "p": ("id", "kind", "level"),
    "s": ("id", "unit", "counterpart", "confidence"),
}


class Names(NamedTuple):
    """Names for CQPweb by the ids they stand for: letters, digits and underscores, no two of a kind the same."""

    texts: Mapping[tuple[str, str], str]
    issues: Mapping[str, str]
    articles: Mapping[str, str]
    authors: Mapping[str, str]


def names_of(articles: Sequence[Article]) -> Names:
    """The names that both languages of a study use; a text has the same in both."""
    ids = {f"{article.issue}.{article.article}": article for article in articles}
    texts = handles(ids)
    return Names(
        {(article.issue, article.article): texts[key] for key, article in ids.items()},
        handles(article.issue for article in articles),
        handles(article.article for article in articles),
        handles(
            version.author
            for article in articles
            for version in article.versions.values()
            if version.author is not None
        ),
    )


def handles(ids: Iterable[str]) -> dict[str, str]:
    """Ids with an underscore for what is not a letter, digit or underscore; a number tells apart what became alike.

    The databases behind CQPweb may not tell capitals from small letters, so neither does this.
    """
    made: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(set(ids)):
        handle = stem = re.sub(r"[^A-Za-z0-9_]", "_", name)
        number = 2
        while handle.casefold() in taken:
            handle = f"{stem}__{number}"
            number += 1
        taken.add(handle.casefold())
        made[name] = handle
    return made


def written_sentences(version: Version) -> Iterator[Sentence]:
    """The sentences that the vertical text holds; one without a token would be no region and is left out."""
    return (sentence for sentence in version.sentences if sentence.tokens)


def vertical(articles: Sequence[Article], language: str, names: Names) -> str:
    """All versions in a language, one below the other.

    In a token ``&``, ``<`` and ``>`` are written as references, and white space is one space. The attributes
    ``issue``, ``article`` and ``author`` are names that CQPweb takes as categories (:func:`names_of`);
    ``document`` is the id of the version in all other formats. ``counterpart`` names the sentences of the
    other language, with spaces between them.
    """
    lines: list[str] = []
    written: dict[tuple[str, str, str], str] = {}
    for article in articles:
        if language in article.versions:
            lines += _text(article, article.versions[language], names, written)
    return "".join(f"{line}\n" for line in lines)


def _text(
    article: Article, version: Version, names: Names, written: dict[tuple[str, str, str], str]
) -> Iterator[str]:
    name = names.texts[article.issue, article.article]
    yield _tag(
        "text",
        name,
        version.document,
        names.issues[version.issue],
        names.articles[version.article],
        names.authors[version.author] if version.author is not None else "",
        version.author_name or "",
        version.title or "",
        "yes" if version.source else "no",
    )
    other = next(code for code in LANGUAGES if code != version.language)
    units = {
        number: unit for unit in article.units.get("sentence", ()) for number in unit.sides[version.language]
    }
    for paragraph in version.paragraphs:
        inside = [sentence for sentence in paragraph.sentences if sentence.tokens]
        if not inside:
            continue
        level = "" if paragraph.level is None else str(paragraph.level)
        yield _tag("p", f"{name}_p{paragraph.number}", paragraph.kind, level)
        for at, sentence in enumerate(inside):
            unit = units.get(sentence.number)
            counterpart = " ".join(f"{name}_s{number}" for number in unit.sides[other]) if unit else ""
            yield _tag(
                "s",
                f"{name}_s{sentence.number}",
                str(unit.number) if unit else "",
                counterpart,
                repr(unit.confidence) if unit else "",
            )
            following = inside[at + 1].start if at + 1 < len(inside) else None
            yield from _tokens(sentence, following, written)
            yield "</s>"
        yield "</p>"
    yield "</text>"


def _tokens(
    sentence: Sentence, following: int | None, written: dict[tuple[str, str, str], str]
) -> Iterator[str]:
    # After the last sentence of a paragraph the line ends in print, which parts words as a space does.
    starts = [*(token.start for token in sentence.tokens[1:]), following]
    for token, start in zip(sentence.tokens, starts, strict=True):
        kind = token[:3]
        if kind not in written:
            word, lemma = xml_text(one_line(token.text)), xml_text(one_line(token.lemma))
            written[kind] = f"{word}\t{token.tag}\t{lemma}"
        space = "no" if start is not None and start <= token.end else "yes"
        yield f"{written[kind]}\t{space}"


def _tag(name: str, *values: str) -> str:
    pairs = zip(STRUCTURES[name], values, strict=True)
    written = (f'{key}="{xml_attribute(one_line(value))}"' for key, value in pairs)
    return f"<{name} {' '.join(written)}>"
