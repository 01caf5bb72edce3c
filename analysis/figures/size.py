"""The sizes in which a figure can be had: a column of a journal, its two columns, or a slide."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.figures.style import DOUBLE_COLUMN, MAXIMUM_HEIGHT, SINGLE_COLUMN


@dataclass(frozen=True)
class Size:
    """What a figure may fill.

    Figures are laid out in millimetres with text of 7 points. A slide is read from afar: there everything is
    laid out on a smaller sheet and printed ``scale`` times as large.

    Attributes:
        name: what the configuration calls it; the end of the names of its files.
        width: width of the sheet on which the figure is laid out, in millimetres.
        maximum_height: height that a page of the figure may reach, in millimetres, before ``scale``.
        scale: how many times as large the sheet is printed.
    """

    name: str
    width: float
    maximum_height: float
    scale: float = 1.0


SINGLE = Size("single", SINGLE_COLUMN, MAXIMUM_HEIGHT)
DOUBLE = Size("double", DOUBLE_COLUMN, MAXIMUM_HEIGHT)
#: A widescreen slide of 338.7 × 190.5 mm (13⅓ × 7½ inches), whose text is 14 points.
SLIDE = Size("slide", 169.3, 95.2, 2.0)

SIZES = {size.name: size for size in (SINGLE, DOUBLE, SLIDE)}
