"""The complete reading of the real issue, and how finds are scored against it."""

from __future__ import annotations

import csv

import pytest

from benchmarks.device_matching import Find
from benchmarks.device_reading import DEVELOPED, HELD_OUT, READING, Series, read_series, score

PLACES = ((0, 0, 10), (0, 20, 30), (0, 40, 50))
ELSEWHERE = ((9, 0, 10), (9, 20, 30))


def series(salience: int, language: str = "zh", article: int = 1) -> Series:
    return Series(article, language, "parallel", salience, PLACES)


def find(
    spans: tuple[tuple[int, int, int], ...], language: str = "zh", article: int = 1, kind: str = "anaphora"
) -> Find:
    return Find(article, language, kind, "d", None, ("i", "a", language, "d"), None, spans)


def test_precision_counts_any_series_and_recall_the_salient_ones() -> None:
    reading = [
        series(3),
        Series(1, "zh", "parallel", 1, ELSEWHERE),
        Series(1, "zh", "anaphora", 3, ((5, 0, 9),)),
    ]
    got = score(reading, [find(PLACES), find(ELSEWHERE), find(((7, 0, 4), (7, 8, 12)))], [1], ["zh"])
    assert (got.finds, got.salient, got.recall) == (3, 2, 0.5)
    assert got.precision == pytest.approx(2 / 3)
    assert got.f1 == pytest.approx(4 / 7)


@pytest.mark.parametrize(
    "other", [find(PLACES, language="en"), find(PLACES, article=2), find(PLACES, kind="question")]
)
def test_another_version_article_or_kind_of_device_matches_nothing(other: Find) -> None:
    got = score([series(3)], [other], [1, 2], ["en", "zh"])
    assert (got.precision, got.recall) == (0.0, 0.0)


def test_the_reading_covers_all_articles_and_has_places_only() -> None:
    reading = read_series()
    assert {(s.article, s.language) for s in reading} == {(a, v) for a in range(1, 7) for v in ("en", "zh")}
    assert set(DEVELOPED) | set(HELD_OUT) == set(range(1, 7)) and not set(DEVELOPED) & set(HELD_OUT)
    assert len(reading) == 419 and sum(s.salience == 3 for s in reading) == 87
    for one in reading:
        assert len(one.spans) > 1 and one.salience in (1, 2, 3)
        assert all(start < end for _, start, end in one.spans)
    with READING.open(encoding="utf-8", newline="") as file:
        words = {word for row in csv.DictReader(file) for word in (row["kind"], row["language"])}
    assert words == {"anaphora", "epistrophe", "anadiplosis", "parallel", "en", "zh"}
    assert READING.read_text("utf-8").isascii()
