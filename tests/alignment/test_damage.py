"""Texts damaged at random keep their truth, and damaged issues are put together again."""

from __future__ import annotations

from collections import Counter
from functools import reduce
from operator import add

import numpy as np
import pytest
from demo_corpus import terms
from hypothesis import given
from hypothesis import strategies as st
from project import PROJECT

from analysis.alignment.lattice import LARGEST
from analysis.alignment.scoring import Link
from analysis.alignment.texts import Segment
from benchmarks.align_damaged import align_copies
from benchmarks.aligned_texts import demo_texts
from benchmarks.damage import Block, Rates, damaged, reachable, true_links, without_sentences


def text(name: str, count: int) -> list[Segment]:
    return [Segment(f"{name}{place}", ()) for place in range(count)]


def block(*origins: int, sentences: int = 1) -> Block:
    name = "+".join(map(str, origins))
    return Block(tuple(text(f"{name}.", sentences)), frozenset(origins))


def manuscript(lengths: list[int]) -> list[Block]:
    return [block(number, sentences=length) for number, length in enumerate(lengths)]


lengths = st.lists(st.integers(1, 4), min_size=1, max_size=12)
rates = st.builds(Rates, st.floats(0, 0.5), st.floats(0, 0.6), st.floats(0, 0.6))
seeds = st.integers(0, 10**6)


@given(lengths)
def test_the_links_of_what_is_not_damaged_are_the_paragraphs(of_paragraphs: list[int]) -> None:
    blocks = manuscript(of_paragraphs)
    unharmed = damaged(blocks, Rates(0, 0, 0), np.random.default_rng(1))
    assert unharmed == blocks
    assert true_links(unharmed, blocks) == [((place,), (place,)) for place in range(len(blocks))]


@given(lengths, rates, rates, seeds)
def test_every_paragraph_is_in_one_link_and_shares_text_with_it(
    of_paragraphs: list[int], english: Rates, chinese: Rates, seed: int
) -> None:
    generator = np.random.default_rng(seed)
    blocks = manuscript(of_paragraphs)
    sides = damaged(blocks, english, generator), damaged(blocks, chinese, generator)
    links = true_links(*sides)
    origins: list[list[set[int]]] = []
    for side, damaged_blocks in enumerate(sides):
        assert sorted(place for link in links for place in link[side]) == list(range(len(damaged_blocks)))
        origins.append(
            [{item for place in link[side] for item in damaged_blocks[place].origins} for link in links]
        )
    # Text of one origin never lies in two links that have both sides, nor in one that has and one that lacks one.
    seen: Counter[int] = Counter()
    for en, zh in zip(*origins, strict=True):
        assert not en or not zh or en & zh
        if en and zh:
            seen.update(en | zh)
    assert all(count == 1 for count in seen.values())
    for en, zh in zip(*origins, strict=True):
        assert (en and zh) or not seen.keys() & (en | zh)


@given(lengths, rates, seeds)
def test_damage_keeps_the_order_and_loses_whole_paragraphs_only(
    of_paragraphs: list[int], harm: Rates, seed: int
) -> None:
    blocks = manuscript(of_paragraphs)
    result = damaged(blocks, harm, np.random.default_rng(seed))
    assert result == damaged(blocks, harm, np.random.default_rng(seed))
    left = [sentence.text for item in result for sentence in item.sentences]
    kept = {sentence.split(".")[0] for sentence in left}
    whole = [item for number, item in enumerate(blocks) if str(number) in kept]
    assert left == [sentence.text for item in whole for sentence in item.sentences]
    for item in result:
        assert item.origins == {int(sentence.text.split(".")[0]) for sentence in item.sentences}


def test_other_seeds_give_other_damage() -> None:
    blocks = manuscript([3] * 30)
    results = [damaged(blocks, Rates(), np.random.default_rng(seed)) for seed in range(5)]
    assert all(one != other for place, one in enumerate(results) for other in results[:place])


