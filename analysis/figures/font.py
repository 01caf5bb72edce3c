"""One small TrueType font for all figures of a study, cut from the pinned Noto Sans CJK SC.

The pinned font is 16 MB of CFF outlines, which PDF fonttype 42 cannot embed as TrueType. The subset holds
only the characters that the figures of a study write, with TrueType outlines, under a name of our own: the
SIL Open Font License asks that a changed font does not keep a reserved name.
"""

from __future__ import annotations

import unicodedata
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import StudyError

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FAMILY = "Parallax Sans"
POSTSCRIPT_NAME = "ParallaxSans-Regular"

#: The geta mark, which Chinese and Japanese typesetters print where a glyph is missing.
MISSING = "〓"

LATIN = "".join(chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100)) if code != 0xAD)

#: Written by the figures themselves, or likely in a name or a title.
ALWAYS = LATIN + "‐–—‘’“”…⋯·•−×÷±≤≥≈→←↑↓‰°′″●■◆○□◇▲△　、。，；：？！（）《》「」『』〈〉【】～" + MISSING

#: Signs that the pinned font sets as wide as a Chinese character. English cannot be read that way
#: ("China’ s"), so they take their proportional form, which Chinese bears well.
PROPORTIONAL = "‘’“”…"
#: The minus is as wide too, and its proportional form is a hyphen: it is drawn as an en dash, as wide as a digit.
MINUS, DRAWN_MINUS = "−", "–"

#: How far an outline may move when its cubic curves become quadratic ones, in units of 1/1000 em.
OUTLINE_TOLERANCE = 0.5


def font_path() -> Path:
    """Where the pinned Noto Sans CJK SC lies: in the package mplfonts, which is not imported.

    Raises:
        StudyError: the package, or the font in it, is not installed.
    """
    found = find_spec("mplfonts")
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder) / "fonts" / "NotoSansCJKsc-Regular.otf"
        if path.is_file():
            return path
    raise StudyError(
        "figures",
        "the font Noto Sans CJK SC is not in this environment.",
        "Install the locked environment again; the font comes with the package mplfonts.",
    )


def fallback_path() -> Path:
    """Where matplotlib keeps DejaVu Sans, which has the letters that Noto Sans CJK lacks (Š, ł, …)."""
    found = find_spec("matplotlib")
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder) / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"
        if path.is_file():
            return path
    raise StudyError(
        "figures",
        "the font DejaVu Sans is not in this environment.",
        "Install the locked environment again; the font comes with matplotlib.",
    )


def subset_font(font: bytes, text: str, fallback: bytes | None = None) -> bytes:
    """Cut ``font`` (OpenType with CFF outlines) down to what ``text`` needs, as a TrueType font.

    The same input gives the same bytes. ASCII, Latin-1 and the signs that figures use (:data:`ALWAYS`) are
    always in it, with the kerning of the Latin letters.

    Args:
        font: bytes of the OpenType font.
        text: all the characters that will be drawn, in any order, repeated or not.
        fallback: bytes of the font that is asked next for a glyph. A character that neither font has is
            drawn as :data:`MISSING`, and keeps its code, so that the text of a PDF stays right.

    Raises:
        StudyError: the bytes are not an OpenType font with CFF outlines.
    """
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib import TTFont, TTLibError

    from analysis.figures.kerning import kern_table, pair_kerning

    try:
        source = TTFont(BytesIO(font), lazy=True)
        outlines = source["CFF "].cff[0].CharStrings
    except (TTLibError, KeyError):
        raise StudyError(
            "figures",
            "the font of the figures is not an OpenType font with CFF outlines.",
            "Use the file that font_path() names.",
        ) from None
    available = dict(source.getBestCmap())
    available |= _proportional(source, available)
    if ord(DRAWN_MINUS) in available:
        available[ord(MINUS)] = available[ord(DRAWN_MINUS)]
    wanted = sorted({ord(character) for character in (*ALWAYS, *text) if drawable(character)})
    character_map = {code: available[code] for code in wanted if code in available}
    absent = [code for code in wanted if code not in available]
    if absent:
        elsewhere = TTFont(BytesIO(fallback), lazy=True).getBestCmap() if fallback else {}
        character_map |= {code: available[ord(MISSING)] for code in absent if code not in elsewhere}

    order = [".notdef", *dict.fromkeys(character_map[code] for code in sorted(character_map))]
    metrics = source["hmtx"]
    latin = [available[code] for code in map(ord, LATIN)]
    kerning = pair_kerning(source, [name for name in order if name in set(latin)])

    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    head = source["head"]
    # The dates of the pinned font, not of today: the same input gives the same bytes.
    builder.setupHead(unitsPerEm=head.unitsPerEm, created=head.created, modified=head.modified)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(dict(sorted(character_map.items())))
    builder.setupGlyf({name: _quadratic(outlines[name]) for name in order})
    builder.setupHorizontalMetrics(_metrics(builder.font, metrics, order))
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    builder.setupNameTable(_names(source))
    _copy_typographic_metrics(builder, source)
    post = source["post"]
    builder.setupPost(underlinePosition=post.underlinePosition, underlineThickness=post.underlineThickness)
    if kerning:
        builder.font["kern"] = kern_table(kerning)
    result = BytesIO()
    builder.save(result)
    return result.getvalue()


