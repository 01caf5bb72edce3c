"""Candidates of one language: sequences of words that recur, with how they hold together and how freely they stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.discovery.running_words import RunningWords, content_beside
from analysis.statistics.phrases import branching, independence, normalised_pmi

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]

LONGEST = {"en": 12, "zh": 10}  # words of a candidate
SURELY = 8  # occurrences that always go on in the same way on one side make a sequence a fragment
SHORT = 5  # words of a sequence that may go on in the same way on one side while it is rare


@dataclass(frozen=True)
class Sequences:
    """Candidates; arrays have one entry a candidate.

    Attributes:
        texts: folded words of each; no two are the same.
        first: place of one of its occurrences, from which its words are read.
        length: its words.
        places: places of all occurrences, those of a candidate together and in order.
        offsets: where the occurrences of each candidate begin in ``places``; the last is where they end.
        cohesion: least normalised PMI over the places where it can be cut; 1 for one word.
        left_entropy: of the content words before it, in bits.
        right_entropy: of those behind it.
        independence: geometric mean over both sides of :func:`analysis.statistics.phrases.independence`.
    """

    words: RunningWords
    texts: list[str]
    first: Integers
    length: Integers
    places: Integers
    offsets: Integers
    cohesion: Numbers
    left_entropy: Numbers
    right_entropy: Numbers
    independence: Numbers

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def count(self) -> Integers:
        """Occurrences of each candidate."""
        return np.diff(self.offsets)

    @property
    def of_place(self) -> Integers:
        """For each entry of ``places`` its candidate."""
        return np.repeat(np.arange(len(self)), self.count)

    def occurrences(self, candidate: int) -> Integers:
        """Places of a candidate."""
        return self.places[self.offsets[candidate] : self.offsets[candidate + 1]]

    def share(self, marked: NDArray[np.bool_]) -> Numbers:
        """Share of the occurrences of each candidate that have a mark, which is given for each entry of ``places``."""
        return np.bincount(self.of_place, marked, minlength=len(self)) / np.maximum(self.count, 1)


def repeated_sequences(words: RunningWords, minimum_count: int) -> Sequences:
    """All sequences that occur ``minimum_count`` times or more and may be phrases.

    A sequence stays in its run, and begins and ends where a phrase may. One that always has the same content word
    before it and the same behind it is a fragment of a longer one and left out. So is one with the same word on one
    side only, if it occurs :data:`SURELY` times or more or is longer than :data:`SHORT` words; a short and rare one may
    stand beside the same word by chance. Chinese sequences with the same characters are one, however the segmenter cut
    them.
    """
    starts, lengths, numbers, cohesion = _numbered(words, minimum_count)
    texts: dict[str, int] = {}
    _, one, which = np.unique(numbers, return_index=True, return_inverse=True)
    merged = np.array(
        [texts.setdefault(words.text(int(starts[at]), int(lengths[at])), len(texts)) for at in one.tolist()],
        dtype=np.int64,
    )
    group = merged[which] if len(which) else which.astype(np.int64)
    order = np.lexsort((starts, group))
    group, starts, lengths = group[order], starts[order], lengths[order]
    number = len(texts)
    strongest = np.full(number, -1.0)
    np.maximum.at(strongest, merged, cohesion[one])
    before, behind = content_beside(words)
    left_entropy, left = branching(group, before[starts], number)
    right_entropy, right = branching(group, behind[starts + lengths - 1], number)
    count = np.bincount(group, minlength=number)
    offsets = np.concatenate(([0], np.cumsum(count))).astype(np.int64)
    free = np.sqrt(independence(count, left) * independence(count, right))
    # how many sides vary; a repeated passage must not give all of its parts
    varied = (left < count).astype(np.int64) + (right < count)
    length = lengths[offsets[:-1]]
    kept = varied >= np.where((count < SURELY) & (length <= SHORT), 1, 2)
    made = Sequences(
        words,
        list(texts),
        starts[offsets[:-1]],
        length,
        starts,
        offsets,
        strongest,
        left_entropy,
        right_entropy,
        free,
    )
    return chosen(made, np.flatnonzero(kept))


def chosen(sequences: Sequences, kept: Integers) -> Sequences:
    """Some of the candidates, in the order given."""
    count = sequences.count[kept]
    places = [sequences.occurrences(candidate) for candidate in kept.tolist()]
    return Sequences(
        sequences.words,
        [sequences.texts[candidate] for candidate in kept.tolist()],
        sequences.first[kept],
        sequences.length[kept],
        np.concatenate([np.empty(0, dtype=np.int64), *places]),
        np.concatenate(([0], np.cumsum(count))).astype(np.int64),
        sequences.cohesion[kept],
        sequences.left_entropy[kept],
        sequences.right_entropy[kept],
        sequences.independence[kept],
    )


def _numbered(words: RunningWords, minimum_count: int) -> tuple[Integers, Integers, Integers, Numbers]:
    """Occurrences of sequences: where each begins, its length, a number that is the same for equal words, and the
    cohesion of the sequence.

    Longer sequences are made from shorter ones that recur, so the work grows with the text and not with its square.
    """
    size = len(words)
    span = int(words.number.max(initial=0)) + 1
    # for each length: the number of the sequence that begins at each place (-1: none that recurs), and its count
    at: list[Integers] = [np.full(size, -1, dtype=np.int64)]
    counts: list[Integers] = [np.empty(0, dtype=np.int64)]
    parts: list[tuple[Integers, Integers, Integers, Numbers]] = []
    above = 0
    for length in range(1, LONGEST[words.language] + 1):
        if length == 1:
            begun, code = np.arange(size), words.number
        else:
            begun = np.flatnonzero(at[length - 1][: size - length + 1] >= 0)
            begun = begun[words.run[begun] == words.run[begun + length - 1]]
            code = at[length - 1][begun] * span + words.number[begun + length - 1]
        _, number, count = np.unique(code, return_inverse=True, return_counts=True)
        recurs = count >= (minimum_count if length > 1 else 1)
        renumbered = np.cumsum(recurs) - 1
        here = np.full(size, -1, dtype=np.int64)
        here[begun] = np.where(recurs[number], renumbered[number], -1)
        at.append(here)
        counts.append(count[recurs])
        places = np.flatnonzero(here >= 0)
        places = places[words.opens[places] & words.closes[places + length - 1]]
        places = places[counts[length][here[places]] >= minimum_count]
        if length > 1 and not len(np.flatnonzero(here >= 0)):
            break
        cohesion = _cohesion(at, counts, places, length, size)
        lengths = np.full(len(places), length, dtype=np.int64)
        parts.append((places, lengths, here[places] + above, cohesion))
        above += len(counts[length])
    starts, lengths, numbers = (np.concatenate([part[column] for part in parts]) for column in range(3))
    return starts, lengths, numbers, np.concatenate([part[3] for part in parts])


def _cohesion(
    at: list[Integers], counts: list[Integers], places: Integers, length: int, total: int
) -> Numbers:
    """Least normalised PMI over the places where the sequences can be cut; 1 for one word."""
    least = np.ones(len(places))
    if length > 1:
        count = counts[length][at[length][places]]
        for cut in range(1, length):
            first = counts[cut][at[cut][places]]
            second = counts[length - cut][at[length - cut][places + cut]]
            least = np.minimum(least, normalised_pmi(count, first, second, total))
    return least
