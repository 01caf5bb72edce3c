"""Joining lines: hyphens, letter-spacing, white space."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.lines import Line
from analysis.corpus.repair import build_lexicon, join_lines


def lines(*texts: str) -> list[Line]:
    return [Line(number, text, 0) for number, text in enumerate(texts, start=1)]


def joined(*texts: str, context: tuple[str, ...] = (), language: str = "en") -> str:
    return join_lines(lines(*texts), language, build_lexicon(lines(*texts, *context)))[0]


def test_a_genuine_hyphen_at_a_line_end_is_kept() -> None:
    assert joined("relations between upper-", "basin states") == "relations between upper-basin states"
    assert joined("states that co-", "exist in peace", context=("coexistence", "co-existence")) == (
        "states that co-exist in peace"
    )


def test_a_broken_word_is_joined_only_on_evidence_from_the_text() -> None:
    assert joined("equal consul-", "tation goes on") == "equal consul-tation goes on"
    assert joined("equal consul-", "tation goes on", context=("more consultation is needed",)) == (
        "equal consultation goes on"
    )


def test_a_word_that_occurs_with_and_without_hyphen_keeps_it() -> None:
    context = ("the subregional plan and the sub-regional plan",)
    assert joined("a sub-", "regional body", context=context) == "a sub-regional body"


def test_two_words_that_stand_alone_too_keep_their_hyphen() -> None:
    context = ("the long river and its term", "longterm plans")
    assert joined("for the long-", "term", context=context) == "for the long-term"


def test_letter_spacing_is_closed_only_on_damaged_lines_and_on_evidence() -> None:
    context = ("The meeting was held. Everyone has the right to meet.",)
    assert joined("the  meet ing,  and about", context=context) == "the meeting, and about"
    assert joined("every basin has  the  r ight  to", context=context) == "every basin has the right to"
    assert joined("we meet ing the hall", context=context) == "we meet ing the hall"
    assert joined("the  gath ering,  and about", context=context) == "the gath ering, and about"


def test_parts_of_compounds_are_no_words_of_their_own() -> None:
    context = ("The meeting with Sun Ing-wen was held.",)
    assert joined("the  meet ing,  and about", context=context) == "the meeting, and about"


def test_chinese_lines_are_joined_without_a_space_but_latin_words_with_one() -> None:
    assert joined("流域各国", "共同发展", language="zh") == "流域各国共同发展"
    assert joined("签署了Velis", "Compact协议", language="zh") == "签署了Velis Compact协议"
    assert joined("到2045", "年建成", language="zh") == "到2045年建成"
    assert joined("《同饮\u2003一河水》", language="zh") == "《同饮 一河水》"


def test_each_repair_and_each_kept_hyphen_is_reported() -> None:
    source = lines("equal consul-", "tation in the upper-", "basin states", "more consultation")
    _, repairs = join_lines(source[:3], "en", build_lexicon(source))
    assert [(repair.line, repair.decision) for repair in repairs] == [
        (2, "hyphen dissolved"),
        (3, "hyphen kept"),
    ]


@given(
    st.lists(st.text(st.characters(categories=["Lu", "Ll", "Nd", "Po"]), min_size=1), min_size=1, max_size=6)
)
def test_no_character_is_lost_or_added(texts: list[str]) -> None:
    joined_text = joined(*texts, language="zh")
    assert joined_text.replace(" ", "") == "".join(texts)
