"""Which signs may stand for each other, and how strongly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment.lexicon import (
    PART,
    STEM,
    Entries,
    Lexicon,
    dictionary_entries,
    make_lexicon,
    term_entries,
)


def read(lexicon: Lexicon) -> dict[tuple[str, str], float]:
    """A lexicon as pairs of signs."""
    en, zh = list(lexicon.en), list(lexicon.zh)
    return {
        (en[left], zh[right]): strength
        for (left, right), strength in zip(lexicon.pairs.tolist(), lexicon.strengths.tolist(), strict=True)
    }


def test_the_strongest_source_wins() -> None:
    weak, strong = {("tea", "茶"): 0.3, ("cup", "杯"): 0.8}, {("tea", "茶"): 0.9, ("cup", "杯"): 0.2}
    expected = {("tea", "茶"): 0.9, ("cup", "杯"): 0.8}
    assert read(make_lexicon(["tea", "cup"], ["茶", "杯"], weak, strong)) == expected
    assert read(make_lexicon(["tea", "cup"], ["茶", "杯"], strong, weak)) == expected


def test_words_that_the_corpus_does_not_have_are_left_out() -> None:
    entries = {("tea", "茶"): 1.0, ("cup", "茶"): 1.0, ("tea", "杯"): 1.0}
    assert read(make_lexicon(["tea"], ["茶"], entries)) == {("tea", "茶"): 1.0}


def test_signs_that_are_the_same_in_both_languages_are_pairs_and_words_are_not() -> None:
    english = ["#5", "#6", "=apec", "@xian", "!question", "OK", "!percent"]
    chinese = ["#5", "#7", "=apec", "@xian", "!question", "OK"]
    found = read(make_lexicon(english, chinese, {("#5", "#5"): 0.2}))
    assert found == {(sign, sign): 1.0 for sign in ("#5", "=apec", "@xian", "!question")}


def test_a_lexicon_without_pairs_has_its_shape() -> None:
    for lexicon in (make_lexicon([], []), make_lexicon(["tea"], ["茶"])):
        assert lexicon.pairs.shape == (0, 2) and lexicon.strengths.shape == (0,)


SIGNS = st.text("ab#=", min_size=1, max_size=3)
SOURCES = st.lists(st.dictionaries(st.tuples(SIGNS, SIGNS), st.floats(0.01, 1)), max_size=3)


@given(st.lists(SIGNS), st.lists(SIGNS), SOURCES)
def test_a_lexicon_is_sorted_and_no_order_of_its_sources_matters(
    english: list[str], chinese: list[str], sources: list[Entries]
) -> None:
    lexicon = make_lexicon(english, chinese, *sources)
    assert list(lexicon.en) == sorted(set(english)) and list(lexicon.en.values()) == list(
        range(len(lexicon.en))
    )
    assert list(lexicon.zh) == sorted(set(chinese)) and list(lexicon.zh.values()) == list(
        range(len(lexicon.zh))
    )
    assert lexicon.pairs.tolist() == sorted(lexicon.pairs.tolist())
    assert read(lexicon) == read(make_lexicon(english[::-1], chinese[::-1], *sources[::-1]))


@pytest.mark.parametrize(
    ("english", "chinese", "expected"),
    [
        ("growth", "发展", 1.0),  # a gloss of one word
        ("development", "发展", 1.0),
        ("develop", "发展", 1.0),  # "to" translates nothing
        ("developing", "发展", STEM),
        ("WTO", "世贸组织", 1.0),
        ("wto", "世贸组织", None),  # an acronym is itself only
        ("nations", "联合国", 2**-0.5),  # one of two words of a gloss
        ("united", "联合国", 2**-0.5),
        ("development", "发展权", PART),  # the word is not known, a part of it is
        ("think", "智库", 2**-0.5),
        ("to", "发展", None),
        ("devil", "发展", None),
        ("grow", "发", None),
        ("#5", "五", None),
        ("发展", "发展", None),
        ("growth", "不存在的", None),
    ],
)
def test_pairs_of_the_dictionary(english: str, chinese: str, expected: float | None) -> None:
    found = dictionary_entries([english], [chinese])
    assert found == ({} if expected is None else {(english, chinese): pytest.approx(expected)})


def test_a_long_word_is_found_by_its_parts_too_but_a_known_short_one_is_not() -> None:
    # 联合国 is known and long, so 联合 is asked as well; 火车 (train) is known and short, and has no fire in it.
    assert dictionary_entries(["alliance"], ["联合国"]) == {("alliance", "联合国"): PART}
    assert dictionary_entries(["fire", "train"], ["火车"]) == {("train", "火车"): 1.0}
    # 江船 is not known, so both of its characters are.
    found = dictionary_entries(["boat", "river"], ["江船"])
    assert found == {("boat", "江船"): PART, ("river", "江船"): PART}


@pytest.mark.parametrize(
    ("gloss", "sign", "related"),
    [
        ("develop", "development", True),
        ("development", "develop", True),
        ("economy", "economic", True),
        ("cooperate", "cooperation", True),
        ("culture", "cultural", True),
        ("plan", "plant", False),  # too short to have a stem
        ("trade", "trader", True),
        ("trade", "tradition", False),
        ("international", "interest", False),
        ("contain", "continent", False),
    ],
)
def test_words_that_share_a_stem(gloss: str, sign: str, related: bool) -> None:
    found = term_entries([(["茶"], [gloss])], [sign], ["茶"])
    assert found == ({(sign, "茶"): STEM} if related else {})


def test_pairs_of_terms() -> None:
    terms = [
        (["命运共同体", "共同命运"], ["shared future", "community"]),
        (["没有"], ["community"]),
        (["茶"], []),
    ]
    found = term_entries(terms, ["share", "shared", "future", "community", "#5"], ["命运共同体", "茶"])
    assert found == {
        ("shared", "命运共同体"): pytest.approx(2**-0.5),
        ("share", "命运共同体"): pytest.approx(STEM * 2**-0.5),
        ("future", "命运共同体"): pytest.approx(2**-0.5),
        ("community", "命运共同体"): 1.0,
    }


def test_the_strongest_form_of_a_term_counts() -> None:
    terms = [(["茶"], ["green tea from here"]), (["茶"], ["tea"]), (["茶"], ["a tea house"])]
    assert term_entries(terms, ["tea"], ["茶"]) == {("tea", "茶"): 1.0}


WORDS = ["growth", "develop", "united", "nation", "peace", "think", "tank", "river", "#5", "WTO"]
HAN = ["发展", "联合国", "和平", "智库", "河流", "发展权", "#5", "世贸组织", "不存在的"]


@given(st.lists(st.sampled_from(WORDS)), st.lists(st.sampled_from(HAN)))
def test_what_the_dictionary_says_of_a_pair_does_not_depend_on_other_words(
    english: list[str], chinese: list[str]
) -> None:
    found = dictionary_entries(english, chinese)
    everything = dictionary_entries(WORDS, HAN)
    assert found == {
        pair: strength for pair, strength in everything.items() if pair[0] in english and pair[1] in chinese
    }
    assert all(0 < strength <= 1 for strength in found.values())
