"""Turn drawings into bytes that are the same whenever and wherever they are made."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from analysis.errors import StudyError
from analysis.figures.drawing import Drawing
from analysis.figures.style import PAPER, POINT

if TYPE_CHECKING:
    from PIL.Image import Image as PngImage

    from analysis.figures.page import Page

FORMATS = ("pdf", "svg", "png")


def render(drawing: Drawing, format: str, resolution: int = 300) -> bytes:
    """The file of a drawing in one format; call it inside ``house_style``.

    A drawing of several pages is one PDF of several pages; in SVG and PNG, which know no pages, the pages
    stand one below the other.

    Args:
        drawing: what to render.
        format: ``pdf``, ``svg`` or ``png``.
        resolution: of the PNG, in dots an inch of the sheet that the figure is laid out on: a slide, which is
            printed twice as large, has half of it, and as many dots a letter.

    Raises:
        StudyError: the format is not one of the three.
    """
    if format not in FORMATS:
        raise StudyError(
            "figures: formats",
            f"“{format}” is not a format that figures are made in.",
            f"Use {', '.join(FORMATS)}.",
        )
    if format == "pdf":
        return _pdf(drawing)
    return _svg(drawing) if format == "svg" else _png(drawing, resolution)


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


def _png(drawing: Drawing, resolution: int) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image, PngImagePlugin

    sheets = []
    for page in drawing.pages:
        kept = page.figure.get_dpi()
        page.figure.set_dpi(resolution / page.scale)
        canvas: Any = FigureCanvasAgg(page.figure)
        canvas.draw()
        size = canvas.get_width_height()
        # Wrapped, not copied: a page has some ten million bytes.
        sheets.append(
            Image.frombuffer("RGBA", size, canvas.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")
        )
        page.figure.set_dpi(kept)
    result = BytesIO()
    words = PngImagePlugin.PngInfo()
    words.add_itxt("Title", drawing.question)
    words.add_itxt("Description", drawing.finding)
    # Level 3 makes files of drawings as small as level 6 does, in less time.
    printed = resolution / drawing.pages[0].scale
    _one_below_another(sheets).save(result, "PNG", dpi=(printed, printed), pnginfo=words, compress_level=3)
    return result.getvalue()


def _one_below_another(sheets: list[PngImage]) -> PngImage:
    from PIL import Image

    if len(sheets) == 1:
        return sheets[0]
    size = (max(sheet.width for sheet in sheets), sum(sheet.height for sheet in sheets))
    image = Image.new("RGB", size, PAPER)
    y = 0
    for sheet in sheets:
        image.paste(sheet, (0, y))
        y += sheet.height
    return image
