"""The two complete readings of the real issue, and how finds are scored against them."""

from __future__ import annotations

import csv

import pytest

from benchmarks.device_matching import Find
from benchmarks.device_reading import (
    DEVELOPED,
    HELD_OUT,
    READING,
    Series,
    agreement,
    read_series,
    same_series,
    score,
)

PLACES = ((0, 0, 10), (0, 20, 30), (0, 40, 50))
ELSEWHERE = ((9, 0, 10), (9, 20, 30))
UNFOUND = ((5, 0, 9), (5, 20, 29))


def series(
    salience: int,
    spans: tuple[tuple[int, int, int], ...] = PLACES,
    language: str = "zh",
    article: int = 1,
) -> Series:
    return Series(article, language, "parallel", salience, spans)


def find(
    spans: tuple[tuple[int, int, int], ...], language: str = "zh", article: int = 1, kind: str = "anaphora"
) -> Find:
    return Find(article, language, kind, "d", None, ("i", "a", language, "d"), None, spans)


def test_precision_counts_any_series_and_recall_the_salient_ones() -> None:
    first = [series(3), series(1, ELSEWHERE), series(3, UNFOUND)]
    second = [series(3), series(3, UNFOUND), series(3, ELSEWHERE), series(2, ((8, 0, 5), (8, 9, 14)))]
    finds = [find(PLACES), find(((8, 0, 5), (8, 9, 14))), find(((7, 0, 4), (7, 8, 12)))]
    got = score(first, second, finds, [1], ["zh"])
    assert (got.finds, got.both, got.recall) == (3, 2, 0.5)
    assert (got.either, got.recall_either) == (3, pytest.approx(1 / 3))
    assert got.precision == pytest.approx(2 / 3)
    assert got.f1 == pytest.approx(4 / 7)


@pytest.mark.parametrize(
    "other", [find(PLACES, language="en"), find(PLACES, article=2), find(PLACES, kind="question")]
)
def test_another_version_article_or_kind_of_device_matches_nothing(other: Find) -> None:
    got = score([series(3)], [series(3)], [other], [1, 2], ["en", "zh"])
    assert (got.both, got.precision, got.recall) == (1, 0.0, 0.0)


def test_a_series_is_the_same_for_two_readers_where_one_marked_a_part_of_the_other() -> None:
    assert same_series(series(3), series(1, PLACES[:2])) and same_series(series(1, PLACES[:2]), series(3))
    assert not same_series(series(3), series(3, ELSEWHERE))
    assert not same_series(series(3), series(3, language="en"))


def test_agreement_counts_what_the_other_reader_marked() -> None:
    first, second = [series(3), series(3, ELSEWHERE)], [series(3), series(1, UNFOUND)]
    rows = [line.split() for line in agreement(first, second).splitlines()[1:]]
    assert rows[0] == ["1", "3", "2", "1", "1"]
    assert rows[5] == ["2", "1", "1", "0", "0"]


def test_the_readings_cover_all_articles_and_have_places_only() -> None:
    for reading, size, top in zip(read_series(), (419, 863), (87, 155), strict=True):
        versions = {(a, v) for a in range(1, 7) for v in ("en", "zh")}
        assert {(s.article, s.language) for s in reading} == versions
        assert len(reading) == size and sum(s.salience == 3 for s in reading) == top
        for one in reading:
            assert len(one.spans) > 1 and one.salience in (1, 2, 3)
            assert all(start < end for _, start, end in one.spans)
    assert set(DEVELOPED) | set(HELD_OUT) == set(range(1, 7)) and not set(DEVELOPED) & set(HELD_OUT)
    with READING.open(encoding="utf-8", newline="") as file:
        words = {word for row in csv.DictReader(file) for word in (row["kind"], row["language"])}
    assert words == {"anaphora", "epistrophe", "anadiplosis", "parallel", "en", "zh"}
    assert READING.read_text("utf-8").isascii()
