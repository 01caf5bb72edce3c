"""Finding markers: words of their own in Chinese, categories by themselves, places."""

from __future__ import annotations

import polars as pl
import pytest
from marker_texts import category, found, project_markers, small_markers, texts_of

from analysis.rhetoric.marker_hits import find_markers

COMPOUNDS = [
    ("obligation", "要", ["重要", "要求", "主要", "要点", "要素", "只要"]),
    ("obligation", "应", ["应对", "供应", "回应", "顺应", "应有"]),
    ("possibility", "能", ["能源", "功能", "能力", "智能"]),
    ("possibility", "可", ["许可", "可靠", "可持续"]),
    ("volition", "将", ["将军", "将来", "将领"]),
    ("volition", "会", ["社会", "会议", "峰会", "机会", "委员会"]),
    ("self_mention", "我", ["自我", "忘我"]),
    ("negation", "不", ["不断", "不同", "不仅"]),
]


@pytest.mark.parametrize(
    ("name", "marker", "compound"),
    [(name, marker, word) for name, marker, words in COMPOUNDS for word in words],
)
def test_a_character_in_a_compound_is_no_marker_whatever_cuts_the_study(
    name: str, marker: str, compound: str
) -> None:
    for segmenter in ("rjieba", "characters"):
        assert marker not in found(name, "zh", f"这个{compound}很大。", segmenter)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        # what the segmenter guesses to be one word (愿同, 我谨) is cut
        ("volition", "中国愿同各方合作。", ["愿"]),
        ("self_mention", "我谨代表各方发言。", ["我"]),
        ("obligation", "我们要向前看，应比一比。", ["要", "应"]),
        ("possibility", "这样才能前进，他的才能很高。", ["才能"]),
        ("volition", "中方将以合作为重，将两国关系推向前进。", ["将"]),
        ("obligation", "不得不说，不得人心者不得推诿。", ["不得不", "不得"]),
    ],
)
def test_chinese_function_words(name: str, text: str, expected: list[str]) -> None:
    assert found(name, "zh", text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("obligation", "We need to act; there is no need to wait, and they needed rain.", ["need to"]),
        ("obligation", "One shall ask. We shall come.", ["shall"]),
        ("volition", "One shall ask. We shall come.", ["We shall"]),
        ("possibility", "It may rain in May, and May is wet.", ["may"]),
        ("volition", "The will of all is that it will rain.", ["will"]),
        ("volition", "They are also ready to go, and long committed to it.", ["ready to", "committed to"]),
        ("self_mention", "US aid helped us and the U.S., and our own US$5.", ["us", "our"]),
        ("negation", "It is not only wet, it is not dry.", ["not"]),
        ("contrast", "Not only rain but also snow, but no hail.", ["but"]),
    ],
)
def test_english_senses(name: str, text: str, expected: list[str]) -> None:
    assert found(name, "en", text) == expected


def test_each_category_is_matched_by_itself() -> None:
    text = ("en", "It may never, ever end."), ("zh", "我们不得不说，这可能不对。")
    both = small_markers(
        category("one", "{id: t, zh: [不得不, 可能], en: [may never, may]}")
        + category("two", "{id: t, zh: [不], en: [never]}")
    )
    hits = find_markers(both, *texts_of(*text))
    assert hits.select("language", "category", "text").rows() == [
        ("en", "one", "may never"),
        ("en", "two", "never"),
        ("zh", "one", "不得不"),
        ("zh", "one", "可能"),
        ("zh", "two", "不"),
    ]


def test_hits_slice_to_their_text_and_need_no_chinese_tokens() -> None:
    paragraphs, sentences, tokens = texts_of(
        ("en", "We must act. We can wait."),
        ("zh", "我们要行动。我们能等待。"),
        ("zh", "各方必须守约。"),
    )
    hits = find_markers(project_markers(), paragraphs, sentences, tokens)
    whole = hits.join(paragraphs.select("language", "paragraph", full="text"), on=["language", "paragraph"])
    assert whole.height == hits.height > 8
    for row in whole.iter_rows(named=True):
        assert row["full"][row["start"] : row["end"]] == row["text"]
    english = tokens.filter(pl.col("language") == "en").sample(fraction=1, shuffle=True, seed=1)
    assert find_markers(project_markers(), paragraphs, sentences, english).equals(hits)


def test_no_text_and_headings() -> None:
    paragraphs, sentences, tokens = texts_of(("en", "We must act."), ("zh", "我们要行动。"))
    heading = paragraphs.with_columns(kind=pl.lit("heading"))
    assert find_markers(project_markers(), heading, sentences, tokens).is_empty()
    assert find_markers(project_markers(), paragraphs.clear(), sentences.clear(), tokens.clear()).is_empty()
