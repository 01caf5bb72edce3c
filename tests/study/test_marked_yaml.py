"""YAML is read with the place of each value, and nothing in it can do harm."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import StudyError
from analysis.study.marked_yaml import read_marked_yaml
from analysis.study.schema_mistakes import check_schema

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdef", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(values)
def test_it_reads_what_the_safe_loader_reads(value: object) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    assert read_marked_yaml(text, "file").data == yaml.safe_load(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        read_marked_yaml(text, "file.yaml")
    except StudyError as error:
        assert error.where.startswith("file.yaml")
        assert "\n" not in str(error)


def test_a_date_stays_as_it_is_written() -> None:
    assert read_marked_yaml("date: 2041-03-01\n", "file").data == {"date": "2041-03-01"}


def test_lines_are_kept() -> None:
    marked = read_marked_yaml("a: 1\nb:\n  - x\n  - y\n", "file")
    assert (marked.line(("a",)), marked.line(("b", 1)), marked.line(("b", 7))) == (1, 4, 3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\na: 2\n", "line 2: the key `a` stands twice"),
        ("a: !!python/object/apply:os.system ['true']\n", "line 1: found the tag"),
        ("a: &x [1]\nb: *x\n", "line 2: found the alias"),
        ("a: [1\n", "not YAML"),
        ("a: 1\n---\nb: 2\n", "line 2: a second document"),
        ("[" * 40, "nested more than"),
        ("a: \x07", "U+0007"),
        ('a: 1\nb: "x\\0"\n', "line 2: found the character U+0000"),
    ],
)
def test_what_would_be_read_wrongly_is_refused(text: str, told: str) -> None:
    with pytest.raises(StudyError, match=told.replace("+", r"\+")):
        read_marked_yaml(text, "file.yaml")


def test_mistakes_name_line_key_and_what_is_right() -> None:
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["number"],
        "properties": {"number": {"description": "how many", "type": "integer", "minimum": 2}},
    }
    for text, told in (
        ("", "the file is empty. Write at least `number`."),
        (
            "numbr: 3\n",
            "file: line 1: numbr: the key `numbr` is unknown here; known are `number`. Did you mean `number`?",
        ),
        (
            "number: 1\n",
            "file: line 1: number: found the number 1; expected how many, at least 2. Correct this value.",
        ),
        (
            "number: many\n",
            "file: line 1: number: found “many”; expected how many, a whole number. Correct this value.",
        ),
        ("{}\n", "file: line 1: the key `number` is missing. Add it: how many."),
    ):
        with pytest.raises(StudyError) as caught:
            check_schema(read_marked_yaml(text, "file"), "file", schema)
        assert str(caught.value).endswith(told)


def test_a_value_without_a_description_is_told_by_what_is_allowed() -> None:
    schema = {"properties": {"sizes": {"type": "array", "items": {"enum": ["single", "double", "slide"]}}}}
    with pytest.raises(StudyError) as caught:
        check_schema(read_marked_yaml("sizes: [double, poster]\n", "file"), "file", schema)
    assert str(caught.value) == (
        "file: line 1: sizes[1]: found “poster”; expected single, double or slide. Correct this value."
    )


@pytest.mark.parametrize("value", [".nan", ".inf", "1000.0", "true"])
@pytest.mark.parametrize("kind", ["number", "integer"])
def test_a_number_is_finite_and_a_whole_number_is_written_as_one(value: str, kind: str) -> None:
    marked = read_marked_yaml(f"n: {value}\n", "file")
    schema = {"properties": {"n": {"description": "how many", "type": kind}}}
    if (value, kind) == ("1000.0", "number"):
        check_schema(marked, "file", schema)
        return
    with pytest.raises(StudyError, match=r"n: found the .*; expected how many"):
        check_schema(marked, "file", schema)
