"""Text in Markdown stays text, and numbers read as a paper prints them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.pages.markdown import counted, escaped, percent, probability, signed, table


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_stays_in_its_cell(first: str, second: str) -> None:
    lines = table(["a", "b"], [[escaped(first), escaped(second)]])
    assert len(lines) == 3
    assert all(len(line.splitlines()) == 1 for line in lines)
    # a mark counts as one where an even number of backslashes stands before it
    unescaped = re.findall(r"(?<!\\)(?:\\\\)*\|", lines[2])
    assert len(unescaped) == 3


@given(st.text(max_size=60))
def test_what_is_escaped_can_be_read_back(text: str) -> None:
    assert re.sub(r"\\(.)", r"\1", escaped(text)) == " ".join(text.split())


def test_markup_is_not_markup() -> None:
    assert escaped("<script>alert(1)</script> *a* [b](c)") == (
        r"\<script\>alert(1)\</script\> \*a\* \[b\](c)"
    )


def test_columns_of_numbers_are_flush_right() -> None:
    assert table(["frame", "share"], [["x", "1"]], right=[1])[1] == "| --- | ---: |"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (percent(None), "–"),
        (percent(0.625), "62"),
        (signed(0.04, 1), "+0.04"),
        (signed(-0.25), "−0.2"),
        (signed(-1e-12, 1), "0.0"),
        (signed(-3.0), "−3"),
        (signed(2.25, 1), "+2.2"),
        (probability(None), "–"),
        (probability(0.0004), "< .001"),
        (probability(0.0156), ".016"),
        (probability(0.232), ".23"),
        (probability(1.0), "1.00"),
        (counted(1, "issue"), "1 issue"),
        (counted(1200, "entry", "entries"), "1,200 entries"),
    ],
)
def test_numbers(shown: str, expected: str) -> None:
    assert shown == expected
