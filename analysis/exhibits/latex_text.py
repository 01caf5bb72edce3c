r"""Any text in LaTeX: what TeX would take for a command is a character, and Chinese stands in ``\zh{…}``."""

from __future__ import annotations

from analysis.exhibits.scripts import one_line, runs
from analysis.exhibits.text_width import text_width

_CHARACTERS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"$<$",
    ">": r"$>$",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    # The straight mark; in some languages babel takes the bare one for a command.
    '"': r"{\char34}",
    # After a line's end these would be its argument.
    "[": "{[}",
    "]": "{]}",
    "*": "{*}",
    "“": r"\textquotedblleft{}",
    "”": r"\textquotedblright{}",
    "‘": r"\textquoteleft{}",
    "’": r"\textquoteright{}",
    "–": r"\textendash{}",
    "—": r"\textemdash{}",
    "…": r"\textellipsis{}",
    "·": r"\textperiodcentered{}",
    "•": r"\textbullet{}",
    "°": r"\textdegree{}",
    "§": r"\textsection{}",
    "−": "$-$",
    "×": r"$\times$",
    "±": r"$\pm$",
    "≤": r"$\leq$",
    "≥": r"$\geq$",
    "≠": r"$\neq$",
    "≈": r"$\approx$",
    "∞": r"$\infty$",
    "→": r"$\rightarrow$",
}
# Two of these in a row would be joined into another mark.
_JOINED = "-',"


def latex(text: str, width: float | None = None) -> str:
    r"""Text as LaTeX that prints it, on one line.

    Args:
        text: any text.
        width: the width of the column in which it stands, in millimetres; words that are wider are broken anywhere.

    Letters that the font lacks are left as they are: XeLaTeX and LuaLaTeX then print those that the font of the text
    has, and pdfLaTeX those of the Latin alphabet.
    """
    line = one_line(text)
    if width is not None:
        line = " ".join(
            _BREAK.join(word) if text_width(word) > width and not _all_chinese(word) else word
            for word in line.split(" ")
        )
    return "".join(rf"\zh{{{run}}}" if chinese else _latin(run) for chinese, run in runs(line))


def latex_number(text: str) -> str:
    """A printed number: signs are those of mathematics."""
    return _latin(one_line(text)).replace("+", "$+$")


# Stands for a place where a word may be broken; it never stands in a cleaned text.
_BREAK = "\x00"


def _all_chinese(word: str) -> bool:
    return all(chinese for chinese, _ in runs(word))


def _latin(text: str) -> str:
    out = []
    for character, following in zip(text, [*text[1:], ""], strict=True):
        if character == _BREAK:
            out.append(r"\allowbreak{}")
            continue
        out.append(_CHARACTERS.get(character, character))
        if character == following and character in _JOINED:
            out.append("{}")
    return "".join(out)
