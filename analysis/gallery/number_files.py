r"""The numbers of a study as files: JSON for any program, and LaTeX in which ``\parallax{key}`` prints a number."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from analysis.pages.numbers import Number

#: Of each character that is printed in a number, what prints it in the text and in mathematics alike.
_SIGNS = {
    # Without the braces mathematics would put a space behind the comma.
    ",": "{,}",
    "−": r"\ensuremath{-}",
    "+": r"\ensuremath{+}",
    "<": r"\ensuremath{<}",
    " ": "~",
}
_PLAIN = frozenset("0123456789.")

_MACROS = r"""% Numbers of the study @study@, written by Parallax. Do not edit: the next run writes them anew.
%
%   \input{figures/@study@/numbers}        in the preamble of the paper
%   \parallax{frames.apart.mean}           prints a number
%   \parallax[@study@]{frames.apart.mean}  the same, where a paper cites several studies
%   \parallaxstudy{@study@}                from here on numbers are those of this study
%   \parallaxvalue{frames.apart.mean}      the number as measured, to calculate with or for \num of siunitx
%
% An unknown key is an error. numbers.json says of each key what it means, its unit, and what says it.
% Needs no package; works in pdfLaTeX, XeLaTeX and LuaLaTeX.
\begingroup
\catcode`\@=11
\protected\gdef\parallax{\@ifnextchar[\parallax@named\parallax@current}
\gdef\parallax@current#1{\parallax@print{\parallax@study}{#1}}
\gdef\parallax@named[#1]#2{\parallax@print{\detokenize{#1}}{#2}}
\gdef\parallax@print#1#2{%
  \ifcsname parallax@#1@\detokenize{#2}\endcsname
    {\csname parallax@#1@\detokenize{#2}\endcsname}%
  \else
    \parallax@unknown{#1}{#2}%
  \fi}
\gdef\parallax@unknown#1#2{%
  \PackageError{parallax}{%
    \ifcsname parallax@#1@\endcsname
      There is no number `\detokenize{#2}'\MessageBreak in figures/#1/numbers.tex%
    \else
      No numbers of a study `#1' have been read\MessageBreak (figures/#1/numbers.tex)%
    \fi}{The keys of all numbers stand in figures/#1/numbers.json.}%
  \textbf{??}}
\gdef\parallaxvalue#1{%
  \ifcsname parallax@\parallax@study @\detokenize{#1}\endcsname
    \csname parallax@\parallax@study @value@\detokenize{#1}\endcsname
  \else
    \parallax@unknown{\parallax@study}{#1}%
  \fi}
\gdef\parallaxstudy#1{%
  \ifcsname parallax@\detokenize{#1}@\endcsname
    \edef\parallax@study{\detokenize{#1}}%
  \else
    \PackageError{parallax}{%
      No numbers of a study `\detokenize{#1}' have been read\MessageBreak (figures/\detokenize{#1}/numbers.tex)}{%
      Write \string\input{figures/\detokenize{#1}/numbers} in the preamble.}%
  \fi}
% In the bookmarks of hyperref only what expands is printed.
\gdef\parallax@bookmark#1{\ifx[#1\expandafter\parallax@marknamed\else\expandafter\parallax@markcurrent\fi{#1}}
\gdef\parallax@markcurrent#1{\csname parallax@\parallax@study @\detokenize{#1}\endcsname}
\gdef\parallax@marknamed#1#2]#3{\csname parallax@\detokenize{#2}@\detokenize{#3}\endcsname}
\ifx\@nodocument\relax\else
  \AtBeginDocument{%
    \ifdefined\pdfstringdefDisableCommands
      \pdfstringdefDisableCommands{\let\parallax\parallax@bookmark}%
    \fi}
\fi
\xdef\parallax@study{\detokenize{@study@}}
\expandafter\gdef\csname parallax@\parallax@study @\endcsname{}
\gdef\parallax@number#1#2#3{%
  \expandafter\gdef\csname parallax@\parallax@study @\detokenize{#1}\endcsname{#2}%
  \expandafter\gdef\csname parallax@\parallax@study @value@\detokenize{#1}\endcsname{#3}}
"""


def collected(parts: Mapping[str, Sequence[Number]]) -> dict[str, tuple[str, Number]]:
    """All numbers of a study by their keys, each with the figure or page that says it.

    Args:
        parts: numbers by where they are said, such as ``figure frames``.

    Raises:
        ValueError: two of them have one key, so that it would not name a number.
    """
    found: dict[str, tuple[str, Number]] = {}
    for origin, numbers in parts.items():
        for number in numbers:
            if number.key in found:
                raise ValueError(f"“{number.key}” is a number of {found[number.key][0]} and of {origin}")
            found[number.key] = (origin, number)
    return found


def numbers_json(numbers: Mapping[str, tuple[str, Number]]) -> str:
    """Key → ``printed``, ``value``, ``unit``, ``meaning`` and ``from``, in the order in which they are said."""
    told = {
        key: {
            **{name: value for name, value in number.record().items() if name != "key"},
            "from": origin,
        }
        for key, (origin, number) in numbers.items()
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def numbers_tex(study: str, numbers: Mapping[str, tuple[str, Number]]) -> str:
    """The LaTeX file: one line a number, with what it means behind it.

    Args:
        study: the name of the study: small letters, digits, ``-``, ``_`` and ``.``.
        numbers: see :func:`collected`.
    """
    lines = [
        rf"\parallax@number{{{key}}}{{{printed_in_latex(number.printed)}}}{{{number.record()['value']}}}"
        f"% {_comment(number)}"
        for key, (_, number) in numbers.items()
    ]
    return _MACROS.replace("@study@", study) + "\n".join([*lines, r"\endgroup"]) + "\n"


def printed_in_latex(printed: str) -> str:
    r"""A printed number in LaTeX, right in the text and in mathematics.

    >>> print(printed_in_latex("−1,234.5"))
    \ensuremath{-}1{,}234.5

    Raises:
        ValueError: it is no number as Parallax prints them.
    """
    if unknown := set(printed) - _PLAIN - set(_SIGNS):
        raise ValueError(f"“{printed}” is no printed number: {', '.join(sorted(unknown))}")
    return "".join(_SIGNS.get(character, character) for character in printed)


def _comment(number: Number) -> str:
    return " ".join(f"{number.unit}; {number.meaning}".removeprefix("; ").split())
