"""The alignment of two segments against the plain algorithm, cell by cell."""

from __future__ import annotations

import pytest
from aligned_demo import demo
from hypothesis import given
from hypothesis import strategies as st
from series_texts import version_of

from analysis.rhetoric.device_background import Background
from analysis.rhetoric.device_segments import CLAUSE, COUPLE, PART, SENTENCE, Token, Version, versions
from analysis.rhetoric.device_word_classes import chinese_classes, english_class
from analysis.rhetoric.parallel_alignment import GAP, LONGEST, Words, similarities


def needleman_wunsch(words: Words, a: tuple[Token, ...], b: tuple[Token, ...]) -> float:
    """The score of the best global alignment, by the recurrence of Needleman and Wunsch (1970)."""
    rows, columns = words.code(a).codes, words.code(b).codes
    table = [[-GAP * j for j in range(len(columns) + 1)]]
    for i, row in enumerate(rows, start=1):
        line = [-GAP * i]
        for j, column in enumerate(columns, start=1):
            both = table[i - 1][j - 1] + float(words.scores[row, column])
            line.append(max(both, table[i - 1][j] - GAP, line[j - 1] - GAP))
        table.append(line)
    return table[-1][-1]


def english() -> tuple[Version, Words]:
    version = next(v for v in versions(demo().paragraphs, demo().tokens) if v.language == "en")
    sentences: dict[int, list[str]] = {}
    for token in version.tokens:
        if not token.is_mark:
            sentences.setdefault(token.sentence, []).append(token.key)
    return version, Words(version.tokens, Background(sentences.values()), "en")


VERSION, WORDS = english()
POOL = [s.tokens for level in (CLAUSE, SENTENCE) for s in VERSION.segments[level]]


@given(st.lists(st.tuples(st.sampled_from(POOL), st.sampled_from(POOL)), min_size=1, max_size=8))
def test_many_at_once_equal_one_by_one(pairs: list[tuple[tuple[Token, ...], tuple[Token, ...]]]) -> None:
    found = similarities(WORDS, [a for a, _ in pairs], [b for _, b in pairs])
    for (a, b), value in zip(pairs, found.tolist(), strict=True):
        mean = (min(len(a), LONGEST) + min(len(b), LONGEST)) / 2
        assert value == pytest.approx(needleman_wunsch(WORDS, a, b) / mean, abs=1e-5)


@given(st.sampled_from(POOL), st.sampled_from(POOL))
def test_likeness_has_no_direction_and_nothing_is_more_alike_than_itself(
    a: tuple[Token, ...], b: tuple[Token, ...]
) -> None:
    one, other, own = similarities(WORDS, [a, b, a], [b, a, a]).tolist()
    assert one == pytest.approx(other, abs=1e-5)
    if len(a) >= len(b):
        assert one <= own + 1e-5


def test_a_part_and_the_couple_of_its_clauses_are_different_words() -> None:
    version = version_of(["一是修好堤坝，二是管好水闸；三是护好渔场，四是种好果树。"], "zh")
    words = Words(version.tokens, Background([[token.key for token in version.tokens]]), "zh")
    part, couple = (words.code(version.segments[level][0].tokens).text for level in (PART, COUPLE))
    assert (part, couple) == ("修好堤坝二是管好水闸", "修好堤坝管好水闸")


def test_no_pairs_have_no_likeness() -> None:
    assert similarities(WORDS, [], []).shape == (0,)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("building", "participle"),
        ("opened", "past"),
        ("strengthen", "verb"),
        ("build", "verb"),
        ("of", "preposition"),
        ("The", "determiner"),
        ("countries", "plural"),
        ("cooperation", "abstract"),
        ("village", "other"),
    ],
)
def test_english_words_have_classes(word: str, expected: str) -> None:
    assert english_class(word, "word") == expected


def test_a_chinese_word_that_the_dictionary_lacks_has_the_class_of_its_end() -> None:
    classes = chinese_classes(["建设", "的", "全流域建设者", "鿿"])
    assert classes == {"建设": "v", "的": "u", "全流域建设者": "n", "鿿": "other"}


def test_chinese_segments_whose_clauses_are_of_the_same_lengths_are_more_alike() -> None:
    version = version_of(
        [
            "河水慢慢上涨，村里没有人知道原因。",
            "秋风渐渐停息，镇上没有人记得日期。",
            "秋风渐渐停息镇上，没有人记得日期。",
        ],
        "zh",
    )
    words = Words(version.tokens, Background([[token.key for token in version.tokens]]), "zh")
    first, same, other = [segment.tokens for segment in version.segments[SENTENCE]]
    even, uneven = similarities(words, [first, first], [same, other]).tolist()
    assert even > uneven
