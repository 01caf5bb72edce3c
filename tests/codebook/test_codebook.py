"""The codebook as an object: order, phrases, checksum."""

from __future__ import annotations

import yaml
from small_study import SMALL, small_codebook


def test_frames_terms_and_actors_keep_the_order_of_the_author() -> None:
    codebook = small_codebook()
    assert [frame.id for frame in codebook.frames] == ["shared_future", "cooperation"]
    assert [term.id for term in codebook.frames[0].terms] == ["community_mankind", "community"]
    assert [actor.id for actor in codebook.actors][:2] == ["india", "indonesia"]
    assert {actor.frame for actor in codebook.actors} == {"actor"}
    assert codebook.frames[0].title == {"en": "Shared future", "zh": "命运共同体"}


def test_phrases_are_all_forms_of_a_language_each_once() -> None:
    codebook = small_codebook()
    assert codebook.phrases("zh")[:4] == ("人类命运共同体", "命运共同体", "合作共赢", "共赢")
    assert "印度尼西亚" in codebook.phrases("zh")
    assert len(set(codebook.phrases("zh"))) == len(codebook.phrases("zh"))
    assert codebook.phrases("en")[1:3] == ("community with a shared future", "shared future")


def test_shields_are_no_phrases_and_no_entries() -> None:
    codebook = small_codebook(SMALL + "shields: {zh: [合作社], en: [aid station]}\n")
    assert codebook.shields.forms("zh") == ("合作社",)
    assert codebook.phrases("zh") == small_codebook().phrases("zh")
    assert codebook.phrases("en") == small_codebook().phrases("en")


def test_each_term_knows_its_line() -> None:
    lines = SMALL.splitlines()
    for entry in small_codebook().entries():
        assert entry.id in lines[entry.line - 1]


def test_the_checksum_is_of_the_content_alone() -> None:
    codebook = small_codebook()
    rewritten = yaml.safe_dump(yaml.safe_load(SMALL), allow_unicode=True, sort_keys=True)
    assert rewritten != SMALL
    assert small_codebook("# a remark\n" + rewritten).checksum == codebook.checksum
    assert len(codebook.checksum) == 64


def test_the_checksum_changes_with_a_form_an_id_a_note_and_the_order() -> None:
    checksums = {
        small_codebook(SMALL.replace(old, new)).checksum
        for old, new in (
            ("", ""),
            ("zh: [援助]", "zh: [援助, 捐赠]"),
            ("id: aid", "id: help"),
            ("For tests.", "For all tests."),
            ("[win-win cooperation, win-win]", "[win-win, win-win cooperation]"),
            ('version: "1"', 'version: "2"'),
            ("actors:", "shields: {zh: [合作社]}\nactors:"),
        )
    }
    assert len(checksums) == 7
