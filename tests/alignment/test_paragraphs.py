"""Paragraphs are put together by their sentences: links, borders, and paragraphs that extraction changed."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
import pytest
from all_paths import lattice_in, random_scores, whole_lattice
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from paired_texts import Sentence, align, links, pair_of, sentences

from analysis.alignment import paragraphs as paragraphs_module
from analysis.alignment.band import around, whole
from analysis.alignment.lattice import STEPS, Lattice
from analysis.alignment.lengths import Lengths
from analysis.alignment.paragraphs import (
    Links,
    Paragraphs,
    links_between,
    paragraph_features,
    paragraph_lattice,
    within_groups,
)
from analysis.alignment.scoring import Link
from analysis.alignment.texts import Pair, Side
from analysis.alignment.weights import PARAGRAPHS

Numbers = NDArray[np.int64]


def plain_side(sizes: list[int], headings: set[int] | None = None) -> Side:
    marks = np.array([place in (headings or set()) for place in range(len(sizes))], dtype=np.bool_)
    return Side(np.array(sizes, dtype=np.float64), marks, tuple(frozenset() for _ in sizes))


def numbered(steps: list[bool]) -> Numbers:
    """Numbers that rise from 0 by one wherever a step is true."""
    return np.array(list(accumulate(map(int, steps[1:]), initial=0)), dtype=np.int64)


sizes = st.lists(st.integers(0, 60), min_size=1, max_size=7)


@st.composite
def divided(draw: st.DrawFn) -> tuple[Pair, Paragraphs, Lattice]:
    """A pair of texts in paragraphs, with the scores of their sentences."""
    english, chinese = draw(sizes), draw(sizes)
    breaks = [
        draw(st.lists(st.booleans(), min_size=len(side), max_size=len(side))) for side in (english, chinese)
    ]
    scores = random_scores(len(english), len(chinese), draw(st.integers(0, 10**6)))
    pair = Pair(plain_side(english), plain_side(chinese))
    return pair, Paragraphs(numbered(breaks[0]), numbered(breaks[1])), whole_lattice(scores)


def tables(found: Links) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]]:
    """English and Chinese text of each pair of paragraphs."""
    texts: tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]] = ({}, {})
    for en, zh, *linked in zip(found.en, found.zh, found.en_text, found.zh_text, strict=True):
        for table, text in zip(texts, linked, strict=True):
            table[int(en), int(zh)] = table.get((int(en), int(zh)), 0.0) + float(text)
    return texts


@given(divided())
def test_links_are_the_probable_groups_shared_out_by_length(text: tuple[Pair, Paragraphs, Lattice]) -> None:
    pair, paragraphs, lattice = text
    scales = [max(float(side.sizes.mean()), 1.0) for side in (pair.en, pair.zh)]
    expected: tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]] = ({}, {})
    for step, row, column in np.argwhere(lattice.probabilities > 1e-3):
        english = range(row, row + STEPS[step][0])
        chinese = range(column, column + STEPS[step][1])
        totals = (sum(pair.en.sizes[e] for e in english), sum(pair.zh.sizes[z] for z in chinese))
        for e in english:
            for z in chinese:
                share = pair.en.sizes[e] / totals[0] if totals[0] else 1 / len(english)
                share *= pair.zh.sizes[z] / totals[1] if totals[1] else 1 / len(chinese)
                share *= float(lattice.probabilities[step, row, column])
                key = int(paragraphs.en[e]), int(paragraphs.zh[z])
                for table, total, scale in zip(expected, totals, scales, strict=True):
                    table[key] = table.get(key, 0.0) + share * total / scale
    for own, other in zip(tables(links_between(pair, lattice, paragraphs)), expected, strict=True):
        assert own == pytest.approx(other, abs=1e-5)


@given(divided())
def test_a_paragraph_is_linked_with_no_more_than_its_text(text: tuple[Pair, Paragraphs, Lattice]) -> None:
    pair, paragraphs, lattice = text
    found = links_between(pair, lattice, paragraphs)
    for side, place, linked, own in (
        (pair.en, paragraphs.en, found.en_text, found.en),
        (pair.zh, paragraphs.zh, found.zh_text, found.zh),
    ):
        scale = max(float(side.sizes.mean()), 1.0)
        for paragraph in range(int(place.max()) + 1):
            most = float(side.sizes[place == paragraph].sum()) / scale
            assert 0 <= linked[own == paragraph].sum() <= most + 1e-4


def test_groups_that_are_not_possible_link_nothing() -> None:
    """Only two groups are possible: sentences 0 and 1 with 0, and 2 with 1."""
    scores = np.full((len(STEPS), 4, 3), -np.inf, dtype=np.float32)
    scores[STEPS.index((2, 1)), 0, 0] = scores[STEPS.index((1, 1)), 2, 1] = -1.0
    pair = Pair(plain_side([30, 60, 90]), plain_side([30, 30]))
    found = links_between(pair, whole_lattice(scores), Paragraphs(np.array([0, 0, 1]), np.array([0, 1])))
    english, chinese = tables(found)
    assert english == pytest.approx({(0, 0): 1.5, (1, 1): 1.5})
    assert chinese == pytest.approx({(0, 0): 1.0, (1, 1): 1.0})


@st.composite
def grouped(draw: st.DrawFn) -> tuple[Numbers, Numbers]:
    """The number of the group of paragraphs of each sentence; some groups have one side only."""
    groups = draw(
        st.lists(st.sampled_from([(1, 1), (2, 3), (3, 1), (1, 0), (0, 2), (2, 0)]), min_size=1, max_size=4)
    )
    groups = [(1, 1), *groups] if draw(st.booleans()) else [*groups, (1, 1)]
    en = [number for number, (english, _) in enumerate(groups) for _ in range(english)]
    zh = [number for number, (_, chinese) in enumerate(groups) for _ in range(chinese)]
    return np.array(en, dtype=np.int64), np.array(zh, dtype=np.int64)


@given(grouped(), st.integers(0, 10**6))
def test_exactly_the_groups_of_sentences_that_cross_a_border_are_forbidden(
    groups: tuple[Numbers, Numbers], seed: int
) -> None:
    en, zh = groups
    lattice = whole_lattice(random_scores(len(en), len(zh), seed))
    inside = within_groups(lattice, en, zh)
    for step, (down, right) in enumerate(STEPS):
        for row in range(len(en) + 1 - down):
            for column in range(len(zh) + 1 - right):
                own = {*en[row : row + down].tolist(), *zh[column : column + right].tolist()}
                before = max([*en[:row].tolist(), *zh[:column].tolist()], default=-1)
                after = min([*en[row + down :].tolist(), *zh[column + right :].tolist()], default=99)
                # A sentence alone must also lie where its group does in the other version.
                stays = before <= min(own) == max(own) <= after
                score = lattice.scores[step, row, column] if stays else -np.inf
                assert inside.scores[step, row, column] == score, (step, row, column)


@given(grouped(), st.integers(1, 3), st.integers(0, 10**6))
def test_a_band_forbids_the_same_groups(groups: tuple[Numbers, Numbers], margin: int, seed: int) -> None:
    en, zh = groups
    scores = random_scores(len(en), len(zh), seed)
    band = around([(0, 0), (len(en), len(zh) // 2), (len(en), len(zh))], len(en), len(zh), margin)
    expected = lattice_in(band, len(zh), within_groups(whole_lattice(scores), en, zh).scores)
    found = within_groups(lattice_in(band, len(zh), scores), en, zh)
    np.testing.assert_array_equal(found.scores, expected.scores)


@given(grouped(), st.integers(0, 10**6))
def test_sentences_within_groups_come_out_complete(groups: tuple[Numbers, Numbers], seed: int) -> None:
    en, zh = groups
    inside = within_groups(whole_lattice(random_scores(len(en), len(zh), seed)), en, zh)
    found = links(inside)
    assert [item for link in found for item in link[0]] == list(range(len(en)))
    assert [item for link in found for item in link[1]] == list(range(len(zh)))
    assert all(len({*en[list(link[0])].tolist(), *zh[list(link[1])].tolist()}) == 1 for link in found)


Paragraph = list[Sentence]


def texts_of(paragraphs: list[Paragraph]) -> tuple[list[Sentence], Numbers]:
    flat = [item for paragraph in paragraphs for item in paragraph]
    return flat, np.repeat(np.arange(len(paragraphs)), [len(paragraph) for paragraph in paragraphs])


def aligned(english: list[Paragraph], chinese: list[Paragraph]) -> list[Link]:
    (en, en_paragraph), (zh, zh_paragraph) = texts_of(english), texts_of(chinese)
    pair = pair_of(en, zh)
    lattice, known = align(pair)
    paragraphs = Paragraphs(en_paragraph, zh_paragraph)
    return links(paragraph_lattice(pair, lattice, paragraphs, known.lengths, PARAGRAPHS))


def manuscript(count: int, seed: int) -> list[Paragraph]:
    """Paragraphs of two to four sentences."""
    flat = iter(sentences(4 * count, seed))
    return [[next(flat) for _ in range(2 + place % 3)] for place in range(count)]


def identity(count: int) -> list[Link]:
    return [((place,), (place,)) for place in range(count)]


def turned(found: list[Link], side: int) -> list[Link]:
    """Links with the changed version first."""
    return found if side == 0 else [(zh, en) for en, zh in found]


@pytest.mark.parametrize("side", [0, 1], ids=["English", "Chinese"])
@pytest.mark.parametrize("place", [0, 4, 8])
@pytest.mark.parametrize("damage", ["joined", "split", "deleted", "joined thrice"])
def test_a_paragraph_that_extraction_changed_is_put_where_it_belongs(
    damage: str, place: int, side: int
) -> None:
    paragraphs = manuscript(12, seed=20 + place)
    expected: list[Link]
    before, here, behind = paragraphs[:place], paragraphs[place], paragraphs[place + 1 :]
    after = identity(12)[place + 1 :]
    if damage == "joined":
        changed = [*before, here + behind[0], *behind[1:]]
        expected = [((place,), (place, place + 1)), *(((a[0] - 1,), b) for a, b in after[1:])]
    elif damage == "joined thrice":
        changed = [*before, here + behind[0] + behind[1], *behind[2:]]
        expected = [((place,), (place, place + 1, place + 2)), *(((a[0] - 2,), b) for a, b in after[2:])]
    elif damage == "split":
        changed = [*before, here[:1], here[1:], *behind]
        expected = [((place, place + 1), (place,)), *(((a[0] + 1,), b) for a, b in after)]
    else:
        changed = [*before, *behind]
        expected = [((), (place,)), *(((a[0] - 1,), b) for a, b in after)]
    versions = (changed, paragraphs) if side == 0 else (paragraphs, changed)
    assert turned(aligned(*versions), side) == identity(12)[:place] + expected


def test_a_long_text_is_searched_near_its_links_and_comes_out_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paragraphs = manuscript(60, seed=41)
    shorter = paragraphs[:20] + paragraphs[23:]
    expected = aligned(paragraphs, shorter)
    monkeypatch.setattr(paragraphs_module, "LARGEST_WHOLE", 400)
    monkeypatch.setattr(paragraphs_module, "MARGIN", 4)
    assert aligned(paragraphs, shorter) == expected
    assert [link for link in expected if not link[1]] == [((place,), ()) for place in range(20, 23)]


def test_a_band_cuts_nothing_off_the_groups_along_its_path() -> None:
    english, chinese = manuscript(60, seed=51), manuscript(60, seed=51)
    del english[30:33]
    (en, en_paragraph), (zh, zh_paragraph) = texts_of(english), texts_of(chinese)
    pair, paragraphs = pair_of(en, zh), Paragraphs(en_paragraph, zh_paragraph)
    lattice, known = align(pair)
    found = links_between(pair, lattice, paragraphs)
    places = [(row, row + 3 * (row >= 30)) for row in range(58)]
    band, table = around(places, 57, 60, paragraphs_module.MARGIN), whole(57, 60)
    narrow, wide = (
        paragraph_features(pair, found, paragraphs, known.lengths, seen) for seen in (band, table)
    )
    assert band.width < table.width / 1.5
    for row, column in places:
        possible, at = wide.possible[:, row, column], column - int(band.first[row])
        assert (narrow.possible[:, row, at] == possible).all()
        for name, values in wide.values.items():
            own, other = narrow.values[name][possible, row, at], values[possible, row, column]
            np.testing.assert_allclose(own, other, atol=1e-4, err_msg=name)


def test_features_of_paragraphs_by_hand() -> None:
    """Three English paragraphs, two Chinese: 0 with 0, half of 1 with 1, 2 with 1 (text in average sentences)."""
    pair = Pair(plain_side([30, 30, 30], {0}), plain_side([10, 20], {0}))
    paragraphs = Paragraphs(np.arange(3), np.arange(2))
    found = Links(
        np.array([0, 1, 2]), np.array([0, 1, 1]), np.array([1.0, 0.5, 1.0]), np.array([2 / 3, 0.4, 0.9])
    )
    lengths = Lengths(3.0, 15.0)
    features = paragraph_features(pair, found, paragraphs, lengths, whole(3, 2))

    def value(name: str, step: tuple[int, int], row: int, column: int) -> float:
        return float(features.values[name][STEPS.index(step), row, column])

    # Nothing of the right group is linked elsewhere; all of it is linked but half of paragraph 1 and of Chinese 1.
    assert value("apart", (2, 1), 1, 1) == pytest.approx(0, abs=1e-6)
    assert value("idle", (2, 1), 1, 1) == pytest.approx(-(0.5 + (1 - 1.3 / (4 / 3))))
    assert value("idle", (1, 1), 0, 0) == 0
    # Without paragraph 2 its link is cut on both sides: .9 of the Chinese text; the English one stays whole.
    assert value("apart", (1, 1), 1, 1) == pytest.approx(-np.sqrt(0.9))
    assert value("apart", (1, 0), 2, 1) == -1.0
    assert value("apart", (0, 1), 2, 1) == pytest.approx(-np.sqrt(1.3))
    assert value("heading", (1, 1), 0, 0) == value("heading", (1, 1), 1, 1) == 0
    assert value("heading", (1, 1), 0, 1) == value("heading", (2, 1), 1, 0) == -1
    expected = lengths.agreement(np.array(60.0), np.array(20.0))
    assert value("length", (2, 1), 1, 1) == pytest.approx(float(expected))
