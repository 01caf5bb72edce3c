"""The list of markers: what may stand in it, and what its own examples and near misses say."""

from __future__ import annotations

import re

import pytest
from marker_texts import category, found, project_markers, small_markers

from analysis.errors import StudyError

LANGUAGES = ("en", "zh")
CATEGORIES = {entry.id: entry for entry in project_markers().categories}
EXAMPLES = [
    (name, language, sentence)
    for name, entry in CATEGORIES.items()
    for language in LANGUAGES
    for sentence in entry.examples[language]
]
NEAR_MISSES = [
    (name, language, sentence)
    for name, entry in CATEGORIES.items()
    for language in LANGUAGES
    for sentence in entry.near_misses[language]
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CATEGORIES)
def test_every_category_has_forms_examples_and_near_misses_in_both_languages(
    name: str, language: str
) -> None:
    entry = CATEGORIES[name]
    assert any(term.forms(language) for term in entry.terms)
    assert entry.examples[language] and entry.near_misses[language] and entry.source


@pytest.mark.parametrize(("name", "language", "sentence"), EXAMPLES)
def test_an_example_holds_the_markers_in_its_brackets_and_no_other(
    name: str, language: str, sentence: str
) -> None:
    expected = re.findall(r"\[(.+?)\]", sentence)
    assert expected
    assert found(name, language, re.sub(r"[\[\]]", "", sentence)) == expected


@pytest.mark.parametrize(("name", "language", "sentence"), NEAR_MISSES)
def test_a_near_miss_holds_a_form_by_its_letters_and_is_no_marker(
    name: str, language: str, sentence: str
) -> None:
    forms = [form for term in CATEGORIES[name].terms for form in term.forms(language)]
    parts = [part.lower() for form in forms for part in re.split(r"[ *?]", form) if part]
    assert any(part in sentence.lower() for part in parts)
    assert found(name, language, sentence) == []


def test_a_word_may_stand_in_two_categories() -> None:
    markers = small_markers(
        category("one", "{id: t, zh: [可能], en: [may]}") + category("two", "{id: t, zh: [可能], en: [may]}")
    )
    assert markers.ids == ("one", "two")
    assert [term.lone_characters for entry in markers.categories for term in entry.terms] == [True, True]


@pytest.mark.parametrize(
    ("categories", "told"),
    [
        (
            category("one", "{id: t, zh: [], en: [may]}") + category("one", "{id: u, zh: [], en: [can]}"),
            "small.yaml: line 11: categories[1].id: the category id `one` is taken already, on line 4",
        ),
        (
            category("one", "{id: t, zh: [], en: [may]}, {id: t, zh: [], en: [can]}"),
            "the term id `one.t` is taken already",
        ),
        (
            category("one", "{id: t, zh: [能], en: []}, {id: u, zh: [能], en: []}"),
            "small.yaml: line 10: categories[0].terms[1].zh[0]: the form “能” stands already in another term",
        ),
        (category("one", "{id: t, zh: [], en: []}"), "the term `t` has no form, in neither language"),
        (category("one", "{id: t, zh: [], en: [no]}"), "found the value false"),
        (category("One", "{id: t, zh: [], en: [may]}"), "found “One”"),
        (category("one", "{id: t, zh: [], en: [may], macth: exact}"), "Did you mean `match`?"),
    ],
)
def test_mistakes_are_told_with_their_place(categories: str, told: str) -> None:
    with pytest.raises(StudyError) as caught:
        small_markers(categories)
    assert told in str(caught.value)
    assert str(caught.value).endswith((".", "?"))


def test_an_empty_file_is_refused() -> None:
    from marker_texts import schema

    from analysis.rhetoric.markers import load_markers

    with pytest.raises(StudyError, match="is empty"):
        load_markers("", "small.yaml", schema())
