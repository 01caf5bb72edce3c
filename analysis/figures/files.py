"""Turn drawings into bytes that are the same whenever and wherever they are made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from analysis.errors import StudyError
from analysis.figures.drawing import Drawing
from analysis.figures.pixels import picture_of_pdf
from analysis.figures.style import POINT

if TYPE_CHECKING:
    from analysis.figures.page import Page

FORMATS = ("pdf", "svg", "png")


def render(drawing: Drawing, format: str, resolution: int = 300) -> bytes:
    """The file of a drawing in one format; see :func:`render_all`."""
    return render_all(drawing, [format], resolution)[format]


def render_all(drawing: Drawing, formats: Sequence[str], resolution: int = 300) -> dict[str, bytes]:
    """The files of a drawing by format; call it inside ``house_style``.

    A drawing of several pages is one PDF of several pages; in SVG and PNG, which know no pages, the pages
    stand one below the other. A PNG is a picture of the PDF.

    Args:
        drawing: what to render.
        formats: ``pdf``, ``svg`` or ``png``, each at most once.
        resolution: of the PNG, in dots an inch of the sheet that the figure is laid out on: a slide, which is
            printed twice as large, has half of it, and as many dots a letter.

    Raises:
        StudyError: a format is not one of the three.
    """
    for format in formats:
        if format not in FORMATS:
            raise StudyError(
                "figures: formats",
                f"“{format}” is not a format that figures are made in.",
                f"Use {', '.join(FORMATS[:-1])} or {FORMATS[-1]}.",
            )
    files: dict[str, bytes] = {}
    if {"pdf", "png"} & set(formats):
        pdf = _pdf(drawing)
        if "pdf" in formats:
            files["pdf"] = pdf
        if "png" in formats:
            printed = resolution / drawing.pages[0].scale
            files["png"] = picture_of_pdf(pdf, printed, drawing.question, drawing.finding)
    if "svg" in formats:
        files["svg"] = _svg(drawing)
    return files


def _pdf(drawing: Drawing) -> bytes:
    from matplotlib.backends.backend_pdf import PdfPages

    result = BytesIO()
    metadata = {
        "Title": drawing.question,
        "Subject": drawing.finding or None,
        "Creator": "Parallax",
        "Producer": None,
        "CreationDate": None,
    }
    with PdfPages(result, metadata=metadata) as pages:
        for page in drawing.pages:
            pages.savefig(page.figure)
    return result.getvalue()


def _svg(drawing: Drawing) -> bytes:
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    files = []
    for page in drawing.pages:
        result = BytesIO()
        metadata = {
            "Title": drawing.question,
            "Description": drawing.finding,
            "Creator": "Parallax",
            "Date": None,
        }
        canvas: Any = FigureCanvasSVG(page.figure)
        canvas.print_svg(result, metadata=metadata)
        files.append(result.getvalue())
    return files[0] if len(files) == 1 else _below_each_other(files, drawing.pages)


def _below_each_other(files: list[bytes], pages: tuple[Page, ...]) -> bytes:
    """One SVG that holds whole SVGs: each keeps its own marks, moved down by the pages above it."""
    width = max(page.printed_width for page in pages) / POINT
    parts, y = [], 0.0
    for file, page in zip(files, pages, strict=True):
        body = file[file.index(b"<svg ") :]
        end = body.index(b">")
        # Inside, a length with a unit would be scaled once more.
        opening = re.sub(rb'((?:width|height)="[0-9.]+)pt"', rb'\1"', body[:end])
        parts.append(opening.replace(b"<svg ", f'<svg y="{y:g}" '.encode(), 1) + body[end:])
        y += page.printed_height / POINT
    head = (
        '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{width:g}pt" height="{y:g}pt" '
        f'viewBox="0 0 {width:g} {y:g}">\n'
    )
    return head.encode() + b"".join(parts) + b"</svg>\n"
