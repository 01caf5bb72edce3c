r"""Any text in LaTeX: what TeX would take for a command is a character, and Chinese stands in ``\zh{…}``."""

from __future__ import annotations

from analysis.exhibits.scripts import UNBROKEN, WORD, one_line, runs
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
    UNBROKEN: "~",
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


def latex(text: str, width: float | None = None, indent: float = 0.0) -> str:
    r"""Text as LaTeX that prints it, on one line.

    Args:
        text: any text.
        width: the width of the column in which it stands, in millimetres; words that are wider are broken anywhere.
        indent: by how much lines after the first are drawn in.

    Letters that the font lacks are left as they are: XeLaTeX and LuaLaTeX then print those that the font of the text
    has, and pdfLaTeX those of the Latin alphabet.
    """
    line = one_line(text)
    if width is None:
        return "".join(rf"\zh{{{run}}}" if chinese else _latin(run) for chinese, run in runs(line))
    first, *others = line.split(" ")
    return " ".join([_word(first, width), *(_word(word, width - indent) for word in others)])


def latex_number(text: str) -> str:
    """A printed number: signs are those of mathematics."""
    return latex(text).replace("+", "$+$")


#: Widths of columns are rounded down to a tenth of a millimetre.
TOLERANCE = 0.15
# Stands for a place where a word may be broken; it never stands in a cleaned text.
_BREAK = "\x00"


def _word(word: str, width: float) -> str:
    """A word of a column of this width: broken only where it is wider, Chinese only where it is long."""
    pieces = []
    for chinese, run in runs(word):
        fits = text_width(run) <= width + TOLERANCE
        if chinese:
            pieces.append(rf"\mbox{{\zh{{{run}}}}}" if fits and len(run) <= WORD else rf"\zh{{{run}}}")
        else:
            pieces.append(_latin(run if fits else _BREAK.join(run)))
    return "".join(pieces)


def _latin(text: str) -> str:
    out = []
    for character, following in zip(text, f"{text[1:]} ", strict=True):
        if character == _BREAK:
            out.append(r"\allowbreak{}")
            continue
        out.append(_CHARACTERS.get(character, character))
        if character == following and character in _JOINED:
            out.append("{}")
    return "".join(out)
