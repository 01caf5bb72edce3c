"""Findings that are planted to rest on one choice turn under that choice, and hold under the others."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
from small_material import CHOICES, material_of
from small_study import small_codebook

from analysis.sensitivity.alternatives import ALTERNATIVES
from analysis.sensitivity.material import Choices, Material
from analysis.sensitivity.sensitivity import Sensitivity, sensitivity
from analysis.sensitivity.verdicts import HOLDS, NOT_APPLICABLE, TURNS, WEAKENS

CHEAP = [name for name in ALTERNATIVES if name != "jieba"]
TIMES = 8


def repeated(**texts: str) -> list[tuple[str, str, str]]:
    """The same paragraph eight times in each version, given as ``a_en="…"``."""
    return [(*name.split("_"), text) for name, text in texts.items() for _ in range(TIMES)]  # type: ignore[misc]


def verdicts(
    material: Material, finding: str, choices: Choices = CHOICES, alternatives: list[str] = CHEAP
) -> dict[str, str]:
    found = sensitivity(material, choices, alternatives).findings.filter(finding=finding)
    assert not found.is_empty(), "it is no finding of the study"
    return dict(found.select("alternative", "verdict").iter_rows())


def remark(material: Material, finding: str, alternative: str) -> str | None:
    found = sensitivity(material, CHOICES, [alternative]).findings
    return found.filter(finding=finding)["remark"].item()


ENGLISH = repeated(
    a_en="The river rises whilst water falls, and the dams hold.",
    b_en="The forest grows and water falls on stone.",
    c_en="The mountain stands and water falls on stone.",
)


def test_a_keyword_from_a_gap_in_the_stop_list_turns_with_a_wider_list() -> None:
    material = material_of(ENGLISH)
    told = verdicts(material, "keyword:i/a:en:whilst")
    assert told.pop("wide_stop_list") == TURNS
    assert told.pop("longest_match") == told.pop("characters") == NOT_APPLICABLE
    assert set(told.values()) == {HOLDS}
    assert verdicts(material, "keyword:i/a:en:river")["wide_stop_list"] == HOLDS
    assert remark(material, "keyword:i/a:en:river", "longest_match") == "changes Chinese only"


def test_a_keyword_is_followed_to_its_forms() -> None:
    material = material_of(ENGLISH)
    found = sensitivity(material, CHOICES, ["forms"]).findings
    row = found.filter(finding="keyword:i/a:en:dam").row(0, named=True)
    assert (row["verdict"], row["remark"]) == (HOLDS, "as “dams”")
    assert row["value"] == row["baseline_value"]


CHINESE = repeated(
    a_zh="我们共建水坝，河水上涨，山很高。",
    b_zh="森林很大，火山很好，火山很高。",
    c_zh="天很高，火山很好，火山很高。",
)


def test_a_chinese_keyword_that_rests_on_the_segmenter_turns_under_another() -> None:
    """CC-CEDICT has no 共建, which jieba knows; and 山 is peculiar to an article only as a word of its own."""
    material = material_of(CHINESE)
    told = verdicts(material, "keyword:i/a:zh:共建")
    assert told["longest_match"] == TURNS
    assert told["characters"] == HOLDS
    assert remark(material, "keyword:i/a:zh:河水", "longest_match") is None
    told = verdicts(material, "keyword:i/a:zh:山")
    assert told["characters"] == TURNS
    row = (
        sensitivity(material, CHOICES, ["characters"])
        .findings.filter(finding="keyword:i/a:zh:山")
        .row(0, named=True)
    )
    assert row["baseline_low"] > 0 > row["value"]


def test_the_segmenter_of_the_study_is_no_alternative_to_itself() -> None:
    material = material_of(CHINESE)
    told = verdicts(material, "keyword:i/a:zh:共建", replace(CHOICES, segmenter="jieba"), ["jieba"])
    assert told == {"jieba": NOT_APPLICABLE}
    assert sensitivity(material, replace(CHOICES, segmenter="jieba"), ["jieba"]).alternatives.is_empty()


def test_a_frame_that_rests_on_one_term_turns_without_it() -> None:
    one = "The country gave aid."
    material = material_of(
        repeated(a_en="They gave aid.", b_en="A shared future, and win-win cooperation, and AIDS.")
    )
    told = verdicts(material, "first_frame:i/a:en:cooperation")
    assert told == {"sentences": HOLDS, "exact_english": HOLDS, "without_main_term": TURNS}
    assert remark(material, "first_frame:i/a:en:cooperation", "without_main_term") == (
        "no unit with the frame; without “aid”"
    )
    material = material_of(repeated(a_en=one, b_en="A shared future."))
    told = verdicts(material, "first_frame:i/a:en:cooperation")
    assert set(told.values()) == {HOLDS}


def test_a_frame_that_rests_on_inflected_forms_turns_when_only_written_forms_match() -> None:
    material = material_of(repeated(a_en="Developing countries met.", b_en="A shared future."))
    told = verdicts(material, "first_frame:i/a:en:cooperation")
    assert told["exact_english"] == TURNS and told["sentences"] == HOLDS


def test_a_frame_that_is_first_in_paragraphs_may_not_be_in_sentences() -> None:
    texts = [("a", "en", "They gave aid. A shared future came. A shared future stays.")] * TIMES
    texts += [("a", "en", "They gave aid.")] * 2
    texts += [("b", "en", "Nothing was said.")] * TIMES
    told = verdicts(material_of(texts), "first_frame:i/a:en:cooperation")
    assert told["sentences"] in (WEAKENS, TURNS)


LINKS = {
    granularity: {article: [([at], [at]) for at in range(TIMES)] for article in "ab"}
    for granularity in ("paragraph", "sentence")
}
VERSIONS = repeated(
    a_en="They gave aid to the people.",
    a_zh="他们来了。",
    b_en="A shared future is near.",
    b_zh="命运共同体近了。",
)


def test_a_difference_between_the_versions_that_rests_on_one_term() -> None:
    material = material_of(VERSIONS, LINKS)
    finding = "version_difference:i/a:en-zh:cooperation"
    assert verdicts(material, finding) == {
        "sentences": HOLDS,
        "exact_english": HOLDS,
        "without_main_term": TURNS,
        "confident_units": HOLDS,
    }
    table = sensitivity(material, CHOICES, CHEAP)
    kinds = table.findings.filter(kind="version_difference")
    assert set(kinds["what"]) == {"cooperation"}, "where the versions agree there is no finding"
    assert set(kinds["group"]) == {"i/a", "s"}


def test_a_difference_in_doubtful_units_alone_does_not_outlive_them() -> None:
    texts = [
        *[("a", "en", "They gave aid." if at < 6 else "They came.") for at in range(14)],
        *[("a", "zh", "他们来了。") for _ in range(14)],
    ]
    links = {"paragraph": {"a": [([at], [at]) for at in range(14)]}}
    confidence = {("a", at): 0.2 for at in range(6)}
    material = material_of(texts, links, confidence)
    finding = "version_difference:i/a:en-zh:cooperation"
    told = verdicts(material, finding)
    assert told["confident_units"] == TURNS
    assert told["sentences"] == NOT_APPLICABLE
    assert remark(material, finding, "sentences") == "no aligned unit is left"
    nothing = replace(material, units=material.units.with_columns(confidence=pl.lit(0.2)))
    assert verdicts(nothing, finding)["confident_units"] == NOT_APPLICABLE


def test_a_study_without_findings_has_empty_tables() -> None:
    for texts in ([("a", "en", "Nothing.")], [("a", "zh", "没有。"), ("b", "zh", "没有。")]):
        found = sensitivity(material_of(texts), CHOICES, list(ALTERNATIVES))
        assert all(table.is_empty() for table in found)
    lone = sensitivity(material_of(ENGLISH), CHOICES, [])
    assert lone.findings.is_empty()


def shuffled(material: Material) -> Material:
    tables = ("articles", "paragraphs", "sentences", "tokens", "units", "hits")
    mixed = {name: getattr(material, name).sample(fraction=1, shuffle=True, seed=5) for name in tables}
    return replace(material, **mixed)


def same(one: Sensitivity, other: Sensitivity) -> bool:
    return all(table.equals(again) for table, again in zip(one, other, strict=True))


def test_the_order_of_the_input_does_not_matter() -> None:
    for interval in ("linearised", "resampled"):
        material = material_of([*ENGLISH, *VERSIONS, *CHINESE[:TIMES]], LINKS, codebook=small_codebook())
        choices = replace(CHOICES, interval=interval)
        assert same(sensitivity(material, choices, CHEAP), sensitivity(shuffled(material), choices, CHEAP))
