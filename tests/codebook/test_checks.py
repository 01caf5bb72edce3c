"""Every mistake in a codebook is one sentence with the place, what was found, and the next step."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import SCHEMA, SMALL, project_codebook, small_codebook

from analysis.codebook.load import load_codebook
from analysis.errors import StudyError

AID = "      - {id: aid, zh: [援助], en: [aid]}"
LINE = SMALL.splitlines().index(AID) + 1
AT = f"small.yaml: line {LINE}: frames[1].terms[4]"


def error_of(text: str) -> StudyError:
    with pytest.raises(StudyError) as raised:
        small_codebook(text)
    return raised.value


@pytest.mark.parametrize(
    ("line", "where", "found", "next_step"),
    [
        ("{id: aid, chinese: [援助], en: [aid]}", ".chinese", "the key `chinese` is unknown here", "rename"),
        (
            "{id: aid, zhh: [援助], en: [aid]}",
            ".zhh",
            "known are `id`, `zh`, `en`, `match`, `not`, `source`, `note`",
            "Did you mean `zh`?",
        ),
        ("{id: aid, en: [aid]}", "", "the term `aid` has no Chinese", "Add the Chinese form"),
        ("{id: aid, zh: [], en: []}", "", "the term `aid` has no form, in neither language", "Add a form"),
        ("{id: aid, zh: [RCEP2], en: [aid]}", ".zh", "the term `aid` has no Chinese", "Add the Chinese form"),
        ("{id: aid, zh: [援助]}", "", "the key `en` is missing", "a list of English forms"),
        ("{zh: [援助], en: [aid]}", "", "the key `id` is missing", "a short id of lower-case"),
        (
            "{id: win_win, zh: [援助], en: [aid]}",
            ".id",
            "the term id `win_win` is taken already, on line",
            "Rename",
        ),
        (
            "{id: aid, zh: [合作], en: [aid]}",
            ".zh[0]",
            "stands already under `cooperation`, on line",
            "Delete",
        ),
        ("{id: aid, zh: [援助], en: [Cooperation]}", None, None, None),
        (
            "{id: aid, zh: [援助], en: [aid, win win]}",
            ".en[1]",
            "“win win” of `aid` stands already",
            "Delete",
        ),
        (
            "{id: aid, zh: [援助], en: [Win-Win Cooperation]}",
            ".en[0]",
            "stands already under `win_win`",
            "Delete",
        ),
        (
            "{id: aid, zh: [''], en: [aid]}",
            ".zh[0]",
            "found an empty text; expected a Chinese form",
            "Correct",
        ),
        (
            "{id: aid, zh: [援助], en: ['  ']}",
            ".en[0]",
            "found an empty text; expected an English form",
            "Correct",
        ),
        (
            "{id: aid, zh: ['援 助'], en: [aid]}",
            ".zh[0]",
            "found “援 助”; expected a Chinese form",
            "Correct",
        ),
        ("{id: aid, zh: ['援助。'], en: [aid]}", ".zh[0]", "without white space, sentence marks", "Correct"),
        ("{id: aid, zh: ['，援助'], en: [aid]}", ".zh[0]", "found “，援助”", "Correct"),
        ('{id: aid, zh: ["援助\\n"], en: [aid]}', ".zh[0]", "found “援助⏎”", "Correct"),
        ("{id: aid, zh: [援助], en: [援助]}", ".en[0]", "found “援助”; expected an English form", "Correct"),
        ("{id: aid, zh: [援助], en: ['aid  work']}", ".en[0]", "single spaces", "Correct"),
        ("{id: aid, zh: [援助], en: ['*']}", ".en[0]", "found “*”", "Correct"),
        ("{id: aid, zh: [援助], en: ['aid[s]']}", ".en[0]", "found “aid[s]”", "Correct"),
        ("{id: aid, zh: ['援*'], en: [aid]}", ".zh[0]", "inside it `?` stands for one character", "Correct"),
        ("{id: aid, zh: ['？助'], en: [aid]}", ".zh[0]", "found “？助”", "Correct"),
        (
            "{id: aid, zh: [援助], en: [aid], match: word}",
            ".match",
            "`exact` (English words match",
            "Correct",
        ),
        ("{id: aid, zh: [援助], en: [aid], not: [AIDS]}", ".not", "a mapping with longer forms", "Correct"),
        ("{id: aid, zh: [援助], en: [aid], not: {en: ['x;']}}", ".not.en[0]", "found “x;”", "Correct"),
        (
            "{id: aid, zh: [援助], en: [no]}",
            ".en[0]",
            "found the value false; expected an English",
            "in quotes",
        ),
        ("{id: aid, zh: [援助], en: [1949]}", ".en[0]", "found the number 1949", "Put the value in quotes"),
        (
            "{id: aid, zh: [援助], en: [1949-10-01]}",
            ".en[0]",
            "found “1949-10-01”; expected an English",
            "Correct",
        ),
        ("{id: aid, zh: [援助], en: [null]}", ".en[0]", "found nothing", "Write the text"),
        (
            "{id: aid, zh: 援助, en: [aid]}",
            ".zh",
            "found “援助”; expected a list of Chinese forms",
            "Correct",
        ),
        ("{id: aid, zh: [[援助]], en: [aid]}", ".zh[0]", "found a list; expected a Chinese form", "Correct"),
        (
            "{id: Aid, zh: [援助], en: [aid]}",
            ".id",
            "found “Aid”; expected a short id of lower-case",
            "Correct",
        ),
        (
            "{id: aid, zh: [援助], zh: [援建], en: [aid]}",
            None,
            "the key `zh` stands twice",
            "Delete or rename",
        ),
        ("{id: aid, zh: [援助, en: [aid]}", None, "not YAML from here on", "indentation"),
        ("{id: aid, zh: *forms, en: [aid]}", None, "found the alias `*forms`", "Write out"),
        ("{id: !!python/name:os.system aid, zh: [援助], en: [aid]}", None, "found the tag", "Delete it"),
        ("援助", "", "found “援助”; expected a mapping with the id of the term", "Correct"),
    ],
)
def test_a_mistake_in_a_term(line: str, where: str | None, found: str | None, next_step: str | None) -> None:
    text = SMALL.replace(AID, f"      - {line}")
    if found is None:
        # a form of one capitalised word is another form: it matches capitals only
        assert small_codebook(text).frames[1].terms[4].en == ("Cooperation",)
        return
    error = error_of(text)
    assert error.where == AT + where if where is not None else error.where.startswith("small.yaml: line ")
    assert found in error.found
    assert next_step is not None and next_step in error.next_step


@pytest.mark.parametrize(
    ("old", "new", "where", "found"),
    [
        (SMALL, "", "small.yaml", "the codebook is empty"),
        (SMALL, "just text", "small.yaml: line 1", "found “just text”; expected a mapping with the name"),
        ("name: Small", "nmae: Small", "small.yaml: line 2: nmae", "the key `nmae` is unknown here"),
        ("name: Small\n", "", "small.yaml: line 2", "the key `name` is missing"),
        ('version: "1"', "version: 1", "small.yaml: line 3: version", "found the number 1"),
        ("id: cooperation\n", "id: shared_future\n", "small.yaml: line 16: frames[1].id", "the frame id"),
        (
            "actors:",
            "dictionaries: [{id: x, file: x.dic, format: dic, language: en}]\nactors:",
            "small.yaml: line 28: dictionaries[0].format",
            "`quanteda` (YAML) or `liwc` (`.dic`)",
        ),
        (
            "  - id: cooperation\n",
            "  - id: actor\n",
            "small.yaml: line 16: frames[1].id",
            "is neither `actor` nor",
        ),
        ("note: A community is claimed.", "note: ''", "small.yaml: line 8: frames[0].note", "an empty text"),
        ("    note: A community is claimed.\n", "", "small.yaml: line 6: frames[0]", "`note` is missing"),
        ("{id: poland,", "{id: india,", "small.yaml: line 33: actors[4].id", "the actor id `india` is taken"),
        ("[印度尼西亚]", "[印度]", "small.yaml: line 30: actors[1].zh[0]", "stands already under `india`"),
        ("[波兰]", "[援助]", "small.yaml: line 33: actors[4].zh[0]", "stands already under `aid`"),
        ("zh: [波兰], ", "", "small.yaml: line 33: actors[4]", "the actor `poland` has no Chinese"),
        (
            "actors:",
            "shields: {zh: [合作]}\nactors:",
            "small.yaml: line 28: shields.zh[0]",
            "under `cooperation`",
        ),
        (
            "actors:",
            "shields: {zh: ['']}\nactors:",
            "small.yaml: line 28: shields.zh[0]",
            "found an empty text",
        ),
        ("actors:", "shields: [合作社]\nactors:", "small.yaml: line 28: shields", "found a list; expected"),
        ("frames:\n", "frames:\n---\n", "small.yaml: line 6", "a second document"),
        ("Small", "Sm\x07all", "small.yaml: line 2", "the character U+0007"),
        ("Small", "Sm\ud800all", "small.yaml: line 2", "the character U+D800"),
        ("note: For tests.", "\tnote: x", "small.yaml: line 4", "not YAML from here on"),
    ],
)
def test_a_mistake_elsewhere(old: str, new: str, where: str, found: str) -> None:
    assert old in SMALL
    error = error_of(SMALL.replace(old, new, 1))
    assert error.where == where
    assert found in error.found


def test_depth_is_refused_and_not_recursed_into() -> None:
    assert "nested more than" in error_of("a: " + "[" * 200_000).found


def test_the_first_mistake_of_the_file_is_told() -> None:
    text = SMALL.replace("[援助]", "[X]").replace("zh: [合作], ", "")
    assert "`cooperation`" in error_of(text).found


def test_a_codebook_needs_frames_or_dictionaries() -> None:
    text = "name: Bare\nversion: '1'\nframes: []\n"
    assert "a list of frames" in error_of(text).found
    assert "the codebook has no frames" in error_of(text.replace("frames: []\n", "")).found


def test_a_term_may_have_one_language_only() -> None:
    text = SMALL.replace("{id: aid, zh: [援助], en: [aid]}", "{id: aid, zh: [], en: [aid]}")
    assert small_codebook(text).frames[1].terms[4].zh == ()


def test_a_form_may_stand_twice_in_one_term() -> None:
    text = SMALL.replace("en: [aid]", "en: [food aid, food-aid]")
    assert small_codebook(text).frames[1].terms[4].en == ("food aid", "food-aid")


def test_messages_are_one_line_of_prose() -> None:
    error = error_of(SMALL.replace(AID, "      - {id: aid, zh: ['" + "长" * 200 + "'], en: [aid]}"))
    assert "\n" not in str(error)
    assert len(str(error)) < 500


PIECES = ["{", "}", "[", "]", ":", "- ", "\n", "  ", "zh", "en", "'", '"', "#", "&a ", "*a", "!x ", "|", "> "]
PIECES += ["0", "~", "%", "@", "?", "中", "，", "\t", "\x00", "<<: ", "---\n", "\u2028", "é"]


@settings(max_examples=250)
@given(st.data())
def test_no_damage_to_a_codebook_ends_in_anything_but_a_sentence(data: st.DataObject) -> None:
    text = SMALL
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 12))
        text = text[:place] + data.draw(st.sampled_from(PIECES)) + text[place + cut :]
    try:
        codebook = load_codebook(text, "small.yaml", SCHEMA)
    except StudyError as error:
        assert re.match(r"small\.yaml(: line \d+.*)?$", error.where)
        assert error.found.endswith(".") and error.next_step.endswith((".", "?"))
    else:
        assert all(entry.zh or entry.en for entry in codebook.entries())


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(StudyError):
        load_codebook(text, "small.yaml", SCHEMA)


def test_the_schema_describes_every_key() -> None:
    def mappings(node: object) -> list[dict[str, object]]:
        if isinstance(node, dict):
            return [node, *(found for value in node.values() for found in mappings(value))]
        if isinstance(node, list):
            return [found for value in node for found in mappings(value)]
        return []

    for node in mappings(SCHEMA):
        for properties in (node.get("properties"), node.get("$defs")):
            for key, value in properties.items() if isinstance(properties, dict) else ():
                assert "$ref" in value or value["description"], key


def test_the_schema_is_one_itself() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(SCHEMA)


def test_the_codebook_of_the_project_is_sound() -> None:
    assert project_codebook().frames
