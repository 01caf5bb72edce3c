"""Kerning of Latin letters, carried over from the GPOS table of a font into a plain ``kern`` table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

#: A ``kern`` subtable counts its bytes in 16 bits, six bytes a pair.
MAXIMUM_PAIRS = 10_000


def pair_kerning(font: TTFont, glyphs: Sequence[str]) -> dict[tuple[str, str], int]:
    """Kerning of every pair of ``glyphs``, in font units, from the pair adjustments of the feature ``kern``.

    Follows the OpenType rule for lookup type 2: within a lookup, the first subtable that covers the left
    glyph and knows the pair decides. Pairs without kerning are left out.
    """
    if "GPOS" not in font:
        return {}
    table = font["GPOS"].table
    lookups = sorted(
        {
            index
            for record in table.FeatureList.FeatureRecord
            if record.FeatureTag == "kern"
            for index in record.Feature.LookupListIndex
        }
    )
    kerning: dict[tuple[str, str], int] = {}
    for index in lookups:
        found: dict[tuple[str, str], int] = {}
        for subtable in table.LookupList.Lookup[index].SubTable:
            subtable = getattr(subtable, "ExtSubTable", subtable)
            if subtable.LookupType == 2:
                for pair, value in _pairs(subtable, glyphs).items():
                    found.setdefault(pair, value)
        for pair, value in found.items():
            kerning[pair] = kerning.get(pair, 0) + value
    return dict([(pair, value) for pair, value in kerning.items() if value][:MAXIMUM_PAIRS])


def kern_table(kerning: dict[tuple[str, str], int]) -> Any:
    """A ``kern`` table (version 0, one horizontal subtable of format 0) that holds ``kerning``."""
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

    subtable = KernTable_format_0(apple=False)
    subtable.coverage = 1
    subtable.kernTable = dict(kerning)
    table = newTable("kern")
    table.version = 0
    table.kernTables = [subtable]
    return table


def _pairs(subtable: Any, glyphs: Sequence[str]) -> dict[tuple[str, str], int]:
    covered = set(subtable.Coverage.glyphs)
    left = [glyph for glyph in glyphs if glyph in covered]
    if subtable.Format == 1:
        wanted = set(glyphs)
        sets = dict(zip(subtable.Coverage.glyphs, subtable.PairSet, strict=True))
        return {
            (first, record.SecondGlyph): _advance(record.Value1)
            for first in left
            for record in sets[first].PairValueRecord
            if record.SecondGlyph in wanted
        }
    first_classes, second_classes = subtable.ClassDef1.classDefs, subtable.ClassDef2.classDefs
    values: dict[tuple[int, int], int] = {}
    pairs: dict[tuple[str, str], int] = {}
    for first in left:
        row = first_classes.get(first, 0)
        for second in glyphs:
            cell = (row, second_classes.get(second, 0))
            if cell not in values:
                values[cell] = _advance(subtable.Class1Record[cell[0]].Class2Record[cell[1]].Value1)
            pairs[first, second] = values[cell]
    return pairs


def _advance(value: Any) -> int:
    return getattr(value, "XAdvance", 0) or 0
