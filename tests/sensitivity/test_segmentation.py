"""Chinese cut again: by the longest word of a dictionary, and wherever the characters of a word stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from small_material import material_of

from analysis.alignment.dictionary import words
from analysis.sensitivity.segmentation import cut_again, longest_match, wherever_they_stand

CUT = longest_match()


def test_the_longest_word_from_the_left_is_taken() -> None:
    # 研究生 (graduate student) is taken before 研究 and 生命: the well-known fault of the rule
    assert CUT("研究生命起源") == ["研究生", "命", "起源"]
    assert CUT("共建") == ["共", "建"]
    assert CUT("") == []


@given(st.text(alphabet="中国人民共和建设研究生命起源的来了未", max_size=12))
def test_the_words_joined_are_the_text_and_each_is_known_or_a_character(run: str) -> None:
    cut = CUT(run)
    assert "".join(cut) == run
    known = words()
    place = 0
    for word in cut:
        assert len(word) == 1 or word in known
        longest = max(
            (size for size in range(1, 9) if size == 1 or run[place : place + size] in known), default=1
        )
        assert len(word) == min(longest, len(run) - place)
        place += len(word)


TEXTS = [("a", "zh", "印度尼西亚的未来，未来的合作共赢，他们来了。"), ("a", "en", "The future came.")]


def test_set_phrases_stay_whole_under_every_segmenter() -> None:
    material = material_of(TEXTS)
    again = cut_again(material.tokens, material.paragraphs, material.codebook.phrases("zh"), CUT)
    assert set(again.filter(tag="phrase")["text"]) == {"印度尼西亚", "合作共赢"}
    assert again.filter(language="en").equals(material.tokens.filter(language="en"))


def test_characters_count_inside_words_but_not_inside_set_phrases() -> None:
    material = material_of(TEXTS)
    before = material.tokens.filter(language="zh")
    assert before.filter(text="未来").height == 2 and before.filter(text="来").height == 1
    after = wherever_they_stand(
        material.tokens, material.sentences, ["来", "印度", "合作", "未来", "合作共赢"]
    )
    counted = dict(after.filter(language="zh").group_by("lemma").len().iter_rows())
    assert counted["来"] == 3 and counted["未来"] == 2 and counted["合作共赢"] == 1
    assert "印度" not in counted and "合作" not in counted
    texts = {("a", "zh"): TEXTS[0][2]}
    for article, language, start, end, text in (
        after.filter(language="zh").select("article", "language", "start", "end", "text").iter_rows()
    ):
        assert texts[article, language][start:end] == text
    assert after.filter(language="en").equals(material.tokens.filter(language="en"))
