"""Fit the weights of the alignment to texts that were aligned by hand, and print them.

    python -m benchmarks.fit_alignment FOLDER                    the weights of analysis/alignment/weights.py
    python -m benchmarks.fit_alignment FOLDER --leave-one-out    score each text under weights fitted without it

Besides the texts of the folder the demo issues are learned from. Since hand-made test sets hold hardly any sentence
without counterpart, copies with deleted sentences are learned from too, with less weight; and paragraphs are learned
from copies with paragraphs deleted, joined and split.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import add
from pathlib import Path

import numpy as np

from analysis.alignment.band import whole
from analysis.alignment.features import KINDS
from analysis.alignment.fitting import Example, fit_weights
from analysis.alignment.lattice import Lattice
from analysis.alignment.learning import align_segments, known_words
from analysis.alignment.paragraphs import Paragraphs, links_between, paragraph_features
from analysis.alignment.plain import link_of
from analysis.alignment.scoring import Score, score
from analysis.alignment.search import Knowledge, features_of
from analysis.alignment.texts import Pair, read_pair
from analysis.alignment.weights import Weights
from analysis.errors import StudyError
from benchmarks.aligned_texts import TrueText, demo_texts, folder_texts, in_paragraphs
from benchmarks.damage import Block, Rates, damaged, reachable, true_links, without_sentences
from workflow.study_files import read_codebook

FIRST_SENTENCES: Weights = {
    "found": 0.5,
    "length": 1.0,
    "lost": 0.1,
    "heading": 1.5,
    "empty": -4.0,
    "1:2": -3.0,
    "1:3": -5.0,
    "1:many": -6.0,
    "2:1": -2.0,
    "3:1": -2.0,
    "many:1": -3.0,
    "2:2": -3.0,
    "many:many": -6.0,
}
FIRST_PARAGRAPHS: Weights = {
    "apart": 1.0,
    "idle": 2.0,
    "length": 0.5,
    "heading": 1.5,
    "empty": -2.0,
    "1:2": -2.0,
    "1:3": -4.0,
    "1:many": -6.0,
    "2:1": -2.0,
    "3:1": -4.0,
    "many:1": -6.0,
    "2:2": -5.0,
    "many:many": -7.0,
}
SPREAD: Mapping[str, float] = {
    "found": 0.3,
    "length": 0.3,
    "lost": 0.1,
    "heading": 0.5,
    "apart": 1.0,
    "idle": 1.0,
    **dict.fromkeys(KINDS[1:], 1.0),
}
COPIES = 2  # with deleted sentences, of each text
DELETED = 0.03  # share of sentences deleted in them
COPY_WEIGHT = 0.25
DAMAGES = ((3, Rates()), (3, Rates(0.01, 0.02, 0.02)))  # copies with damaged paragraphs of each rate
SEED = 20220301


class Fit:
    """Texts to learn from, read once."""

    def __init__(
        self, texts: Sequence[TrueText], terms: Sequence[tuple[Sequence[str], Sequence[str]]]
    ) -> None:
        generator = np.random.default_rng(SEED)
        copies = [
            TrueText(text.name, *without_sentences(text.en, text.zh, text.links, DELETED, generator))
            for text in texts
            for _ in range(COPIES)
        ]
        self.terms = terms
        self.texts = [*texts, *copies]
        self.weights = [1.0] * len(texts) + [COPY_WEIGHT] * len(copies)
        self.pairs = [read_pair(text.en, text.zh) for text in self.texts]
        self.words = known_words(self.pairs, terms)

    def sentences(self, without: str | None = None) -> dict[str, float]:
        """Weights of the sentences, from all texts but one.

        Words are learned from the texts without their links, as in any study; so they are learned anew from what the
        weights make of them, starting from the first guesses.
        """
        chosen = [place for place, text in enumerate(self.texts) if text.name != without]
        weights: Weights = FIRST_SENTENCES
        for _ in range(2):
            _, known, _ = align_segments(self.pairs, self.words, weights)
            weights = fit_weights(
                [self._example(place, known[place]) for place in chosen], FIRST_SENTENCES, SPREAD
            )
        return dict(weights)

    def _example(self, place: int, known: Knowledge) -> Example:
        pair = self.pairs[place]
        band = whole(len(pair.en), len(pair.zh))
        steps = [(len(en), len(zh)) for en, zh in self.texts[place].links]
        return Example(features_of(pair, known, band), band, len(pair.zh), steps, self.weights[place])

    def paragraphs(self, texts: Sequence[TrueText], weights: Weights) -> dict[str, float]:
        """Weights of the paragraphs, under weights of the sentences."""
        generator = np.random.default_rng(SEED)
        examples = []
        for copies, rates in DAMAGES:
            for _ in range(copies):
                whole_texts = [text if text.blocks else in_paragraphs(text, generator) for text in texts]
                sides = [
                    (damaged(text.blocks[0], rates, generator), damaged(text.blocks[1], rates, generator))
                    for text in whole_texts
                    if text.blocks
                ]
                examples += list(paragraph_examples(sides, self.terms, weights))
        return fit_weights(examples, FIRST_PARAGRAPHS, SPREAD)


def paragraph_pairs(
    sides: Sequence[tuple[Sequence[Block], Sequence[Block]]],
) -> list[tuple[Pair, Paragraphs]]:
    """The sentences of paragraphs as pairs of texts, and the paragraph of each."""
    return [
        (
            read_pair(*([item for block in side for item in block.sentences] for side in both)),
            Paragraphs(
                *(np.repeat(np.arange(len(side)), [len(block.sentences) for block in side]) for side in both)
            ),
        )
        for both in sides
    ]


def paragraph_examples(
    sides: Sequence[tuple[Sequence[Block], Sequence[Block]]],
    terms: Sequence[tuple[Sequence[str], Sequence[str]]],
    weights: Weights,
) -> Iterator[Example]:
    """Examples of paragraphs from damaged texts whose every group can be found."""
    pairs = paragraph_pairs(sides)
    texts = [pair for pair, _ in pairs]
    lattices, known, _ = align_segments(texts, known_words(texts, terms), weights)
    for (pair, paragraphs), lattice, item, (english, chinese) in zip(
        pairs, lattices, known, sides, strict=True
    ):
        links = in_order(true_links(english, chinese))
        if links is not None and all(map(reachable, links)):
            band = whole(len(english), len(chinese))
            features = paragraph_features(
                pair, links_between(pair, lattice, paragraphs), paragraphs, item.lengths, band
            )
            yield Example(features, band, len(chinese), [(len(en), len(zh)) for en, zh in links])


def in_order(
    links: Sequence[tuple[tuple[int, ...], tuple[int, ...]]],
) -> list[tuple[tuple[int, ...], tuple[int, ...]]] | None:
    """The links in an order in which both sides rise without gaps; None: there is none."""
    left, ordered, row, column = list(links), [], 0, 0
    while left:
        following = [
            link
            for link in left
            if (not link[0] or link[0][0] == row) and (not link[1] or link[1][0] == column)
        ]
        if not following:
            return None
        link = following[0]
        left.remove(link)
        ordered.append(link)
        row, column = row + len(link[0]), column + len(link[1])
    return ordered


def leave_one_out(fit: Fit, texts: Sequence[TrueText]) -> None:
    """Print the score of each text under weights that were fitted without it."""
    results: list[tuple[str, Score]] = []
    pairs = [read_pair(text.en, text.zh) for text in texts]
    words = known_words(pairs, fit.terms)
    for place, text in enumerate(texts):
        weights = fit.sentences(without=text.name)
        lattices: list[Lattice] = align_segments(pairs, words, weights)[0]
        result = score([link_of(group) for group in lattices[place].groups()], text.links)
        results.append((text.name, result))
        print(f"{text.name}: {result.right} of {result.true} links, strict F1 {result.f1:.4f}", flush=True)
    total = reduce(add, (result for _, result in results))
    print(f"all: {total.right} of {total.true} links, strict F1 {total.f1:.4f}, lax F1 {total.lax_f1:.4f}")


def show(name: str, weights: Weights) -> None:
    print(f"{name}: Weights = {{")
    for key, value in weights.items():
        print(f'    "{key}": {value:.2f},')
    print("}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="folder of aligned texts")
    parser.add_argument(
        "--leave-one-out", action="store_true", help="score each text under weights fitted without it"
    )
    options = parser.parse_args()
    try:
        codebook = read_codebook("config/codebook.yaml", Path())
        texts = folder_texts(options.folder, codebook.phrases("zh"))
        demo = demo_texts(Path())
    except StudyError as error:
        sys.exit(f"parallax: {error}")
    fit = Fit([*texts, *demo], [(entry.zh, entry.en) for entry in codebook.entries()])
    if options.leave_one_out:
        leave_one_out(fit, texts)
        return
    weights = fit.sentences()
    show("SENTENCES", weights)
    show("PARAGRAPHS", fit.paragraphs([*texts, *demo], weights))


if __name__ == "__main__":
    main()
