"""Alignments written as text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment.link_files import read_links
from analysis.errors import StudyError


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[0]:[0]", ((0,), (0,))),
        ("[3]:[4, 5]", ((4, 5), (3,))),
        ("[3,4]:[5]", ((5,), (3, 4))),
        ("[3 4]:[5]", ((5,), (3, 4))),
        ("[]:[2]", ((2,), ())),
        ("[2]:[]", ((), (2,))),
        ("  [0]:[0]  ", ((0,), (0,))),
        ("[0]:[0]:0.25", ((0,), (0,))),  # Vecalign puts its cost behind
    ],
)
def test_a_line_is_a_link(line: str, expected: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    assert read_links(line, "a.align", 6, 5) == [expected]


@pytest.mark.parametrize(
    "text", ["[0]:[0]\n[1]:[1, 2]\n", "\n[0]:[0]\r\n\r\n[1]:[1, 2]", "[0]:[0]\n \n[1]:[1,2]\n\n"]
)
def test_lines_are_read_in_order_and_empty_ones_are_nothing(text: str) -> None:
    assert read_links(text, "a.align", 3, 2) == [((0,), (0,)), ((1, 2), (1,))]
    assert read_links("", "a.align", 0, 0) == []


FORM = "Write [Chinese]:[English], as in [3]:[4, 5]."
NUMBERS = "Number segments from 0, each once."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[0]:[0]\n0:0", f"a.align, line 2: “0:0” is no link. {FORM}"),
        ("[0]-[0]", f"a.align, line 1: “[0]-[0]” is no link. {FORM}"),
        ("\n\n [-1]:[0]", f"a.align, line 3: “[-1]:[0]” is no link. {FORM}"),
        ("[0]:[0] right", f"a.align, line 1: “[0]:[0] right” is no link. {FORM}"),
        ("[0]:[1.0]", f"a.align, line 1: “[0]:[1.0]” is no link. {FORM}"),
        ("[0]", f"a.align, line 1: “[0]” is no link. {FORM}"),
        ("[0]:[3]", f"a.align, line 1: the English segment 3 cannot be linked: there are 3. {NUMBERS}"),
        (
            "[0]:[0]\n[2]:[1]",
            f"a.align, line 2: the Chinese segment 2 cannot be linked: there are 2. {NUMBERS}",
        ),
        (
            "[0]:[0]\n\n[1]:[1, 0]",
            f"a.align, line 3: the English segment 0 cannot be linked: it is linked already. {NUMBERS}",
        ),
        (
            "[0]:[2, 2]",
            f"a.align, line 1: the English segment 2 cannot be linked: it is linked already. {NUMBERS}",
        ),
        (
            "[0]:[0]\n[0]:[]",
            f"a.align, line 2: the Chinese segment 0 cannot be linked: it is linked already. {NUMBERS}",
        ),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(text: str, message: str) -> None:
    with pytest.raises(StudyError, match=f"^{re.escape(message)}$"):
        read_links(text, "a.align", 3, 2)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_what_is_written_is_read_back(sizes: list[tuple[int, int]]) -> None:
    links, en, zh = [], 0, 0
    for down, right in sizes:
        links.append((tuple(range(en, en + down)), tuple(range(zh, zh + right))))
        en, zh = en + down, zh + right
    written = "\n".join(f"{list(chinese)}:{list(english)}" for english, chinese in links)
    assert read_links(written, "a.align", en, zh) == links


@given(st.text("[]:, 0123\n", max_size=30))
def test_any_text_is_read_or_refused_with_its_line(text: str) -> None:
    try:
        links = read_links(text, "a.align", 3, 2)
    except StudyError as error:
        assert re.match(r"a\.align, line \d+: ", str(error))
    else:
        for side, count in ((0, 3), (1, 2)):
            segments = [segment for link in links for segment in link[side]]
            assert len(segments) == len(set(segments)) and all(segment < count for segment in segments)
