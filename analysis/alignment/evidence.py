"""How much the words of one text are found again in the other, for every group that a search may form.

A sign that has a counterpart in the group speaks for the group by how surprising that is: by the logarithm of one over
the chance that a group of that size holds a counterpart anyway. So a rare word counts much and a frequent one nothing,
and a larger group has to show more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.alignment.band import Band
from analysis.alignment.lattice import LARGEST
from analysis.alignment.lexicon import Lexicon
from analysis.alignment.texts import Pair

MOST = 6.0  # the most that one sign can count: the chance in a small corpus is not known better
_ROWS = 32  # rows that are worked on at once


@dataclass(frozen=True)
class _Occurrences:
    """Signs of one side, and where the other side has counterparts of them.

    Attributes:
        segment: segment of each occurrence, rising.
        sign: its number among the distinct signs of the side.
        start: for each distinct sign, where its counterparts begin; one entry more than signs.
        other: segments of the other side with a counterpart, rising within a sign.
        strength: the strongest pair there.
    """

    segment: NDArray[np.int64]
    sign: NDArray[np.int64]
    start: NDArray[np.int64]
    other: NDArray[np.int64]
    strength: NDArray[np.float64]

    @cached_property
    def _span(self) -> int:
        return int(self.other.max(initial=0)) + 1

    @cached_property
    def _keys(self) -> NDArray[np.int64]:
        return np.repeat(np.arange(len(self.start) - 1), np.diff(self.start)) * self._span + self.other

    def between(
        self, sign: NDArray[np.int64], first: int, last: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the counterparts of signs in segments from ``first`` to before ``last`` begin and end."""
        low, high = (sign * self._span + min(place, self._span) for place in (first, last))
        return np.searchsorted(self._keys, low), np.searchsorted(self._keys, high)


@dataclass(frozen=True)
class Matches:
    """Occurrences of both sides of a pair of texts."""

    en: _Occurrences
    zh: _Occurrences
    sizes: tuple[int, int]


def match(pair: Pair, lexicon: Lexicon) -> Matches:
    """Find the counterparts of every sign of both texts."""
    sides = (_numbered(pair.en.signs, lexicon.en), _numbered(pair.zh.signs, lexicon.zh))
    return Matches(
        _occurrences(sides[0], sides[1], lexicon.pairs, lexicon.strengths, len(lexicon.en)),
        _occurrences(sides[1], sides[0], lexicon.pairs[:, ::-1], lexicon.strengths, len(lexicon.zh)),
        (len(pair.en), len(pair.zh)),
    )


_Numbered = tuple[NDArray[np.int64], NDArray[np.int64]]  # segment and number of each sign


def _numbered(signs: Sequence[frozenset[str]], numbers: Mapping[str, int]) -> _Numbered:
    found = [sorted(numbers[sign] for sign in segment if sign in numbers) for segment in signs]
    segment = np.repeat(np.arange(len(found)), [len(item) for item in found])
    return segment, np.array([number for item in found for number in item], dtype=np.int64)


def _occurrences(
    own: _Numbered, other: _Numbered, pairs: NDArray[np.int64], strengths: NDArray[np.float64], count: int
) -> _Occurrences:
    segment, sign = own
    other_segment, other_sign = other
    # Places of each sign of the other side.
    order = np.argsort(other_sign, kind="stable")
    places = other_segment[order]
    starts = np.searchsorted(other_sign[order], pairs[:, 1], side="left")
    ends = np.searchsorted(other_sign[order], pairs[:, 1], side="right")
    used = (ends > starts) & np.isin(pairs[:, 0], sign)
    lengths = (ends - starts)[used]
    which = np.repeat(np.flatnonzero(used), lengths)
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    left = pairs[which, 0]
    right = places[starts[which] + within]
    strength = strengths[which]
    order = np.lexsort((-strength, right, left))
    left, right, strength = left[order], right[order], strength[order]
    if len(left):
        first = np.r_[True, (left[1:] != left[:-1]) | (right[1:] != right[:-1])]
        left, right, strength = left[first], right[first], strength[first]
    start = np.searchsorted(left, np.arange(count + 1))
    return _Occurrences(segment, sign, start, right, strength)


