r"""What the preamble of a paper needs for the tables: packages, and how Chinese is set."""

from __future__ import annotations

#: Read it with ``\input`` after ``\documentclass``. It asks which engine runs.
PREAMBLE = r"""% What the tables of this study need. Read it in the preamble: \input{preamble}
\usepackage{array,booktabs,longtable}
\usepackage{iftex}
% \zh{...} sets Chinese. Fonts are looked for by the names of their files, then by their own names.
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage{CJKutf8}
  \DeclareRobustCommand{\zh}[1]{\begin{CJK*}{UTF8}{gbsn}#1\end{CJK*}}
\else
  \usepackage{fontspec}
  \newcommand{\parallaxchinesefont}[1]{\newfontfamily\parallaxchinese{#1}}
  \newcommand{\parallaxtryfont}[1]{%
    \ifdefined\parallaxchinese\else\IfFontExistsTF{#1}{\parallaxchinesefont{#1}}{}\fi}
  \parallaxtryfont{NotoSerifCJKsc-Regular.otf}
  \parallaxtryfont{Noto Serif CJK SC}
  \parallaxtryfont{SourceHanSerifSC-Regular.otf}
  \parallaxtryfont{Source Han Serif SC}
  \parallaxtryfont{FandolSong-Regular.otf}
  \parallaxtryfont{Songti SC}
  \parallaxtryfont{SimSun}
  \ifdefined\parallaxchinese\else
    \PackageWarning{parallax}{no Chinese font found: see docs/tables.md}
    \newcommand{\parallaxchinese}{}
  \fi
  \ifXeTeX
    % Lines may break between Chinese characters.
    \DeclareRobustCommand{\zh}[1]{{\XeTeXlinebreaklocale "zh"\XeTeXlinebreakskip=0pt plus 0.05em\parallaxchinese #1}}
  \else
    \DeclareRobustCommand{\zh}[1]{{\parallaxchinese #1}}
  \fi
\fi
"""
