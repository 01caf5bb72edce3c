"""Read article versions out of the tables of a corpus, as texts that can be aligned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from analysis.alignment.paragraphs import Paragraphs
from analysis.alignment.signs import Token
from analysis.alignment.texts import Pair, Segment, read_pair

ARTICLE = ["issue", "article"]
VERSION = [*ARTICLE, "language"]


@dataclass(frozen=True)
class Version:
    """A version of an article: its sentences, and the place of each one's paragraph."""

    sentences: tuple[Segment, ...]
    paragraph: NDArray[np.int64]

    def numbered(self) -> NDArray[np.int64]:
        """Paragraphs of the sentences, numbered from 0 without gaps."""
        return np.unique(self.paragraph, return_inverse=True)[1]


@dataclass(frozen=True)
class Article:
    """An article in both versions."""

    issue: str
    article: str
    en: Version
    zh: Version

    def pair(self) -> Pair:
        """Size and signs of the sentences of both versions."""
        return read_pair(self.en.sentences, self.zh.sentences)

    def paragraphs(self) -> Paragraphs:
        """Paragraphs of the sentences, numbered without gaps."""
        return Paragraphs(self.en.numbered(), self.zh.numbered())


def read_articles(paragraphs: pl.DataFrame, sentences: pl.DataFrame, tokens: pl.DataFrame) -> list[Article]:
    """The articles that have both versions, in the order of their ids.

    Args:
        paragraphs: the table ``corpus/paragraphs``.
        sentences: the table ``corpus/sentences``.
        tokens: the table ``corpus/tokens``.
    """
    place = [*VERSION, "sentence"]
    grouped = (
        tokens.sort(*place, "token")
        .group_by(place, maintain_order=True)
        .agg(pl.col("text").alias("forms"), "lemma", "tag")
    )
    table = (
        sentences.join(
            paragraphs.select(*VERSION, "paragraph", "kind"), on=[*VERSION, "paragraph"], how="left"
        )
        .join(grouped, on=place, how="left")
        .sort(place)
    )
    versions = {
        (str(issue), str(article), str(language)): _version(rows)
        for (issue, article, language), rows in table.group_by(VERSION, maintain_order=True)
    }
    return [
        Article(issue, article, versions[issue, article, "en"], versions[issue, article, "zh"])
        for issue, article in both_versions(versions)
    ]


def both_versions(versions: Mapping[tuple[str, str, str], object]) -> list[tuple[str, str]]:
    """Articles that exist in English and in Chinese, sorted."""
    english, chinese = (
        {(issue, article) for issue, article, found in versions if found == language}
        for language in ("en", "zh")
    )
    return sorted(english & chinese)


def _version(rows: pl.DataFrame) -> Version:
    columns = ("text", "forms", "lemma", "tag", "kind")
    return Version(
        tuple(
            Segment(
                text,
                tuple(map(Token._make, zip(forms or (), lemmas or (), tags or (), strict=True))),
                kind == "heading",
            )
            for text, forms, lemmas, tags, kind in rows.select(columns).iter_rows()
        ),
        rows["paragraph"].to_numpy().astype(np.int64),
    )
