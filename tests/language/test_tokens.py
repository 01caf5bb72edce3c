"""The tables of sentences and tokens, and the counts of versions."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import StudyError
from analysis.language.tokens import counts, tokenize_corpus
from analysis.tables.corpus import PARAGRAPHS, SENTENCES, TOKENS

ROWS = [
    ("i", "a", "en", 0, "heading", 1, "The river: who pays? Who drinks?", 1, 1),
    ("i", "a", "en", 1, "paragraph", None, "The Tal’s dam held.  It cost US$5!", 2, 3),
    ("i", "a", "zh", 0, "paragraph", None, " 大坝稳固。 亲诚惠容：3.5%！", 4, 5),
    ("i", "a", "zh", 1, "heading", 2, "一、河", 6, 6),
    ("i", "b", "en", 0, "paragraph", None, "   ", 7, 7),
    ("j", "a", "en", 0, "paragraph", None, "Rivers don’t wait.", 1, 1),
]


def corpus(rows: list[tuple[object, ...]] = ROWS) -> pl.DataFrame:
    return PARAGRAPHS.frame(rows)


def test_sentences_are_numbered_in_their_version_and_a_heading_is_one() -> None:
    sentences, _ = tokenize_corpus(corpus(), ["亲诚惠容"], "rjieba")
    assert sentences.select("issue", "article", "language", "paragraph", "sentence", "text").rows() == [
        ("i", "a", "en", 0, 0, "The river: who pays? Who drinks?"),
        ("i", "a", "en", 1, 1, "The Tal’s dam held."),
        ("i", "a", "en", 1, 2, "It cost US$5!"),
        ("i", "a", "zh", 0, 0, "大坝稳固。"),
        ("i", "a", "zh", 0, 1, "亲诚惠容：3.5%！"),
        ("i", "a", "zh", 1, 2, "一、河"),
        ("j", "a", "en", 0, 0, "Rivers don’t wait."),
    ]


def test_tokens_carry_lemma_and_tag_and_are_numbered_in_their_sentence() -> None:
    _, tokens = tokenize_corpus(corpus(), ["亲诚惠容"], "rjieba")
    english = tokens.filter(
        (pl.col("language") == "en") & (pl.col("issue") == "i") & (pl.col("sentence") > 0)
    )
    assert english.select("sentence", "token", "text", "lemma", "tag").rows() == [
        (1, 0, "The", "the", "word"),
        (1, 1, "Tal", "tal", "word"),
        (1, 2, "’s", "'s", "word"),
        (1, 3, "dam", "dam", "word"),
        (1, 4, "held", "hold", "word"),
        (1, 5, ".", ".", "punctuation"),
        (2, 0, "It", "it", "word"),
        (2, 1, "cost", "cost", "word"),
        (2, 2, "US$5", "US$5", "number"),
        (2, 3, "!", "!", "punctuation"),
    ]
    chinese = tokens.filter((pl.col("language") == "zh") & (pl.col("sentence") == 1))
    assert chinese.select("token", "text", "lemma", "tag").rows() == [
        (0, "亲诚惠容", "亲诚惠容", "phrase"),
        (1, "：", "：", "punctuation"),
        (2, "3.5%", "3.5%", "number"),
        (3, "！", "！", "punctuation"),
    ]


def test_counts_are_those_of_paragraphs_and_short_forms_count_with_their_word() -> None:
    paragraphs = corpus()
    found = counts(paragraphs, *tokenize_corpus(paragraphs, [], "characters"))
    assert found.columns == [
        "issue",
        "article",
        "language",
        "paragraphs",
        "headings",
        "sentences",
        "words",
        "characters",
    ]
    assert found.rows() == [
        ("i", "a", "en", 1, 1, 2, 7, 27),
        ("i", "a", "zh", 1, 1, 2, 9, 15),
        ("i", "b", "en", 1, 0, 0, 0, 0),
        ("j", "a", "en", 1, 0, 1, 3, 16),
    ]


def test_the_order_of_the_paragraphs_makes_no_difference() -> None:
    forwards = tokenize_corpus(corpus(), [], "rjieba")
    backwards = tokenize_corpus(corpus(ROWS[::-1]), [], "rjieba")
    assert forwards[0].equals(backwards[0]) and forwards[1].equals(backwards[1])


def test_an_empty_corpus_gives_empty_tables() -> None:
    sentences, tokens = tokenize_corpus(corpus([]), [], "rjieba")
    assert sentences.schema == pl.Schema(SENTENCES.schema) and tokens.schema == pl.Schema(TOKENS.schema)
    assert counts(corpus([]), sentences, tokens).is_empty()


def test_an_unknown_segmenter_or_language_is_answered() -> None:
    with pytest.raises(StudyError, match="rjieba, jieba, characters"):
        tokenize_corpus(corpus(), [], "words")
    with pytest.raises(StudyError, match="“fr”"):
        tokenize_corpus(corpus([("i", "a", "fr", 0, "paragraph", None, "Le fleuve.", 1, 1)]), [], "rjieba")


TEXTS = st.text(alphabet="The dam’s. A-b 5.5% “河水。”亲诚惠容，𠮷😀 \u3000US", max_size=40)


@settings(deadline=None, max_examples=100)
@given(texts=st.lists(st.tuples(st.sampled_from(["en", "zh"]), st.booleans(), TEXTS), max_size=5))
def test_offsets_slice_the_paragraph_to_the_sentence_and_the_token(
    texts: list[tuple[str, bool, str]],
) -> None:
    rows = [
        ("i", "a", language, place, "heading" if heading else "paragraph", None, text, 1, 1)
        for place, (language, heading, text) in enumerate(texts)
    ]
    sentences, tokens = tokenize_corpus(corpus(rows), ["亲诚惠容"], "rjieba")
    for frame in (sentences, tokens):
        for paragraph, text, start, end in frame.select("paragraph", "text", "start", "end").rows():
            assert texts[paragraph][2][start:end] == text
    joined = dict(tokens.group_by("paragraph", maintain_order=True).agg(pl.col("text").str.join("")).rows())
    for place, (_, _, text) in enumerate(texts):
        assert "".join(joined.get(place, "").split()) == "".join(text.split())
