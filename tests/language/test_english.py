"""English tokens."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.language.english import tokenize_english


def tokens(sentence: str) -> str:
    return " ".join(sentence[start:end].replace(" ", "_") for start, end, _ in tokenize_english(sentence))


def tags(sentence: str) -> dict[str, str]:
    return {sentence[start:end]: tag for start, end, tag in tokenize_english(sentence)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("China-US people-to-people ties", "China-US people-to-people ties"),
        ("China’s river, the states’ dams", "China ’s river , the states ’ dams"),
        (
            "We don’t, can't, they’re, I’m, we’ve, he’ll",
            "We do n’t , ca n't , they ’re , I ’m , we ’ve , he ’ll",
        ),
        ("O’Brien of Xi’an’s mission", "O’Brien of Xi’an ’s mission"),
        ("US$750 million, 1.5, 25%, 1,000.5 and €3", "US$750 million , 1.5 , 25% , 1,000.5 and €3"),
        ("the 50th of the 1990s", "the 50th of the 1990s"),
        ("COVID-19’s 5G and 60-year-old G20", "COVID-19 ’s 5G and 60-year-old G20"),
        ("the U.N. and U.S.’s R&D", "the U.N. and U.S. ’s R&D"),
        ("H. E. Dr. Tal, No. 5, Upper Co. Ltd. here", "H. E. Dr. Tal , No. 5 , Upper Co. Ltd. here"),
        ("No.", "No ."),
        ("Wait... what… no—never", "Wait ... what … no — never"),
        ("dams/fords (2040-2041)", "dams / fords ( 2040 - 2041 )"),
        ("ii. Rising water", "ii . Rising water"),
        (
            "See https://river.org/a?b=1, or a.b@river.org.",
            "See https://river.org/a?b=1 , or a.b@river.org .",
        ),
        ("Communiqué and cafe\u0301s", "Communiqué and cafe\u0301s"),
    ],
)
def test_tokens_are_what_the_rules_say(sentence: str, expected: str) -> None:
    assert tokens(sentence) == expected


def test_tags_tell_words_numbers_and_punctuation_apart() -> None:
    found = tags("II wars cost US$5 or 3.5%, said Xi of the G20’s 20th; II.")
    assert {token for token, tag in found.items() if tag == "number"} == {"II", "US$5", "3.5%", "20th"}
    assert {token for token, tag in found.items() if tag == "punctuation"} == {",", ";", "."}
    assert found["Xi"] == found["G20"] == found["’s"] == "word"


def test_a_numeral_before_a_heading_is_a_number_but_the_pronoun_is_a_word() -> None:
    assert tags("I. Rising water")["I"] == tags("I")["I"] == tags("(iv)")["iv"] == "number"
    assert tags("I see water")["I"] == "word"


@settings(deadline=None, max_examples=400)
@given(
    text=st.text(max_size=60) | st.text(alphabet="aBc's’-.1,%$€ UIViSétn\u0301\u3000“”—…/&@:h", max_size=50)
)
def test_tokens_joined_are_the_sentence_without_white_space(text: str) -> None:
    found = tokenize_english(text)
    place = 0
    for start, end, tag in found:
        assert place <= start < end
        assert not text[place:start].strip()
        assert tag in {"word", "number", "punctuation"}
        place = end
    assert not text[place:].strip()
    kept = [character for start, end, _ in found for character in text[start:end] if not character.isspace()]
    assert kept == [character for character in text if not character.isspace()]