def drawable(character: str) -> bool:
    """Whether a character needs a glyph: control, format, surrogate, private and unassigned ones do not."""
    return not unicodedata.category(character).startswith("C")


def _proportional(source: TTFont, available: dict[int, str]) -> dict[int, str]:
    """The glyphs that the feature ``pwid`` of the font puts for the signs of :data:`PROPORTIONAL`."""
    if "GSUB" not in source:
        return {}
    table = source["GSUB"].table
    lookups = [
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "pwid"
        for index in record.Feature.LookupListIndex
    ]
    replaced: dict[int, str] = {}
    for index in sorted(set(lookups)):
        for subtable in table.LookupList.Lookup[index].SubTable:
            mapping = getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {})
            for code in map(ord, PROPORTIONAL):
                if available.get(code) in mapping:
                    replaced.setdefault(code, mapping[available[code]])
    return replaced


def _quadratic(outline: Any) -> Any:
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    # CFF contours run the other way round than TrueType ones.
    outline.draw(Cu2QuPen(pen, max_err=OUTLINE_TOLERANCE, reverse_direction=True))
    return pen.glyph()


def _metrics(font: TTFont, metrics: Any, order: list[str]) -> dict[str, tuple[int, int]]:
    glyphs = font["glyf"]
    return {name: (metrics[name][0], getattr(glyphs[name], "xMin", 0)) for name in order}


def _names(source: TTFont) -> dict[str, str]:
    """Our own family name; copyright and licence as the licence asks."""
    kept = {
        key: str(source["name"].getDebugName(number) or "")
        for key, number in (("copyright", 0), ("licenseDescription", 13), ("licenseInfoURL", 14))
    }
    return {
        **{key: value for key, value in kept.items() if value},
        "familyName": FAMILY,
        "styleName": "Regular",
        "uniqueFontIdentifier": POSTSCRIPT_NAME,
        "fullName": FAMILY,
        "psName": POSTSCRIPT_NAME,
        "version": "Version 1.000",
    }


def _copy_typographic_metrics(builder: Any, source: TTFont) -> None:
    table = source["OS/2"]
    builder.setupOS2(
        sTypoAscender=table.sTypoAscender,
        sTypoDescender=table.sTypoDescender,
        sTypoLineGap=table.sTypoLineGap,
        usWinAscent=table.usWinAscent,
        usWinDescent=table.usWinDescent,
        sxHeight=table.sxHeight,
        sCapHeight=table.sCapHeight,
        usWeightClass=table.usWeightClass,
        fsType=0,
    )
