"""The example paper is set from the demo study, and a paper with a fault is refused."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from project import PROJECT

from analysis.errors import StudyError
from analysis.figures.font import font_path
from workflow.latex import ENGINE, identified, set_paper

PAPER = PROJECT / "docs" / "example-paper" / "paper.tex"

with_latex = pytest.mark.skipif(
    shutil.which(ENGINE) is None, reason="XeLaTeX is not installed (Debian: texlive-xetex)"
)


def paper(folder: Path, body: str, preamble: str = "") -> Path:
    path = folder / "paper.tex"
    path.write_text(
        f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n", "utf-8"
    )
    return path


def test_the_paper_has_six_figures_four_tables_and_no_typed_number() -> None:
    text = PAPER.read_text("utf-8")
    assert len(set(re.findall(r"\\parallaxfigure\{(\w+)\}", text))) >= 6
    assert len(set(re.findall(r"\\input\{\\study/tables/(?!preamble)(\w+)\}", text))) >= 4
    assert len(set(re.findall(r"\\parallax\{([^}]+)\}", text))) >= 10
    prose = text[text.index(r"\begin{abstract}") :]
    typed = re.sub(r"\\(?:parallax|parallaxfigure|input|ref)\{[^}]*\}", "", prose)
    # .05 is the level of the tests.
    assert re.findall(r"\d+", typed) == ["05"]


@with_latex
def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    source = paper(tmp_path, "Text.")
    first = set_paper(source, font_path().parent)
    assert first.startswith(b"%PDF") and first == set_paper(source, font_path().parent)


def test_the_identity_of_a_pdf_is_replaced_however_it_is_written() -> None:
    in_hexadecimal = b"/ID[<" + b"0a" * 16 + b"><" + b"0a" * 16 + b">]"
    as_printed = rb"/ID[(\\*iv\)J5D\233\310\012YG^\330\))(\\*iv\)J5D\233\310\012YG^\330\))]"
    first, second = (identified(b"%PDF " + identity + b" end") for identity in (in_hexadecimal, as_printed))
    assert first == second and first.count(b"/ID[<") == 1


@with_latex
@pytest.mark.parametrize(
    ("body", "told"),
    [
        (r"See Figure~\ref{fig:nowhere}.", "Reference `fig:nowhere'"),
        (r"\noindent\rule{300mm}{1mm}", "Overfull"),
        (r"\undefinedcommand", "Undefined control sequence"),
        (r"\input{nowhere}", "nowhere.tex"),
        ("中", "Missing character"),
    ],
)
def test_a_fault_is_told_in_one_sentence(tmp_path: Path, body: str, told: str) -> None:
    with pytest.raises(StudyError) as error:
        set_paper(paper(tmp_path, body), font_path().parent)
    assert told in str(error.value) and "paper.tex" in str(error.value)
    assert "\n" not in str(error.value)


def test_without_latex_the_next_step_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StudyError, match=r"not installed.*apt install"):
        set_paper(paper(tmp_path, "Text."), tmp_path)
