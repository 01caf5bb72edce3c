"""Damage the paragraphs of a study at random, align them anew, and score the result.

    python -m benchmarks.align_damaged results/spring-2022 --seeds 20

The alignment of the undamaged study is taken for true, so it should be one that was checked. Of each version 5 % of the
paragraphs are deleted, 10 % joined with the next one and 5 % split. Groups that no monotone search can find, because a
paragraph between theirs belongs to none of them, are not counted.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path

import numpy as np
import polars as pl

from analysis.alignment.articles import read_articles
from analysis.alignment.learning import align_segments, known_words
from analysis.alignment.lexicon import TermForms
from analysis.alignment.paragraphs import paragraph_lattice
from analysis.alignment.plain import link_of
from analysis.alignment.scoring import Link, Score, score
from analysis.alignment.weights import PARAGRAPHS
from benchmarks.align import show_calibration
from benchmarks.damage import Block, Rates, damaged, reachable, true_links
from benchmarks.fit_alignment import paragraph_pairs
from workflow.study_files import read_codebook

Sides = tuple[Sequence[Block], Sequence[Block]]


def study_blocks(results: Path) -> list[Sides]:
    """Paragraphs of the aligned articles of a study; paragraphs of one unit have the same origin."""
    names = ("paragraphs", "sentences", "tokens")
    paragraphs, sentences, tokens = (
        pl.read_parquet(results / "corpus" / f"{name}.parquet") for name in names
    )
    units = pl.read_parquet(results / "alignment" / "units.parquet").filter(
        pl.col("granularity") == "paragraph"
    )
    found: list[Sides] = []
    for article in read_articles(paragraphs, sentences, tokens):
        own = units.filter((pl.col("issue") == article.issue) & (pl.col("article") == article.article))
        if own.is_empty():
            continue
        sides = []
        for language, version in (("en", article.en), ("zh", article.zh)):
            origin = {
                place: unit for unit, places in own.select("unit", language).iter_rows() for place in places
            }
            of_paragraph: dict[int, list[int]] = {}
            for sentence, place in enumerate(version.paragraph.tolist()):
                of_paragraph.setdefault(place, []).append(sentence)
            sides.append(
                [
                    Block(tuple(version.sentences[item] for item in items), frozenset([origin[place]]))
                    for place, items in of_paragraph.items()
                ]
            )
        found.append((sides[0], sides[1]))
    return found


def align_blocks(sides: Sequence[Sides], terms: Sequence[TermForms]) -> list[list[tuple[Link, float]]]:
    """Groups of paragraphs with their confidence."""
    pairs = paragraph_pairs(sides)
    texts = [pair for pair, _ in pairs]
    lattices, known, _ = align_segments(texts, known_words(texts, terms))
    return [
        [
            (link_of(group), group.probability)
            for group in paragraph_lattice(pair, lattice, paragraphs, item.lengths, PARAGRAPHS).groups()
        ]
        for (pair, paragraphs), lattice, item in zip(pairs, lattices, known, strict=True)
    ]


@dataclass(frozen=True)
class Judged:
    """What became of damaged copies.

    Attributes:
        scores: the score of each copy, over the groups that a monotone search can find.
        groups: confidence of each group that was found, and whether it is right.
    """

    scores: list[Score]
    groups: list[tuple[float, bool]]

    def mean_confidence(self, right: bool) -> float:
        """Of the groups that are right, or of those that are wrong; 0 where there is none."""
        own = [confidence for confidence, judged in self.groups if judged == right]
        return sum(own) / max(len(own), 1)


def align_copies(undamaged: Sequence[Sides], terms: Sequence[TermForms], seeds: Iterable[int]) -> Judged:
    """Damage the paragraphs of articles once for each seed, align them and compare."""
    result = Judged([], [])
    for seed in seeds:
        generator = np.random.default_rng(seed)
        copies = [tuple(damaged(side, Rates(), generator) for side in both) for both in undamaged]
        sides = [(english, chinese) for english, chinese in copies if english and chinese]
        total = Score()
        for groups, (english, chinese) in zip(align_blocks(sides, terms), sides, strict=True):
            true = true_links(english, chinese)
            unreachable = {place for link in true if not reachable(link) for place in link[0]}
            counted = [link for link, _ in groups if not unreachable & set(link[0])]
            total += score(counted, [link for link in true if reachable(link)])
            result.groups.extend((confidence, link in true) for link, confidence in groups)
        result.scores.append(total)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("results", type=Path, help="results folder of a study")
    parser.add_argument("--seeds", type=int, default=20, help="damaged copies")
    options = parser.parse_args()
    terms = [(entry.zh, entry.en) for entry in read_codebook("config/codebook.yaml", Path()).entries()]
    judged = align_copies(study_blocks(options.results), terms, range(options.seeds))
    values = sorted(item.f1 for item in judged.scores)
    total = reduce(add, judged.scores)
    print(
        f"{options.seeds} damaged copies: F1 {total.f1:.4f}, lowest {values[0]:.4f}, highest {values[-1]:.4f}"
    )
    show_calibration(judged.groups)
    for name, wanted in (("right", True), ("wrong", False)):
        count = sum(right == wanted for _, right in judged.groups)
        print(f"  mean confidence of {name} groups {judged.mean_confidence(wanted):.3f} ({count})")


if __name__ == "__main__":
    main()
