"""Align plain texts, for a notebook or a benchmark: lists of sentences in, links out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.alignment.lattice import Group
from analysis.alignment.learning import align_segments, known_words
from analysis.alignment.lexicon import TermForms
from analysis.alignment.scoring import Link
from analysis.alignment.signs import Token
from analysis.alignment.texts import Segment, read_pair
from analysis.alignment.weights import SENTENCES, Weights
from analysis.language.chinese import SetPhrases, segmenter_named, tokenize_chinese
from analysis.language.english import tokenize_english
from analysis.language.lemmas import EnglishLemmas


class PlainReader:
    """Makes segments of plain sentences."""

    def __init__(self, phrases: Iterable[str] = (), segmenter: str = "rjieba") -> None:
        """
        Args:
            phrases: Chinese set phrases, each to become one token.
            segmenter: what cuts the Chinese between them.
        """
        self._lemmas = EnglishLemmas()
        self._phrases = SetPhrases(phrases)
        self._segment = segmenter_named(segmenter)

    def english(self, text: str) -> Segment:
        """An English segment."""
        tokens = tokenize_english(text)
        forms = [text[start:end] for start, end, _ in tokens]
        tags = [tag for _, _, tag in tokens]
        lemmas = self._lemmas.of_sentence(forms, tags)
        return Segment(text, tuple(map(Token._make, zip(forms, lemmas, tags, strict=True))))

    def chinese(self, text: str) -> Segment:
        """A Chinese segment."""
        tokens = tokenize_chinese(text, self._phrases, self._segment)
        return Segment(
            text, tuple(Token(text[start:end], text[start:end], tag) for start, end, tag in tokens)
        )


def align_plain(
    texts: Sequence[tuple[Sequence[str], Sequence[str]]],
    terms: Sequence[TermForms] = (),
    weights: Weights = SENTENCES,
) -> list[list[Group]]:
    """Align the sentences of plain texts.

    Args:
        texts: English and Chinese sentences of each text; all texts teach each of them words.
        terms: Chinese and English forms of terms that are known.
        weights: weights of what speaks for a group.

    Returns:
        The groups of each text, in order, with their probabilities.

    Example:
        >>> groups = align_plain([(["Peace.", "We want growth."], ["和平。", "我们要发展。"])])
        >>> [link_of(group) for group in groups[0]]
        [((0,), (0,)), ((1,), (1,))]
    """
    reader = PlainReader(form for chinese, _ in terms for form in chinese)
    pairs = [
        read_pair([reader.english(item) for item in english], [reader.chinese(item) for item in chinese])
        for english, chinese in texts
    ]
    return [lattice.groups() for lattice in align_segments(pairs, known_words(pairs, terms), weights)[0]]


def link_of(group: Group) -> Link:
    """The segments of a group."""
    return tuple(range(group.en_start, group.en_end)), tuple(range(group.zh_start, group.zh_end))
