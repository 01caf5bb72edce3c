"""English lemmas: the dictionary, and the rules for names, acronyms and compounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.language.english import tokenize_english
from analysis.language.lemmas import EnglishLemmas, form_lemmas, is_acronym


def lemmas(sentence: str) -> str:
    found = tokenize_english(sentence)
    forms = [sentence[start:end] for start, end, _ in found]
    return " ".join(EnglishLemmas().of_sentence(forms, [tag for _, _, tag in found]))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Countries are developing ties", "country be develop tie"),
        ("They don’t, won’t and can’t", "they do not , will not and can not"),
        ("The neighborhood’s goods and media", "the neighborhood 's goods and media"),
        ("It has developed, growing and playing", "it have develop , grow and play"),
        ("These and those, an apple", "this and that , a apple"),
        ("people-centered think-tanks co-existed", "people-centered think-tank co-exist"),
        ("anti-China and China-US ties", "anti-china and china-US tie"),
        ("THE RIVERS OF CHINA", "the river of china"),
    ],
)
def test_lemmas_are_what_the_rules_say(sentence: str, expected: str) -> None:
    assert lemmas(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "the United States agreed",
        "United States envoys agreed",
        "“United States aid agreed",
        "The United States’ aid",
    ],
)
def test_united_states_has_the_same_lemmas_wherever_it_stands(sentence: str) -> None:
    assert "united states" in lemmas(sentence)


def test_common_words_that_are_parts_of_names_keep_their_common_lemma_elsewhere() -> None:
    assert lemmas("United by treaty, member states agreed") == "unite by treaty , member state agree"
    assert (
        lemmas("Nations of the United Nations and other Nations")
        == "nation of the united nations and other nation"
    )


def test_acronyms_keep_their_capitals_and_are_no_pronouns() -> None:
    assert lemmas("They told us that US and U.S. aid to the WHO and NGOs, who knew") == (
        "they tell we that US and US aid to the WHO and NGO , who know"
    )
    assert [is_acronym(form) for form in ("US", "U.N.", "NGOs", "H.", "I", "A", "Us", "Xi", "s")] == [
        True,
        True,
        True,
        True,
        False,
        False,
        False,
        False,
        False,
    ]


def test_a_codebook_form_has_the_lemmas_that_it_has_in_a_sentence() -> None:
    shared = EnglishLemmas()
    assert form_lemmas("United Nations", shared) == ["united", "nations"]
    assert form_lemmas("countries’ shared futures", shared) == ["country", "share", "future"]
    assert form_lemmas("US") == ["US"]
    assert form_lemmas("") == []


WORDS = ["United", "States", "Nations", "US", "us", "river’s", "rivers", "II", "5", "don’t", ",", ".", "("]


@settings(deadline=None, max_examples=200)
@given(words=st.lists(st.sampled_from(WORDS), max_size=8))
def test_every_token_has_a_lemma_and_other_sentences_do_not_change_it(words: list[str]) -> None:
    sentence = " ".join(words)
    found = tokenize_english(sentence)
    forms = [sentence[start:end] for start, end, _ in found]
    kinds = [tag for _, _, tag in found]
    used = EnglishLemmas()
    used.of_sentence(["United", "Rivers", "states"], ["word"] * 3)
    first = used.of_sentence(forms, kinds)
    assert len(first) == len(found) and all(first)
    assert first == EnglishLemmas().of_sentence(forms, kinds)
