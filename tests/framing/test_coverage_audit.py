"""The audit of forms: what occurs, what is hidden and by what."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import SMALL, corpus_of, small_codebook

from analysis.framing.coverage_audit import Audit, audit
from analysis.framing.matching import match_codebook

TEXT = SMALL.replace("en: [aid]", "en: [aid], not: {en: [legal aid, aid worker]}")
CODEBOOK = small_codebook(TEXT + "shields: {zh: [合作社, 合作商店], en: [aid station]}\n")


def audited(texts: list[tuple[str, str, str]]) -> Audit:
    return audit(match_codebook(CODEBOOK, *corpus_of(texts)), CODEBOOK)


def form(table: pl.DataFrame, language: str, name: str) -> tuple[int, int, str | None]:
    row = table.filter((pl.col("language") == language) & (pl.col("form") == name)).row(0, named=True)
    return row["matches"], row["hits"], row["warning"]


def test_each_form_with_its_matches_and_hits() -> None:
    forms, _ = audited(
        [("a", "zh", "合作共赢的合作，印度尼西亚"), ("a", "en", "Win-win cooperation and cooperation.")]
    )
    assert form(forms, "zh", "合作共赢") == (1, 1, None)
    assert form(forms, "zh", "合作") == (2, 1, None)
    assert form(forms, "zh", "共赢") == (
        1,
        0,
        "It occurs only where another form is counted, or in a context that its term excludes.",
    )
    assert form(forms, "zh", "印度") == (1, 0, form(forms, "zh", "共赢")[2])
    assert form(forms, "en", "win-win") == (1, 0, form(forms, "zh", "共赢")[2])
    assert form(forms, "en", "RCEP") == (0, 0, "It never occurs.")


def test_who_hides_whom() -> None:
    _, overlaps = audited(
        [("a", "zh", "印度尼西亚、印度尼西亚与合作社"), ("a", "en", "legal aid; aid stations")]
    )
    assert overlaps.drop("frame", "hidden_frame").rows() == [
        ("en", "aid", "legal aid", "aid", "aid", "not", 1),
        ("en", "shield", "aid station", "aid", "aid", "inside", 1),
        ("zh", "indonesia", "印度尼西亚", "india", "印度", "inside", 2),
        ("zh", "shield", "合作社", "cooperation", "合作", "inside", 1),
    ]


def test_shields_and_contexts_count_what_they_keep_away() -> None:
    forms, _ = audited([("a", "zh", "合作社"), ("a", "en", "legal aid and aid")])
    assert form(forms, "zh", "合作社") == (1, 1, None)
    assert form(forms, "zh", "合作商店") == (0, 0, "It never occurs.")
    assert form(forms, "en", "legal aid") == (1, 1, None)
    assert form(forms, "en", "aid worker") == (0, 0, "It never occurs.")


def test_a_crossing_is_told_from_an_inside() -> None:
    text = SMALL.replace("[援助]", "[赢家]")
    crossing = small_codebook(text)
    _, overlaps = audit(match_codebook(crossing, *corpus_of([("a", "zh", "合作共赢家")])), crossing)
    assert ("合作共赢", "赢家", "crossing", 1) in overlaps.select(
        "form", "hidden_form", "kind", "times"
    ).rows()


def test_no_text_gives_every_form_and_no_overlap() -> None:
    forms, overlaps = audited([])
    assert overlaps.is_empty()
    assert forms["matches"].sum() == 0
    assert forms.height == sum(
        len({*entry.forms(language)}) + len(entry.contexts(language))
        for entry in CODEBOOK.matched()
        for language in ("en", "zh")
    )


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["aid", "legal", "station", "win-win", "cooperation", "India", "."]), max_size=20
    ),
    st.lists(
        st.sampled_from(["合作", "共赢", "社", "印度", "尼西亚", "人类", "命运共同体", "，"]), max_size=20
    ),
)
def test_every_match_is_a_hit_or_hidden_once(words: list[str], parts: list[str]) -> None:
    matches = match_codebook(
        CODEBOOK, *corpus_of([("a", "en", " ".join(words)), ("a", "zh", "".join(parts))])
    )
    forms, overlaps = audit(matches, CODEBOOK)
    counted = forms.filter(pl.col("role") == "form")
    hidden = overlaps["times"].sum()
    shields = counted.filter(pl.col("frame") == "shield")
    shown = counted.filter(pl.col("frame") != "shield")
    taken = sum(len(choice.chosen) for choice in matches.choices.values()) - shown["hits"].sum()
    assert shown["hits"].sum() == matches.hits.height + matches.actors.height
    assert counted["matches"].sum() == shown["hits"].sum() + taken + hidden
    assert shields["matches"].sum() >= taken
