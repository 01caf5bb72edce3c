"""The n-grams of a text: runs of two or more words that follow one another."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


def word_ngrams(
    word: Integers, run: Integers, edge: NDArray[np.bool_], longest: int
) -> Iterator[tuple[int, Integers, Integers]]:
    """All n-grams of one word to ``longest`` words, shorter ones first; the same words have the same code.

    Args:
        word: for each word of the text its number, from 0.
        run: for each word the number of the run that it stands in; an n-gram lies within one.
        edge: whether a word may begin and end an n-gram.
        longest: words of the longest n-grams.

    Yields:
        ``(length, code, start)``: for each n-gram in the order of the text its code, and the place of its first
        word. Codes are numbers from 0 that tell apart the n-grams of one length.
    """
    words = int(word.max(initial=0)) + 1
    code = word
    for length in range(1, min(longest, len(word)) + 1):
        if length > 1:
            pairs = code[:-1] * words + word[length - 1 :]
            code = np.unique(pairs, return_inverse=True)[1]
        first, last = slice(0, len(code)), slice(length - 1, None)
        start = np.flatnonzero((run[first] == run[last]) & edge[first] & edge[last])
        yield length, code[start], start
