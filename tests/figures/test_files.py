"""Files have fonts that a printer and a reader can use, and nothing of the time and place they are made at.

That they are the same bytes in other surroundings is tested with all that a study makes, in test_reproducible.py.
"""

from __future__ import annotations

import logging
import re
import subprocess
import sys
import warnings
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from drawn_figures import FIGURES, draw, texts
from fontTools.ttLib import TTFont
from PIL import Image
from synthetic_tables import study

from analysis.errors import StudyError
from analysis.figures.drawing import Drawing
from analysis.figures.files import FORMATS, render, render_all
from analysis.figures.font import fallback_path, subset_font
from analysis.figures.size import SIZES, SLIDE
from analysis.figures.style import POINT, house_style

ROOT = Path(__file__).parents[2]
#: In bytes: what a paper with a dozen figures bears.
LARGEST_PDF = 150_000


@pytest.fixture(scope="module")
def drawings(font_file: Path) -> dict[str, Drawing]:
    with house_style(font_file):
        return {figure: draw(figure, study((4, 4))) for figure in FIGURES}


@pytest.fixture(scope="module")
def pdfs(drawings: dict[str, Drawing], font_file: Path) -> dict[str, bytes]:
    with house_style(font_file):
        return {figure: render(drawing, "pdf") for figure, drawing in drawings.items()}


