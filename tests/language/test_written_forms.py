"""Words are shown in the capitals that the texts mostly use."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import corpus_of

from analysis.language.written_forms import AS_COUNTED, as_written, written_forms

LEMMAS = {
    "Taiwan": "taiwan",
    "States": "states",
    "Asians": "asian",
    "China-US": "china-US",
    "rivers": "river",
}


def forms_of(*texts: str) -> dict[str, str]:
    paragraphs, _, tokens = corpus_of(
        [("a", "en", text) for text in texts], lemmatise=lambda word: LEMMAS.get(word, word.lower())
    )
    return dict(written_forms(tokens, paragraphs).iter_rows())


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("We saw Taiwan and Taiwan.", "taiwan", "Taiwan"),
        ("Some Asians came.", "asian", "Asian"),
        ("Stable China-US ties.", "china-us", "China-US"),
        ("He left. She left. River here. Rivers there.", "river", "river"),
        ("River alone. A river and a river and the River.", "river", "river"),
        ("The River and the River and a river.", "river", "River"),
    ],
)
def test_a_word_has_the_capitals_of_most_of_its_tokens_that_open_no_sentence(
    text: str, word: str, expected: str
) -> None:
    assert forms_of(text).get(word, word) == expected


def test_several_words_are_changed_each_and_acronyms_are_left_alone() -> None:
    forms = pl.DataFrame({"word": ["taiwan", "us", "china-us"], "written": ["Taiwan", "Us", "China-US"]})
    table = pl.DataFrame(
        {
            "language": ["en", "en", "en", "en", "zh"],
            "term": ["taiwan strait", "US", "china-US", "strait of taiwan", "taiwan"],
        }
    )
    assert as_written(table, forms)["term"].to_list() == [
        "Taiwan strait",
        "US",
        "China-US",
        "strait of Taiwan",
        "taiwan",
    ]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(["river", "River", "RIVER", "bank", "The", "the", "Asians"]), min_size=1, max_size=12
    )
)
def test_only_letters_change_their_case(words: list[str]) -> None:
    for word, written in forms_of(" ".join(words) + ".").items():
        assert written.lower() == word and written != word


def test_nothing_changes_without_forms() -> None:
    table = pl.DataFrame({"term": ["taiwan", None, "x y"]})
    assert as_written(table, AS_COUNTED).equals(table)
