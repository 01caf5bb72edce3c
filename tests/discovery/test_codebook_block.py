"""The block of proposals: pasted into a codebook it gives a valid one."""

from __future__ import annotations

import pytest
import yaml
from discovered import demo_proposals, proposal_rows
from hypothesis import given
from hypothesis import strategies as st
from project import PROJECT
from small_study import SCHEMA, project_codebook, small_codebook

from analysis.codebook.chinese_matching import ChineseForms
from analysis.codebook.codebook import Codebook
from analysis.codebook.english_matching import EnglishForms
from analysis.codebook.load import load_codebook
from analysis.discovery.codebook_block import _scalar, codebook_block
from analysis.discovery.known_terms import new_id


def project_text() -> str:
    return (PROJECT / "config" / "codebook.yaml").read_text("utf-8")


def pasted(block: str) -> Codebook:
    """The project's codebook with a block at the end of its frames, read and prepared for matching."""
    text = project_text()
    assert text.count("\nactors:\n") == 1
    codebook = load_codebook(text.replace("\nactors:\n", f"\n{block}\nactors:\n"), "pasted.yaml", SCHEMA)
    EnglishForms(codebook)
    ChineseForms(codebook)
    return codebook


def test_a_pasted_block_gives_a_valid_codebook_with_all_new_terms() -> None:
    proposals = demo_proposals(known=True)
    codebook = pasted(codebook_block(proposals, project_codebook(), "demo"))
    frame = codebook.frames[-1]
    new = proposals.filter(adds="term")
    assert frame.id == "proposed" and len(codebook.frames) == len(project_codebook().frames) + 1
    assert [term.id for term in frame.terms] == new["term"].unique(maintain_order=True).to_list()
    assert {form for term in frame.terms for form in term.zh} == set(new["zh"])


def test_lines_of_single_terms_fit_into_a_frame() -> None:
    block = codebook_block(demo_proposals(known=True), project_codebook(), "demo").splitlines()
    at = next(at for at, line in enumerate(block) if line.startswith("      - id:"))
    text = project_text()
    first = text.index("      - id: community_shared_future_mankind")
    made = text[:first] + "\n".join(block[at : at + 3]) + "\n" + text[first:]
    codebook = load_codebook(made, "pasted.yaml", SCHEMA)
    assert codebook.frames[0].terms[0].id == block[at].removeprefix("      - id: ")


def test_rows_of_one_term_are_together_and_each_form_stands_once() -> None:
    found = yaml.safe_load(
        codebook_block(
            proposal_rows(
                ("garden", "term", "海底花园", "seabed garden"),
                ("tower", "term", "灯塔", "light tower"),
                ("garden", "term", "海底花园", "SBG"),
                ("garden", "term", "海花园", "seabed garden"),
                ("garden", "term", "海花园", "light towers"),
            ),
            None,
            "x",
        )
    )
    assert found[0]["terms"] == [
        {"id": "garden", "zh": ["海底花园", "海花园"], "en": ["seabed garden", "SBG"]},
        {"id": "tower", "zh": ["灯塔"], "en": ["light tower"]},
    ]


def test_further_forms_are_comments_and_nothing_is_no_frame() -> None:
    further = codebook_block(
        proposal_rows(("trade", "en", "区域协定", "regional pact")), small_codebook(), "x"
    )
    assert yaml.safe_load(further) is None
    assert "#   trade: en: regional pact (beside 区域协定; 2 of 2 and 2)" in further
    assert yaml.safe_load(codebook_block(proposal_rows(), None, "x")) is None


@given(st.text("abNo 一二、—,:#'’-&.[]{}\"", min_size=1).filter(lambda text: text.strip() == text))
def test_forms_come_back_from_yaml_as_they_were(form: str) -> None:
    assert yaml.safe_load(f"[{_scalar(form)}, x]") == [form, "x"]


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Belt and Road Initiative", "belt_and_road_initiative"),
        ("2030 Agenda", "n_2030_agenda"),
        ("Shanghai Communiqué", "shanghai_communique"),
        ("Africa’s Development", "africa_development"),
        ("taken", "taken_3"),
        ("x" * 80, "x" * 60),
    ],
)
def test_ids_are_made_from_the_english_form(english: str, expected: str) -> None:
    assert new_id(english, {"taken", "taken_2"}) == expected
