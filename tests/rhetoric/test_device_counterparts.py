"""What became of a series: kept, broken, lost, or nothing to compare it with."""

from __future__ import annotations

import pytest

from analysis.rhetoric.device_counterparts import counterpart, opposite_sentences
from analysis.rhetoric.device_segments import Segment, Token
from analysis.rhetoric.series import Series
from analysis.tables.alignment import UNITS


def series(sentences: list[int], local: float = 10.0) -> Series:
    """A series with a member in each of these sentences."""
    members = tuple(
        Segment("clause", 0, at, (Token("x", "x", "n", "word", 0, sentence, 10 * at, 10 * at + 1),))
        for at, sentence in enumerate(sentences)
    )
    return Series("parallel", "clause", members, local - 5, local)


ONE_TO_ONE = {sentence: frozenset({sentence + 10}) for sentence in range(5)}


@pytest.mark.parametrize(
    ("own", "others", "presence", "paired"),
    [
        ([1, 2, 3], [[11, 12, 13]], "kept", (0, 1, 2)),
        ([1, 2, 3], [[10, 11, 12, 13, 14]], "kept", (1, 2, 3)),
        ([1, 2, 3], [[11, 13]], "broken", (0, None, 1)),
        ([1, 2, 3], [[11, 12], [12, 13, 14]], "broken", (0, 1, None)),
        ([1, 2, 3], [[11]], "lost", (None, None, None)),
        ([1, 2, 3], [], "lost", (None, None, None)),
        ([1, 2, 3], [[13, 12, 11]], "lost", (None, None, None)),
        ([2, 2, 2], [[12, 12, 12]], "kept", (0, 1, 2)),
        ([2, 2, 2, 2], [[12, 12]], "broken", (0, 1, None, None)),
        ([2, 2], [[12, 12, 12]], "kept", (0, 1)),
        ([7, 8], [[11, 12]], "unaligned", (None, None)),
    ],
)
def test_members_are_paired_in_order_through_aligned_sentences(
    own: list[int], others: list[list[int]], presence: str, paired: tuple[int | None, ...]
) -> None:
    found = counterpart(series(own), [series(other) for other in others], ONE_TO_ONE)
    assert (found.presence, found.members) == (presence, paired)


def test_of_two_candidates_the_one_with_more_members_wins_then_the_stronger() -> None:
    weak, strong, long = series([11, 12], 5), series([11, 12], 9), series([11, 12, 13], 4)
    assert counterpart(series([1, 2, 3]), [weak, strong], ONE_TO_ONE).series is strong
    assert counterpart(series([1, 2, 3]), [weak, strong, long], ONE_TO_ONE).series is long


def test_each_sentence_of_a_unit_stands_opposite_to_all_of_the_other_side() -> None:
    units = UNITS.frame(
        [
            ("i", "a", "sentence", 0, 0, [0], [0, 1], 0.9),
            ("i", "a", "sentence", 1, 0, [1], [], 0.9),
            ("i", "a", "paragraph", 0, 0, [5], [6], 0.9),
        ]
    )
    found = opposite_sentences(units)
    assert found["i", "a", "en"] == {0: frozenset({0, 1}), 1: frozenset()}
    assert found["i", "a", "zh"] == {0: frozenset({0}), 1: frozenset({0})}
