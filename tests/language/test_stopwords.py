"""Stop lists: their reading, and the two that come with the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import StudyError
from analysis.language.chinese import SetPhrases, segmenter_named, tokenize_chinese
from analysis.language.english import tokenize_english
from analysis.language.lemmas import CLITICS, EnglishLemmas
from analysis.language.stopwords import load_stopwords

LISTS = Path(__file__).parents[2] / "config" / "stopwords"


def test_one_word_a_line_and_comments() -> None:
    assert load_stopwords("\ufeffthe\n\n# group\n  of  # kept\n's\n", "list") == frozenset(
        {"the", "of", "'s"}
    )
    assert load_stopwords("", "list") == frozenset()


def test_two_words_in_a_line_are_answered_with_the_line() -> None:
    with pytest.raises(StudyError, match=r"list\.txt: line 2: “of the”"):
        load_stopwords("a\nof the\n", "list.txt")


def test_a_word_that_stands_twice_is_answered_with_both_lines() -> None:
    with pytest.raises(StudyError, match=r"list\.txt: line 3: “a” stands in line 1"):
        load_stopwords("a\nb\na\n", "list.txt")


def test_every_english_stop_word_is_a_lemma_that_a_text_can_have() -> None:
    lemmas = EnglishLemmas()
    for word in sorted(
        load_stopwords((LISTS / "en.txt").read_text(encoding="utf-8"), "en.txt") - set(CLITICS)
    ):
        assert [word[start:end] for start, end, _ in tokenize_english(word)] == [word]
        assert lemmas.of_form([word], ["word"]) == [word]


def test_function_words_go_and_content_words_stay() -> None:
    english = load_stopwords((LISTS / "en.txt").read_text(encoding="utf-8"), "en.txt")
    sentence = "They’ve told us that we shouldn’t have been doing this to the US, which is one of those"
    found = tokenize_english(sentence)
    kept = EnglishLemmas().of_sentence([sentence[a:b] for a, b, _ in found], [tag for _, _, tag in found])
    assert [lemma for lemma in kept if lemma not in english] == ["tell", "US", ","]

    chinese = load_stopwords((LISTS / "zh.txt").read_text(encoding="utf-8"), "zh.txt")
    sentence = "因此我们要在这个地区和他们一起合作"
    found = tokenize_chinese(sentence, SetPhrases([]), segmenter_named("rjieba"))
    words = [sentence[a:b] for a, b, _ in found]
    assert [word for word in words if word not in chinese] == ["地区", "一起", "合作"]


def test_no_name_or_term_of_the_field_is_a_stop_word() -> None:
    both = load_stopwords((LISTS / "en.txt").read_text(encoding="utf-8"), "en.txt") | load_stopwords(
        (LISTS / "zh.txt").read_text(encoding="utf-8"), "zh.txt"
    )
    terms = (
        "US WHO UN china world people right new good 中国 美国 世界 人民 新 权利 发展 合作 国家 共同 一带一路"
    )
    assert not both & set(terms.split())
