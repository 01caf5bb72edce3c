"""Set a table in Markdown: a pipe table with one line of heads."""

from __future__ import annotations

from analysis.exhibits.panels import Panel, panels
from analysis.exhibits.printed_table import Cell, Column, PrintedTable
from analysis.exhibits.scripts import one_line
from analysis.pages.markdown import escaped, table


def markdown_table(printed: PrintedTable) -> str:
    """The table as Markdown (GitHub, Pandoc, Quarto): title and caption, the table, and its notes below."""
    lines = [f"**{_text(printed.title)}.** {_text(printed.caption)}".rstrip(), ""]
    for panel in panels(printed):
        lines += [*_panel(panel), ""]
    for note in printed.notes:
        lines += [_text(note), ""]
    # Two hyphens would end the comment.
    sources = one_line(", ".join(printed.sources)).replace("--", "- -").replace(">", "")
    return "\n".join([*lines, f"<!-- Numbers: {sources}. -->"]) + "\n"


def _panel(panel: Panel) -> list[str]:
    places = list(dict.fromkeys(slot.column for slot in panel.slots))
    columns = [panel.table.columns[place] for place in places]
    rows: list[list[str]] = []
    for section in panel.table.sections:
        if section.title:
            rows.append([f"*{_text(section.title)}*", *[""] * (len(columns) - 1)])
        for row in section.rows:
            rows.append([_cell(panel.table.columns[place], row[place]) for place in places])
    if not rows:
        rows.append(["Nothing was found.", *[""] * (len(columns) - 1)])
    numbers = [place for place, column in enumerate(columns) if column.kind is not None]
    return table([_text(column.whole_head) for column in columns], rows, numbers)


def _cell(column: Column, cell: Cell) -> str:
    return _text(" ".join(part for part in column.printed(cell) if part))


def _text(text: str) -> str:
    return escaped(one_line(text))
