r"""The numbers of a study as files: JSON and LaTeX agree, and LaTeX prints what the prose prints."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from latex_runs import ENGINES, compiled, needs_latex

from analysis.gallery.number_files import collected, numbers_json, numbers_tex, printed_in_latex
from analysis.pages.numbers import Number, Numbers, key_part

KEYS = (
    "texts.2041-spring/01-lin.words.en",
    "markers.all.must.difference",
    "topics.1.p",
    "words.zh.水尺.ratio",
)
NUMBERS = (
    Number(KEYS[0], "1,234", 1234, "words", "words: 100 % of # {all} \\ of them"),
    Number(KEYS[1], "−6", -6.25, "points", "difference"),
    Number(KEYS[2], "< .001", 0.0002, "", "p"),
    Number(KEYS[3], "+5.3", 5.31, "doublings", "log ratio"),
)
SHOWN = ("1,234", "−6", "< .001", "+5.3")


def files(folder: Path, study: str = "demo", numbers: tuple[Number, ...] = NUMBERS) -> str:
    """Write both files of a study; returns the line that reads them in a paper."""
    path = folder / "figures" / study
    path.mkdir(parents=True, exist_ok=True)
    found = collected({"figure overview": numbers})
    (path / "numbers.tex").write_text(numbers_tex(study, found), "utf-8")
    (path / "numbers.json").write_text(numbers_json(found), "utf-8")
    return rf"\input{{figures/{study}/numbers}}"


def test_json_tells_everything_of_a_number(tmp_path: Path) -> None:
    files(tmp_path)
    told = json.loads((tmp_path / "figures/demo/numbers.json").read_text("utf-8"))
    assert list(told) == list(KEYS)
    assert told[KEYS[1]] == {
        "printed": "−6",
        "value": -6.25,
        "unit": "points",
        "meaning": "difference",
        "from": "figure overview",
    }


def test_every_number_has_one_line_in_latex(tmp_path: Path) -> None:
    files(tmp_path)
    text = (tmp_path / "figures/demo/numbers.tex").read_text("utf-8")
    told = json.loads((tmp_path / "figures/demo/numbers.json").read_text("utf-8"))
    lines = re.findall(r"^\\parallax@number\{([^}]*)\}\{(.*?)\}\{([^{}]*)\}% ", text, re.MULTILINE)
    assert [key for key, _, _ in lines] == list(told)
    for key, printed, value in lines:
        assert printed == printed_in_latex(told[key]["printed"])
        assert float(value) == told[key]["value"]


def test_one_key_names_one_number() -> None:
    with pytest.raises(ValueError, match="is a number of figure a and of figure b"):
        collected({"figure a": NUMBERS[:1], "figure b": NUMBERS[:1]})
    quote = Numbers("a")
    quote("b", 1, meaning="one")
    quote("b", 1, meaning="one")
    with pytest.raises(ValueError, match="two numbers"):
        quote("b", 2, meaning="two")
    with pytest.raises(ValueError, match="no key"):
        quote("b c", 2, meaning="two")


@given(st.lists(st.text(max_size=6), unique=True, max_size=30))
def test_any_word_is_a_part_of_a_key_and_another_word_is_another_part(words: list[str]) -> None:
    parts = [key_part(word) for word in words]
    assert len(set(parts)) == len(words)
    quote = Numbers("words")
    for part in parts:
        if part:
            quote(f"x{part}", 1, meaning="one")


@given(st.floats(-1e6, 1e6), st.integers(0, 4))
def test_what_is_printed_is_the_value_rounded(value: float, digits: int) -> None:
    quote = Numbers("a")
    for printed in (
        quote.signed("b", value, digits, meaning="a number"),
        quote.decimal("c", value, digits, meaning="a number"),
    ):
        assert abs(float(printed.replace("−", "-")) - value) <= 0.5000001 * 10**-digits
    quote("d", int(value), meaning="a number")
    for number in quote:
        assert set(printed_in_latex(number.printed)) <= set("0123456789.,+\\ensuremath{-}")


def test_what_is_no_number_is_not_printed_in_latex() -> None:
    with pytest.raises(ValueError, match="no printed number"):
        printed_in_latex("5 %")


@needs_latex
@pytest.mark.parametrize("engine", ENGINES)
def test_latex_prints_the_numbers_in_text_and_in_mathematics(engine: str, tmp_path: Path) -> None:
    body = "\n\n".join(
        rf"A \parallax{{{key}}} B $x=\parallax{{{key}}}$ C \parallax[demo]{{{key}}} D" for key in KEYS
    )
    printed = compiled(tmp_path, body, files(tmp_path), engine)
    assert printed.errors == []
    # In mathematics TeX chooses the spaces.
    text = printed.text.replace(" ", "")
    for shown in SHOWN:
        assert f"A{shown}Bx={shown}C{shown}D".replace(" ", "") in text


@needs_latex
def test_signs_and_commas_take_no_space_of_their_own(tmp_path: Path) -> None:
    body = (
        rf"\setbox0\hbox{{$\parallax{{{KEYS[0]}}}$}}\setbox2\hbox{{\parallax{{{KEYS[0]}}}}}"
        r"\ifdim\wd0=\wd2 same\else other\fi\ "
        rf"\setbox0\hbox{{$x-\parallax{{{KEYS[1]}}}$}}\setbox2\hbox{{$x-{{-6}}$}}"
        r"\ifdim\wd0=\wd2 as good\else worse\fi"
    )
    printed = compiled(tmp_path, body, files(tmp_path))
    assert "same as good" in printed.text


@needs_latex
def test_numbers_stand_in_titles_captions_and_bookmarks(tmp_path: Path) -> None:
    body = (
        rf"\tableofcontents\listoffigures\section{{Words: \parallax{{{KEYS[0]}}}, \parallax[demo]{{{KEYS[1]}}}}}"
        rf"\begin{{figure}}\caption{{Ratio \parallax{{{KEYS[3]}}}}}\end{{figure}}"
    )
    printed = compiled(tmp_path, body, files(tmp_path) + r"\usepackage{hyperref}", runs=2)
    assert printed.errors == []
    assert printed.text.count("Words: 1,234, −6") == 2
    assert printed.text.count("Ratio +5.3") == 2
    bookmark = (tmp_path / "paper.out").read_text("utf-8")
    assert r"\0001\000,\0002\0003\0004" in bookmark


@needs_latex
def test_two_studies_stand_in_one_paper(tmp_path: Path) -> None:
    other = (Number(KEYS[0], "99", 99, "words", "words"),)
    preamble = files(tmp_path) + files(tmp_path, "spring-2022", other)
    body = (
        rf"A \parallax{{{KEYS[0]}}} "
        rf"{{\parallaxstudy{{demo}}\parallax{{{KEYS[0]}}} \parallax[spring-2022]{{{KEYS[0]}}}}} "
        rf"\parallax{{{KEYS[0]}}} B \parallaxvalue{{{KEYS[0]}}} C"
    )
    printed = compiled(tmp_path, body, preamble)
    assert printed.errors == []
    assert "A 99 1,234 99 99 B 99 C" in printed.text


@needs_latex
def test_values_can_be_calculated_with(tmp_path: Path) -> None:
    body = rf"\newdimen\length \length=\parallaxvalue{{{KEYS[1]}}}pt \advance\length by 10pt \the\length"
    printed = compiled(tmp_path, body, files(tmp_path))
    assert printed.errors == []
    assert "3.75pt" in printed.text


@needs_latex
@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            r"\parallax{frames.apart.men}",
            ["There is no number `frames.apart.men'", "in figures/demo/numbers.tex."],
        ),
        (r"\parallaxvalue{a_b/c.d}", ["There is no number `a_b/c.d'", "in figures/demo/numbers.tex."]),
        (
            r"\parallax[other]{a}",
            ["No numbers of a study `other' have been read", "(figures/other/numbers.tex)."],
        ),
        (
            r"\parallaxstudy{other}",
            ["No numbers of a study `other' have been read", "(figures/other/numbers.tex)."],
        ),
    ],
)
def test_an_unknown_key_is_an_error_that_names_it_and_the_file(
    body: str, told: list[str], tmp_path: Path
) -> None:
    (error,) = compiled(tmp_path, body, files(tmp_path)).errors
    lines = [line.removeprefix("(parallax)").strip() for line in error.splitlines()]
    assert lines == [f"Package parallax Error: {told[0]}", told[1]]
