"""The articles of a study as the formats write them: versions with their text in order, and aligned units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

LANGUAGES = ("en", "zh")
VERSION = ["issue", "article", "language"]
# Language tags of BCP 47, which XML and TMX ask for.
TAGS: Mapping[str, str] = {"en": "en", "zh": "zh-CN"}
# What may stand in the name of a file, of an element and of a document alike.
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Token(NamedTuple):
    """A token; ``start`` and ``end`` are characters of the paragraph's text."""

    text: str
    lemma: str
    tag: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence; ``start`` and ``end`` are characters of the paragraph's text."""

    number: int
    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]


class Paragraph(NamedTuple):
    """A paragraph, or a heading with its level."""

    number: int
    kind: str
    level: int | None
    text: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Version:
    """An article in one language."""

    issue: str
    article: str
    language: str
    source: bool
    title: str | None
    subtitle: str | None
    author: str | None
    author_name: str | None
    affiliation: str | None
    first_line: int
    last_line: int
    paragraphs: tuple[Paragraph, ...]

    @property
    def document(self) -> str:
        """The id that all formats give it."""
        return f"{self.issue}.{self.article}.{self.language}"

    @property
    def sentences(self) -> Iterator[Sentence]:
        for paragraph in self.paragraphs:
            yield from paragraph.sentences


@dataclass(frozen=True)
class Unit:
    """A row of ``alignment/units``: the numbers of what corresponds, by language; a side may be empty."""

    number: int
    sides: Mapping[str, tuple[int, ...]]
    confidence: float

    @property
    def both(self) -> bool:
        """Whether there is something on both sides."""
        return all(self.sides.values())


@dataclass(frozen=True)
class Article:
    """An article: its versions by language, English first, and its units by granularity."""

    issue: str
    article: str
    versions: Mapping[str, Version]
    units: Mapping[str, tuple[Unit, ...]]


def read_articles(
    articles: pl.DataFrame,
    paragraphs: pl.DataFrame,
    sentences: pl.DataFrame,
    tokens: pl.DataFrame,
    units: pl.DataFrame,
) -> list[Article]:
    """The articles of a study, by issue and article, whatever the order of the rows.

    Args:
        articles: the table ``corpus/articles``, restricted to the versions that are wanted.
        paragraphs, sentences, tokens: the tables of ``corpus/``; rows of other versions are passed over.
        units: the table ``alignment/units``; an article with one version has no units, whatever it holds.

    Raises:
        ValueError: an id cannot be the name of a file, or a unit names a paragraph or sentence that is not
            there. This is a fault of the code, not of the input.
    """
    found: dict[tuple[str, str], dict[str, Version]] = {}
    bodies = _paragraphs_of(articles, paragraphs, sentences, tokens)
    for row in articles.sort(VERSION).iter_rows(named=True):
        issue, article, language = row["issue"], row["article"], row["language"]
        for name in (issue, article):
            if not _ID.fullmatch(name):
                raise ValueError(f"the id “{name}” cannot be the name of a file")
        fields = {name: row[name] for name in Version.__dataclass_fields__ if name != "paragraphs"}
        version = Version(**fields, paragraphs=tuple(bodies.get((issue, article, language), ())))
        found.setdefault((issue, article), {})[language] = version
    aligned = _units_of(units)
    made = []
    for (issue, article), versions in found.items():
        of_article = aligned.get((issue, article), {}) if len(versions) == len(LANGUAGES) else {}
        _check_places(versions, of_article)
        made.append(Article(issue, article, versions, {key: tuple(rows) for key, rows in of_article.items()}))
    return made


def _paragraphs_of(
    articles: pl.DataFrame, paragraphs: pl.DataFrame, sentences: pl.DataFrame, tokens: pl.DataFrame
) -> dict[tuple[str, str, str], list[Paragraph]]:
    wanted = articles.select(VERSION)
    of_sentence: dict[tuple[str, str, str, int], tuple[Token, ...]] = {
        (issue, article, language, sentence): tuple(map(Token, *columns))
        for issue, article, language, sentence, *columns in tokens.join(wanted, on=VERSION, how="semi")
        .sort(*VERSION, "sentence", "token")
        .group_by(*VERSION, "sentence", maintain_order=True)
        .agg("text", "lemma", "tag", "start", "end")
        .iter_rows()
    }
    of_paragraph: dict[tuple[str, str, str, int], list[Sentence]] = {}
    for issue, article, language, paragraph, number, text, start, end in (
        sentences.join(wanted, on=VERSION, how="semi")
        .sort(*VERSION, "sentence")
        .select(*VERSION, "paragraph", "sentence", "text", "start", "end")
        .iter_rows()
    ):
        inside = of_sentence.get((issue, article, language, number), ())
        sentence = Sentence(number, text, start, end, inside)
        of_paragraph.setdefault((issue, article, language, paragraph), []).append(sentence)
    made: dict[tuple[str, str, str], list[Paragraph]] = {}
    for issue, article, language, number, kind, level, text in (
        paragraphs.join(wanted, on=VERSION, how="semi")
        .sort(*VERSION, "paragraph")
        .select(*VERSION, "paragraph", "kind", "level", "text")
        .iter_rows()
    ):
        in_order = tuple(of_paragraph.get((issue, article, language, number), ()))
        paragraph = Paragraph(number, kind, level, text, in_order)
        made.setdefault((issue, article, language), []).append(paragraph)
    return made


def _units_of(units: pl.DataFrame) -> dict[tuple[str, str], dict[str, list[Unit]]]:
    made: dict[tuple[str, str], dict[str, list[Unit]]] = {}
    for issue, article, granularity, number, english, chinese, confidence in (
        units.sort("issue", "article", "granularity", "unit")
        .select("issue", "article", "granularity", "unit", "en", "zh", "confidence")
        .iter_rows()
    ):
        unit = Unit(number, {"en": tuple(sorted(english)), "zh": tuple(sorted(chinese))}, confidence)
        made.setdefault((issue, article), {}).setdefault(granularity, []).append(unit)
    return made


def _check_places(versions: Mapping[str, Version], units: Mapping[str, list[Unit]]) -> None:
    for language, version in versions.items():
        there = {
            "paragraph": {paragraph.number for paragraph in version.paragraphs},
            "sentence": {sentence.number for sentence in version.sentences},
        }
        for granularity, rows in units.items():
            for unit in rows:
                lost = sorted(set(unit.sides[language]) - there[granularity])
                if lost:
                    raise ValueError(
                        f"{version.document}: the {granularity} unit {unit.number} names {lost}, which is not there"
                    )
