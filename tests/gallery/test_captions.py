r"""Captions can be pasted and compiled as they are, whatever the study writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from latex_runs import ENGINES, compiled, needs_latex
from PIL import Image

from analysis.gallery.captions import Words, caption_latex, caption_markdown, source_of

WORDS = Words(
    "frames",
    "Which frames [of all] does each article use?",
    "The share differs by −5 points & 100 % of #1, from 1.4 (O'Neil_x) to 1.6 ({Lin} *heyuan*).",
    "Lines: 95 % intervals (p < .05); $x$ ~ y^2 \\ 林河源说“水”。",
    "Source: The Confluence Review, Spring 2041 (6 articles in 12 versions); table framing/salience.",
)
PREAMBLE = "\\usepackage{graphicx}\n\\newcommand{\\zh}[1]{(#1)}\n"
FIGURE = r"""\begin{figure}
  \centering
  \input{frames.caption}
  \includegraphics[alt={\parallaxalt},width=1cm,height=1cm]{example}
  \caption[\parallaxquestion]{\parallaxcaption}
  \label{fig:frames}
\end{figure}
See \ref{fig:frames}."""


def files(folder: Path, words: Words = WORDS) -> None:
    (folder / "frames.caption.tex").write_text(caption_latex(words), "utf-8")
    Image.new("RGB", (9, 9)).save(folder / "example.pdf")


def test_a_caption_in_markdown_is_one_paragraph_that_begins_with_the_question() -> None:
    told = caption_markdown(WORDS)
    assert told.startswith("**Which frames \\[of all\\] does each article use?** The share differs")
    assert told.endswith("table framing/salience.\n") and told.count("\n") == 1
    assert "\\*heyuan\\*" in told


@given(st.text(max_size=40))
def test_any_text_stays_in_its_definition(text: str) -> None:
    lines = caption_latex(Words("frames", "Which?", text, text, "Source.")).splitlines()
    defined = [line for line in lines if line.startswith("\\def")]
    assert len(defined) == 6
    for line in defined:
        plain = re.sub(r"\\[{}\\]", "", line)
        assert plain.count("{") == plain.count("}") and line.endswith("}%")
    assert len([line for line in lines if line.startswith(("%", "\\"))]) == len(lines)


def test_the_source_names_few_issues_and_counts_many() -> None:
    few = source_of("demo", ["Spring 2041", "Autumn 2041"], 1, 2, ["framing/salience"])
    assert few == (
        "Source: Spring 2041; Autumn 2041 (1 article in 2 versions); table framing/salience of the study demo "
        "(Parallax)."
    )
    many = source_of("demo", [f"Issue {number}" for number in range(1, 101)], 600, 1200, ["a/b", "c/d"])
    assert "Issue 1 to Issue 100, 100 issues (600 articles in 1,200 versions); tables a/b, c/d" in many


@needs_latex
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("packages", ["", "\\usepackage{hyperref}\n"])
def test_a_caption_compiles_in_a_figure_with_alternative_text(
    engine: str, packages: str, tmp_path: Path
) -> None:
    files(tmp_path)
    preamble = PREAMBLE.replace("(#1)", "CHINESE") + packages
    printed = compiled(tmp_path, "\\listoffigures\n" + FIGURE, preamble, engine, runs=2)
    assert printed.errors == []
    assert "Which frames [of all] does each article use?" in printed.text
    text = printed.text.translate(str.maketrans("’˜ˆ", "'~^"))
    # Without a package the low line is a rule, which is no text.
    assert "(O'Neil x) to 1.6 ({Lin} *heyuan*)." in text.replace("O'Neil_x", "O'Neil x")
    assert "−5 points & 100 % of #1" in text
    assert "(p < .05); $x$ ~ y^2 \\ CHINESE" in text
    # The list of figures has the question, not the whole caption.
    assert text.count("95 % intervals") == 1


@needs_latex
def test_figures_do_not_take_each_others_words(tmp_path: Path) -> None:
    files(tmp_path)
    printed = compiled(tmp_path, FIGURE + r"\ifdefined\parallaxcaption still\else gone\fi", PREAMBLE)
    assert "gone" in printed.text
