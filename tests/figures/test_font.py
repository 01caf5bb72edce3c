"""The subset is a TrueType font of our own name with the same letters, and always the same bytes."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from analysis.errors import StudyError
from analysis.figures import font
from analysis.figures.font import FAMILY, MISSING, fallback_path, subset_font


@pytest.fixture(scope="module")
def made(subset: bytes) -> TTFont:
    return TTFont(BytesIO(subset))


@pytest.fixture(scope="module")
def source(pinned_font: bytes) -> TTFont:
    return TTFont(BytesIO(pinned_font), lazy=True)


def test_outlines_are_truetype(made: TTFont) -> None:
    assert made.sfntVersion == "\x00\x01\x00\x00"
    assert "glyf" in made and "CFF " not in made


def test_name_is_our_own_and_the_licence_stays(made: TTFont) -> None:
    names = {record.nameID: str(record) for record in made["name"].names}
    assert names[1] == FAMILY
    for number in (1, 3, 4, 6):
        assert not any(reserved in names[number] for reserved in ("Noto", "Source", "Adobe"))
    assert "SIL Open Font License" in names[13]
    assert "Adobe" in names[0]


@pytest.mark.parametrize("character", "AgQ&9éß林渡–。〓")
def test_letters_keep_width_and_shape(character: str, made: TTFont, source: TTFont) -> None:
    ours, theirs = made.getBestCmap()[ord(character)], source.getBestCmap()[ord(character)]
    assert made["hmtx"][ours][0] == source["hmtx"][theirs][0]
    bounds, areas = [], []
    for held, name in ((made, ours), (source, theirs)):
        glyphs = held.getGlyphSet()
        box, area = BoundsPen(glyphs), AreaPen(glyphs)
        glyphs[name].draw(box)
        glyphs[name].draw(area)
        bounds.append(box.bounds)
        areas.append(area.value)
    assert bounds[0] == pytest.approx(bounds[1], abs=1.5)
    # TrueType contours run the other way round: the area has the other sign.
    assert areas[0] == pytest.approx(-areas[1], rel=0.01)


def test_a_minus_is_as_wide_as_a_digit_and_keeps_its_code(made: TTFont) -> None:
    widths = [made["hmtx"][made.getBestCmap()[ord(sign)]][0] for sign in "−0"]
    assert widths[0] == pytest.approx(widths[1], rel=0.05)


@pytest.mark.parametrize("sign", "‘’“”")
def test_quotation_marks_have_the_width_of_letters(sign: str, made: TTFont, source: TTFont) -> None:
    assert source["hmtx"][source.getBestCmap()[ord(sign)]][0] == 1000
    assert made["hmtx"][made.getBestCmap()[ord(sign)]][0] < 500


def test_same_characters_give_the_same_bytes(pinned_font: bytes) -> None:
    assert subset_font(pinned_font, "河林") == subset_font(pinned_font, "林河林")


def test_latin_letters_are_kerned(made: TTFont) -> None:
    names = made.getBestCmap()
    pairs = made["kern"].kernTables[0].kernTable
    # Read in the GPOS table of Noto Sans CJK SC 1.004.
    assert pairs[names[ord("T")], names[ord("o")]] == -74
    assert pairs[names[ord("A")], names[ord("V")]] == -15


def test_what_no_font_has_is_drawn_as_geta(pinned_font: bytes) -> None:
    fallback = fallback_path().read_bytes()
    text = "林Š𓀀" + MISSING + "\u200b\n"
    alone = subset_font(pinned_font, text)
    helped = subset_font(pinned_font, text, fallback)
    names = TTFont(BytesIO(alone)).getBestCmap()
    assert names[ord("𓀀")] == names[ord("Š")] == names[ord(MISSING)] != names[ord("林")]
    names = TTFont(BytesIO(helped)).getBestCmap()
    assert names[ord("𓀀")] == names[ord(MISSING)]
    # Left out, so that matplotlib asks the fallback.
    assert ord("Š") not in names
    assert ord("\u200b") not in names and ord("\n") not in names


@pytest.mark.parametrize("content", [b"", b"not a font", b"\x00\x01\x00\x00" + bytes(40)])
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(StudyError, match="not an OpenType font with CFF outlines"):
        subset_font(content, "x")


def test_a_truetype_font_is_refused() -> None:
    with pytest.raises(StudyError, match="not an OpenType font with CFF outlines"):
        subset_font(fallback_path().read_bytes(), "x")


@pytest.mark.parametrize("locate", [font.font_path, font.fallback_path])
def test_a_missing_package_is_said(locate: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font, "find_spec", lambda name: None)
    with pytest.raises(StudyError, match="not in this environment"):
        locate()  # type: ignore[operator]
