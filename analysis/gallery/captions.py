r"""The words that go with a figure: a caption to paste, one for LaTeX, and the alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.exhibits.latex_text import latex
from analysis.pages.markdown import counted, escaped

#: Of more issues than these only the first and the last are named.
MOST_ISSUES = 3


@dataclass(frozen=True)
class Words:
    """What a figure says, as plain text.

    Attributes:
        name: the name of the figure.
        question: the question that it answers.
        finding: what its numbers say; may be empty.
        caption: what its marks mean, n, and how it was measured.
        source: where the texts are from, and the tables it was drawn from (:func:`source_of`).
    """

    name: str
    question: str
    finding: str
    caption: str
    source: str

    @property
    def alternative(self) -> str:
        """What is read out to a reader who does not see the figure: what it asks and what it shows."""
        return " ".join(part for part in (self.question, self.finding) if part)


def source_of(study: str, issues: Sequence[str], articles: int, versions: int, tables: Sequence[str]) -> str:
    """Where a figure comes from, in one sentence.

    Args:
        study: the name of the study.
        issues: the titles of its issues, in order.
        articles, versions: how many of them are measured.
        tables: the tables that the figure was drawn from.
    """
    named = "; ".join(issues)
    if len(issues) > MOST_ISSUES:
        named = f"{issues[0]} to {issues[-1]}, {len(issues):,} issues"
    size = f"{counted(articles, 'article')} in {counted(versions, 'version')}"
    drawn = f"{'tables' if len(tables) > 1 else 'table'} {', '.join(tables)}"
    return f"Source: {named} ({size}); {drawn} of the study {study} (Parallax)."


def caption_markdown(words: Words) -> str:
    """The caption in Markdown, one paragraph: question, finding, marks and source."""
    told = [f"**{escaped(words.question)}**"]
    told += [escaped(text) for text in (words.finding, words.caption, words.source) if text]
    return " ".join(told) + "\n"


def caption_latex(words: Words) -> str:
    r"""Definitions of the words in LaTeX, to be read in the figure before the picture.

    Definitions and not a text for ``\caption{\input{…}}``: the alternative text stands before the caption, the list of
    figures takes the question alone, and a paper may want the finding without the rest.
    """
    told = ("finding", "marks", "source") if words.finding else ("marks", "source")
    whole = " ".join(rf"\parallax{part}" + "{}" for part in told)
    lines = [
        rf"% The words of the figure {words.name}, written by Parallax. In a figure, before \includegraphics:",
        rf"%   \input{{figures/.../{words.name}.caption}}",
        rf"%   \includegraphics[alt={{\parallaxalt}}]{{figures/.../{words.name}}}",
        r"%   \caption[\parallaxquestion]{\parallaxcaption}",
        r"\providecommand{\zh}[1]{#1}%",
        rf"\def\parallaxquestion{{{latex(words.question)}}}%",
        rf"\def\parallaxfinding{{{latex(words.finding)}}}%",
        rf"\def\parallaxmarks{{{latex(words.caption)}}}%",
        rf"\def\parallaxsource{{{latex(words.source)}}}%",
        rf"\def\parallaxalt{{{latex(words.alternative)}}}%",
        rf"\def\parallaxcaption{{{whole}}}%",
    ]
    return "\n".join(lines) + "\n"
