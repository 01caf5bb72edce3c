"""Measures of lexical diversity that do not fall as a text grows longer, as the plain type-token ratio does.

The values are those of the package lexicalrichness 0.5.1 (MIT), which brings pandas, plotting and a text library
along; the package lexical-diversity 0.1.1 gives the same but for MTLD, where its factors have ten words at least.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.integer]


def type_token_ratio(words: Integers) -> float:
    """Types by tokens, of at least one word. It falls with length: compare texts of the same length only."""
    return len(np.unique(words)) / len(words)


def moving_average_ttr(words: Integers, window: int = 50) -> float:
    """MATTR: the mean type-token ratio of all windows of so many words.

    Args:
        words: the words of a text in their order, as numbers, shape ``(tokens,)``.
        window: words a window, not more than there are words.

    Source: Covington, M. A., & McFall, J. D. (2010). Cutting the Gordian knot: the moving-average type-token ratio
    (MATTR). Journal of Quantitative Linguistics 17(2), 94-100.
    """
    number = len(words)
    if not 0 < window <= number:
        raise ValueError(f"no window of {window} words in {number}")
    place = np.arange(number)
    # a word is a type of each window that holds it and not the same word before it
    order = np.argsort(words, kind="stable")
    same = words[order][1:] == words[order][:-1]
    before = np.full(number, -1)
    before[order[1:][same]] = order[:-1][same]
    first = np.maximum(place - window, before) + 1
    last = np.minimum(place, number - window)
    types = np.maximum(last - np.maximum(first, 0) + 1, 0).sum()
    return float(types / (window * (number - window + 1)))


def textual_diversity(words: Sequence[int], threshold: float = 0.72) -> float:
    """MTLD: how many words it takes, on average, until their type-token ratio is down to the threshold.

    The text is read from its start; a factor is complete where the ratio of the words since the last factor is at or
    below the threshold, and the rest counts as ``(1 - ratio) / (1 - threshold)`` of a factor. MTLD is tokens by
    factors, the mean of reading forwards and backwards. A text without a repeated word has one factor.

    Args:
        words: the words of a text in their order, at least one.
        threshold: between 0 and 1.

    Source: McCarthy, P. M., & Jarvis, S. (2010). MTLD, vocd-D, and HD-D: a validation study of sophisticated
    approaches to lexical diversity assessment. Behavior Research Methods 42(2), 381-392.
    """
    return (_one_way(words, threshold) + _one_way(words[::-1], threshold)) / 2


def _one_way(words: Sequence[int], threshold: float) -> float:
    factors = 0.0
    seen: set[int] = set()
    number = 0
    for word in words:
        seen.add(word)
        number += 1
        if len(seen) <= threshold * number:
            factors += 1
            seen.clear()
            number = 0
    if number:
        factors += (1 - len(seen) / number) / (1 - threshold)
    return len(words) / (factors or 1.0)


def hypergeometric_diversity(words: Integers, draws: int = 42) -> float:
    """HD-D: the expected type-token ratio of so many words drawn from the text without replacement.

        1/n * sum over types of (1 - C(N - f, n) / C(N, n))

    with N tokens, f tokens of the type, and n draws. Order makes no difference.

    Args:
        words: the words of a text, as numbers, shape ``(tokens,)``.
        draws: how many, not more than there are words.

    Source: McCarthy, P. M., & Jarvis, S. (2007). vocd: a theoretical and empirical evaluation. Language Testing 24(4),
    459-488.
    """
    number = len(words)
    if not 0 < draws <= number:
        raise ValueError(f"no draw of {draws} words from {number}")
    _, frequency = np.unique(words, return_counts=True)
    # C(N - f, n) / C(N, n), as a product of n fractions
    absent = np.prod(
        np.maximum(number - frequency[:, None] - np.arange(draws), 0) / (number - np.arange(draws)), axis=1
    )
    return float((1 - absent).sum() / draws)
