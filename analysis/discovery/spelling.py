"""How a candidate is written in the codebook: as it stands in the text most often."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from analysis.discovery.running_words import RunningWords
from analysis.discovery.sequences import Sequences
from analysis.language.lemmas import is_acronym


def capitalised_words(words: RunningWords) -> NDArray[np.bool_]:
    """For each distinct word whether it has a capital in half of its occurrences inside sentences, or more."""
    inside = ~words.begins
    number = len(words.texts)
    seen = np.bincount(words.number[inside], minlength=number)
    capital = np.bincount(words.number[inside & words.capital], minlength=number)
    return np.asarray((seen > 0) & (2 * capital >= seen))


def spelling(sequences: Sequences, candidate: int, capitalised: NDArray[np.bool_]) -> str:
    """The most frequent spelling; of equals the one with fewer capitals, then the first by code point.

    An English word that opens a sentence loses its capital, unless it has one inside sentences too.

    Args:
        sequences: the candidates.
        candidate: one of them.
        capitalised: what :func:`capitalised_words` says of their words.
    """
    words, length = sequences.words, int(sequences.length[candidate])
    found: Counter[str] = Counter()
    for place in sequences.occurrences(candidate).tolist():
        text = words.written(place, length)
        first = text.split(" ", 1)[0]
        if words.begins[place] and not capitalised[words.number[place]] and not is_acronym(first):
            text = text[:1].lower() + text[1:]
        found[text] += 1
    return min(found, key=lambda text: (-found[text], sum(map(str.isupper, text)), text))
