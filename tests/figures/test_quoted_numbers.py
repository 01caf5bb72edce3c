"""Every number that a figure says in words can be cited, under a key that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from drawn_figures import FIGURES, draw
from synthetic_tables import Study, study

from analysis.figures.drawing import Drawing
from analysis.pages.numbers import Numbers

#: Numbers of display, which are the same in every study.
FIXED = (
    "95 % interval",
    "lies above 1",
    "19 of 20 random",
    "within 2 standard errors",
    "per 1,000 ",
    "Of the 30 most probable",
    "the 8 with the highest",
    "0 to 1",
    "line at 1 ",
    "(0.5 added",
    "one in 20 would leave out 1 by",
    "logDice (14 + ",
    "+1 is a word",
    "so that 1 says that two differ",
    "and 0 that they have nothing",
)
STUDIES = {
    "two issues": study((4, 4), single=(1,)),
    "one article": study((1,)),
    "eight articles": study((8,), seed=11),
}

pytestmark = pytest.mark.usefixtures("house")


def digits(text: str) -> set[str]:
    """The numbers in a text, those of display aside."""
    for phrase in FIXED:
        text = text.replace(phrase, "")
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def drawn(part: str) -> Iterator[tuple[Study, Drawing]]:
    whole = STUDIES[part]
    for figure in FIGURES:
        yield whole, draw(figure, whole)


@pytest.mark.parametrize("part", STUDIES)
def test_every_number_in_finding_and_caption_can_be_cited(part: str) -> None:
    cited = 0
    for _, drawing in drawn(part):
        printed = {number.printed for number in drawing.numbers}
        for text in (drawing.question, drawing.finding, drawing.caption):
            assert digits(text) <= printed, f"{drawing.name}: {text}"
            cited += len(digits(text))
    assert cited > len(FIGURES)


@pytest.mark.parametrize("part", STUDIES)
def test_every_number_is_quoted_and_its_key_begins_with_the_figure(part: str) -> None:
    for _, drawing in drawn(part):
        said = f"{drawing.question} {drawing.finding} {drawing.caption}"
        for number in drawing.numbers:
            assert number.key.startswith(f"{drawing.name}.")
            assert number.printed in said
            assert number.meaning


def test_no_number_escapes_the_collection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two numbers may print alike, so that each is marked where it is quoted: no digit stays without a mark."""
    quote = Numbers.__call__

    def marked(self: Numbers, *arguments: object, **named: object) -> str:
        quote(self, *arguments, **named)  # type: ignore[arg-type]
        return "□"

    monkeypatch.setattr(Numbers, "__call__", marked)
    for _, drawing in drawn("two issues"):
        if drawing.name != "topic_number":  # its argument is written where the number is chosen
            assert digits(f"{drawing.finding} {drawing.caption}") == set(), drawing.name


def test_a_key_does_not_depend_on_what_else_a_study_holds() -> None:
    keys = {
        part: {number.key for _, drawing in drawn(part) for number in drawing.numbers} for part in STUDIES
    }
    assert keys["eight articles"] <= keys["two issues"]
