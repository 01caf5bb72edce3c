"""Small studies for the tests of framing: a codebook, paragraphs, and tokens from a tokeniser of three lines.

The tokeniser is not the pipeline's: matching must not depend on how tokens treat hyphens and possessives.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import polars as pl
import yaml
from project import PROJECT

from analysis.codebook.codebook import Codebook
from analysis.codebook.load import load_codebook
from analysis.tables.corpus import ARTICLES, PARAGRAPHS, SENTENCES, TOKENS

SCHEMA: dict[str, Any] = yaml.safe_load(
    (PROJECT / "workflow" / "schemas" / "codebook.schema.yaml").read_text("utf-8")
)

SMALL = """
name: Small
version: "1"
note: For tests.
frames:
  - id: shared_future
    title: {en: Shared future, zh: 命运共同体}
    note: A community is claimed.
    terms:
      - id: community_mankind
        zh: [人类命运共同体]
        en: [community with a shared future for mankind]
      - id: community
        zh: [命运共同体]
        en: [community with a shared future, shared future]
  - id: cooperation
    title: {en: Cooperation, zh: 合作}
    note: Cooperation is praised.
    terms:
      - {id: win_win, zh: [合作共赢, 共赢], en: [win-win cooperation, win-win]}
      - {id: cooperation, zh: [合作], en: [cooperation]}
      - {id: trade, zh: [RCEP, 区域协定], en: [RCEP, "open, fair and free trade"]}
      - {id: untranslated, zh: [守望相助], en: []}
      - {id: aid, zh: [援助], en: [aid]}
      - {id: disease, zh: [艾滋病], en: [AIDS]}
      - {id: developing, zh: [发展中国家], en: [developing country]}
      - {id: country, zh: [国家], en: [country]}
actors:
  - {id: india, title: {en: India, zh: 印度}, zh: [印度], en: [India]}
  - {id: indonesia, title: {en: Indonesia, zh: 印度尼西亚}, zh: [印度尼西亚], en: [Indonesia]}
  - {id: un, title: {en: United Nations, zh: 联合国}, zh: [联合国], en: [United Nations, UN]}
  - {id: us, title: {en: United States, zh: 美国}, zh: [美国], en: [US, United States]}
  - {id: poland, title: {en: Poland, zh: 波兰}, zh: [波兰], en: [Poland, Polish]}
  - {id: developed, title: {en: developed countries, zh: 发达国家}, zh: [发达国家], en: [developed country]}
  - {id: g20, title: {en: Group of 20, zh: 二十国集团}, zh: [G20, 二十国集团], en: [G20]}
"""


def small_codebook(text: str = SMALL) -> Codebook:
    return load_codebook(text, "small.yaml", SCHEMA)


@cache
def project_codebook() -> Codebook:
    path = PROJECT / "config" / "codebook.yaml"
    return load_codebook(path.read_text("utf-8"), "config/codebook.yaml", SCHEMA)


TOKENISERS: dict[str, str] = {
    "hyphens inside": r"[^\W_]+(?:[-'’.][^\W_]+)*\.?(?<![a-z]\.)|[^\w\s]",
    "hyphens apart": r"[^\W_]+|[^\w\s]",
    "possessives apart": r"['’]s\b|[^\W_]+(?:-[^\W_]+)*|[^\w\s]",
}


def tokens_of(text: str, pattern: str) -> list[tuple[str, int, int, str]]:
    return [
        (match.group(), *match.span(), "word" if match.group()[0].isalnum() else "punctuation")
        for match in re.finditer(pattern, text)
    ]


def corpus_of(
    paragraphs: list[tuple[str, str, str]] | list[tuple[str, str, str, str]],
    tokeniser: str = "hyphens inside",
    lemmatise: Callable[[str], str] = str.lower,
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Paragraphs, sentences and tokens of ``(article, language, text[, kind])``.

    Sentences end at a full stop or 。; Chinese tokens are single characters.
    """
    rows, sentences, tokens = [], [], []
    places: dict[tuple[str, str], list[int]] = {}
    for article, language, text, *kind in paragraphs:
        place = places.setdefault((article, language), [0, 0])
        head = ("i", article, language, place[0])
        heading = bool(kind) and kind[0] == "heading"
        rows.append((*head, "heading" if heading else "paragraph", 1 if heading else None, text, 1, 1))
        end_mark = r"[^。]+。?" if language == "zh" else r".+?(?:\.(?=\s)|$)"
        for match in re.finditer(end_mark, text):
            start, end = match.span()
            sentences.append((*head, place[1], match.group(), start, end))
            pattern = r"\S" if language == "zh" else TOKENISERS[tokeniser]
            for number, (token, first, last, tag) in enumerate(tokens_of(match.group(), pattern)):
                lemma = token if language == "zh" else lemmatise(token)
                tokens.append((*head, place[1], number, token, lemma, tag, start + first, start + last))
            place[1] += 1
        place[0] += 1
    return PARAGRAPHS.frame(rows), SENTENCES.frame(sentences), TOKENS.frame(tokens)


def articles_of(versions: list[tuple[str, str, str | None]], issue: str = "i") -> pl.DataFrame:
    """The table of articles from ``(article, language, author)``; what is not measured here is filled in."""
    return ARTICLES.frame(
        [
            (
                issue,
                article,
                language,
                order,
                "articles",
                language == "zh",
                None,
                None,
                author,
                author,
                None,
                None,
                1,
                2,
                1,
                0,
                1,
                1,
                1,
            )
            for order, (article, language, author) in enumerate(versions, start=1)
        ]
    )
