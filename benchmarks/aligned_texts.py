"""Texts with a true alignment, from a folder of aligned texts and from the demo issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import yaml

from analysis.alignment.articles import read_articles
from analysis.alignment.plain import PlainReader
from analysis.alignment.scoring import Link
from analysis.alignment.texts import Segment
from analysis.corpus.extraction import extract_issue
from analysis.language.tokens import tokenize_corpus
from benchmarks.aligned_folder import read_folder
from benchmarks.damage import Block
from workflow.issue_folders import read_issue, read_source
from workflow.study_files import read_codebook, read_layout


@dataclass(frozen=True)
class TrueText:
    """A text with its true links between sentences, and its paragraphs if they are known."""

    name: str
    en: Sequence[Segment]
    zh: Sequence[Segment]
    links: Sequence[Link]
    blocks: tuple[Sequence[Block], Sequence[Block]] | None = None


def folder_texts(folder: Path, phrases: Sequence[str]) -> list[TrueText]:
    """The texts of a folder of aligned texts."""
    reader = PlainReader(phrases)
    return [
        TrueText(
            text.name,
            [reader.english(line) for line in text.en],
            [reader.chinese(line) for line in text.zh],
            text.links,
        )
        for text in read_folder(folder)
    ]


def demo_texts(root: Path) -> list[TrueText]:
    """The articles of the demo issues, as the program extracts them."""
    found = []
    phrases = read_codebook(str(root / "config" / "codebook.yaml"), root).phrases("zh")
    for folder in sorted(path.parent for path in (root / "issues").glob("*/truth.yaml")):
        issue = read_issue(folder, root)
        text, _ = read_source(issue, folder)
        extraction = extract_issue(text, read_layout(root, "config/journals", issue), issue, "source.txt")
        wanted = extraction.articles.filter(pl.col("section") == "articles").select(
            "issue", "article", "language"
        )
        paragraphs = extraction.paragraphs.join(wanted, on=["issue", "article", "language"], how="semi")
        sentences, tokens = tokenize_corpus(paragraphs, phrases, "rjieba")
        truth = yaml.safe_load((folder / "truth.yaml").read_text("utf-8"))
        for article, true in zip(
            read_articles(paragraphs, sentences, tokens), truth["articles"], strict=True
        ):
            links = _links(true["alignment"]["sentences"])
            sides = (article.en, article.zh)
            origins = [
                {
                    place: number
                    for number, link in enumerate(_links(true["alignment"]["paragraphs"]))
                    for place in link[side]
                }
                for side in (0, 1)
            ]
            blocks = tuple(
                [
                    Block(tuple(sentence for _, sentence in items), frozenset([origins[side][place]]))
                    for place, items in groupby(
                        zip(version.paragraph.tolist(), version.sentences, strict=True),
                        key=lambda item: item[0],
                    )
                ]
                for side, version in enumerate(sides)
            )
            found.append(
                TrueText(
                    f"{article.issue}/{article.article}",
                    article.en.sentences,
                    article.zh.sentences,
                    links,
                    (blocks[0], blocks[1]),
                )
            )
    return found


def _links(groups: Sequence[dict[str, Any]]) -> list[Link]:
    return [(tuple(group["en"]), tuple(group["zh"])) for group in groups]


def in_paragraphs(text: TrueText, generator: np.random.Generator) -> TrueText:
    """A text without paragraphs with one to four true groups of sentences made into a paragraph each."""
    blocks: tuple[list[Block], list[Block]] = ([], [])
    place = number = 0
    while place < len(text.links):
        links = text.links[place : place + int(generator.integers(1, 5))]
        for side, segments in enumerate((text.en, text.zh)):
            sentences = tuple(segments[item] for link in links for item in link[side])
            if sentences:
                blocks[side].append(Block(sentences, frozenset([number])))
        place += len(links)
        number += 1
    return TrueText(text.name, text.en, text.zh, text.links, blocks)
