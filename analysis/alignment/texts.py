"""What the alignment knows of a pair of texts: the size and the signs of each segment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.alignment.signs import Token, chinese_signs, english_signs, names_in, read_as_names


@dataclass(frozen=True)
class Segment:
    """A stretch of text that is not cut: a paragraph or a sentence."""

    text: str
    tokens: tuple[Token, ...]
    heading: bool = False


@dataclass(frozen=True)
class Side:
    """One side of a pair.

    Attributes:
        sizes: characters of each segment, white space not counted.
        headings: whether each segment is a heading.
        signs: the signs of each segment.
    """

    sizes: NDArray[np.float64]
    headings: NDArray[np.bool_]
    signs: tuple[frozenset[str], ...]

    def __len__(self) -> int:
        return len(self.signs)

    def part(self, start: int, end: int) -> Side:
        return Side(self.sizes[start:end], self.headings[start:end], self.signs[start:end])


@dataclass(frozen=True)
class Pair:
    """Two texts that say the same in two languages."""

    en: Side
    zh: Side


def read_pair(english: Sequence[Segment], chinese: Sequence[Segment]) -> Pair:
    """Size and signs of the segments of both texts."""
    names = names_in(token for segment in english for token in segment.tokens)
    readable = [read_as_names(segment.text, names) for segment in chinese]
    known = frozenset().union(*readable)
    en_signs = tuple(
        english_signs(segment.text, segment.tokens)
        | {f"@{name}" for name in names_in(segment.tokens) & known}
        for segment in english
    )
    zh_signs = tuple(
        chinese_signs(segment.text, segment.tokens) | {f"@{name}" for name in found}
        for segment, found in zip(chinese, readable, strict=True)
    )
    return Pair(_side(english, en_signs), _side(chinese, zh_signs))


def _side(segments: Sequence[Segment], signs: tuple[frozenset[str], ...]) -> Side:
    sizes = [len("".join(segment.text.split())) for segment in segments]
    return Side(
        np.array(sizes, dtype=np.float64),
        np.array([segment.heading for segment in segments], dtype=np.bool_),
        signs,
    )
