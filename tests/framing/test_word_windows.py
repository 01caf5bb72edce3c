"""Windows of words around matches: counted by hand, and by a plain loop on texts that are made up."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray
from small_study import corpus_of

from analysis.framing.word_windows import PlacedWords, Window, surroundings

NOTHING: frozenset[str] = frozenset()
Pairs = set[tuple[int, int]]


def text_of(*texts: str, stopwords: frozenset[str] = NOTHING) -> PlacedWords:
    """An English article whose paragraphs are the texts."""
    paragraphs, _, tokens = corpus_of([("a", "en", text) for text in texts])
    return PlacedWords.of(tokens, paragraphs, "en", stopwords)


def near_words(text: PlacedWords, whole: str, wanted: list[str], window: Window) -> list[str]:
    """The words near some strings of a text of one paragraph, as one query, in the order of reading."""
    starts = [whole.index(string) for string in wanted]
    ends = [start + len(string) for start, string in zip(starts, wanted, strict=True)]
    around = surroundings(
        text, np.zeros(len(starts), dtype=np.int64), np.array(starts), np.array(ends), window, 1
    )
    return [text.words[int(number)] for number in text.word[around.near[1]]]


ONE = "A b c d, e f (g) h. I j k l."


@pytest.mark.parametrize(
    ("wanted", "window", "expected"),
    [
        # punctuation takes no place
        (["e"], (2, 2), "cdfg"),
        # the sides may differ
        (["e"], (1, 3), "dfgh"),
        (["e"], (0, 1), "f"),
        # a window ends with the sentence
        (["h"], (2, 5), "fg"),
        (["I"], (5, 1), "j"),
        # a match of several words has its window around all of them, and none of them in it
        (["d, e f"], (1, 1), "cg"),
        # two windows that overlap count a word once; a word of one match is in no window of another
        (["c", "e"], (2, 2), "abdfg"),
        (["d", "e"], (1, 1), "cf"),
        # the whole sentence
        (["e"], None, "abcdfgh"),
        (["k"], None, "ijl"),
        # a match that shares a character with a word holds it; one across two sentences has both around it
        (["h. I"], (1, 2), "gjk"),
        (["h. I"], None, "abcdefgjkl"),
        # a match of punctuation holds no word
        (["("], (3, 3), ""),
    ],
)
def test_windows_by_hand(wanted: list[str], window: Window, expected: str) -> None:
    assert near_words(text_of(ONE), ONE, wanted, window) == list(expected)


def test_a_window_ends_with_the_paragraph() -> None:
    text = text_of("A b c", "D e f")
    assert near_words(text, "A b c", ["c"], (2, 2)) == ["a", "b"]


def test_numbers_and_stop_words_have_a_place_and_no_name() -> None:
    paragraphs, _, tokens = corpus_of([("a", "en", "One the 7 two x three.")])
    tokens = tokens.with_columns(
        tag=pl.when(pl.col("text") == "7").then(pl.lit("number")).otherwise(pl.col("tag"))
    )
    text = PlacedWords.of(tokens, paragraphs, "en", frozenset({"the"}))
    assert text.words.to_list() == ["one", "three", "two", "x"]
    assert text.word.tolist() == [0, -1, -1, 2, 3, 1]
    around = surroundings(text, *(np.array([value]) for value in (0, 14, 15)), (3, 1), 1)
    assert around.near[1].tolist() == [1, 2, 3, 5]


def test_headings_are_no_context() -> None:
    paragraphs, _, tokens = corpus_of([("a", "en", "Alone here", "heading"), ("a", "en", "Some text.")])
    text = PlacedWords.of(tokens, paragraphs, "en", NOTHING)
    assert text.words.to_list() == ["some", "text"]


def test_no_text_and_no_match() -> None:
    nothing = np.array([], dtype=np.int64)
    for text in (text_of(), text_of("Some text.")):
        around = surroundings(text, nothing, nothing, nothing, (5, 5), 2)
        assert around.near.shape == around.nodes.shape == (2, 0) and around.hits.tolist() == [0, 0]


def plain_loop(text: PlacedWords, hits: list[tuple[int, int, int]], window: Window) -> tuple[Pairs, Pairs]:
    """Nodes and near words, word by word."""
    words = list(zip(text.start.tolist(), text.end.tolist(), text.sentence.tolist(), strict=True))
    nodes: Pairs = set()
    near: Pairs = set()
    for query, start, end in hits:
        inside = [at for at, (first, last, _) in enumerate(words) if first < end and start < last]
        nodes |= {(query, at) for at in inside}
        if not inside:
            continue
        for step, limit in ((-1, window and window[0]), (1, window and window[1])):
            at, taken = (inside[0] if step < 0 else inside[-1]), 0
            sentence = words[at][2]
            while limit is None or taken < limit:
                at, taken = at + step, taken + 1
                if not 0 <= at < len(words) or words[at][2] != sentence:
                    break
                near.add((query, at))
    return nodes, near - nodes


def as_pairs(pairs: NDArray[np.int64]) -> Pairs:
    return set(zip(*pairs.tolist(), strict=True))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("window", [(5, 5), (0, 2), (3, 0), None])
def test_a_plain_loop_agrees(seed: int, window: Window) -> None:
    chance = np.random.Generator(np.random.PCG64(seed))
    texts = ["".join(chance.choice(list("abcdefgh  ,. "), 90)).strip() + "." for _ in range(5)]
    text = text_of(*texts)
    # matches of any characters, some of them across words, sentences and punctuation, never across paragraphs
    hits = []
    for number, begin in enumerate(text.paragraphs["offset"].to_list()):
        for start in chance.integers(0, len(texts[number]) - 12, 4).tolist():
            end = start + int(chance.integers(1, 12))
            hits.append((int(chance.integers(0, 3)), begin + start, begin + end))
    query, start_, end_ = np.array(hits).T
    around = surroundings(text, query, start_, end_, window, 3)
    nodes, near = plain_loop(text, hits, window)
    assert as_pairs(around.nodes) == nodes
    assert as_pairs(around.near) == near
    assert around.near.shape[1] == len(near), "a pair stands twice"
