"""Scores of an alignment against one made by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment.scoring import Link, Score, harmonic_mean, score

FOUND: list[Link] = [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), ()), ((), (3,)), ((5,), (4,))]
TRUE: list[Link] = [
    ((0,), (0,)),
    ((1,), (1,)),
    ((2,), ()),
    ((3,), (2, 3)),
    ((4,), ()),
    ((6,), (4,)),
    ((7,), (5,)),
]


def test_a_score_computed_by_hand() -> None:
    found = score(FOUND, TRUE)
    # Without links with an empty side 4 are found and 5 are true. One is right; three overlap a true one on both
    # sides, for 5 and 6 correspond to the same Chinese segment but are not the same English one.
    assert (found.found, found.true, found.right) == (4, 5, 1)
    assert (found.lax_found, found.lax_true) == (3, 3)
    assert found.precision == 1 / 4 and found.recall == 1 / 5
    assert found.f1 == pytest.approx(2 / 9)
    assert found.lax_f1 == pytest.approx(2 / (4 / 3 + 5 / 3))
    assert found.by_type == {"1:1": (3, 4, 1), "1:2": (0, 1, 0), "2:1": (1, 0, 0)}


def test_an_overlap_on_both_sides_is_one_with_the_same_link() -> None:
    # The English segment is in the first true link and the Chinese one in the second.
    crossing = score([((0,), (1,))], [((0,), (0,)), ((1,), (1,))])
    assert (crossing.lax_found, crossing.lax_true) == (0, 0)
    spanning = score([((0, 1), (0, 1))], [((0,), (0,)), ((1,), (1,))])
    assert (spanning.lax_found, spanning.lax_true, spanning.right) == (1, 2, 0)


@pytest.mark.parametrize("links", [[], [((0,), ()), ((), (0, 1))]])
def test_nothing_found_scores_zero_and_no_division_fails(links: list[Link]) -> None:
    for empty in (score(links, []), score(links, TRUE), score(TRUE, links)):
        assert (empty.precision, empty.recall, empty.f1, empty.lax_f1) == (0, 0, 0, 0)
    assert harmonic_mean(0, 0) == 0 and harmonic_mean(1, 0.5) == pytest.approx(2 / 3)


GROUPS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=10)


@st.composite
def alignments(draw: st.DrawFn) -> list[Link]:
    """Groups that follow one another."""
    links: list[Link] = []
    en = zh = 0
    for down, right in draw(GROUPS):
        links.append((tuple(range(en, en + down)), tuple(range(zh, zh + right))))
        en, zh = en + down, zh + right
    return links


@given(alignments())
def test_a_perfect_alignment_scores_one(links: list[Link]) -> None:
    full = [link for link in links if all(link)]
    perfect = score(links, full)
    assert perfect == score(full, links)
    assert (
        perfect.found == perfect.true == perfect.right == perfect.lax_found == perfect.lax_true == len(full)
    )
    expected = 1.0 if full else 0.0
    assert (perfect.precision, perfect.recall, perfect.f1, perfect.lax_f1) == (expected,) * 4


@given(alignments(), alignments())
def test_exchanging_found_and_true_exchanges_precision_and_recall(
    found: list[Link], true: list[Link]
) -> None:
    there, back = score(found, true), score(true, found)
    assert (there.precision, there.recall) == (back.recall, back.precision)
    assert there.f1 == pytest.approx(back.f1) and there.lax_f1 == pytest.approx(back.lax_f1)
    assert there.by_type == {kind: (f, t, r) for kind, (t, f, r) in back.by_type.items()}


@given(alignments(), alignments())
def test_counts_are_those_of_comparing_all_links(found: list[Link], true: list[Link]) -> None:
    own, gold = [link for link in found if all(link)], [link for link in true if all(link)]

    def overlap(left: Link, right: Link) -> bool:
        return bool({*left[0]} & {*right[0]}) and bool({*left[1]} & {*right[1]})

    counted = score(found, true)
    assert counted.right == sum(link in gold for link in own) <= counted.lax_found
    assert counted.lax_found == sum(any(overlap(link, other) for other in gold) for link in own)
    assert counted.lax_true == sum(any(overlap(link, other) for other in own) for link in gold)
    for place, total in enumerate((counted.found, counted.true, counted.right)):
        assert sum(counts[place] for counts in counted.by_type.values()) == total


@given(alignments(), alignments(), alignments(), alignments())
def test_scores_of_texts_add_up(a: list[Link], b: list[Link], c: list[Link], d: list[Link]) -> None:
    def moved(links: list[Link]) -> list[Link]:
        return [(tuple(n + 1000 for n in en), tuple(n + 1000 for n in zh)) for en, zh in links]

    both = score(a, b) + score(c, d)
    assert both == score([*a, *moved(c)], [*b, *moved(d)])
    assert both + Score() == both