def streams(pdf: bytes) -> list[bytes]:
    """The content of all compressed streams of a PDF."""
    found = re.findall(rb"/FlateDecode.*?stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return [zlib.decompress(stream) for stream in found]


def unicode_maps(pdf: bytes) -> bytes:
    """The tables from which a reader finds the character of a glyph, in lower case."""
    found = [stream for stream in streams(pdf) if b"beginbfchar" in stream or b"beginbfrange" in stream]
    return b"".join(found).lower()


@pytest.mark.usefixtures("house")
def test_rendering_in_another_order_gives_the_same_bytes(drawings: dict[str, Drawing]) -> None:
    first = {format: render(drawings["overview"], format, 72) for format in FORMATS}
    again = {format: render(drawings["overview"], format, 72) for format in reversed(FORMATS)}
    assert again == first


@pytest.mark.parametrize("figure", FIGURES)
def test_pdf_embeds_truetype_subsets_only(figure: str, pdfs: dict[str, bytes]) -> None:
    pdf = pdfs[figure]
    assert b"/Type3" not in pdf
    assert set(re.findall(rb"/BaseFont /(\S+)", pdf)) and all(
        re.fullmatch(rb"[A-Z]{6}\+ParallaxSans-Regular", name)
        for name in re.findall(rb"/BaseFont /(\S+)", pdf)
    )
    fonts = [TTFont(BytesIO(stream)) for stream in streams(pdf) if stream[:4] == b"\x00\x01\x00\x00"]
    assert fonts
    assert all("glyf" in font for font in fonts)
    assert len(pdf) < LARGEST_PDF


TWO_CHINESE = re.compile("[\u4e00-\u9fff]{2}")
#: Figures that have no Chinese in them where ids stand in place of titles.
WITHOUT_CHINESE = ("topic_number", "similarity", "actors", "trends")


@pytest.mark.parametrize("figure", FIGURES)
def test_pdf_text_can_be_searched_in_chinese(
    figure: str, drawings: dict[str, Drawing], pdfs: dict[str, bytes]
) -> None:
    maps = unicode_maps(pdfs[figure])
    written = {
        character for page in drawings[figure].pages for text in texts(page) for character in text.get_text()
    }
    chinese = {character for character in written if "\u4e00" <= character <= "\u9fff"}
    assert chinese or figure in WITHOUT_CHINESE
    assert [
        character for character in sorted(chinese) if f"<{ord(character):04x}>".encode() not in maps
    ] == []


@pytest.mark.parametrize("path", sorted((ROOT / "figures").glob("*/*.pdf")), ids=lambda path: path.name)
def test_the_figures_that_come_with_the_project_are_small(path: Path) -> None:
    assert path.stat().st_size < LARGEST_PDF


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("figure", FIGURES)
def test_no_font_warning_occurs_and_a_reader_finds_the_text_of_a_pdf_in_both_languages(
    figure: str, size: str, caplog: pytest.LogCaptureFixture
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawing = draw(figure, study((4, 4)), size=SIZES[size])
        files = render_all(drawing, FORMATS, 72)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    file = pypdfium2.PdfDocument(files["pdf"])
    sheets = [page.get_textpage().get_text_range() for page in file]
    file.close()
    assert len(sheets) == len(drawing.pages)
    for sheet, page in zip(sheets, drawing.pages, strict=True):
        for text in texts(page):
            # A reader takes a hyphen at the end of a line for one that breaks a word.
            assert text.get_text().removesuffix("-") in sheet
    written = [text.get_text() for page in drawing.pages for text in texts(page)]
    if any(map(TWO_CHINESE.search, written)):
        assert any(map(TWO_CHINESE.search, sheets))


@pytest.mark.parametrize("figure", FIGURES)
def test_pdf_knows_no_date_and_no_version(figure: str, pdfs: dict[str, bytes]) -> None:
    assert b"Date" not in pdfs[figure]
    assert b"Matplotlib" not in pdfs[figure]
    assert b"/Creator (Parallax)" in pdfs[figure]


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("figure", FIGURES)
def test_svg_is_well_formed_and_needs_no_font(figure: str, drawings: dict[str, Drawing]) -> None:
    svg = render(drawings[figure], "svg")
    root = ElementTree.fromstring(svg)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert "path" in tags
    assert not tags & {"text", "image", "date"}
    assert drawings[figure].question.encode() in svg


@pytest.mark.usefixtures("house")
def test_png_has_the_size_and_resolution_asked_for(drawings: dict[str, Drawing]) -> None:
    drawing = drawings["overview"]
    image = Image.open(BytesIO(render(drawing, "png", 300)))
    assert image.mode == "RGB"
    assert image.width == int(183 / 25.4 * 300)
    assert image.height == pytest.approx(drawing.pages[0].height / 25.4 * 300, abs=1)
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert image.info["Title"] == drawing.question


@pytest.mark.usefixtures("house")
def test_a_slide_has_the_pixels_of_a_screen() -> None:
    drawing = draw("overview", study((4,)), size=SLIDE)
    image = Image.open(BytesIO(render(drawing, "png", 300)))
    assert image.size == (2000, 1125)
    assert image.info["dpi"] == pytest.approx((150, 150), abs=0.1)
    root = ElementTree.fromstring(render(drawing, "svg"))
    assert float(root.attrib["width"].removesuffix("pt")) == pytest.approx(960)
    assert float(root.attrib["height"].removesuffix("pt")) == pytest.approx(540)
    box = re.search(rb"/MediaBox \[ ?0 0 ([0-9.]+) ([0-9.]+)", render(drawing, "pdf"))
    assert box and [float(side) for side in box.groups()] == pytest.approx([960, 540])


@pytest.mark.usefixtures("house")
def test_pages_are_pages_of_the_pdf_and_stand_below_each_other_elsewhere() -> None:
    drawing = draw("overview", study((8, 8, 8)))
    heights = [page.height for page in drawing.pages]
    assert len(heights) == 2
    assert b"/Count 2" in render(drawing, "pdf")
    png = Image.open(BytesIO(render(drawing, "png", 72)))
    assert png.height == pytest.approx(sum(heights) / POINT, abs=2)
    root = ElementTree.fromstring(render(drawing, "svg"))
    pages = [element for element in root if element.tag.endswith("svg")]
    assert [float(page.attrib["y"]) for page in pages] == pytest.approx([0, heights[0] / POINT], rel=1e-4)
    assert [float(page.attrib["height"]) for page in pages] == pytest.approx(
        [height / POINT for height in heights], rel=1e-4
    )
    assert float(root.attrib["height"].removesuffix("pt")) == pytest.approx(sum(heights) / POINT, rel=1e-4)


@pytest.mark.usefixtures("house")
def test_letters_of_the_fallback_are_embedded_too() -> None:
    whole = study((1,))
    names = whole.articles["author_name"].str.replace("Lin", "Łiň")
    drawing = draw("overview", replace(whole, articles=whole.articles.with_columns(author_name=names)))
    pdf = render(drawing, "pdf")
    assert b"/Type3" not in pdf
    assert b"+DejaVuSans" in pdf


def test_a_missing_glyph_is_drawn_as_geta_and_keeps_its_code(pinned_font: bytes, tmp_path: Path) -> None:
    whole = study((1,))
    names = whole.articles["author_name"].str.replace("林", "𓀀")
    named = replace(whole, articles=whole.articles.with_columns(author_name=names))
    font = tmp_path / "geta.ttf"
    font.write_bytes(subset_font(pinned_font, "𓀀河源一条许多岸", fallback_path().read_bytes()))
    with house_style(font):
        pdf = render(draw("overview", named), "pdf")
    maps = b"".join(
        stream for stream in streams(pdf) if b"beginbfchar" in stream or b"beginbfrange" in stream
    )
    assert "𓀀".encode("utf-16-be").hex().encode() in maps.lower()


def test_an_unknown_format_is_said(drawings: dict[str, Drawing]) -> None:
    with pytest.raises(StudyError, match="pdf, svg or png"):
        render(drawings["overview"], "gif")


def test_importing_the_figures_does_not_import_matplotlib() -> None:
    names = [
        "overview",
        "frames",
        "keywords",
        "topics",
        "topic_terms",
        "topic_number",
        "share_panels",
        "files",
        "font",
        "style",
        "characters",
        "drawing",
        "labels",
        "measure",
        "page",
    ]
    modules = ", ".join(f"analysis.figures.{name}" for name in names)
    script = f"import sys, {modules}; assert not {{'matplotlib', 'fontTools', 'PIL'}} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
