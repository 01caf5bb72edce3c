r"""Set a table in LaTeX: booktabs, columns of fixed width, notes below.

The text needs the packages array, booktabs and longtable, and may define ``\zh`` (:data:`PREAMBLE` does all of it).
Every column has a width in millimetres and type of 8 points, so that the table is as wide in any class of document;
numbers have room for the widest of the common fonts, and words that are wider than their column are broken.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.exhibits.latex_text import latex, latex_number
from analysis.exhibits.panels import INDENT, Head, Panel, Slot, panels
from analysis.exhibits.printed_table import PrintedTable
from analysis.exhibits.scripts import one_line

#: Lines of a table that still stand on one page together with its caption.
PAGE_LINES = 50

_FALLBACKS = r"""\providecommand{\zh}[1]{#1}
\providecommand{\parallaxfloat}{table}
\providecommand{\parallaxtype}{\fontsize{8}{9.8}\selectfont}
\providecommand{\parallaxnotetype}{\fontsize{7}{8.6}\selectfont}"""

# Captions of longtable come in the type of the table; those of the package caption, in that of its settings.
_CAPTION_SIZE = (
    r"\ifcsname ver@caption.sty\endcsname\else\let\parallaxname\tablename"
    r"\def\tablename{\normalsize\parallaxname}\fi"
)

_SETTINGS = [
    r"\parallaxtype",
    r"\setlength{\tabcolsep}{0pt}",
    r"\renewcommand{\arraystretch}{1.12}",
]


def latex_table(table: PrintedTable) -> str:
    r"""The table as LaTeX, to be read with ``\input``.

    A table of more lines than a page holds is a ``longtable``, which goes on over pages and repeats its heads; every
    other one is a float. A table that is too wide is set in several parts below each other.
    """
    parts = panels(table)
    lines = [
        f"% {_comment(table.title)}",
        f"% Numbers: {_comment(', '.join(table.sources))}.",
        _FALLBACKS,
    ]
    together: list[Panel] = []
    groups: list[list[Panel]] = []
    for panel in parts:
        if together and sum(part.lines() for part in [*together, panel]) > PAGE_LINES:
            groups.append(together)
            together = []
        together.append(panel)
    groups.append(together)
    for place, group in enumerate(groups):
        last = place == len(groups) - 1
        long = len(group) == 1 and group[0].lines() > PAGE_LINES
        lines += (_long if long else _float)(table, group, place, last)
    return "\n".join(lines) + "\n"


def _float(table: PrintedTable, group: Sequence[Panel], place: int, last: bool) -> list[str]:
    width = max(panel.width for panel in group)
    lines = [
        r"\expandafter\begin\expandafter{\parallaxfloat}[tbp]",
        *_continued(place),
        r"\centering",
        *_SETTINGS,
        # The caption stands above the table.
        r"\setlength{\abovecaptionskip}{0pt}",
        r"\setlength{\belowcaptionskip}{1.5mm}",
        *_caption(table, place),
        rf"\begin{{minipage}}{{{_mm(width)}}}",
        r"\raggedright",
    ]
    for number, panel in enumerate(group):
        if number:
            lines.append(r"\par\vspace{2.5mm}")
        lines += [
            rf"\begin{{tabular}}{{{_columns(panel)}}}",
            r"\toprule",
            *_heads(panel),
            r"\midrule",
            *_body(panel),
            r"\bottomrule",
            r"\end{tabular}",
        ]
    if last and table.notes:
        lines += [r"\par\vspace{1mm}", rf"{{\parallaxnotetype {_notes(table)}\par}}"]
    return [*lines, r"\end{minipage}", r"\expandafter\end\expandafter{\parallaxfloat}"]


def _long(table: PrintedTable, group: Sequence[Panel], place: int, last: bool) -> list[str]:
    (panel,) = group
    continued = _across(panel, rf"Table~\thetable: {latex(table.title)} (continued)", "")
    lines = [
        r"\begingroup",
        *_continued(place),
        *_SETTINGS,
        r"\setlength{\LTcapwidth}{\textwidth}",
        _CAPTION_SIZE,
        rf"\begin{{longtable}}{{{_columns(panel)}}}",
        "".join(_caption(table, place)) + r"\\",
        r"\toprule",
        *_heads(panel),
        r"\midrule",
        r"\endfirsthead",
        rf"{continued}\\",
        r"\toprule",
        *_heads(panel),
        r"\midrule",
        r"\endhead",
        r"\bottomrule",
        r"\endfoot",
        r"\bottomrule",
        r"\endlastfoot",
        *_body(panel),
        r"\end{longtable}",
    ]
    if last and table.notes:
        # Below the table and not in its foot, which would be kept free on every page.
        lines += [
            r"\nopagebreak\vspace{-\LTpost}\nopagebreak\vspace{1mm}\nopagebreak",
            rf"\noindent\hfil\begin{{minipage}}{{{_mm(panel.width)}}}\raggedright",
            rf"\parallaxnotetype {_notes(table)}\par",
            r"\end{minipage}\hfil\par\vspace{\LTpost}",
        ]
    return [*lines, r"\endgroup"]


def _continued(place: int) -> list[str]:
    r"""Settings of a further part: the same number, and a name of its own for links (``\theHtable`` of hyperref)."""
    if not place:
        return []
    return [r"\addtocounter{table}{-1}", rf"\def\theHtable{{\thetable.part{place + 1}}}"]


def _caption(table: PrintedTable, place: int) -> list[str]:
    title = latex(table.title)
    if place:
        return [rf"\caption[]{{{title} (continued).}}"]
    text = " ".join(part for part in (f"{title}.", latex(table.caption)) if part)
    return [rf"\caption[{{{title}}}]{{{text}}}", rf"\label{{tab:{table.name}}}"]


def _columns(panel: Panel) -> str:
    """The preamble of the table."""
    return "".join(
        (
            rf">{{\raggedleft\arraybackslash}}p{{{_mm(slot.width)}}}"
            if slot.right
            else rf">{{\raggedright\hangindent={_mm(INDENT)}\arraybackslash}}p{{{_mm(slot.width)}}}"
        )
        + _gap(slot)
        for slot in panel.slots
    )


def _heads(panel: Panel) -> list[str]:
    lines = []
    if panel.groups:
        lines.append(" & ".join(_head(panel, head, grouped=True) for head in panel.groups) + r" \\")
        lines.append(
            "".join(
                rf"\cmidrule{_trim(panel.slots[head.last])}{{{head.first + 1}-{head.last + 1}}}"
                for head in panel.groups
                if head.text
            )
        )
    lines.append(" & ".join(_head(panel, head) for head in panel.heads) + r" \\")
    return lines


def _head(panel: Panel, head: Head, *, grouped: bool = False) -> str:
    first, last = panel.slots[head.first], panel.slots[head.last]
    if not head.text:
        return " & " * (head.last - head.first)
    if grouped or first is not last:
        how = r"\centering"
    else:
        how = r"\raggedleft" if first.right else r"\raggedright"
    width = panel.span(head)
    column = rf">{{{how}\arraybackslash}}b{{{_mm(width)}}}{_gap(last)}"
    return rf"\multicolumn{{{head.last - head.first + 1}}}{{{column}}}{{{latex(head.text, width)}}}"


def _body(panel: Panel) -> list[str]:
    lines: list[str] = []
    for section in panel.table.sections:
        if lines:
            lines.append(r"\addlinespace[1mm]")
        if section.title:
            lines.append(_across(panel, latex(section.title), r"\itshape ") + r"\\*")
        for row in section.rows:
            cells = (
                latex(text, slot.width, INDENT) if slot.part == "text" else latex_number(text)
                for text, slot in zip(panel.printed(row), panel.slots, strict=True)
            )
            lines.append(" & ".join(cells) + r" \\")
    if not lines:
        lines.append(_across(panel, "Nothing was found.", "") + r"\\")
    return lines


def _across(panel: Panel, text: str, style: str) -> str:
    """A row that is one cell."""
    column = rf">{{\raggedright\arraybackslash}}p{{{_mm(panel.width)}}}"
    return rf"\multicolumn{{{len(panel.slots)}}}{{{column}}}{{{style}{text}}}"


def _gap(slot: Slot) -> str:
    return rf"@{{\hspace{{{_mm(slot.gap)}}}}}" if slot.gap else ""


def _trim(slot: Slot) -> str:
    # The gap belongs to the column before it.
    return f"(r{{{_mm(slot.gap)}}})" if slot.gap else ""


def _notes(table: PrintedTable) -> str:
    return " ".join(latex(note) for note in table.notes)


def _mm(width: float) -> str:
    return f"{width:.1f}mm"


def _comment(text: str) -> str:
    return one_line(text).replace("%", "per cent")