@pytest.mark.parametrize(
    ("english", "chinese", "expected"),
    [
        # joined
        ([block(0, 1), block(2)], [block(0), block(1), block(2)], [((0,), (0, 1)), ((1,), (2,))]),
        # split
        ([block(0), block(0), block(1)], [block(0), block(1)], [((0, 1), (0,)), ((2,), (1,))]),
        # deleted
        ([block(0), block(2)], [block(0), block(1), block(2)], [((0,), (0,)), ((), (1,)), ((1,), (2,))]),
        # deleted, a different one in each version
        ([block(0), block(1)], [block(0), block(2)], [((0,), (0,)), ((1,), ()), ((), (1,))]),
        # joined across one that is deleted here
        ([block(0, 2)], [block(0), block(1), block(2)], [((0,), (0, 2)), ((), (1,))]),
        # joined differently in both: all hangs together
        ([block(0, 1), block(2, 3)], [block(0), block(1, 2), block(3)], [((0, 1), (0, 1, 2))]),
        # what is split here and deleted there lies alone, piece by piece
        ([block(0), block(0)], [], [((0,), ()), ((1,), ())]),
        # joined of two paragraphs that the other version lacks
        ([block(0, 1), block(2)], [block(2)], [((0,), ()), ((1,), (0,))]),
    ],
)
def test_links_of_damage_by_hand(english: list[Block], chinese: list[Block], expected: list[Link]) -> None:
    assert true_links(english, chinese) == expected
    turned = [(zh, en) for en, zh in true_links(chinese, english)]
    assert sorted(turned) == sorted(expected)


@pytest.mark.parametrize(
    ("link", "can_be_found"),
    [
        (((0,), (4,)), True),
        (((), (4,)), True),
        (((2, 3), (1, 2)), True),
        (((3, 4, 5), (1, 2)), True),
        (((3, 4, 5), (1, 2, 3)), False),
        (((0,), tuple(range(LARGEST))), True),
        (((0,), tuple(range(LARGEST + 1))), False),
        (((0,), (1, 3)), False),
        (((0, 2), (1,)), False),
    ],
)
def test_a_search_finds_neighbors_that_are_not_too_many(link: Link, can_be_found: bool) -> None:
    assert reachable(link) is can_be_found


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)).filter(any), max_size=10), st.floats(0, 1), seeds
)
def test_links_follow_the_sentences_that_are_left(
    sizes: list[tuple[int, int]], share: float, seed: int
) -> None:
    links: list[Link] = []
    en = zh = 0
    for english, chinese in sizes:
        links.append((tuple(range(en, en + english)), tuple(range(zh, zh + chinese))))
        en, zh = en + english, zh + chinese
    texts = text("e", en), text("z", zh)
    one, other, left = without_sentences(*texts, links, share, np.random.default_rng(seed))
    assert (one, other, left) == without_sentences(*texts, links, share, np.random.default_rng(seed))
    for side, (own, before) in enumerate(zip((one, other), texts, strict=True)):
        assert [place for link in left for place in link[side]] == list(range(len(own)))
        assert own == [segment for segment in before if segment in own]
    link_of = [
        {
            segment.text: number
            for number, link in enumerate(links)
            for segment in (before[item] for item in link[side])
        }
        for side, before in enumerate(texts)
    ]
    origins = [
        {link_of[side][own[place].text] for side, own in enumerate((one, other)) for place in link[side]}
        for link in left
    ]
    assert all(len(origin) == 1 for origin in origins)
    both = [origin.pop() for origin, link in zip(origins, left, strict=True) if all(link)]
    assert len(set(both)) == len(both)


def test_nothing_or_everything_is_deleted() -> None:
    links: list[Link] = [((0,), (0, 1)), ((1,), ())]
    texts = text("e", 2), text("z", 2)
    assert without_sentences(*texts, links, 0.0, np.random.default_rng(1)) == (*texts, links)
    assert without_sentences(*texts, links, 1.0, np.random.default_rng(1)) == ([], [], [])


def test_damaged_issues_are_put_together_again_and_doubt_is_told() -> None:
    undamaged = [item.blocks for item in demo_texts(PROJECT) if item.blocks]
    judged = align_copies(undamaged, terms(), range(3))
    total = reduce(add, judged.scores)
    assert len(judged.scores) == 3 and total.true > 180
    assert total.f1 >= 0.9
    assert judged.mean_confidence(right=False) < judged.mean_confidence(right=True) - 0.1
