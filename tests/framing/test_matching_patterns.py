"""Wildcards, exact words and exclusions in matching."""

from __future__ import annotations

from fnmatch import fnmatchcase

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import TOKENISERS, corpus_of, small_codebook

from analysis.framing.matching import find_hits

HEAD = (
    "name: Patterns\nversion: '1'\nframes:\n  - id: f\n    title: {en: F, zh: 法}\n    note: x\n    terms:\n"
)


def hits_of(
    terms: list[str], language: str, text: str, tokeniser: str = "hyphens inside"
) -> list[tuple[str, str]]:
    codebook = small_codebook(HEAD + "".join(f"      - {{{term}}}\n" for term in terms))
    table = pl.concat(find_hits(codebook, *corpus_of([("a", language, text)], tokeniser)))
    return list(table.sort("start").select("term", "text").iter_rows())


@pytest.mark.parametrize("tokeniser", TOKENISERS)
@pytest.mark.parametrize(
    ("forms", "text", "expected"),
    [
        ("modern*", "Modern, modernising, post-modern; amodern", ["Modern", "modernising", "modern"]),
        ("moderni?e", "They modernise, modernized and modernity", ["modernise", "modernized"]),
        ("modern* state*", "a modernised states’ modern-state", ["modernised states", "modern-state"]),
        ("rule of * law", "rule of the law, rule of law, rule of our own law", ["rule of the law"]),
        ("* law", "The law. , law", ["The law"]),
        ("rule * law", "rule, law", []),
        ("win-win *", "win-win. Win-win deals", ["Win-win deals"]),
        ("*ism", "Terrorism and -ism; isms", ["Terrorism", "ism", "isms"]),
        ("US*", "USA and US but used, us", ["USA", "US"]),
        ("Chin*", "China, china; Chinese", ["China", "Chinese"]),
        ("co*tion*", "cooperation cooperations co", ["cooperation", "cooperations"]),
    ],
)
def test_english_wildcards(forms: str, text: str, expected: list[str], tokeniser: str) -> None:
    assert [
        found for _, found in hits_of([f'id: t, zh: [], en: ["{forms}"]'], "en", text, tokeniser)
    ] == expected


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("work", "work works Work worked", ["work", "Work"]),
        ("workers", "worker workers", ["workers"]),
        ("working class", "working class, working classes, work class", ["working class"]),
        ("US", "US us U.S.", ["US", "U.S."]),
        ("work*", "works reworks", ["works"]),
    ],
)
def test_exact_words(form: str, text: str, expected: list[str]) -> None:
    found = hits_of([f'id: t, zh: [], en: ["{form}"], match: exact'], "en", text)
    assert [text for _, text in found] == expected


def test_a_wildcard_fits_a_lemma_unless_the_term_is_exact() -> None:
    lemma = 'id: t, zh: [], en: ["countr?"]'
    assert hits_of([lemma], "en", "countries") == [("t", "countries")]
    assert hits_of([f"{lemma}, match: exact"], "en", "countries") == []


def test_the_stricter_form_wins_at_the_same_place() -> None:
    terms = [
        'id: loose, zh: [], en: ["m*"]',
        'id: stem, zh: [], en: ["modern*"]',
        "id: word, zh: [], en: [modernity]",
    ]
    assert hits_of(terms, "en", "modernity modern many") == [
        ("word", "modernity"),
        ("stem", "modern"),
        ("loose", "many"),
    ]


def test_an_exact_word_and_its_lemma_may_be_two_terms() -> None:
    terms = ["id: any, zh: [], en: [country]", "id: many, zh: [], en: [countries], match: exact"]
    assert hits_of(terms, "en", "country countries") == [("any", "country"), ("many", "countries")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("legal aid and aid", ["aid"]),
        ("aid worker", []),
        ("aid workers", []),
        ("the legal, aid", ["aid"]),
        ("first aid kit", ["first aid"]),
    ],
)
def test_a_context_is_excluded_for_its_term_alone(text: str, expected: list[str]) -> None:
    terms = [
        'id: aid, zh: [], en: [aid], not: {en: [legal aid, "aid work*", first aid]}',
        "id: kit, zh: [], en: [first aid]",
    ]
    assert [found for _, found in hits_of(terms, "en", text)] == expected


def test_a_chinese_context_is_excluded() -> None:
    terms = ["id: a, zh: [合作], en: [], not: {zh: [合作社, 不*合作]}"]
    assert hits_of(terms, "zh", "合作社的合作，不愿合作。合作") == [
        ("a", "合作"),
        ("a", "合作"),
    ]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("构建*共同体", "构建人类命运共同体", ["构建人类命运共同体"]),
        ("中?关系", "中美关系与中国关系、中欧 关系", ["中美关系", "中国关系"]),
        ("G?0集团", "G20集团，AG20集团", ["G20集团"]),
    ],
)
def test_chinese_gaps(form: str, text: str, expected: list[str]) -> None:
    assert [found for _, found in hits_of([f'id: t, zh: ["{form}"], en: []'], "zh", text)] == expected


def test_a_whole_form_wins_over_a_gap_at_the_same_place() -> None:
    terms = ['id: gap, zh: ["中?关系"], en: []', "id: us, zh: [中美关系], en: []"]
    assert hits_of(terms, "zh", "中美关系，中俄关系") == [("us", "中美关系"), ("gap", "中俄关系")]


WORDS = ["modern", "modernity", "state", "states", "law", "lawful", "of", "rule"]
PATTERN = st.one_of(st.sampled_from([*WORDS, "*"]), st.text("modernstalw*?", min_size=2, max_size=5))


@settings(max_examples=150)
@given(st.lists(PATTERN, min_size=1, max_size=3), st.lists(st.sampled_from([*WORDS, ","]), max_size=12))
def test_patterns_are_glob_patterns_over_the_words(patterns: list[str], words: list[str]) -> None:
    if not any(character.isalpha() for pattern in patterns for character in pattern):
        return
    expected, place = [], 0
    while place < len(words):
        part = words[place : place + len(patterns)]
        fits = len(part) == len(patterns) and all(
            word != "," and fnmatchcase(word, pattern) for word, pattern in zip(part, patterns, strict=True)
        )
        expected += [" ".join(part)] * fits
        place += len(patterns) if fits else 1
    found = hits_of([f'id: t, zh: [], en: ["{" ".join(patterns)}"], match: exact'], "en", " ".join(words))
    assert [text for _, text in found] == expected
