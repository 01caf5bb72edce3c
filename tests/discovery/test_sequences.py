"""Candidates of one language, against counting by hand."""

from __future__ import annotations

from collections import Counter

import numpy as np
import polars as pl
from discovered import stopwords, units_of
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import corpus_of

from analysis.discovery.running_words import RunningWords, running_words
from analysis.discovery.sequences import LONGEST, repeated_sequences


def english_words(sentences: list[str]) -> RunningWords:
    texts = [("a", "en", text) for text in sentences] + [("a", "zh", "一。") for _ in sentences]
    _, table, tokens = corpus_of(texts)
    units = units_of(len(sentences))
    return running_words(tokens, table, units, "en", stopwords()["en"])


WORDS = st.sampled_from(["harbour", "light", "of", "the", "tide", ";", "gate"])


@settings(deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=9), min_size=1, max_size=8))
def test_candidates_are_counted_as_by_hand(sentences: list[list[str]]) -> None:
    words = english_words([" ".join([*sentence, "x"]) for sentence in sentences])
    expected: Counter[str] = Counter()
    beside: dict[str, tuple[set[str], set[str]]] = {}
    for sentence in sentences:
        for part in " ".join([*sentence, "x"]).split(";"):
            run = part.split()
            for first in range(len(run)):
                for last in range(first, min(first + LONGEST["en"], len(run))):
                    if not {run[first], run[last]} & {"of", "the"}:
                        text = " ".join(run[first : last + 1])
                        expected[text] += 1
                        before, behind = beside.setdefault(text, (set(), set()))
                        before.update([word for word in run[:first] if word not in ("of", "the")][-1:])
                        behind.update([word for word in run[last + 1 :] if word not in ("of", "the")][:1])
    found = repeated_sequences(words, 2)
    counts = dict(zip(found.texts, found.count.tolist(), strict=True))
    recurring = {text: count for text, count in expected.items() if count > 1}
    assert counts.items() <= recurring.items()
    # what is left out has one and the same content word beside it, on one side or both
    for text in recurring.keys() - counts.keys():
        assert any(len(side) == 1 for side in beside[text])


def test_a_fragment_that_never_stands_alone_is_left_out() -> None:
    texts = [f"{word} the old harbour light of {word}." for word in ("A", "B", "C", "D", "E", "F", "G", "H")]
    found = repeated_sequences(english_words(texts), 2)
    assert "old harbour light" in found.texts
    assert not {"harbour", "old harbour", "harbour light"} & set(found.texts)
    whole = found.texts.index("old harbour light")
    assert found.count[whole] == 8 and found.left_entropy[whole] == 3 and found.cohesion[whole] == 1


def test_a_passage_that_is_printed_twice_gives_few_candidates() -> None:
    rng = np.random.default_rng(7)
    passage = " ".join(f"w{number}" for number in rng.permutation(200))
    once = repeated_sequences(english_words([f"{passage}.", "x."]), 2)
    twice = repeated_sequences(english_words([f"{passage}.", f"{passage}."]), 2)
    assert len(once) == 0 and 0 < len(twice) < 40


def test_chinese_is_one_however_it_was_cut() -> None:
    zh = [("a", "zh", "灯塔公约。"), ("a", "zh", "灯塔公约。"), ("a", "en", "One."), ("a", "en", "Two.")]
    _, sentences, tokens = corpus_of(zh)
    # the second sentence is cut into two words, the first into four characters
    second = (pl.col("language") == "zh") & (pl.col("sentence") == 1)
    coarse = tokens.filter(second & (pl.col("token") < 4)).with_columns(pl.col("token") // 2)
    joined = (
        coarse.group_by("issue", "article", "language", "paragraph", "sentence", "token", maintain_order=True)
        .agg(
            pl.col("text", "lemma").str.join(),
            pl.col("tag").first(),
            pl.col("start").min(),
            pl.col("end").max(),
        )
        .select(tokens.columns)
    )
    mixed = pl.concat([tokens.filter(~second), joined, tokens.filter(second & (pl.col("token") == 4))])
    both = pl.concat([mixed, mixed.with_columns(article=pl.lit("b"))])
    units = units_of(2, ("a", "b"))
    table = pl.concat([sentences, sentences.with_columns(article=pl.lit("b"))])
    found = repeated_sequences(running_words(both, table, units, "zh", frozenset()), 2)
    assert found.texts.count("灯塔公约") == 1
    assert found.count[found.texts.index("灯塔公约")] == 4


def test_a_word_of_the_dictionary_may_open_a_phrase_where_its_first_character_is_a_function_word() -> None:
    texts = [("a", "zh", f"{word}上海公报。") for word in "我你他"] + [("a", "en", f"{at}.") for at in "xyz"]
    _, sentences, tokens = corpus_of(texts)
    assert "上" in stopwords()["zh"]
    words = running_words(tokens, sentences, units_of(3), "zh", stopwords()["zh"])
    found = repeated_sequences(words, 2)
    assert "上海公报" in found.texts and "上" not in found.texts
