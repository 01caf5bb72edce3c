"""The gallery of a study: every figure with what it shows and how to put it into a paper; its tables and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from analysis.gallery.captions import caption_markdown
from analysis.gallery.shown import Sheet, Shown
from analysis.pages.markdown import counted, escaped

#: Pixels on the page for each millimetre in print: two columns fill the page of a code host.
PIXELS_A_MILLIMETRE = 4.2
#: The environment of LaTeX for each size.
FLOATS = {"double": "figure*", "single": "figure", "slide": "figure"}
SIZES = {"double": "two columns", "single": "one column", "slide": "a slide"}


def gallery_page(
    study: str,
    figures: Sequence[Shown],
    tables: Mapping[str, str],
    numbers: Mapping[str, int],
    base: str = "",
) -> str:
    """The page in Markdown.

    Args:
        study: the name of the study.
        figures: its figures, in order.
        tables: name of each table for print → its title, in Markdown.
        numbers: how many numbers each figure or page says, by where they are said.
        base: what leads from the page to the folder of the figures: empty, or ``spring-2022/``.
    """
    folder = f"figures/{study}"
    total = sum(numbers.values())
    lines = [
        f"# Figures of the study {escaped(study)}",
        "",
        f"{counted(len(figures), 'figure')}, {counted(len(tables), 'table')} and {counted(total, 'number')} "
        "that go into a paper as they are. This page is written by the program; a click on a figure opens it whole.",
        "",
        *_how_to(folder, figures),
        "## Figures",
        "",
        *(
            f"{place}. [{escaped(shown.words.question)}](#{shown.words.name})"
            for place, shown in enumerate(figures, 1)
        ),
        "",
    ]
    for place, shown in enumerate(figures, 1):
        lines += _figure(place, shown, folder, base)
    lines += _tables(study, tables, base)
    lines += _numbers(study, numbers, base)
    return "\n".join(lines)


def _how_to(folder: str, figures: Sequence[Shown]) -> list[str]:
    name = figures[0].words.name if figures else "frames"
    return [
        "## Put them into a paper",
        "",
        "Figures have the size in which they are printed: do not scale them. Under each figure stands what to write.",
        "",
        "**LaTeX.** The PDF, and the words of the figure from the file beside it, which defines `\\parallaxquestion`, "
        "`\\parallaxfinding`, `\\parallaxmarks`, `\\parallaxsource`, the last three as `\\parallaxcaption`, and "
        "`\\parallaxalt` for readers who do not see the figure. Chinese stands in `\\zh{…}`, which you define with "
        "your Chinese font.",
        "",
        "**Word, LibreOffice.** Insert › Pictures: the SVG, or the PNG, at 100 %. Paste the caption from "
        f"`{name}.caption.md`; its first two sentences are the alternative text.",
        "",
        "**Markdown, Quarto.** The line under the figure; for a PDF by way of LaTeX take the `.pdf` instead.",
        "",
    ]


def _figure(place: int, shown: Shown, folder: str, base: str) -> list[str]:
    words, first = shown.words, shown.sheets[0]
    name = words.name
    picture = next((first.files[kind] for kind in ("png", "svg") if kind in first.files), None)
    whole = next(first.files[kind] for kind in ("pdf", "svg", "png") if kind in first.files)
    alternative = escape(words.alternative)
    width = round(first.width * PIXELS_A_MILLIMETRE)
    lines = [f'<a id="{name}"></a>', "", f"### {place}. {escaped(words.question)}", ""]
    if picture:
        image = f'<img src="{base}{picture}" width="{width}" alt="{alternative}">'
        lines += [f'<a href="{base}{whole}">{image}</a>', ""]
    if words.finding:
        lines += [escaped(words.finding), ""]
    pages = f" It has {first.pages} pages: `page=2` shows the second." if first.pages > 1 else ""
    return [
        *lines,
        f"Files: {_files(shown, base)}.{pages}",
        "",
        "<details><summary>Caption</summary>",
        "",
        caption_markdown(words).rstrip("\n"),
        "",
        "</details>",
        "<details><summary>How to include it</summary>",
        "",
        *_latex(name, first, folder),
        "",
        "```markdown",
        f"![{_pasted(words.alternative)}]({folder}/{first.files.get('svg', picture or whole)})",
        "```",
        "",
        "</details>",
        *_cited(shown),
        "",
    ]


def _files(shown: Shown, base: str) -> str:
    told = []
    for place, sheet in enumerate(shown.sheets):
        links = ", ".join(f"[{kind.upper()}]({base}{file})" for kind, file in sheet.files.items())
        told.append(links if place == 0 else f"for {SIZES[sheet.size]} {links}")
    name = shown.words.name
    told.append(f"[data]({base}{name}.csv)")
    told.append(f"caption ([Markdown]({base}{name}.caption.md), [LaTeX]({base}{name}.caption.tex))")
    told.append(f"[sources and settings]({base}{name}.json)")
    return "; ".join(told)


def _latex(name: str, sheet: Sheet, folder: str) -> list[str]:
    if "pdf" not in sheet.files:
        return ["LaTeX takes the PDF: add `pdf` to `figures.formats` in the configuration."]
    float_ = FLOATS[sheet.size]
    return [
        "```latex",
        rf"\begin{{{float_}}}",
        r"  \centering",
        rf"  \input{{{folder}/{name}.caption}}",
        rf"  \includegraphics[alt={{\parallaxalt}}]{{{folder}/{sheet.files['pdf']}}}",
        r"  \caption[\parallaxquestion]{\parallaxcaption}",
        rf"  \label{{fig:{name}}}",
        rf"\end{{{float_}}}",
        "```",
    ]


def _pasted(text: str) -> str:
    """Alternative text inside a block of code: nothing may end the block or the brackets."""
    return escaped(text).replace("`", "'")


def _cited(shown: Shown) -> list[str]:
    if not shown.numbers:
        return []
    rows = [
        f"| `{number.key}` | {number.printed} | {escaped(number.unit)} | {escaped(number.meaning)} |"
        for number in shown.numbers
    ]
    return [
        "<details><summary>Numbers to cite</summary>",
        "",
        "| key | number | unit | meaning |",
        "| --- | ---: | --- | --- |",
        *rows,
        "",
        "</details>",
    ]


def _tables(study: str, tables: Mapping[str, str], base: str) -> list[str]:
    if not tables:
        return []
    kinds = {"LaTeX": "tex", "Word": "html", "Markdown": "md", "data": "csv"}
    rows = [
        f"| [{title}]({base}tables/{name}.md) | "
        + ", ".join(f"[{kind}]({base}tables/{name}.{ending})" for kind, ending in kinds.items())
        + " |"
        for name, title in tables.items()
    ]
    first = next(iter(tables))
    return [
        "## Tables",
        "",
        "In Word, open the page for Word and copy the table. In LaTeX a table brings its caption, label and notes:",
        "",
        "```latex",
        rf"\input{{figures/{study}/tables/preamble}}  % in the preamble",
        rf"\input{{figures/{study}/tables/{first}}}  % where the table belongs",
        "```",
        "",
        "| table | files |",
        "| --- | --- |",
        *rows,
        "",
    ]


def _numbers(study: str, numbers: Mapping[str, int], base: str) -> list[str]:
    rows = [f"| {escaped(origin)} | {count:,} |" for origin, count in numbers.items()]
    return [
        "## Numbers",
        "",
        f"[numbers.json]({base}numbers.json) says of each number what it means; in LaTeX "
        f"[numbers.tex]({base}numbers.tex) prints it by its key, and a key that does not exist is an error "
        "(`docs/numbers.md`):",
        "",
        "```latex",
        rf"\input{{figures/{study}/numbers}}  % in the preamble",
        r"… differs by \parallax{frames.apart.mean} percentage points on average.",
        "```",
        "",
        "| said by | numbers |",
        "| --- | ---: |",
        *rows,
        "",
    ]
