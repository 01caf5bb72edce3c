"""What matching costs: CPU seconds for synthetic texts of growing size, and a codebook of 500 terms.

    python -m benchmarks.matching_cost
    python -m benchmarks.matching_cost --words 1000000 --characters 1500000 --terms 500

The words are drawn by Zipf's law from made-up vocabularies, and the codebook from phrases of the text, a tenth of its
forms with wildcards, so there are more hits than in a real text. Cutting the text into tokens is not counted.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
import polars as pl

from analysis.codebook.codebook import Codebook, Frame, Term
from analysis.framing.coverage_audit import audit
from analysis.framing.matching import match_codebook
from analysis.tables.corpus import PARAGRAPHS, SENTENCES, TOKENS

SEED = 20220301
PARAGRAPH, SENTENCE = 100, 25  # words
FUNCTION_WORDS = 100  # no form is one of the most frequent words
VOCABULARY = 30_000
_SYLLABLES = [first + vowel for first in "bcdfghklmnprstvw" for vowel in ("a", "e", "i", "o", "u")]


def zipf(generator: np.random.Generator, size: int, kinds: int) -> np.ndarray:
    """Ranks drawn by Zipf's law."""
    weights = 1 / np.arange(1, kinds + 1)
    return generator.choice(kinds, size=size, p=weights / weights.sum())


def english_words() -> list[str]:
    """Made-up words of two to four syllables, some with the ending of a plural."""
    words = [
        "".join(_SYLLABLES[number // len(_SYLLABLES) ** place % len(_SYLLABLES)] for place in range(3))
        for number in range(VOCABULARY)
    ]
    return [word + "s" * (place % 5 == 0) for place, word in enumerate(words)]


def corpus(words: list[str], characters: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """An English article of these words and a Chinese one of these characters, as the tables of a corpus."""
    paragraphs: list[tuple[object, ...]] = []
    sentences: list[tuple[object, ...]] = []
    tokens: list[tuple[object, ...]] = []
    units = {"en": (words, " "), "zh": (list(characters), "")}
    for language, (signs, between) in units.items():
        number = 0
        for place, first in enumerate(range(0, len(signs), PARAGRAPH)):
            head = ("i", "a", language, place)
            inside = signs[first : first + PARAGRAPH]
            paragraphs.append((*head, "paragraph", None, between.join(inside), 1, 1))
            start = 0
            for begin in range(0, len(inside), SENTENCE):
                part = inside[begin : begin + SENTENCE]
                text = between.join(part)
                sentences.append((*head, number, text, start, start + len(text)))
                for token, sign in enumerate(part):
                    tokens.append((*head, number, token, sign, sign, "word", start, start + len(sign)))
                    start += len(sign) + len(between)
                number += 1
    return PARAGRAPHS.frame(paragraphs), SENTENCES.frame(sentences), TOKENS.frame(tokens)


def codebook(words: list[str], characters: str, terms: int) -> Codebook:
    """Terms of three English and two Chinese forms from the text."""
    generator = np.random.default_rng(SEED + 1)
    made: list[Term] = []
    frequent = set(english_words()[:FUNCTION_WORDS])
    taken: set[str] = set()
    while len(made) < terms:
        english, chinese = [], []
        for length in generator.integers(1, 5, 3).tolist():
            at = int(generator.integers(0, len(words) - 5))
            while words[at] in frequent:
                at += 1
            form = " ".join(words[at : at + length]).rstrip("s")
            english.append(f"{form[:5]}*" if generator.random() < 0.1 else form)
        for length in generator.integers(2, 7, 2).tolist():
            at = int(generator.integers(0, len(characters) - 8))
            form = characters[at : at + length]
            chinese.append(f"{form[:2]}*{form[2:]}" if length > 3 and generator.random() < 0.1 else form)
        if taken.isdisjoint(english + chinese):
            taken.update(english + chinese)
            made.append(Term(f"t{len(made)}", "f", tuple(chinese), tuple(english)))
    return Codebook("Made up", "made-up", "1", "", (Frame("f", {}, "", tuple(made)),), ())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=1_000_000, help="English words of the largest text")
    parser.add_argument("--characters", type=int, default=1_500_000, help="Chinese characters of it")
    parser.add_argument("--terms", type=int, default=500, help="terms of the codebook")
    options = parser.parse_args()
    generator = np.random.default_rng(SEED)
    known = english_words()
    words = [known[rank] for rank in zipf(generator, options.words, VOCABULARY).tolist()]
    characters = "".join(chr(0x4E00 + rank) for rank in zipf(generator, options.characters, 4000).tolist())
    made = codebook(words, characters, options.terms)
    print(f"{'words':>10} {'characters':>10} {'hits':>9} {'matching':>9} {'audit':>9}   CPU seconds")
    for share in (8, 4, 2, 1):
        text = corpus(words[: len(words) // share], characters[: len(characters) // share])
        started = time.process_time()
        matches = match_codebook(made, *text)
        matched = time.process_time()
        audit(matches, made)
        audited = time.process_time()
        print(
            f"{len(words) // share:>10} {len(characters) // share:>10} {matches.hits.height:>9} "
            f"{matched - started:>9.2f} {audited - matched:>9.2f}"
        )


if __name__ == "__main__":
    main()
