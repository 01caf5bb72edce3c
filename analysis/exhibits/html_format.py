"""Set a table in HTML that Word and LibreOffice open as a table: nothing but inline styles."""

from __future__ import annotations

from html import escape

from analysis.exhibits.panels import INDENT, Head, Panel, Slot, panels
from analysis.exhibits.printed_table import PrintedTable, Row
from analysis.exhibits.scripts import WORD, one_line, runs

_TYPE = "font-family:'Times New Roman',Times,serif;color:#000"
_CHINESE = "font-family:'Noto Serif CJK SC','Source Han Serif SC','Songti SC',SimSun,serif"
_CELL = f"{_TYPE};font-size:8pt;line-height:1.25"
_HEAVY, _LIGHT = "0.8pt solid #000", "0.5pt solid #000"


def html_table(table: PrintedTable) -> str:
    """The table as a page of its own, to be opened in Word or LibreOffice, or pasted from the browser.

    Rules, widths and alignment are inline styles, which both programs keep; Chinese text is marked as such, so that
    they set it in a Chinese font and do not spell-check it as English.
    """
    parts = panels(table)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        f'<head><meta charset="utf-8"><title>{escape(one_line(table.title))}</title></head>',
        '<body style="margin:12pt">',
        f'<p style="{_TYPE};font-size:9pt;margin:0 0 4pt 0"><b>{_text(table.title)}.</b> {_text(table.caption)}</p>',
    ]
    for place, panel in enumerate(parts):
        if place:
            # Word joins tables that nothing parts.
            lines.append(f'<p style="{_TYPE};font-size:6pt;margin:0">&nbsp;</p>')
        lines += _panel(panel)
    lines += [f'<p style="{_TYPE};font-size:7pt;margin:2pt 0 0 0">{_text(note)}</p>' for note in table.notes]
    sources = escape(one_line(", ".join(table.sources))).replace("--", "- -")
    return "\n".join([*lines, f"<!-- Numbers: {sources}. -->", "</body>", "</html>"]) + "\n"


def _panel(panel: Panel) -> list[str]:
    width = f"{panel.width:.1f}mm"
    lines = [
        f'<table style="border-collapse:collapse;width:{width}" cellspacing="0" cellpadding="0">',
        "<colgroup>"
        + "".join(f'<col style="width:{slot.width + slot.gap:.1f}mm">' for slot in panel.slots)
        + "</colgroup>",
        "<thead>",
    ]
    if panel.groups:
        heads = [_head(panel, head, top=True, grouped=True) for head in panel.groups]
        lines.append(f"<tr>{''.join(heads)}</tr>")
    heads = [_head(panel, head, top=not panel.groups, grouped=False) for head in panel.heads]
    lines += [f"<tr>{''.join(heads)}</tr>", "</thead>", "<tbody>"]
    return [*lines, *_body(panel), "</tbody>", "</table>"]


def _head(panel: Panel, head: Head, *, top: bool, grouped: bool) -> str:
    first, last = panel.slots[head.first], panel.slots[head.last]
    centred = grouped or first is not last
    align = "center" if centred else "right" if first.right else "left"
    rules = [f"border-top:{_HEAVY}"] if top else []
    if not grouped:
        rules.append(f"border-bottom:{_LIGHT}")
    text = _text(head.text)
    if grouped and head.text:
        # The rule under a shared head ends before the gap, as in print.
        text = f'<div style="border-bottom:{_LIGHT}">{text}</div>'
    style = ";".join(
        [f"text-align:{align}", "vertical-align:bottom", "font-weight:normal", _padding(last), *rules, _CELL]
    )
    span = head.last - head.first + 1
    return f'<th{_span(span)} style="{style}">{text}</th>'


def _body(panel: Panel) -> list[str]:
    # What a row holds, and whether it begins a section.
    rows: list[tuple[str | Row, bool]] = []
    for section in panel.table.sections:
        entries: list[str | Row] = [*([section.title] if section.title else []), *section.rows]
        rows += [(entry, place == 0 and bool(rows)) for place, entry in enumerate(entries)]
    if not rows:
        rows.append(("Nothing was found.", False))
    lines = []
    for place, (entry, begins) in enumerate(rows):
        style = f"border-bottom:{_HEAVY};" if place == len(rows) - 1 else ""
        style += "padding-top:3pt;" if begins else ""
        if isinstance(entry, str):
            cells = f'<td{_span(len(panel.slots))} style="{style}{_CELL}"><i>{_text(entry)}</i></td>'
        else:
            printed = zip(panel.printed(entry), panel.slots, strict=True)
            cells = "".join(_cell(text, slot, style) for text, slot in printed)
        lines.append(f"<tr>{cells}</tr>")
    return lines


def _cell(text: str, slot: Slot, style: str) -> str:
    align = "right" if slot.right else "left"
    if slot.part == "text":
        style += f"padding-left:{INDENT}mm;text-indent:-{INDENT}mm;"
    else:
        style += "white-space:nowrap;"
    return f'<td style="{style}text-align:{align};vertical-align:top;{_padding(slot)};{_CELL}">{_text(text)}</td>'


def _padding(slot: Slot) -> str:
    return f"padding-right:{slot.gap:.1f}mm"


def _span(count: int) -> str:
    return f' colspan="{count}"' if count > 1 else ""


def _text(text: str) -> str:
    return "".join(_chinese(run) if chinese else escape(run) for chinese, run in runs(one_line(text)))


def _chinese(run: str) -> str:
    unbroken = ";white-space:nowrap" if len(run) <= WORD else ""
    return f'<span lang="zh-Hans" style="{_CHINESE}{unbroken}">{escape(run)}</span>'
