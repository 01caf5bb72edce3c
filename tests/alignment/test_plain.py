"""Alignment of plain texts from end to end."""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import PROJECT

from analysis.alignment import plain
from analysis.alignment.lattice import Group
from analysis.alignment.plain import align_plain, link_of
from analysis.alignment.scoring import Link

Texts = list[tuple[list[str], list[str]]]

RIVER = (
    [
        "The old ferry crosses the river every morning.",
        "In 1987, 35 farmers bought a second boat, and their children painted it green.",
        "Today the bridge carries 4,000 cars a day.",
        "It was opened in November by the mayor of Xi’an.",
        "The ferryman smiles.",
    ],
    [
        "老渡船每天早晨过河。",
        "1987年，35个农民买了第二条船。",
        "孩子们把它漆成绿色。",
        "如今，这座桥每天有4000辆汽车通过，11月由西安市长宣布开通。",
        "摆渡人笑了。",
    ],
)
RIVER_LINKS: list[Link] = [
    ((0,), (0,)),
    ((1,), (1, 2)),
    ((2, 3), (3,)),
    ((4,), (4,)),
]
SCHOOL = (
    [
        "The village school has two teachers.",
        "Teachers and students plant tea on the hill.",
        "Tea pays for the books!",
    ],
    ["村里的学校有两名教师。", "教师和学生在山上种茶。", "茶叶收入用来买书！"],
)
SCHOOL_LINKS: list[Link] = [((place,), (place,)) for place in range(3)]


def links(groups: Sequence[Group]) -> list[Link]:
    return [link_of(group) for group in groups]


def assert_sound(texts: Texts, found: list[list[Group]]) -> None:
    """Groups follow one another, hold every segment once, and have probabilities."""
    assert len(found) == len(texts)
    for (english, chinese), groups in zip(texts, found, strict=True):
        assert [segment for group in groups for segment in link_of(group)[0]] == list(range(len(english)))
        assert [segment for group in groups for segment in link_of(group)[1]] == list(range(len(chinese)))
        assert all(link_of(group) != ((), ()) for group in groups)
        assert all(0 <= group.probability <= 1 for group in groups)


def test_the_example_of_the_documentation() -> None:
    found = [test for test in doctest.DocTestFinder().find(plain) if test.examples]
    assert [test.name for test in found] == ["analysis.alignment.plain.align_plain"]
    assert doctest.DocTestRunner().run(found[0]).failed == 0


def test_joined_and_split_sentences_are_found() -> None:
    found = align_plain([RIVER, SCHOOL])
    assert [links(groups) for groups in found] == [RIVER_LINKS, SCHOOL_LINKS]


def test_a_sentence_from_elsewhere_is_left_without_counterpart() -> None:
    stray = (
        "The committee on outer space thanked all delegates for their reports on satellites and meteorites."
    )
    english = [*SCHOOL[0][:2], stray, *SCHOOL[0][2:]]
    assert links(align_plain([(english, SCHOOL[1]), RIVER])[0]) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), ()),
        ((3,), (2,)),
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (["Zorblat", "Quimber"], ["Vextrol"], [((0, 1), (0,)), ((2,), (1,))]),
        (["Zorblat"], ["Quimber", "Vextrol"], [((0,), (0,)), ((1, 2), (1,))]),
    ],
)
def test_terms_tell_what_no_dictionary_knows(
    first: list[str], second: list[str], expected: list[Link]
) -> None:
    # Three sentences of one length against two: only the terms say which ones go together.
    english = ["Zorblat is here today.", "Quimber is here today.", "Vextrol is here today."]
    chinese = ["卓布拉特今天在这里。", "维克斯托今天在这里。"]
    terms = [(["卓布拉特"], first), (["维克斯托"], second)]
    assert links(align_plain([(english, chinese)], terms)[0]) == expected
    assert links(align_plain([(english, chinese)], terms[::-1])[0]) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (["Zorblat", "Quimber"], ["Vextrol"], [((0, 1), (0,)), ((2,), (1,))]),
        (["Zorblat"], ["Quimber", "Vextrol"], [((0,), (0,)), ((1, 2), (1,))]),
    ],
)
def test_a_text_teaches_another_what_no_dictionary_knows(
    first: list[str], second: list[str], expected: list[Link]
) -> None:
    likings = [("tea", "茶"), ("boats", "船"), ("rain", "雨"), ("books", "书")]
    lessons = [
        ([f"{name} likes {liked}."], [f"{rendered}喜欢{thing}。"])
        for names, rendered in ((first, "卓布拉特"), (second, "维克斯托"))
        for name in names
        for liked, thing in likings
    ]
    english = ["Zorblat is here today.", "Quimber is here today.", "Vextrol is here today."]
    chinese = ["卓布拉特今天在这里。", "维克斯托今天在这里。"]
    assert links(align_plain([*lessons, (english, chinese)])[-1]) == expected


