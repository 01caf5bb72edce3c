"""When a find counts as a series of the gold (benchmarks/devices.py)."""

from __future__ import annotations

import csv

import pytest

from benchmarks.device_matching import Span, f1, lies_in, matches
from benchmarks.devices import VERDICTS

A, B, C, D = (0, 0, 10), (0, 20, 30), (1, 0, 10), (2, 0, 10)


@pytest.mark.parametrize(
    ("find", "gold", "expected"),
    [
        ([A, B, C], [A, B, C], True),
        ([A, B], [A, B, C, D], True),
        ([A, B], [A, (5, 0, 9)], False),
        ([A], [A], False),
        ([A, B], [(0, 0, 40)], True),  # the gold gives the whole series as one text
        ([A, C], [(0, 0, 40)], False),
        ([A, B, (7, 0, 9), (8, 0, 9), (9, 0, 9)], [A, B], False),  # most of the find lies elsewhere
        ([A, B], [A, B, C, D, (3, 0, 9)], False),  # less than half of the gold's places
        ([(0, 4, 14), (0, 24, 34)], [A, B], True),
        ([(0, 6, 16), (0, 26, 36)], [A, B], False),
        ([A, B], [], False),
    ],
)
def test_a_find_matches_when_two_members_and_half_of_them_lie_in_half_of_the_places(
    find: list[Span], gold: list[Span], expected: bool
) -> None:
    assert matches(find, gold) is expected


def test_half_of_the_shorter_span_must_be_shared() -> None:
    assert lies_in((0, 0, 4), (0, 2, 50)) and not lies_in((0, 0, 4), (0, 3, 50))
    assert not lies_in((0, 0, 4), (1, 0, 4))


def test_f1_is_the_harmonic_mean() -> None:
    assert f1(0.5, 1.0) == pytest.approx(2 / 3)
    assert f1(0.0, 0.0) == 0.0


def test_verdicts_have_a_reason_each_and_no_text_of_an_article() -> None:
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({(row["article"], row["language"], row["device"]) for row in rows}) == len(rows) > 100
    assert {row["verdict"] for row in rows} == {"real", "false"}
    assert all(row["reason"] and row["reason"].isascii() for row in rows)
