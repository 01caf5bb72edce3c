"""Long texts are first aligned roughly; what is then looked at holds the same path as the whole table."""

from __future__ import annotations

import pytest
from paired_texts import Sentence, joined, knowledge, pair_of, sentences

from analysis.alignment import search
from analysis.alignment.lattice import Lattice
from analysis.alignment.search import lattice_of
from analysis.alignment.texts import Pair
from analysis.alignment.weights import SENTENCES

Versions = tuple[list[Sentence], list[Sentence]]


def faithful(count: int, seed: int) -> Versions:
    text = sentences(count, seed)
    return text, text


def with_joins(count: int, seed: int) -> Versions:
    """Every fifth sentence is joined with the next one in Chinese, every seventh in English."""
    text = sentences(count, seed)

    def version(every: int) -> list[Sentence]:
        result: list[Sentence] = []
        for place, item in enumerate(text):
            result[-1:] = [joined(result[-1], item)] if place % every == every - 1 else [*result[-1:], item]
        return result

    return version(7), version(5)


def without_a_run(count: int, seed: int, start: int, length: int, side: int) -> Versions:
    text = sentences(count, seed)
    short = text[:start] + text[start + length :]
    return (short, text) if side == 0 else (text, short)


def replaced(count: int, seed: int, start: int, length: int) -> Versions:
    """A run of each version has nothing to do with that of the other."""
    english, chinese, other = sentences(count, seed), sentences(count, seed), sentences(length, seed + 1)
    chinese[start : start + length] = other
    return english, chinese


def both_ways(versions: Versions, monkeypatch: pytest.MonkeyPatch) -> tuple[Lattice, Lattice]:
    """The lattice of the whole table, and that of a search that may look at few places only."""
    pair: Pair = pair_of(*versions)
    known = knowledge(pair)
    table = lattice_of(pair, known, SENTENCES)
    assert table.band.width == len(pair.zh) + 1
    monkeypatch.setattr(search, "LARGEST_WHOLE", 400)
    return table, lattice_of(pair, known, SENTENCES)


@pytest.mark.parametrize(
    "versions",
    [
        faithful(140, 1),
        with_joins(150, 2),
        without_a_run(140, 3, start=50, length=45, side=0),
        without_a_run(140, 4, start=50, length=45, side=1),
        without_a_run(140, 5, start=0, length=40, side=1),
        without_a_run(140, 6, start=100, length=40, side=0),
        replaced(140, 7, start=60, length=20),
    ],
    ids=["faithful", "joins", "no English", "no Chinese", "no beginning", "no end", "replaced"],
)
def test_the_rough_search_finds_the_path_of_the_whole_one(
    versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, narrow = both_ways(versions, monkeypatch)
    assert narrow.places() == table.places()
    assert narrow.band.width <= table.band.width


@pytest.mark.parametrize("side", [0, 1])
def test_a_run_without_counterpart_moves_nothing_before_or_behind_it(
    side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, length = 50, 45
    _, narrow = both_ways(without_a_run(140, 3, start, length, side), monkeypatch)
    ahead = (0, length) if side == 0 else (length, 0)
    right = [(place, place) for place in range(start - 5)]
    right += [(place + ahead[0], place + ahead[1]) for place in range(start + 5, 140 - length)]
    assert set(right) <= set(narrow.places())


def test_an_earlier_path_is_enough_to_find_it_again() -> None:
    pair = pair_of(*with_joins(100, 9))
    known = knowledge(pair)
    table = lattice_of(pair, known, SENTENCES)
    near = lattice_of(pair, known, SENTENCES, table.places())
    assert near.places() == table.places()
    assert near.band.width < table.band.width / 2
    for own, other in zip(near.groups(), table.groups(), strict=True):
        assert own.probability == pytest.approx(other.probability, abs=0.02)


def test_the_band_of_a_text_four_times_as_long_is_no_wider() -> None:
    widths = []
    for count in (300, 1_200):
        pair = pair_of(*with_joins(count, 10))
        lattice = lattice_of(pair, knowledge(pair), SENTENCES)
        widths.append(lattice.band.width)
        assert lattice.band.width < len(pair.zh) / 4
    assert widths[1] <= widths[0] + search.BLOCK
