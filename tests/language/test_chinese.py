"""Chinese tokens: set phrases, segmenters, offsets."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.errors import StudyError
from analysis.language.chinese import SEGMENTERS, SetPhrases, segmenter_named, tokenize_chinese

PHRASES = ["人类命运共同体", "命运共同体", "亲诚惠容", "印度尼西亚", "印度", "RCEP", "一带一路"]


def tokens(sentence: str, segmenter: str = "rjieba", phrases: list[str] = PHRASES) -> list[tuple[str, str]]:
    found = tokenize_chinese(sentence, SetPhrases(phrases), segmenter_named(segmenter))
    return [(sentence[start:end], tag) for start, end, tag in found]


@pytest.mark.parametrize("segmenter", SEGMENTERS)
def test_set_phrases_are_single_tokens_under_every_segmenter(segmenter: str) -> None:
    found = tokens("渔民谈亲诚惠容，船工谈人类命运共同体，孩子谈小河命运共同体。", segmenter)
    assert [text for text, tag in found if tag == "phrase"] == ["亲诚惠容", "人类命运共同体", "命运共同体"]


def test_the_longest_phrase_wins_so_a_name_inside_a_longer_name_does_not_count() -> None:
    assert [text for text, tag in tokens("印度尼西亚与印度") if tag == "phrase"] == ["印度尼西亚", "印度"]


def test_without_the_phrase_the_segmenter_splits_it() -> None:
    assert ("亲诚惠容", "phrase") not in tokens("渔民谈亲诚惠容", phrases=[])
    assert len(tokens("人类命运共同体", phrases=[])) > 1


def test_a_latin_phrase_does_not_match_inside_a_longer_word() -> None:
    assert [tag for text, tag in tokens("RCEP与RCEPX") if text.startswith("RCEP")] == ["phrase", "word"]


def test_numbers_latin_words_and_punctuation() -> None:
    found = tokens("2021年COVID-19增长3.5%，出口1,000亿——约５０％…G20的14亿人和九个中的七、五！")
    assert [text for text, tag in found if tag == "number"] == [
        "2021",
        "3.5%",
        "1,000亿",
        "５０％",
        "14亿",
        "七",
        "五",
    ]
    assert [text for text, tag in found if tag == "punctuation"] == ["，", "——", "…", "、", "！"]
    assert ("COVID-19", "word") in found and ("G20", "word") in found


def test_words_are_those_of_the_named_segmenter() -> None:
    text = "国际合作"
    assert [token for token, _ in tokens(text, "characters", [])] == list(text)
    assert [token for token, _ in tokens(text, "rjieba", [])] == ["国际", "合作"]
    assert [token for token, _ in tokens(text, "jieba", [])] == ["国际", "合作"]


def test_the_two_word_segmenters_hold_the_same_model() -> None:
    text = "上游的水库在春天放水，下游的农民在夏天收割，两岸的渔船整年来往。"
    rust, python = tokens(text, "rjieba", []), tokens(text, "jieba", [])
    assert rust == python


def test_an_unknown_segmenter_is_answered_with_the_choices() -> None:
    with pytest.raises(StudyError, match="rjieba, jieba, characters"):
        segmenter_named("pkuseg")


@pytest.mark.parametrize("segmenter", ["rjieba", "characters"])
@settings(deadline=None, max_examples=300)
@given(
    text=st.text(
        alphabet="中国人类命运共同体亲诚惠容一二百千RCEP19.%，。“”—…·𠮷𪚥😀 \u3000é한の々〇Ａ５３-+",
        max_size=40,
    )
    | st.text(max_size=40)
)
@example(text="𠮷野家😀印度A人类命运共同体3.5%")
def test_tokens_joined_are_the_sentence_without_white_space(segmenter: str, text: str) -> None:
    found = tokenize_chinese(text, SetPhrases(PHRASES), segmenter_named(segmenter))
    place = 0
    for start, end, tag in found:
        assert place <= start < end
        assert not text[place:start].strip()
        assert tag in {"word", "phrase", "number", "punctuation"}
        assert (tag == "phrase") <= (text[start:end] in PHRASES)
        place = end
    assert not text[place:].strip()
    assert "".join(text[start:end] for start, end, _ in found) == "".join(text.split())


@settings(deadline=None, max_examples=200)
@given(text=st.text(alphabet="人类命运共同体印度尼西亚一带路", max_size=25), order=st.permutations(PHRASES))
def test_the_order_of_the_phrases_makes_no_difference_and_the_match_is_leftmost_longest(
    text: str, order: list[str]
) -> None:
    expected = []
    place = 0
    while place < len(text):
        best = max((phrase for phrase in PHRASES if text.startswith(phrase, place)), key=len, default="")
        if best:
            expected.append((place, place + len(best)))
        place += len(best) or 1
    assert SetPhrases(order).find(text) == expected == SetPhrases(PHRASES).find(text)
