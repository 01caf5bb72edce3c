"""Sentence boundaries: the rules one by one, the invariants, and the hand count of two articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.language.sentences import split_chinese, split_english

SHARED = Path(__file__).parents[2].parent / "shared" / "gold"


def cut(split: Callable[[str], list[tuple[int, int]]], marked: str) -> None:
    """Check that ``split`` cuts the text exactly at the bars."""
    text = marked.replace("|", " " if split is split_english else "")
    expected = [piece.strip() for piece in marked.split("|")]
    assert [text[start:end] for start, end in split(text)] == expected


@pytest.mark.parametrize(
    "marked",
    [
        "The river rose.|The dam held.|Who knew?|Nobody!",
        "Mr. Tal met Dr. Orin and Prof. Vey at noon.|They talked.",
        "H.E. Mara Tal spoke.|H. E. Mara Tal left.|J. R. Orin stayed.",
        "The Upper Ford Co. Ltd. built it.|It leaks.",
        "The ford lies in the U.S. Department of Rivers.|It is deep.",
        "They sailed to the U.S.|The trip was long.",
        "It was sold to Ford Ltd.|The price was low.",
        "See No. 5 and pp. 3–9 of Vol. 2.|Read on.",
        "Did it help?|No.|Nothing did.",
        "Some rivers, e.g. the Tal, are short, i.e. under 5 km.|Others are not.",
        "Levels rose 1.5 metres in Feb. 2041 and 25.5% since.|Then they fell.",
        "The envoy said, “The river is ours.”|Nobody answered.",
        "“Whose river is it?” asked the envoy.|“Ours!” they cried.",
        "“Fear not the flood!|The dam will hold,” he said.|It did.",
        "(It was late.)|They went home.",
        "He paused... and went on.|Then… he stopped.",
        "He stopped...|Then he went on.",
        "Who pays? and when? was the question.|Nobody knew.",
        "1. The upper basin.|2. The lower basin.",
        "ii. The upper basin is dry.",
        "The basin is dry.|ii. The lower basin",
        "That was year 2041.|50 dams were built.",
        "“Is it over?”|“Yes.”|He left.",
        "The gauge reads 3.",
    ],
)
def test_english_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    cut(split_english, marked)


def test_english_mark_without_a_space_after_it_ends_a_sentence_between_words_only() -> None:
    text = "The dam held.The river fell. See www.River.Org for more."
    assert [text[a:b] for a, b in split_english(text)] == [
        "The dam held.",
        "The river fell.",
        "See www.River.Org for more.",
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "河水上涨。|大坝稳固！|谁知道？",
        "他说：“河是我们的。”|没有人回答。",
        "“河是我们的。”，他这样说；大家都听见了。",
        "他说：“河是谁的？|水归谁用？”|没有人回答。",
        "面对“河是谁的？水归谁用？”的疑问，两国都沉默。|后来才开口。",
        "人们在问“河是谁的？”这样的问题。",
        "他说，“河是我们的。”的时候，大家都笑了。|后来没有人笑。",
        "他写了《河是谁的？》一书，书很薄。",
        "代表团（包括三名专家。）当天离开。|次日返回。",
        "（一）上游很干。|（二）下游也干。",
        "上游、中游、下游……都干了。|没有水。",
        "他停了下来……|没有人说话。",
        "水很深；河很宽；船很小。",
        "“大坝稳固！”——这是口号。",
        "太好了！！|真的？！|是的。",
        "据The Tal River Report!Weekly报道，水位为3.5米。|水在涨。",
    ],
)
def test_chinese_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    cut(split_chinese, marked)


ENGLISH = st.text(alphabet="aB Ué.!?…“”’()1 \n\u3000—Nno.Mr—ii", max_size=60)
CHINESE = st.text(alphabet="河水a1。！？…；，“”‘’《》（）「」的之等—： \u3000𠮷😀!?", max_size=60)


@pytest.mark.parametrize("split", [split_english, split_chinese])
@settings(deadline=None, max_examples=300)
@given(text=ENGLISH | CHINESE | st.text(max_size=40))
@example(text="")
@example(text=" 。 ")
def test_sentences_cover_all_text_but_white_space_in_order(
    split: Callable[[str], list[tuple[int, int]]], text: str
) -> None:
    spans = split(text)
    place = 0
    for start, end in spans:
        assert place <= start < end
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the hand-made truth in ../shared is not there")
def test_sentence_counts_equal_the_hand_count_of_two_articles() -> None:
    paragraphs = json.loads((SHARED / "paragraphs.json").read_text(encoding="utf-8"))
    alignment = json.loads((SHARED / "alignment.json").read_text(encoding="utf-8"))
    differences = []
    for article, truth in alignment.items():
        for group in truth["groups"]:
            for place, (language, split) in enumerate((("en", split_english), ("zh", split_chinese))):
                texts = [paragraphs[f"{article}-{language}"][index]["text"] for index in group[language]]
                found = sum(len(split(text)) for text in texts)
                if found != group["sentences"][place]:
                    differences.append((article, language, group[language], found, group["sentences"][place]))
    assert differences == []
