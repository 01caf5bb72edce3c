"""Articles in the order of print, and names that tell them apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from analysis.corpus.line_text import clean

LANGUAGES = ("en", "zh")
_NUMBER = re.compile(r"\d+(?=-)")


@dataclass(frozen=True)
class Article:
    """An article and what is known of its versions; a version that does not exist has no entry."""

    issue: str
    article: str
    names: Mapping[str, str]
    titles: Mapping[str, str]
    versions: Mapping[str, Mapping[str, int]]

    @property
    def group(self) -> str:
        """The group id of the article in the tables of framing and topics."""
        return f"{self.issue}/{self.article}"

    @property
    def label(self) -> str:
        """The article in running text: by its author."""
        return self.names.get("en") or self.names.get("zh") or self.article

    def count(self, language: str, what: str) -> int | None:
        """Paragraphs, sentences, words or characters of a version; nothing where there is no such version."""
        return self.versions.get(language, {}).get(what)

    def name(self, language: str) -> str:
        """The author as printed in a version; the id of the article where no version prints an author."""
        if self.names:
            return self.names.get(language, "")
        return self.article if language == next(iter(self.versions), "en") else ""


def articles_in_order(frame: pl.DataFrame) -> list[Article]:
    """Articles of ``corpus/articles`` in the order of print.

    Issues follow the order of the table; within an issue, sections follow the order of the table and articles
    the order of the source version (of the other one where there is no source version). Articles have the label that
    the researcher gave, or the name of the author; where an issue has two of one name, with the number of the article.
    """
    rows = frame.to_dicts()
    issues = list(dict.fromkeys(row["issue"] for row in rows))
    sections = list(dict.fromkeys(row["section"] for row in rows))
    groups: dict[tuple[str, str], list[dict[str, object]]] = {}
    for row in rows:
        groups.setdefault((row["issue"], row["article"]), []).append(row)

    def place(key: tuple[str, str]) -> tuple[object, ...]:
        first = max(groups[key], key=lambda row: (bool(row["source"]), str(row["language"]) == "zh"))
        return issues.index(key[0]), sections.index(first["section"]), first["order"], key[1]

    articles = [_article(*key, groups[key]) for key in sorted(groups, key=place)]
    return _tell_apart(articles)


def of_articles(frame: pl.DataFrame, articles: Sequence[Article]) -> pl.DataFrame:
    """Rows of a table of groups that are about these articles, with the column ``place``: order from 0."""
    groups = [article.group for article in articles]
    places = pl.DataFrame(
        {"group": groups, "place": range(len(groups))}, schema={"group": pl.String, "place": pl.Int64}
    )
    own = frame.filter(pl.col("grouping") == "article")
    return own.join(places, on="group", how="inner", maintain_order="left")


def several_issues(articles: Sequence[Article]) -> bool:
    """Whether a label must say which issue an article is from."""
    return len({article.issue for article in articles}) > 1


def _article(issue: str, article: str, rows: list[dict[str, object]]) -> Article:
    by_language = {str(row["language"]): row for row in rows}
    ordered = {language: by_language[language] for language in LANGUAGES if language in by_language}
    counts = ("paragraphs", "sentences", "words", "characters")
    return Article(
        issue,
        article,
        {language: clean(str(name)) for language, row in ordered.items() if (name := _name(row))},
        {language: clean(str(row["title"])) for language, row in ordered.items() if row["title"]},
        {language: {name: int(str(row[name])) for name in counts} for language, row in ordered.items()},
    )


def _name(row: Mapping[str, object]) -> object:
    """The label that the researcher gave to an article, else its author."""
    return row.get("label") or row["author_name"]


def _tell_apart(articles: list[Article]) -> list[Article]:
    """The articles; those of one name in an issue with their numbers, with which their ids begin."""
    seen = [(article.issue, *article.names.items()) for article in articles]
    told = []
    for article, key in zip(articles, seen, strict=True):
        if article.names and seen.count(key) > 1:
            number = _NUMBER.match(article.article)
            mark = str(int(number.group())) if number else article.article
            names = {language: f"{name} ({mark})" for language, name in article.names.items()}
            article = replace(article, names=names)
        told.append(article)
    return told
