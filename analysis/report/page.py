"""The whole report, from the page of findings, the figures and the record of the run."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from analysis.pages.html_page import Sources, html_page
from analysis.pages.markdown import counted
from analysis.pages.markdown_html import blocks, text_html
from analysis.report.appendix import Record, appendix
from analysis.report.figures import ReportFigure, figure_html, place_figures
from analysis.report.sections import Section, page_sections, prose

MORE = "More figures"


def report_page(
    study: str,
    findings: str,
    figures: Sequence[ReportFigure],
    certainty: str,
    methods: str,
    record: Record,
    reader: str | None,
    address: Callable[[str], str],
    sources: Sources,
) -> str:
    """The page in HTML.

    Args:
        study: the name of the study.
        findings: the page of findings in Markdown, as :func:`analysis.findings.page.findings_page` writes it.
        figures: the figures, in the order of the study's list.
        certainty: what the numbers can bear, in Markdown.
        methods: how they are made, in Markdown; links lead to the project's documentation.
        record: what the run was made from and with.
        reader: the address of the reader beside the report; none where there is none.
        address: turns a link of ``certainty`` and ``methods`` into an address as seen from the report.
        sources: what the page is made of.

    Raises:
        ValueError: the sources do not fit each other, or a text links elsewhere than to a file. This is a fault of the
            code.
    """
    opening, sections = page_sections(findings)
    placed = place_figures(figures, sections)
    if placed[-1]:
        sections.append(Section("more-figures", MORE, []))
    numbered: list[tuple[int, ReportFigure]] = []
    for section, own in zip(sections, placed, strict=False):
        for figure in own:
            number = len(numbered) + 1
            numbered.append((number, figure))
            section.lines += figure_html(figure, number)
            section.figures.append((number, figure.id, figure.question))
    before = [
        _brief(numbered, reader),
        Section("certainty", "How sure it is", _certainty(certainty, record, address)),
    ]
    after = [Section("methods", "How it was measured", prose(blocks(methods), address)), appendix(record)]
    every = [*before, *sections, *after]
    parts = {
        "study": html.escape(study),
        "opening": "\n".join(opening),
        "contents": "\n".join(_contents(every)),
        "sections": "\n".join(line for section in every for line in section.html()),
        "program": html.escape(f"Parallax {record.versions['Parallax']}"),
    }
    return html_page(sources, parts, ("blob:",))


def _brief(numbered: Sequence[tuple[int, ReportFigure]], reader: str | None) -> Section:
    """What each figure found, in a line, with links."""
    lines = [
        '<p class="key"><span class="version en">English</span> is blue and round, '
        '<span class="version zh">Chinese</span> vermillion and square, in all figures and in the heads of tables.</p>',
        '<ol class="brief">',
        *(
            f'<li value="{number}"><a href="#{figure.id}">{text_html(figure.question)}</a> '
            f"{text_html(str(figure.about.get('finding') or ''))}</li>"
            for number, figure in numbered
        ),
        "</ol>",
    ]
    if reader:
        lines.append(
            f"<p>To read the texts themselves, both versions side by side with all this marked in them, open the "
            f'<a href="{html.escape(reader)}">reader</a>, a file beside this one.</p>'
        )
    return Section("brief", "In brief", lines)


def _certainty(certainty: str, record: Record, address: Callable[[str], str]) -> list[str]:
    warned = len(record.warnings)
    told = (
        f'The run warns of {counted(warned, "thing")} to be looked at: see <a href="#warnings">Warnings</a>.'
        if warned
        else "The run warns of nothing."
    )
    return [*prose(blocks(certainty), address), f"<p>{told}</p>"]


def _contents(sections: Sequence[Section]) -> list[str]:
    """Items of the list of contents; a section names its figures by their numbers."""
    lines = []
    for section in sections:
        lines.append(f'<li><a href="#{section.id}">{html.escape(section.title)}</a>')
        if section.figures:
            links = [
                f'<a href="#{name}" title="{html.escape(title)}">{"Figure " if not at else ""}{number}</a>'
                for at, (number, name, title) in enumerate(section.figures)
            ]
            lines.append(f'<span class="figures">{", ".join(links)}</span>')
        if section.parts:
            parts = [f'<li><a href="#{name}">{html.escape(title)}</a></li>' for name, title in section.parts]
            lines += ["<ul>", *parts, "</ul>"]
        lines.append("</li>")
    return lines
