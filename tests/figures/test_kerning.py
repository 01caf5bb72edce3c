"""Pair adjustments of both formats, against a font whose kerning is known."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from analysis.figures.kerning import kern_table, pair_kerning

LETTERS = ["A", "T", "V", "o", "x"]
FEATURES = """
feature kern {
    pos T o -80;
    enum pos [A T] V -7;
    subtable;
    pos [A V] [o x] -20;
    pos [T V] [o] -33;
} kern;
feature liga { sub A by V; } liga;
"""


@pytest.fixture
def small_font() -> TTFont:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *LETTERS])
    builder.setupCharacterMap({ord(letter): letter for letter in LETTERS})
    builder.setupGlyf({name: Glyph() for name in [".notdef", *LETTERS]})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *LETTERS], (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    addOpenTypeFeaturesFromString(builder.font, FEATURES)
    return builder.font


def test_first_subtable_that_knows_the_pair_decides(small_font: TTFont) -> None:
    kerning = pair_kerning(small_font, LETTERS)
    assert kerning["T", "o"] == -80
    assert kerning["A", "V"] == kerning["T", "V"] == -7
    assert kerning["A", "o"] == kerning["A", "x"] == kerning["V", "x"] == -20
    assert ("x", "o") not in kerning


def test_only_wanted_glyphs(small_font: TTFont) -> None:
    assert pair_kerning(small_font, ["T", "o"]) == {("T", "o"): -80}


def test_a_font_without_adjustments_has_no_kerning(small_font: TTFont) -> None:
    del small_font["GPOS"]
    assert pair_kerning(small_font, LETTERS) == {}


def test_table_is_written_and_read_back(small_font: TTFont) -> None:
    small_font["kern"] = kern_table({("T", "o"): -80, ("A", "V"): -7})
    file = BytesIO()
    small_font.save(file)
    table = TTFont(BytesIO(file.getvalue()))["kern"].kernTables[0]
    assert dict(table.kernTable) == {("T", "o"): -80, ("A", "V"): -7}
    assert table.coverage == 1  # horizontal