def test_a_clear_text_is_sure_and_the_wrong_translation_is_not() -> None:
    right = align_plain([RIVER, SCHOOL])[1]
    assert min(group.probability for group in right) > 0.9
    english = SCHOOL[0]
    wrong = align_plain([RIVER, (english, ["电影很长。", "他昨天没有来，因为下雨了。", "票价三十元？"])])[1]
    assert min(group.probability for group in wrong) < 0.9


@pytest.mark.parametrize("size", range(9))
def test_any_number_of_equal_sentences_is_aligned(size: int) -> None:
    for other in range(9):
        texts = [(["We want growth."] * size, ["我们要发展。"] * other)]
        found = align_plain(texts)
        assert_sound(texts, found)
        if size == other:
            assert links(found[0]) == [((place,), (place,)) for place in range(size)]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "texts",
    [
        [],
        [([], [])],
        [(["One."], [])],
        [([], ["一。", "二。"])],
        [(["", " "], ["", "\u3000"])],
        [([""] * 12, [""] * 12)],
        [([" "] * 12, ["我们"] * 12)],
        [(["Peace"] * 40, [""] * 12)],
        [([], []), SCHOOL, ([], ["一。"])],
        [(["。"] * 3, ["..."] * 2)],
        [(["Tea."] * 200, [])],
        [(["Tea."], ["茶。"] * 100)],
        [(["Tea."] * 300, ["茶。"] * 90)],  # too long to be searched as a whole
    ],
)
def test_empty_and_uneven_texts_are_aligned_without_a_warning(texts: Texts) -> None:
    assert_sound(texts, align_plain(texts))


SENTENCES = [*RIVER[0], *RIVER[1], *SCHOOL[0], *SCHOOL[1], "", "\n", "?!", "35", "“", "A" * 300, "河" * 300]
SIDE = st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=12)), max_size=7)


@settings(max_examples=40)
@given(st.lists(st.tuples(SIDE, SIDE), max_size=3))
def test_whatever_the_texts_are_their_segments_are_all_in_one_group(texts: Texts) -> None:
    assert_sound(texts, align_plain(texts))


def test_the_order_of_the_texts_is_no_matter_but_which_texts_there_are_is() -> None:
    """Texts teach one another words and lengths, so each is aligned in the light of all; their order is nothing, but
    for the last digits of sums.
    """
    texts = [RIVER, SCHOOL, (SCHOOL[0][::-1], SCHOOL[1][::-1])]
    found = align_plain(texts)
    turned = align_plain(texts[::-1])[::-1]
    assert [links(groups) for groups in found] == [links(groups) for groups in turned]
    first, second, alone = (
        [group.probability for group in groups] for groups in (found[1], turned[1], align_plain([SCHOOL])[0])
    )
    assert first == pytest.approx(second, abs=1e-5)
    assert first != pytest.approx(alone, abs=1e-5)


def test_a_text_is_aligned_again_as_before() -> None:
    assert align_plain([RIVER, SCHOOL]) == align_plain([RIVER, SCHOOL])


def test_the_hash_seed_makes_no_difference() -> None:
    program = (
        "import sys; from analysis.alignment.plain import align_plain\n"
        "print(ascii(align_plain(eval(sys.argv[1]), [(['\\u8336', '\\u6cb3'], ['green tea', 'river'])])))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program, ascii([RIVER, SCHOOL])],
            cwd=PROJECT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1 and "Group(" in told.pop()
