"""Chinese words cut as short as the dictionary has them, so that like clauses are cut alike.

A segmenter that knows set phrases cuts 有所 收获、有所作为: what comes again is then hidden inside a longer word. Here
a run of characters is cut into words of one or two, known to jieba's dictionary or to the text: into as few as can be,
and of those cuts into the most probable by the dictionary's frequencies. Nouns and names, words that the dictionary
lacks, and the codebook's set phrases stay whole.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from math import log
from typing import NamedTuple

from analysis.rhetoric.device_word_classes import NAMING, OTHER, dictionary_classes
from analysis.rhetoric.jieba_dictionary import jieba_dictionary

LONGEST = 2  # characters of a word


class Word(NamedTuple):
    """A token of a Chinese sentence as ``corpus/tokens`` has it."""

    text: str
    tag: str
    paragraph: int
    sentence: int
    start: int
    end: int


def cut_short(tokens: Iterable[Word]) -> Iterator[Word]:
    """The tokens of a version with their words cut short, save set phrases, and nouns and names of the dictionary."""
    tokens = list(tokens)
    long = {token.text for token in tokens if token.tag == "word" and len(token.text) > LONGEST}
    known = dictionary_classes(long)
    nouns = {word for word in long if known.get(word, OTHER) in NAMING}
    short = frozenset(token.text for token in tokens if token.tag == "word") - long
    run: list[Word] = []
    for token in tokens:
        cut = _is_chinese(token) and not (
            token.text in nouns or (token.tag == "phrase" and len(token.text) > LONGEST)
        )
        if run and not (cut and (token.sentence, token.start) == (run[-1].sentence, run[-1].end)):
            yield from _words_of(run, short)
            run = []
        if cut:
            run.append(token)
        else:
            yield token
    if run:
        yield from _words_of(run, short)


def _is_chinese(token: Word) -> bool:
    return token.tag in ("word", "phrase") and not token.text.isascii()


def _words_of(run: list[Word], known: Container[str]) -> Iterator[Word]:
    start = run[0].start
    for text in short_words("".join(token.text for token in run), known):
        yield run[0]._replace(text=text, tag="word", start=start, end=start + len(text))
        start += len(text)


def short_words(text: str, known: Container[str] = ()) -> list[str]:
    """The words of a run of Chinese characters, none longer than :data:`LONGEST`.

    ``known`` are words that the text has, beside those of the dictionary.
    """
    weights = _weights()
    rarest = -log(_total())
    # of each beginning: the fewest words (negative), the logarithm of their probability, where the last one starts
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(text) + 1):
        options = []
        for start in range(max(0, end - LONGEST), end):
            word = text[start:end]
            if word in weights or len(word) == 1 or word in known:
                options.append((best[start][0] - 1, best[start][1] + weights.get(word, rarest), start))
        best.append(max(options))
    words = []
    end = len(text)
    while end:
        start = best[end][2]
        words.append(text[start:end])
        end = start
    return words[::-1]


@cache
def _total() -> int:
    return int(jieba_dictionary()["count"].sum())


@cache
def _weights() -> Mapping[str, float]:
    """The logarithm of each short word's share in the dictionary."""
    import polars as pl

    short = jieba_dictionary().filter((pl.col("word").str.len_chars() <= LONGEST) & (pl.col("count") > 0))
    return {word: log(count / _total()) for word, count in short.select("word", "count").iter_rows()}