def chance(pairs: Sequence[Pair], lexicon: Lexicon) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How probable it is that a segment of the other side holds a counterpart of a sign by chance.

    The counterparts of a sign are taken to occur independently of each other, each with its share of the segments of
    all pairs, times the strength of the pair of signs. Half a segment is added to the count, and one to the segments.

    Returns:
        The probability for each English and for each Chinese sign of the lexicon.
    """
    shares = [
        _shares([pair.en.signs for pair in pairs], lexicon.en),
        _shares([pair.zh.signs for pair in pairs], lexicon.zh),
    ]
    segments = [sum(len(pair.en) for pair in pairs), sum(len(pair.zh) for pair in pairs)]
    result = []
    for side in (0, 1):
        other = 1 - side
        present = np.minimum(lexicon.strengths * shares[other][lexicon.pairs[:, other]], 1 - 1e-12)
        none = np.exp(np.bincount(lexicon.pairs[:, side], np.log1p(-present), minlength=len(shares[side])))
        result.append((segments[other] * (1 - none) + 0.5) / (segments[other] + 1))
    return result[0], result[1]


def _shares(texts: Sequence[Sequence[frozenset[str]]], numbers: Mapping[str, int]) -> NDArray[np.float64]:
    """Share of the segments that hold each sign."""
    found = [numbers[sign] for text in texts for signs in text for sign in signs if sign in numbers]
    counts = np.bincount(np.array(found, dtype=np.int64), minlength=len(numbers))
    return counts / max(sum(map(len, texts)), 1)


@dataclass(frozen=True)
class Gains:
    """What speaks for groups.

    Attributes:
        en: for English segment ``i`` and ``n`` Chinese segments from place ``(i, j)`` on, shape
            ``(LARGEST, rows, width)``: ``en[n - 1, i, j - first[i]]``.
        zh: for Chinese segment ``j`` and ``m`` English segments from place ``(i, j)`` on, in the same shape:
            ``zh[m - 1, i, j - first[i]]``.
        lost_en: what each English segment has that could be found in the other text, shape ``(rows,)``.
        lost_zh: the same for Chinese segments.
    """

    en: NDArray[np.float32]
    zh: NDArray[np.float32]
    lost_en: NDArray[np.float64]
    lost_zh: NDArray[np.float64]


def gains(matches: Matches, chances: tuple[NDArray[np.float64], NDArray[np.float64]], band: Band) -> Gains:
    """What speaks for every group in a band."""
    rows, columns = matches.sizes
    weights = [
        np.stack(
            [np.minimum(-np.log1p(-((1 - chance) ** size)), MOST) for size in range(1, LARGEST + 1)]
        ).astype(np.float32)
        for chance in (np.minimum(item, 1 - 1e-12) for item in chances)
    ]
    en = np.zeros((LARGEST, rows, band.width), dtype=np.float32)
    zh = np.zeros_like(en)
    for top in range(0, rows if columns else 0, _ROWS):
        bottom = min(top + _ROWS, rows)
        left = min(int(band.first[top]), columns - 1)  # so that a band at the end still has a column
        right = min(int(band.first[bottom - 1]) + band.width + LARGEST, columns)
        low = min(bottom + LARGEST, rows)
        place = band.first[top:bottom, None] + np.arange(band.width)[None, :] - left
        inside = place < right - left
        place = np.where(inside, place, 0)
        for size, found in enumerate(_found(matches.en, (top, bottom), (left, right), weights[0])):
            en[size, top:bottom] = np.where(inside, np.take_along_axis(found, place, axis=1), 0)
        for size, found in enumerate(_found(matches.zh, (left, right), (top, low), weights[1])):
            zh[size, top:bottom] = np.where(inside, found[place, np.arange(bottom - top)[:, None]], 0)
    return Gains(en, zh, _lost(matches.en, weights[0][0], rows), _lost(matches.zh, weights[1][0], columns))


def _found(
    occurrences: _Occurrences, own: tuple[int, int], other: tuple[int, int], weights: NDArray[np.float32]
) -> Iterator[NDArray[np.float32]]:
    """For 1 to LARGEST segments of the other side from each on: what each own segment finds there."""
    begin, end = np.searchsorted(occurrences.segment, own)
    sign = occurrences.sign[begin:end]
    starts, ends = occurrences.between(sign, *other)
    lengths = ends - starts
    row = np.repeat(np.arange(len(sign)), lengths)
    at = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    column = occurrences.other[at] - other[0]
    # Most signs have no counterpart near by; only the others are worth a row.
    near = np.zeros(len(sign), dtype=np.bool_)
    near[row] = True
    found = np.flatnonzero(near)
    single = np.zeros((len(found), other[1] - other[0]), dtype=np.float32)
    single[(np.cumsum(near) - 1)[row], column] = occurrences.strength[at]
    bounds = np.searchsorted(occurrences.segment[begin:end][found], np.arange(own[0], own[1] + 1))
    filled = np.flatnonzero(np.diff(bounds))
    best = single.copy()
    for size in range(LARGEST):
        if size:
            np.maximum(best[:, :-size], single[:, size:], out=best[:, :-size])
        summed = np.zeros((own[1] - own[0], single.shape[1]), dtype=np.float32)
        if len(filled):
            summed[filled] = np.add.reduceat(best * weights[size, sign[found], None], bounds[filled], axis=0)
        yield summed


def _lost(occurrences: _Occurrences, weights: NDArray[np.float32], segments: int) -> NDArray[np.float64]:
    known = np.diff(occurrences.start)[occurrences.sign] > 0
    lost = np.where(known, weights[occurrences.sign], 0.0)
    return np.bincount(occurrences.segment, lost, minlength=segments).astype(np.float64)
