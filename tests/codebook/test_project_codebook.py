"""The codebook that ships with the project: its shape, and traps that a change could bring back."""

from __future__ import annotations

import polars as pl
import pytest
from small_study import corpus_of, project_codebook

from analysis.framing.matching import find_hits
from analysis.language.tokens import tokenize_corpus

FRAMES = [
    "shared_future",
    "win_win",
    "sovereignty",
    "security",
    "hegemony_cold_war",
    "multilateral_order",
    "belt_and_road",
    "aid_health",
    "development",
    "people_to_people",
    "party_leadership",
    "history",
]


def test_a_dozen_frames_of_eight_to_twenty_terms() -> None:
    codebook = project_codebook()
    assert [frame.id for frame in codebook.frames] == FRAMES
    assert all(8 <= len(frame.terms) <= 20 for frame in codebook.frames)
    assert all(frame.title["en"] and frame.title["zh"] and frame.note for frame in codebook.frames)
    assert len(codebook.actors) > 80


def test_every_term_has_an_english_rendering() -> None:
    assert [term.id for term in project_codebook().entries() if not term.en] == []


def actors_in(language: str, text: str) -> list[str]:
    return find_hits(project_codebook(), *corpus_of([("a", language, text)]))[1]["term"].to_list()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "印度尼西亚、印度洋、印度支那", ["indonesia", "indian_ocean", "indochina"]),
        ("zh", "白俄罗斯与俄罗斯", ["belarus", "russia"]),
        ("zh", "南苏丹和苏丹", ["south_sudan", "sudan"]),
        ("zh", "发展中国家", []),
        ("zh", "马来西亚、巴布亚新几内亚", ["malaysia", "papua_new_guinea"]),
        ("zh", "中国共产党", []),
        ("zh", "朝鲜半岛", ["korean_peninsula"]),
        ("zh", "中非合作论坛", ["focac"]),
        (
            "en",
            "South China Sea, South Sudan, South Africa",
            ["south_china_sea", "south_sudan", "south_africa"],
        ),
        (
            "en",
            "Papua New Guinea, Latin America, Indo-Pacific",
            ["papua_new_guinea", "latin_america", "indo_pacific"],
        ),
        ("en", "the Democratic People’s Republic of Korea", ["north_korea"]),
        ("en", "who told us to polish the west bank", []),
        ("en", "the WHO told the US and the West", ["who", "united_states", "the_west"]),
        ("en", "the Communist Party of China", []),
        ("en", "developing countries and developed countries", ["the_west"]),
    ],
)
def test_longer_names_protect_shorter_ones(language: str, text: str, expected: list[str]) -> None:
    assert actors_in(language, text) == expected


def test_no_form_is_out_of_reach() -> None:
    """Each form, alone in a text, is a hit of its own term."""
    codebook = project_codebook()
    for language in ("en", "zh"):
        entries = [(entry, form) for entry in codebook.entries() for form in entry.forms(language)]
        paragraphs, _, _ = corpus_of([("a", language, form) for _, form in entries])
        corpus = tokenize_corpus(paragraphs, codebook.phrases("zh"), "characters")
        hits = pl.concat(find_hits(codebook, paragraphs, *corpus)).filter(pl.col("start") == 0)
        found = {row["paragraph"]: (row["term"], row["text"]) for row in hits.iter_rows(named=True)}
        missed = [
            form
            for place, (entry, form) in enumerate(entries)
            if found.get(place, ("", ""))[0] != entry.id or len(found[place][1]) < len(form.rstrip("."))
        ]
        assert missed == []
