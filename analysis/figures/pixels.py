"""A picture of a PDF: what is printed, as dots."""

from __future__ import annotations

from io import BytesIO

from analysis.figures.style import MILLIMETRES_AN_INCH, PAPER, POINT


def picture_of_pdf(pdf: bytes, resolution: float, title: str, description: str) -> bytes:
    """A PNG of the pages of a PDF, one below the other, on white.

    Taken from the PDF by PDFium and not drawn a second time: that costs a quarter, and the two cannot differ.

    Args:
        pdf: the file.
        resolution: dots an inch.
        title, description: what the PNG says of itself.
    """
    import pypdfium2
    from PIL import Image, PngImagePlugin

    document = pypdfium2.PdfDocument(pdf)
    sheets = []
    for page in document:
        width = int(page.get_width() * POINT / MILLIMETRES_AN_INCH * resolution + 1e-6)
        # PDFium counts begun dots: a hair less than asked for, so that a page of 2,000.2 dots has 2,000.
        scale = (width - 1e-3) / page.get_width()
        sheets.append(page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB"))
    size = (max(sheet.width for sheet in sheets), sum(sheet.height for sheet in sheets))
    image = sheets[0]
    if len(sheets) > 1:
        image = Image.new("RGB", size, PAPER)
        y = 0
        for sheet in sheets:
            image.paste(sheet, (0, y))
            y += sheet.height
    words = PngImagePlugin.PngInfo()
    words.add_itxt("Title", title)
    words.add_itxt("Description", description)
    result = BytesIO()
    # Level 1 makes files of drawings hardly larger than level 6 does, in two thirds of the time.
    image.save(result, "PNG", dpi=(resolution, resolution), pnginfo=words, compress_level=1)
    return result.getvalue()
